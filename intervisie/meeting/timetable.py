"""The running order with planned and real times, as a face lists it. Pure, and looking moves nothing."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from intervisie.meeting.instant import Instant
from intervisie.meeting.loops import PassView, pass_view
from intervisie.meeting.spreading import is_protected
from intervisie.meeting.state import ZERO, Meeting
from intervisie.meeting.stop import Place, Stop
from intervisie.meeting.stopwatch import budget_of, spent


class Progress(StrEnum):
    """How far a step is."""

    DONE = "done"
    HERE = "here"
    TO_COME = "to-come"
    LEFT_OUT = "left-out"


class Leg(Struct, frozen=True):
    """One pass of one step: what was planned for it, and what it took so far.

    `round` is the number of the case, 0 outside the cases; `again` is above 0 for a repetition.
    `protected` steps give no time to others. `loop` is the pass of a loop that it belongs to.
    """

    place: Place
    round: int
    number: int
    title: str
    again: int
    progress: Progress
    planned: timedelta
    spent: timedelta
    protected: bool
    loop: PassView | None = None


def timetable(meeting: Meeting, now: Instant) -> tuple[Leg, ...]:
    """Return every step of the running order, in order."""
    passes: dict[str, list[Stop]] = {}
    for stop in meeting.order:
        passes.setdefault(stop.pass_key, []).append(stop)
    return tuple(_leg(meeting, stops, now) for stops in passes.values())


def _leg(meeting: Meeting, stops: list[Stop], now: Instant) -> Leg:
    first = stops[0]
    until = meeting.closed or now
    return Leg(
        place=first.place,
        round=first.round,
        number=first.number,
        title=first.step.title,
        again=first.again,
        progress=_progress(meeting, stops),
        planned=sum((_planned(meeting, stop) for stop in stops), ZERO),
        spent=sum(
            (spent(meeting, meeting.visits[stop.key], until) for stop in stops if stop.key in meeting.visits),
            ZERO,
        ),
        protected=is_protected(meeting, first),
        loop=pass_view(meeting, first),
    )


def _progress(meeting: Meeting, stops: list[Stop]) -> Progress:
    keys = [stop.key for stop in stops]
    if meeting.here in keys and meeting.closed is None:
        return Progress.HERE
    if any(key in meeting.visits for key in keys):
        return Progress.DONE
    if all(key in meeting.skipped for key in keys) or _is_passed_over(meeting, stops[-1]):
        return Progress.LEFT_OUT
    return Progress.TO_COME


def _is_passed_over(meeting: Meeting, stop: Stop) -> bool:
    """Tell whether the group went on to a later stop without having been at this one."""
    return meeting.here in {one.key for one in meeting.order[meeting.order.index(stop) + 1 :]}


def _planned(meeting: Meeting, stop: Stop) -> timedelta:
    """Return what a stop got or would get now; nothing when it is left out."""
    if stop.key in meeting.visits:
        return meeting.visits[stop.key].budget
    return ZERO if stop.key in meeting.skipped else budget_of(meeting, stop)
