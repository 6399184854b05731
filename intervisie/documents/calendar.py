"""A calendar file (RFC 5545) of things that have a day. Pure.

Days and times are written without a zone: they are those of the clock where the group meets, also when the
reader of the file sits elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from msgspec import Struct

_LONGEST = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""

_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""What no text value may hold (3.3.11), but for the line break, and what some readers take for one."""


class Event(Struct, frozen=True):
    """One thing on a day, the whole day when `starts` is None. `uid` is the same each time it is written."""

    uid: str
    day: date
    summary: str
    starts: time | None = None
    ends: time | None = None


def calendar(events: Iterable[Event], *, product: str, stamp: datetime) -> str:
    """Return the file; `stamp`, in UTC, says when it was made."""
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{product}", *_events(events, stamp), "END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _events(events: Iterable[Event], stamp: datetime) -> Iterator[str]:
    for one in events:
        yield "BEGIN:VEVENT"
        yield f"UID:{one.uid}"
        yield f"DTSTAMP:{_day(stamp)}T{stamp:%H%M%S}Z"
        yield from _when(one)
        yield f"SUMMARY:{_escaped(one.summary)}"
        yield "END:VEVENT"


def _when(one: Event) -> Iterator[str]:
    """Yield the day, or the times on it. A whole day takes nobody's time: it is a reminder."""
    if one.starts is None:
        yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
        yield "TRANSP:TRANSPARENT"
        return
    yield f"DTSTART:{_day(one.day)}T{one.starts:%H%M%S}"
    if one.ends is not None and one.ends > one.starts:
        yield f"DTEND:{_day(one.day)}T{one.ends:%H%M%S}"


def _day(day: date) -> str:
    """Return a day in eight figures, also one of a year below 1000."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    """Return a text value (3.3.11): its lines kept apart, every other control character a space."""
    plain = _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces that are short enough, none of which ends within a character."""
    piece, size = "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + width
    yield piece
