"""When a group meets again and who has which task then, read from what was typed about it. Pure.

The text stays as it was typed; what is understood of it stands beside it. What could be meant in two ways is
not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, time

from msgspec import Struct

from intervisie.meeting.dates import read_date
from intervisie.meeting.finding import find_person, find_role, folded
from intervisie.meeting.state import Meeting, Person, Role
from intervisie.meeting.typed import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    r"(?<![\w:./-])"
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[-/]\d{1,2}(?:[-/]\d{4})?"
    rf"|\d{{1,2}} (?:{_MONTH})\b\.?(?: \d{{4}})?)"
    r"(?![-/:\d])",
    re.ASCII,
)
_TIME = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:[:.u](\d{2})(?!\d)(?: ?(?:uur|u|am|pm)\b)?| ?(?:uur|u|am|pm)\b)", re.ASCII
)
_AFTER_NOON = re.compile(r"pm\Z")
_RANGE = re.compile(r"\s*(?:-|–|tot|to|until|till)\s*")
_PIECE = re.compile(r"\s*[|,;]\s*")
_LEADS = re.compile(r"(.+?) (?:leidt|leads|facilitates)(?: .*)?", re.IGNORECASE)
_WRITES = re.compile(r"(.+?) (?:schrijft mee|notuleert|takes notes|writes along)", re.IGNORECASE)


class Again(Struct, frozen=True):
    """The day, when it begins and ends, and tasks by the id of a person; None and () for what is not said."""

    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    tasks: tuple[tuple[Role, str], ...] = ()


def read_again(columns: Sequence[str], meeting: Meeting, today: date) -> Again:
    """Return what a line says of the next meeting."""
    text = folded(" | ".join(columns))
    days = {day for match in _DATE.finditer(text) if (day := read_date(match[0].rstrip("."), today))}
    if len(days) != 1:
        return Again(tasks=tuple(_tasks(columns, meeting).items()))
    starts, ends = _times(_DATE.sub(" # ", text))
    return Again(days.pop(), starts, ends, tuple(_tasks(columns, meeting).items()))


def _times(text: str) -> tuple[time | None, time | None]:
    """Return the only time in a text, or the two ends of its only stretch."""
    found = [(match, clock) for match in _TIME.finditer(text) if (clock := _time(match)) is not None]
    if len(found) == 1:
        return found[0][1], None
    if len(found) != 2:
        return None, None
    (one, starts), (other, ends) = found
    is_stretch = _RANGE.fullmatch(text[one.end() : other.start()]) and starts < ends
    return (starts, ends) if is_stretch else (None, None)


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if _AFTER_NOON.search(match[0]) and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _tasks(columns: Sequence[str], meeting: Meeting) -> dict[Role, str]:
    """Return who does what next time; a column that is only a name names who leads: that is what is asked."""
    found: dict[Role, str] = {}
    for column in columns:
        person = find_person(meeting, column)
        if isinstance(person, Person):
            found.setdefault(Role.FACILITATOR, person.id)
    for piece in (piece for column in columns for piece in _PIECE.split(column)):
        for role, name in _named(piece, meeting):
            person = find_person(meeting, name)
            if isinstance(person, Person):
                found[role] = person.id
    return found


_SAID: tuple[tuple[Role, Callable[[str], re.Match[str] | None]], ...] = (
    (Role.FACILITATOR, _LEADS.fullmatch),
    (Role.NOTE_TAKER, _WRITES.fullmatch),
)


def _named(piece: str, meeting: Meeting) -> Iterator[tuple[Role, str]]:
    """Yield the task and the name in a piece such as "Bas leidt" or "notulist Cem"."""
    for role, match in _SAID:
        said = match(piece.strip().rstrip("."))
        if said:
            yield role, said[1].removeprefix("en ").removeprefix("and ")
    task = find_role(meeting, piece)
    if task is not None and task[0] in tuple(Role):
        yield Role(task[0]), task[1].rstrip(".")
