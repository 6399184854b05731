"""A date that was typed: in figures, with a month by name, in Dutch or English. Pure."""

from __future__ import annotations

import re
from datetime import date

from intervisie.meeting.finding import folded
from intervisie.meeting.typed import MONTHS

_DATE = re.compile(r"(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}))?", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_SPOKEN_DATE = re.compile(r"(\d{1,2}) ([a-z]+)\.?(?: (\d{4}))?", re.ASCII)


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
