"""The line in which the facilitator types: what it remembers, and what it never shows."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from intervisie.faces.completing import hidden_from
from intervisie.faces.inert import inert

MASK = "*"


MOST = 1000
"""Lines that are remembered."""


class Recall:
    """The lines of this sitting, but for what was typed to stay hidden; one steps through them and back."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._at = 0
        self._unfinished = ""

    def remember(self, line: str) -> None:
        """Add a line and stand behind it."""
        if hidden_from(line) is None and self._lines[-1:] != [line]:
            self._lines = [*self._lines[1 - MOST :], line]
        self._at = len(self._lines)

    def step(self, by: int, typed: str) -> str:
        """Return the line that is `by` lines away; what stood typed comes back at the end."""
        if self._at == len(self._lines):
            self._unfinished = typed
        self._at = min(max(self._at + by, 0), len(self._lines))
        return self._lines[self._at] if self._at < len(self._lines) else self._unfinished


class Masked(Processor):
    """Shows stars for what is typed to stay hidden, and for everything while the group looks on."""

    def __init__(self, everything: Callable[[], bool]) -> None:
        self._everything = everything

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return what is shown of a line, cell for cell in the same place."""
        text = transformation_input.document.text
        start = 0 if self._everything() else hidden_from(text)
        if start is None:
            return Transformation(transformation_input.fragments)
        return Transformation([("", inert(text[:start]) + MASK * (len(text) - start))])
