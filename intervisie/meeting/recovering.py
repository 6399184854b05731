"""A meeting from records of which some may be missing. Pure.

A sound journal replays as it stands. In a damaged one every record that still makes sense is used,
so that as much as possible of what was typed is kept; the others are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from intervisie.meeting.codec import decode
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent, apply_all
from intervisie.meeting.note import Note, NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.state import Meeting
from intervisie.method.choices import GoesTo

_SENSELESS = (LookupError, ValueError, AssertionError, AttributeError, TypeError, StopIteration)
"""What `apply` raises when an event speaks of something that an event before it should have made."""


def recover(
    records: Sequence[tuple[datetime, bytes]], *, damaged: bool = False
) -> tuple[Meeting | None, int]:
    """Return the meeting that records (wall time and body) add up to, and how many were of no use.

    None when not even the opening of the meeting is there. A meeting that is not `damaged` replays
    without a second look at each record.
    """
    if not damaged:
        meeting = None
        try:
            for wall, body in records:
                meeting = _after(meeting, body, wall)
        except _SENSELESS:
            return recover(records, damaged=True)
        return meeting, 0
    meeting, unused = None, 0
    for wall, body in records:
        try:
            meeting = _whole(_after(meeting, body, wall, fill=True))
        except _SENSELESS:
            unused += 1
    return meeting, unused


def _after(meeting: Meeting | None, body: bytes, wall: datetime, *, fill: bool = False) -> Meeting:
    decided = decode(body)
    if fill and meeting is not None:
        meeting = _with_lost_notes(meeting, decided.events)
    return apply_all(meeting, decided.events, Instant(decided.elapsed, wall))


def _with_lost_notes(meeting: Meeting, events: tuple[MeetingEvent, ...]) -> Meeting:
    """Return the meeting with a struck, empty note for each that is missing before a note in `events`.

    The number of a note is its place in the row, and people refer to it.
    """
    first = next((event.number for event in events if isinstance(event, NoteTaken)), 0)
    notes = meeting.notes
    for number in range(len(notes) + 1, min(first, len(notes) + _MOST_LOST)):
        notes = notes.added(
            Note(
                number=number,
                stop=meeting.here,
                case="",
                kind=NoteKind.NOTE,
                columns=("",),
                goes_to=GoesTo.NOWHERE,
                struck=True,
            )
        )
    return replace(meeting, notes=notes)


_MOST_LOST = 100_000
"""More lost notes than this come from a record that was made up."""


def _whole(meeting: Meeting) -> Meeting:
    """Return the meeting if it stands somewhere in its own order.

    Raises:
        ValueError: it stands nowhere, or its notes are out of order.
    """
    keys = {stop.key for stop in meeting.order}
    if meeting.here not in keys or not keys.issuperset(meeting.visits):
        raise ValueError("the meeting stands at no stop of its order")
    last = next(_backwards(meeting), None)
    if last is not None and last.number != len(meeting.notes):
        raise ValueError("a note was taken before those that come before it")
    return meeting


def _backwards(meeting: Meeting) -> Iterator[Note]:
    yield from reversed(meeting.notes.rest)
    for chunk in reversed(meeting.notes.full):
        yield from reversed(chunk)
