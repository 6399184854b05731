"""What is wrong in one file: collected while reading, turned into places and sentences at the end. Pure.

Whoever reads only notes where a problem begins, as a number of characters from the start of the
text. Lines, columns and suggestions are worked out once, for the few problems that are shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from intervisie.errors import BadFileError, Place, Problem
from intervisie.text import Text, say_count

MOST_SHOWN = 20
"""Nobody mends more at one sitting; the count in the first line tells how many there are."""

LONGEST_SHOWN = 60
LONGEST_SOURCE = 2_000

Mend = Text | Callable[[], Text | None] | None

_OURS = re.compile(
    r"""^['"]?(format|formaat|language|taal|steps|stappen|block|blok|pitfalls|valkuilen|brings|protect)\b.{0,3}:""",
    re.MULTILINE,
)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Findings:
    """The problems found so far in one text."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self._found: list[tuple[int, int, Text, Mend]] = []

    def __len__(self) -> int:
        return len(self._found)

    @property
    def is_ours(self) -> bool:
        """Whether the text has a key at the left that only our files have.

        Of any other file nothing is shown: it may be a secret that a link leads to.
        """
        return _OURS.search(self.text) is not None

    def add(self, index: int, width: int, sentence: Text, mend: Mend = None) -> None:
        """Note a problem that begins at character `index`; a mend that costs time may be a function."""
        self._found.append((index, width, sentence, mend))

    def forget(self) -> None:
        """Drop everything found so far."""
        self._found.clear()

    def error(self) -> BadFileError:
        """Return everything found as one error, in file order."""
        count = len(self._found)
        summary = say_count("{file}: {count} problem", "{file}: {count} problems", count, file=self.file)
        return BadFileError(summary, self.file, self.problems(MOST_SHOWN))

    def problems(self, most: int | None = None) -> tuple[Problem, ...]:
        """Return what was found, in file order; only the first `most` of it if that is given."""
        found = sorted(self._found, key=lambda finding: finding[0])
        starts = [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        ours = self.is_ours
        return tuple(self._problem(finding, starts, ours=ours) for finding in found[:most])

    def place(self, index: int) -> Place:
        """Return the line and the column of a character, as an editor counts them."""
        starts = [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        line = bisect_right(starts, index)
        return Place(line, index - starts[line - 1] + 1)

    def _problem(self, finding: tuple[int, int, Text, Mend], starts: list[int], *, ours: bool) -> Problem:
        index, width, sentence, mend = finding
        line = bisect_right(starts, index)
        start = starts[line - 1]
        after = starts[line] if line < len(starts) else len(self.text)
        source = self.text[start:after].rstrip("\r\n")
        room = max(len(source) - (index - start), 1)
        return Problem(
            Place(line, index - start + 1),
            sentence,
            mend() if callable(mend) else mend,
            source if ours and len(source) <= LONGEST_SOURCE else "",
            max(1, min(width, room)),
        )


def shown(value: str) -> str:
    """Return a value short enough to quote in a sentence."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
