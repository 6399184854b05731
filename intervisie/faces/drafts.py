"""Keeps what stands typed but not entered, without ever holding up typing.

A thread of its own writes at most every two seconds, or when forty characters were added. What is
typed to stay hidden is never kept here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

EVERY = 2.0
"""Seconds between two writings."""

AT_ONCE = 40
"""Characters of difference that do not wait."""


class Drafts:
    """What stands typed; `save` writes it, and is called from one thread only."""

    def __init__(self, save: Callable[[str], None]) -> None:
        self._save = save
        self._text = ""
        self._saved = ""
        self._ended = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="drafts", daemon=True)
        self._thread.start()

    def keep(self, text: str) -> None:
        """Note what stands typed now; returns at once."""
        with self._changed:
            self._text = text
            self._changed.notify()

    def entered(self) -> None:
        """Note that the line was entered: there is nothing to keep until the next letter."""
        with self._changed:
            self._text = self._saved = ""
            self._changed.notify()

    def end(self, patience: float = 0.5) -> None:
        """Write what still stands typed, waiting for a slow disk no longer than `patience` seconds."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join(patience)

    def _work(self) -> None:
        while not self._ended:
            with self._changed:
                self._changed.wait_for(self._is_new)
                self._changed.wait_for(self._cannot_wait, timeout=EVERY)
            self._write()
        self._write()

    def _write(self) -> None:
        with self._changed:
            text = self._text
            if text == self._saved or not text:
                return
            self._saved = text
        self._save(text)

    def _is_new(self) -> bool:
        return self._ended or (self._text != self._saved and bool(self._text))

    def _cannot_wait(self) -> bool:
        return self._ended or not self._is_new() or abs(len(self._text) - len(self._saved)) >= AT_ONCE
