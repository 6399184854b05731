"""What the screen keeps open and closes by itself while the meeting moves on."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from intervisie.faces.screen.board import Board
from intervisie.faces.screen.keys import Act
from intervisie.faces.screen.scene import MessageKind, Page
from intervisie.meeting.command import Command, Verb
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.words.catalogue import Words
from tests.meeting.builders import Table, a_table_at
from tests.screen.builders import HINTING, a_picture


def a_board(table: Table) -> Board:
    return Board(table.meeting, table.now, Words("en"))


@pytest.mark.parametrize(
    ("opened", "stays"),
    [(Act.HELP, False), (Act.STEP, False), (Act.OVERVIEW, True), (Act.GROUP, True)],
)
def test_a_page_about_the_part_that_was_left_closes(opened: Act, stays: bool) -> None:
    table = a_table_at("sketch")
    board = a_board(table)
    board.toggle(opened)

    table.type("/next")
    board.changed(table.meeting, (), table.now, 0)

    assert (board.page is not Page.MEETING) == stays


def test_a_page_stays_open_while_a_note_is_taken_at_the_same_part() -> None:
    table = a_table_at("questions")
    board = a_board(table)
    board.toggle(Act.HELP)

    table.type("Who was there?")
    board.changed(table.meeting, (), table.now, 0)

    assert board.page is Page.LINES


@pytest.mark.parametrize(
    ("of_group", "then"),
    [
        (ClockDisplay.EXACT, [ClockDisplay.EXACT, ClockDisplay.ROUGH, ClockDisplay.EXACT]),
        (ClockDisplay.ROUGH, [ClockDisplay.ROUGH, ClockDisplay.EXACT, ClockDisplay.ROUGH]),
        (ClockDisplay.HIDDEN, [ClockDisplay.HIDDEN, ClockDisplay.EXACT, ClockDisplay.HIDDEN]),
    ],
)
def test_the_clock_begins_as_the_group_wants_it_and_one_key_shows_the_seconds_for_a_while(
    of_group: ClockDisplay, then: list[ClockDisplay]
) -> None:
    table = a_table_at("questions")
    board = Board(replace(table.meeting, clock=of_group), table.now, Words("en"))

    shown = [board.scene(table.now, 0).clock]
    for _ in range(2):
        board.toggle(Act.HIDE_CLOCK)
        shown.append(board.scene(table.now, 0).clock)

    assert shown == then
    assert board.scene(table.now, 0).group.display == of_group


ADVICE = "Heb je al eens met haar gepraat?"


def hinted(board: Board, table: Table) -> bool:
    return any(one.kind is MessageKind.HINT for one in board.scene(table.now, 0).messages)


def test_advice_in_a_question_is_hinted_at_while_it_is_typed_and_never_on_the_page_for_the_group() -> None:
    table = a_table_at("questions", HINTING)
    board = a_board(table)
    board.typed = ADVICE

    assert hinted(board, table)

    board.page = Page.GROUP
    assert not hinted(board, table)


def test_one_command_switches_hints_off_and_on_again() -> None:
    table = a_table_at("questions", HINTING)
    board = a_board(table)
    board.typed = ADVICE

    board.looked(Command(Verb.HINTS), 0)
    assert not hinted(board, table)

    board.looked(Command(Verb.HINTS), 0)
    assert hinted(board, table)


@pytest.mark.parametrize(
    ("before", "after", "more"),
    [
        ("Heb je", "Heb je al", True),
        ("Heb je al", "Heb je al eens", False),
        ("Wat zei", "Wat zei ze", False),
        ("", "/", True),
        ("/", "", True),
    ],
)
def test_a_letter_changes_more_than_its_line_only_with_a_hint_or_an_offer(
    before: str, after: str, more: bool
) -> None:
    board = a_board(a_table_at("questions", HINTING))
    board.take(before)

    assert board.take(after) == more


@pytest.mark.parametrize("before", [Page.MEETING, Page.GROUP])
def test_one_key_shows_nothing_and_the_same_key_brings_back_what_was_there(before: Page) -> None:
    table = a_table_at("questions")
    board = a_board(table)
    board.page = before

    board.toggle(Act.BLANK)
    table.type("marker-note")
    board.changed(table.meeting, (), table.now, 0)
    blank = a_picture(board.scene(table.now, 0))
    board.toggle(Act.BLANK)

    assert "".join(text for row in blank.above for _, text in row).strip() == ""
    assert blank.masked
    assert board.page is before


def test_the_screen_begins_with_as_much_help_as_the_group_wants() -> None:
    table = a_table_at("questions")
    board = Board(replace(table.meeting, guidance=Guidance.CLOCK), table.now, Words("en"))

    shown = [board.guidance]
    for _ in range(2):
        board.looked(Command(Verb.GUIDANCE), 0)
        shown.append(board.guidance)

    assert shown == [Guidance.CLOCK, Guidance.READ_ALOUD, Guidance.HEADINGS]
