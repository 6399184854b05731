"""Builders for the screen: scenes of a meeting, pictures as text, and a screen without a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO

from msgspec.structs import replace
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from intervisie.conduct.ports import Ending
from intervisie.faces.drafts import Drafts
from intervisie.faces.screen.application import Screen
from intervisie.faces.screen.board import Board
from intervisie.faces.screen.drawing import draw
from intervisie.faces.screen.face import ScreenFace
from intervisie.faces.screen.glyphs import UNICODE, Glyphs
from intervisie.faces.screen.palette import PALETTE, Ground
from intervisie.faces.screen.rows import plain_text
from intervisie.faces.screen.scene import Message, Page, Pen, Picture, Scene
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.meeting.group_view import group_view
from intervisie.meeting.instant import Instant
from intervisie.meeting.timetable import timetable
from intervisie.words.catalogue import Words
from tests.meeting.builders import INCIDENT, MINUTE, Table, a_table_at

SECOND = timedelta(seconds=1)

HINTING = replace(
    INCIDENT,
    language="en",
    steps=tuple(
        replace(
            step, parts=tuple(replace(part, question_hints=step.id == "questions") for part in step.parts)
        )
        for step in INCIDENT.steps
    ),
)
"""The incident method of the tests, with hints in every step."""


def a_pen(language: str = "en", glyphs: Glyphs = UNICODE) -> Pen:
    return Pen(Words(language), Words(language), glyphs)


def a_scene(
    table: Table,
    page: Page = Page.MEETING,
    guidance: Guidance = Guidance.READ_ALOUD,
    messages: tuple[Message, ...] = (),
    *,
    clock: ClockDisplay = ClockDisplay.EXACT,
) -> Scene:
    return Scene(
        view=table.seen,
        group=group_view(table.meeting, table.now),
        legs=timetable(table.meeting, table.now),
        wall=table.now.wall,
        page=page,
        guidance=guidance,
        clock=clock,
        messages=messages,
    )


def a_picture(scene: Scene, width: int = 80, height: int = 24, pen: Pen | None = None) -> Picture:
    return draw(scene, pen or a_pen(), width, height)


def seen(scene: Scene, width: int = 80, height: int = 24, pen: Pen | None = None) -> str:
    """Return the picture as text, the prompt included."""
    picture = a_picture(scene, width, height, pen)
    return plain_text((*picture.above, picture.prompt, *picture.below))


def a_running_table() -> Table:
    """Return a meeting with turns and two notes, 7:26 into a part of twenty minutes."""
    table = a_table_at("questions").type(
        "What did she say? | That she had asked.", "@cem Who else was there?"
    )
    return table.wait(7 * MINUTE + 26 * SECOND)


class Leader:
    """Stands in for the loop: keeps the lines, and does nothing until the test says so."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.endings: list[Ending] = []
        self.looks: list[Instant] = []
        self.busy: list[Instant] = []
        self.pending = 0
        self.on_line: Callable[[str], object] = str
        self.on_leave: Callable[[], None] = lambda: None

    def type(self, line: str) -> None:
        self.lines.append(line)
        self.on_line(line)

    def look(self, now: Instant) -> None:
        self.looks.append(now)

    def was_busy(self, now: Instant) -> None:
        self.busy.append(now)

    def leave(self, ending: Ending) -> None:
        self.endings.append(ending)
        self.on_leave()


class Sitting:
    """A screen in this process: keys are typed, and what a terminal would get is kept."""

    def __init__(self, table: Table, keyboard: PipeInput, rows: int, columns: int) -> None:
        self.table = table
        self.keyboard = keyboard
        self.written = StringIO()
        self.size = Size(rows=rows, columns=columns)
        self.leader = Leader()
        self.board = Board(table.meeting, table.now, Words("en"))
        self.face = ScreenFace(self.board)
        self.drafts: list[str] = []
        keeping = Drafts(self.drafts.append)
        output = Vt100_Output(self.written, lambda: self.size, term="xterm-256color", enable_cpr=False)
        self.screen = Screen(
            self.board,
            self.face,
            self.leader,
            pen=a_pen(),
            looks=PALETTE[Ground.UNKNOWN],
            now=lambda: self.table.now,
            drafts=keeping,
            terminal=keyboard,
            output=output,
        )
        self.leader.on_leave = self.screen.stop

    def type(self, keys: str, draft: str = "") -> list[str]:
        """Type keys, then leave by Ctrl-C twice; return the lines that were handed in."""
        self.keyboard.send_text(f"{keys}\x03\x03")
        self.screen.run(draft)
        return self.leader.lines


@contextmanager
def a_sitting(table: Table | None = None, *, rows: int = 24, columns: int = 80) -> Iterator[Sitting]:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard):
        yield Sitting(table or a_running_table(), keyboard, rows, columns)
