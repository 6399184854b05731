"""Breaks that stand in the running order: the clock stands still from arriving to leaving. Pure.

A break that somebody announces by hand is in `intervisie.meeting.timing`.
"""

from __future__ import annotations

from datetime import timedelta

from intervisie.meeting.instant import Instant
from intervisie.meeting.state import Meeting, StandstillKind, current_stop
from intervisie.meeting.stop import Stop
from intervisie.meeting.timing import ClockContinued, ClockStopped, TimingEvent
from intervisie.method.choices import Mode


def leaving_break(meeting: Meeting) -> tuple[TimingEvent, ...]:
    """Return the end of the break in which the group is by the running order, none elsewhere."""
    standstill = meeting.standstill
    if standstill is None or standstill.kind is not StandstillKind.BREAK:
        return ()
    return (ClockContinued(),) if current_stop(meeting).part.mode is Mode.BREAK else ()


def entering_break(
    meeting: Meeting, stop: Stop, length: timedelta, now: Instant, *, still: bool
) -> tuple[TimingEvent, ...]:
    """Return the break that begins at a stop, none elsewhere; `still` when the clock stands still there.

    Before the clock ran for the first time nothing begins.
    """
    if stop.part.mode is not Mode.BREAK:
        return ()
    if still and meeting.standstill is not None and meeting.standstill.kind is StandstillKind.START:
        return ()
    begun = ClockStopped(kind=StandstillKind.BREAK, announced=now.wall + length if length else None)
    return (ClockContinued(), begun) if still else (begun,)
