"""What the loop needs of the rooms around it: a clock, a journal, a face. Protocols only."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Protocol

from intervisie.errors import IntervisieError
from intervisie.meeting.command import Command
from intervisie.meeting.decision import Refusal
from intervisie.meeting.instant import Instant, Stamp
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.signals import Signal
from intervisie.meeting.state import Meeting
from intervisie.method.model import Method
from intervisie.text import Text


class Clock(Protocol):
    """Reads the system's clocks."""

    def stamp(self) -> Stamp:
        """Return what they say now."""
        ...


class Store(Protocol):
    """Keeps the records of one meeting."""

    notices: list[Text]

    def append(self, kind: str, body: object, stamp: Stamp) -> int:
        """Keep one record; return its number once it is safe, or raise StorageError."""
        ...

    def drop_draft(self) -> None:
        """Forget what stood typed but not entered."""
        ...


class Face(Protocol):
    """Shows a meeting. Every call comes from the loop's own thread, in the order in which things happened."""

    def opened(self, meeting: Meeting, now: Instant) -> None:
        """Show where the meeting stands: at its beginning, or after a resume."""
        ...

    def changed(
        self, before: Meeting, after: Meeting, events: tuple[MeetingEvent, ...], now: Instant
    ) -> None:
        """Show what happened; it is safe on the disk."""
        ...

    def refused(self, refusal: Refusal, line: str) -> None:
        """Say why a line was not done; what was typed stays the facilitator's."""
        ...

    def asked(self, question: Text) -> None:
        """Ask whether something may be skipped or lost; the answer comes as a line."""
        ...

    def looked(self, command: Command, meeting: Meeting, now: Instant) -> None:
        """Show what a command that only looks asks for."""
        ...

    def signalled(self, signal: Signal, meeting: Meeting, now: Instant) -> None:
        """Say something about time."""
        ...

    def told(self, text: Text, mend: Text | None = None) -> None:
        """Say something to the facilitator."""
        ...

    def not_saved(self, error: IntervisieError, lines: tuple[str, ...]) -> None:
        """Say that these lines are not on the disk yet; the loop keeps trying."""
        ...


class Ending(Enum):
    """How the loop ended."""

    LEFT = "left"
    HUNG_UP = "hung-up"
    TERMINATED = "terminated"
    INTERRUPTED = "interrupted"


FindMethod = Callable[[str], Method]
"""Returns the method of a name or path, or raises an IntervisieError."""

SaveIn = Callable[[str], None]
"""Lets the journal go on in the folder of this path, or raises an IntervisieError."""
