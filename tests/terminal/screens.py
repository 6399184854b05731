"""The screen on a terminal of its own, seen through a terminal emulator."""

from __future__ import annotations

import termios
import time
from pathlib import Path

import pexpect
import pyte

from tests.terminal.programs import PARTICIPANTS, ROOT, command, environment

START = ("start", "incidentmethode", *PARTICIPANTS, "--yes", "--screen")


class Screen:
    """The program on a terminal, of 24 by 80 unless told otherwise."""

    def __init__(
        self, home: Path, *arguments: str, shell: bool = False, size: tuple[int, int] = (24, 80), **more: str
    ) -> None:
        program, *rest = ("bash", "--norc", "-i") if shell else command(*arguments)
        self.child = pexpect.spawn(
            program,
            rest,
            env=environment(home, **{"PS1": "SHELL> ", **more}),
            cwd=str(ROOT),
            timeout=20,
            dimensions=size,
        )
        self.child.delaybeforesend = None
        self.before = self.flags()
        self.picture = pyte.Screen(size[1], size[0])
        self._stream = pyte.ByteStream(self.picture)
        self.raw = b""

    def flags(self) -> list[object]:
        """Return how the terminal treats what is typed and shown."""
        return termios.tcgetattr(self.child.child_fd)[:4]

    def shown(self) -> str:
        return "\n".join(self.picture.display)

    def see(self, text: str) -> Screen:
        """Wait until a text is on the screen, a minute at most: a running clock draws for ever."""
        end = time.monotonic() + 60
        while text not in self.shown():
            assert time.monotonic() < end, f"no {text!r} in:\n{self.shown()}"
            self._take(20)
        return self

    def ready(self) -> Screen:
        """Wait until keys are read and signals are answered, not just the first picture drawn."""
        while b"\x1b[?2004h" not in self.raw:
            self._take(20)
        return self

    def watch(self, seconds: float = 0.0) -> Screen:
        """Take in what comes, for so long and as long as more is there."""
        end = time.monotonic() + seconds
        try:
            while True:
                self._take(max(end - time.monotonic(), 0.01))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return self

    def _take(self, timeout: float) -> None:
        got = self.child.read_nonblocking(65536, timeout=timeout)
        self.raw += got
        self._stream.feed(got)

    def type(self, keys: str) -> Screen:
        self.child.send(keys)
        return self

    def resize(self, rows: int, columns: int) -> Screen:
        self.picture.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        return self

    def end(self) -> int:
        """Wait until the program has ended; return its exit code."""
        self.raw += self.child.read()
        self.child.wait()
        return int(self.child.exitstatus)
