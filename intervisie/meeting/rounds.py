"""Cases: opening one with a method, and closing one early with its harvest. Pure."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.going import arrive, following_stop
from intervisie.meeting.instant import Instant
from intervisie.meeting.loops import rest_of_pass
from intervisie.meeting.present import present
from intervisie.meeting.skipping import Skipped, apply_skipping
from intervisie.meeting.state import Case, Meeting, Round, case_of, current_stop
from intervisie.meeting.stop import Place, Stop
from intervisie.meeting.stopwatch import later_stops
from intervisie.meeting.unfolding import unfolded
from intervisie.method.choices import Block
from intervisie.method.model import Method
from intervisie.text import Text, say, say_count


class RoundOpened(Event, frozen=True):
    """A case is treated with a method, which is kept whole so that a resume needs no method file."""

    number: int
    method: Method
    case: str


class Harvested(Event, frozen=True):
    """A case was closed before its last step, with the harvest still to come."""

    number: int


RoundEvent = RoundOpened | Harvested


def decide_method(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Open a case with a method: the first one, or another beside those before it."""
    method = command.method
    assert method is not None
    here = current_stop(meeting)
    if not meeting.rounds and here.place is Place.CLOSING:
        return Refusal(say("The closing has begun."), say("/back goes back to the case choice."))
    unfit = unfit_for(method, len(present(meeting)))
    if unfit is not None and method.people.refuses:
        return Refusal(unfit)
    rest = [stop for stop in later_stops(meeting) if stop.round and stop.place is Place.ROUND]
    doubt = None if command.confirmed else _doubt_about_opening(meeting, method, rest)
    if doubt is not None:
        return Confirm(replace(command, confirmed=True), doubt)
    number = len(meeting.rounds) + 1
    opened = RoundOpened(number=number, method=method, case=f"{number}")
    events: tuple[Event, ...] = (opened,)
    longer = meeting
    if rest:
        skipped = Skipped(stops=tuple(stop.key for stop in rest))
        events = (skipped, opened)
        longer = apply_skipping(longer, skipped)
    longer = apply_rounds(longer, opened)
    coming = [stop for stop in longer.order if stop.round == number and stop.key not in longer.skipped]
    if coming and (number > 1 or following_stop(longer) == coming[0]):
        return (*events, *arrive(longer, coming[0], now))
    return events


def _doubt_about_opening(meeting: Meeting, method: Method, rest: list[Stop]) -> Text | None:
    """Return what to ask before a case is opened: what it leaves out, and reasons not to use the method."""
    reasons = reasons_not_to_begin(method)
    if not meeting.rounds or not rest:
        return reasons
    leaving = say_count(
        "Case {number} has {count} part to go. Leave it out and begin a new case?",
        "Case {number} has {count} parts to go. Leave them out and begin a new case?",
        len(rest),
        number=len(meeting.rounds),
    )
    return say("{one} {other}", one=leaving, other=reasons) if reasons else leaving


def reasons_not_to_begin(method: Method) -> Text | None:
    """Return the question to put before a method is begun, or None where the method names no reasons."""
    if not method.stop_if:
        return None
    return say(
        "Take another method than '{method}' if one of these holds: {reasons}. Begin with it?",
        method=method.name,
        reasons="; ".join(reason.rstrip(".") for reason in method.stop_if),
    )


def unfit_for(method: Method, people: int) -> Text | None:
    """Return what to say when a method is not meant for so many people, or None when it is."""
    limits = method.people
    if limits.least <= people <= limits.most:
        return None
    if limits.splits and people > limits.most:
        return say(
            "'{method}' plays in groups of at most {most}; "
            "{people} people work in {groups} groups side by side.",
            method=method.name,
            most=limits.most,
            people=people,
            groups=-(-people // limits.most),
        )
    return say(
        "'{method}' plays with {least} to {most} people; {people} are here.",
        method=method.name,
        least=limits.least,
        most=limits.most,
        people=people,
    )


def decide_harvest(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Close the present case early and go on to its harvest; in a loop, only the pass of whoever has it."""
    here = current_stop(meeting)
    if here.within is not None:
        return _harvest_pass(meeting, command, now)
    number = here.round
    rest = tuple(stop for stop in later_stops(meeting) if stop.round == number and stop.place is Place.ROUND)
    if rest and not command.confirmed:
        question = say_count(
            "This case stops here and {count} part is left out. Go on to the harvest?",
            "This case stops here and {count} parts are left out. Go on to the harvest?",
            len(rest),
        )
        return Confirm(replace(command, confirmed=True), question)
    return (*_without(rest), Harvested(number=number), *_on_from(meeting, rest, now))


def _harvest_pass(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Leave out what is left of the present pass of a loop, and go on to the next."""
    rest = rest_of_pass(meeting)
    if rest and not command.confirmed:
        question = say_count(
            "This turn of the case stops here and {count} part is left out. Go on?",
            "This turn of the case stops here and {count} parts are left out. Go on?",
            len(rest),
        )
        return Confirm(replace(command, confirmed=True), question)
    onward = _on_from(meeting, rest, now)
    return (*_without(rest), *onward) or Refusal(say("This is the last part of the meeting."))


def _without(rest: tuple[Stop, ...]) -> tuple[Event, ...]:
    return (Skipped(stops=tuple(stop.key for stop in rest)),) if rest else ()


def _on_from(meeting: Meeting, rest: tuple[Stop, ...], now: Instant) -> tuple[Event, ...]:
    """Return going on to the first stop after those that are left out."""
    if rest:
        meeting = apply_skipping(meeting, Skipped(stops=tuple(stop.key for stop in rest)))
    following = following_stop(meeting)
    return arrive(meeting, following, now) if following else ()


def apply_rounds(meeting: Meeting, event: RoundEvent) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case RoundOpened():
            return _round_opened(meeting, event)
        case Harvested(number=number):
            rounds = tuple(
                replace(one, harvested=True) if one.number == number else one for one in meeting.rounds
            )
            return replace(meeting, rounds=rounds)
        case _:
            assert_never(event)


def _round_opened(meeting: Meeting, event: RoundOpened) -> Meeting:
    """Return the meeting with one more case in its order.

    Steps of a first method take the place of the shared case choice and of steps of the closing, unless
    the group has been there.
    """
    cases = meeting.cases if case_of(meeting, event.case) else (*meeting.cases, Case(event.case))
    facts = meeting.facts
    if not meeting.rounds:
        visited = [stop for stop in meeting.order if stop.key in meeting.visits]
        opened_with = facts.opened_with
        if not any(stop.place is Place.CASE_CHOICE for stop in visited):
            opened_with |= {Block.CASE_CHOICE} & frozenset(event.method.brings)
        closing_kept = frozenset(stop.step.id for stop in visited if stop.place is Place.CLOSING)
        facts = replace(facts, opened_with=opened_with, closing_kept=closing_kept)
    rounds = (*meeting.rounds, Round(event.number, event.method, event.case))
    return unfolded(replace(meeting, rounds=rounds, cases=cases, facts=facts))
