"""What stays hidden: written down beforehand, in nobody's sight until its step. Pure."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.state import Meeting, case_at, current_stop, the_case, with_case
from intervisie.method.model import Hidden
from intervisie.text import say


class HiddenKept(Event, frozen=True):
    """The case owner wrote something down that stays hidden for now."""

    case: str
    hidden: str
    text: str


class HiddenRevealed(Event, frozen=True):
    """What was hidden may be shown from now on."""

    case: str
    hidden: str


HidingEvent = HiddenKept | HiddenRevealed


def hidden_here(meeting: Meeting) -> Hidden | None:
    """Return the hidden information that the method of this stop asks for, or None."""
    stop = current_stop(meeting)
    if not stop.round:
        return None
    hidden = meeting.rounds[stop.round - 1].method.hidden
    return hidden[0] if hidden else None


def decide_hide(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Keep what the case owner wrote down, out of everybody's sight until its step."""
    hidden = hidden_here(meeting)
    case = case_at(meeting, current_stop(meeting))
    if hidden is None or case is None:
        return Refusal(say("This method keeps nothing hidden."))
    if not case.owner:
        return Refusal(say("First choose the case; then its owner writes down what stays hidden."))
    if hidden.id in case.revealed:
        return Refusal(say("It has been revealed already. Type it as a note."))
    return (HiddenKept(case=case.id, hidden=hidden.id, text=command.text),)


def decide_reveal(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Show what was hidden, at the step that the method keeps it for."""
    stop = current_stop(meeting)
    hidden = hidden_here(meeting)
    case = case_at(meeting, stop)
    if hidden is None or case is None or hidden.id not in case.hidden:
        return Refusal(say("Nothing was kept hidden here."))
    if hidden.id in case.revealed:
        return Refusal(say("It has been revealed already."))
    if hidden.id not in stop.part.reveals:
        step = next(
            step for step in meeting.rounds[stop.round - 1].method.steps if step.id == hidden.revealed_at
        )
        return Refusal(say("This stays hidden until '{step}'.", step=step.title))
    return (HiddenRevealed(case=case.id, hidden=hidden.id),)


def apply_hiding(meeting: Meeting, event: HidingEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case HiddenKept(case=case_id, hidden=hidden, text=text):
            case_ = the_case(meeting, case_id)
            return with_case(meeting, replace(case_, hidden={**case_.hidden, hidden: text}))
        case HiddenRevealed(case=case_id, hidden=hidden):
            case_ = the_case(meeting, case_id)
            return with_case(meeting, replace(case_, revealed=case_.revealed | {hidden}))
        case _:
            assert_never(event)
