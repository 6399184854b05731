"""Keys and typing on a screen without a terminal: every character in order, and one grammar."""

from __future__ import annotations

from typing import cast

import pytest

from intervisie.conduct.ports import Ending
from intervisie.errors import StorageError
from intervisie.faces.screen.keys import KEYS
from intervisie.faces.screen.scene import Page
from intervisie.meeting.decision import Refusal
from intervisie.meeting.display import Guidance
from intervisie.meeting.instant import Instant
from intervisie.text import say
from tests.meeting.builders import Table, a_table_at
from tests.screen.builders import a_running_table, a_sitting


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        ("a note\r", ["a note"]),
        ("a\rb\n", ["a", "b"]),
        ("half a line\t", ["half a line", "/turn"]),
        ("\t", ["/turn"]),
        ("\x0e", ["/next"]),
        ("said first\x0e", ["said first", "/next"]),
        ("\x10", ["/hold"]),
        ("/next\r", ["/next"]),
        ("/ne\t\r", ["/next "]),
        ("@ce\tyes\r", ["@Cem yes"]),
        ("\x1b[200~two\nlines\x1b[201~\r", ["two lines"]),
        ("\x1b[200~/next\x1b[201~\r", ["//next"]),
        ("wrogn\x7f\x7fng\r", ["wrong"]),
        ("one\r\x1b[A\r", ["one", "one"]),
        ("   \r", []),
        ("/half\x10", ["/hold"]),
        ("\x0e\x0e\x0e", ["/next"]),
        ("\t\t", ["/turn"]),
        ("a\x1b[24;80R \x1b]11;rgb:0000/0000/0000\x07no\x1b[Ite\x1b[<0;3;4M\x1b[?62;22c\r", ["a note"]),
    ],
)
def test_keys_send_the_same_lines_as_typing(keys: str, lines: list[str]) -> None:
    with a_sitting() as sitting:
        assert sitting.type(keys) == lines


def test_a_refusal_of_what_was_typed_outlasts_the_key_after_it() -> None:
    with a_sitting() as sitting:
        sitting.board.refused(Refusal(say("Nothing is written down here.")), "a note", 100.0)
        sitting.board.hush(100.2)
        sitting.board.changed(sitting.table.meeting, (), sitting.table.now, 100.2)
        sitting.board.asked(say("Skip it?"), 100.3)

        assert [one.text for one in sitting.board.scene(sitting.table.now, 100.4).messages] == [
            "Nothing is written down here. Arrow up brings back what you typed.",
            "Skip it? /yes or /no.",
        ]


@pytest.mark.parametrize("beginning", ["", "/", "@", "#"])
def test_five_thousand_letters_typed_in_a_burst_are_drawn_a_few_times(beginning: str) -> None:
    with a_sitting() as sitting:
        moments: list[Instant] = []
        wall = sitting.table

        class Watched:
            @property
            def now(self) -> Instant:
                moments.append(wall.now)
                return wall.now

        sitting.table = cast("Table", Watched())
        sitting.type(beginning + "word " * 1000)

    assert len(moments) < 100


def test_the_first_enter_starts_the_clock() -> None:
    with a_sitting(Table()) as sitting:
        assert sitting.type("\r") == ["/continue"]


def test_tab_without_turns_keeps_what_is_typed_for_later() -> None:
    with a_sitting(a_table_at("sketch")) as sitting:
        assert sitting.type("half\t and whole\r") == ["/turn", "half and whole"]


def test_fifty_notes_in_a_burst_arrive_whole_and_in_order() -> None:
    notes = [f"note {number} of a burst" for number in range(50)]
    with a_sitting() as sitting:
        assert sitting.type("".join(f"{note}\r" for note in notes)) == notes


def test_a_hundred_lines_pasted_without_brackets_are_a_hundred_notes() -> None:
    lines = [f"line {number}" for number in range(100)]
    with a_sitting() as sitting:
        assert sitting.type("".join(f"{line}\n" for line in lines)) == lines


def test_five_thousand_characters_pasted_are_one_whole_note() -> None:
    pasted = "word " * 999 + "end"
    with a_sitting() as sitting:
        assert sitting.type(f"\x1b[200~{pasted}\x1b[201~\r") == [pasted]


def test_control_characters_never_reach_a_note() -> None:
    with a_sitting() as sitting:
        lines = sitting.type("\x1b[200~a\x1b[31mb\x00\x1b[201~\r")

    assert all(line.isprintable() for line in lines)


def test_a_draft_stands_in_the_line_again() -> None:
    with a_sitting() as sitting:
        assert sitting.type(" here\r", draft="half a line") == ["half a line here"]


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ("\x0f", Page.OVERVIEW),
        ("\x0f\x0f", Page.MEETING),
        ("\x07", Page.GROUP),
        ("\x07\x07", Page.MEETING),
        ("\x1bOP", Page.LINES),
        ("\x1bOP\r", Page.MEETING),
        ("\x0f\x07", Page.GROUP),
    ],
)
def test_looking_around_moves_no_meeting(keys: str, page: Page) -> None:
    with a_sitting() as sitting:
        assert sitting.type(keys) == []
        assert sitting.board.page is page


def test_one_key_goes_through_the_levels_of_guidance() -> None:
    with a_sitting() as sitting:
        sitting.type("\x0c")
        assert sitting.board.guidance is Guidance.HEADINGS


def test_ctrl_c_asks_first_and_leaves_the_second_time() -> None:
    with a_sitting() as sitting:
        sitting.type("")

    assert sitting.leader.endings == [Ending.INTERRUPTED]
    assert sitting.screen.ending is Ending.INTERRUPTED


def test_hidden_text_is_never_written_on_the_screen_nor_remembered() -> None:
    with a_sitting() as sitting:
        lines = sitting.type("/private marker-hidden\r\x1b[A")

    assert lines == ["/private marker-hidden"]
    assert "marker-hidden" not in sitting.written.getvalue()
    assert sitting.drafts == []


def test_nothing_rings_and_no_title_is_set() -> None:
    with a_sitting() as sitting:
        sitting.type("\x7f\x7f\x1b[C\x1b[B\t\x0f")

    assert "\x07" not in sitting.written.getvalue()
    assert "\x1b]" not in sitting.written.getvalue()


def test_the_terminal_is_left_as_it_was() -> None:
    with a_sitting() as sitting:
        sitting.type("typing")

    for code in ("\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l"):
        assert code in sitting.written.getvalue()


def test_a_fault_in_a_key_is_told_in_one_line_and_ends_nothing() -> None:
    with a_sitting() as sitting:

        def fail(line: str) -> None:
            raise ZeroDivisionError(line)

        sitting.leader.on_line = fail
        sitting.type("\x10")

    assert [type(fault) for fault in sitting.screen.faults] == [ZeroDivisionError]
    assert "Traceback" not in sitting.written.getvalue()
    assert sitting.leader.endings == [Ending.INTERRUPTED]


def test_the_screen_looks_at_the_clock_before_it_draws_and_says_how_long_that_took() -> None:
    with a_sitting() as sitting:
        sitting.type("a")

    assert sitting.leader.looks
    assert sitting.leader.busy


def test_no_two_keys_are_the_same() -> None:
    names = [name for key in KEYS for name in key.names]

    assert len(names) == len(set(names))


def test_a_refusal_stands_above_the_line_until_it_is_old() -> None:
    with a_sitting() as sitting:
        sitting.board.refused(Refusal(say("Not now.")), "/turn", 100.0)

        assert [one.text for one in sitting.board.scene(sitting.table.now, 101.0).messages] == ["Not now."]
        assert sitting.board.scene(sitting.table.now, 120.0).messages == ()


def test_a_question_stands_until_it_is_answered() -> None:
    with a_sitting() as sitting:
        sitting.board.asked(say("Skip it?"), 100.0)
        sitting.board.hush(9999.0)

        assert [one.text for one in sitting.board.scene(sitting.table.now, 9999.0).messages] == [
            "Skip it? /yes or /no."
        ]


def test_lines_that_a_slow_disk_has_not_taken_stay_visible() -> None:
    with a_sitting() as sitting:
        sitting.board.sent("slow note", 100.0)

        assert sitting.board.scene(sitting.table.now, 100.1).messages == ()
        assert "slow note" in sitting.board.scene(sitting.table.now, 100.5).messages[0].text
        sitting.board.settle(0)
        assert sitting.board.scene(sitting.table.now, 100.5).messages == ()


def test_lines_that_the_disk_refused_stay_until_they_are_safe() -> None:
    with a_sitting() as sitting:
        sitting.board.not_saved(StorageError(say("The disk is full.")), ("kept note",))
        shown = [one.text for one in sitting.board.scene(sitting.table.now, 1e6).messages]
        table = a_running_table()
        sitting.board.changed(table.meeting, (), table.now, 1e6)

    assert shown[0] == "The disk is full."
    assert "kept note" in shown[1]
    assert sitting.board.scene(sitting.table.now, 1e6).messages == ()


@pytest.mark.parametrize(
    ("rows", "columns"), [(1, 1), (1, 80), (24, 1), (2, 2), (5, 12), (12, 40), (40, 120)]
)
def test_typing_works_on_a_terminal_of_any_size(rows: int, columns: int) -> None:
    with a_sitting(rows=rows, columns=columns) as sitting:
        assert sitting.type("a note\r") == ["a note"]
        assert sitting.screen.faults == []


def test_a_break_is_said_once_by_the_clock() -> None:
    with a_sitting() as sitting:
        before = sitting.table.meeting
        table = sitting.table.type("/break 10")
        sitting.board.changed(table.meeting, table.records[-1][1], table.now, 100.0)

        assert table.meeting is not before
        assert sitting.board.scene(table.now, 100.0).messages == ()
