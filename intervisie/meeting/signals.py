"""The moments at which a face that shows no running clock says something about time. Pure.

Two minutes left, one minute, time up, and every five minutes over; in a silent part only a still line
at the end. Nothing is said while the clock stands still.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from intervisie.meeting.instant import Instant
from intervisie.meeting.state import ZERO, Meeting, StandstillKind, current_stop, current_visit
from intervisie.meeting.stopwatch import left, turn_spent
from intervisie.meeting.turns import limit_of
from intervisie.method.choices import SILENT_MODES

MINUTE = timedelta(minutes=1)

LEFT_AT: tuple[tuple[timedelta, timedelta], ...] = (
    (15 * MINUTE, 5 * MINUTE),
    (5 * MINUTE, 2 * MINUTE),
    (3 * MINUTE, MINUTE),
)
"""Pairs: a part at least this long says when only so much is left."""

OVER_EVERY = 5 * MINUTE


class SignalKind(StrEnum):
    """What a signal says."""

    LEFT = "left"
    UP = "up"
    OVER = "over"
    BREAK_OVER = "break-over"
    TURN_UP = "turn-up"


class Signal(Struct, frozen=True):
    """One thing said about time: so much is left, or over; `after` is how long from now.

    `firm` when the part is not meant to go on once its time is up.
    """

    kind: SignalKind
    duration: timedelta
    after: timedelta
    firm: bool = False


def next_signal(meeting: Meeting, now: Instant) -> Signal | None:
    """Return the next thing to say about time if nothing happens until then, or None."""
    if meeting.closed:
        return None
    standstill = meeting.standstill
    if standstill is not None:
        if standstill.kind is not StandstillKind.BREAK or standstill.announced is None:
            return None
        after = standstill.announced - now.wall
        return Signal(SignalKind.BREAK_OVER, ZERO, after) if after > ZERO else None
    due = [signal for signal in (_of_part(meeting, now), _of_turn(meeting, now)) if signal is not None]
    return min(due, key=lambda signal: signal.after, default=None)


def _of_turn(meeting: Meeting, now: Instant) -> Signal | None:
    """Return that the present turn is over its time, while that is still to come."""
    turns = current_visit(meeting).turns
    if turns is None or not turns.speaking:
        return None
    limit = limit_of(current_stop(meeting).part, turns)
    rest = limit - turn_spent(meeting, turns, now)
    return Signal(SignalKind.TURN_UP, ZERO, rest) if limit and rest > ZERO else None


def _of_part(meeting: Meeting, now: Instant) -> Signal | None:
    """Return the next thing to say about the time of the part."""
    visit = current_visit(meeting)
    if not visit.budget:
        return None
    remaining = left(meeting, visit, now)
    part = current_stop(meeting).part
    silent = part.mode in SILENT_MODES
    if not silent:
        for shortest, at in LEFT_AT if part.warn_at is None else ((ZERO, part.warn_at),):
            if visit.budget >= shortest and remaining > at:
                return Signal(SignalKind.LEFT, at, remaining - at)
    if remaining > ZERO:
        return Signal(SignalKind.UP, ZERO, remaining, part.firm_end)
    if silent:
        return None
    over = (-remaining // OVER_EVERY + 1) * OVER_EVERY
    return Signal(SignalKind.OVER, over, over + remaining)
