"""How a line becomes a note: who said it, what it is, its columns, and by whom and when it is done. Pure."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from intervisie.meeting.again import read_again
from intervisie.meeting.command import Command, Verb
from intervisie.meeting.dates import read_date
from intervisie.meeting.finding import find_person, folded, leading_person
from intervisie.meeting.instant import Instant
from intervisie.meeting.note import NoteKind
from intervisie.meeting.shapes import KIND_OF_RECORD, split_line
from intervisie.meeting.state import Meeting, Person
from intervisie.meeting.stop import Stop
from intervisie.meeting.typed import SHARED, TAGS

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
    if meant is NoteKind.NEXT_MEETING:
        return with_next_meeting(command, meeting, now.wall.date())
    return _promised(command, meant, meeting, now.wall.date()) if meant in _PROMISES else command


def with_next_meeting(command: Command, meeting: Meeting, today: date) -> Command:
    """Return a line about the next meeting with the day, times and tasks in it; its text stays whole."""
    again = read_again(command.columns, meeting, today)
    return replace(command, due=again.day, starts=again.starts, ends=again.ends, tasks=again.tasks)


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
