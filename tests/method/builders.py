"""Short texts of methods for the tests of the reader, and what it makes of them."""

from __future__ import annotations

from datetime import timedelta

from intervisie.errors import BadFileError, Problem
from intervisie.method.choices import GoesTo, Mode, RecordKind, Who
from intervisie.method.model import Method, Part, Pitfall, Record, Step, Timing
from intervisie.method.reading import read_method
from intervisie.text import Text
from intervisie.words.catalogue import Words

PITFALLS = {f"P{number}": Pitfall(f"P{number}", f"pitfall {number}", "Stop.") for number in range(1, 21)}
_PART = Part(
    Mode.TURNS,
    Timing(timedelta(minutes=5)),
    Who.EVERYONE,
    say="Hoe was het?",
    record=Record("evaluation", RecordKind.EVALUATION, GoesTo.MINUTES),
)
BLOCK_STEPS = {
    "look-back": Step("look-back", "Terugblik", (_PART, _PART)),
    "evaluation": Step("evaluation", "Evaluatie", (_PART,)),
}

HEAD = "format: 1\nid: ronde\nlanguage: nl\nname: Ronde\n"
STEPS = "steps:\n  - title: Casus vertellen\n    time: 10m\n"
TEN_LINES = HEAD + (
    "steps:\n"
    "  - title: Casus vertellen\n"
    "    mode: case-owner\n"
    "    time: 10m\n"
    "  - title: Wat zou jij doen?\n"
    "    mode: turns\n"
    "    time: 2m per adviser\n"
)


def method(text: str | bytes) -> Method:
    """Read a text that is in order."""
    return read_method(text, "ronde.yaml", pitfalls=PITFALLS, block_steps=BLOCK_STEPS)


def step(keys: str) -> str:
    """Return a method with one step that has these keys, one a line, below its title on line 6."""
    lines = "".join(f"    {line}\n" for line in keys.splitlines())
    return f"{HEAD}steps:\n  - title: Vragen\n{lines}"


def problems(text: str | bytes) -> tuple[Problem, ...]:
    """Read a text and return what is wrong with it; nothing when it is in order."""
    try:
        method(text)
    except BadFileError as error:
        return error.problems
    return ()


def the_problem(text: str | bytes) -> Problem:
    """Return the only problem of a text."""
    found = problems(text)
    assert len(found) == 1, [english(each.text) for each in found]
    return found[0]


def english(text: Text | None) -> str:
    """Return a sentence in English."""
    return "" if text is None else Words("en").text(text)
