"""Choices about a case: which one, whose, how its question reads. Pure."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from intervisie.meeting.branching import decide_module, default_module
from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.present import candidates, method_role
from intervisie.meeting.questions import Question, open_question
from intervisie.meeting.state import (
    Case,
    Meeting,
    Scale,
    Wording,
    case_id_at,
    case_of,
    current_stop,
    name_of,
    the_case,
    with_case,
)
from intervisie.meeting.stop import Place
from intervisie.meeting.turns import leaving_by_case
from intervisie.meeting.voting import NO_CASES
from intervisie.text import say, say_count


class CaseChosen(Event, frozen=True):
    """The group takes this case of this owner; `title` is what the owner called it."""

    case: str
    owner: str
    title: str = ""
    co_owners: tuple[str, ...] = ()


class ChoiceWithdrawn(Event, frozen=True):
    """A choice was undone: the case is what it was before."""

    case: str
    owner: str = ""
    title: str = ""
    co_owners: tuple[str, ...] = ()


class QuestionLeftOpen(Event, frozen=True):
    """The group goes on without having chosen."""

    stop: str


class QuestionWorded(Event, frozen=True):
    """The case question was put into words; earlier wordings stay as they were."""

    case: str
    text: str
    by: str = ""


class WordingWithdrawn(Event, frozen=True):
    """The last wording of the case question was undone."""

    case: str


class ScaleGiven(Event, frozen=True):
    """The case owner put a number from 0 to 10 on something; for the owner's own eyes."""

    case: str
    scale: Scale
    number: int


ChoiceEvent = CaseChosen | ChoiceWithdrawn | QuestionLeftOpen | QuestionWorded | WordingWithdrawn | ScaleGiven


def decide_choose(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Take one of the cases that were offered, counting from 1; or a way to do this step, where it asks."""
    if current_stop(meeting).step.modules:
        return decide_module(meeting, command)
    offered = candidates(meeting)
    if not offered:
        return NO_CASES
    if not 1 <= command.number <= len(offered):
        return Refusal(
            say_count(
                "There is {count} case to choose.", "There are {count} cases to choose from.", len(offered)
            )
        )
    chosen = offered[command.number - 1]
    if not chosen.speaker:
        return Refusal(
            say("Nobody's name stands with case {number}.", number=command.number),
            say("Name the case owner with /owner NAME."),
        )
    return _chosen(meeting, command, now, owner=chosen.speaker, title=chosen.text)


def decide_owner(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Name the case owner, or the few who share a case."""
    if current_stop(meeting).is_in_small_groups:
        return Refusal(say("In this round several people have the case, one in each small group."))
    people = tuple(dict.fromkeys(command.people)) or (command.person,)
    role = method_role(meeting, current_stop(meeting), "case-owner")
    most = role.most if role else MOST_OWNERS
    if len(people) > most:
        return Refusal(say_count("A case has {count} owner.", "A case has at most {count} owners.", most))
    return _chosen(meeting, command, now, owner=people[0], title="", co_owners=people[1:])


MOST_OWNERS = 2
"""How many can share a case where the method says nothing of it."""


def _chosen(
    meeting: Meeting,
    command: Command,
    now: Instant,
    *,
    owner: str,
    title: str,
    co_owners: tuple[str, ...] = (),
) -> Decision:
    """Return the choice for the case at hand; asks first when another already told theirs.

    Named in the middle of a part in which the others have turns, the owner has none any more.
    """
    case_id = case_at_hand(meeting)
    case = case_of(meeting, case_id)
    if (
        case is not None
        and (case.owner, case.co_owners) == (owner, co_owners)
        and case.title == (title or case.title)
    ):
        return Refusal(say("{name} is the case owner already.", name=name_of(meeting, owner)))
    told = case is not None and case.owner and any(note.case == case_id for note in meeting.notes)
    if told and case is not None and case.owner != owner and not command.confirmed and _is_under_way(meeting):
        question = say("{name}'s case has begun. Change the owner?", name=name_of(meeting, case.owner))
        return Confirm(replace(command, confirmed=True), question)
    choice = CaseChosen(case=case_id, owner=owner, title=title, co_owners=co_owners)
    return (choice, *leaving_by_case(meeting, apply_choices(meeting, choice, now)))


def _is_under_way(meeting: Meeting) -> bool:
    """Tell whether the case itself has begun: the group is past every stop that asks for it."""
    stop = current_stop(meeting)
    return stop.place is Place.ROUND and not stop.asks_for_case and stop.number > 1


def case_at_hand(meeting: Meeting) -> str:
    """Return the id of the case a choice is about: the one of this stop, else the last, else the first."""
    here = case_id_at(meeting, current_stop(meeting))
    return here or (meeting.rounds[-1].case if meeting.rounds else "1")


def decide_leave_open(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Go on without an answer to the question of this part; a way to do the step is then the first."""
    if open_question(meeting, current_stop(meeting)) is Question.MODULE:
        return (default_module(meeting),)
    return (QuestionLeftOpen(stop=meeting.here),)


def decide_wording(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Put the case question into words, exactly as said; the first wording is never overwritten."""
    case_id = case_at_hand(meeting)
    if case_of(meeting, case_id) is None:
        return Refusal(say("There is no case yet."), say("/owner NAME names the case owner."))
    return (QuestionWorded(case=case_id, text=command.text, by=command.person),)


def decide_scale(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Write down the owner's own number."""
    assert command.scale is not None
    if not 0 <= command.number <= 10:
        return Refusal(say("A scale goes from 0 to 10."))
    case_id = case_at_hand(meeting)
    if case_of(meeting, case_id) is None:
        return Refusal(say("There is no case yet."), say("/owner NAME names the case owner."))
    return (ScaleGiven(case=case_id, scale=command.scale, number=command.number),)


def apply_choices(meeting: Meeting, event: ChoiceEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case CaseChosen(case=case_id, owner=owner, title=title, co_owners=co_owners):
            before = case_of(meeting, case_id) or Case(case_id)
            undo = ChoiceWithdrawn(
                case=case_id, owner=before.owner, title=before.title, co_owners=before.co_owners
            )
            chosen = replace(before, owner=owner, title=title or before.title, co_owners=co_owners)
            return replace(with_case(meeting, chosen), undoable=(*meeting.undoable, undo))
        case ChoiceWithdrawn(case=case_id, owner=owner, title=title, co_owners=co_owners):
            return with_case(
                meeting, replace(the_case(meeting, case_id), owner=owner, title=title, co_owners=co_owners)
            )
        case QuestionLeftOpen(stop=stop):
            return replace(meeting, left_open=meeting.left_open | {stop})
        case QuestionWorded(case=case_id, text=text, by=by):
            case_ = the_case(meeting, case_id)
            worded = replace(case_, wordings=(*case_.wordings, Wording(text, by, at)))
            undo_wording = WordingWithdrawn(case=case_id)
            return replace(with_case(meeting, worded), undoable=(*meeting.undoable, undo_wording))
        case WordingWithdrawn(case=case_id):
            case_ = the_case(meeting, case_id)
            return with_case(meeting, replace(case_, wordings=case_.wordings[:-1]))
        case ScaleGiven(case=case_id, scale=scale, number=number):
            case_ = the_case(meeting, case_id)
            return with_case(meeting, replace(case_, scales=(*case_.scales, (scale, number, at))))
        case _:
            assert_never(event)
