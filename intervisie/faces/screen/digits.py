"""A clock in digits that can be read from the other side of a room. Pure."""

from __future__ import annotations

from intervisie.faces.screen.glyphs import Glyphs

_SHAPES: dict[str, tuple[str, ...]] = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
}

HEIGHT = 5
"""Rows of a digit at scale 1; a dot of it is two cells wide, because a cell is twice as high as wide."""


def big(reading: str, glyphs: Glyphs, *, scale: int = 1) -> tuple[str, ...]:
    """Return the rows of a clock reading such as `12:34` or `+1:40`, all equally wide."""
    dot = glyphs.block * (2 * scale)
    gap = " " * (2 * scale)
    rows = []
    for level in range(HEIGHT):
        shapes = (_SHAPES[sign][level] for sign in reading)
        row = gap.join("".join(dot if mark == "#" else gap for mark in shape) for shape in shapes)
        rows += [row] * scale
    return tuple(rows)


def big_width(reading: str, *, scale: int = 1) -> int:
    """Return how many cells wide that clock is."""
    dots = sum(len(_SHAPES[sign][0]) for sign in reading) + len(reading) - 1
    return 2 * scale * dots


def largest_scale(reading: str, *, width: int, height: int) -> int:
    """Return how much a clock may be enlarged to fit; 0 when it does not fit at all."""
    return min(width // big_width(reading), height // HEIGHT)
