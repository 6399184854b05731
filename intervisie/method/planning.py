"""What a method plans for a group: its parts, how often each is done, how long it takes. Pure.

Optional steps are not planned, because nobody has asked for them. Of modules the first is, and of a branch
no stretch is done again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct

from intervisie.method.choices import Each
from intervisie.method.model import Loop, Method, Part, Step
from intervisie.method.timing import ZERO, duration_of


class Size(Struct, frozen=True):
    """How large a group is: everybody, and those of them who work on somebody else's case."""

    people: int
    advisers: int


class Planned(Struct, frozen=True):
    """One part that is planned: it takes `duration`, and is done `times` times.

    `module` is the id of the module it belongs to, "" for a part of the step itself; `index` counts the
    parts there from 0.
    """

    step: Step
    module: str
    index: int
    part: Part
    times: int
    duration: timedelta


def size_of(people: int, *, with_facilitator: bool = False) -> Size:
    """Return the size of a group with one case owner; a facilitator from the group is no adviser.

    Unless nobody else is left, as in the meeting itself.
    """
    others = max(people - 1, 0)
    return Size(people, max(others - 1, 0) or others if with_facilitator else others)


def plan(method: Method, size: Size) -> tuple[Planned, ...]:
    """Return every part that is planned for a group, in playing order."""
    return tuple(_planned(method, size))


def total(method: Method, people: int) -> timedelta:
    """Return how long the steps of a method take together with this many people.

    Everybody but one is counted as an adviser, and as many cases and notes: the first brings none.
    """
    return total_of(plan(method, size_of(people)))


def total_of(planned: tuple[Planned, ...]) -> timedelta:
    """Return how long planned parts take together."""
    return sum((each.duration * each.times for each in planned), ZERO)


def part_duration(part: Part, method: Method, size: Size) -> timedelta:
    """Return how long one part takes with this group."""
    return duration_of(
        part.timing,
        advisers=size.advisers,
        persons=size.people,
        cases=size.advisers,
        items=size.advisers,
        whole=method.duration or ZERO,
    )


def passes(loop: Loop, method: Method, size: Size) -> int:
    """Return how often the steps of a loop are done: once for each person, party, or seat of a subgroup."""
    match loop.each:
        case Each.PARTICIPANT:
            return size.people
        case Each.PARTY:
            return sum(role.least for role in method.roles if role.party)
        case Each.SEAT:
            return seats(size.people, loop)


def subgroups(people: int, loop: Loop) -> int:
    """Return how many subgroups work at once: none smaller than it should be, unless it is the only one."""
    return max(1, people // loop.group_size) if loop.group_size else 1


def seats(people: int, loop: Loop) -> int:
    """Return how many people the largest subgroup has, each of whom gets a pass."""
    return -(-people // subgroups(people, loop))


def _planned(method: Method, size: Size) -> Iterator[Planned]:
    for step in method.steps:
        if step.optional:
            continue
        if step.loop is None:
            yield from _parts(step, method, size, 1)
            continue
        times = passes(step.loop, method, size)
        for inner in step.steps:
            if not inner.optional:
                yield from _parts(inner, method, size, times)


def _parts(step: Step, method: Method, size: Size, times: int) -> Iterator[Planned]:
    for index, part in enumerate(step.parts):
        yield Planned(step, "", index, part, times, part_duration(part, method, size))
    for module in step.modules[:1]:
        for index, part in enumerate(module.parts):
            yield Planned(step, module.id, index, part, times, part_duration(part, method, size))
