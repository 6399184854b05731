"""Leaving: a mistaken Ctrl-C is told from one that is meant, and drafts never wait for the disk."""

from __future__ import annotations

import threading

from intervisie.faces.drafts import Drafts
from intervisie.faces.leaving import Interrupts


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_the_first_ctrl_c_is_a_mistake_and_a_quick_second_is_meant() -> None:
    hand = Hand()
    interrupts = Interrupts(hand)

    first = interrupts.is_meant(empty=False)
    hand.seconds = 1.5

    assert (first, interrupts.is_meant(empty=False)) == (False, True)


def test_a_second_one_much_later_is_a_mistake_again_unless_the_line_is_empty() -> None:
    hand = Hand()
    interrupts = Interrupts(hand)

    interrupts.is_meant(empty=False)
    hand.seconds = 10
    half_typed = interrupts.is_meant(empty=False)
    hand.seconds = 20
    emptied = interrupts.is_meant(empty=True)
    hand.seconds = 30

    assert (half_typed, emptied, interrupts.is_meant(empty=True)) == (False, False, True)


def test_typing_on_makes_the_next_one_a_first_one() -> None:
    interrupts = Interrupts(Hand())

    interrupts.is_meant(empty=True)
    interrupts.forget()

    assert not interrupts.is_meant(empty=True)


def test_the_last_of_a_draft_is_kept_at_the_end() -> None:
    kept: list[str] = []
    drafts = Drafts(kept.append)

    for length in range(1, 30):
        drafts.keep("x" * length)
    drafts.end()

    assert kept == ["x" * 29]


def test_forty_characters_do_not_wait() -> None:
    written = threading.Event()
    drafts = Drafts(lambda _: written.set())

    drafts.keep("x" * 40)

    assert written.wait(1.5)
    drafts.end()


def test_an_entered_line_is_no_draft() -> None:
    kept: list[str] = []
    drafts = Drafts(kept.append)

    drafts.keep("a line")
    drafts.entered()
    drafts.end()

    assert kept == []


def test_a_disk_that_hangs_does_not_hold_up_typing() -> None:
    release = threading.Event()

    def hang(text: str) -> None:
        release.wait(20)

    drafts = Drafts(hang)

    drafts.keep("x" * 50)
    drafts.keep("x" * 100)
    drafts.end(patience=0.05)

    release.set()
