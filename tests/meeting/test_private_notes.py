"""Whoever types notes for the facilitator only is told once that somebody may be entitled to read them."""

from __future__ import annotations

from intervisie.meeting.notices import notices_at
from intervisie.meeting.state import current_stop
from intervisie.method.choices import GoesTo, Mode, RecordKind, Who
from intervisie.method.model import Method
from tests.meeting.builders import Table, a_part, a_record, a_step, a_table_at

PRIVATE = a_record(RecordKind.NOTES, GoesTo.FACILITATOR)
TWICE = Method(
    id="twice",
    language="nl",
    name="Twice",
    steps=(
        a_step("telling", a_part(Mode.CASE_OWNER, speaks=Who.CASE_OWNER)),
        a_step("watching", a_part(record=PRIVATE)),
        a_step("watching-again", a_part(record=PRIVATE)),
    ),
)


def is_told(table: Table) -> bool:
    told = notices_at(table.meeting, current_stop(table.meeting))
    return any("may read them" in text.msgid for text in told)


def test_it_is_told_where_such_notes_are_first_typed_and_nowhere_else() -> None:
    table = a_table_at("telling", TWICE)
    assert not is_told(table)

    table.go_to("watching")
    assert is_told(table)
    table.type("a thought")
    assert is_told(table)

    table.go_to("watching-again")
    assert not is_told(table)


def test_it_is_told_with_the_first_note_that_is_parked() -> None:
    table = a_table_at("questions")
    assert not is_told(table)

    table.type("#park wait with this")
    assert is_told(table)

    table.type("#park and with this")
    assert not is_told(table)
