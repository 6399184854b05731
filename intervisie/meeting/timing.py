"""What is decided about time: holds, breaks, gaps, minutes given, the end. Pure.

Minutes that move between steps are decided in `intervisie.meeting.spreading`. How the time is read off is
in `intervisie.meeting.stopwatch`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.present import person_is_here
from intervisie.meeting.state import (
    ZERO,
    Gap,
    GapKind,
    Meeting,
    Standstill,
    StandstillKind,
    current_visit,
    name_of,
)
from intervisie.text import say

FORGIVEN = timedelta(minutes=30)
"""A stop of the program up to this long counts as meeting time until somebody says otherwise."""


TOO_SHORT_TO_ASK = timedelta(minutes=1)
"""A program that was gone for less than this comes back without a question: the time simply counts."""


class ClockStopped(Event, frozen=True):
    """The clock stands still from now on.

    `announced` is when a break is said to end, `person` with whom the facilitator talks apart.
    """

    kind: StandstillKind
    announced: datetime | None = None
    person: str = ""


class ClockContinued(Event, frozen=True):
    """The clock runs again."""


class MinutesAllotted(Event, frozen=True):
    """A stop got more time, or less when `by` is negative."""

    stop: str
    by: timedelta


class MinutesTaken(Event, frozen=True):
    """A stop got time from a later one."""

    stop: str
    source: str
    by: timedelta


class AllotmentWithdrawn(Event, frozen=True):
    """The last allotment was undone; `source` is "" when no other stop gave the time."""

    stop: str
    by: timedelta
    source: str = ""


class ArrivedEarlier(Event, frozen=True):
    """The group was at this stop earlier than the program heard of it."""

    by: timedelta


class GapFound(Event, frozen=True):
    """For a while until now the program saw nothing; `counts` tells whether it counts until answered."""

    kind: GapKind
    length: timedelta
    counts: bool
    estimated: bool = False


class GapAnswered(Event, frozen=True):
    """Somebody said whether the last gap is part of the meeting's time."""

    counts: bool


class ProgramLeft(Event, frozen=True):
    """The program ended with the meeting open; from here on nobody watches the clock."""


class UntilChanged(Event, frozen=True):
    """The meeting is to end at another time."""

    until: datetime


TimingEvent = (
    ClockStopped
    | ClockContinued
    | MinutesAllotted
    | MinutesTaken
    | AllotmentWithdrawn
    | ArrivedEarlier
    | GapFound
    | GapAnswered
    | ProgramLeft
    | UntilChanged
)


def open_gap(meeting: Meeting) -> Gap | None:
    """Return the last gap while nobody has said whether it counts."""
    gap = meeting.gaps[-1] if meeting.gaps else None
    return gap if gap and not gap.answered else None


def find_gap(meeting: Meeting, now: Instant, length: timedelta) -> tuple[TimingEvent, ...]:
    """Return the event for a machine that slept `length` until now; none when the clock stood still."""
    if meeting.standstill or meeting.closed:
        return ()
    return (GapFound(kind=GapKind.SLEPT, length=length, counts=True),)


def resume(meeting: Meeting, now: Instant, *, estimated: bool) -> tuple[TimingEvent, ...]:
    """Return the events of a program that comes back after it was gone since the last record.

    The clock stands still afterwards. Up to `FORGIVEN` the time counts until somebody says otherwise,
    because the people in the room went on; after a longer absence they will have gone home.
    """
    if meeting.standstill or meeting.closed:
        return ()
    length = now.elapsed - meeting.last.elapsed
    events: tuple[TimingEvent, ...] = ()
    if length >= TOO_SHORT_TO_ASK:
        events = (
            GapFound(kind=GapKind.STOPPED, length=length, counts=length <= FORGIVEN, estimated=estimated),
        )
    return (*events, ClockStopped(kind=StandstillKind.RESUMED))


def decide_hold(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Stop the clock."""
    return (ClockStopped(kind=StandstillKind.HOLD),)


def decide_continue(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Start the clock, or let it go on."""
    return (ClockContinued(),)


def decide_break(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Announce a break; a hold that lasts turns into it."""
    assert command.duration is not None
    until = now.wall + command.duration
    return _held(meeting, ClockStopped(kind=StandstillKind.BREAK, announced=until))


def decide_apart(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Hold the clock for a talk with one person apart; it is the meeting's time, not the part's."""
    if not person_is_here(meeting, command.person):
        return Refusal(say("{name} is not here.", name=name_of(meeting, command.person)))
    standstill = meeting.standstill
    if standstill and standstill.kind is StandstillKind.APART and standstill.person == command.person:
        return Refusal(say("You are talking with {name} already.", name=name_of(meeting, command.person)))
    return _held(meeting, ClockStopped(kind=StandstillKind.APART, person=command.person))


def decide_meta(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Hold the clock of the part for a talk about how the group talks."""
    standstill = meeting.standstill
    if standstill and standstill.kind is StandstillKind.META:
        return Refusal(
            say("That is what the group talks about already."), say("/continue lets the clock go on.")
        )
    return _held(meeting, ClockStopped(kind=StandstillKind.META))


def _held(meeting: Meeting, stopped: ClockStopped) -> tuple[TimingEvent, ...]:
    """Return the clock held for another reason than the one it may be held for now."""
    return (ClockContinued(), stopped) if meeting.standstill else (stopped,)


def decide_allot(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Give the present part more time, or less."""
    assert command.duration is not None
    budget = current_visit(meeting).budget
    if not budget:
        return Refusal(say("This part has no clock."))
    if budget + command.duration < ZERO:
        return Refusal(say("This part has only {budget}.", budget=budget))
    return (MinutesAllotted(stop=meeting.here, by=command.duration),)


def decide_since(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Let the present part have begun earlier, at the cost of the one before."""
    assert command.duration is not None
    previous = _stay_before(meeting)
    if previous is None:
        return Refusal(say("There is no part before this one to take the time from."))
    visit = meeting.visits[previous]
    stay = visit.stays[-1]
    longest = (now.elapsed if stay.until is None else stay.until) - stay.since
    if command.duration > longest:
        return Refusal(say("The part before took only {longest}.", longest=longest))
    return (ArrivedEarlier(by=command.duration),)


def _stay_before(meeting: Meeting) -> str | None:
    """Return the key of the stop that was left for the present one, or None.

    Of several that were left at that moment it is the one where the group came last.
    """
    arrived = current_visit(meeting).stays[-1].since
    left_then = [
        key
        for key, visit in meeting.visits.items()
        if visit.stays[-1].until == arrived and key != meeting.here
    ]
    return max(reversed(left_then), key=lambda key: meeting.visits[key].stays[-1].since, default=None)


def decide_until(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Move the end of the meeting."""
    assert command.clock is not None
    return (UntilChanged(until=command.clock),)


def decide_deduct(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Take the last gap out of the meeting's time."""
    return (GapAnswered(counts=False),)


def decide_count(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Let the last gap be part of the meeting's time."""
    return (GapAnswered(counts=True),)


def apply_timing(meeting: Meeting, event: TimingEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case ClockStopped(kind=kind, announced=announced, person=person):
            begun = Standstill(kind=kind, since=at, announced=announced, person=person)
            return replace(meeting, standstills=(*meeting.standstills, begun))
        case ClockContinued():
            ended = replace(meeting.standstills[-1], until=at)
            return replace(meeting, standstills=(*meeting.standstills[:-1], ended))
        case MinutesAllotted(stop=stop, by=by):
            undo = AllotmentWithdrawn(stop=stop, by=by)
            return replace(allotted(meeting, stop, by), undoable=(*meeting.undoable, undo))
        case MinutesTaken(stop=stop, source=source, by=by):
            undo = AllotmentWithdrawn(stop=stop, by=by, source=source)
            moved = allotted(allotted(meeting, stop, by), source, -by)
            return replace(moved, undoable=(*meeting.undoable, undo))
        case AllotmentWithdrawn(stop=stop, by=by, source=source):
            back = allotted(meeting, stop, -by)
            return allotted(back, source, by) if source else back
        case ArrivedEarlier(by=by):
            return _arrived_earlier(meeting, by)
        case GapFound(kind=kind, length=length, counts=counts, estimated=estimated):
            gap = Gap(kind, at.elapsed - length, at.elapsed, counts, estimated)
            return replace(meeting, gaps=(*meeting.gaps, gap))
        case GapAnswered(counts=counts):
            answered = replace(meeting.gaps[-1], counts=counts, answered=True)
            return replace(meeting, gaps=(*meeting.gaps[:-1], answered))
        case ProgramLeft():
            return meeting
        case UntilChanged(until=until):
            return replace(meeting, until=until)
        case _:
            assert_never(event)


def allotted(meeting: Meeting, stop: str, by: timedelta) -> Meeting:
    """Return the meeting with the time of one stop changed; a visited one changes its budget."""
    visit = meeting.visits.get(stop)
    if visit is None:
        allotment = meeting.allotments.get(stop, ZERO) + by
        return replace(meeting, allotments={**meeting.allotments, stop: allotment})
    changed = replace(visit, budget=max(visit.budget + by, ZERO))
    return replace(meeting, visits={**meeting.visits, stop: changed})


def _arrived_earlier(meeting: Meeting, by: timedelta) -> Meeting:
    """Return the meeting with the boundary between the last two stays moved."""
    previous = _stay_before(meeting)
    assert previous is not None
    visits = dict(meeting.visits)
    here = visits[meeting.here]
    arrived = here.stays[-1].since - by
    turns = here.turns
    if turns is not None and turns.since == here.stays[-1].since:
        turns = replace(turns, since=arrived)
    visits[meeting.here] = replace(
        here, stays=(*here.stays[:-1], replace(here.stays[-1], since=arrived)), turns=turns
    )
    before = visits[previous]
    visits[previous] = replace(before, stays=(*before.stays[:-1], replace(before.stays[-1], until=arrived)))
    return replace(meeting, visits=visits)
