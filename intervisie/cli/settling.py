"""What people say before a meeting begins: only what nobody said yet is asked, or taken as usual."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from intervisie.cli.circles import Circles
from intervisie.cli.spoken import interface_words
from intervisie.errors import AnswerNeededError, UsageError
from intervisie.faces.names import cleaned, why_not
from intervisie.meeting.rounds import reasons_not_to_begin
from intervisie.method.model import Method, MethodRole
from intervisie.text import say


def may_begin(method: Method | None, *, ask: bool) -> bool:
    """Tell whether none of the reasons not to begin a method holds, which only people can say.

    Raises:
        AnswerNeededError: there are such reasons, and there is nobody to ask.
        KeyboardInterrupt: whoever was asked has gone; nothing was begun.
    """
    question = reasons_not_to_begin(method) if method is not None else None
    if question is None:
        return True
    from intervisie.faces.setup import questions, somebody_to_ask

    if not ask or not somebody_to_ask():
        raise AnswerNeededError(
            question, say("Add {option} when none of them holds.", option="--no-stop-signs")
        )
    answers = (say("None of these holds: begin"), say("One of them holds: stop here"))
    return _answered(questions(interface_words()).agreed(question, answers, usual=False))


class Answers(Struct, frozen=True):
    """What is known of a meeting; `group` is None and `people` empty while nobody said so.

    `roles` are those of the method with who has them, by id, `open_roles` those to ask about.
    """

    group: str | None = None
    people: tuple[str, ...] = ()
    until: str = ""
    asks_end: bool = True
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    open_roles: tuple[MethodRole, ...] = ()


def take_usual(answers: Answers, circles: Circles) -> Answers:
    """Return the answers with what is usual in the place of what is missing; nothing is asked.

    Raises:
        AnswerNeededError: nobody said who is there, and there is no last time to know it from.
    """
    group, people = answers.group, answers.people
    if not people:
        if group is None:
            group = next(iter(circles.names()), "")
        people = circles.people_of(group)
    if not people:
        raise _people_needed()
    return Answers(group=group or "", people=people)


def complete(answers: Answers, circles: Circles) -> Answers:
    """Return the answers with what is missing asked for.

    Raises:
        AnswerNeededError: nobody said who is there, and there is nobody to ask.
        KeyboardInterrupt: whoever was asked has gone; nothing was begun.
    """
    from intervisie.faces.setup import questions, somebody_to_ask

    if not somebody_to_ask():
        if not answers.people:
            raise _people_needed()
        return answers
    asking = questions(interface_words())
    group, people, until = answers.group, answers.people, ""
    if group is None:
        group = _answered(asking.group(circles.names()))
    if not people:
        people = _answered(asking.people(circles.people_of(group)))
    asked = ((role.id, _answered(asking.holders(role, people))) for role in answers.open_roles)
    roles = tuple((role, names) for role, names in asked if names)
    if answers.asks_end:
        until = _answered(asking.until())
    return Answers(group=group, people=people, until=until, roles=roles)


_Answer = TypeVar("_Answer")


def _answered(answer: _Answer | None) -> _Answer:
    if answer is None:
        raise KeyboardInterrupt
    return answer


def _people_needed() -> AnswerNeededError:
    return AnswerNeededError(
        say("Who is there?"), say("Name each one: --participant Anna --participant Bas; or --people FILE.")
    )


def group_named(typed: str) -> str:
    """Return the name of a group as it is kept; raises UsageError for one that cannot be."""
    name = cleaned(typed)
    refusal = why_not(name) if name else None
    if refusal is not None:
        raise UsageError(refusal)
    return name
