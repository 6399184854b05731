"""A year of meetings added up: the numbers behind `intervisie overview` and its document.

Turns are counted so that they can go round; people are not ranked, and no case is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import Struct

from intervisie.archive.year import Held, Year
from intervisie.groups.naming import same_name
from intervisie.meeting.nobody import is_nobody

MONTHS, QUARTERS = 12, 4
_ZERO = timedelta(0)
_MINUTE = timedelta(minutes=1)


class Tasks(Struct, frozen=True):
    """How often somebody was there, brought a case, led and took notes."""

    name: str
    present: int = 0
    brought: int = 0
    facilitated: int = 0
    took_notes: int = 0


class Timed(Struct, frozen=True):
    """What something took on average and what was planned for it, in minutes, over so many times."""

    name: str
    times: int
    planned: int
    real: int
    steps: tuple[Timed, ...] = ()


class Overview(Struct, frozen=True):
    """A year in numbers. `timed` holds each method with its steps; under "" what stands around the cases."""

    year: int
    meetings: int
    net: timedelta
    quarters: tuple[timedelta, ...]
    months: tuple[int, ...]
    groups: tuple[tuple[str, int], ...]
    methods: tuple[tuple[str, int], ...]
    tasks: tuple[Tasks, ...]
    timed: tuple[Timed, ...]
    actions: int
    open_actions: int
    themes: tuple[tuple[str, int], ...] = ()


def overview_of(found: Year, year: int, *, of_group: bool) -> Overview:
    """Return the numbers of a year; of actions those are counted that the group knows of.

    Themes are a group's own, and are counted only when it is the year `of_group` alone.
    """
    held = found.meetings
    shared = [action for action in found.actions if action.shared]
    themes = Counter(theme for one in held for theme in one.themes) if of_group else Counter()
    return Overview(
        year=year,
        meetings=len(held),
        net=_net(held),
        quarters=tuple(
            _net(one for one in held if (one.begin.month - 1) // 3 == quarter) for quarter in range(QUARTERS)
        ),
        months=tuple(sum(one.begin.month == month for one in held) for month in range(1, MONTHS + 1)),
        groups=tuple(Counter(one.summary.group_name for one in held if one.summary.group_name).most_common()),
        methods=tuple(Counter(name for one in held for name in one.summary.methods).most_common()),
        tasks=_tasks(held),
        timed=_timed(held),
        actions=len(shared),
        open_actions=sum(action.is_open for action in shared),
        themes=tuple(themes.most_common()),
    )


def _net(held: Iterable[Held]) -> timedelta:
    return sum((one.net for one in held), _ZERO) // _MINUTE * _MINUTE


def _tasks(held: Sequence[Held]) -> tuple[Tasks, ...]:
    """Return what each did, by name as typed last: nobody stands first or last for it."""
    names: dict[str, str] = {}
    counts: dict[str, list[int]] = {}
    for each in (one.summary for one in held):
        for place, people in enumerate((each.people, each.owners, (each.facilitator,), (each.note_taker,))):
            for name in (one for one in people if one and not is_nobody(one)):
                names[same_name(name)] = name
                counts.setdefault(same_name(name), [0, 0, 0, 0])[place] += 1
    return tuple(Tasks(names[key], *row) for key, row in sorted(counts.items()))


_Times = list[tuple[timedelta, timedelta]]


def _timed(held: Sequence[Held]) -> tuple[Timed, ...]:
    """Return each method with its steps in the order in which they came, the most played method first."""
    rounds: dict[str, _Times] = {}
    steps: dict[str, dict[str, _Times]] = {}
    for one in held:
        of_round: dict[tuple[str, int], tuple[timedelta, timedelta]] = {}
        for step in one.steps:
            steps.setdefault(step.method, {}).setdefault(step.step, []).append((step.planned, step.spent))
            planned, spent = of_round.get((step.method, step.round), (_ZERO, _ZERO))
            of_round[step.method, step.round] = planned + step.planned, spent + step.spent
        for (method, _), times in of_round.items():
            rounds.setdefault(method, []).append(times)
    order = sorted(rounds, key=lambda method: (not method, -len(rounds[method])))
    return tuple(
        _mean(method, rounds[method], tuple(_mean(step, times) for step, times in steps[method].items()))
        for method in order
    )


def _mean(name: str, times: _Times, steps: tuple[Timed, ...] = ()) -> Timed:
    planned, real = (sum((pair[side] for pair in times), _ZERO) / len(times) / _MINUTE for side in (0, 1))
    return Timed(name, len(times), round(planned), round(real), steps)
