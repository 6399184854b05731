"""How a line becomes a note: who said it, what it is, its columns, and by whom and when it is done. Pure."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from intervisie.meeting.command import Command, Verb
from intervisie.meeting.finding import find_person, folded, leading_person
from intervisie.meeting.instant import Instant
from intervisie.meeting.note import NoteKind
from intervisie.meeting.shapes import KIND_OF_RECORD, split_line
from intervisie.meeting.state import Meeting, Person
from intervisie.meeting.stop import Stop
from intervisie.meeting.typed import MONTHS, SHARED, TAGS

_DATE = re.compile(r"(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}))?", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_SPOKEN_DATE = re.compile(r"(\d{1,2}) ([a-z]+)\.?(?: (\d{4}))?", re.ASCII)
_AND = re.compile(r"\s*,\s*|\s+(?:en|and|&|\+)\s+")

_PROMISES = frozenset({NoteKind.ACTION, NoteKind.AGREEMENT})
"""What somebody does, by some day: both can stand in columns of their own."""


def read_note(line: str, meeting: Meeting, now: Instant, stop: Stop) -> Command:
    """Return the command that writes a line down with a stop; nothing of the line is lost.

    A tag or name that is not known stays part of the text.
    """
    text, person, kind = line, "", None
    while text[:1] in ("@", "#"):
        word, _, rest = text[1:].partition(" ")
        if text[0] == "#" and kind is None and folded(word) in TAGS and rest.strip():
            text, kind = rest.lstrip(), TAGS[folded(word)]
            continue
        spoken = leading_person(meeting, text[1:]) if text[0] == "@" and not person else None
        if spoken is None or not spoken[1].strip():
            break
        person, text = spoken[0].id, spoken[1]
    record = stop.part.record
    columns = split_line(text, record if kind is None else None)
    command = Command(Verb.NOTE, person=person, kind=kind, columns=columns)
    meant = kind or (KIND_OF_RECORD[record.kind] if record else NoteKind.NOTE)
    return _promised(command, meant, meeting, now.wall.date()) if meant in _PROMISES else command


def _promised(command: Command, kind: NoteKind, meeting: Meeting, today: date) -> Command:
    """Return an action or agreement with who does it, its date and its sharing taken out of the columns.

    What says none of these stays text.
    """
    kept = [command.columns[0]]
    for column in command.columns[1:]:
        due = read_date(column, today)
        doers = _people(meeting, column)
        if kind is NoteKind.ACTION and folded(column) in SHARED:
            command = replace(command, shared=True)
        elif due is not None and command.due is None:
            command = replace(command, due=due)
        elif doers:
            command = replace(command, doers=tuple(dict.fromkeys((*command.doers, *doers))))
        else:
            kept.append(column)
    return replace(command, columns=tuple(kept))


def _people(meeting: Meeting, text: str) -> tuple[str, ...]:
    """Return the ids of the people that a text names and nothing else, none when it says more than names."""
    whole = find_person(meeting, text)
    if isinstance(whole, Person):
        return (whole.id,)
    named = [find_person(meeting, name) for name in _AND.split(text.strip())]
    return (
        tuple(person.id for person in named if isinstance(person, Person))
        if len(named) > 1 and all(isinstance(person, Person) for person in named)
        else ()
    )


def read_date(text: str, today: date) -> date | None:
    """Return the date that a text says, the next one when it names no year; None when it says none."""
    spoken = folded(text)
    iso = _ISO_DATE.fullmatch(spoken)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    numbers = _DATE.fullmatch(spoken)
    named = _SPOKEN_DATE.fullmatch(spoken)
    if numbers:
        day, month, year = int(numbers[1]), int(numbers[2]), numbers[3]
    elif named and named[2] in MONTHS:
        day, month, year = int(named[1]), MONTHS[named[2]], named[3]
    else:
        return None
    if year:
        return _date(int(year), month, day)
    this_year = _date(today.year, month, day)
    return this_year if this_year and this_year >= today else _date(today.year + 1, month, day) or this_year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
