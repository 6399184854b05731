"""What became of an action after the meeting: done, changed or dropped, with a line about it. Pure.

It is never late: an action is asked about, nobody is called to account (the advice of the field).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.event import Event
from intervisie.meeting.note import Note, NoteKind, Outcome
from intervisie.meeting.state import Meeting, note_of, with_note
from intervisie.method.choices import GoesTo


class ActionSettled(Event, frozen=True):
    """Somebody said what became of an action; `text` is their line about it, or ""."""

    number: int
    outcome: Outcome
    text: str = ""


class SettlementWithdrawn(Event, frozen=True):
    """What was said about an action does not hold: it is open again."""

    number: int


FollowingEvent = ActionSettled | SettlementWithdrawn


def actions(meeting: Meeting) -> Iterator[Note]:
    """Yield the actions of a meeting that stand, in order of entry."""
    for note in meeting.notes:
        if note.kind is NoteKind.ACTION and not note.struck and not note.off_record:
            yield note


def is_shared(note: Note) -> bool:
    """Tell whether an action is for the group to know of: it stands in the group minutes, or was shared."""
    return note.shared or note.goes_to is GoesTo.MINUTES


def is_open(note: Note) -> bool:
    """Tell whether an action is still to be done; one that was changed goes on."""
    return note.outcome in (None, Outcome.CHANGED)


def apply_following(meeting: Meeting, event: FollowingEvent) -> Meeting:
    """Return the meeting after an event of this theme."""
    note = note_of(meeting, event.number)
    match event:
        case ActionSettled():
            return with_note(meeting, replace(note, outcome=event.outcome, afterwards=event.text))
        case SettlementWithdrawn():
            return with_note(meeting, replace(note, outcome=None, afterwards=""))
        case _:
            assert_never(event)
