"""What was answered and chosen on the way, and the steps that come or fall away by it. Pure.

An answer or a choice can be changed until a stop that it added was visited: what was done is never
taken out of the order.
"""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.finding import folded
from intervisie.meeting.state import Meeting, current_stop
from intervisie.meeting.unfolding import loses_something, unfolded
from intervisie.method.model import Module
from intervisie.text import say, say_count


class YesOrNoAnswered(Event, frozen=True):
    """The question of a step was answered; `at` is the key of the pass that asked."""

    at: str
    yes: bool


class AnswerWithdrawn(Event, frozen=True):
    """An answer was undone; `yes` is what was answered before it, None for nothing."""

    at: str
    yes: bool | None = None


class ModuleChosen(Event, frozen=True):
    """The group does a step in one of the ways there are; `at` is the key of the pass that asked."""

    at: str
    module: str


class ModuleWithdrawn(Event, frozen=True):
    """The choice of a way was undone; `module` is what was chosen before it, "" for nothing."""

    at: str
    module: str = ""


BranchingEvent = YesOrNoAnswered | AnswerWithdrawn | ModuleChosen | ModuleWithdrawn


def decide_answer(meeting: Meeting, *, yes: bool) -> Decision:
    """Answer the question of this step."""
    stop = current_stop(meeting)
    given = meeting.facts.answers.get(stop.pass_key)
    if given is yes:
        return Refusal(say("That is the answer already."), say("/next goes on to the next part."))
    answered = YesOrNoAnswered(at=stop.pass_key, yes=yes)
    if loses_something(meeting, apply_branching(meeting, answered)):
        return Refusal(
            say("What the answer led to has begun, so that it stands."),
            say("/goto goes to another step, /repeat does one again."),
        )
    return (answered,)


def decide_module(meeting: Meeting, command: Command) -> Decision:
    """Choose in which way the group does this step, by number or title."""
    stop = current_stop(meeting)
    module = _module_meant(stop.step.modules, command)
    if isinstance(module, Refusal):
        return module
    if meeting.facts.modules.get(stop.pass_key) == module.id:
        return Refusal(say("'{module}' is chosen already.", module=module.title))
    chosen = ModuleChosen(at=stop.pass_key, module=module.id)
    if loses_something(meeting, apply_branching(meeting, chosen)):
        begun = next(one for one in stop.step.modules if one.id == meeting.facts.modules[stop.pass_key])
        return Refusal(
            say("'{module}' has begun, so that it stands.", module=begun.title),
            say("/repeat does the step once more, and asks again."),
        )
    return (chosen,)


def default_module(meeting: Meeting) -> ModuleChosen:
    """Return the choice of the first way, for a group that leaves it open."""
    stop = current_stop(meeting)
    return ModuleChosen(at=stop.pass_key, module=stop.step.modules[0].id)


def _module_meant(modules: tuple[Module, ...], command: Command) -> Module | Refusal:
    """Return the way that was named: by its number, by its title or id, or as the only one that begins so."""
    if command.number or not command.text:
        if 1 <= command.number <= len(modules):
            return modules[command.number - 1]
        return Refusal(
            say_count(
                "There is {count} way to choose.", "There are {count} ways to choose from.", len(modules)
            )
        )
    wanted = folded(command.text)
    whole = [one for one in modules if wanted in (folded(one.title), one.id)]
    found = whole or [one for one in modules if folded(one.title).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    titles = ", ".join(one.title for one in found or modules)
    if found:
        return Refusal(say("'{typed}' can be several ways: {titles}.", typed=command.text, titles=titles))
    return Refusal(
        say("There is no way called '{typed}'.", typed=command.text),
        say("These can be chosen: {titles}.", titles=titles),
    )


def apply_branching(meeting: Meeting, event: BranchingEvent) -> Meeting:
    """Return the meeting after an event of this theme."""
    answers, modules = dict(meeting.facts.answers), dict(meeting.facts.modules)
    undo: BranchingEvent | None = None
    match event:
        case YesOrNoAnswered(at=at, yes=yes):
            undo = AnswerWithdrawn(at=at, yes=answers.get(at))
            answers[at] = yes
        case AnswerWithdrawn(at=at, yes=None):
            del answers[at]
        case AnswerWithdrawn(at=at, yes=yes):
            answers[at] = bool(yes)
        case ModuleChosen(at=at, module=module):
            undo = ModuleWithdrawn(at=at, module=modules.get(at, ""))
            modules[at] = module
        case ModuleWithdrawn(at=at, module=""):
            del modules[at]
        case ModuleWithdrawn(at=at, module=module):
            modules[at] = module
        case _:
            assert_never(event)
    undoable = (*meeting.undoable, undo) if undo else meeting.undoable
    facts = replace(meeting.facts, answers=answers, modules=modules)
    return unfolded(replace(meeting, facts=facts, undoable=undoable))


def is_withdrawal(event: Event) -> bool:
    """Tell whether an event undoes an answer or a choice of this theme."""
    return isinstance(event, AnswerWithdrawn | ModuleWithdrawn)


def can_be_withdrawn(meeting: Meeting, event: Event) -> bool:
    """Tell whether undoing an answer or a choice leaves everything that was done in its place."""
    if not isinstance(event, AnswerWithdrawn | ModuleWithdrawn):
        return True
    return not loses_something(meeting, apply_branching(meeting, event))
