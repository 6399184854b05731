"""Types a script into a meeting, each line at its time, as scripted people in a rehearsal do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence


class Typist:
    """Types lines in a thread of its own and then leaves the meeting.

    `script` holds for each line how many seconds after the start it is typed, in order; `leave` is what is
    typed last.
    """

    def __init__(self, script: Sequence[tuple[float, str]], leave: str) -> None:
        self._script = script
        self._leave = leave
        self._stop = threading.Event()

    def start(self, take: Callable[[str], None]) -> None:
        """Begin to type; `take` gets the lines, from another thread."""
        threading.Thread(target=self._work, args=(take,), name="typist", daemon=True).start()

    def stop(self) -> None:
        """Type nothing more."""
        self._stop.set()

    def _work(self, take: Callable[[str], None]) -> None:
        began = time.monotonic()
        for after, line in self._script:
            if self._stop.wait(max(began + after - time.monotonic(), 0)):
                return
            take(line)
        take(self._leave)
