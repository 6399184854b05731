"""A new method as the text of a file: what its author said, with a comment at what comes next. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator

from msgspec import Struct

from intervisie.method.choices import Form, HelpsWith, Mode, RecordKind
from intervisie.text import Text, say

WIDTH = 100
"""Characters of a comment line."""

_PLAIN = re.compile(r"[^\W\d_][\w ,.?!()/'’+-]*", re.UNICODE)
_NOT_PLAIN = frozenset({"yes", "no", "true", "false", "null", "on", "off"})


class NewStep(Struct, frozen=True):
    """One step of a new method; `time` as it is written in the file, "" for no clock."""

    title: str
    mode: Mode
    time: str = ""
    say: str = ""
    record: RecordKind = RecordKind.NOTES


class NewMethod(Struct, frozen=True):
    """What an author said about a new method."""

    id: str
    language: str
    name: str
    steps: tuple[NewStep, ...]
    form: Form = Form.INTERVISIE
    purpose: str = ""
    people: tuple[int, int, int] = (4, 6, 8)
    helps_with: tuple[HelpsWith, ...] = ()


def method_text(method: NewMethod, told: Callable[[Text], str]) -> str:
    """Return the text of a method file with comments; `told` gives a sentence in the language of the file."""
    return "\n".join(_lines(method, told)) + "\n"


def id_from(name: str) -> str:
    """Return an id made of a name: small letters, digits and hyphens; "" when nothing is left of it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")


def _lines(method: NewMethod, told: Callable[[Text], str]) -> Iterator[str]:
    yield f"# yaml-language-server: $schema=../method.{method.language}.schema.json"
    yield from _comment(
        say("A method of your own. A line that begins with # is for whoever reads the file."), told
    )
    yield "format: 1"
    yield f"id: {method.id}"
    yield f"language: {method.language}"
    yield f"name: {_quoted(method.name)}"
    yield f"form: {method.form}"
    if method.purpose:
        yield f"purpose: {_quoted(method.purpose)}"
    yield from _comment(
        say(
            "Your own form. Is there a source? Take this line out, and write: {example}",
            example='sources: ["..."]',
        ),
        told,
    )
    yield "house_form: yes"
    least, ideal, most = method.people
    yield f"people: {{min: {least}, ideal: {ideal}, max: {most}}}"
    if method.helps_with:
        yield f"helps_with: [{', '.join(method.helps_with)}]"
    yield from _comment(
        say("What `intervisie methods choose` also goes by, such as: {example}", example="trust: little"),
        told,
    )
    yield from _comment(
        say("Opening, choice of a case and closing come by themselves; `brings` replaces them."), told
    )
    yield ""
    yield "steps:"
    taken: set[str] = set()
    for number, step in enumerate(method.steps, 1):
        if number > 1:
            yield ""
        yield from _step(step, _free(id_from(step.title) or f"step-{number}", taken), told, first=number == 1)


def _step(step: NewStep, identifier: str, told: Callable[[Text], str], *, first: bool) -> Iterator[str]:
    yield f"  - id: {identifier}"
    yield f"    title: {_quoted(step.title)}"
    yield f"    mode: {step.mode}"
    if step.time:
        yield f"    time: {step.time}"
    if step.say:
        yield f"    say: {_quoted(step.say)}"
    if first:
        yield from _comment(
            say("Pitfalls to watch for, by number or in your own words: {example}", example="watch: [P1]"),
            told,
            indent=4,
        )
    if step.mode is not Mode.BREAK:
        yield f"    record: {step.record}"


def _free(identifier: str, taken: set[str]) -> str:
    """Return an id that no step before it has."""
    found, number = identifier, 2
    while found in taken:
        found, number = f"{identifier}-{number}", number + 1
    taken.add(found)
    return found


def _comment(sentence: Text, told: Callable[[Text], str], *, indent: int = 0) -> Iterator[str]:
    line = ""
    for word in told(sentence).split():
        if line and len(line) + len(word) + 1 > WIDTH:
            yield f"{' ' * indent}# {line}"
            line = ""
        line = f"{line} {word}" if line else word
    yield f"{' ' * indent}# {line}"


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back: bare where that is safe, else between double quotes."""
    bare = (
        _PLAIN.fullmatch(text)
        and ": " not in text
        and text.strip() == text
        and text.lower() not in _NOT_PLAIN
    )
    return text if bare else json.dumps(text, ensure_ascii=False)


USUAL_RECORD = {
    Mode.QUESTIONS: RecordKind.QUESTIONS_AND_ANSWERS,
    Mode.INTERVIEW: RecordKind.NOTES,
    Mode.FISHBOWL: RecordKind.HYPOTHESES,
    Mode.SILENCE: RecordKind.NONE,
    Mode.BREAK: RecordKind.NONE,
}
"""What is usually written down in a mode; notes where nothing stands here."""
