"""What notes promise: kept, put in one document only, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.note import CHUNK, Note, NoteKind, Notes
from intervisie.method.choices import GoesTo
from tests.meeting.builders import MINUTE, Table, a_table_at


def the_last_note(table: Table) -> Note:
    note = table.meeting.notes.find(len(table.meeting.notes))
    assert note is not None
    return note


def test_a_line_is_a_note_of_the_kind_that_the_part_writes_down() -> None:
    note = the_last_note(
        a_table_at("questions").type("Wat zei de moeder precies? | Dat ze het had gevraagd.")
    )

    assert note.kind is NoteKind.QUESTION
    assert note.columns == ("Wat zei de moeder precies?", "Dat ze het had gevraagd.")
    assert note.goes_to is GoesTo.OWNER_SHEET


def test_a_note_in_a_turn_is_said_by_who_has_the_floor() -> None:
    assert the_last_note(a_table_at("positions").type("Eerst bellen.")).speaker == "p1"


def test_a_name_in_front_says_who_spoke() -> None:
    assert the_last_note(a_table_at("positions").type("@dewi Eerst bellen.")).speaker == "p3"


def test_a_kind_in_front_says_what_it_is() -> None:
    note = the_last_note(a_table_at("questions").type("#advies @cem Bel de school."))

    assert (note.kind, note.speaker, note.text) == (NoteKind.ADVICE, "p2", "Bel de school.")


@pytest.mark.parametrize("line", ["@nobody knows", "#unknown tag", "@", "#", "a | b", "@anna", "#advies"])
def test_nothing_of_a_line_is_lost(line: str) -> None:
    note = the_last_note(a_table_at("sketch").type(line))

    assert " | ".join(note.columns) == line


def test_two_slashes_begin_a_note_with_one() -> None:
    assert the_last_note(a_table_at("sketch").type("//next is wat hij zei")).text == "/next is wat hij zei"


def test_a_learning_point_goes_to_the_group_minutes() -> None:
    table = a_table_at("learning").type("Langer doorvragen.")

    assert the_last_note(table).goes_to is GoesTo.MINUTES


def test_an_action_has_a_date_and_stays_with_the_owner() -> None:
    note = the_last_note(a_table_at("sketch").type("#actie @anna de school bellen | 1-12"))

    assert (note.due, note.goes_to, note.columns) == (
        date(2026, 12, 1),
        GoesTo.OWNER_SHEET,
        ("de school bellen",),
    )


def test_an_action_goes_to_the_minutes_only_when_it_is_shared() -> None:
    note = the_last_note(a_table_at("sketch").type("#actie @bas zaal regelen | gedeeld | 12 januari"))

    assert (note.due, note.goes_to) == (date(2027, 1, 12), GoesTo.MINUTES)


def test_a_part_that_writes_nothing_down_refuses_a_note() -> None:
    table = Table().type("/start").attempt("een gevoel")

    assert isinstance(table.answer, Refusal)
    assert len(table.meeting.notes) == 0


def test_a_note_can_be_put_with_an_earlier_step() -> None:
    table = a_table_at("questions").type("/at 2 wat nog ontbrak")

    assert the_last_note(table).stop == "1/sketch/1/1"


def test_a_struck_note_stands_nowhere_until_the_strike_is_undone() -> None:
    table = a_table_at("sketch").type("een", "twee", "/strike 1")
    struck = table.meeting.notes.find(1)

    table.type("/undo")

    assert struck is not None
    assert struck.struck
    assert [note.note.number for note in table.seen.notes] == [1, 2]


def test_undo_takes_back_the_last_note() -> None:
    table = a_table_at("sketch").type("een", "twee", "/undo", "/undo")

    assert [note.struck for note in table.meeting.notes] == [True, True]


def test_a_changed_note_keeps_its_number_and_its_speaker() -> None:
    table = a_table_at("positions").type("Eest bellen", "/change 1 Eerst bellen")
    note = the_last_note(table)

    assert (note.number, note.text, note.speaker) == (1, "Eerst bellen", "p1")


def test_a_changed_kind_changes_where_a_note_may_stand() -> None:
    table = a_table_at("sketch").type("iets geleerd", "/change 1 #leerpunt iets geleerd")

    assert the_last_note(table).goes_to is GoesTo.MINUTES


def test_the_last_note_can_be_kept_off_the_record() -> None:
    assert the_last_note(a_table_at("sketch").type("iets", "/off-record")).off_record


def test_the_coming_minutes_can_be_kept_off_the_record() -> None:
    table = a_table_at("sketch").type("/off-record 5m").wait(4 * MINUTE).type("iets").wait(2 * MINUTE)
    table.type("iets anders")

    assert [note.off_record for note in table.meeting.notes] == [True, False]


@pytest.mark.parametrize("line", ["/strike", "/strike 7", "/change 7 x", "/off-record"])
def test_a_note_that_is_not_there_is_refused(line: str) -> None:
    assert isinstance(a_table_at("sketch").attempt(line).answer, Refusal)


def test_a_note_of_a_whole_book_is_refused_and_not_cut() -> None:
    table = a_table_at("sketch").attempt("x" * 20_001)

    assert isinstance(table.answer, Refusal)


def test_notes_are_found_by_number_across_all_chunks() -> None:
    notes = Notes()
    for number in range(1, 3 * CHUNK + 2):
        notes = notes.added(Note(number, "s", "", NoteKind.NOTE, (str(number),), GoesTo.NOWHERE))

    changed = notes.changed(Note(CHUNK + 1, "s", "", NoteKind.NOTE, ("other",), GoesTo.NOWHERE))

    assert len(notes) == 3 * CHUNK + 1
    assert [note.number for note in notes] == list(range(1, 3 * CHUNK + 2))
    found = changed.find(CHUNK + 1)
    assert found is not None
    assert found.text == "other"
    assert notes.find(0) is None
    assert notes.find(3 * CHUNK + 2) is None


def test_after_the_end_a_line_is_asked_about_first() -> None:
    table = a_table_at("questions").attempt("/end").yes()

    table.attempt("ls -la")

    assert isinstance(table.answer, Confirm)
    assert not table.meeting.notes
    assert the_last_note(table.yes()).text == "ls -la"


def test_after_the_end_what_names_its_step_is_written_down_at_once() -> None:
    table = a_table_at("questions").attempt("/end").yes()

    assert the_last_note(table.type("/at questions Wie was erbij?")).text == "Wie was erbij?"
