"""Going through the running order, to the next part and back; the meeting's beginning and end. Pure.

Nothing here moves by itself: a clock at zero is a fact, not a step.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.branching import can_be_withdrawn
from intervisie.meeting.breaks import entering_break, leaving_break
from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.loops import apply_loops, begun_by
from intervisie.meeting.order import unfold
from intervisie.meeting.questions import open_question, unanswered
from intervisie.meeting.state import (
    ZERO,
    Meeting,
    StandstillKind,
    Stay,
    Visit,
    current_stop,
    current_visit,
    stop_of,
)
from intervisie.meeting.stop import Facts, Place, Stop
from intervisie.meeting.stopwatch import budget_of, later_stops, left, turn_spent
from intervisie.meeting.theme import Theme
from intervisie.meeting.turns import TurnReopened, first_turns, has_turns, share_of, speaking_order
from intervisie.method.choices import Laps
from intervisie.method.model import Blocks
from intervisie.text import Text, say, say_count


class MeetingOpened(Event, frozen=True):
    """A meeting exists; its blocks are the resolved ones. `opened_with` is what the first method brings.

    `clock` and `guidance` are how much the group wants to see, `themes` are its own. `least_present` is
    how many people the rules of its hours want to be there, 0 where they say nothing.
    """

    meeting: str
    handle: str
    language: str
    blocks: Blocks
    group: str = ""
    until: datetime | None = None
    opened_with: tuple[str, ...] = ()
    clock: ClockDisplay = ClockDisplay.EXACT
    guidance: Guidance = Guidance.READ_ALOUD
    themes: tuple[Theme, ...] = ()
    least_present: int = 0


class Entered(Event, frozen=True):
    """The group is at a stop; `order` and `share` are the turns of a first arrival."""

    stop: str
    budget: timedelta
    order: tuple[str, ...] = ()
    share: timedelta = ZERO


class MeetingClosed(Event, frozen=True):
    """The meeting is over; notes can still be typed up."""


class DocumentMade(Event, frozen=True):
    """A document was made from the meeting; `case` is "" where it is not about one case."""

    document: str
    case: str = ""


GoingEvent = MeetingOpened | Entered | MeetingClosed | DocumentMade


def enter(meeting: Meeting, stop: Stop) -> Entered:
    """Return the event of arriving at a stop; what a first arrival fixes stands in it."""
    if stop.key in meeting.visits:
        return Entered(stop=stop.key, budget=meeting.visits[stop.key].budget)
    budget = budget_of(meeting, stop)
    order = speaking_order(meeting, stop)
    return Entered(stop=stop.key, budget=budget, order=order, share=share_of(stop, budget, len(order)))


def arrive(meeting: Meeting, stop: Stop, now: Instant) -> tuple[Event, ...]:
    """Return everything that going to a stop comes to: what begins there, and a break that ends or begins."""
    begun = begun_by(meeting, stop)
    for event in begun:
        meeting = apply_loops(meeting, event)
    ended = leaving_break(meeting)
    entered = enter(meeting, stop)
    still = meeting.standstill is not None and not ended
    return (*begun, *ended, entered, *entering_break(meeting, stop, entered.budget, now, still=still))


def following_stop(meeting: Meeting) -> Stop | None:
    """Return the first stop after this one that is not skipped, or None at the end."""
    index = [stop.key for stop in meeting.order].index(meeting.here)
    return next((stop for stop in meeting.order[index + 1 :] if stop.key not in meeting.skipped), None)


def decide_next(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Go on to the next part; asks first when people still wait for their turn."""
    stop = current_stop(meeting)
    question = open_question(meeting, stop)
    if question is not None:
        return unanswered(meeting, stop, question)
    following = following_stop(meeting)
    if following is None:
        return Refusal(say("This is the last part of the meeting."), say("/end closes the meeting."))
    doubt = None if command.confirmed else _question_before_leaving(meeting, following, now)
    return Confirm(replace(command, confirmed=True), doubt) if doubt else arrive(meeting, following, now)


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
    return arrive(meeting, earlier[-1], now)


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
    facts = Facts(opened_with=frozenset(event.opened_with))
    return Meeting(
        id=event.meeting,
        handle=event.handle,
        language=event.language,
        opened=at,
        last=at,
        blocks=event.blocks,
        order=unfold(event.blocks, (), facts),
        group=event.group,
        until=event.until,
        facts=facts,
        clock=event.clock,
        guidance=event.guidance,
        themes=event.themes,
        least_present=event.least_present,
    )


def apply_going(meeting: Meeting, event: GoingEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case MeetingOpened():
            return open_meeting(event, at)
        case Entered():
            return _entered(meeting, event, at)
        case MeetingClosed():
            return replace(meeting, closed=at)
        case DocumentMade():
            return meeting
        case _:
            assert_never(event)


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
    arrived = replace(meeting, here=event.stop, visits=visits)
    undoable = tuple(undo for undo in meeting.undoable if _can_be_undone(arrived, undo))
    return replace(arrived, undoable=undoable)


def _can_be_undone(meeting: Meeting, undo: Event) -> bool:
    """Tell whether something can still be taken back after the group went on."""
    return not isinstance(undo, TurnReopened) and can_be_withdrawn(meeting, undo)


def _stay_closed(meeting: Meeting, at: Instant) -> Visit:
    """Return the visit of the present stop with its stay and its turn put aside."""
    visit = current_visit(meeting)
    stays = (*visit.stays[:-1], replace(visit.stays[-1], until=at.elapsed))
    turns = visit.turns
    if turns is not None:
        turns = replace(turns, spent=turn_spent(meeting, turns, at), since=at.elapsed)
    return replace(visit, stays=stays, turns=turns)
