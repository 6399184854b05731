"""Minutes moved between steps: taken from a later one, or a deviation spread over all that may give. Pure.

Protected steps and the closing keep their time. What the method's author allows, and what is left of a
time without a range, stands in `intervisie.method.fitting`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.state import ZERO, Meeting, current_visit, stop_of
from intervisie.meeting.stop import Place, Stop
from intervisie.meeting.stopwatch import budget_of, expected_end, formula_of, later_stops
from intervisie.meeting.timing import MinutesTaken, allotted
from intervisie.method.fitting import MINUTE, Room, room_of, share_out
from intervisie.text import Text, say

Allotments = tuple[tuple[str, timedelta], ...]
"""What stops get more, or less where it is negative, by key."""

WORTH_SPREADING = MINUTE
"""A meeting that ends this close to its end is on time."""


class MinutesSpread(Event, frozen=True):
    """Several stops got more time or less, all at once."""

    by: Allotments


class SpreadWithdrawn(Event, frozen=True):
    """The last spreading was undone."""

    by: Allotments


SpreadingEvent = MinutesSpread | SpreadWithdrawn


class Give(Struct, frozen=True):
    """A step that is still to come and what spreading makes of its time."""

    title: str
    before: timedelta
    after: timedelta


def decide_take(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Give the present part minutes of a later step, of its longest part first."""
    assert command.duration is not None
    if not current_visit(meeting).budget:
        return Refusal(say("This part has no clock."))
    source = stop_of(meeting, command.stop)
    parts = [stop for stop in later_stops(meeting) if stop.step_key == source.step_key]
    if not parts:
        return Refusal(
            say("'{step}' is not still to come.", step=source.step.title),
            say("Name a step that comes later; /overview shows them."),
        )
    rooms = {stop.key: _can_give(meeting, stop) for stop in parts}
    room = sum(rooms.values(), ZERO)
    if command.duration > room or command.duration <= ZERO:
        return Refusal(say("'{step}' can give at most {room}.", step=source.step.title, room=room))
    if any(is_protected(meeting, stop) for stop in parts) and not command.confirmed:
        question = say("'{step}' is protected time. Take it from there all the same?", step=source.step.title)
        return Confirm(replace(command, confirmed=True), question)
    taken = _taken(rooms, command.duration)
    if len(taken) == 1:
        return (MinutesTaken(stop=meeting.here, source=taken[0][0], by=command.duration),)
    return (MinutesSpread(by=((meeting.here, command.duration), *((key, -by) for key, by in taken))),)


def _can_give(meeting: Meeting, stop: Stop) -> timedelta:
    return max(budget_of(meeting, stop) - (stop.part.timing.least or ZERO), ZERO)


def _taken(rooms: dict[str, timedelta], wanted: timedelta) -> Allotments:
    """Return what each part gives, the one that has most to give first."""
    taken: list[tuple[str, timedelta]] = []
    for key, room in sorted(rooms.items(), key=lambda pair: -pair[1]):
        gives = min(room, wanted)
        wanted -= gives
        if gives:
            taken.append((key, gives))
    return tuple(taken)


def is_protected(meeting: Meeting, stop: Stop) -> bool:
    """Tell whether time elsewhere should leave this stop alone: the closing, and what the method says."""
    if stop.place in (Place.CLOSING, Place.COMMITMENT):
        return True
    return bool(stop.round) and stop.step.id in meeting.rounds[stop.round - 1].method.protect


def decide_spread(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Let all that is still to come share in being late or early, after showing what would change."""
    if command.confirmed and command.spread:
        return (MinutesSpread(by=command.spread),)
    if meeting.until is None:
        return Refusal(
            say("Nobody said when the meeting must be over."),
            say("/until 16:00 says so; then /spread again."),
        )
    deviation = expected_end(meeting, now) - meeting.until
    if abs(deviation) < WORTH_SPREADING:
        return Refusal(say("The meeting ends in time; there is nothing to spread."))
    coming = [stop for stop in later_stops(meeting) if not is_protected(meeting, stop)]
    budgets = [budget_of(meeting, stop) for stop in coming]
    times = share_out(
        [_room(meeting, stop, budget) for stop, budget in zip(coming, budgets, strict=True)],
        sum(budgets, ZERO) - deviation,
    )
    changed = tuple(
        (stop.key, time - budget)
        for stop, time, budget in zip(coming, times, budgets, strict=True)
        if time != budget
    )
    if not changed:
        return _nothing_moves(late=deviation > ZERO)
    left = deviation + sum((by for _, by in changed), ZERO)
    asked = replace(command, confirmed=True, spread=changed)
    return Confirm(asked, _question(gives_of(meeting, changed), left=left, late=deviation > ZERO))


def _room(meeting: Meeting, stop: Stop, budget: timedelta) -> Room:
    """Return how short and how long a stop may become, whatever was given and taken before."""
    room = room_of(stop.part, formula_of(meeting, stop))
    return Room(min(room.least, budget), budget, max(room.most, budget))


def _nothing_moves(*, late: bool) -> Refusal:
    if late:
        return Refusal(
            say("Nothing that is still to come may be shorter."),
            say("/skip STEP leaves out a step, /until 16:30 moves the end."),
        )
    return Refusal(say("All that is still to come has as much time as it may have."))


def gives_of(meeting: Meeting, changes: Sequence[tuple[str, timedelta]]) -> tuple[Give, ...]:
    """Return the steps that changes are about, with their times before and after."""
    found: dict[str, Give] = {}
    for key, by in changes:
        stop = stop_of(meeting, key)
        before = sum(
            (budget_of(meeting, one) for one in later_stops(meeting) if one.step_key == stop.step_key), ZERO
        )
        give = found.get(stop.step_key, Give(stop.step.title, before, before))
        found[stop.step_key] = replace(give, after=give.after + by)
    return tuple(found.values())


def _question(gives: tuple[Give, ...], *, left: timedelta, late: bool) -> Text:
    """Return what would change, and whether it is enough."""
    changes = changes_text(gives)
    if not late:
        return say("{changes}. Give this time back?", changes=changes)
    if left >= WORTH_SPREADING:
        return say(
            "{changes}; the closing stays whole. The meeting is then still {left} too long. Spread it so?",
            changes=changes,
            left=left // MINUTE * MINUTE,
        )
    return say("{changes}; the closing stays whole. Spread it so?", changes=changes)


def changes_text(gives: tuple[Give, ...]) -> Text:
    """Return the steps with their minutes before and after, in one line."""
    first, *others = gives
    text = say(
        "{step} {before} → {after}",
        step=first.title,
        before=_minutes(first.before),
        after=_minutes(first.after),
    )
    for give in others:
        text = say(
            "{changes}, {step} {before} → {after}",
            changes=text,
            step=give.title,
            before=_minutes(give.before),
            after=_minutes(give.after),
        )
    return text


def _minutes(duration: timedelta) -> str:
    """Return a time as a running order shows it: bare minutes, with seconds only where there are any."""
    minutes, rest = divmod(duration, MINUTE)
    seconds = int(rest.total_seconds())
    return f"{minutes}:{seconds:02}" if seconds else f"{minutes}"


def apply_spreading(meeting: Meeting, event: SpreadingEvent) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case MinutesSpread(by=by):
            undo = SpreadWithdrawn(by=by)
            return replace(_moved(meeting, by, sign=1), undoable=(*meeting.undoable, undo))
        case SpreadWithdrawn(by=by):
            return _moved(meeting, by, sign=-1)
        case _:
            assert_never(event)


def _moved(meeting: Meeting, by: Allotments, *, sign: int) -> Meeting:
    for stop, minutes in by:
        meeting = allotted(meeting, stop, minutes * sign)
    return meeting
