"""Pages to look something up: the overview, the notes, the help. Looking never moves the meeting. Pure."""

from __future__ import annotations

from intervisie.faces.screen import parts
from intervisie.faces.screen.keys import bar
from intervisie.faces.screen.meeting_page import prompt
from intervisie.faces.screen.reading import read_clock
from intervisie.faces.screen.rows import EMPTY, Row, piece, spread, wrap
from intervisie.faces.screen.running_order import columns, order_rows
from intervisie.faces.screen.scene import Page, Pen, Picture, Scene

TEXT_WIDTH = 100
"""Cells of a line in a page of text: longer ones are hard to read."""


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


def furthest(scene: Scene, pen: Pen, width: int) -> int:
    """Return the last row from which scrolling makes sense."""
    return max(len(page_rows(scene, pen, width)) - 1, 0)


def page_rows(scene: Scene, pen: Pen, width: int) -> tuple[Row, ...]:
    """Return all rows of the page, as many as there are."""
    text_width = min(width - 2, TEXT_WIDTH)
    rows: list[Row] = []
    if scene.page is Page.OVERVIEW:
        rows.append(columns(pen, text_width))
        rows += [row for _, row in order_rows(scene.legs, pen, text_width)]
        rows.append(EMPTY)
    for line in scene.lines:
        for number, part in enumerate(wrap(line, max(text_width - 3, 1))):
            rows.append((piece("", f" {part}" if number == 0 else f"   {part}"),))
    return tuple(rows)


def _head(scene: Scene, pen: Pen, width: int) -> Row:
    """Return what page this is, and the clock, which stays in sight."""
    reading = read_clock(scene.view.clock, scene.view.turn, pen, hidden=scene.clock_hidden)
    clock = (piece(reading.style, pen.join(reading.digits, *reading.words[:1])),)
    return spread((("", " "), piece("title", scene.title)), clock, width - 1)
