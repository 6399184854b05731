"""Foreign text made harmless for a terminal: the one function for it, and cutting by cell width. Pure.

Whatever comes from a file, a person or another program passes `inert` before it is printed. What
could steer a terminal, or make text look like other text, becomes visible instead; what people write
with (letters of any script, accents, emoji with their joiners) stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ELLIPSIS = "…"

_STEERING = (
    range(0x20),  # C0, with ESC
    range(0x7F, 0xA0),  # DEL and C1, with the one-byte CSI
    range(0x202A, 0x202F),  # bidi embeddings and overrides
    range(0x2066, 0x2070),  # bidi isolates and the deprecated format characters
    range(0xD800, 0xE000),  # lone surrogates, which no output can encode
    range(0xFDD0, 0xFDF0),  # noncharacters
    range(0xFEFF, 0xFF00),  # byte order mark
    range(0xFFF9, 0xFFFC),  # interlinear annotation
    range(0xE0000, 0xE0080),  # tag characters: text that nobody sees
)


class _Shown(dict[int, str]):
    """How each character is shown, worked out when it is first met: a full table costs start-up time."""

    def __missing__(self, point: int) -> str:
        shown = _shown(point)
        self[point] = shown
        return shown


_SHOWN = _Shown({0x0A: " ", 0x09: " ", 0x2028: " ", 0x2029: " "})


_SIMPLE = re.compile("[ -~¡-¬®-˿–—‘’“”•…─│┬┴█▶✓❯▲◆↳]*")
"""Texts of nothing but Latin letters and the signs of our own screen take one cell a character.

Known without the tables of `wcwidth`, which take longer to import than a whole picture to draw.
"""


def is_simple(text: str) -> bool:
    """Tell whether every character of inert `text` takes exactly one cell."""
    return text.isascii() or _SIMPLE.fullmatch(text) is not None


def inert(text: str) -> str:
    """Return `text` with everything that could steer a terminal made visible, on one line.

    Newlines and tabs become a space, other control characters their picture (ESC is `␛`), the rest
    `<U+202E>`. Making text inert twice changes nothing more.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_SHOWN)


def one_line(text: str) -> str:
    """Return `text` inert, with every run of white space as a single space and none at the ends."""
    return " ".join(inert(text).split())


@lru_cache(maxsize=512)  # a screen measures the same texts again every second, several times
def cells(text: str) -> int:
    """Return how many terminal cells `text` takes once inert."""
    text = inert(text)
    if is_simple(text):
        return len(text)
    return sum(width for _, width in _clusters(text))


def cut(text: str, width: int) -> str:
    """Return `text` inert and within `width` cells, ending in `…` where something was left out."""
    text = inert(text)
    if len(text) <= width and text.isascii():
        return text
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    return _head(text, width - 1) + _ELLIPSIS


def wrap(text: str, width: int) -> tuple[str, ...]:
    """Return `text` inert, as lines of at most `width` cells.

    Breaks at spaces, and inside a word only when it is wider than a line. A newline in `text` starts
    a new line; an empty text gives one empty line. A single character wider than `width` still gets
    a line of its own.
    """
    lines: list[str] = []
    for paragraph in text.replace("\r\n", "\n").split("\n"):
        lines.extend(_wrapped(one_line(paragraph), max(width, 1)))
    return tuple(lines)


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in paragraph.split(" "):
        size = cells(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        *full, line = (word,) if size <= width else _pieces(word, width)
        yield from full
        used = cells(line)
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """Break one long word into pieces of at most `width` cells; linear in its length."""
    piece, used = "", 0
    for cluster, size in _clusters(word):
        if piece and used + size > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + cluster, used + size
    yield piece


def _head(text: str, width: int) -> str:
    """Return the longest beginning of inert `text` that fits in `width` cells, whole clusters only."""
    if is_simple(text):
        return text[: max(width, 0)]
    end = used = 0
    for cluster, size in _clusters(text):
        if used + size > width:
            break
        used += size
        end += len(cluster)
    return text[:end]


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield the characters of inert `text` as people count them, each with its width in cells."""
    if is_simple(text):
        yield from ((character, 1) for character in text)
        return
    from wcwidth import iter_graphemes, wcswidth

    for cluster in iter_graphemes(text):
        yield cluster, max(wcswidth(cluster), 0)


def _shown(point: int) -> str:
    if not any(point in steering for steering in _STEERING) and point & 0xFFFE != 0xFFFE:
        return chr(point)
    if point < 0x20:
        return chr(0x2400 + point)
    return "␡" if point == 0x7F else f"<U+{point:04X}>"
