"""What is said about the running order: what comes into it, falls away, is answered or chosen. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from intervisie.meeting import branching, elsewhere, loops, rounds, skipping
from intervisie.meeting.branching import BranchingEvent
from intervisie.meeting.elsewhere import Repeated
from intervisie.meeting.going import following_stop
from intervisie.meeting.loops import LoopEvent, PassView
from intervisie.meeting.rounds import RoundEvent
from intervisie.meeting.skipping import SkippingEvent
from intervisie.meeting.state import Meeting
from intervisie.meeting.stop import Stop
from intervisie.method.choices import Each
from intervisie.text import Text, say, say_count

OrderEvent = RoundEvent | SkippingEvent | BranchingEvent | LoopEvent | Repeated


def about_order(meeting: Meeting, event: OrderEvent) -> Iterator[Text]:
    """Yield what to say of a change in the running order."""
    match event:
        case rounds.RoundOpened(number=number, method=method):
            yield say("Case {number} is treated with {method}.", number=number, method=method.name)
        case rounds.Harvested():
            yield say("This case stops here. What it gave so far is kept.")
        case skipping.Skipped(stops=stops):
            yield say_count("{count} part is left out.", "{count} parts are left out.", len(stops))
        case skipping.Unskipped():
            yield say("That step is to be done after all.")
        case skipping.OptionalWanted(step=step):
            yield say("'{step}' is to be done.", step=_title(meeting, step))
        case skipping.OptionalDropped(step=step):
            yield say("'{step}' is left out.", step=_title(meeting, step))
        case elsewhere.Repeated() | loops.LoopBegun() | loops.PassBegun():
            pass
        case (
            branching.YesOrNoAnswered()
            | branching.AnswerWithdrawn()
            | branching.ModuleChosen()
            | branching.ModuleWithdrawn()
        ):
            yield from _about_branching(meeting, event)
        case _:
            assert_never(event)


def _about_branching(meeting: Meeting, event: BranchingEvent) -> Iterator[Text]:
    match event:
        case branching.YesOrNoAnswered(yes=yes):
            yield say("The answer is yes.") if yes else say("The answer is no.")
            yield from _what_follows(meeting)
        case branching.AnswerWithdrawn():
            yield say("The answer is undone.")
        case branching.ModuleChosen(at=at, module=module):
            yield say("Chosen: {module}. /next goes on.", module=_module_title(meeting, at, module))
        case branching.ModuleWithdrawn():
            yield say("The choice is undone.")
        case _:
            assert_never(event)


def _what_follows(meeting: Meeting) -> Iterator[Text]:
    """Yield where an answer leads, when somebody goes on."""
    following = following_stop(meeting)
    if following is None:
        return
    title = following.step.title
    if following.percent == 50:
        yield say("Next: '{step}' once more, in half its time. /next goes on.", step=title)
    elif following.percent < 100:
        percent = following.percent
        yield say(
            "Next: '{step}' once more, in {percent}% of its time. /next goes on.", step=title, percent=percent
        )
    elif following.again:
        yield say("Next: '{step}' once more. /next goes on.", step=title)
    else:
        yield say("Next: '{step}'. /next goes on.", step=title)


def _title(meeting: Meeting, step_key: str) -> str:
    """Return the title of the step, or of the loop, with this key."""
    for stop in meeting.order:
        if stop.step_key == step_key:
            return stop.step.title
        if stop.within is not None and stop.within.key == step_key:
            return stop.within.loop.title or stop.step.title
    return ""


def _module_title(meeting: Meeting, pass_key: str, module: str) -> str:
    asking: Stop | None = next((stop for stop in meeting.order if stop.pass_key == pass_key), None)
    modules = asking.step.modules if asking else ()
    return next((one.title for one in modules if one.id == module), "")


def pass_words(loop: PassView) -> Text:
    """Return which pass of a loop this is, in words."""
    if loop.each is Each.SEAT:
        return say("round {number} of {of}", number=loop.number, of=loop.of)
    if loop.name:
        return say("turn of {name}, {number} of {of}", name=loop.name, number=loop.number, of=loop.of)
    return say("turn {number} of {of}", number=loop.number, of=loop.of)
