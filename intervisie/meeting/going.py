"""Going through the running order: next, back, elsewhere, again; cases opened and closed. Pure.

Nothing here moves by itself: a clock at zero is a fact, not a step.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.order import Place, Stop, unfold
from intervisie.meeting.present import owner_at
from intervisie.meeting.state import (
    ZERO,
    Case,
    Meeting,
    Round,
    StandstillKind,
    Stay,
    Visit,
    case_of,
    current_stop,
    current_visit,
    stop_of,
)
from intervisie.meeting.stopwatch import budget_of, later_stops, left, turn_spent
from intervisie.meeting.turns import TurnReopened, first_turns, has_turns, share_of, speaking_order
from intervisie.method.model import Block, Blocks, Laps, Method
from intervisie.text import Text, say, say_count


class MeetingOpened(Event, frozen=True):
    """A meeting exists; its blocks are the resolved ones. `opened_with` is what the first method brings."""

    meeting: str
    handle: str
    language: str
    blocks: Blocks
    group: str = ""
    until: datetime | None = None
    opened_with: tuple[str, ...] = ()


class RoundOpened(Event, frozen=True):
    """A case is treated with a method, which is kept whole so that a resume needs no method file."""

    number: int
    method: Method
    case: str


class Entered(Event, frozen=True):
    """The group is at a stop; `order` and `share` are the turns of a first arrival."""

    stop: str
    budget: timedelta
    order: tuple[str, ...] = ()
    share: timedelta = ZERO


class Repeated(Event, frozen=True):
    """A step is done once more."""

    step: str


class Skipped(Event, frozen=True):
    """Stops that the group leaves out."""

    stops: tuple[str, ...]


class Unskipped(Event, frozen=True):
    """Stops that the group does after all."""

    stops: tuple[str, ...]


class Harvested(Event, frozen=True):
    """A case was closed before its last step, with the harvest still to come."""

    number: int


class MeetingClosed(Event, frozen=True):
    """The meeting is over; notes can still be typed up."""


class DocumentMade(Event, frozen=True):
    """A document was made from the meeting; `case` is "" where it is not about one case."""

    document: str
    case: str = ""


GoingEvent = (
    MeetingOpened
    | RoundOpened
    | Entered
    | Repeated
    | Skipped
    | Unskipped
    | Harvested
    | MeetingClosed
    | DocumentMade
)


def enter(meeting: Meeting, stop: Stop) -> Entered:
    """Return the event of arriving at a stop; what a first arrival fixes stands in it."""
    if stop.key in meeting.visits:
        return Entered(stop=stop.key, budget=meeting.visits[stop.key].budget)
    budget = budget_of(meeting, stop)
    order = speaking_order(meeting, stop)
    return Entered(stop=stop.key, budget=budget, order=order, share=share_of(stop, budget, len(order)))


def has_open_question(meeting: Meeting, stop: Stop) -> bool:
    """Tell whether a stop asks which case the group takes, and nobody has said so yet."""
    return stop.asks_for_case and not owner_at(meeting, stop) and stop.key not in meeting.left_open


def following_stop(meeting: Meeting) -> Stop | None:
    """Return the first stop after this one that is not skipped, or None at the end."""
    index = [stop.key for stop in meeting.order].index(meeting.here)
    return next((stop for stop in meeting.order[index + 1 :] if stop.key not in meeting.skipped), None)


def decide_next(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Go on to the next part; asks first when people still wait for their turn."""
    stop = current_stop(meeting)
    if has_open_question(meeting, stop):
        return Refusal(
            say("The case has not been chosen yet."),
            say("/choose 2 takes the second, /owner NAME names the case owner, /leave-open goes on without."),
        )
    following = following_stop(meeting)
    if following is None:
        return Refusal(say("This is the last part of the meeting."), say("/end closes the meeting."))
    doubt = None if command.confirmed else _question_before_leaving(meeting, following, now)
    return Confirm(replace(command, confirmed=True), doubt) if doubt else (enter(meeting, following),)


def _question_before_leaving(meeting: Meeting, following: Stop, now: Instant) -> Text | None:
    """Return what to ask before the group goes on, or None when nothing is skipped by it."""
    if following.place is Place.CLOSING and not meeting.rounds and following.key not in meeting.visits:
        return say("There is no method yet. Close without a case? /method NAME opens one.")
    standstill = meeting.standstill
    if standstill and standstill.kind is StandstillKind.START:
        return say("The clock has not been started. Skip '{step}'?", step=current_stop(meeting).step.title)
    visit = current_visit(meeting)
    turns = visit.turns
    if turns is None or not turns.waiting:
        return None
    goes_round = current_stop(meeting).part.laps is Laps.UNTIL_ALL_PASS
    if goes_round and (turns.lap > 1 or left(meeting, visit, now) <= ZERO):
        return None
    return say_count(
        "{count} person has not had a turn. Go on all the same?",
        "{count} people have not had a turn. Go on all the same?",
        len(turns.waiting),
    )


def decide_back(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Go back to the nearest earlier part where the group has been."""
    index = [stop.key for stop in meeting.order].index(meeting.here)
    earlier = [stop for stop in meeting.order[:index] if stop.key in meeting.visits]
    if not earlier:
        return Refusal(say("There is no earlier part to go back to."))
    return (enter(meeting, earlier[-1]),)


def decide_goto(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Go to any step; asks first when parts in between would be left out."""
    target = stop_of(meeting, command.stop)
    if target.key == meeting.here:
        return Refusal(say("The group is at '{step}' now.", step=target.step.title))
    keys = [stop.key for stop in meeting.order]
    between = [stop for stop in later_stops(meeting) if keys.index(stop.key) < keys.index(target.key)]
    if between and not command.confirmed:
        question = say_count(
            "{count} part is passed over. Go to '{step}'?",
            "{count} parts are passed over. Go to '{step}'?",
            len(between),
            step=target.step.title,
        )
        return Confirm(replace(command, confirmed=True), question)
    return (*_unskip(meeting, (target,)), enter(meeting, target))


def decide_repeat(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Do a step once more, with a fresh clock, turns and notes; afterwards the order goes on from there."""
    stop = stop_of(meeting, command.stop) if command.stop else current_stop(meeting)
    if not any(visited.startswith(f"{stop.step_key}/") for visited in meeting.visits):
        return Refusal(
            say("'{step}' has not been done yet.", step=stop.step.title),
            say("/goto goes to a step, /repeat does one again."),
        )
    if meeting.repeats.get(stop.step_key, 0) >= MOST_REPEATS:
        return Refusal(
            say("'{step}' has been repeated {most} times.", step=stop.step.title, most=MOST_REPEATS)
        )
    again = Repeated(step=stop.step_key)
    longer = apply_going(meeting, again, now)
    passes = [one for one in longer.order if one.step_key == stop.step_key]
    first = next(one for one in passes if one.again == passes[-1].again)
    return (again, enter(longer, first))


MOST_REPEATS = 20
"""More passes of one step than this are a key held down."""


def decide_skip(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Leave out a step that is still to come, or what is left of the present one."""
    stop = stop_of(meeting, command.stop) if command.stop else current_stop(meeting)
    coming = tuple(one for one in later_stops(meeting) if one.step_key == stop.step_key)
    if stop.step_key == current_stop(meeting).step_key:
        return _skip_rest_of_step(meeting, coming)
    if not coming:
        return Refusal(
            say("'{step}' is not still to come.", step=stop.step.title),
            say("Name a step that comes later; /overview shows them."),
        )
    return (Skipped(stops=tuple(one.key for one in coming)),)


def _skip_rest_of_step(meeting: Meeting, coming: tuple[Stop, ...]) -> Decision:
    """Leave out the parts of the present step that are still to come, and go on to the next step."""
    events: tuple[GoingEvent, ...] = ()
    if coming:
        skipped = Skipped(stops=tuple(one.key for one in coming))
        events = (skipped,)
        meeting = apply_going(meeting, skipped, meeting.last)
    following = following_stop(meeting)
    if following is None:
        return Refusal(say("This is the last part of the meeting."), say("/end closes the meeting."))
    return (*events, enter(meeting, following))


def decide_unskip(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Put a step that was left out back into the order."""
    stop = stop_of(meeting, command.stop)
    events = _unskip(meeting, tuple(one for one in meeting.order if one.step_key == stop.step_key))
    return events or Refusal(say("'{step}' was not left out.", step=stop.step.title))


def _unskip(meeting: Meeting, stops: tuple[Stop, ...]) -> tuple[Event, ...]:
    """Return the event that puts these stops back, or nothing when none was left out."""
    skipped = tuple(stop.key for stop in stops if stop.key in meeting.skipped)
    return (Unskipped(stops=skipped),) if skipped else ()


def decide_end(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Close the meeting; asks first when parts are still to come."""
    rest = later_stops(meeting)
    if rest and not command.confirmed:
        question = say_count(
            "{count} part is still to come. Close the meeting?",
            "{count} parts are still to come. Close the meeting?",
            len(rest),
        )
        return Confirm(replace(command, confirmed=True), question)
    return (MeetingClosed(),)


def open_meeting(event: MeetingOpened, at: Instant) -> Meeting:
    """Return the meeting that an opening event makes; it stands at no stop until one is entered."""
    opened_with = frozenset(event.opened_with)
    return Meeting(
        id=event.meeting,
        handle=event.handle,
        language=event.language,
        opened=at,
        last=at,
        blocks=event.blocks,
        order=unfold(event.blocks, (), repeats={}, opened_with=opened_with),
        group=event.group,
        until=event.until,
        opened_with=opened_with,
    )


def apply_going(meeting: Meeting, event: GoingEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case MeetingOpened():
            return open_meeting(event, at)
        case RoundOpened():
            return _round_opened(meeting, event)
        case Entered():
            return _entered(meeting, event, at)
        case Repeated(step=step):
            repeats = {**meeting.repeats, step: meeting.repeats.get(step, 0) + 1}
            return _unfolded(replace(meeting, repeats=repeats))
        case Skipped(stops=stops):
            return replace(meeting, skipped=meeting.skipped | frozenset(stops))
        case Unskipped(stops=stops):
            return replace(meeting, skipped=meeting.skipped - frozenset(stops))
        case Harvested(number=number):
            rounds = tuple(
                replace(one, harvested=True) if one.number == number else one for one in meeting.rounds
            )
            return replace(meeting, rounds=rounds)
        case MeetingClosed():
            return replace(meeting, closed=at)
        case DocumentMade():
            return meeting
        case _:
            assert_never(event)


def _unfolded(meeting: Meeting) -> Meeting:
    """Return the meeting with its running order made anew."""
    methods = tuple(one.method for one in meeting.rounds)
    order = unfold(
        meeting.blocks,
        methods,
        repeats=meeting.repeats,
        opened_with=meeting.opened_with,
        closing_kept=meeting.closing_kept,
    )
    return replace(meeting, order=order)


def _round_opened(meeting: Meeting, event: RoundOpened) -> Meeting:
    """Return the meeting with one more case in its order.

    Steps of a first method take the place of the shared case choice and of steps of the closing, unless
    the group has been there.
    """
    cases = meeting.cases if case_of(meeting, event.case) else (*meeting.cases, Case(event.case))
    opened_with = meeting.opened_with
    closing_kept = meeting.closing_kept
    if not meeting.rounds:
        visited = [stop for stop in meeting.order if stop.key in meeting.visits]
        if not any(stop.place is Place.CASE_CHOICE for stop in visited):
            opened_with |= {Block.CASE_CHOICE} & frozenset(event.method.brings)
        closing_kept = frozenset(stop.step.id for stop in visited if stop.place is Place.CLOSING)
    rounds = (*meeting.rounds, Round(event.number, event.method, event.case))
    return _unfolded(
        replace(meeting, rounds=rounds, cases=cases, opened_with=opened_with, closing_kept=closing_kept)
    )


def _entered(meeting: Meeting, event: Entered, at: Instant) -> Meeting:
    """Return the meeting at another stop: the old stay is closed, a new one opened, nothing else moves."""
    visits = dict(meeting.visits)
    if meeting.here:
        visits[meeting.here] = _stay_closed(meeting, at)
    stay = Stay(at.elapsed)
    visit = visits.get(event.stop)
    if visit is None:
        turns = None
        if has_turns(stop_of(meeting, event.stop)):
            turns = first_turns(stop_of(meeting, event.stop).part, event.order, event.share, at)
        visit = Visit(event.budget, at, (stay,), turns)
    else:
        turns = replace(visit.turns, since=at.elapsed) if visit.turns else None
        visit = replace(visit, stays=(*visit.stays, stay), turns=turns)
    visits[event.stop] = visit
    undoable = tuple(undo for undo in meeting.undoable if not isinstance(undo, TurnReopened))
    return replace(meeting, here=event.stop, visits=visits, undoable=undoable)


def _stay_closed(meeting: Meeting, at: Instant) -> Visit:
    """Return the visit of the present stop with its stay and its turn put aside."""
    visit = current_visit(meeting)
    stays = (*visit.stays[:-1], replace(visit.stays[-1], until=at.elapsed))
    turns = visit.turns
    if turns is not None:
        turns = replace(turns, spent=turn_spent(meeting, turns, at), since=at.elapsed)
    return replace(visit, stays=stays, turns=turns)
