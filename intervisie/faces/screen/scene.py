"""What one picture is drawn from: the meeting at a moment, and what the facilitator looks at. Pure."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from intervisie.faces.screen.glyphs import Glyphs
from intervisie.faces.screen.rows import Row
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.meeting.group_view import GroupView
from intervisie.meeting.timetable import Leg
from intervisie.meeting.view import View
from intervisie.text import Text


class Page(StrEnum):
    """What fills the screen."""

    MEETING = "meeting"
    GROUP = "group"
    BLANK = "blank"
    OVERVIEW = "overview"
    LINES = "lines"


class MessageKind(StrEnum):
    """Why something stands above the input line."""

    TOLD = "told"
    REFUSED = "refused"
    ASKED = "asked"
    UNSAVED = "unsaved"
    WAITING = "waiting"
    OFFERED = "offered"
    HINT = "hint"


class Message(Struct, frozen=True):
    """One thing said above the input line, already in words."""

    kind: MessageKind
    text: str


class Line(Struct, frozen=True):
    """One line to look up, already in words; a label stands in a column of its own, or is a heading."""

    text: str = ""
    label: str = ""


class Scene(Struct, frozen=True):
    """One moment to draw.

    `lines` fill the page that shows lines, from `scroll` on; in the overview they stand below the order.
    `wall` is shown only while the clock runs. `typed` tells whether something stands in the input line.
    """

    view: View
    group: GroupView
    legs: tuple[Leg, ...]
    wall: datetime
    page: Page = Page.MEETING
    guidance: Guidance = Guidance.READ_ALOUD
    clock: ClockDisplay = ClockDisplay.EXACT
    title: str = ""
    lines: tuple[Line, ...] = ()
    scroll: int = 0
    messages: tuple[Message, ...] = ()
    typed: bool = False


class Picture(Struct, frozen=True):
    """What stands above and below the input line, the sign before it, and how many rows it has."""

    above: tuple[Row, ...]
    prompt: Row
    input_rows: int
    below: tuple[Row, ...]
    masked: bool = False


class InWords(Protocol):
    """Whatever gives a sentence its language."""

    def text(self, text: Text) -> str:
        """Return the sentence with its blanks filled."""
        ...


class Pen(Struct, frozen=True):
    """How things are written: the facilitator's language, the group's, and the signs of the terminal."""

    words: InWords
    group_words: InWords
    glyphs: Glyphs

    def text(self, text: Text) -> str:
        """Return a sentence in the facilitator's language."""
        return self.words.text(text)

    def join(self, *parts: str) -> str:
        """Return the parts that are not empty, with a dot between."""
        return f" {self.glyphs.dot} ".join(part for part in parts if part)
