"""What the screen shows where notes have a shape of their own, or earlier ones are gone through."""

from __future__ import annotations

from tests.meeting.builders import a_table_at
from tests.meeting.shapes import METHOD
from tests.screen.builders import a_scene, seen


def test_the_notes_that_are_marked_stand_there_with_their_marks() -> None:
    table = a_table_at("step-questions", METHOD).type("@bas Why now?", "Who was there?")

    picture = seen(a_scene(table.go_to("step-warmth").type("/mark 1 warm")))
    assert "1  Bas  Why now? (question, warm)" in picture
    assert "2       Who was there? (question)" in picture
    assert "Type        /mark NUMBER WORD, with one of: warm, lauw, koud." in picture


def test_a_form_to_complete_and_a_quiet_word_stand_in_their_places() -> None:
    picture = seen(a_scene(a_table_at("step-before", METHOD).type("11")))

    assert "Type        A line that begins with a number is that number" in picture
    assert "For you     Note 1: 11 is outside 0 to 10" in picture
