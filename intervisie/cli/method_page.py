"""One method on a page, as a facilitator reads it the evening before. Plain text, harmless for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from intervisie.cli.method_parts import Sheet, block
from intervisie.cli.method_steps import step_lines
from intervisie.cli.rows import Row, plain
from intervisie.faces.inert import one_line
from intervisie.method.choices import Confidence
from intervisie.method.fitting import Fit, verdict
from intervisie.method.model import Method, MethodRole, PeopleRange, Variant
from intervisie.method.naming import HELPS_WITH, LED_BY, TRUST, YIELDS
from intervisie.method.planning import total
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

_SURENESS = {
    Confidence.MEDIUM: say("Sources are fairly sure of these steps; see below."),
    Confidence.LOW: say("Sources are not sure of these steps; see below."),
}


def page(method: Method, people: int, words: Words, *, fitted: Fit | None = None) -> Iterator[str]:
    """Yield the lines of the page for a terminal, with the times for this many people, or as fitted."""
    return plain(rows_of(method, people, words, fitted=fitted))


def rows_of(method: Method, people: int, words: Words, *, fitted: Fit | None = None) -> Iterator[Row]:
    """Yield the rows of the page, with the times for this many people, or as fitted to a time."""
    told = words.text
    method = fitted.method if fitted else method
    yield from block(method.name, told, first="", rest="")
    duration = total(method, people)
    time = say_count(
        "{duration} with {count} person", "{duration} with {count} people", people, duration=duration
    )
    yield Row(told(time))
    if fitted is not None:
        yield Row(told(verdict(fitted)))
        if fitted.changes:
            yield Row(told(say("By itself it takes {planned}.", planned=fitted.planned)))
    yield from _about(method, people, words)
    sheet = Sheet(method, people, words)
    for number, step in enumerate(method.steps, 1):
        yield Row()
        yield from step_lines(step, f"{number}", sheet)
    for heading, texts in (
        (say("After the meeting"), method.after),
        (say("Sources"), method.sources),
        (say("What the sources leave open"), method.doubts),
    ):
        yield from _listed(heading, texts, words)


def _about(method: Method, people: int, words: Words) -> Iterator[Row]:
    told = words.text
    size = method.people
    yield Row(told(_for_how_many(size)))
    if not size.least <= people <= size.most:
        yield Row(told(say("A group of {count} is outside that.", count=people)))
    yield from _asks_for(method, told)
    if method.aliases:
        yield from block(say("Also called: {names}", names=", ".join(method.aliases)), told)
    if method.purpose:
        yield Row()
        yield from block(method.purpose, told)
    if method.origin:
        yield Row()
        yield from block(method.origin, told)
    if method.house_form:
        yield from block(say("A form of this house: no source gives it as a method."), told)
    elif method.sources and method.doubts and method.confidence is not Confidence.HIGH:
        yield from block(_SURENESS[method.confidence], told)
    if method.licence:
        yield from block(say("Licence: {licence}", licence=method.licence), told)
    for heading, texts in (
        (say("Helps with"), tuple(words.text(HELPS_WITH[kind]) for kind in method.helps_with)),
        (say("Leads to"), tuple(words.text(YIELDS[kind]) for kind in method.yields)),
        (say("Fits"), method.fits),
        (say("Does not fit"), method.avoid),
        (say("Reasons not to begin"), method.stop_if),
        (say("Roles"), tuple(_role(role, words) for role in method.roles)),
        (say("Before the meeting"), method.before),
        (say("Have ready"), method.materials),
        (say("The room"), method.room),
        (say("Online"), method.online),
        (say("Ground rules"), method.ground_rules),
        (say("Hidden until its step"), tuple(secret.ask for secret in method.hidden)),
        (say("Other ways to do it"), tuple(_variant(method, variant, words) for variant in method.variants)),
    ):
        yield from _listed(heading, texts, words)
    if method.strict_order:
        yield Row()
        yield from block(say("The steps keep their order, and none is skipped."), told)
    if method.break_after is not None:
        yield Row()
        yield from block(say("A break is welcome after {time}.", time=method.break_after), told)


def _for_how_many(size: PeopleRange) -> Text:
    """Return how many people a method is for."""
    if size.least == size.most:
        return say_count("For {count} person.", "For {count} people.", size.least)
    return say(
        "For {least} to {most} people; best with {ideal}.",
        least=size.least,
        most=size.most,
        ideal=size.ideal,
    )


def _asks_for(method: Method, told: Callable[[Text], str]) -> Iterator[Row]:
    """Yield who has to lead, how much trust it takes, and what becomes of a larger group."""
    leader = LED_BY[method.led_by]
    if leader is not None:
        yield Row(told(leader))
    if method.trust is not None:
        yield Row(told(TRUST[method.trust]))
    if method.people.splits:
        yield Row(told(say("A larger group works in several small ones, side by side.")))


def _role(role: MethodRole, words: Words) -> str:
    """Return a role with what it is for, and how many people have it where that is not one."""
    name = one_line(role.name)
    many: Text | str = name
    if role.most > 1 and role.least == role.most:
        many = say("{name}, {count} people", name=name, count=role.most)
    elif role.most > 1:
        many = say("{name}, {least} to {most} people", name=name, least=role.least, most=role.most)
    told = words.text(many) if isinstance(many, Text) else many
    return f"{told}: {one_line(role.purpose)}" if role.purpose else told


def _variant(method: Method, variant: Variant, words: Words) -> str:
    """Return a variant with how to ask for it."""
    name = one_line(variant.name)
    command = f"intervisie start {method.id}:{variant.id}"
    asked = words.text(say("{name}, with {command}", name=name, command=command))
    return f"{asked}. {one_line(variant.purpose)}" if variant.purpose else asked


def _listed(heading: Text, texts: Iterable[str], words: Words) -> Iterator[Row]:
    texts = tuple(texts)
    if texts:
        yield Row()
        yield Row(words.text(heading), heading=True)
        for text in texts:
            yield from block(text, words.text, first="  - ", rest="    ")
