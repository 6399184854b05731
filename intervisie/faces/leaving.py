"""How somebody leaves in the middle: Ctrl-C, termination, a terminal that is closed.

A signal only asks the loop to end; the lines before it are decided first. What the program exits
with is decided by the first signal that came.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self

from intervisie.conduct.ports import Ending

TWICE = 2.0
"""Seconds within which a second Ctrl-C is meant."""


class Interrupts:
    """Tells a mistaken Ctrl-C from one that is meant."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: float | None = None
        self._was_empty = False

    def is_meant(self, *, empty: bool) -> bool:
        """Tell whether this Ctrl-C ends it: the second in two seconds, or the second on an empty line."""
        now = self._clock()
        soon = self._last is not None and now - self._last <= TWICE
        again = self._last is not None and self._was_empty and empty
        self._last, self._was_empty = now, empty
        return soon or again

    def forget(self) -> None:
        """Take the next Ctrl-C for a first one: somebody went on typing."""
        self._last = None


class Signals:
    """Turns signals into endings while it is entered; afterwards everything is as before.

    `ending` is the first that came, None without any.
    """

    def __init__(self, leave: Callable[[Ending], None], interrupted: Callable[[], None]) -> None:
        self.ending: Ending | None = None
        self._leave = leave
        self._interrupted = interrupted
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        endings = {"SIGTERM": Ending.TERMINATED, "SIGHUP": Ending.HUNG_UP, "SIGBREAK": Ending.TERMINATED}
        for name, ending in endings.items():
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._leaving(ending))
        self._before[signal.SIGINT] = signal.signal(signal.SIGINT, self._on_interrupt)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type] # what it gave back before

    def end(self, ending: Ending) -> None:
        """Leave in a way; the first one counts."""
        if self.ending is None:
            self.ending = ending
        self._leave(ending)

    def _leaving(self, ending: Ending) -> Callable[[int, FrameType | None], None]:
        return lambda number, frame: self.end(ending)  # noqa: ARG005 # what a handler is given

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self._interrupted()
