"""Cases: opening one with a method, and closing one early with its harvest. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.going import (
    GoingEvent,
    Harvested,
    RoundOpened,
    Skipped,
    apply_going,
    enter,
    following_stop,
)
from intervisie.meeting.instant import Instant
from intervisie.meeting.order import Place
from intervisie.meeting.present import present
from intervisie.meeting.state import Meeting, current_stop
from intervisie.meeting.stopwatch import later_stops
from intervisie.method.model import Method
from intervisie.text import Text, say, say_count


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
    if meeting.rounds and rest and not command.confirmed:
        question = say_count(
            "Case {number} has {count} part to go. Leave it out and begin a new case?",
            "Case {number} has {count} parts to go. Leave them out and begin a new case?",
            len(rest),
            number=len(meeting.rounds),
        )
        return Confirm(replace(command, confirmed=True), question)
    number = len(meeting.rounds) + 1
    opened = RoundOpened(number=number, method=method, case=f"{number}")
    events: tuple[GoingEvent, ...] = (opened,)
    if rest:
        events = (Skipped(stops=tuple(stop.key for stop in rest)), opened)
    longer = meeting
    for event in events:
        longer = apply_going(longer, event, now)
    first = next(stop for stop in longer.order if stop.round == number)
    if number > 1 or following_stop(longer) == first:
        return (*events, enter(longer, first))
    return events


def unfit_for(method: Method, people: int) -> Text | None:
    """Return what to say when a method is not meant for so many people, or None when it is."""
    limits = method.people
    if limits.least <= people <= limits.most:
        return None
    return say(
        "'{method}' plays with {least} to {most} people; {people} are here.",
        method=method.name,
        least=limits.least,
        most=limits.most,
        people=people,
    )


def decide_harvest(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Close the present case early and go on to its harvest."""
    number = current_stop(meeting).round
    rest = tuple(stop for stop in later_stops(meeting) if stop.round == number and stop.place is Place.ROUND)
    if rest and not command.confirmed:
        question = say_count(
            "This case stops here and {count} part is left out. Go on to the harvest?",
            "This case stops here and {count} parts are left out. Go on to the harvest?",
            len(rest),
        )
        return Confirm(replace(command, confirmed=True), question)
    events: tuple[GoingEvent, ...] = (Harvested(number=number),)
    if rest:
        events = (Skipped(stops=tuple(stop.key for stop in rest)), *events)
    shorter = meeting
    for event in events:
        shorter = apply_going(shorter, event, now)
    following = following_stop(shorter)
    return (*events, enter(shorter, following)) if following else events
