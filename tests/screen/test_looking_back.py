"""Actions of earlier meetings on the screen: where the group looks back, and never in red."""

from __future__ import annotations

import pytest

from intervisie.faces.screen.board import Board
from intervisie.faces.screen.rows import plain_text
from intervisie.faces.screen.scene import Page
from intervisie.meeting.command import Command, Verb
from intervisie.meeting.display import Guidance
from intervisie.words.catalogue import Words
from tests.meeting.builders import BROUGHT, ELSEWHERE, Table
from tests.screen.builders import a_pen, a_picture, a_scene, seen


def a_table() -> Table:
    """Return a meeting that looks back on three actions, of which one was done."""
    table = Table(brought=BROUGHT, elsewhere=ELSEWHERE).type("/start").go_to("look-back")
    return table.type("/done a ze was blij")


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_they_stand_above_the_notes_with_their_letters(width: int, height: int) -> None:
    page = seen(a_scene(a_table()), width, height)

    assert "a. Anna: bel de school (by 5 December 2026) - done: ze was" in page
    assert "b. Bas, Gea: kijk het plan na" in page
    assert "c. maak een lijst" in page


def test_they_stay_when_nothing_is_read_aloud() -> None:
    assert "b. Bas, Gea: kijk het plan na" in seen(a_scene(a_table(), guidance=Guidance.HEADINGS))


def test_a_small_screen_keeps_the_clock_and_says_that_there_is_more() -> None:
    table = Table(brought=BROUGHT * 6).type("/start").go_to("look-back")

    page = seen(a_scene(table), 40, 12)

    assert "5:00" in page
    assert "a. Anna: bel de school" in page
    assert "…" in page


def test_the_group_sees_them_in_its_own_language_without_what_was_said() -> None:
    page = seen(a_scene(a_table(), Page.GROUP), pen=a_pen("nl"))

    assert "a. Anna: bel de school (uiterlijk 5 december 2026) - gedaan" in page
    assert "ze was blij" not in page


def test_nothing_about_them_is_in_a_style_of_alarm() -> None:
    picture = a_picture(a_scene(a_table()))

    styles = {style for row in picture.above for style, text in row if "school" in text or "plan" in text}
    assert styles <= {"", "quiet"}


def test_another_step_shows_them_only_when_asked() -> None:
    table = a_table().go_to("learning")
    assert "bel de school" not in seen(a_scene(table))
    board = Board(table.meeting, table.now, Words("en"))

    board.looked(Command(Verb.ACTIONS), 0.0)

    lines = [(line.label.strip(), line.text) for line in board.scene(table.now, 0.0).lines]
    assert lines[0] == ("a", "Anna: bel de school (by 5 December 2026) - done: ze was blij")
    assert "/done a" in lines[-1][1]


def test_every_row_of_the_picture_fits() -> None:
    table = a_table().type("/changed b " + "heel lang " * 40)

    for width, height in ((40, 12), (80, 24), (120, 40)):
        picture = a_picture(a_scene(table), width, height)
        assert all(len(plain_text((row,)).rstrip("\n")) <= width for row in picture.above)
