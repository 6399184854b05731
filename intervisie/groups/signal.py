"""What several groups together may tell the organisation, without betraying anybody. Pure.

The rules are the judgement of the practice sheet (5.3), after what surveys among employees do: a theme is
told when enough meetings, people and groups raised it, in rounded numbers and over half a year at least; when
only one theme would be left out, the smallest that is told goes with it, so that no subtraction gives it
away. One group is never told of alone; what it wants to say it says in its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from intervisie.errors import UsageError
from intervisie.groups.group import Group, Released, active_members
from intervisie.groups.naming import same_name
from intervisie.text import say


class Thresholds(Struct, frozen=True):
    """How many meetings, people and groups must have raised a theme, and how many members those groups have.

    These are the least there are: an organisation may ask for more, and nobody for less.
    """

    meetings: int = 3
    people: int = 3
    groups: int = 2
    members: int = 10


class Period(Struct, frozen=True):
    """Half a year or a whole one, so that no two periods can be subtracted to tell of a month."""

    begin: date
    end: date
    name: str

    def holds(self, day: date) -> bool:
        """Tell whether a day is within the period."""
        return self.begin <= day <= self.end


class Raised(Struct, frozen=True):
    """That a case touched a theme: in which meeting, who brought it and in which group, all by id."""

    code: str
    day: date
    meeting: str
    person: str
    group: str


class Trend(StrEnum):
    """How a theme compares with the period before; not told where that would tell too much."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"


class Told(Struct, frozen=True):
    """One theme that may be told: in how many meetings it was raised, as a range; `most` None is no end."""

    code: str
    label: str
    least: int
    most: int | None
    trend: Trend | None


class Line(Struct, frozen=True):
    """A line that a group released, and the day on which it did."""

    kind: str
    text: str
    day: date


class PolicySignal(Struct, frozen=True):
    """Document D: what several groups tell together. Without `enough` there is nothing but released lines.

    `meetings` and `members` are ranges, as in `Told`. `below` is how many themes stay untold.
    """

    period: Period
    enough: bool
    groups: int
    meetings: tuple[int, int | None]
    members: tuple[int, int | None]
    themes: tuple[Told, ...]
    below: int
    lines: tuple[Line, ...]


STEPS = ((1, 2), (3, 5), (6, 10), (11, 20), (21, 50))
"""The ranges in which numbers are told; above the last one it is `more than`."""


def period_named(name: str) -> Period:
    """Return the period that is meant: 2026, or half of it as in 2026H1 or 2026H2.

    Raises:
        UsageError: that is no such period.
    """
    year, half = name[:4], name[4:].upper()
    if len(year) == 4 and year.isascii() and year.isdecimal() and int(year) >= 1970:
        number = int(year)
        if not half:
            return Period(date(number, 1, 1), date(number, 12, 31), year)
        if half == "H1":
            return Period(date(number, 1, 1), date(number, 6, 30), f"{year}H1")
        if half == "H2":
            return Period(date(number, 7, 1), date(number, 12, 31), f"{year}H2")
    raise UsageError(
        say("'{text}' is no period.", text=name),
        say("A signal is about a year or half of one: {examples}.", examples="2026, 2026H1, 2026H2"),
    )


def period_before(period: Period) -> Period:
    """Return the period of the same length before it."""
    year = period.begin.year
    match period.name[4:]:
        case "H1":
            return period_named(f"{year - 1}H2")
        case "H2":
            return period_named(f"{year}H1")
        case _:
            return period_named(f"{year - 1}")


def policy_signal(
    raised: Iterable[Raised],
    groups: Sequence[Group],
    meetings: Iterable[tuple[str, date]],
    period: Period,
    thresholds: Thresholds,
) -> PolicySignal:
    """Return what may be told of a period.

    `groups` are those that are told of together, `meetings` their meetings as (id of the group, day).
    """
    every = tuple(raised)
    held = [group for group, day in meetings if period.holds(day)]
    met = [group for group in groups if group.id in set(held)]
    members = _members(met)
    enough = (
        len(met) >= thresholds.groups and members >= thresholds.members and len(held) >= thresholds.meetings
    )
    now = _above(every, met, period, thresholds) if enough else {}
    before = _above(every, groups, period_before(period), thresholds) if enough else {}
    codes = {one.code for one in every if period.holds(one.day)}
    now = _without_giving_away(now, len(codes) - len(now))
    labels = {theme.code: theme.label for group in reversed(met) for theme in group.themes}
    themes = tuple(
        Told(code, labels.get(code, code), *_range(count), _trend(count, before.get(code)))
        for code, count in sorted(now.items(), key=lambda one: (-_range(one[1])[0], one[0]))
    )
    return PolicySignal(
        period=period,
        enough=enough,
        groups=len(met) if enough else 0,
        meetings=_range(len(held)),
        members=_range(members),
        themes=themes,
        below=len(codes) - len(now),
        lines=_lines(groups, period),
    )


def _above(
    raised: Sequence[Raised], groups: Sequence[Group], period: Period, thresholds: Thresholds
) -> dict[str, int]:
    """Return the themes that may be told, each with the number of meetings in which it was raised."""
    found: dict[str, int] = {}
    for code in {one.code for one in raised}:
        those = [one for one in raised if one.code == code and period.holds(one.day)]
        by = {one.group for one in those}
        meetings = len({one.meeting for one in those})
        if (
            meetings >= thresholds.meetings
            and len({one.person for one in those}) >= thresholds.people
            and len(by) >= thresholds.groups
            and _members([group for group in groups if group.id in by]) >= thresholds.members
        ):
            found[code] = meetings
    return found


def _without_giving_away(told: dict[str, int], below: int) -> dict[str, int]:
    """Return what is told, without the smallest theme when only one would be left out."""
    if below != 1 or not told:
        return told
    smallest = min(told, key=lambda code: (told[code], code))
    return {code: count for code, count in told.items() if code != smallest}


def _members(groups: Iterable[Group]) -> int:
    """Return how many different people are in these groups; who is in two counts once."""
    return len({same_name(member.name) for group in groups for member in active_members(group)})


def _range(count: int) -> tuple[int, int | None]:
    """Return the range in which a number lies."""
    return next(((least, most) for least, most in STEPS if count <= most), (STEPS[-1][1] + 1, None))


def _trend(now: int, before: int | None) -> Trend | None:
    """Return how the range of a number compares with that of the period before."""
    if before is None:
        return None
    one, other = _range(now)[0], _range(before)[0]
    return Trend.SAME if one == other else Trend.MORE if one > other else Trend.FEWER


def _lines(groups: Sequence[Group], period: Period) -> tuple[Line, ...]:
    """Return the lines that were released in the period, by kind; nobody is named as having said them."""
    released: list[Released] = [
        line for group in groups for line in group.released if period.holds(line.day) and not line.withdrawn
    ]
    return tuple(
        Line(line.kind, line.text, line.day)
        for line in sorted(released, key=lambda one: (one.kind, one.day, one.text))
    )
