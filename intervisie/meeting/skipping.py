"""Leaving steps out and doing them after all: by hand, or because they are optional. Pure."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.going import arrive, following_stop
from intervisie.meeting.instant import Instant
from intervisie.meeting.state import Meeting, current_stop, stop_of
from intervisie.meeting.stop import Stop
from intervisie.meeting.stopwatch import later_stops
from intervisie.meeting.unfolding import unfolded
from intervisie.text import Text, say


class Skipped(Event, frozen=True):
    """Stops that the group leaves out."""

    stops: tuple[str, ...]


class Unskipped(Event, frozen=True):
    """Stops that the group does after all."""

    stops: tuple[str, ...]


class OptionalWanted(Event, frozen=True):
    """Somebody wants a step that is not done unless somebody wants it."""

    step: str


class OptionalDropped(Event, frozen=True):
    """An optional step that somebody wanted is left out all the same."""

    step: str


SkippingEvent = Skipped | Unskipped | OptionalWanted | OptionalDropped


def decide_skip(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Leave out a step that is still to come, or what is left of the present one; asks where it matters."""
    here = current_stop(meeting)
    stop = stop_of(meeting, command.stop) if command.stop else here
    coming = tuple(one for one in later_stops(meeting) if one.step_key == stop.step_key)
    if stop.step_key != here.step_key and not coming:
        return Refusal(
            say("'{step}' is not still to come.", step=stop.step.title),
            say("Name a step that comes later; /overview shows them."),
        )
    doubt = None if command.confirmed or not coming else doubt_about_skipping(meeting, coming)
    if doubt is not None:
        return Confirm(replace(command, confirmed=True), doubt)
    if stop.step_key == here.step_key:
        return _skip_rest_of_step(meeting, coming, now)
    if stop.step.optional and stop.step_key in meeting.facts.wanted:
        return (OptionalDropped(step=stop.step_key),)
    return (Skipped(stops=tuple(one.key for one in coming)),)


def doubt_about_skipping(meeting: Meeting, stops: tuple[Stop, ...]) -> Text | None:
    """Return what to ask before these stops are left out, or None when nobody minds."""
    required = next((stop for stop in stops if stop.step.required), None)
    if required is not None:
        return say("This method cannot do without '{step}'. Leave it out?", step=required.step.title)
    strict = next((stop for stop in stops if keeps_its_order(meeting, stop)), None)
    if strict is not None and not strict.step.optional:
        return say("This method does its steps in order. Leave '{step}' out?", step=strict.step.title)
    return None


def keeps_its_order(meeting: Meeting, stop: Stop) -> bool:
    """Tell whether the method of a stop wants its steps done in its own order."""
    return bool(stop.round) and meeting.rounds[stop.round - 1].method.strict_order


def _skip_rest_of_step(meeting: Meeting, coming: tuple[Stop, ...], now: Instant) -> Decision:
    """Leave out the parts of the present step that are still to come, and go on to the next step."""
    events: tuple[SkippingEvent, ...] = ()
    if coming:
        skipped = Skipped(stops=tuple(one.key for one in coming))
        events = (skipped,)
        meeting = apply_skipping(meeting, skipped)
    following = following_stop(meeting)
    if following is None:
        return Refusal(say("This is the last part of the meeting."), say("/end closes the meeting."))
    return (*events, *arrive(meeting, following, now))


def decide_unskip(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Put a step that was left out back into the order, or say that somebody wants an optional one."""
    stop = stop_of(meeting, command.stop)
    events = put_back(meeting, tuple(one for one in meeting.order if one.step_key == stop.step_key))
    return events or Refusal(say("'{step}' was not left out.", step=stop.step.title))


def put_back(meeting: Meeting, stops: tuple[Stop, ...]) -> tuple[SkippingEvent, ...]:
    """Return the events that put these stops back, none when none was left out."""
    wanted = dict.fromkeys(key for stop in stops if stop.left_out for key in _wanting(meeting, stop))
    events: tuple[SkippingEvent, ...] = tuple(OptionalWanted(step=key) for key in wanted)
    skipped = tuple(stop.key for stop in stops if stop.key in meeting.skipped_by_hand)
    return (*events, Unskipped(stops=skipped)) if skipped else events


def _wanting(meeting: Meeting, stop: Stop) -> tuple[str, ...]:
    """Return the keys that must be wanted for a stop to be done: of its step, and of its loop."""
    loop = (stop.within.key,) if stop.within is not None and stop.within.left_out else ()
    alone = (stop.step_key,) if stop.step.optional or not loop else ()
    return tuple(key for key in (*loop, *alone) if key not in meeting.facts.wanted)


def optional_next(meeting: Meeting) -> tuple[Stop, ...]:
    """Return the optional steps that nobody wanted yet and that could be done right after this one."""
    index = [stop.key for stop in meeting.order].index(meeting.here)
    here = meeting.order[index]
    if here.asks_for_module and here.pass_key not in meeting.facts.modules:
        return ()
    found: dict[str, Stop] = {}
    for stop in meeting.order[index + 1 :]:
        if stop.pass_key == here.pass_key and stop.key not in meeting.skipped:
            return ()
        is_offered = stop.left_out and stop.key not in meeting.visits and _is_optional(stop)
        if stop.key not in meeting.skipped or stop.place is not here.place:
            break
        if is_offered and stop.key not in meeting.skipped_by_hand:
            found.setdefault(stop.step_key, stop)
    return tuple(found.values())


def _is_optional(stop: Stop) -> bool:
    return stop.step.optional or (stop.within is not None and stop.within.loop.optional)


def apply_skipping(meeting: Meeting, event: SkippingEvent) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case Skipped(stops=stops):
            return _left_out(meeting, meeting.skipped_by_hand | frozenset(stops))
        case Unskipped(stops=stops):
            return _left_out(meeting, meeting.skipped_by_hand - frozenset(stops))
        case OptionalWanted(step=step):
            return _wanted(meeting, meeting.facts.wanted | {step})
        case OptionalDropped(step=step):
            return _wanted(meeting, meeting.facts.wanted - {step})
        case _:
            assert_never(event)


def _left_out(meeting: Meeting, by_hand: frozenset[str]) -> Meeting:
    flagged = frozenset(stop.key for stop in meeting.order if stop.left_out)
    return replace(meeting, skipped_by_hand=by_hand, skipped=by_hand | flagged)


def _wanted(meeting: Meeting, wanted: frozenset[str]) -> Meeting:
    return unfolded(replace(meeting, facts=replace(meeting.facts, wanted=wanted)))
