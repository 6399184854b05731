"""From a scene to a picture, whatever the page and the size of the terminal. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.faces.screen.group_page import draw_blank, draw_clock, draw_group
from intervisie.faces.screen.list_page import draw_list
from intervisie.faces.screen.meeting_page import draw_meeting
from intervisie.faces.screen.rows import Row, fit
from intervisie.faces.screen.scene import Page, Pen, Picture, Scene
from intervisie.meeting.display import Guidance

MOST_INPUT_ROWS = 4
"""Rows of the input line at most, so that the meeting stays in sight above a long note."""


def draw(scene: Scene, pen: Pen, width: int, height: int, *, input_rows: int = 1) -> Picture:
    """Return the picture of a scene: exactly `height` rows of at most `width` cells, the input included."""
    wanted = min(max(input_rows, 1), most_input_rows(height))
    match scene.page:
        case Page.GROUP:
            picture = draw_group(scene, pen, width, height, wanted)
        case Page.BLANK:
            picture = draw_blank(scene, pen, width, height, wanted)
        case Page.OVERVIEW | Page.LINES:
            picture = draw_list(scene, pen, width, height, wanted)
        case _ if scene.guidance is Guidance.CLOCK:
            picture = draw_clock(scene, pen, width, height, wanted)
        case _:
            picture = draw_meeting(scene, pen, width, height, wanted)
    return replace(
        picture,
        above=tuple(_finished(row, pen, width) for row in picture.above),
        below=tuple(_finished(row, pen, width) for row in picture.below),
    )


def most_input_rows(height: int) -> int:
    """Return how many rows the input line gets at most."""
    return max(min(MOST_INPUT_ROWS, height // 4), 1)


def _finished(row: Row, pen: Pen, width: int) -> Row:
    """Return a row that fits; cutting always leaves the same ellipsis, which has its twin too."""
    fitted = fit(row, width)
    if pen.glyphs.ellipsis == "…":
        return fitted
    return tuple((style, text.replace("…", pen.glyphs.ellipsis)) for style, text in fitted)
