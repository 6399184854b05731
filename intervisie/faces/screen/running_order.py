"""The running order with planned and real times, as rows beside the meeting and as a page. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from intervisie.faces.announce_order import pass_words
from intervisie.faces.screen.parts import PLACES
from intervisie.faces.screen.rows import EMPTY, Row, fit, one_line, piece, spread
from intervisie.faces.screen.scene import Pen
from intervisie.meeting.loops import PassView
from intervisie.meeting.stop import Place
from intervisie.meeting.timetable import Leg, Progress
from intervisie.text import say

MINUTE = timedelta(minutes=1)
ZERO = timedelta(0)

PLANNED_WIDTH, REAL_WIDTH = 8, 6
"""Cells of the two columns of minutes."""


def running_order(legs: tuple[Leg, ...], pen: Pen, width: int, height: int) -> tuple[Row, ...]:
    """Return exactly `height` rows, with the present step always among them."""
    rows = list(order_rows(legs, pen, width))
    here = next((number for number, (leg, _) in enumerate(rows) if leg and _is_here(leg)), 0)
    first = min(max(here - height // 2, 0), max(len(rows) - (height - 1), 0))
    shown = [columns(pen, width), *(row for _, row in rows[first : first + height - 1])]
    return (*shown[:height], *(EMPTY for _ in range(height - len(shown))))


def columns(pen: Pen, width: int, left: Row = EMPTY) -> Row:
    """Return the heads of the two columns of minutes, with something at their left."""
    planned = f"{pen.text(say('planned')):>{PLANNED_WIDTH}}"
    real = f"{pen.text(say('real')):>{REAL_WIDTH}}"
    return spread(left, (piece("quiet", planned), piece("quiet", real)), width - 1)


def order_rows(legs: tuple[Leg, ...], pen: Pen, width: int) -> Iterator[tuple[Leg | None, Row]]:
    """Yield the rows of all steps, a heading before each stretch; a step row comes with its leg."""
    stretch: tuple[Place, int, PassView | None] | None = None
    for leg in legs:
        if (leg.place, leg.round, leg.loop) != stretch:
            stretch = (leg.place, leg.round, leg.loop)
            yield None, fit((("", " "), piece("quiet", _heading(leg, pen))), width)
        yield leg, _leg_row(leg, pen, width)


def _heading(leg: Leg, pen: Pen) -> str:
    if leg.loop is not None:
        return pen.text(pass_words(leg.loop))
    if leg.place is Place.ROUND:
        return pen.text(say("Case {number}", number=leg.round))
    return pen.text(PLACES[leg.place])


def _is_here(leg: Leg) -> bool:
    return leg.progress is Progress.HERE


def _leg_row(leg: Leg, pen: Pen, width: int) -> Row:
    """Return one step: how far it is, its title, and its minutes."""
    glyphs = pen.glyphs
    sign = {
        Progress.DONE: glyphs.done,
        Progress.HERE: glyphs.speaking,
        Progress.TO_COME: glyphs.to_come,
        Progress.LEFT_OUT: glyphs.left_out,
    }[leg.progress]
    style = "here" if _is_here(leg) else "" if leg.progress is Progress.TO_COME else "quiet"
    title = one_line(leg.title)
    if leg.again:
        title = pen.text(say("{title}, time {count}", title=title, count=leg.again + 1))
    guard = f" {glyphs.protected}" if leg.protected and leg.progress is Progress.TO_COME else ""
    left: Row = (("", " "), (style, sign), piece(style, f" {leg.number:>2} {title}{guard}"))
    planned = "" if leg.progress is Progress.LEFT_OUT else _minutes(leg.planned)
    real = _minutes(leg.spent) if leg.progress in (Progress.DONE, Progress.HERE) else ""
    right: Row = (piece("quiet", f"{planned:>{PLANNED_WIDTH}}"), piece(style, f"{real:>{REAL_WIDTH}}"))
    return spread(left, right, width - 1)


def _minutes(duration: timedelta) -> str:
    """Return whole minutes: the seconds of steps that are over are nobody's business."""
    if duration == ZERO:
        return ""
    return f"{round(duration / MINUTE)}m" if duration >= MINUTE / 2 else "<1m"
