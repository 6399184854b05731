"""What somebody who knows the trade would say about a method that is in order. Pure.

Advice, not error: the method can be played, but a group may stumble over it. Each piece has a code that
keeps its meaning, and says where it is about as a path through the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from intervisie.method.choices import (
    TURN_MODES,
    Block,
    Each,
    Mode,
    RecordKind,
    Who,
)
from intervisie.method.fitting import fit
from intervisie.method.model import Method, Part, Pitfall, Step
from intervisie.method.planning import part_duration, size_of, total
from intervisie.method.timing import ZERO, has_clock
from intervisie.text import Text, say, say_count

Path = tuple[str | int, ...]
"""Keys and places in lists, from the top of the file: `("steps", 2, "say")` is in the third step."""

MOST_WORDS = 40
"""What somebody can read aloud in one breath, and a group can take in at once."""

SHORTEST_TURN = timedelta(seconds=10)
"""In less than this nobody says more than their name."""

_SHORT = 2 * MOST_WORDS - 1
"""Fewer characters than this are never more than `MOST_WORDS` words, so that nobody need count them."""

_SLACK = timedelta(minutes=5)
_SLACK_PART = 10

_STILL = frozenset({Mode.WRITING, Mode.SILENCE, Mode.BREAK})
_WORDLESS = frozenset({Mode.SILENCE, Mode.BREAK})
_ENDING = frozenset(
    {RecordKind.EVALUATION, RecordKind.LEARNING, RecordKind.COMMITMENT}
    | {RecordKind.ACTIONS, RecordKind.AGREEMENT, RecordKind.NEXT_MEETING}
)
_EXPLORING = frozenset(
    {RecordKind.QUESTIONS, RecordKind.QUESTIONS_AND_ANSWERS, RecordKind.CASE_QUESTION, RecordKind.CASE_LIST}
)
_EXPLORING_MODES = frozenset({Mode.QUESTIONS, Mode.CASE_OWNER, Mode.INTERVIEW, Mode.PARTIES})
_ENDS = frozenset({Block.CLOSING.value, "evaluation"})


class Code(StrEnum):
    """What a piece of advice is about; published, so that another program can tell them apart."""

    NO_SOURCES = "no-sources"
    TIMES_DO_NOT_ADD_UP = "times-do-not-add-up"
    TIMES_DO_NOT_FIT = "times-do-not-fit"
    TOO_FEW_PEOPLE = "too-few-people"
    TURNS_TOO_SHORT = "turns-too-short"
    NOBODY_SPEAKS = "nobody-speaks"
    RECORD_UNFILLED = "record-unfilled"
    NO_CLOSING = "no-closing"
    ADVICE_TOO_EARLY = "advice-too-early"
    TOO_LONG_TO_READ = "too-long-to-read"
    PITFALL_OF_OUR_OWN = "pitfall-known"
    NO_SCHEMA = "no-schema"
    SHAPE_DIFFERS = "shape-differs"
    SAME_ID = "same-id"


class Advice(Struct, frozen=True):
    """One piece of advice: what it is about, where, the sentence and what to do."""

    code: Code
    path: Path
    text: Text
    mend: Text


class _Spot(Struct, frozen=True):
    """A part with its place in the file: `path` leads to it, or to its step where it has no keys of its own.

    `seats` says that it is done in subgroups at the same time, once for each seat.
    """

    part: Part
    path: Path
    step: Step
    seats: bool = False


def advice_on(method: Method, pitfalls: Mapping[str, Pitfall]) -> tuple[Advice, ...]:
    """Return the advice on a method, in no special order; `pitfalls` is the library of its language."""
    spots = tuple(_spots(method.steps, ("steps",)))
    return (
        *_sources(method),
        *_times(method),
        *_people(method, spots),
        *_closing(method, spots),
        *_early_advice(spots),
        *(each for spot in spots for each in _on_part(spot, pitfalls)),
    )


def _spots(steps: Iterable[Step], path: Path, *, seats: bool = False) -> Iterator[_Spot]:
    for number, step in enumerate(steps):
        here = (*path, number)
        if step.loop is not None:
            yield from _spots(step.steps, (*here, "steps"), seats=step.loop.each is Each.SEAT)
        yield from _parts(step.parts, here, step, seats=seats)
        for place, module in enumerate(step.modules):
            yield from _parts(module.parts, (*here, "module", place), step, seats=seats)


def _parts(parts: tuple[Part, ...], path: Path, step: Step, *, seats: bool) -> Iterator[_Spot]:
    for number, part in enumerate(parts):
        yield _Spot(part, (*path, "parts", number) if len(parts) > 1 else path, step, seats)


def _sources(method: Method) -> Iterator[Advice]:
    if not method.sources and not method.house_form:
        yield Advice(
            Code.NO_SOURCES,
            ("name",),
            say("nothing says where this method comes from"),
            say("Add 'sources', or 'house_form: yes' when it is your own."),
        )


def _times(method: Method) -> Iterator[Advice]:
    stated = method.duration
    if stated is None:
        return
    size = size_of(method.people.ideal)
    planned = total(method, size.people)
    slack = max(_SLACK, stated / _SLACK_PART)
    if abs(planned - stated) <= slack:
        return
    if fit(method, size, stated).least > stated + slack:
        yield Advice(
            Code.TIMES_DO_NOT_FIT,
            ("duration",),
            say_count(
                "with {count} person the steps do not fit in 'duration', however they are shortened",
                "with {count} people the steps do not fit in 'duration', however they are shortened",
                size.people,
            ),
            say("Write a longer 'duration', or shorter times."),
        )
        return
    yield Advice(
        Code.TIMES_DO_NOT_ADD_UP,
        ("duration",),
        say_count(
            "the steps take {planned} with {count} person, and 'duration' says {stated}",
            "the steps take {planned} with {count} people, and 'duration' says {stated}",
            size.people,
            planned=planned,
            stated=stated,
        ),
        say("Change the times, or 'duration'."),
    )


def _people(method: Method, spots: tuple[_Spot, ...]) -> Iterator[Advice]:
    """Yield where the fewest are too few, and where the most leave nobody time to speak."""
    few, many = size_of(method.people.least), size_of(method.people.most)
    for number, step in enumerate(method.steps):
        if step.loop is not None and step.loop.group_size > few.people:
            yield Advice(
                Code.TOO_FEW_PEOPLE,
                ("steps", number, "for_each", "group_size"),
                say("with the fewest people there is no whole subgroup in '{title}'", title=step.title),
                say("Write a higher 'min' under 'people', or a smaller 'group_size'."),
            )
    for spot in spots:
        part, title = spot.part, spot.step.title
        advisers = Who.ADVISERS in (part.speaks, part.answers)
        if advisers and not few.advisers and Who.CASE_OWNER not in (part.speaks, part.answers):
            yield Advice(
                Code.TOO_FEW_PEOPLE,
                spot.path,
                say("with the fewest people nobody is left to speak in '{title}'", title=title),
                say("Write a higher 'min' under 'people'."),
            )
        if method.people.splits or spot.seats or part.mode not in TURN_MODES or not has_clock(part.timing):
            continue
        speakers = many.advisers if part.speaks is Who.ADVISERS else many.people
        if part.speaks not in (Who.ADVISERS, Who.EVERYONE) or not speakers or part.gives:
            continue
        each = part_duration(part, method, many) / speakers
        if ZERO < each < SHORTEST_TURN:
            yield Advice(
                Code.TURNS_TOO_SHORT,
                (*spot.path, "time"),
                say(
                    "with {count} people everybody has {each} in '{title}'",
                    count=many.people,
                    each=timedelta(seconds=round(each.total_seconds())),
                    title=title,
                ),
                say("Write a time that grows: {example}", example="time: 1m per person"),
            )


def _closing(method: Method, spots: tuple[_Spot, ...]) -> Iterator[Advice]:
    """Yield that a method which replaces the closing has nothing that looks back or ahead."""
    if not _ENDS.intersection(method.brings):
        return
    kinds = {spot.part.record.kind for spot in spots if spot.part.record is not None}
    borrowed = any(spot.step.id in _ENDS for spot in spots)
    last = spots[-1].part if spots else None
    if kinds & _ENDING or borrowed or (last is not None and last.record is None and last.ask):
        return
    if _records_nothing(spots):
        return
    yield Advice(
        Code.NO_CLOSING,
        ("brings",),
        say("the method brings its own closing, and no step looks back or ahead"),
        say("End with a step in turns: {example}", example="record: evaluation"),
    )


def _records_nothing(spots: tuple[_Spot, ...]) -> bool:
    return all(spot.part.record is None for spot in spots)


def _early_advice(spots: tuple[_Spot, ...]) -> Iterator[Advice]:
    """Yield the first part that takes advice before anybody told or asked anything, unless it says why."""
    for spot in spots:
        part = spot.part
        kind = part.record.kind if part.record is not None else None
        tells = Who.CASE_OWNER in (part.speaks, part.answers) or part.mode in _EXPLORING_MODES
        if tells or kind in _EXPLORING or part.speaks is Who.PARTIES:
            return
        if kind is RecordKind.ADVICE:
            if not (spot.step.purpose or part.for_facilitator):
                yield Advice(
                    Code.ADVICE_TOO_EARLY,
                    spot.path,
                    say("'{title}' gives advice before anybody has told or asked", title=spot.step.title),
                    say("Explore first, or say in 'purpose' why not."),
                )
            return


def _on_part(spot: _Spot, pitfalls: Mapping[str, Pitfall]) -> Iterator[Advice]:
    part, title = spot.part, spot.step.title
    if part.mode not in _STILL and part.speaks is Who.NOBODY and part.answers is Who.NOBODY:
        yield Advice(
            Code.NOBODY_SPEAKS,
            (*spot.path, "speaks"),
            say("nobody may speak in '{title}'", title=title),
            say("Take the line out, or write 'mode: silence' or 'mode: writing'."),
        )
    kind = part.record.kind if part.record is not None else RecordKind.NOTES
    if kind is not RecordKind.NOTES and part.mode in _WORDLESS:
        yield Advice(
            Code.RECORD_UNFILLED,
            (*spot.path, "record"),
            say("nobody says or writes anything in '{title}', so nothing can be recorded", title=title),
            say("Write 'record: none', or 'mode: writing'."),
        )
    if len(part.say) > _SHORT:
        yield from _too_long("say", part.say, (*spot.path, "say"), title)
    for number, text in enumerate(part.ask):
        if len(text) > _SHORT:
            yield from _too_long("ask", text, (*spot.path, "ask", number), title)
    for number, watch in enumerate(part.watch):
        if not watch.id:
            yield from _known_pitfall(watch.name, (*spot.path, "watch", number), pitfalls)


def _too_long(key: str, text: str, path: Path, title: str) -> Iterator[Advice]:
    count = len(text.split())
    if count > MOST_WORDS:
        yield Advice(
            Code.TOO_LONG_TO_READ,
            path,
            say("'{key}' in '{title}' has {count} words", key=key, title=title, count=count),
            say("Nobody reads more than {most} aloud in one breath; cut it, or use 'ask'.", most=MOST_WORDS),
        )


def _known_pitfall(name: str, path: Path, pitfalls: Mapping[str, Pitfall]) -> Iterator[Advice]:
    plain = _plain(name)
    for known in pitfalls.values():
        if _plain(known.name) == plain:
            yield Advice(
                Code.PITFALL_OF_OUR_OWN,
                path,
                say("'{name}' is the pitfall {id} of the library", name=name, id=known.id),
                say("Write {id}, and the sentence to say comes with it.", id=known.id),
            )
            return


@lru_cache(maxsize=256)
def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
