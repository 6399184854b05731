"""Rows of styled text, as wide as a terminal has cells. Pure.

A row is a run of pieces, each with the name of a style from `palette`. Foreign text is made inert
wherever a piece is cut or wrapped, so that no row holds anything that steers a terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from intervisie.faces.inert import cells, cut, inert, is_simple, one_line, wrap

Piece = tuple[str, str]
Row = tuple[Piece, ...]

EMPTY: Row = ()

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = ("R", "AL")


def piece(style: str, text: str) -> Piece:
    """Return a piece of text on one line, harmless."""
    return style, inert(text)


def width_of(row: Row) -> int:
    """Return how many cells a row takes."""
    return sum(cells(text) for _, text in row)


def fit(row: Row, width: int) -> Row:
    """Return a row of at most `width` cells, its last piece cut with an ellipsis where needed."""
    fitted: list[Piece] = []
    room = width
    for style, text in row:
        size = cells(text)
        if size > room:
            shortened = cut(text, room)
            return (*fitted, (style, shortened)) if shortened else tuple(fitted)
        fitted.append((style, inert(text)))
        room -= size
    return tuple(fitted)


def fill(row: Row, width: int) -> Row:
    """Return a row of exactly `width` cells."""
    fitted = fit(row, width)
    missing = width - width_of(fitted)
    return (*fitted, ("", " " * missing)) if missing > 0 else fitted


def spread(left: Row, right: Row, width: int) -> Row:
    """Return a row with one part at the left and one at the right; the left one is cut for the right one."""
    right = fit(right, width)
    room = width - width_of(right) - (1 if right else 0)
    return (*fill(left, max(room, 0)), *((("", " "),) if right and room >= 0 else ()), *right)


def centred(row: Row, width: int) -> Row:
    """Return a row with as much room before as behind it."""
    fitted = fit(row, width)
    before = (width - width_of(fitted)) // 2
    return (("", " " * before), *fitted) if before > 0 else fitted


def labelled(label: Piece, style: str, text: str, *, indent: int, width: int) -> tuple[Row, ...]:
    """Return a label followed by text, wrapped beside it; `indent` is where the text begins."""
    lines = wrap(text, max(width - indent, 1))
    head = fill((label,), indent)
    return tuple(
        (*(head if number == 0 else (("", " " * indent),)), (style, line))
        for number, line in enumerate(lines)
    )


def shortened(rows: tuple[Row, ...], height: int, width: int, *, more: str = "…") -> tuple[Row, ...]:
    """Return at most `height` rows; where some are left out, the last one ends in `more`, "" for nothing."""
    if len(rows) <= height:
        return rows
    if height < 1:
        return ()
    if not more:
        return rows[:height]
    end = f" {more}" if len(more) > 1 else more
    kept = fit(rows[height - 1], width - cells(end) - 1)
    if kept and kept[-1][1].endswith("…"):
        style, text = kept[-1]
        kept = (*kept[:-1], (style, text[:-1].rpartition(" ")[0].rstrip() or text[:-1]))
    return (*rows[: height - 1], (*kept, ("quiet", end)))


def plain_text(rows: Iterable[Row]) -> str:
    """Return rows as text without styles."""
    return "\n".join("".join(text for _, text in row).rstrip() for row in rows)


def clusters(row: Row) -> Iterator[tuple[str, str, int]]:
    """Yield a row cell by cell: style, what stands there, and how many cells it takes.

    Text that runs from right to left is isolated, so that it cannot turn round what stands beside it.
    What takes no cell of its own goes with what stands before it.
    """
    for style, text in row:
        if is_simple(text):
            for character in text:
                yield style, character, 1
        else:
            yield from ((style, cluster, width) for cluster, width in _foreign(text))


def _foreign(text: str) -> Iterator[tuple[str, int]]:
    from wcwidth import iter_graphemes, wcswidth

    found = [(cluster, max(wcswidth(cluster), 0)) for cluster in iter_graphemes(text)]
    merged: list[tuple[str, int]] = []
    for cluster, width in found:
        if width == 0 and merged:
            merged[-1] = (merged[-1][0] + cluster, merged[-1][1])
        elif width:
            merged.append((cluster, width))
    if merged and any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        merged[0] = (_FIRST_STRONG_ISOLATE + merged[0][0], merged[0][1])
        merged[-1] = (merged[-1][0] + _POP_ISOLATE, merged[-1][1])
    yield from merged


__all__ = [
    "EMPTY",
    "Piece",
    "Row",
    "cells",
    "centred",
    "clusters",
    "fill",
    "fit",
    "labelled",
    "one_line",
    "piece",
    "plain_text",
    "shortened",
    "spread",
    "width_of",
    "wrap",
]
