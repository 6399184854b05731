"""How people share a part: subgroups under one clock, equal time of parties, talks apart. Pure.

Everything here is read off the meeting; nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from intervisie.meeting.instant import Instant
from intervisie.meeting.present import parties_at, permissions, present
from intervisie.meeting.state import ZERO, Meeting, StandstillKind, current_stop
from intervisie.meeting.stop import Stop
from intervisie.meeting.turns import drawn, heard_at
from intervisie.method.choices import PARALLEL_MODES, Each, May, Mode
from intervisie.text import clock_reading


def group_size_at(stop: Stop) -> int:
    """Return how many make a subgroup at a stop, 0 where the group stays together or divides itself."""
    loop = stop.within.loop.loop if stop.within else None
    if loop and loop.each is Each.SEAT:
        return loop.group_size
    if stop.part.mode not in PARALLEL_MODES:
        return 0
    return stop.part.group_size or (2 if stop.part.mode is Mode.PAIRS else 0)


def groups_at(meeting: Meeting, stop: Stop) -> tuple[tuple[str, ...], ...]:
    """Return a proposal of who sits with whom: ids, drawn once for a case, () where nobody divides.

    Whoever only leads or writes is in none. When people do not divide evenly some groups have one more.
    """
    size = group_size_at(stop)
    people = tuple(
        person.id for person in present(meeting) if _takes_part(permissions(meeting, stop, person.id))
    )
    if not size or not people:
        return ()
    row = drawn(people, f"{meeting.id}/{stop.round}")
    count = max(len(row) // size, 1)
    return tuple(row[number::count] for number in range(count))


def _takes_part(allowed: frozenset[May]) -> bool:
    return bool(allowed & {May.ASK, May.ADVISE})


def balance_at(meeting: Meeting, stop: Stop, now: Instant) -> tuple[tuple[str, timedelta], ...]:
    """Return how long each party had the floor in all parts of this case that parties share, by id.

    Nothing where the part at hand is not one of them.
    """
    if stop.part.mode is not Mode.PARTIES:
        return ()
    heard: dict[str, timedelta] = dict.fromkeys(parties_at(meeting, stop), ZERO)
    for other in meeting.order:
        visit = meeting.visits.get(other.key)
        if other.round != stop.round or other.part.mode is not Mode.PARTIES or visit is None:
            continue
        turns = visit.turns
        if turns is None:
            continue
        times = heard_at(meeting, turns, meeting.closed or now) if other.key == meeting.here else turns.heard
        for person, time in times.items():
            heard[person] = heard.get(person, ZERO) + time
        if other.key != meeting.here and turns.speaking:
            heard[turns.speaking] = heard.get(turns.speaking, ZERO) + turns.spent
    return tuple(heard.items())


def talks_apart(meeting: Meeting, now: Instant) -> dict[str, timedelta]:
    """Return how long the facilitator talked with each person apart, by id; who was not is not in it."""
    apart: dict[str, timedelta] = {}
    for still in meeting.standstills:
        if still.kind is StandstillKind.APART:
            until = still.until or meeting.closed or now
            apart[still.person] = apart.get(still.person, ZERO) + until.elapsed - still.since.elapsed
    return apart


def talks_about_the_talk(meeting: Meeting, now: Instant) -> timedelta:
    """Return how long the group talked about how it talks."""
    talks = (still for still in meeting.standstills if still.kind is StandstillKind.META)
    return sum(
        ((still.until or meeting.closed or now).elapsed - still.since.elapsed for still in talks), ZERO
    )


def uneven_apart(meeting: Meeting, now: Instant) -> tuple[tuple[str, timedelta], ...]:
    """Return the time that each party was talked with apart once one got more than another, by id."""
    parties = parties_at(meeting, current_stop(meeting))
    apart = talks_apart(meeting, now)
    times = tuple((person, apart.get(person, ZERO)) for person in parties)
    if not times or max(time for _, time in times) - min(time for _, time in times) < UNEVEN:
        return ()
    return times


UNEVEN = timedelta(minutes=1)
"""From this difference on parties were not talked with equally long."""


def times_in_a_row(times: Iterable[tuple[str, timedelta]]) -> str:
    """Return names with the time that belongs to each: "Anna 7:40 · Bas 5:10"."""
    return " · ".join(f"{name} {clock_reading(time)}" for name, time in times)
