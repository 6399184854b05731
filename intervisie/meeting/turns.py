"""Turns: who has the floor, who is next, and the laps. Pure.

The order lives in the visit of a stop. An event says who spoke and who is next, so that replay draws
no conclusions of its own.
"""

from __future__ import annotations

from datetime import timedelta
from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.order import Stop
from intervisie.meeting.present import those
from intervisie.meeting.state import ZERO, Meeting, TurnDone, Turns, current_stop, current_visit, name_of
from intervisie.meeting.stopwatch import left, turn_spent
from intervisie.method.model import TURN_MODES, Laps
from intervisie.text import say


class TurnEnded(Event, frozen=True):
    """Somebody's turn is over; `next` is "" when that was the last of the lap."""

    stop: str
    person: str
    next: str
    passed: bool = False


class TurnReopened(Event, frozen=True):
    """The end of a turn was undone; `turns` is how it stood before."""

    stop: str
    turns: Turns


class LapStarted(Event, frozen=True):
    """Another lap begins, in this order."""

    stop: str
    order: tuple[str, ...]


class FloorGiven(Event, frozen=True):
    """Somebody speaks out of order; who was speaking comes next again."""

    stop: str
    person: str


TurnEvent = TurnEnded | TurnReopened | LapStarted | FloorGiven


def has_turns(stop: Stop) -> bool:
    """Tell whether people have the floor one after another at this stop."""
    return stop.part.mode in TURN_MODES


def speaking_order(meeting: Meeting, stop: Stop) -> tuple[str, ...]:
    """Return who get a turn at a stop if it began now."""
    return those(meeting, stop, stop.part.speaks, stop.part.speaks_roles) if has_turns(stop) else ()


def share_of(stop: Stop, budget: timedelta, people: int) -> timedelta:
    """Return the time of one turn: what the method gives a person, else an equal share in whole seconds."""
    timing = stop.part.timing
    one = timing.per_adviser + timing.per_person
    if one and not timing.fixed and stop.part.laps is Laps.ONCE:
        return one
    return timedelta(seconds=int(budget.total_seconds()) // people) if people else ZERO


def decide_turn(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """End the present turn; the next person begins, or the next lap where the method goes on with laps."""
    return _end_turn(meeting, now, passed=False)


def decide_pass(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Let the present turn go by."""
    return _end_turn(meeting, now, passed=True)


def _end_turn(meeting: Meeting, now: Instant, *, passed: bool) -> Decision:
    visit = current_visit(meeting)
    turns = visit.turns
    assert turns is not None
    if not turns.speaking:
        return Refusal(
            say("Everybody has had a turn."), say("/lap starts another lap, /next goes on to the next part.")
        )
    following = turns.waiting[0] if turns.waiting else ""
    ended = TurnEnded(stop=meeting.here, person=turns.speaking, next=following, passed=passed)
    if following or not _goes_round_again(meeting, now, passed=passed):
        return (ended,)
    return (ended, LapStarted(stop=meeting.here, order=speaking_order(meeting, current_stop(meeting))))


def _goes_round_again(meeting: Meeting, now: Instant, *, passed: bool) -> bool:
    """Tell whether a new lap begins by itself: the method wants laps, not all passed, and there is time."""
    visit = current_visit(meeting)
    turns = visit.turns
    assert turns is not None
    if current_stop(meeting).part.laps is not Laps.UNTIL_ALL_PASS:
        return False
    if passed and all(turn.passed for turn in turns.done):
        return False
    return left(meeting, visit, now) > ZERO or not visit.budget


def decide_lap(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Start another lap once everybody has had a turn."""
    turns = current_visit(meeting).turns
    assert turns is not None
    if turns.speaking:
        return Refusal(
            say("This lap is not over: {name} has the floor.", name=name_of(meeting, turns.speaking))
        )
    return (LapStarted(stop=meeting.here, order=speaking_order(meeting, current_stop(meeting))),)


def decide_floor(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Give somebody the floor out of order."""
    turns = current_visit(meeting).turns
    assert turns is not None
    if command.person == turns.speaking:
        return Refusal(say("{name} already has the floor.", name=name_of(meeting, command.person)))
    if command.person not in speaking_order(meeting, current_stop(meeting)):
        return Refusal(say("{name} has no turn in this part.", name=name_of(meeting, command.person)))
    return (FloorGiven(stop=meeting.here, person=command.person),)


def apply_turns(meeting: Meeting, event: TurnEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    visit = meeting.visits[event.stop]
    turns = visit.turns
    assert turns is not None
    undoable = meeting.undoable
    match event:
        case TurnEnded(person=person, next=following, passed=passed):
            before = replace(turns, spent=turn_spent(meeting, turns, at))
            undoable = (*undoable, TurnReopened(stop=event.stop, turns=before))
            turns = Turns(
                waiting=tuple(waiting for waiting in turns.waiting if waiting != following),
                speaking=following,
                done=(*turns.done, TurnDone(person, passed)),
                lap=turns.lap,
                since=at.elapsed,
                share=turns.share,
            )
        case TurnReopened(turns=reopened):
            turns = replace(reopened, since=at.elapsed)
        case LapStarted(order=order):
            turns = Turns(
                waiting=order[1:],
                speaking=order[0] if order else "",
                done=(),
                lap=turns.lap + 1,
                since=at.elapsed,
                share=turns.share,
            )
        case FloorGiven(person=person):
            waiting = tuple(waiting for waiting in turns.waiting if waiting != person)
            interrupted = (turns.speaking,) if turns.speaking else ()
            turns = replace(
                turns, waiting=(*interrupted, *waiting), speaking=person, since=at.elapsed, spent=ZERO
            )
        case _:
            assert_never(event)
    visits = {**meeting.visits, event.stop: replace(visit, turns=turns)}
    return replace(meeting, visits=visits, undoable=undoable)
