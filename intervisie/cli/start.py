"""`intervisie start`: settle what a meeting begins with, then conduct it. Arguments in, exit code out.

The folder is tried before the first question, so that nobody answers for nothing.
"""

from __future__ import annotations

import os
from typing import TypeVar

from msgspec import Struct

from intervisie.archive.archive import Archive
from intervisie.archive.folders import ensure_writable, meetings_folder
from intervisie.cli.casting import Cast, cast_from, still_open
from intervisie.cli.preparing import advice, choose_method, end_of, library, names_from, seat
from intervisie.cli.spoken import interface_words
from intervisie.conduct.clock import SystemClock
from intervisie.errors import AnswerNeededError, ExitCode, UsageError
from intervisie.faces.names import accepted, cleaned, why_not
from intervisie.faces.output import Lines
from intervisie.faces.screen.able import why_no_screen
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.rounds import reasons_not_to_begin, unfit_for
from intervisie.meeting.state import Role
from intervisie.method.model import Method, MethodRole
from intervisie.text import say


def run(
    *,
    method: str | None,
    participants: tuple[str, ...],
    people: str | None,
    group: str | None,
    case_owner: str | None,
    facilitator: str | None,
    note_taker: str | None,
    timekeeper: str | None,
    given: tuple[str, ...],
    language: str | None,
    until: str | None,
    time: str | None,
    face: str | None,
    yes: bool,
    no_stop_signs: bool,
    fit: bool,
) -> int:
    """Start a meeting and conduct it."""
    clock = SystemClock()
    end = end_of(until, time, clock.stamp().wall)
    played, spoken_language = choose_method(method, language)
    cast = cast_from(given, played)
    folder = meetings_folder(os.environ)
    notices = list(ensure_writable(folder))
    archive = Archive(folder)
    warning = archive.warning()
    notices += [warning] if warning is not None else []
    if not no_stop_signs and not may_begin(played, ask=not yes):
        print(interface_words().text(say("Nothing was begun. intervisie methods list shows other methods.")))
        return ExitCode.DONE
    answers = Answers(
        group=None if group is None else _group(group),
        people=accepted((*participants, *names_from(people))),
        asks_end=end is None,
        open_roles=tuple(still_open(played, cast)),
    )
    answers = take_usual(answers, archive) if yes else complete(answers, archive)
    roles = ((Role.FACILITATOR, facilitator), (Role.NOTE_TAKER, note_taker), (Role.TIMEKEEPER, timekeeper))
    cast = Cast(cast.tasks, (*cast.roles, *answers.roles), cast.owners)
    table = seat(answers.people, owner=case_owner, roles=roles, cast=cast)
    unfit = unfit_for(played, len(table.people)) if played else None
    if unfit is not None and played is not None and played.people.refuses:
        raise UsageError(unfit)
    notices += [unfit] if unfit is not None else []
    stamp = clock.stamp()
    beginning = Beginning(
        language=spoken_language,
        blocks=library().blocks(spoken_language),
        people=table.people,
        group_name=answers.group or "",
        roles=table.roles,
        case_owner=table.owner,
        co_owners=table.co_owners,
        method_roles=table.method_roles,
        method=played,
        until=end or end_of(answers.until or None, None, stamp.wall),
    )
    if beginning.until is not None:
        from intervisie.cli.fitting_in import fitted_in

        beginning, fitted = fitted_in(beginning, stamp, fit=fit, ask=not yes)
        notices += fitted
    meeting, journal, stamp = archive.create(beginning, stamp)
    texts = (say("Meeting {handle}.", handle=meeting.handle), *notices, *advice(played))
    if face != "plain" and why_no_screen(os.environ) is None:
        from intervisie.cli.conducting import conduct

        return conduct(meeting, journal, stamp, archive=archive, face=face, notices=texts)
    lines = Lines()
    for text in texts:
        lines.show(interface_words().text(text))
    from intervisie.cli.conducting import conduct  # a third of the start-up: while it loads, people read

    return conduct(meeting, journal, stamp, archive=archive, face=face, lines=lines)


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


def take_usual(answers: Answers, archive: Archive) -> Answers:
    """Return the answers with what is usual in the place of what is missing; nothing is asked.

    Raises:
        AnswerNeededError: nobody said who is there, and there is no last time to know it from.
    """
    group, people = answers.group, answers.people
    if not people:
        if group is None:
            group, people = archive.last_group()
        else:
            people = archive.people_of(group) if group else ()
    if not people:
        raise _people_needed()
    return Answers(group=group or "", people=people)


def complete(answers: Answers, archive: Archive) -> Answers:
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
        group = _answered(asking.group(archive.groups()))
    if not people:
        people = _answered(asking.people(archive.people_of(group) if group else ()))
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


def _group(typed: str) -> str:
    name = cleaned(typed)
    refusal = why_not(name) if name else None
    if refusal is not None:
        raise UsageError(refusal)
    return name
