"""Lines to a terminal, a pipe or a file: added one after another, harmless, and never a reason to stop.

A terminal that was closed and a reader that went away end the showing, not the meeting: what is
typed is kept all the same.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

from intervisie.faces.inert import inert, wrap

NARROWEST = 20
"""Columns below which a terminal breaks lines itself."""


class Lines:
    """Where a face writes; safe to use from several threads.

    `closed_pipe` tells whether the reader of a pipe has gone. Python's own stream is looked up at every
    line, because a line editor puts another in its place while it reads.
    """

    def __init__(self) -> None:
        self.closed_pipe = False
        self._gone = False
        self._lock = threading.Lock()

    def show(self, line: str) -> None:
        """Write one line and let it be seen at once; foreign text in it is made inert.

        On a terminal a line that is too long is broken between words; elsewhere it stays one line.
        """
        with self._lock:
            if self._gone:
                return
            try:
                sys.stdout.write(_broken(inert(line)) + "\n")
                sys.stdout.flush()
            except BrokenPipeError:
                self.closed_pipe = True
                self._stop()
            except (OSError, ValueError):  # the terminal is gone, or the stream is closed
                self._stop()

    def _stop(self) -> None:
        """Write nothing any more, not even what Python keeps back until it ends."""
        self._gone = True
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)


def _broken(line: str) -> str:
    """Return a line with line breaks where the terminal ends, as it stands when there is no terminal."""
    terminal = sys.__stdout__  # a line editor's stand-in does not know how wide it is
    try:
        columns = os.get_terminal_size(terminal.fileno()).columns if terminal else 0
    except (OSError, ValueError):
        return line
    if columns < NARROWEST or (len(line) < columns and line.isascii()):
        return line
    return "\n".join(wrap(line, columns - 1))
