"""What became of an action: done, changed or dropped, with a line about it. Pure.

It is said after the meeting in which the action was noted, or in a later one: what is open then comes along,
each with a letter of its own, so that it is not taken for a note. It is never late: an action is asked about,
nobody is called to account (the advice of the field).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from intervisie.meeting.command import Command, Verb
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.note import Brought, Note, NoteKind, Outcome
from intervisie.meeting.state import Meeting, names_of, note_of, with_note
from intervisie.meeting.stop import Stop
from intervisie.method.choices import GoesTo, RecordKind
from intervisie.text import say

LONGEST = 2_000
"""Characters of a line about an action: what more there is to say is a note."""

_LETTERS = 26


class ActionSettled(Event, frozen=True):
    """Somebody said what became of an action; `text` is their line about it, or ""."""

    number: int
    outcome: Outcome
    text: str = ""


class SettlementWithdrawn(Event, frozen=True):
    """What was said about an action does not hold: it is open again."""

    number: int


class ActionsBrought(Event, frozen=True):
    """The open actions of earlier meetings came along, as they read when this meeting began."""

    actions: tuple[Brought, ...]


class BroughtSettled(Event, frozen=True):
    """Somebody said what became of an action that came along; `place` counts these from 1."""

    place: int
    outcome: Outcome
    text: str = ""
    off_record: bool = False


class BroughtReopened(Event, frozen=True):
    """What was said of an action that came along was undone; the rest is what was said before that."""

    place: int
    outcome: Outcome | None = None
    text: str = ""
    off_record: bool = False


FollowingEvent = ActionSettled | SettlementWithdrawn | ActionsBrought | BroughtSettled | BroughtReopened

_OUTCOMES = {Verb.DONE: Outcome.DONE, Verb.CHANGED: Outcome.CHANGED, Verb.DROPPED: Outcome.DROPPED}


class BroughtView(Struct, frozen=True):
    """An action that came along as both faces and the group see it; `who` are names, or ""."""

    letter: str
    text: str
    who: str
    due: date | None
    outcome: Outcome | None
    afterwards: str


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


def letter_of(place: int) -> str:
    """Return the letter of a place from 1: a to z, then aa, ab and so on."""
    letters = ""
    while place > 0:
        place, last = divmod(place - 1, _LETTERS)
        letters = chr(ord("a") + last) + letters
    return letters


def place_of(typed: str) -> int:
    """Return the place that a letter stands for, or a number that was typed for it; 0 for anything else."""
    word = typed.casefold()
    if not (word.isascii() and 0 < len(word) <= 3):
        return 0
    if word.isdigit():
        return int(word)
    if not word.isalpha():
        return 0
    place = 0
    for letter in word:
        place = place * _LETTERS + ord(letter) - ord("a") + 1
    return place


def brought_views(meeting: Meeting) -> tuple[BroughtView, ...]:
    """Return the actions that came along, in the order of their letters."""
    return tuple(
        BroughtView(
            letter=letter_of(place),
            text=one.text,
            who=names_of(meeting, one.doers),
            due=one.due,
            outcome=one.outcome,
            afterwards=one.afterwards,
        )
        for place, one in enumerate(meeting.brought, start=1)
    )


def brought_at(meeting: Meeting, stop: Stop) -> tuple[BroughtView, ...]:
    """Return the actions that came along where the group looks back, none elsewhere."""
    record = stop.part.record
    return brought_views(meeting) if record is not None and record.kind is RecordKind.LOOK_BACK else ()


def decide_settle(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Say of an action that came along what became of it; said again, the last word counts."""
    if not 1 <= command.number <= len(meeting.brought):
        last = letter_of(len(meeting.brought))
        mend = (
            say("There is one: a.")
            if last == "a"
            else say("They go from a to {last}; /actions shows them.", last=last)
        )
        return Refusal(say("No action has this letter."), mend)
    if len(command.text) > LONGEST:
        return Refusal(say("A line about an action holds at most {most} characters.", most=LONGEST))
    off_record = meeting.off_record_until is not None and now.elapsed < meeting.off_record_until
    return (
        BroughtSettled(
            place=command.number, outcome=_OUTCOMES[command.verb], text=command.text, off_record=off_record
        ),
    )


def apply_following(meeting: Meeting, event: FollowingEvent) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case ActionSettled(number=number):
            settled = replace(note_of(meeting, number), outcome=event.outcome, afterwards=event.text)
            return with_note(meeting, settled)
        case SettlementWithdrawn(number=number):
            return with_note(meeting, replace(note_of(meeting, number), outcome=None, afterwards=""))
        case ActionsBrought(actions=brought):
            return replace(meeting, brought=brought)
        case BroughtSettled():
            return _said(meeting, event, undoable=True)
        case BroughtReopened():
            return _said(meeting, event, undoable=False)
        case _:
            assert_never(event)


def _said(meeting: Meeting, event: BroughtSettled | BroughtReopened, *, undoable: bool) -> Meeting:
    """Return the meeting with something said of an action that came along."""
    had = meeting.brought[event.place - 1]
    now = replace(had, outcome=event.outcome, afterwards=event.text, off_record=event.off_record)
    brought = (*meeting.brought[: event.place - 1], now, *meeting.brought[event.place :])
    if not undoable:
        return replace(meeting, brought=brought)
    undo = BroughtReopened(
        place=event.place, outcome=had.outcome, text=had.afterwards, off_record=had.off_record
    )
    return replace(meeting, brought=brought, undoable=(*meeting.undoable, undo))
