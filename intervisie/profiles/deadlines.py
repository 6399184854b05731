"""What a profile wants done by when, for the meetings that were held. Pure. Nothing here is ever late."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from intervisie.profiles.model import Deadline, Profile
from intervisie.profiles.outcome import Due, Window
from intervisie.profiles.windows import months_later


def due(profile: Profile, days: Sequence[date], window: Window, as_of: date) -> tuple[Due, ...]:
    """Return what is to be done, by day; `days` are those of the meetings, in order."""
    within = sorted({day for day in days if window.holds(day)})
    found = (each for rule in profile.deadlines for each in _of(rule, within, as_of))
    return tuple(sorted(found, key=lambda each: (each.day, each.meeting or each.day)))


def _of(rule: Deadline, days: Sequence[date], as_of: date) -> Iterator[Due]:
    if rule.every_year_until is not None:
        yield Due(_next(rule.every_year_until, as_of), rule.text, None, rule.sources)
    elif rule.days_before_first:
        for day in days[:1]:
            yield Due(day - timedelta(days=rule.days_before_first), rule.text, day, rule.sources)
    else:
        for day in days:
            yield Due(_after(rule, day), rule.text, day, rule.sources)


def _after(rule: Deadline, day: date) -> date:
    if not rule.end_of_next_month:
        return day + timedelta(days=rule.days_after)
    following = months_later(day.replace(day=1), 1)
    return following.replace(day=monthrange(following.year, following.month)[1])


def _next(until: tuple[int, int], as_of: date) -> date:
    """Return the next such day of the calendar, today included; 29 February is the 28th in other years."""
    month, day = until
    this, following = (
        date(year, month, min(day, monthrange(year, month)[1])) for year in (as_of.year, as_of.year + 1)
    )
    return this if this >= as_of else following
