"""What is said about time: when somebody decides about it, and at its milestones. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from intervisie.faces.position import time_left
from intervisie.meeting import spreading, timing
from intervisie.meeting.display import ClockDisplay
from intervisie.meeting.instant import Instant
from intervisie.meeting.signals import Signal, SignalKind
from intervisie.meeting.state import ZERO, Meeting, StandstillKind, current_visit, name_of, stop_of
from intervisie.meeting.stopwatch import expected_end, left
from intervisie.text import Text, say


def about_time(meeting: Meeting, event: timing.TimingEvent, now: Instant) -> Iterator[Text]:  # noqa: C901, PLR0912 # one branch for each event
    """Yield what to say when something was decided about time."""
    match event:
        case timing.ClockStopped(kind=StandstillKind.BREAK, announced=announced) if announced:
            yield say("Break. We go on at {time}.", time=announced)
        case timing.ClockStopped(kind=StandstillKind.START) | timing.ProgramLeft() | timing.GapFound():
            pass
        case timing.ClockStopped(kind=StandstillKind.APART, person=person):
            name = name_of(meeting, person)
            yield say("A talk with {name} apart. The clock stands still; /continue ends it.", name=name)
        case timing.ClockStopped(kind=StandstillKind.META):
            yield say("A talk about the talk. The clock of this part stands still; /continue ends it.")
        case timing.ClockStopped():
            yield say("The clock stands still. /continue lets it go on.")
        case timing.ClockContinued():
            if meeting.standstill is None:
                yield from _runs(meeting, now)
        case timing.MinutesAllotted(by=by) if by < ZERO:
            yield say("{time} less for this part.", time=-by)
            yield _left_now(meeting, now)
        case timing.MinutesAllotted(by=by) | timing.MinutesTaken(by=by):
            yield say("{time} more for this part.", time=by)
            yield _left_now(meeting, now)
        case timing.AllotmentWithdrawn(stop=stop) if stop != meeting.here:
            yield say("The minutes of '{step}' are undone.", step=stop_of(meeting, stop).step.title)
        case timing.AllotmentWithdrawn():
            yield say("The minutes are undone.")
            yield _left_now(meeting, now)
        case timing.ArrivedEarlier(by=by):
            yield say("This part began {time} earlier.", time=by)
            yield _left_now(meeting, now)
        case timing.GapAnswered(counts=True):
            yield say("That time counts.")
        case timing.GapAnswered():
            yield say("That time does not count.")
        case timing.UntilChanged(until=until):
            yield say("The meeting is to end at {time}.", time=until)
        case _:
            assert_never(event)


def about_spreading(meeting: Meeting, event: spreading.SpreadingEvent, now: Instant) -> Iterator[Text]:
    """Yield what to say when minutes moved between steps."""
    here = dict(event.by).get(meeting.here, ZERO)
    match event:
        case spreading.MinutesSpread() if here > ZERO:
            yield say("{time} more for this part.", time=here)
            yield _left_now(meeting, now)
        case spreading.MinutesSpread():
            yield say("The minutes are spread. The meeting ends at {time}.", time=expected_end(meeting, now))
        case spreading.SpreadWithdrawn():
            yield say("The minutes are undone.")
            yield _left_now(meeting, now)
        case _:
            assert_never(event)


def _runs(meeting: Meeting, now: Instant) -> Iterator[Text]:
    yield say("The clock runs.")
    if current_visit(meeting).budget:
        yield _left_now(meeting, now)


def _left_now(meeting: Meeting, now: Instant) -> Text:
    return time_left(left(meeting, current_visit(meeting), now))


def signal_text(
    signal: Signal, *, silent: bool, late: bool = False, display: ClockDisplay = ClockDisplay.EXACT
) -> Text | None:
    """Return what is said about time without having been asked; `late` when the meeting will end so.

    None where the group does not want to hear it.
    """
    match signal.kind:
        case SignalKind.LEFT if display is ClockDisplay.HIDDEN:
            return None
        case SignalKind.LEFT if display is ClockDisplay.ROUGH:
            return say("Almost time.")
        case SignalKind.LEFT:
            return say("{time} left.", time=signal.duration)
        case SignalKind.UP if signal.firm and not silent:
            return say("Time is up, and this part does not go on longer. /next goes on.")
        case SignalKind.UP if silent:
            return say("Time is up. Finish your sentence.")
        case SignalKind.UP:
            return say("Time is up. /+2 gives two more minutes, /next goes on.")
        case SignalKind.TURN_UP:
            return say("This turn is over its time. /turn gives the floor to the next.")
        case SignalKind.OVER if late:
            return say("{time} over time. /spread makes later steps shorter.", time=signal.duration)
        case SignalKind.OVER:
            return say("{time} over time.", time=signal.duration)
        case SignalKind.BREAK_OVER:
            return say("The break is over. /continue lets the clock go on.")
        case _:
            assert_never(signal.kind)
