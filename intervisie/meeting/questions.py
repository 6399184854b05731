"""The question that a stop puts to the group: which case, who has a role, in which way, yes or no. Pure.

While one is open the group does not simply go on; leaving it open is said on purpose.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from intervisie.meeting.decision import Refusal
from intervisie.meeting.present import candidates, owner_at, those
from intervisie.meeting.roles import FACILITATOR, title_of, unheld_at
from intervisie.meeting.state import Meeting, name_of
from intervisie.meeting.stop import CASE_OWNER, Stop
from intervisie.method.choices import Who
from intervisie.method.model import Branch
from intervisie.text import Text, say


class Question(StrEnum):
    """What is asked at a stop."""

    CASE = "case"
    MODULE = "module"
    YES_OR_NO = "yes-or-no"
    ROLE = "role"


def open_question(meeting: Meeting, stop: Stop) -> Question | None:
    """Return what a stop asks that nobody has answered or left open yet, or None."""
    if stop.key in meeting.left_open:
        return None
    if stop.asks_for_case and not owner_at(meeting, stop):
        return Question.CASE
    if unheld_at(meeting, stop):
        return Question.ROLE
    if stop.asks_for_module and stop.pass_key not in meeting.facts.modules:
        return Question.MODULE
    if stop.asks_yes_or_no and stop.pass_key not in meeting.facts.answers:
        return Question.YES_OR_NO
    return None


def has_open_question(meeting: Meeting, stop: Stop) -> bool:
    """Tell whether a stop asks something that nobody has answered or left open yet."""
    return open_question(meeting, stop) is not None


def unanswered(meeting: Meeting, stop: Stop, question: Question) -> Refusal:
    """Return the refusal to go on while a question is open, and what answers it."""
    if question is Question.CASE:
        return Refusal(
            say("The case has not been chosen yet."),
            say("/choose 2 takes the second, /owner NAME names the case owner, /leave-open goes on without."),
        )
    if question is Question.MODULE:
        return Refusal(
            say("Nobody has chosen yet how to do '{step}'.", step=stop.step.title),
            say("/choose 2 takes the second; /leave-open takes the first."),
        )
    if question is Question.ROLE:
        role = unheld_at(meeting, stop)[0]
        return Refusal(
            say("Nobody is {role} yet.", role=title_of(meeting, stop, role)),
            say("/role {role} NAME names somebody, /leave-open goes on without.", role=role),
        )
    return Refusal(asked(meeting, stop, question), say("/leave-open goes on without an answer."))


def asked(meeting: Meeting, stop: Stop, question: Question) -> Text:
    """Return the question with how to answer it."""
    return _ASKED[question](meeting, stop)


def _case(meeting: Meeting, stop: Stop) -> Text:
    if candidates(meeting):
        return say("Which case does the group take? /choose 2, or /vote 1:3 2:2 first.")
    return say("Which case does the group take? /owner NAME names the case owner.")


def _module(meeting: Meeting, stop: Stop) -> Text:
    return say("In which way does the group do this? /choose 2 takes the second.")


def _role(meeting: Meeting, stop: Stop) -> Text:
    role = unheld_at(meeting, stop)[0]
    return say(
        "Who is {title}? /role {role} NAME, or /leave-open.", title=title_of(meeting, stop, role), role=role
    )


def _yes_or_no(meeting: Meeting, stop: Stop) -> Text:
    assert stop.step.branch is not None
    return say(
        "{question} {who} answers: /yes or /no.",
        question=stop.step.branch.ask,
        who=_who_answers(meeting, stop, stop.step.branch),
    )


_ASKED: dict[Question, Callable[[Meeting, Stop], Text]] = {
    Question.CASE: _case,
    Question.MODULE: _module,
    Question.YES_OR_NO: _yes_or_no,
    Question.ROLE: _role,
}


def _who_answers(meeting: Meeting, stop: Stop, branch: Branch) -> Text | str:
    """Return whose answer it is: by name where that is one or a few, else as the group is called."""
    if branch.of is Who.EVERYONE:
        return say("Everybody")
    if branch.of is Who.ADVISERS:
        return say("The group")
    people = those(meeting, stop, branch.of, (branch.of_role,) if branch.of_role else ())
    if people:
        return ", ".join(name_of(meeting, person) for person in people)
    role = CASE_OWNER if branch.of is Who.CASE_OWNER else branch.of_role or FACILITATOR
    return say("The {role}", role=title_of(meeting, stop, role))
