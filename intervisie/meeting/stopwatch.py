"""What the meeting's stopwatch says: time spent, time left, budgets, and when the meeting ends. Pure.

There is one stopwatch: elapsed time minus every stretch in which the clock stood still or that was
taken out. Visits and turns keep elapsed moments and read their time off it, so that a hold stops
everything at once and taking out a gap changes one value, whatever happened since.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from intervisie.meeting.instant import Instant
from intervisie.meeting.items import items_of
from intervisie.meeting.order import module_stops
from intervisie.meeting.present import advisers_at, candidates, present
from intervisie.meeting.state import ZERO, Meeting, Turns, Visit, current_stop, current_visit
from intervisie.meeting.stop import Stop
from intervisie.method.timing import duration_of


def net(meeting: Meeting, since: timedelta, until: timedelta) -> timedelta:
    """Return how long the clock ran between two elapsed moments."""
    still = ZERO
    for standstill in reversed(meeting.standstills):
        ended = standstill.until.elapsed if standstill.until else until
        if ended <= since:
            break  # they follow one another, so that all before this one ended earlier still
        still += _overlap(since, until, standstill.since.elapsed, ended)
    for gap in meeting.gaps:
        if not gap.counts:
            still += _overlap(since, until, gap.since, gap.until)
    return until - since - still


def _overlap(since: timedelta, until: timedelta, start: timedelta, end: timedelta) -> timedelta:
    """Return how much two stretches share."""
    return max(min(until, end) - max(since, start), ZERO)


def spent(meeting: Meeting, visit: Visit, now: Instant) -> timedelta:
    """Return the time that the group spent at a stop, all stays together."""
    return sum(
        (net(meeting, stay.since, now.elapsed if stay.until is None else stay.until) for stay in visit.stays),
        ZERO,
    )


def left(meeting: Meeting, visit: Visit, now: Instant) -> timedelta:
    """Return what is left of a stop's time; negative once it is over."""
    return visit.budget - spent(meeting, visit, now)


def turn_spent(meeting: Meeting, turns: Turns, now: Instant) -> timedelta:
    """Return how long the present turn takes so far."""
    return turns.spent + net(meeting, turns.since, now.elapsed)


def budget_of(meeting: Meeting, stop: Stop) -> timedelta:
    """Return the time a stop would get if the group arrived now, minutes given and taken included."""
    return max(formula_of(meeting, stop) + meeting.allotments.get(stop.key, ZERO), ZERO)


def formula_of(meeting: Meeting, stop: Stop) -> timedelta:
    """Return the time that the method gives a stop if the group arrived now.

    Before any case was offered, everybody who is no facilitator is expected to offer one.
    """
    timing = stop.part.timing
    counts = timing.per_person or timing.per_adviser or timing.per_case
    persons, advisers = _people_at(meeting, stop) if counts else (0, 0)
    formula = duration_of(
        timing,
        advisers=advisers,
        persons=persons,
        cases=len(candidates(meeting)) or advisers if timing.per_case else 0,
        items=_items_at(meeting, stop) if timing.per_item else 0,
        whole=meeting.rounds[stop.round - 1].method.duration or ZERO if stop.round else ZERO,
    )
    if stop.percent != 100:
        formula = timedelta(seconds=round(formula.total_seconds() * stop.percent / 100))
    return formula


def _people_at(meeting: Meeting, stop: Stop) -> tuple[int, int]:
    """Return how many people, and how many advisers among them, a time at a stop is counted for.

    In a loop over seats that is the largest of the subgroups, which work at the same time.
    """
    if stop.within is not None and stop.is_in_small_groups:
        return stop.within.of, max(stop.within.of - 1, 0)
    return len(present(meeting)), len(advisers_at(meeting, stop))


def _items_at(meeting: Meeting, stop: Stop) -> int:
    """Return how many notes the record holds that a part goes on with."""
    record = stop.part.record
    return len(items_of(meeting, stop, record.of)) if record is not None and record.of else 0


def later_stops(meeting: Meeting) -> tuple[Stop, ...]:
    """Return the stops after this one that are still to come: not visited and not skipped."""
    index = [stop.key for stop in meeting.order].index(meeting.here)
    return tuple(
        stop
        for stop in meeting.order[index + 1 :]
        if stop.key not in meeting.visits and stop.key not in meeting.skipped
    )


def projected_end(meeting: Meeting, now: Instant) -> datetime | None:
    """Return when the meeting ends if all that is still to come takes its planned time.

    A question of yes or no that is open leads to nothing more, a choice that is open to the first.
    None while the clock stands still and after the end: then nothing on the screen may move.
    """
    if meeting.standstill or meeting.closed:
        return None
    return expected_end(meeting, now)


def expected_end(meeting: Meeting, now: Instant) -> datetime:
    """Return when the meeting ends if the clock goes on now, or after the break that was announced."""
    standstill = meeting.standstill
    start = now.wall
    if standstill and standstill.announced:
        start = max(start, standstill.announced)
    later = later_stops(meeting)
    choosing = (stop for stop in (current_stop(meeting), *later) if stop.asks_for_module)
    usual = (
        module_stops(stop, stop.step.modules[0])
        for stop in choosing
        if stop.pass_key not in meeting.facts.modules
    )
    to_come = sum((budget_of(meeting, stop) for stops in (later, *usual) for stop in stops), ZERO)
    return start + max(left(meeting, current_visit(meeting), now), ZERO) + to_come
