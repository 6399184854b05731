"""Notes: what is written down, where it may stand, and how it is taken back. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.order import Stop
from intervisie.meeting.present import owner_at
from intervisie.meeting.state import Meeting, Note, NoteKind, case_id_at, current_stop, stop_of
from intervisie.method.model import GoesTo, Mode, RecordKind
from intervisie.text import say

LONGEST = 20_000
"""Characters in one note: more than anybody says in a turn, less than a screen chokes on."""

KIND_OF_RECORD: dict[RecordKind, NoteKind] = {
    RecordKind.NOTES: NoteKind.NOTE,
    RecordKind.QUESTIONS: NoteKind.QUESTION,
    RecordKind.QUESTIONS_AND_ANSWERS: NoteKind.QUESTION,
    RecordKind.ONE_PER_PERSON: NoteKind.CONTRIBUTION,
    RecordKind.CASE_LIST: NoteKind.CANDIDATE,
    RecordKind.CASE_CHOICE: NoteKind.NOTE,
    RecordKind.HYPOTHESES: NoteKind.HYPOTHESIS,
    RecordKind.ADVICE: NoteKind.ADVICE,
    RecordKind.COMMITMENT: NoteKind.COMMITMENT,
    RecordKind.ACTIONS: NoteKind.ACTION,
    RecordKind.LOOK_BACK: NoteKind.LOOK_BACK,
    RecordKind.LEARNING: NoteKind.LEARNING,
    RecordKind.EVALUATION: NoteKind.EVALUATION,
    RecordKind.AGREEMENT: NoteKind.AGREEMENT,
    RecordKind.NEXT_MEETING: NoteKind.NEXT_MEETING,
    RecordKind.CASE_QUESTION: NoteKind.NOTE,
    RecordKind.FEELINGS: NoteKind.IMAGE,
    RecordKind.MARKS: NoteKind.NOTE,
    RecordKind.RATINGS: NoteKind.NOTE,
    RecordKind.SCALE: NoteKind.SCALE,
    RecordKind.COLUMNS: NoteKind.ENTRY,
    RecordKind.CELLS: NoteKind.ENTRY,
    RecordKind.TABLE: NoteKind.ENTRY,
    RecordKind.VOTE: NoteKind.CONDITION,
    RecordKind.POSITIONS: NoteKind.STATEMENT,
}

FOR_THE_GROUP = frozenset(
    {NoteKind.LEARNING, NoteKind.EVALUATION, NoteKind.AGREEMENT, NoteKind.NEXT_MEETING, NoteKind.LOOK_BACK}
)
"""Kinds that go to the group minutes when given to a note by hand; all others stay with the case owner."""


class NoteTaken(Event, frozen=True):
    """A line was written down, with the only document it may stand in."""

    number: int
    stop: str
    kind: NoteKind
    columns: tuple[str, ...]
    goes_to: GoesTo
    case: str = ""
    speaker: str = ""
    due: date | None = None
    shared: bool = False
    off_record: bool = False


class NoteStruck(Event, frozen=True):
    """A note stands in no document any more; `by_hand` when that itself can be undone."""

    number: int
    by_hand: bool = True


class NoteRestored(Event, frozen=True):
    """A note that was struck stands again."""

    number: int


class NoteChanged(Event, frozen=True):
    """A note reads otherwise from now on; the old text stays in the journal."""

    number: int
    columns: tuple[str, ...]
    kind: NoteKind
    goes_to: GoesTo
    speaker: str = ""
    due: date | None = None
    shared: bool = False


class KeptOffRecord(Event, frozen=True):
    """A note stands in no document, by agreement."""

    number: int


class OffRecordAnnounced(Event, frozen=True):
    """Whatever is noted until this elapsed time stands in no document."""

    until: timedelta


NoteEvent = NoteTaken | NoteStruck | NoteRestored | NoteChanged | KeptOffRecord | OffRecordAnnounced


def decide_note(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Write a line down with the present part, or with the step it names."""
    stop = stop_of(meeting, command.stop) if command.stop else current_stop(meeting)
    if stop.part.record is None and command.kind is None:
        return Refusal(
            say("Nothing is written down in this part, by agreement."),
            say(
                "/at STEP TEXT puts a note with another step; #note at the start writes it down all the same."
            ),
        )
    if sum(len(column) for column in command.columns) > LONGEST:
        return Refusal(say("A note holds at most {most} characters. It was not saved.", most=LONGEST))
    kind = command.kind or _kind_at(stop)
    off_record = meeting.off_record_until is not None and now.elapsed < meeting.off_record_until
    return (
        NoteTaken(
            number=len(meeting.notes) + 1,
            stop=stop.key,
            case=case_id_at(meeting, stop),
            kind=kind,
            columns=command.columns,
            goes_to=_destination(stop, kind, shared=command.shared),
            speaker=command.person or _speaker_at(meeting, stop),
            due=command.due,
            shared=command.shared,
            off_record=off_record,
        ),
    )


def _kind_at(stop: Stop) -> NoteKind:
    """Return what a line is when nobody says so."""
    record = stop.part.record
    return KIND_OF_RECORD[record.kind] if record else NoteKind.NOTE


def _destination(stop: Stop, kind: NoteKind, *, shared: bool) -> GoesTo:
    """Return the only document a note may stand in: what the record says, or by its kind when given by hand.

    Candidates that were not chosen belong to nobody's document, and parked advice waits for its step.
    """
    if kind is NoteKind.ACTION and shared:
        return GoesTo.MINUTES
    record = stop.part.record
    if record is not None and KIND_OF_RECORD[record.kind] is kind:
        return record.goes_to
    if kind is NoteKind.CANDIDATE:
        return GoesTo.NOWHERE
    if kind is NoteKind.PARKED:
        return GoesTo.FACILITATOR
    return GoesTo.MINUTES if kind in FOR_THE_GROUP else GoesTo.OWNER_SHEET


def _speaker_at(meeting: Meeting, stop: Stop) -> str:
    """Return who is speaking at a stop by its mode, "" when that is not one person or is not recorded."""
    record = stop.part.record
    if record is not None and not record.attributed:
        return ""
    visit = meeting.visits.get(stop.key)
    if visit is not None and visit.turns is not None and stop.key == meeting.here:
        return visit.turns.speaking
    return owner_at(meeting, stop) if stop.part.mode is Mode.CASE_OWNER else ""


def decide_strike(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Strike a note, the last one when none is named."""
    note = _note_meant(meeting, command.number)
    if note is None:
        return _no_such_note(meeting, command.number)
    if note.struck:
        return Refusal(say("Note {number} is already struck.", number=note.number))
    return (NoteStruck(number=note.number),)


def decide_change(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Word a note anew; a kind or speaker that is not named stays as it was."""
    note = meeting.notes.find(command.number)
    if note is None:
        return _no_such_note(meeting, command.number)
    kind = command.kind or note.kind
    shared = command.shared if kind is NoteKind.ACTION else False
    stop = stop_of(meeting, note.stop)
    same = kind is note.kind and shared == note.shared
    return (
        NoteChanged(
            number=note.number,
            columns=command.columns,
            kind=kind,
            goes_to=note.goes_to if same else _destination(stop, kind, shared=shared),
            speaker=command.person or note.speaker,
            due=command.due or note.due,
            shared=shared,
        ),
    )


def decide_off_record(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Keep a note, or what is noted in the coming minutes, out of every document."""
    if command.duration is not None:
        return (OffRecordAnnounced(until=now.elapsed + command.duration),)
    note = _note_meant(meeting, command.number)
    if note is None:
        return _no_such_note(meeting, command.number)
    if note.off_record:
        return Refusal(say("Note {number} is already off the record.", number=note.number))
    return (KeptOffRecord(number=note.number),)


def _note_meant(meeting: Meeting, number: int) -> Note | None:
    """Return the note of a number; for 0 the last one that is not struck."""
    if number:
        return meeting.notes.find(number)
    for candidate in range(len(meeting.notes), 0, -1):
        note = meeting.notes.find(candidate)
        if note is not None and not note.struck:
            return note
    return None


def _no_such_note(meeting: Meeting, number: int) -> Refusal:
    """Return the refusal of a number that no note has."""
    if not number or not len(meeting.notes):
        return Refusal(say("There are no notes yet."))
    return Refusal(
        say("There is no note {number}.", number=number),
        say("Notes are numbered 1 to {last}; /notes shows them.", last=len(meeting.notes)),
    )


def decide_undo(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Take back the last note, strike, choice, minutes or end of turn."""
    if not meeting.undoable:
        return Refusal(
            say("There is nothing to undo."), say("/back goes to the part before; time is never given back.")
        )
    return (meeting.undoable[-1],)


def apply_notes(meeting: Meeting, event: NoteEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case NoteTaken():
            note = Note(
                number=event.number,
                stop=event.stop,
                case=event.case,
                kind=event.kind,
                columns=event.columns,
                goes_to=event.goes_to,
                speaker=event.speaker,
                due=event.due,
                shared=event.shared,
                off_record=event.off_record,
            )
            undo = NoteStruck(number=event.number, by_hand=False)
            return replace(
                meeting, notes=meeting.notes.added(note), undoable=(*meeting.undoable[-MOST_UNDOS:], undo)
            )
        case NoteStruck(number=number, by_hand=by_hand):
            struck = _with_note(meeting, replace(_note(meeting, number), struck=True))
            if not by_hand:
                return struck
            return replace(struck, undoable=(*meeting.undoable, NoteRestored(number=number)))
        case NoteRestored(number=number):
            return _with_note(meeting, replace(_note(meeting, number), struck=False))
        case NoteChanged():
            changed = replace(
                _note(meeting, event.number),
                columns=event.columns,
                kind=event.kind,
                goes_to=event.goes_to,
                speaker=event.speaker,
                due=event.due,
                shared=event.shared,
            )
            return _with_note(meeting, changed)
        case KeptOffRecord(number=number):
            return _with_note(meeting, replace(_note(meeting, number), off_record=True))
        case OffRecordAnnounced(until=until):
            return replace(meeting, off_record_until=until)
        case _:
            assert_never(event)


MOST_UNDOS = 100
"""How far back one can undo; further back /strike names the note."""


def _note(meeting: Meeting, number: int) -> Note:
    note = meeting.notes.find(number)
    assert note is not None
    return note


def _with_note(meeting: Meeting, note: Note) -> Meeting:
    return replace(meeting, notes=meeting.notes.changed(note))
