"""`intervisie methods new`: a method of your own, out of a conversation or out of another method."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from intervisie.cli.asking import can_ask, choose, type_in
from intervisie.cli.method_parts import KINDS, MODES
from intervisie.cli.methods import MOST_PEOPLE
from intervisie.cli.own_methods import ID, check_id, place_of, put, say_what_next
from intervisie.cli.spoken import interface_words
from intervisie.documents.labels import FORMS
from intervisie.errors import AnswerNeededError, ExitCode, UsageError
from intervisie.method.choices import Mode, RecordKind
from intervisie.method.naming import HELPS_WITH
from intervisie.method.timing import parse_time
from intervisie.method.writing import USUAL_RECORD, NewMethod, NewStep, id_from, method_text
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

Kind = TypeVar("Kind")

SIMPLE_KINDS = (
    RecordKind.NOTES,
    RecordKind.NONE,
    RecordKind.CASE_QUESTION,
    RecordKind.QUESTIONS,
    RecordKind.QUESTIONS_AND_ANSWERS,
    RecordKind.ONE_PER_PERSON,
    RecordKind.FEELINGS,
    RecordKind.HYPOTHESES,
    RecordKind.ADVICE,
    RecordKind.ACTIONS,
    RecordKind.COMMITMENT,
    RecordKind.AGREEMENT,
    RecordKind.LEARNING,
    RecordKind.EVALUATION,
)
"""What can be recorded without saying more about it."""

SIMPLE_MODES = tuple(mode for mode in Mode if mode is not Mode.PARTIES)
"""Modes that need nothing else in the method; parties need roles."""

_MOST_STEPS = 60


def run(*, new_id: str | None, source: str | None, language: str | None, force: bool) -> int:
    """Write a method of one's own, and say what to do next."""
    if new_id is not None:
        check_id(new_id)
    if source is not None:
        if new_id is None:
            raise UsageError(say("{argument} is missing.", argument="ID"))
        from intervisie.cli.method_copy import run as copy

        return copy(method=source, new_id=new_id, language=language, force=force)
    if not can_ask():
        raise AnswerNeededError(
            say("A new method is made in a conversation, and there is nobody to ask."),
            say("Begin with another method: {example}", example="--from incidentmethode"),
        )
    method = asked(new_id, language or interface_words().language, force=force)
    target = place_of(method.id, method.language, force=force)
    put(target, method_text(method, Words(method.language).text), method.language, force=force)
    say_what_next(target, method.id)
    return ExitCode.DONE


def asked(new_id: str | None, language: str, *, force: bool) -> NewMethod:
    """Ask everything that a simple method needs; the file can be made richer afterwards."""
    name = type_in(say("What is the method called?"), _needed)
    identifier = new_id or type_in(
        say("Its id, for commands:"), _id_refusal, usual=id_from(name) if ID.fullmatch(id_from(name)) else ""
    )
    place_of(identifier, language, force=force)  # before anybody answers for nothing
    form = _one_of(say("What kind of conversation is it?"), FORMS)
    purpose = type_in(say("What is it for? (Enter for nothing)"), _anything)
    kinds = _one_of(say("What does it help with most?"), HELPS_WITH)
    least = _number(say("How many people does it need at least?"), 1, 4)
    ideal = _number(say("With how many is it best?"), least, max(least, 6))
    most = _number(say("With how many can it be done at most?"), ideal, max(ideal, 8))
    return NewMethod(
        id=identifier,
        language=language,
        name=name,
        form=form,
        purpose=purpose,
        people=(least, ideal, most),
        helps_with=(kinds,),
        steps=_steps(),
    )


def _steps() -> tuple[NewStep, ...]:
    steps: list[NewStep] = []
    while len(steps) < _MOST_STEPS:
        number = len(steps) + 1
        question = (
            say("Step {number}, its title (Enter when there are no more):", number=number)
            if steps
            else say("Step {number}, its title:", number=number)
        )
        title = type_in(question, _anything if steps else _needed)
        if not title:
            break
        steps.append(_step(title))
    return tuple(steps)


def _step(title: str) -> NewStep:
    mode = _one_of(say("How do people take part?"), {mode: MODES[mode] for mode in SIMPLE_MODES})
    if mode is Mode.BREAK:
        return NewStep(title, mode, type_in(say("How long, such as 10m?"), _time_refusal, usual="10m"))
    time = type_in(
        say("How long, such as 10m or 2m per person? (Enter for no clock)"),
        lambda text: _time_refusal(text) if text else None,
    )
    spoken = type_in(say("What do you read aloud? (Enter for nothing)"), _anything)
    usual = USUAL_RECORD.get(mode, RecordKind.NOTES)
    order = (usual, *(kind for kind in SIMPLE_KINDS if kind is not usual))
    kinds = {kind: KINDS.get(kind, say("nothing")) for kind in order}
    return NewStep(title, mode, time, spoken, _one_of(say("What is written down?"), kinds))


def _one_of(question: Text, answers: Mapping[Kind, Text]) -> Kind:
    told = interface_words().text
    return tuple(answers)[choose(question, [told(text) for text in answers.values()])]


def _number(question: Text, least: int, usual: int) -> int:
    return int(type_in(question, _number_refusal(least), usual=str(usual)))


def _number_refusal(least: int) -> Callable[[str], Text | None]:
    def refusal(text: str) -> Text | None:
        fits = text.isascii() and text.isdecimal() and len(text) < 4 and least <= int(text) <= MOST_PEOPLE
        return None if fits else say("Type a number from {least} to {most}.", least=least, most=MOST_PEOPLE)

    return refusal


def _needed(text: str) -> Text | None:
    return _anything(text) if text else say("Type at least a word.")


def _anything(text: str) -> Text | None:
    return None if text.isprintable() else say("There is a character in it that nobody can see.")


def _id_refusal(text: str) -> Text | None:
    if ID.fullmatch(text):
        return None
    return say("Write small letters, digits and hyphens, such as {example}.", example="mijn-methode")


def _time_refusal(text: str) -> Text | None:
    try:
        parse_time(text)
    except (ValueError, OverflowError):
        return say("That is no time. Write 10m, 90s, 2m per person or 2m per adviser.")
    return None
