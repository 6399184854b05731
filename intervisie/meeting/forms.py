"""What to type in a part whose notes have a shape of their own, and what is said quietly afterwards. Pure.

Nothing here refuses: a note always stands. These sentences are for the facilitator only.
"""

from __future__ import annotations

from collections.abc import Iterator

from intervisie.meeting.items import items_of
from intervisie.meeting.note import Note, NoteKind
from intervisie.meeting.present import present
from intervisie.meeting.shapes import blanks_of, leading_number, on_scale, row_of, scale_of
from intervisie.meeting.state import Meeting, case_at, name_of
from intervisie.meeting.stop import Stop
from intervisie.meeting.voting import tie
from intervisie.method.choices import Procedure, RecordKind
from intervisie.method.model import Record
from intervisie.text import Text, say, say_count


def what_to_type(meeting: Meeting, stop: Stop) -> tuple[Text, ...]:
    """Return how a line is written down at a stop, nothing where it is an ordinary note."""
    record = stop.part.record
    return (*_what_to_type(meeting, stop, record), *_form(record)) if record is not None else ()


def _what_to_type(meeting: Meeting, stop: Stop, record: Record) -> Iterator[Text]:  # one branch for each kind
    match record.kind:
        case RecordKind.CASE_QUESTION:
            yield say("A line here is a new wording of the case question; earlier ones stay.")
            case = case_at(meeting, stop)
            if case is not None and case.wordings:
                yield say("The question so far: {text}", text=case.wordings[-1].text)
        case RecordKind.MARKS:
            yield say("/mark NUMBER WORD, with one of: {marks}.", marks=", ".join(record.marks))
        case RecordKind.RATINGS:
            yield say("/rate NUMBER 7 8 5 gives a note a number from each person.")
            yield from _ends(record)
        case RecordKind.SCALE:
            yield say("A line that begins with a number is that number; behind | what makes it so.")
            yield from _ends(record)
            yield from _numbers_before(meeting, stop, record)
        case RecordKind.COLUMNS | RecordKind.CELLS:
            yield say(
                "Columns: {columns}. A line that begins with | is for the second.", columns=_row(record)
            )
        case RecordKind.TABLE if record.rows:
            rows = ", ".join(record.rows)
            yield say(
                "Rows: {rows}. Behind each row's name, with | between: {columns}.",
                rows=rows,
                columns=_row(record),
            )
        case RecordKind.TABLE:
            yield say("Each line is a row, with | between: {columns}.", columns=_row(record))
        case RecordKind.POSITIONS:
            yield say("A statement, and behind | how many people stand with it.")
        case RecordKind.VOTE:
            yield from _how_to_vote(record)
        case _:
            pass


def _form(record: Record) -> Iterator[Text]:
    """Yield the sentence to complete, and how."""
    if record.sentence:
        yield say("Form: {sentence}", sentence=record.sentence)
        if blanks_of(record.sentence) > 1:
            yield say("What fills the blanks is typed with | between.")
        else:
            yield say("Type only what fills the blank.")


def _row(record: Record) -> str:
    return " | ".join(record.columns)


def _ends(record: Record) -> Iterator[Text]:
    """Yield how far a scale goes and what its ends mean."""
    scale = scale_of(record)
    ends = [(scale.least, scale.low), (scale.most, scale.high)]
    if not scale.low and not scale.high:
        yield say("Numbers go from {least} to {most} here.", least=scale.least, most=scale.most)
    for number, meaning in ends:
        if meaning:
            yield say("{number}: {meaning}", number=number, meaning=meaning)


def _numbers_before(meeting: Meeting, stop: Stop, record: Record) -> Iterator[Text]:
    """Yield the numbers of the scale that this one is compared with."""
    for note in items_of(meeting, stop, record.before) if record.before else ():
        name = name_of(meeting, note.speaker)
        if name:
            yield say("Before, {name}: {number}", name=name, number=note.text)
        else:
            yield say("Before: {number}", number=note.text)


def _how_to_vote(record: Record) -> Iterator[Text]:
    match record.procedure:
        case Procedure.CONSENSUS:
            yield say("/vote 2:5 writes down how many agree.")
        case Procedure.ONE_VOTE:
            yield say("Each has one vote: /vote 1:3 2:2 gives the totals.")
        case Procedure.DOTS:
            dots = max(record.dots, 1)
            yield say_count(
                "Each has {count} dot: /vote 1:3 2:2 gives the totals.",
                "Each has {count} dots: /vote 1:3 2:2 gives the totals.",
                dots,
            )
        case Procedure.RANKING:
            yield say("Each puts them in order: /vote 1:9 2:4 gives the points of each.")
        case Procedure.URGENCY:
            yield say("What is most urgent? /vote 1:9 2:4 gives the points of each.")
        case Procedure.IN_TURN:
            yield say("Each says in turn what it should be: /vote 1:3 2:2 gives the totals.")
        case _:
            yield say("/vote 1:3 2:2 gives the totals.")
    yield say("A line is what somebody who wanted otherwise needs to come along.")


def nudges(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield what to say quietly about the last thing written down at a stop."""
    record = stop.part.record
    if record is None:
        return
    note = meeting.notes.find(len(meeting.notes))
    if note is not None and note.stop == stop.key and not note.struck:
        yield from _shape_missed(meeting, note, record)
        yield from _too_long(record, note.text, note.number)
    if record.kind is RecordKind.CASE_QUESTION:
        case = case_at(meeting, stop)
        wording = case.wordings[-1] if case and case.wordings else None
        visit = meeting.visits.get(stop.key)
        if wording is not None and visit is not None and wording.at.elapsed >= visit.arrived.elapsed:
            yield from _too_long(record, wording.text, 0)
    if record.kind is RecordKind.VOTE:
        yield from _about_votes(meeting, stop, record)
    if record.kind is RecordKind.RATINGS:
        yield from _about_ratings(meeting, stop, record)


def _shape_missed(meeting: Meeting, note: Note, record: Record) -> Iterator[Text]:
    """Yield why a note did not become what the part asks for."""
    if record.kind is RecordKind.SCALE and note.kind is NoteKind.NOTE:
        number, scale = leading_number(note.columns), scale_of(record)
        if number is not None and on_scale(record, note.columns) is None:
            yield say(
                "Note {note}: {number} is outside {least} to {most}, so that it stands as a note.",
                note=note.number,
                number=number,
                least=scale.least,
                most=scale.most,
            )
    if record.rows and note.kind is NoteKind.ENTRY and row_of(record, note.text) is None:
        yield say("Note {note}: no row begins with '{row}'.", note=note.number, row=note.text)
    if record.kind is RecordKind.POSITIONS and note.kind is NoteKind.STATEMENT:
        count = heads(note)
        here = len(present(meeting))
        if count is not None and count > here:
            yield say(
                "Note {note}: {count} people, but {here} are here.", note=note.number, count=count, here=here
            )


def heads(note: Note) -> int | None:
    """Return how many people stand with a statement, None when no number was typed."""
    if len(note.columns) < 2:
        return None
    digits = note.columns[1].strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else None


def _too_long(record: Record, text: str, number: int) -> Iterator[Text]:
    """Yield that a text is longer than the method asks for; it stands all the same."""
    words = len(text.split())
    if record.most_words and words > record.most_words:
        blanks = {"words": words, "most": record.most_words}
        if number:
            yield say("Note {number} has {words} words; {most} is what is asked.", number=number, **blanks)
        else:
            yield say("This wording has {words} words; {most} is what is asked.", **blanks)
    sentences = count_sentences(text)
    if record.most_sentences and sentences > record.most_sentences:
        blanks = {"sentences": sentences, "most": record.most_sentences}
        if number:
            yield say(
                "Note {number} has {sentences} sentences; {most} is what is asked.", number=number, **blanks
            )
        else:
            yield say("This wording has {sentences} sentences; {most} is what is asked.", **blanks)


def count_sentences(text: str) -> int:
    """Return how many sentences a text has, by the signs that end one."""
    words = text.split()
    inner = sum(1 for word in words[:-1] if word.rstrip(")\"'”’")[-1:] in (".", "?", "!"))
    return inner + bool(words)


def _about_votes(meeting: Meeting, stop: Stop, record: Record) -> Iterator[Text]:
    """Yield that more votes were counted than people have, and a tie."""
    items = items_of(meeting, stop, record.of) if record.of else ()
    totals = [(note.number, meeting.votes[note.number]) for note in items if note.number in meeting.votes]
    cast, here = sum(votes for _, votes in totals), len(present(meeting))
    each = {Procedure.ONE_VOTE: 1, Procedure.DOTS: max(record.dots, 1)}.get(
        record.procedure or Procedure.IN_TURN
    )
    if each is not None and cast > here * each:
        yield say(
            "{votes} votes were counted, {most} can be given. Is that right?", votes=cast, most=here * each
        )
    even = tie(totals)
    if even is not None:
        yield even


def _about_ratings(meeting: Meeting, stop: Stop, record: Record) -> Iterator[Text]:
    here = len(present(meeting))
    for note in items_of(meeting, stop, record.of):
        for rating in note.ratings:
            if rating.record == record.id and len(rating.numbers) > here:
                yield say(
                    "Note {note} has {count} numbers, but {here} people are here. Is that right?",
                    note=note.number,
                    count=len(rating.numbers),
                    here=here,
                )
