"""A damaged meeting: what can be read makes a meeting that makes sense, and no readable note is lost."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from intervisie.meeting.codec import Decided, encode
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.recovering import recover
from intervisie.meeting.view import view
from tests.meeting.builders import MINUTE, Table

LINES = (
    "/continue",
    "#note iets",
    "#action iets | 1-12-2026",
    "/next",
    "/goto questions",
    "/turn",
    "/pass",
    "/hold",
    "/strike 1",
    "/undo",
    "/leave Fay",
    "/arrive Gijs",
    "/method short",
    "/role timekeeper Bas",
    "/repeat",
    "/+2",
    "/break 5",
    "/since 1",
)

Records = list[tuple[Instant, tuple[MeetingEvent, ...]]]


def stored(records: Records) -> list[tuple[datetime, bytes]]:
    return [
        (now.wall, json.encode(encode(Decided(elapsed=now.elapsed, events=events))))
        for now, events in records
    ]


def played(lines: list[str]) -> Table:
    table = Table()
    for line in lines:
        table.wait(MINUTE).attempt(line)
    return table


@given(st.lists(st.sampled_from(LINES), max_size=30))
@settings(max_examples=40)
def test_a_sound_meeting_is_recovered_as_it_was(lines: list[str]) -> None:
    table = played(lines)

    assert recover(stored(table.records)) == (table.meeting, 0)
    assert recover(stored(table.records), damaged=True) == (table.meeting, 0)


@given(st.lists(st.sampled_from(LINES), max_size=30), st.data())
@settings(max_examples=150)
def test_whatever_is_missing_the_rest_makes_a_meeting_with_every_note_that_is_left(
    lines: list[str], data: st.DataObject
) -> None:
    table = played(lines)
    first, *others = table.records
    left = [first, *(record for record in others if data.draw(st.booleans()))]

    meeting, _ = recover(stored(left), damaged=True)

    assert meeting is not None
    notes = [event for _, events in left for event in events if isinstance(event, NoteTaken)]
    for note in notes:
        found = meeting.notes.find(note.number)
        assert found is not None
        assert (found.number, found.kind) == (note.number, note.kind)
    view(meeting, meeting.last)


def test_without_its_opening_there_is_no_meeting() -> None:
    table = Table().type("/continue", "#note iets")

    assert recover(stored(table.records[1:])) == (None, 2)
    assert recover([]) == (None, 0)


def test_a_record_of_another_world_is_counted_and_passed_over() -> None:
    records = stored(Table().type("/continue").records)
    wall = records[0][0]

    meeting, unused = recover([*records, (wall, b'{"elapsed":"PT1S","events":[{"event":"of-later"}]}')])

    assert meeting is not None
    assert unused == 1
