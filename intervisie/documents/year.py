"""A year of a group in numbers, times and methods, for its annual report and its next plan. Pure.

Nothing of what was said is looked at: of an action only whether it was shared and what became of it. Names
stand in the annex with who was there, and nowhere else. What a register asks besides is a line for the group
to fill in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from intervisie.documents.proof import attendance
from intervisie.documents.values import Attendance
from intervisie.groups.group import Group
from intervisie.meeting.finding import folded
from intervisie.meeting.following import actions, is_shared
from intervisie.meeting.note import Outcome
from intervisie.meeting.state import Meeting

_MINUTE = timedelta(minutes=1)
FEWEST_ROWS, MOST_ROWS = 4, 26
"""Rows for meetings in a plan: as many as there were the year before, within these."""


class Held(Struct, frozen=True):
    """One meeting: when, how long in whole minutes, how many were there, with which methods."""

    begin: datetime
    end: datetime
    net: timedelta
    size: int
    methods: tuple[str, ...]


class Attender(Struct, frozen=True):
    """Somebody who was there: how often in the year, how long in whole minutes, the first and last day."""

    name: str
    meetings: int
    net: timedelta
    first: date
    last: date


class Actions(Struct, frozen=True):
    """How many shared actions there were, and what became of them."""

    all: int
    done: int
    changed: int
    dropped: int

    @property
    def unknown(self) -> int:
        """Return of how many nobody said what became of them."""
        return self.all - self.done - self.changed - self.dropped


class Year(Struct, frozen=True):
    """What a year of a group adds up to.

    `methods` with how often each was used, the most used first. `newcomers` are those who were there for the
    first time in the year, the first meeting of all left out; `not_back` those who were there the year before
    and not in this one, None when there was no year before. `joined` and `left` are how many members came and
    went by what the group says, None for one that was not set up.
    """

    group: str
    year: int
    language: str
    held: tuple[Held, ...] = ()
    people: tuple[Attender, ...] = ()
    methods: tuple[tuple[str, int], ...] = ()
    actions: Actions = Actions(0, 0, 0, 0)
    newcomers: int = 0
    not_back: int | None = None
    joined: int | None = None
    left: int | None = None

    @property
    def net(self) -> timedelta:
        """Return the net time of all meetings, each rounded down to whole minutes."""
        return sum((each.net for each in self.held), timedelta(0))

    @property
    def rows(self) -> int:
        """Return how many meetings a plan after this year has room for."""
        return min(max(len(self.held), FEWEST_ROWS), MOST_ROWS)


def year_of(meetings: Iterable[Meeting], *, group: Group | str, year: int, language: str) -> Year:
    """Return a year of a group from all its meetings, also those of earlier years; open ones do not count.

    A meeting belongs to the year in which it began. A group that was not set up is only a name.
    """
    closed = [(attendance(each), each) for each in meetings if each.closed is not None]
    closed.sort(key=lambda pair: pair[0].begin)
    found = [pair for pair in closed if pair[0].begin.year == year]
    earlier = [whole for whole, _ in closed if whole.begin.year < year]
    wholes = [whole for whole, _ in found]
    known = _names([*earlier, *wholes[: 0 if earlier else 1]])
    before = _names(whole for whole in earlier if whole.begin.year == year - 1)
    here = _names(wholes)
    members = group.members if isinstance(group, Group) else None
    return Year(
        group=group.name if isinstance(group, Group) else group,
        year=year,
        language=language,
        held=tuple(
            Held(whole.begin, whole.end, _whole(whole.net), len(whole.people), whole.methods)
            for whole in wholes
        ),
        people=_people(wholes),
        methods=tuple(
            Counter(one.method.name for _, meeting in found for one in meeting.rounds).most_common()
        ),
        actions=_actions(meeting for _, meeting in found),
        newcomers=len(here - known),
        not_back=len(before - here) if before else None,
        joined=None if members is None else sum(_in_year(each.since, year) for each in members),
        left=None if members is None else sum(_in_year(each.until, year) for each in members),
    )


def _in_year(day: date | None, year: int) -> bool:
    return day is not None and day.year == year


def _names(meetings: Iterable[Attendance]) -> set[str]:
    return {folded(one.name) for whole in meetings for one in whole.people}


def _people(meetings: Sequence[Attendance]) -> tuple[Attender, ...]:
    """Return everybody who was there, by name; names that differ in capitals or spaces only are the same."""
    found: dict[str, list[tuple[str, timedelta, date]]] = {}
    for whole in meetings:
        for one in whole.people:
            found.setdefault(folded(one.name), []).append((one.name, _whole(one.net), whole.begin.date()))
    return tuple(
        Attender(
            each[-1][0], len(each), sum((net for _, net, _ in each), timedelta(0)), each[0][2], each[-1][2]
        )
        for _, each in sorted(found.items())
    )


def _actions(meetings: Iterable[Meeting]) -> Actions:
    outcomes = Counter(note.outcome for meeting in meetings for note in actions(meeting) if is_shared(note))
    return Actions(
        all=outcomes.total(),
        done=outcomes[Outcome.DONE],
        changed=outcomes[Outcome.CHANGED],
        dropped=outcomes[Outcome.DROPPED],
    )


def _whole(duration: timedelta) -> timedelta:
    return duration // _MINUTE * _MINUTE
