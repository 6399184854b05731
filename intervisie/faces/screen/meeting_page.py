"""The page of a meeting, for any size of terminal. Pure.

What must be seen longest has rank 1: the clock, then whose turn it is, what to read out, who listens,
where the meeting is, the notes, what is for the facilitator only, and last the keys. From 64 cells
wide and 16 rows high the clock stands in big digits at the right; from 112 wide the running order
stands at the left.
"""

from __future__ import annotations

from intervisie.faces.screen import parts
from intervisie.faces.screen.digits import HEIGHT, big, big_width
from intervisie.faces.screen.keys import bar
from intervisie.faces.screen.reading import Reading, read_clock
from intervisie.faces.screen.rows import EMPTY, Row, cells, fill, fit, one_line, piece, spread, width_of, wrap
from intervisie.faces.screen.running_order import running_order
from intervisie.faces.screen.scene import Page, Pen, Picture, Scene
from intervisie.faces.screen.stacking import Block, allot, stack

WIDE = 112
"""Cells from which there is room for the running order beside the meeting."""

ORDER_WIDTH = 48
"""Cells of the running order, with the line beside it."""

BIG_WIDTH, BIG_HEIGHT = 64, 16
"""A terminal at least this large shows the clock in big digits."""

CLOCK_WIDTH = 36
"""Cells kept for the big clock, so that it always stands in the same place."""

CLOCK, TURN, ASKS, READ, FLOOR, BROUGHT, HEAD, NOTES, PRIVATE, RULE, AIR, SPACE = (
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    11,
    12,
    13,
)

THERE_IS_MORE = "… PgDn"
"""Ends a text for which there was no room, with the key that shows all of it."""


def draw_meeting(scene: Scene, pen: Pen, width: int, height: int, input_rows: int) -> Picture:
    """Return the picture of the meeting."""
    has_keys = height >= 10
    above = max(height - input_rows - has_keys, 0)
    below = (parts.key_bar(bar(scene.view, Page.MEETING), pen, width),) if has_keys else ()
    if width >= WIDE and above >= BIG_HEIGHT:
        rows = _wide(scene, pen, width, above)
    else:
        rows = _body(scene, pen, width, above, with_head=True)
    return Picture(rows, prompt(pen, width), input_rows, below)


def prompt(pen: Pen, width: int) -> Row:
    """Return the sign before the input line."""
    return (("key", f" {pen.glyphs.prompt} "),) if width >= 12 else (("key", pen.glyphs.prompt),)


def _wide(scene: Scene, pen: Pen, width: int, height: int) -> tuple[Row, ...]:
    """Return the meeting with the running order at its left."""
    left_width, right_width = ORDER_WIDTH - 1, width - ORDER_WIDTH
    top = (parts.head(scene, pen, width), _crossing(pen, width, pen.glyphs.crossing_down))
    bottom = _crossing(pen, width, pen.glyphs.crossing_up)
    middle = height - len(top) - 1
    left = running_order(scene.legs, pen, left_width, middle)
    right = _body(scene, pen, right_width, middle, with_head=False)
    column = ("rule", pen.glyphs.column)
    rows = tuple((*fill(left[index], left_width), column, *right[index]) for index in range(middle))
    return (*top, *rows, bottom)


def _crossing(pen: Pen, width: int, sign: str) -> Row:
    line = pen.glyphs.line
    return (("rule", line * (ORDER_WIDTH - 1) + sign + line * (width - ORDER_WIDTH)),)


def _body(scene: Scene, pen: Pen, width: int, height: int, *, with_head: bool) -> tuple[Row, ...]:
    """Return exactly `height` rows: everything but the input line and the keys."""
    view = scene.view
    reading = read_clock(view.clock, view.turn, pen, scene.clock)
    is_big = width >= BIG_WIDTH and height >= BIG_HEIGHT - 2
    ruled: tuple[Row, ...] = (parts.rule(pen, width),)
    head: tuple[Row, ...] = (parts.head(scene, pen, width),) if with_head else ()
    asks = parts.open_question(view, pen, width)
    said = parts.messages(scene.messages, pen, width)
    most = max(height // 2, 1)
    before = (
        Block(HEAD, head),
        Block(RULE, ruled if with_head else ()),
        Block(ASKS, asks, least=min(len(asks), most)),
        *(_hero(scene, reading, pen, width) if is_big else _small(scene, reading, pen, width)),
        *_texts(scene, pen, width, is_big=is_big),
        Block(RULE, (parts.notes_rule(view, pen, width),)),
    )
    after = (
        Block(SPACE, (EMPTY,) * height, more=""),
        Block(ASKS, said, least=min(len(said), most)),
        Block(RULE, ruled if with_head and is_big else ()),
    )
    written = parts.notes(view, pen, width, height)
    least = max(min(len(view.notes), 6 if is_big else 2), 1)
    granted = allot((*before, Block(NOTES, written, least=least), *after), height)[len(before)]
    if granted < len(written):
        written = parts.notes(view, pen, width, granted)
    spare = (EMPTY,) * (granted - len(written))
    rows = stack((*before, Block(0, (*written, *spare), least=granted), *after), height, width)
    return (*rows, *(EMPTY for _ in range(height - len(rows))))


def _texts(scene: Scene, pen: Pen, width: int, *, is_big: bool) -> tuple[Block, ...]:
    """Return what is read aloud and what is for the facilitator; where all does not fit, a key shows it."""
    read = parts.read_aloud(scene, pen, width)
    private = parts.private(scene, pen, width)
    brought = parts.brought(scene.view, pen, width)
    air: tuple[Row, ...] = (EMPTY,) if (read or private or brought) and is_big else ()
    more = THERE_IS_MORE if is_big else "…"
    return (
        Block(AIR, air),
        Block(READ, read, least=min(len(read), 3 if is_big else 2), more=THERE_IS_MORE),
        Block(BROUGHT, brought, least=min(len(brought), 4 if is_big else 2), more=more),
        Block(PRIVATE, private, least=min(len(private), 2 if is_big else 1), more=more),
    )


def _hero(scene: Scene, reading: Reading, pen: Pen, width: int) -> tuple[Block, ...]:
    """Return step, turn and roles at the left, the big clock at the right."""
    clock = clock_block(reading, pen)
    room = width - max((width_of(row) for row in clock), default=0) - 2
    left_width = min(room, width - CLOCK_WIDTH - 2)
    title = parts.title(scene.view, pen, left_width)
    left = [*title, *(() if len(title) > 1 else (EMPTY,)), *parts.floor(scene.view, pen, left_width)]
    rows = []
    for index in range(max(len(left), len(clock), HEIGHT + 1)):
        one = left[index] if index < len(left) else EMPTY
        other = clock[index] if index < len(clock) else EMPTY
        rows.append(spread(one, other, width - 1) if other else fit(one, width - 1))
    return (Block(CLOCK, tuple(rows), least=len(rows)),)


def clock_block(reading: Reading, pen: Pen) -> tuple[Row, ...]:
    """Return the big digits with the words below them, all ending in the same column."""
    words = [line for word in _captions(reading, pen) for line in wrap(word, CLOCK_WIDTH - 2)]
    rows: list[Row] = []
    if reading.digits:
        rows += [((reading.style, row),) for row in big(reading.digits, pen.glyphs)]
    else:
        rows += [EMPTY] * (HEIGHT // 2)
    style = "quiet" if reading.style == "clock" and reading.digits else reading.style
    rows += [(piece(style, word),) for word in words]
    return tuple(rows)


def _captions(reading: Reading, pen: Pen) -> tuple[str, ...]:
    """Return the words below the clock, on one row when they fit."""
    joined = pen.join(*reading.words)
    width = max(big_width(reading.digits), CLOCK_WIDTH - 2) if reading.digits else CLOCK_WIDTH - 2
    return (joined,) if cells(joined) <= width else reading.words


def _small(scene: Scene, reading: Reading, pen: Pen, width: int) -> tuple[Block, ...]:
    """Return clock, turn and roles in as few rows as possible."""
    view = scene.view
    name = (("", " "), piece("title", one_line(view.step)))
    digits: Row = (piece(reading.style, reading.digits),) if reading.digits else ()
    if reading.style in ("still", "over") and digits and reading.words:
        brief = reading.words[0]
        if cells(brief) + width_of(digits) + 2 <= width // 2:
            digits = (*digits, piece(reading.style, f" {brief}"))
            reading = Reading(reading.digits, reading.style, reading.words[1:])
    if width < 16:
        first: tuple[Row, ...] = (digits or (piece(reading.style, pen.join(*reading.words)),),)
    else:
        first = (spread(name, digits, width - 1),)
    needs_words = reading.style == "still" or not reading.digits
    words: tuple[Row, ...] = ()
    if needs_words and reading.words:
        words = ((("", " "), piece(reading.style, pen.join(*reading.words))),)
    turn: tuple[Row, ...] = ()
    roles = parts.floor(view, pen, width)
    if view.turn is not None:
        order = parts.turn_order(view.turn, pen)
        turn = (
            fit((("", " "), *parts.speaker(view.turn, pen), ("", "  "), piece("quiet", order)), width - 1),
        )
        roles = parts.beside_the_speaker(view, pen, width)
    return (
        Block(CLOCK, tuple(fit(row, width) for row in first)),
        Block(CLOCK, tuple(fit(row, width) for row in words)),
        Block(TURN, turn),
        Block(FLOOR, roles),
    )
