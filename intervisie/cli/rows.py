"""The rows of a page about a method, and two ways to write them: for a terminal, and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from intervisie.documents.markdown import as_typed, on_one_line
from intervisie.faces.inert import wrap

WIDTH = 80

_NUMBER = re.compile(r"\d+(\.\d+)*\.")


class Row(Struct, frozen=True):
    """One text of a page; empty for an empty line.

    `first` and `rest` stand before its first and its other lines: a number ("1. "), a star or a dash there
    makes it the heading of a step, a part, or an item. `heading` is that of a list.
    """

    text: str = ""
    first: str = ""
    rest: str = ""
    heading: bool = False


def plain(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines for a terminal, harmless and no wider than `WIDTH`."""
    for row in rows:
        if not row.text:
            yield ""
        for number, line in enumerate(wrap(row.text, WIDTH - len(row.rest)) if row.text else ()):
            yield f"{row.rest if number else row.first}{line}".rstrip()


def markdown(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines as Markdown, in which every text reads as it was typed.

    The first row is the title; steps and lists become headings, what belongs to a part an item below it.
    """
    step, listed = 0, False
    for number, row in enumerate(row for row in rows if row.text):
        sign, indent = row.first.strip(), len(row.rest)
        is_item = sign in ("-", "*") or (number > 0 and indent > 0 and not _NUMBER.fullmatch(sign))
        if number and not (is_item and listed):
            yield ""
        listed = is_item
        if not number:
            yield f"# {on_one_line(row.text)}"
        elif _NUMBER.fullmatch(sign):
            step = indent - 3
            yield f"{'#' * (1 + sign.count('.'))} {sign} {on_one_line(row.text)}"
        elif row.heading:
            yield f"## {on_one_line(row.text)}"
        elif sign == "-":
            yield f"- {as_typed(row.text, hang=2)}"
        elif sign == "*":
            yield f"{'  ' * _level(indent - 2, step)}- **{on_one_line(row.text)}**"
        elif is_item:
            space = "  " * _level(indent, step)
            yield f"{space}- {as_typed(row.text, hang=len(space) + 2)}"
        else:
            yield as_typed(row.text)


def _level(indent: int, step: int) -> int:
    """Return how deep an item stands below the heading of its step."""
    return max(0, (indent - step - 3) // 2)
