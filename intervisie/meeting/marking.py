"""Going through what is there: a word or a number for each note of an earlier record. Pure."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.finding import folded
from intervisie.meeting.instant import Instant
from intervisie.meeting.items import items_of, stop_about
from intervisie.meeting.note import Mark, Note, Rating
from intervisie.meeting.shapes import scale_of
from intervisie.meeting.state import Meeting, note_of, with_note
from intervisie.meeting.stop import Stop
from intervisie.method.choices import RecordKind
from intervisie.method.model import Record
from intervisie.text import Text, say


class NoteMarked(Event, frozen=True):
    """A note got one of the words of a record, in the place of the word it had there."""

    number: int
    record: str
    word: str


class MarkWithdrawn(Event, frozen=True):
    """A mark was undone; `word` is the one before it, "" for none."""

    number: int
    record: str
    word: str = ""


class NoteRated(Event, frozen=True):
    """A note got numbers, one for each person, in the place of those it had in this record."""

    number: int
    record: str
    numbers: tuple[int, ...]


class RatingWithdrawn(Event, frozen=True):
    """Numbers were undone; `numbers` are those before them."""

    number: int
    record: str
    numbers: tuple[int, ...] = ()


MarkingEvent = NoteMarked | MarkWithdrawn | NoteRated | RatingWithdrawn


def decide_mark(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Give a note one of the words of the record, by the word or its only beginning."""
    found = _record_and_note(meeting, command, RecordKind.MARKS)
    if isinstance(found, Refusal):
        return found
    record, note = found
    wanted = folded(command.text)
    whole = [word for word in record.marks if folded(word) == wanted]
    words = whole or [word for word in record.marks if folded(word).startswith(wanted)]
    if len(words) != 1:
        return Refusal(
            say("'{typed}' is no mark here.", typed=command.text),
            say("The marks are: {marks}.", marks=", ".join(record.marks)),
        )
    return (NoteMarked(number=note.number, record=record.id, word=words[0]),)


def decide_rate(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Give a note the numbers that the people here gave it."""
    found = _record_and_note(meeting, command, RecordKind.RATINGS)
    if isinstance(found, Refusal):
        return found
    record, note = found
    scale = scale_of(record)
    wrong = next((number for number in command.numbers if not scale.least <= number <= scale.most), None)
    if wrong is not None:
        return Refusal(
            say("{number} is outside the scale.", number=wrong),
            say("Numbers go from {least} to {most} here.", least=scale.least, most=scale.most),
        )
    return (NoteRated(number=note.number, record=record.id, numbers=command.numbers),)


def _record_and_note(meeting: Meeting, command: Command, kind: RecordKind) -> tuple[Record, Note] | Refusal:
    """Return the record that goes on with earlier notes here, and the note that was named."""
    stop = stop_about(meeting, kind)
    if stop is None or stop.part.record is None:
        if kind is RecordKind.MARKS:
            return Refusal(say("No notes are marked in this method."))
        return Refusal(say("No notes are given numbers in this method."))
    items = items_of(meeting, stop, stop.part.record.of)
    note = next((one for one in items if one.number == command.number), None)
    if note is None:
        return _not_an_item(meeting, command.number, stop, items)
    return stop.part.record, note


def _not_an_item(meeting: Meeting, number: int, stop: Stop, items: tuple[Note, ...]) -> Refusal:
    """Return why a number cannot be marked, rated or voted on, and which can."""
    note = meeting.notes.find(number)
    if note is None:
        why = say("There is no note {number}.", number=number)
    elif note.struck:
        why = say("Note {number} is struck.", number=number)
    elif note.off_record:
        why = say("Note {number} is off the record.", number=number)
    else:
        why = say("Note {number} is not among what '{step}' is about.", number=number, step=stop.step.title)
    return Refusal(why, possible_numbers(items))


def possible_numbers(items: tuple[Note, ...]) -> Text:
    """Return which notes can be meant."""
    if not items:
        return say("Nothing has been written down yet that this could be about.")
    return say("It can be about: {numbers}.", numbers=", ".join(str(item.number) for item in items))


def apply_marking(meeting: Meeting, event: MarkingEvent) -> Meeting:
    """Return the meeting after an event of this theme."""
    note = note_of(meeting, event.number)
    match event:
        case NoteMarked(number=number, record=record, word=word):
            before = next((mark.word for mark in note.marks if mark.record == record), "")
            undo = MarkWithdrawn(number=number, record=record, word=before)
            marked = with_note(meeting, _marked(note, record, word))
            return replace(marked, undoable=(*meeting.undoable, undo))
        case MarkWithdrawn(record=record, word=word):
            return with_note(meeting, _marked(note, record, word))
        case NoteRated(number=number, record=record, numbers=numbers):
            had = next((rating.numbers for rating in note.ratings if rating.record == record), ())
            undo_rating = RatingWithdrawn(number=number, record=record, numbers=had)
            rated = with_note(meeting, _rated(note, record, numbers))
            return replace(rated, undoable=(*meeting.undoable, undo_rating))
        case RatingWithdrawn(record=record, numbers=numbers):
            return with_note(meeting, _rated(note, record, numbers))
        case _:
            assert_never(event)


def _marked(note: Note, record: str, word: str) -> Note:
    others = tuple(mark for mark in note.marks if mark.record != record)
    return replace(note, marks=(*others, Mark(record, word)) if word else others)


def _rated(note: Note, record: str, numbers: tuple[int, ...]) -> Note:
    others = tuple(rating for rating in note.ratings if rating.record != record)
    return replace(note, ratings=(*others, Rating(record, numbers)) if numbers else others)
