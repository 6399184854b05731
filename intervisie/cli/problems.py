"""The problems of a file as a compiler shows them: place, sentence, the line with the spot, the mend."""

from __future__ import annotations

from intervisie.errors import BadFileError, Problem
from intervisie.faces.inert import cells, inert
from intervisie.text import say_count
from intervisie.words.catalogue import Words

_WIDEST = 96
"""Characters of a source line that are shown; a longer line is shown around the spot."""
_BEFORE = 40


def problem_lines(error: BadFileError, words: Words) -> tuple[str, ...]:
    """Return the lines to show for everything wrong in one file, harmless for a terminal."""
    lines: list[str] = []
    for problem in error.problems:
        if lines:
            lines.append("")
        lines.extend(lines_of(error.file, problem, words))
    more = error.text.count - len(error.problems)
    if error.text.plural and more > 0:
        lines += ["", words.text(say_count("and {count} more problem", "and {count} more problems", more))]
    return tuple(lines)


def lines_of(file: str, problem: Problem, words: Words, *, label: str = "") -> list[str]:
    """Return the lines to show for one thing in a file; `label` says what it is when it is no error."""
    place = problem.place
    sentence = f"{label}: {words.text(problem.text)}" if label else words.text(problem.text)
    lines = [f"{inert(file)}:{place.line}:{place.column}: {inert(sentence)}"]
    if problem.source.strip():
        lines.extend(_marked(problem))
    if problem.mend is not None:
        lines.append(f"  {inert(words.text(problem.mend))}")
    return lines


def _marked(problem: Problem) -> tuple[str, str]:
    """Return the source line and the line below it that marks the spot, in cells of the terminal."""
    column = problem.place.column - 1
    start = max(0, column - _BEFORE) if len(problem.source) > _WIDEST else 0
    end = start + _WIDEST
    before = inert(problem.source[start:column])
    spot = inert(problem.source[column : min(column + problem.width, end)])
    after = inert(problem.source[min(column + problem.width, end) : end])
    head, tail = "…" if start else "", "…" if end < len(problem.source) else ""
    number = f"{problem.place.line:>5}"
    margin = " " * len(number)
    marks = " " * (len(head) + cells(before)) + "^" * max(cells(spot), 1)
    return f"{number} | {head}{before}{spot}{after}{tail}".rstrip(), f"{margin} | {marks}"
