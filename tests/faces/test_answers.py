"""What a terminal says by itself never reaches the line; every key and every paste does."""

from __future__ import annotations

import pytest
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES

from intervisie.faces.answers import WAITS, Sieve

ANSWERS = {
    "where the cursor is": "\x1b[24;80R",
    "what it is": "\x1b[?62;22c",
    "which version it is": "\x1b[>41;354;0c",
    "its window has the focus": "\x1b[I",
    "its window lost the focus": "\x1b[O",
    "its ground, ended by BEL": "\x1b]11;rgb:0000/0000/0000\x07",
    "its ground, ended by ST": "\x1b]11;rgb:0000/0000/0000\x1b\\",
    "its clipboard": "\x1b]52;c;aGVsbG8=\x07",
    "a click": "\x1b[<0;3;4M",
    "a click let go": "\x1b[<0;3;4m",
    "a click of the oldest kind": "\x1b[M !!",
    "a click of another kind": "\x1b[32;3;4M",
    "its name": "\x1bP>|xterm(380)\x1b\\",
    "what it can do": "\x1bP1+r544e=78\x1b\\",
    "its pictures": "\x1b_Gi=1;OK\x1b\\",
    "which modes it has": "\x1b[?2026;2$y",
    "its size": "\x1b[8;24;80t",
    "that all is well": "\x1b[0n",
    "that it turned dark": "\x1b[?997;1n",
    "a key of a newer kind": "\x1b[97;5u",
}


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def a_sieve(clock: Clock | None = None) -> Sieve:
    return Sieve(ANSI_SEQUENCES.__contains__, clock or Clock())


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_is_dropped_wherever_the_stream_is_cut(answer: str) -> None:
    for cut in range(len(answer) + 1):
        sieve = a_sieve()

        through = [sieve.feed(f"x{answer[:cut]}"), sieve.feed(f"{answer[cut:]}y"), sieve.flush()]

        assert "".join(through) == "xy", cut


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_that_comes_late_leaves_an_escape_at_most(answer: str) -> None:
    for cut in range(len(answer) + 1):
        sieve = a_sieve()

        through = [sieve.feed(f"x{answer[:cut]}"), sieve.flush(), sieve.feed(answer[cut:]), sieve.feed("y")]

        assert "".join(through).replace("\x1b", "") == "xy", cut


def test_every_key_comes_through() -> None:
    for key in ANSI_SEQUENCES:
        sieve = a_sieve()

        assert sieve.feed(key) + sieve.flush() == ("" if key == "\x9b" else key)


def test_escape_and_letters_with_alt_come_through() -> None:
    sieve = a_sieve()

    assert sieve.feed("\x1b") + sieve.flush() == "\x1b"
    assert sieve.feed("\x1bb\x1bf\x1b\x7f") == "\x1bb\x1bf\x1b\x7f"


def test_a_key_cut_in_two_is_still_that_key() -> None:
    sieve = a_sieve()

    assert sieve.feed("\x1b[") + sieve.flush() + sieve.feed("A") == "\x1b[A"


@pytest.mark.parametrize("cut", range(6))
def test_a_paste_goes_through_untouched(cut: int) -> None:
    pasted = "\x1b[200~so \x1b[24;80R and \x1b]11;x\x07 it\x1b[20\x1b[201~\x1b[A"
    end = pasted.index("\x1b[201~") + cut
    sieve = a_sieve()

    assert sieve.feed(pasted[:end]) + sieve.flush() + sieve.feed(pasted[end:]) == pasted


def test_a_paste_whose_end_never_came_does_not_swallow_what_is_typed_later() -> None:
    clock = Clock()
    sieve = a_sieve(clock)
    sieve.feed("\x1b[200~half")

    clock.now += 60

    assert sieve.feed("typed") == "\x1b[201~typed"


def test_an_answer_that_never_ends_does_not_swallow_what_is_typed_later() -> None:
    clock = Clock()
    sieve = a_sieve(clock)
    sieve.feed("\x1b]11;rgb:00")

    clock.now += 2 * WAITS

    assert sieve.feed("typed") == "typed"
