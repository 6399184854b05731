"""Pages to look something up: the overview, the notes, the help. Looking never moves the meeting. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from intervisie.faces.screen import parts
from intervisie.faces.screen.keys import bar
from intervisie.faces.screen.meeting_page import prompt
from intervisie.faces.screen.reading import read_clock
from intervisie.faces.screen.rows import EMPTY, Row, cells, labelled, piece, spread, wrap
from intervisie.faces.screen.running_order import columns, order_rows
from intervisie.faces.screen.scene import Line, Page, Pen, Picture, Scene

TEXT_WIDTH = 100
"""Cells of a line in a page of text: longer ones are hard to read."""

FRAME = 5
"""Rows that a page does not have for its text: its head, two lines across, the input line and the keys."""

LABELS = 24
"""Cells of the column of labels at most; a longer label stands above its text."""


def draw_list(scene: Scene, pen: Pen, width: int, height: int, input_rows: int) -> Picture:
    """Return a page of rows with its title and the clock above it."""
    has_keys = height >= 10
    above = max(height - input_rows - has_keys, 0)
    said = parts.messages(scene.messages, pen, width)
    room = max(above - 3 - len(said), 0)
    rows = page_rows(scene, pen, width)
    first = min(scene.scroll, max(len(rows) - room, 0))
    shown = rows[first : first + room]
    position = f"{first + len(shown)}/{len(rows)}" if len(rows) > room else ""
    top = (_head(scene, pen, width), parts.rule(pen, width))
    filling = tuple(EMPTY for _ in range(room - len(shown)))
    body = (*top, *shown, *filling, *said, parts.rule(pen, width, position))
    below = (parts.key_bar(bar(scene.view, scene.page), pen, width),) if has_keys else ()
    return Picture(body[-above:] if above else (), prompt(pen, width), input_rows, below)


def last_first(scene: Scene, pen: Pen, width: int, height: int) -> int:
    """Return the row that stands on top when the page is turned to its end."""
    return max(len(page_rows(scene, pen, width)) - max(height - FRAME, 1), 0)


def page_rows(scene: Scene, pen: Pen, width: int) -> tuple[Row, ...]:
    """Return all rows of the page, as many as there are."""
    text_width = min(width - 2, TEXT_WIDTH)
    rows: list[Row] = []
    if scene.page is Page.OVERVIEW:
        end = (("", " "), piece("quiet", parts.ending(scene.view, pen)))
        rows.append(columns(pen, text_width, end))
        rows += [row for _, row in order_rows(scene.legs, pen, text_width)]
        rows.append(EMPTY)
    for stretch in _stretches(scene.lines):
        longest = max((cells(line.label) for line in stretch if line.label and line.text), default=0)
        beside = min(longest, LABELS, text_width // 3) + 3
        for line in stretch:
            rows += _rows(line, beside, text_width)
    return tuple(rows)


def _stretches(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines in stretches that each have a column of labels; an empty line ends one."""
    first = 0
    for number, line in enumerate(lines, start=1):
        if line == Line() or number == len(lines):
            yield lines[first:number]
            first = number


def _rows(line: Line, beside: int, width: int) -> tuple[Row, ...]:
    """Return a line as rows: text beside its label, a heading, or text alone."""
    if not line.label:
        parts_of = wrap(line.text, max(width - 3, 1))
        return tuple(
            (piece("", f" {part}" if number == 0 else f"   {part}"),) for number, part in enumerate(parts_of)
        )
    if not line.text:
        return ((("", " "), piece("title", line.label)),)
    if cells(line.label) + 3 > beside:
        above: Row = (("", " "), piece("key", line.label))
        return (above, *labelled(("", ""), "", line.text, indent=beside, width=width))
    return labelled(("key", f" {line.label}"), "", line.text, indent=beside, width=width)


def _head(scene: Scene, pen: Pen, width: int) -> Row:
    """Return what page this is, and the clock, which stays in sight."""
    reading = read_clock(scene.view.clock, scene.view.turn, pen, scene.clock)
    told = pen.join(reading.digits, *reading.words[:1])
    if cells(scene.title) + cells(told) + 3 > width and reading.digits:
        told = reading.digits
    clock = (piece(reading.style, told),)
    return spread((("", " "), piece("title", scene.title)), clock, width - 1)
