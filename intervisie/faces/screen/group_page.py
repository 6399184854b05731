"""What the group may see, in its own language and large: step, read-aloud text, turn and clock. Pure.

No notes, no nudges, no questions to the facilitator; what is typed meanwhile is masked. The same page
without a text to read out is the clock alone, for a facilitator who does not write.
"""

from __future__ import annotations

from intervisie.faces.announce_order import pass_words
from intervisie.faces.looking import brought_line
from intervisie.faces.position import way_line
from intervisie.faces.screen import parts
from intervisie.faces.screen.digits import big, largest_scale
from intervisie.faces.screen.keys import bar
from intervisie.faces.screen.meeting_page import prompt
from intervisie.faces.screen.reading import Reading, read_clock, read_group_clock
from intervisie.faces.screen.rows import EMPTY, Row, centred, fit, one_line, piece, wrap
from intervisie.faces.screen.scene import MessageKind, Page, Pen, Picture, Scene
from intervisie.faces.screen.stacking import Block, stack
from intervisie.meeting.clocks import TurnView
from intervisie.text import say

TEXT_WIDTH = 72
"""Cells of a line of text that people read from a distance."""

FOR_YOU = (MessageKind.ASKED, MessageKind.REFUSED, MessageKind.UNSAVED)
"""What the group page hides but tells the facilitator of: the rest can wait."""


def draw_group(scene: Scene, pen: Pen, width: int, height: int, input_rows: int) -> Picture:
    """Return what may be on a wall while people watch."""
    seen = scene.group
    pen_for_all = Pen(pen.group_words, pen.group_words, pen.glyphs)
    reading = read_group_clock(seen.clock, pen, seen.display)
    agreed = [pen_for_all.text(line) for line in (seen.groups, *seen.agreed) if line is not None]
    texts = [text for text in (seen.say, *seen.ask, seen.posture, *agreed) if text]
    texts += [pen_for_all.text(way_line(number, way)) for number, way in enumerate(seen.ways, start=1)]
    texts += [pen_for_all.text(brought_line(one)) for one in seen.brought]
    step = pen_for_all.text(say("step {number} of {of}", number=seen.number, of=seen.of))
    if seen.loop is not None:
        step = pen.join(step, pen_for_all.text(pass_words(seen.loop)))
    waits = scene.view.asks is not None or any(one.kind in FOR_YOU for one in scene.messages)
    said = (pen.text(say("Something for you: ^G shows it.")),) if waits else ()
    has_keys = height >= 10
    above = max(height - input_rows - has_keys, 0)
    rows = _large(
        reading,
        head=(step,),
        title=one_line(seen.step),
        turn=_turn(seen.turn, pen_for_all),
        texts=texts,
        foot=said,
        pen=pen,
        width=width,
        height=above,
    )
    below = (parts.key_bar(bar(scene.view, Page.GROUP), pen, width),) if has_keys else ()
    return Picture(rows, prompt(pen, width), input_rows, below, masked=True)


def draw_blank(scene: Scene, pen: Pen, width: int, height: int, input_rows: int) -> Picture:
    """Return a page with nothing on it but how to come back; what is typed is masked."""
    has_keys = height >= 10
    above = (EMPTY,) * max(height - input_rows - has_keys, 0)
    below = (parts.key_bar(bar(scene.view, Page.BLANK), pen, width),) if has_keys else ()
    return Picture(above, prompt(pen, width), input_rows, below, masked=True)


def draw_clock(scene: Scene, pen: Pen, width: int, height: int, input_rows: int) -> Picture:
    """Return the clock alone, with the step, the turn and the end."""
    view = scene.view
    reading = read_clock(view.clock, view.turn, pen, scene.clock)
    has_keys = height >= 10
    above = max(height - input_rows - has_keys, 0)
    said = parts.messages(scene.messages, pen, width)
    asked = parts.open_question(view, pen, width)
    room = max(above - 1 - len(said) - len(asked), 0)
    rows = _large(
        reading,
        head=(),
        title=one_line(view.step),
        turn=_turn(view.turn, pen),
        texts=[],
        foot=(),
        pen=pen,
        width=width,
        height=room,
    )
    rows = (parts.head(scene, pen, width), *asked, *rows, *said)[-above:] if above else ()
    below = (parts.key_bar(bar(view, Page.MEETING), pen, width),) if has_keys else ()
    return Picture(rows, prompt(pen, width), input_rows, below)


def _turn(turn: TurnView | None, pen: Pen) -> Row:
    if turn is None:
        return EMPTY
    return (*parts.speaker(turn, pen), ("", "   "), piece("quiet", parts.turn_order(turn, pen)))


def _large(  # noqa: PLR0913 # the lines of a page, each by its name
    reading: Reading,
    *,
    head: tuple[str, ...],
    title: str,
    turn: Row,
    texts: list[str],
    foot: tuple[str, ...],
    pen: Pen,
    width: int,
    height: int,
) -> tuple[Row, ...]:
    """Return exactly `height` rows, everything centred, the clock as large as what is left allows."""
    column = min(width - 2, TEXT_WIDTH)
    lines = [line for text in texts for line in wrap(text, max(column, 1))]
    spoken = tuple(centred((piece("", line),), width) for line in lines)
    words = pen.join(*reading.words)
    fixed = len(head) + 1 + bool(turn) + 1 + len(foot)
    scale = 0
    if reading.digits:
        scale = largest_scale(
            reading.digits, width=width - 4, height=max(height - fixed - 4 - len(spoken), 0)
        )
    clock: tuple[Row, ...] = (
        (centred((piece(reading.style, reading.digits),), width),) if reading.digits else ()
    )
    if scale:
        drawn = big(reading.digits, pen.glyphs, scale=scale)
        clock = tuple(centred(((reading.style, row),), width) for row in drawn)
    space: tuple[Row, ...] = (EMPTY,)
    said: tuple[Row, ...] = (centred((piece(_words_style(reading), words),), width),) if words else ()
    blocks = (
        Block(7, tuple(centred((piece("quiet", line),), width) for line in head)),
        Block(3, (centred((piece("title", title),), width),)),
        Block(9, space),
        Block(1, clock, least=len(clock)),
        Block(1, said),
        Block(9, space if turn else ()),
        Block(2, (centred(turn, width),) if turn else ()),
        Block(9, space if spoken else ()),
        Block(4, spoken),
    )
    middle = stack(blocks, max(height - len(foot), 0), width)
    before = max(height - len(foot) - len(middle), 0) // 2
    rows = (*(EMPTY for _ in range(before)), *middle)
    rows = (*rows, *(EMPTY for _ in range(height - len(foot) - len(rows))))
    return (*rows, *(fit(centred((piece("ask", line),), width), width) for line in foot))[:height]


def _words_style(reading: Reading) -> str:
    return "quiet" if reading.digits and reading.style == "clock" else reading.style
