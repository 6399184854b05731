"""One method on a page, as a facilitator reads it the evening before. Plain text, harmless for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from intervisie.faces.inert import one_line, wrap
from intervisie.method.choices import GoesTo, Laps, Mode, RecordKind
from intervisie.method.fitting import Fit, verdict
from intervisie.method.model import Method, Part, Record, Step
from intervisie.method.planning import part_duration, size_of, total
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

WIDTH = 80

_MODES = {
    Mode.PLENARY: say("together"),
    Mode.CASE_OWNER: say("the case owner speaks"),
    Mode.WRITING: say("everybody writes"),
    Mode.TURNS: say("in turn"),
    Mode.QUESTIONS: say("questions in turn, the case owner answers"),
    Mode.FISHBOWL: say("the case owner listens"),
    Mode.OUT: say("the case owner is out of the room"),
    Mode.SUBGROUPS: say("in small groups"),
    Mode.CHOICE: say("the group chooses"),
    Mode.SILENCE: say("silence"),
    Mode.CASE_OWNER_CHOICE: say("the case owner chooses"),
    Mode.INTERVIEW: say("one asks, one answers, the others listen"),
    Mode.PAIRS: say("in pairs"),
    Mode.POSITIONS: say("people take a place in the room"),
    Mode.PARTIES: say("the parties in turn, with equal time"),
    Mode.BREAK: say("break"),
}

_KINDS = {
    RecordKind.NOTES: say("notes"),
    RecordKind.QUESTIONS: say("questions"),
    RecordKind.QUESTIONS_AND_ANSWERS: say("questions and answers"),
    RecordKind.ONE_PER_PERSON: say("one line for each person"),
    RecordKind.CASE_LIST: say("the cases that are offered"),
    RecordKind.CASE_CHOICE: say("the case that is chosen"),
    RecordKind.HYPOTHESES: say("hypotheses"),
    RecordKind.ADVICE: say("advice"),
    RecordKind.COMMITMENT: say("commitment"),
    RecordKind.ACTIONS: say("actions"),
    RecordKind.LOOK_BACK: say("what became of last time's actions"),
    RecordKind.LEARNING: say("what people learned"),
    RecordKind.EVALUATION: say("evaluation"),
    RecordKind.AGREEMENT: say("agreements"),
    RecordKind.NEXT_MEETING: say("the next meeting"),
    RecordKind.CASE_QUESTION: say("the case question"),
    RecordKind.FEELINGS: say("feelings and images"),
    RecordKind.MARKS: say("marks"),
    RecordKind.RATINGS: say("ratings"),
    RecordKind.SCALE: say("a number on a scale"),
    RecordKind.COLUMNS: say("columns"),
    RecordKind.CELLS: say("four cells"),
    RecordKind.TABLE: say("a table"),
    RecordKind.VOTE: say("the outcome of a vote"),
    RecordKind.POSITIONS: say("statements and how many stand behind them"),
    RecordKind.NONE: say("nothing"),
}

_PLACES = {
    GoesTo.OWNER_SHEET: say("for the case owner"),
    GoesTo.MINUTES: say("for the group minutes"),
    GoesTo.FACILITATOR: say("for the facilitator"),
    GoesTo.NOWHERE: say("not kept"),
}


def page(method: Method, people: int, words: Words, *, fitted: Fit | None = None) -> Iterator[str]:
    """Yield the lines of the page, with the times for this many people, or as fitted to a time."""
    told = words.text
    method = fitted.method if fitted else method
    yield from _block(method.name, told, first="", rest="")
    duration = total(method, people)
    yield told(
        say_count(
            "{duration} with {count} person", "{duration} with {count} people", people, duration=duration
        )
    )
    if fitted is not None:
        yield told(verdict(fitted))
        if fitted.changes:
            yield told(say("By itself it takes {planned}.", planned=fitted.planned))
    yield from _about(method, people, words)
    for number, step in enumerate(method.steps, 1):
        yield ""
        yield from _step(step, number, method, people, words)
    for heading, texts in (
        (say("After the meeting"), method.after),
        (say("Sources"), method.sources),
        (say("What the sources leave open"), method.doubts),
    ):
        yield from _listed(heading, texts, words)


def _about(method: Method, people: int, words: Words) -> Iterator[str]:
    told = words.text
    size = method.people
    yield told(
        say(
            "For {least} to {most} people; best with {ideal}.",
            least=size.least,
            most=size.most,
            ideal=size.ideal,
        )
    )
    if not size.least <= people <= size.most:
        yield told(say("A group of {count} is outside that.", count=people))
    if method.aliases:
        yield from _block(say("Also called: {names}", names=", ".join(method.aliases)), told)
    if method.purpose:
        yield ""
        yield from _block(method.purpose, told)
    if method.origin:
        yield ""
        yield from _block(method.origin, told)
    if method.house_form:
        yield from _block(say("A form of this house: no source gives it as a method."), told)
    if method.licence:
        yield from _block(say("Licence: {licence}", licence=method.licence), told)
    for heading, texts in (
        (say("Fits"), method.fits),
        (say("Does not fit"), method.avoid),
        (say("Before the meeting"), method.before),
        (say("Have ready"), method.materials),
        (say("The room"), method.room),
        (say("Online"), method.online),
        (say("Ground rules"), method.ground_rules),
        (say("Hidden until its step"), tuple(secret.ask for secret in method.hidden)),
    ):
        yield from _listed(heading, texts, words)


def _listed(heading: Text, texts: Iterable[str], words: Words) -> Iterator[str]:
    texts = tuple(texts)
    if texts:
        yield ""
        yield words.text(heading)
        for text in texts:
            yield from _block(text, words.text, first="  - ", rest="    ")


def _step(step: Step, number: int, method: Method, people: int, words: Words) -> Iterator[str]:
    told = words.text
    durations = [part_duration(part, method, size_of(people)) for part in step.parts]
    time = sum(durations, timedelta(0))
    title = say("{title}, {duration}", title=one_line(step.title), duration=time) if time else step.title
    yield from _block(title, told, first=f"{number}. ", rest="   ")
    if step.purpose:
        yield from _block(step.purpose, told, first="   ", rest="   ")
    for part, duration in zip(step.parts, durations, strict=True):
        yield from _part(part, duration, alone=len(step.parts) == 1, words=words)


def _part(part: Part, duration: timedelta, *, alone: bool, words: Words) -> Iterator[str]:
    told = words.text
    how: Text = _MODES[part.mode]
    if part.laps is Laps.UNTIL_ALL_PASS:
        how = say("{mode}, again until everybody passes", mode=how)
    if not alone and duration:
        how = say("{mode}, {duration}", mode=how, duration=duration)
    if part.title:
        how = say("{title}: {mode}", title=one_line(part.title), mode=how)
    yield from _block(how, told, first="   " if alone else "   * ", rest="   " if alone else "     ")
    if part.say:
        yield from _block(say("Read aloud: {text}", text=part.say), told, first="     ", rest="     ")
    for question in part.ask:
        yield from _block(say("Ask: {text}", text=question), told, first="     ", rest="     ")
    if part.for_facilitator:
        yield from _block(
            say("For you: {text}", text=part.for_facilitator), told, first="     ", rest="     "
        )
    for watch in part.watch:
        text = say("{name}; say: {text}", name=watch.name, text=watch.say) if watch.say else watch.name
        yield from _block(say("Guard against: {text}", text=text), told, first="     ", rest="     ")
    yield from _block(_recorded(part.record), told, first="     ", rest="     ")


def _recorded(record: Record | None) -> Text:
    if record is None:
        return say("Nothing is written down.")
    what = _KINDS[record.kind] if not record.label else record.label
    return say("Written down: {what}, {place}.", what=what, place=_PLACES[record.goes_to])


def _block(
    text: Text | str, told: Callable[[Text], str], *, first: str = "", rest: str = ""
) -> Iterator[str]:
    """Yield a text as lines of the page's width; `first` and `rest` stand before them."""
    sentence = told(text) if isinstance(text, Text) else text
    for number, line in enumerate(wrap(sentence, WIDTH - len(rest))):
        yield f"{rest if number else first}{line}".rstrip()
