"""Times as people write them, and how long they are for the people present. Pure.

`4m per adviser` is a total for a part, not a limit for a turn: twenty minutes with five advisers.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from msgspec.structs import replace

from intervisie.method.model import Timing

LONGEST = timedelta(minutes=480)
"""No single time is longer than a working day: a longer one is a slip of the keyboard."""

ZERO = timedelta(0)

DURATION = "(?=[0-9])(?:([0-9]{1,4})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,5})s)?"
TERM = DURATION + "(?: per (adviser|person|case|item))?"
PERCENT = "([1-9][0-9]?|100)%"
"""How times are written, as patterns that a schema can hold too."""

_ONE = re.compile(DURATION)
_TERM = re.compile(TERM)
_PERCENT = re.compile(PERCENT)


def parse_duration(text: str) -> timedelta:
    """Read one duration, such as `90s`, `10m` or `1h30m`.

    Raises:
        ValueError: `text` is not written like that.
        OverflowError: it is zero, or longer than `LONGEST`.
    """
    match = _ONE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return _bounded(match[1], match[2], match[3])


@lru_cache(maxsize=1024)
def parse_time(text: str) -> Timing:
    """Read a time formula: durations, each with or without `per adviser`, and shares, joined by `+`.

    Raises:
        ValueError: `text` is not written like that.
        OverflowError: a term is zero, or longer than `LONGEST`.
    """
    totals = {None: ZERO, "adviser": ZERO, "person": ZERO, "case": ZERO, "item": ZERO}
    percent = 0
    for term in text.split("+"):
        share = _PERCENT.fullmatch(term.strip(" "))
        if share is not None:
            percent += int(share[1])
            continue
        match = _TERM.fullmatch(term.strip(" "))
        if match is None:
            raise ValueError(text)
        totals[match[4]] += _bounded(match[1], match[2], match[3])
    if max(totals.values()) > LONGEST or percent > 100:
        raise OverflowError(text)
    return Timing(
        fixed=totals[None],
        per_adviser=totals["adviser"],
        per_person=totals["person"],
        per_case=totals["case"],
        per_item=totals["item"],
        percent=percent,
    )


@lru_cache(maxsize=1024)
def parse_range(text: str) -> tuple[timedelta, timedelta]:
    """Read a shortest and a longest time, such as `15m - 30m`.

    Raises:
        ValueError: `text` is not written like that.
        OverflowError: one of them is zero or longer than `LONGEST`, or the first is the longer one.
    """
    least, dash, most = text.partition("-")
    if not dash:
        raise ValueError(text)
    bounds = parse_duration(least.rstrip(" ")), parse_duration(most.lstrip(" "))
    if bounds[0] > bounds[1]:
        raise OverflowError(text)
    return bounds


def _bounded(hours: str | None, minutes: str | None, seconds: str | None) -> timedelta:
    duration = timedelta(hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(seconds or 0))
    if not ZERO < duration <= LONGEST:
        raise OverflowError(duration)
    return duration


def duration_of(
    timing: Timing,
    *,
    advisers: int,
    persons: int,
    cases: int,
    items: int = 0,
    whole: timedelta = ZERO,
) -> timedelta:
    """Return how long a part takes for this group; zero when it has no clock.

    `persons` counts everybody, the case owner included; `advisers` everybody but the case owner;
    `cases` the cases collected so far; `items` the notes that the part goes on with. Percentages are
    taken of `whole`, in whole seconds.
    """
    duration = (
        timing.fixed
        + timing.per_adviser * advisers
        + timing.per_person * persons
        + timing.per_case * cases
        + timing.per_item * items
        + timedelta(seconds=round(whole.total_seconds() * timing.percent / 100))
    )
    if timing.least is not None:
        duration = max(duration, timing.least)
    if timing.most is not None:
        duration = min(duration, timing.most)
    return duration


def has_clock(timing: Timing) -> bool:
    """Tell whether a part with this timing has a clock at all."""
    return timing != replace(Timing(), basis=timing.basis)
