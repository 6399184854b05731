"""Loops: whose pass it is, and the list that a loop goes round, fixed when its first pass begins. Pure."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from intervisie.meeting.event import Event
from intervisie.meeting.present import owner_at, person_in_pass
from intervisie.meeting.state import Case, LoopList, Meeting, case_of, current_stop, name_of
from intervisie.meeting.stop import Stop
from intervisie.meeting.unfolding import expected_list, has_loops, in_use, taking_part, unfolded
from intervisie.method.choices import Each


class LoopBegun(Event, frozen=True):
    """The first pass of a loop begins: from now on it goes round these, whoever comes or leaves."""

    loop: str
    members: tuple[str, ...]
    groups: int = 1


class PassBegun(Event, frozen=True):
    """Somebody's own case begins; `owner` is "" where several people bring theirs at the same time."""

    case: str
    owner: str = ""


LoopEvent = LoopBegun | PassBegun


class PassView(Struct, frozen=True):
    """Which pass of a loop this is; `name` is whose, "" in a loop over seats or while nobody is known."""

    each: Each
    name: str
    number: int
    of: int


def begun_by(meeting: Meeting, stop: Stop) -> tuple[LoopEvent, ...]:
    """Return what begins when the group arrives at a stop: the loop around it, the case of its pass."""
    within = stop.within
    if within is None:
        return ()
    events: tuple[LoopEvent, ...] = ()
    if within.key not in meeting.loops and stop.round:
        passes = (one.within for one in meeting.order if one.within and one.within.key == within.key)
        members = tuple(dict.fromkeys(one.member for one in passes))
        groups = expected_list(meeting, stop.round, within.loop).groups
        events = (LoopBegun(loop=within.key, members=members, groups=groups),)
    if stop.has_own_case and case_of(meeting, within.scope) is None:
        events = (*events, PassBegun(case=within.scope, owner=person_in_pass(meeting, stop)))
    return events


def _is_in(stop: Stop, loop: str) -> bool:
    return stop.within is not None and stop.within.key == loop


def apply_loops(meeting: Meeting, event: LoopEvent) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case LoopBegun(loop=loop, members=members, groups=groups):
            return unfolded(replace(meeting, loops={**meeting.loops, loop: LoopList(members, groups)}))
        case PassBegun(case=case, owner=owner):
            return replace(meeting, cases=(*meeting.cases, Case(case, owner)))
        case _:
            assert_never(event)


def arrived(meeting: Meeting, person: str) -> Meeting:
    """Return the meeting with a pass for somebody who came in, last in every loop that is not over."""
    if not has_loops(meeting):
        return meeting
    loops = {key: _longer(meeting, key, begun, person) for key, begun in meeting.loops.items()}
    return unfolded(replace(meeting, loops=loops))


def left(meeting: Meeting, person: str) -> Meeting:
    """Return the meeting without the pass of somebody who is gone, unless it was begun."""
    if not has_loops(meeting):
        return meeting
    used = in_use(meeting)
    loops = {}
    for key, begun in meeting.loops.items():
        scope = f"{key}@{person}"
        is_begun = any(one.startswith(f"{scope}/") for one in used) or case_of(meeting, scope) is not None
        members = tuple(member for member in begun.members if member != person or is_begun)
        loops[key] = replace(begun, members=members)
    return unfolded(replace(meeting, loops=loops))


def regrouped(meeting: Meeting) -> Meeting:
    """Return the meeting with its order made anew after roles were given, where they shape it."""
    return unfolded(meeting) if has_loops(meeting) else meeting


def _longer(meeting: Meeting, key: str, begun: LoopList, person: str) -> LoopList:
    """Return the list of a loop that goes on, with a pass for a newcomer or one more seat where needed."""
    stops = [index for index, stop in enumerate(meeting.order) if _is_in(stop, key)]
    here = next((index for index, stop in enumerate(meeting.order) if stop.key == meeting.here), 0)
    if not stops or here > stops[-1]:
        return begun
    stop = meeting.order[stops[0]]
    assert stop.within is not None
    loop = stop.within.loop.loop
    assert loop is not None
    people = taking_part(meeting, meeting.rounds[stop.round - 1].method, stop.within.loop)
    if loop.each is Each.PARTICIPANT and person in people and person not in begun.members:
        return replace(begun, members=(*begun.members, person))
    if loop.each is Each.SEAT and len(people) > len(begun.members) * begun.groups:
        return replace(begun, members=(*begun.members, f"seat-{len(begun.members) + 1}"))
    return begun


def pass_view(meeting: Meeting, stop: Stop) -> PassView | None:
    """Return which pass of a loop a stop belongs to, None outside loops."""
    within = stop.within
    if within is None or within.loop.loop is None:
        return None
    person = owner_at(meeting, stop) if stop.has_own_case else person_in_pass(meeting, stop)
    return PassView(within.loop.loop.each, name_of(meeting, person), within.number, within.of)


def rest_of_pass(meeting: Meeting) -> tuple[Stop, ...]:
    """Return the stops of the present pass that are still to come, nothing outside loops."""
    here = current_stop(meeting)
    if here.within is None:
        return ()
    keys = [stop.key for stop in meeting.order]
    return tuple(
        stop
        for stop in meeting.order[keys.index(here.key) + 1 :]
        if stop.within is not None
        and stop.within.scope == here.within.scope
        and stop.key not in meeting.visits
        and stop.key not in meeting.skipped
    )
