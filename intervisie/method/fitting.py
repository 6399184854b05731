"""A method computed for a group and a time before the start. Pure.

Every part has room between a shortest and a longest time. Where the author gave a range, that is the room.
Where not, a part may shrink to a share of its time and is never made longer: `KEPT` says which share,
larger for a time that comes from a source. Protected steps and silences keep their time whole.

The room is used evenly: from the shortest times on, the part that has the smallest share of its room gets
the next minute, until the time is up. So more time never makes a part shorter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from intervisie.method.choices import Basis, Mode
from intervisie.method.model import Method, Module, Part, Step, Timing
from intervisie.method.planning import Planned, Size, part_duration, plan, total_of
from intervisie.method.timing import ZERO
from intervisie.text import Text, say_count

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)

KEPT = {Basis.SOURCED: 80, Basis.DERIVED: 65, Basis.EDITORIAL: 50}
"""The percentage of a time without a range that is always left of it."""

FROM_HERE_WHOLE = 5 * MINUTE
"""A part this long is counted in whole minutes, a shorter one in halves, as people do."""


class Room(Struct, frozen=True):
    """The times that a part can have, and what it has by itself; it is done `times` times."""

    least: timedelta
    normal: timedelta
    most: timedelta
    times: int = 1


class Change(Struct, frozen=True):
    """A step that gets another time than it has by itself, each pass of it."""

    step: str
    before: timedelta
    after: timedelta


class Fit(Struct, frozen=True):
    """A method fitted to a time, or to its shortest when that is longer.

    `planned` is what it takes by itself, `least` the shortest, `total` what it takes fitted.
    """

    method: Method
    size: Size
    wanted: timedelta
    planned: timedelta
    least: timedelta
    total: timedelta
    changes: tuple[Change, ...]

    @property
    def fits(self) -> bool:
        """Tell whether the method can be done in the time."""
        return self.least <= self.wanted

    @property
    def spare(self) -> timedelta:
        """Return what is left of the time; negative when the method does not fit."""
        return self.wanted - self.total


def fit(method: Method, size: Size, wanted: timedelta) -> Fit:
    """Return the method with times that fit a group and a time as well as they can."""
    planned = plan(method, size)
    rooms = tuple(_room_of(each, method) for each in planned)
    times = share_out(rooms, wanted)
    fitted = dict(zip(((each.step.id, each.module, each.index) for each in planned), times, strict=True))
    changes = tuple(_changes(planned, times))
    return Fit(
        method=replace(method, steps=_refitted(method, method.steps, fitted, size)) if changes else method,
        size=size,
        wanted=wanted,
        planned=total_of(planned),
        least=sum((room.least * room.times for room in rooms), ZERO),
        total=sum((time * room.times for time, room in zip(times, rooms, strict=True)), ZERO),
        changes=changes,
    )


def share_out(rooms: Sequence[Room], available: timedelta) -> tuple[timedelta, ...]:
    """Return a time for each room, together no more than `available` unless the shortest times are.

    In whole and half minutes, but for the bounds themselves. More time makes none of them shorter.
    """
    times = [room.least for room in rooms]
    left = available - sum((room.least * room.times for room in rooms), ZERO)
    for _, index, level in sorted((*_steps(rooms, above=False), *_steps(rooms, above=True))):
        left -= (level - times[index]) * rooms[index].times
        if left < ZERO:
            break
        times[index] = level
    return tuple(times)


def _steps(rooms: Sequence[Room], *, above: bool) -> Iterator[tuple[float, int, timedelta]]:
    """Yield the steps by which times grow: the share of its room that a part has after it, and the time.

    Up to what the parts have by themselves the shares run to 1, above that from 1 to 2.
    """
    for index, room in enumerate(rooms):
        floor, ceiling = (room.normal, room.most) if above else (room.least, room.normal)
        for level in _levels(floor, ceiling, unit=_unit(room)):
            yield above + (level - floor) / (ceiling - floor), index, level


def _unit(room: Room) -> timedelta:
    return MINUTE if room.normal >= FROM_HERE_WHOLE and room.times == 1 else MINUTE / 2


def _levels(floor: timedelta, ceiling: timedelta, *, unit: timedelta) -> Iterator[timedelta]:
    """Yield the round times above `floor` up to `ceiling`, and `ceiling` itself."""
    level = (floor // unit + 1) * unit
    while level < ceiling:
        yield level
        level += unit
    if floor < ceiling:
        yield ceiling


def room_of(part: Part, normal: timedelta) -> Room:
    """Return the room of a part that takes `normal` by itself, in whole and half minutes where it can be."""
    timing = part.timing
    least, most = timing.least, timing.most
    if part.mode is Mode.SILENCE:
        least, most = normal, normal
    if least is None:
        kept = normal * KEPT[timing.basis] / 100
        unit = MINUTE if normal >= FROM_HERE_WHOLE else MINUTE / 2
        least = min(-(-kept // unit) * unit, normal)
    return Room(min(least, normal), normal, max(normal if most is None else most, normal))


def _room_of(planned: Planned, method: Method) -> Room:
    if is_protected(planned.step, method) or not planned.duration:
        return Room(planned.duration, planned.duration, planned.duration, planned.times)
    return replace(room_of(planned.part, planned.duration), times=planned.times)


def is_protected(step: Step, method: Method) -> bool:
    """Tell whether a method keeps the time of a step whole, by itself or with the loop that it stands in."""
    return any(
        each.id in method.protect and (each.id == step.id or step in each.steps)
        for each in (*method.steps, step)
    )


def _changes(planned: Sequence[Planned], times: Sequence[timedelta]) -> Iterator[Change]:
    """Yield each step of which the time changes, its parts together."""
    before: dict[str, timedelta] = {}
    after: dict[str, timedelta] = {}
    titles: dict[str, str] = {}
    for each, time in zip(planned, times, strict=True):
        titles[each.step.id] = each.step.title
        before[each.step.id] = before.get(each.step.id, ZERO) + each.duration
        after[each.step.id] = after.get(each.step.id, ZERO) + time
    for step, title in titles.items():
        if before[step] != after[step]:
            yield Change(title, before[step], after[step])


_Times = dict[tuple[str, str, int], timedelta]
"""The fitted times by step, module ("" for the step itself) and number of the part."""


def _refitted(method: Method, steps: Sequence[Step], times: _Times, size: Size) -> tuple[Step, ...]:
    """Return the steps with their times; those that are not planned keep theirs."""
    return tuple(
        replace(
            step,
            parts=_with_times(step.parts, (step.id, ""), method, times, size),
            modules=_modules(step, method, times, size),
            steps=_refitted(method, step.steps, times, size),
        )
        for step in steps
    )


def _modules(step: Step, method: Method, times: _Times, size: Size) -> tuple[Module, ...]:
    """Return the modules of a step; whichever is chosen shrinks as much as the first, which was planned."""
    if not step.modules or (step.id, step.modules[0].id, 0) not in times:
        return step.modules
    first, *others = step.modules
    fitted = replace(first, parts=_with_times(first.parts, (step.id, first.id), method, times, size))
    before = sum((part_duration(part, method, size) for part in first.parts), ZERO)
    after = sum((times[step.id, first.id, index] for index in range(len(first.parts))), ZERO)
    if after >= before:
        return (fitted, *others)
    return (fitted, *(_shrunk(module, after / before, step, method, size) for module in others))


def _shrunk(module: Module, share: float, step: Step, method: Method, size: Size) -> Module:
    normal = [part_duration(part, method, size) for part in module.parts]
    rooms = [room_of(part, time) for part, time in zip(module.parts, normal, strict=True)]
    shared = share_out(rooms, sum(normal, ZERO) * share)
    times = {(step.id, module.id, index): time for index, time in enumerate(shared)}
    return replace(module, parts=_with_times(module.parts, (step.id, module.id), method, times, size))


def _with_times(
    parts: Sequence[Part], key: tuple[str, str], method: Method, times: _Times, size: Size
) -> tuple[Part, ...]:
    fitted = []
    for index, part in enumerate(parts):
        normal = part_duration(part, method, size)
        time = times.get((*key, index), normal)
        fitted.append(part if time == normal else replace(part, timing=_scaled(part, normal, time, size)))
    return tuple(fitted)


def _scaled(part: Part, normal: timedelta, time: timedelta, size: Size) -> Timing:
    """Return the timing of a part by which it takes `time`, and still grows with each person who comes.

    What does not divide into whole seconds is a fixed rest. The shortest time stays that of the method.
    """
    timing = part.timing
    whole = max(timing.fixed + _of_people(timing, size), normal, time)

    def scaled(duration: timedelta) -> timedelta:
        return timedelta(seconds=(duration // SECOND) * (time // SECOND) // (whole // SECOND))

    shares = Timing(
        per_adviser=scaled(timing.per_adviser),
        per_person=scaled(timing.per_person),
        per_case=scaled(timing.per_case),
        per_item=scaled(timing.per_item),
    )
    return replace(
        shares,
        fixed=time - _of_people(shares, size),
        least=room_of(part, normal).least,
        most=timing.most,
        basis=timing.basis,
    )


def _of_people(timing: Timing, size: Size) -> timedelta:
    """Return what the people, cases and notes of a part take together."""
    each = timing.per_adviser + timing.per_case + timing.per_item
    return each * size.advisers + timing.per_person * size.people


def verdict(fitted: Fit) -> Text:
    """Return whether the method fits the time, and if not, how long it takes at least."""
    people, wanted, spare = fitted.size.people, fitted.wanted, fitted.spare
    if not fitted.fits:
        return say_count(
            "Does not fit in {wanted}: with {count} person it takes at least {least}.",
            "Does not fit in {wanted}: with {count} people it takes at least {least}.",
            people,
            wanted=wanted,
            least=-(-fitted.least // MINUTE) * MINUTE,
        )
    if spare < MINUTE:
        return say_count(
            "Fits in {wanted} with {count} person.",
            "Fits in {wanted} with {count} people.",
            people,
            wanted=wanted,
        )
    return say_count(
        "Fits in {wanted} with {count} person, with {spare} to spare.",
        "Fits in {wanted} with {count} people, with {spare} to spare.",
        people,
        wanted=wanted,
        spare=spare // MINUTE * MINUTE,
    )
