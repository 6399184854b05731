"""The screen as the loop sees it: everything it is told goes to the screen's own thread, in order."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from intervisie.errors import IntervisieError
from intervisie.faces.screen.board import Board
from intervisie.meeting.command import Command
from intervisie.meeting.decision import Refusal
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.signals import Signal
from intervisie.meeting.state import Meeting
from intervisie.text import Text


class ScreenFace:
    """Hands over what happened; `wake` asks the screen's thread to call `catch_up`."""

    def __init__(self, board: Board) -> None:
        self.wake: Callable[[], None] = lambda: None
        self._board = board
        self._news: deque[Callable[[], None]] = deque()

    def catch_up(self) -> None:
        """Put on the board what was handed over; called from the screen's thread."""
        while self._news:
            self._news.popleft()()

    def opened(self, meeting: Meeting, now: Instant) -> None:  # noqa: ARG002 # the board was made from it
        """Show where the meeting stands: the board knows already."""
        self._hand_over(lambda: None)

    def changed(
        self,
        before: Meeting,  # noqa: ARG002
        after: Meeting,
        events: tuple[MeetingEvent, ...],
        now: Instant,
    ) -> None:
        """Show what happened."""
        self._hand_over(lambda: self._board.changed(after, events, now, time.monotonic()))

    def refused(self, refusal: Refusal, line: str) -> None:
        """Say why a line was not done."""
        self._hand_over(lambda: self._board.refused(refusal, line, time.monotonic()))

    def asked(self, question: Text) -> None:
        """Ask whether something may be skipped or lost."""
        self._hand_over(lambda: self._board.asked(question, time.monotonic()))

    def looked(self, command: Command, meeting: Meeting, now: Instant) -> None:  # noqa: ARG002
        """Open the page that was asked for."""
        self._hand_over(lambda: self._board.looked(command, time.monotonic()))

    def signalled(self, signal: Signal, meeting: Meeting, now: Instant) -> None:  # noqa: ARG002
        """Say something about time."""
        self._hand_over(lambda: self._board.signalled(signal, time.monotonic()))

    def told(self, text: Text, mend: Text | None = None) -> None:
        """Say something to the facilitator."""
        self._hand_over(lambda: self._board.told(text, mend, time.monotonic()))

    def not_saved(self, error: IntervisieError, lines: tuple[str, ...]) -> None:
        """Say which lines are not on the disk yet."""
        self._hand_over(lambda: self._board.not_saved(error, lines))

    def _hand_over(self, news: Callable[[], None]) -> None:
        self._news.append(news)
        self.wake()
