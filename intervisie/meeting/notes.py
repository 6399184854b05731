"""Notes: what is written down, where it may stand, and how it is taken back. Pure."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.branching import can_be_withdrawn
from intervisie.meeting.choices import QuestionWorded
from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.note import Note, NoteKind
from intervisie.meeting.present import owners_at
from intervisie.meeting.shapes import KIND_OF_RECORD, kinds_with, shaped
from intervisie.meeting.state import Meeting, case_id_at, case_of, current_stop, note_of, stop_of, with_note
from intervisie.meeting.stop import Stop
from intervisie.method.choices import GoesTo, Mode, RecordKind
from intervisie.text import say

LONGEST = 20_000
"""Characters in one note: more than anybody says in a turn, less than a screen chokes on."""

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
    doers: tuple[str, ...] = ()
    starts: time | None = None
    ends: time | None = None
    tasks: tuple[tuple[str, str], ...] = ()


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
    doers: tuple[str, ...] = ()
    starts: time | None = None
    ends: time | None = None
    tasks: tuple[tuple[str, str], ...] = ()


class KeptOffRecord(Event, frozen=True):
    """A note stands in no document, by agreement."""

    number: int


class OffRecordAnnounced(Event, frozen=True):
    """Whatever is noted until this elapsed time stands in no document."""

    until: timedelta


NoteEvent = NoteTaken | NoteStruck | NoteRestored | NoteChanged | KeptOffRecord | OffRecordAnnounced


def decide_note(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Write a line down with the present part, or with the step it names.

    Where the case question is worded, a plain line is its next wording. After the end a line that names no
    step is asked about first: it may have been meant for another program.
    """
    stop = stop_of(meeting, command.stop) if command.stop else current_stop(meeting)
    if meeting.closed is not None and not command.stop and not command.confirmed:
        question = say(
            "The meeting is closed. Write this down with '{step}' all the same?", step=stop.step.title
        )
        return Confirm(replace(command, confirmed=True), question)
    if stop.part.record is None and command.kind is None:
        return Refusal(
            say("Nothing is written down in this part, by agreement."),
            say(
                "/at STEP TEXT puts a note with another step; #note at the start writes it down all the same."
            ),
        )
    if sum(len(column) for column in command.columns) > LONGEST:
        return Refusal(say("A note holds at most {most} characters. It was not saved.", most=LONGEST))
    off_record = meeting.off_record_until is not None and now.elapsed < meeting.off_record_until
    kind, columns = _as_typed(stop, command)
    case = case_id_at(meeting, stop)
    speaker = _speaker(meeting, stop, kind, command.person)
    if _is_wording(meeting, stop, command) and not off_record:
        return (QuestionWorded(case=case, text=" | ".join(columns), by=speaker),)
    return (
        NoteTaken(
            number=len(meeting.notes) + 1,
            stop=stop.key,
            case=case,
            kind=kind,
            columns=columns,
            goes_to=_destination(stop, kind, shared=command.shared, by_hand=command.kind is not None),
            speaker=speaker,
            due=command.due,
            shared=command.shared,
            off_record=off_record,
            doers=command.doers,
            starts=command.starts,
            ends=command.ends,
            tasks=_tasks(command),
        ),
    )


def _tasks(command: Command) -> tuple[tuple[str, str], ...]:
    """Return who has which task next time, as it is stored."""
    return tuple((role.value, person) for role, person in command.tasks)


def _as_typed(stop: Stop, command: Command) -> tuple[NoteKind, tuple[str, ...]]:
    """Return what a line is and its columns: as it was said by hand, else in the shape of the record."""
    record = stop.part.record
    if command.kind is not None or record is None:
        return command.kind or NoteKind.NOTE, command.columns
    return shaped(record, command.columns)


def _is_wording(meeting: Meeting, stop: Stop, command: Command) -> bool:
    """Tell whether a line words the case question; without a case yet it stays a note."""
    record = stop.part.record
    return (
        command.kind is None
        and record is not None
        and record.kind is RecordKind.CASE_QUESTION
        and case_of(meeting, case_id_at(meeting, stop)) is not None
    )


def _destination(stop: Stop, kind: NoteKind, *, shared: bool, by_hand: bool) -> GoesTo:
    """Return the only document a note may stand in: what the record says, or by its kind when given by hand.

    Candidates that were not chosen belong to nobody's document, and parked advice waits for its step.
    """
    if kind is NoteKind.ACTION and shared:
        return GoesTo.MINUTES
    record = stop.part.record
    if record is not None and (not by_hand or KIND_OF_RECORD[record.kind] is kind):
        return record.goes_to
    if kind is NoteKind.CANDIDATE:
        return GoesTo.NOWHERE
    if kind is NoteKind.PARKED:
        return GoesTo.FACILITATOR
    return GoesTo.MINUTES if kind in FOR_THE_GROUP else GoesTo.OWNER_SHEET


def _speaker(meeting: Meeting, stop: Stop, kind: NoteKind, named: str) -> str:
    """Return who said something: who was named, else who is speaking by the mode of the part.

    A record that keeps no names keeps none that was typed either; only an action says who does it.
    """
    record = stop.part.record
    if record is not None and not record.attributed:
        return named if kind is NoteKind.ACTION else ""
    if named:
        return named
    visit = meeting.visits.get(stop.key)
    if visit is not None and visit.turns is not None and stop.key == meeting.here:
        return visit.turns.speaking
    owners = owners_at(meeting, stop) if stop.part.mode is Mode.CASE_OWNER else ()
    return owners[0] if len(owners) == 1 else ""


def decide_strike(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Strike a note, the last one when none is named."""
    note = _note_meant(meeting, command.number)
    if note is None:
        return no_such_note(meeting, command.number)
    if note.struck:
        return Refusal(say("Note {number} is already struck.", number=note.number))
    return (NoteStruck(number=note.number),)


def decide_change(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Word a note anew, in the shape of its record; a kind or speaker that is not named stays as it was."""
    note = meeting.notes.find(command.number)
    if note is None:
        return no_such_note(meeting, command.number)
    stop = stop_of(meeting, note.stop)
    record = stop.part.record
    kind, columns = command.kind or note.kind, command.columns
    if command.kind is None and record is not None and note.kind in kinds_with(record):
        kind, columns = shaped(record, columns)
    shared = command.shared if kind is NoteKind.ACTION else False
    same = command.kind in (None, note.kind) and shared == note.shared
    return (
        NoteChanged(
            number=note.number,
            columns=columns,
            kind=kind,
            goes_to=note.goes_to if same else _destination(stop, kind, shared=shared, by_hand=True),
            speaker=_speaker_again(stop, kind, command.person) or note.speaker,
            due=command.due if kind is NoteKind.NEXT_MEETING else command.due or note.due,
            shared=shared,
            doers=command.doers or note.doers,
            starts=command.starts,
            ends=command.ends,
            tasks=_tasks(command),
        ),
    )


def _speaker_again(stop: Stop, kind: NoteKind, named: str) -> str:
    """Return who was named with the new words, "" where no names are kept."""
    record = stop.part.record
    return named if record is None or record.attributed or kind is NoteKind.ACTION else ""


def decide_off_record(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Keep a note, or what is noted in the coming minutes, out of every document."""
    if command.duration is not None:
        return (OffRecordAnnounced(until=now.elapsed + command.duration),)
    note = _note_meant(meeting, command.number)
    if note is None:
        return no_such_note(meeting, command.number)
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


def no_such_note(meeting: Meeting, number: int) -> Refusal:
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
    if not can_be_withdrawn(meeting, meeting.undoable[-1]):
        return Refusal(say("Something was noted with a step that this answer added, so that it stands."))
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
                doers=event.doers,
                starts=event.starts,
                ends=event.ends,
                tasks=event.tasks,
            )
            undo = NoteStruck(number=event.number, by_hand=False)
            return replace(
                meeting, notes=meeting.notes.added(note), undoable=(*meeting.undoable[-MOST_UNDOS:], undo)
            )
        case NoteStruck(number=number, by_hand=by_hand):
            struck = with_note(meeting, replace(note_of(meeting, number), struck=True))
            if not by_hand:
                return struck
            return replace(struck, undoable=(*meeting.undoable, NoteRestored(number=number)))
        case NoteRestored(number=number):
            return with_note(meeting, replace(note_of(meeting, number), struck=False))
        case NoteChanged():
            changed = replace(
                note_of(meeting, event.number),
                columns=event.columns,
                kind=event.kind,
                goes_to=event.goes_to,
                speaker=event.speaker,
                due=event.due,
                shared=event.shared,
                doers=event.doers,
                starts=event.starts,
                ends=event.ends,
                tasks=event.tasks,
            )
            return with_note(meeting, changed)
        case KeptOffRecord(number=number):
            return with_note(meeting, replace(note_of(meeting, number), off_record=True))
        case OffRecordAnnounced(until=until):
            return replace(meeting, off_record_until=until)
        case _:
            assert_never(event)


MOST_UNDOS = 100
"""How far back one can undo; further back /strike names the note."""
