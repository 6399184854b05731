"""The days that a check looks at: a calendar year, the last five years, the quarters in them. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from intervisie.profiles.model import Period, Span
from intervisie.profiles.outcome import Window
from intervisie.text import Text, say

_DAY = timedelta(days=1)
_MONTHS = {Span.QUARTER: 3, Span.HALF_YEAR: 6, Span.YEAR: 12}


def window_of(period: Period | None, as_of: date, year: int | None) -> Window:
    """Return the days of a period that ends on a day, or in a year if one is given.

    Calendar years are whole; another period ends today, or at the end of the year. What has no period of its
    own gets the calendar year, which is then nobody's period.
    """
    chosen = as_of.year if year is None else year
    first, last = date(chosen, 1, 1), date(chosen, 12, 31)
    if period is None or period.calendar:
        return Window(first, last)
    if not period.months:
        return Window(first, last, is_known=False)
    end = as_of if year is None else last
    return Window(months_later(end, -period.months) + _DAY, end)


def before(window: Window, period: Period) -> Window | None:
    """Return the window just before another, None before the calendar begins."""
    if window.since.year * 12 <= period.months + 12:
        return None
    return Window(months_later(window.since, -period.months), window.since - _DAY)


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def parts(window: Window, per: Span, as_of: date) -> Iterator[Window]:
    """Yield the quarters, half-years or years that lie wholly in a window and have begun."""
    months = _MONTHS[per]
    since = date(window.since.year, (window.since.month - 1) // months * months + 1, 1)
    if since < window.since:
        since = months_later(since, months)
    while since <= min(window.until, as_of):
        until = months_later(since, months) - _DAY
        if until <= window.until or window.until >= as_of:
            yield Window(since, until)
        if until.year >= date.max.year:
            return
        since = until + _DAY


def part_name(part: Window, per: Span) -> Text:
    """Return what people call a part of the calendar."""
    year = str(part.since.year)
    if per is Span.YEAR:
        return say("the year {year}", year=year)
    if per is Span.HALF_YEAR:
        return say("half-year {number} of {year}", number=1 if part.since.month == 1 else 2, year=year)
    return say("quarter {number} of {year}", number=(part.since.month - 1) // 3 + 1, year=year)
