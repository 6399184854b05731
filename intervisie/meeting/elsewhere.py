"""Going elsewhere in the running order: to any step, and doing one once more. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.going import arrive
from intervisie.meeting.instant import Instant
from intervisie.meeting.skipping import apply_skipping, doubt_about_skipping, keeps_its_order, put_back
from intervisie.meeting.state import Meeting, current_stop, stop_of
from intervisie.meeting.stop import Stop
from intervisie.meeting.stopwatch import later_stops
from intervisie.meeting.unfolding import unfolded
from intervisie.text import Text, say, say_count

MOST_REPEATS = 20
"""More passes of one step than this are a key held down."""


class Repeated(Event, frozen=True):
    """A step is done once more; `mark` says after which pass of it."""

    step: str
    mark: str = "1"


def decide_goto(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Go to any step; asks first when parts in between would be left out."""
    target = stop_of(meeting, command.stop)
    if target.key == meeting.here:
        return Refusal(say("The group is at '{step}' now.", step=target.step.title))
    doubt = None if command.confirmed else _doubt_about_going(meeting, target)
    if doubt is not None:
        return Confirm(replace(command, confirmed=True), doubt)
    back = put_back(meeting, (target,))
    for event in back:
        meeting = apply_skipping(meeting, event)
    return (*back, *arrive(meeting, stop_of(meeting, target.key), now))


def _doubt_about_going(meeting: Meeting, target: Stop) -> Text | None:
    """Return what to ask before the group goes to a stop, or None when nothing is passed over."""
    keys = [stop.key for stop in meeting.order]
    place = keys.index(target.key)
    between = tuple(stop for stop in later_stops(meeting) if keys.index(stop.key) < place)
    here = current_stop(meeting)
    if between:
        return doubt_about_skipping(meeting, between) or say_count(
            "{count} part is passed over. Go to '{step}'?",
            "{count} parts are passed over. Go to '{step}'?",
            len(between),
            step=target.step.title,
        )
    if place < keys.index(here.key) and target.round == here.round and keeps_its_order(meeting, target):
        return say("This method does its steps in order. Go to '{step}'?", step=target.step.title)
    return None


def decide_repeat(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Do a step once more, with a fresh clock, turns and notes; afterwards the order goes on from there."""
    stop = stop_of(meeting, command.stop) if command.stop else current_stop(meeting)
    done = [one for one in meeting.order if one.step_key == stop.step_key and one.key in meeting.visits]
    if not done:
        return Refusal(
            say("'{step}' has not been done yet.", step=stop.step.title),
            say("/goto goes to a step, /repeat does one again."),
        )
    passes = {one.pass_key: one for one in done}
    last = current_stop(meeting) if meeting.here in {one.key for one in done} else [*passes.values()][-1]
    mark = last.pass_key.rpartition("/")[2].rstrip("r")
    if meeting.facts.repeats.get(f"{stop.step_key}/{mark}", 0) >= MOST_REPEATS:
        return Refusal(
            say("'{step}' has been repeated {most} times.", step=stop.step.title, most=MOST_REPEATS)
        )
    again = Repeated(step=stop.step_key, mark=mark)
    longer = apply_elsewhere(meeting, again)
    known = {one.key for one in meeting.order}
    first = next(one for one in longer.order if one.step_key == stop.step_key and one.key not in known)
    back = put_back(longer, (first,))
    for event in back:
        longer = apply_skipping(longer, event)
    return (again, *back, *arrive(longer, stop_of(longer, first.key), now))


def apply_elsewhere(meeting: Meeting, event: Repeated) -> Meeting:
    """Return the meeting with a step once more in its order."""
    base = f"{event.step}/{event.mark}"
    repeats = {**meeting.facts.repeats, base: meeting.facts.repeats.get(base, 0) + 1}
    return unfolded(replace(meeting, facts=replace(meeting.facts, repeats=repeats)))
