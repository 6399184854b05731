"""What the screen keeps open and closes by itself while the meeting moves on."""

from __future__ import annotations

import pytest

from intervisie.faces.screen.board import Board
from intervisie.faces.screen.keys import Act
from intervisie.faces.screen.scene import Page
from intervisie.words.catalogue import Words
from tests.meeting.builders import Table, a_table_at


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
