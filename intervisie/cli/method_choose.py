"""`intervisie methods choose`: which method suits tonight, and why the others do not."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TypeVar

from intervisie.cli.arguments import check_choice
from intervisie.cli.asking import can_ask, choose
from intervisie.cli.methods import MOST_PEOPLE, open_library
from intervisie.cli.rows import Row, plain
from intervisie.cli.spoken import interface_words
from intervisie.errors import AnswerNeededError, BadFileError, ExitCode, StorageError, UsageError
from intervisie.method.choices import Experience, HelpsWith, LedBy, Trust, Yields
from intervisie.method.choosing import Situation, Weighed, cautions, duration_text, weigh
from intervisie.method.library import Library
from intervisie.method.model import Method
from intervisie.method.naming import HELPS_WITH, YIELDS
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

Kind = TypeVar("Kind")

FEW = 5
"""How many suggestions are told; who wants more asks for less."""

_PEOPLE = (2, 3, 4, 5, 6, 7, 8, 10, 12, 16)
_MINUTES = (20, 30, 45, 60, 75, 90, 120, 150)
_EXPERIENCE = {
    Experience.BEGINNER: say("none, or a little"),
    Experience.SOME: say("some: we have done this a few times"),
    Experience.TRAINED_FACILITATOR: say("much, and whoever leads was trained"),
}
_TRUST = {
    Trust.LITTLE: say("little: we hardly know each other"),
    Trust.SOME: say("some"),
    Trust.MUCH: say("much: we can say anything here"),
}
_LEADERS = {
    LedBy.ROTATING: say("one of us"),
    LedBy.EXTERNAL: say("somebody from outside"),
    LedBy.TRAINED: say("somebody who was trained for it"),
    LedBy.REGISTERED: say("somebody with a registration, such as a supervisor"),
}


def situation(
    *,
    people: int | None,
    time: timedelta | None,
    question: str | None,
    goal: str | None,
    experience: str | None,
    trust: str | None,
    leader: str | None,
) -> Situation:
    """Return what was said in options; UsageError for a value that is none of the choices."""
    if people is not None and not 1 <= people <= MOST_PEOPLE:
        raise UsageError(
            say("{option} must be a number from 1 to {most}.", option="--people", most=MOST_PEOPLE)
        )
    for option, value, choices in (
        ("--question", question, tuple(HelpsWith)),
        ("--goal", goal, tuple(Yields)),
        ("--experience", experience, tuple(Experience)),
        ("--trust", trust, tuple(Trust)),
        ("--leader", leader, tuple(LedBy)),
    ):
        if value is not None:
            check_choice(option, value, choices)
    return Situation(
        people=people,
        time=time,
        question=HelpsWith(question) if question is not None else None,
        goal=Yields(goal) if goal is not None else None,
        experience=Experience(experience) if experience is not None else None,
        trust=Trust(trust) if trust is not None else None,
        leader=LedBy(leader) if leader is not None else None,
    )


def run(*, known: Situation, language: str | None, json: bool) -> int:
    """Tell which methods suit, each with its reasons, and of every other why it does not."""
    if known == Situation():
        if json or not can_ask():
            raise AnswerNeededError(
                say("Nothing is known about the group and its question."),
                say("Say something about it: {example}", example="--people 6 --time 60m --question event"),
            )
        known = asked()
    words = interface_words()
    weighed = weigh(usable_methods(open_library(), language or words.language), known)
    if json:
        _print_json(weighed, words)
    else:
        seen = sys.stdout is not None and sys.stdout.isatty()
        for line in plain(rows_of(weighed, words, best_last=seen)):
            print(line)
    return ExitCode.DONE


def usable_methods(library: Library, language: str) -> list[Method]:
    """Return every method in a language that can be used; an own one that cannot is left to `list`."""
    found = []
    for entry in library.entries(language):
        if entry.broken:
            continue
        try:
            found.append(library.read(entry.path))
        except (BadFileError, StorageError, UsageError):
            continue
    return found


def asked() -> Situation:
    """Ask what there is to know, one thing after another; Enter takes the first answer."""
    people = _PEOPLE[choose(say("How many people are there?"), [str(count) for count in _PEOPLE], first=4)]
    minutes = _MINUTES[
        choose(
            say("How much time is there for the method itself, without opening and closing?"),
            [interface_words().text(say("{time}", time=timedelta(minutes=count))) for count in _MINUTES],
            first=3,
        )
    ]
    return Situation(
        people=people,
        time=timedelta(minutes=minutes),
        question=_one_of(say("What is the question about?"), HELPS_WITH, say("I do not know yet")),
        goal=_one_of(say("What do you want to have at the end?"), YIELDS, say("that does not matter")),
        experience=_one_of(say("How much experience is there with such methods?"), _EXPERIENCE),
        trust=_one_of(say("How much do people trust each other?"), _TRUST),
        leader=_one_of(say("Who can lead the conversation?"), _LEADERS),
    )


def offered(language: str | None) -> str | None:
    """Offer help to whoever starts without a method; return the one that is taken, None for later."""
    later = _told(say("We choose a method when we know the case"))
    if not choose(say("No method was named."), [later, _told(say("Help me choose one now"))]):
        return None
    found = weigh(usable_methods(open_library(), language or interface_words().language), asked())
    nearest = [each for each in found if each.suits][:FEW] or list(found[:FEW])
    place = choose(say("Which one?"), [*(_in_one_line(each) for each in nearest), later])
    return nearest[place].method.id if place < len(nearest) else None


def _in_one_line(each: Weighed) -> str:
    reasons = "; ".join(_told(text) for text in (*each.against, *each.reasons))
    return f"{each.method.name}, {_told(duration_text(each))}" + (f": {reasons}" if reasons else "")


def _told(text: Text) -> str:
    return interface_words().text(text)


def _one_of(question: Text, answers: Mapping[Kind, Text], open_end: Text | None = None) -> Kind | None:
    """Ask for one of these; None for the open end, which goes first."""
    told = interface_words().text
    kinds: list[Kind | None] = [None, *answers] if open_end is not None else [*answers]
    texts = [told(open_end)] if open_end is not None else []
    texts += [told(text) for text in answers.values()]
    return kinds[choose(question, texts)]


def rows_of(weighed: Sequence[Weighed], words: Words, *, best_last: bool) -> Iterable[Row]:
    """Yield what suits and what does not; on a terminal what suits comes last, where it stays in sight."""
    best = [each for each in weighed if each.suits]
    others = [each for each in weighed if not each.suits]
    heading = say("What suits, best first:")
    if not best:
        heading = say("No method suits all of this. Nearest are:")
        best, others = others[:FEW], others[FEW:]
    suited = (Row(words.text(heading)), *_suggestions(best, words))
    parts = (suited, tuple(_rejections(others, words)))
    for part in reversed(parts) if best_last else parts:
        yield from part
        if part:
            yield Row()
    if weighed:
        command = f"intervisie methods show {best[0].method.id}"
        yield Row(words.text(say("To read it: {command}", command=command)))


def _suggestions(best: Sequence[Weighed], words: Words) -> Iterable[Row]:
    """Yield the first few, each with its reasons, and the names of the others."""
    told = words.text
    for number, each in enumerate(best[:FEW], 1):
        method = each.method
        yield Row()
        yield Row(f"{method.name} ({method.id}), {told(duration_text(each))}", f"{number}. ", "   ")
        if each.reasons:
            yield Row("; ".join(told(text) for text in each.reasons), "   + ", "     ")
        for text in (*each.against, *cautions(method)):
            yield Row(told(text), "   - ", "     ")
    if best[FEW:]:
        yield Row()
        names = ", ".join(each.method.id for each in best[FEW:])
        yield Row(told(say("Also possible: {names}", names=names)))


def _rejections(others: Sequence[Weighed], words: Words) -> Iterable[Row]:
    """Yield every method that does not suit, with why."""
    if not others:
        return
    told = words.text
    yield Row(told(say("What does not suit, and why:")))
    width = max(len(each.method.id) for each in others)
    for each in others:
        against = "; ".join(told(text) for text in each.against)
        yield Row(against, f"  {each.method.id:<{width}}  ", " " * (width + 4))


def _print_json(weighed: Sequence[Weighed], words: Words) -> None:
    """Print everything for another program: in ASCII, so that nothing in it can steer a terminal."""
    from json import dumps

    told = words.text
    values = [
        {
            "id": each.method.id,
            "name": each.method.name,
            "suits": each.suits,
            "people": each.people,
            "seconds": int(each.duration.total_seconds()),
            "reasons": [told(text) for text in each.reasons],
            "against": [told(text) for text in each.against],
            "cautions": [told(text) for text in cautions(each.method)],
        }
        for each in weighed
    ]
    print(dumps(values, indent=2))
