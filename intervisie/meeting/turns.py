"""Turns: who has the floor, who is next, and the laps. Pure.

The order lives in the visit of a stop. An event says who spoke and who is next, so that replay draws
no conclusions of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.present import permissions, those
from intervisie.meeting.state import (
    ZERO,
    Meeting,
    TurnDone,
    Turns,
    current_stop,
    current_visit,
    name_of,
    stop_of,
)
from intervisie.meeting.stop import Stop
from intervisie.meeting.stopwatch import left, turn_spent
from intervisie.method.choices import TURN_MODES, Laps, May, Mode, SpeakingOrder, Who
from intervisie.method.model import Part
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


class TurnsJoined(Event, frozen=True):
    """These get a turn too in the lap that is going on, because they have a role now."""

    stop: str
    people: tuple[str, ...]
    share: timedelta


class TurnsLeft(Event, frozen=True):
    """These have no turn any more in the lap that is going on, because the case is theirs now.

    `next` has the floor when it was theirs.
    """

    stop: str
    people: tuple[str, ...]
    next: str = ""


TurnEvent = TurnEnded | TurnReopened | LapStarted | FloorGiven | TurnsJoined | TurnsLeft


CALLED = frozenset({SpeakingOrder.VOLUNTEERS, SpeakingOrder.TALKING_PIECE})
"""Orders in which nobody has the floor until it is given to them by name."""


def is_called(part: Part) -> bool:
    """Tell whether people come forward in this part instead of having the floor in a fixed order."""
    return part.speaking_order in CALLED


def has_turns(stop: Stop) -> bool:
    """Tell whether people have the floor one after another at this stop."""
    return stop.part.mode in TURN_MODES and not stop.is_in_small_groups


def speaking_order(meeting: Meeting, stop: Stop) -> tuple[str, ...]:
    """Return who get a turn at a stop if it began now: none whose only role is to listen or to write."""
    if not has_turns(stop):
        return ()
    named = those(meeting, stop, stop.part.speaks, stop.part.speaks_roles)
    if stop.part.speaks is not Who.EVERYONE:
        return named
    return tuple(person for person in named if May.SPEAK in permissions(meeting, stop, person)) or named


def share_of(stop: Stop, budget: timedelta, people: int) -> timedelta:
    """Return the time of one turn: what the method gives a person, else an equal share in whole seconds.

    Parties always share equally, whatever the formula counted.
    """
    part, timing = stop.part, stop.part.timing
    if part.turn_limit:
        return part.turn_limit
    one = timing.per_adviser + timing.per_person
    if one and not timing.fixed and part.laps is Laps.ONCE and part.mode is not Mode.PARTIES:
        return one
    return timedelta(seconds=int(budget.total_seconds()) // people) if people else ZERO


def limit_of(part: Part, turns: Turns) -> timedelta:
    """Return how long a turn may take, zero where nobody is held to it."""
    return turns.share if part.turn_limit or part.mode is Mode.PARTIES else ZERO


def first_turns(part: Part, order: Sequence[str], share: timedelta, at: Instant, lap: int = 1) -> Turns:
    """Return the turns of a lap that begins: where people come forward, nobody has the floor yet."""
    if is_called(part):
        return Turns(tuple(order), "", (), lap, at.elapsed, share)
    return Turns(tuple(order[1:]), order[0] if order else "", (), lap, at.elapsed, share)


def drawn(order: tuple[str, ...], seed: str) -> tuple[str, ...]:
    """Return people in an order that nobody can foretell, the same for the same seed."""
    from hashlib import sha256

    return tuple(sorted(order, key=lambda person: sha256(f"{seed}/{person}".encode()).digest()))


def joining_by_role(before: Meeting, after: Meeting) -> tuple[TurnsJoined, ...]:
    """Return the turns that people get here by a role given just now; none once the lap is over."""
    stop, turns = current_stop(after), current_visit(after).turns
    if turns is None or (turns.done and not turns.speaking and not turns.waiting):
        return ()
    known = {turns.speaking, *turns.waiting, *(turn.person for turn in turns.done)}
    had = speaking_order(before, stop)
    order = speaking_order(after, stop)
    people = tuple(person for person in order if person not in known and person not in had)
    if not people:
        return ()
    share = share_of(stop, current_visit(after).budget, len(order)) if not turns.done else turns.share
    return (TurnsJoined(stop=after.here, people=people, share=share),)


def leaving_by_case(before: Meeting, after: Meeting) -> tuple[TurnsLeft, ...]:
    """Return the turns that people lose here by a case that is theirs from now on."""
    if before.closed:
        return ()
    stop, turns = current_stop(after), current_visit(after).turns
    if turns is None:
        return ()
    lost = {*speaking_order(before, stop)} - {*speaking_order(after, stop)}
    people = tuple(person for person in (turns.speaking, *turns.waiting) if person in lost)
    if not people:
        return ()
    waiting = [person for person in turns.waiting if person not in people]
    follows = waiting[0] if turns.speaking in people and waiting and not is_called(stop.part) else ""
    return (TurnsLeft(stop=after.here, people=people, next=follows),)


def decide_turn(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """End the present turn; the next person begins, or the next lap where the method goes on with laps."""
    return _end_turn(meeting, now, passed=False)


def decide_pass(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Let the present turn go by; asks first where everybody is to take theirs."""
    turns = current_visit(meeting).turns
    if turns and turns.speaking and not current_stop(meeting).part.may_pass and not command.confirmed:
        name = name_of(meeting, turns.speaking)
        question = say("Here everybody takes a turn. Let {name} pass all the same?", name=name)
        return Confirm(replace(command, confirmed=True), question)
    return _end_turn(meeting, now, passed=True)


def _end_turn(meeting: Meeting, now: Instant, *, passed: bool) -> Decision:
    visit = current_visit(meeting)
    turns = visit.turns
    assert turns is not None
    called = is_called(current_stop(meeting).part)
    if not turns.speaking and called and turns.waiting:
        return Refusal(say("Nobody has the floor."), say("/floor NAME gives it to who comes forward."))
    if not turns.speaking and not turns.done:
        return Refusal(say("Nobody has a turn here yet."))
    if not turns.speaking:
        return Refusal(
            say("Everybody has had a turn."), say("/lap starts another lap, /next goes on to the next part.")
        )
    following = turns.waiting[0] if turns.waiting and not called else ""
    ended = TurnEnded(stop=meeting.here, person=turns.speaking, next=following, passed=passed)
    if following or (called and turns.waiting) or not _goes_round_again(meeting, now, passed=passed):
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
    """Give somebody the floor: out of order, or because they come forward."""
    turns = current_visit(meeting).turns
    assert turns is not None
    if command.person == turns.speaking:
        return Refusal(say("{name} already has the floor.", name=name_of(meeting, command.person)))
    if command.person not in speaking_order(meeting, current_stop(meeting)):
        return Refusal(say("{name} has no turn in this part.", name=name_of(meeting, command.person)))
    if turns.speaking and is_called(current_stop(meeting).part):
        return (TurnEnded(stop=meeting.here, person=turns.speaking, next=command.person),)
    return (FloorGiven(stop=meeting.here, person=command.person),)


def apply_turns(meeting: Meeting, event: TurnEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    visit = meeting.visits[event.stop]
    turns = visit.turns
    assert turns is not None
    undoable = meeting.undoable
    heard = heard_at(meeting, turns, at)
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
                heard=heard,
            )
        case TurnReopened(turns=reopened):
            turns = replace(reopened, since=at.elapsed)
        case LapStarted(order=order):
            part = stop_of(meeting, event.stop).part
            lap = first_turns(part, order, turns.share, at, turns.lap + 1)
            turns = replace(lap, heard=heard)
        case TurnsJoined(people=people, share=share):
            part = stop_of(meeting, event.stop).part
            if not (turns.speaking or turns.waiting or turns.done):
                turns = first_turns(part, people, share, at, turns.lap)
            else:
                turns = replace(turns, waiting=(*turns.waiting, *people), share=share)
        case TurnsLeft(people=people, next=following):
            undoable = tuple(one for one in undoable if not isinstance(one, TurnReopened))
            gone = {*people, following}
            turns = replace(turns, waiting=tuple(one for one in turns.waiting if one not in gone))
            if turns.speaking in people:
                turns = replace(turns, speaking=following, since=at.elapsed, spent=ZERO, heard=heard)
        case FloorGiven(person=person):
            waiting = tuple(waiting for waiting in turns.waiting if waiting != person)
            interrupted = (turns.speaking,) if turns.speaking else ()
            turns = replace(
                turns,
                waiting=(*interrupted, *waiting),
                speaking=person,
                since=at.elapsed,
                spent=ZERO,
                heard=heard,
            )
        case _:
            assert_never(event)
    visits = {**meeting.visits, event.stop: replace(visit, turns=turns)}
    return replace(meeting, visits=visits, undoable=undoable)


def heard_at(meeting: Meeting, turns: Turns, at: Instant) -> dict[str, timedelta]:
    """Return how long each person has had the floor at a stop until a moment."""
    if not turns.speaking:
        return turns.heard
    so_far = turns.heard.get(turns.speaking, ZERO) + turn_spent(meeting, turns, at)
    return {**turns.heard, turns.speaking: so_far}
