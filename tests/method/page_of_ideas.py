"""The examples of the authoring pages: what the facilitator really sees of each.

On the pages a method or some steps stand in a `yaml` block; a `text` block below it holds what is typed,
after `> `, and what the program answers.
"""

from __future__ import annotations

import re

from intervisie.conduct.loop import Conductor
from intervisie.conduct.ports import Ending
from intervisie.conduct.rehearsal import Nowhere
from intervisie.faces.inert import inert
from intervisie.faces.output import Lines
from intervisie.faces.plain import PlainFace
from intervisie.meeting.instant import Instant, Stamp
from intervisie.meeting.state import Meeting
from intervisie.method.reading import read_method
from intervisie.words.catalogue import Words
from tests.meeting.builders import SECOND, START, Table
from tests.played.player import LIBRARY

EXAMPLE = re.compile(
    r"```yaml\n(?P<yaml>(?:(?!```).)*?)```\n\n```text\n(?P<text>(?:(?!```).)*?(?<=\n)> (?:(?!```).)*?)```",
    re.DOTALL,
)
HEAD = "format: 1\nid: korte-ronde\nlanguage: nl\nname: Korte ronde\n"
LAST = "  - title: Slot\n"


class Collected(Lines):
    """Lines that are kept instead of shown."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[str] = []

    def show(self, line: str) -> None:
        self.all.append(inert(line))


class OpenedOnce(PlainFace):
    """The plain face, which says where the meeting stands only the first time."""

    def opened(self, meeting: Meeting, now: Instant) -> None:
        if not self.opened_once.is_set():
            super().opened(meeting, now)


class SteadyClock:
    """A clock that stands nearly still."""

    def __init__(self) -> None:
        self.readings = 0

    def stamp(self) -> Stamp:
        self.readings += 1
        return Stamp(START + self.readings * SECOND / 100, "0" * 32, 1000 + self.readings / 100)


def examples(page: str) -> list[tuple[str, str]]:
    """Return the examples of a page: the YAML, and what is typed and answered."""
    return [(match["yaml"], match["text"]) for match in EXAMPLE.finditer(page)]


def with_answers(page: str, language: str) -> str:
    """Return a page with the real answers in its examples."""

    def answered(match: re.Match[str]) -> str:
        text = played(match["yaml"], match["text"], language)
        return f"```yaml\n{match['yaml']}```\n\n```text\n{text}```"

    return EXAMPLE.sub(answered, page)


def played(yaml: str, text: str, language: str) -> str:
    """Type the lines of an example into its method; return them with what the program answers."""
    typed = [line[2:] for line in text.splitlines() if line.startswith("> ")]
    pitfalls, block_steps = LIBRARY.pitfalls("nl"), LIBRARY.block_steps("nl")
    method = read_method(whole(yaml), "korte-ronde.yaml", pitfalls=pitfalls, block_steps=block_steps)
    table = Table(method, blocks=LIBRARY.blocks(language))
    table.attempt("/inbrenger Anna").type("/begin")
    table.go_to(next(stop.step.id for stop in table.meeting.order if stop.round))
    clock, lines = SteadyClock(), Collected()
    conductor = Conductor(
        table.meeting,
        clock.stamp(),
        store=Nowhere(),
        clock=clock,
        face=OpenedOnce(Words(language), lines),
        find_method=lambda _: table.methods["short"],
    )
    conductor.leave(Ending.LEFT)
    conductor.run()
    for line in typed:
        lines.all.append(f"> {line}")
        conductor.type(line)
        conductor.leave(Ending.LEFT)
        conductor.run()
    return "".join(f"{line}\n" for line in lines.all)


def whole(yaml: str) -> str:
    """Return a whole method of an example: one of its own, or steps with a last one after them."""
    if yaml.startswith("format:"):
        return yaml
    return HEAD + (yaml if "\nsteps:\n" in f"\n{yaml}" else f"steps:\n{yaml}") + LAST
