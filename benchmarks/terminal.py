"""A terminal of one's own, to measure a program on: what it writes, when, and what is then to be seen.

Linux only. Times are taken when something arrives, before the emulator works out what it means.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyte

PROGRAM = str(Path(sys.executable).parent / "intervisie")
PEOPLE = tuple(word for name in ("Anna", "Bas", "Cem", "Dewi", "Els") for word in ("--participant", name))
START = (PROGRAM, "start", "incidentmethode", *PEOPLE, "--yes", "--screen")
SLOWLY = (
    "import os, sys, time; sync = os.fsync; os.fsync = lambda file: (time.sleep(0.2), sync(file));"
    "from intervisie.__main__ import main; main()"
)
SLOW_START = (sys.executable, "-c", SLOWLY, *START[1:])
"""The same, on a disk of which every flush takes 200 ms."""

PROMPT = "❯"


class Cost(NamedTuple):
    """What a program has used, all its threads together: milliseconds, wake-ups, and bytes written."""

    spent: float
    woken: float
    written: float


class Terminal:
    """A program on a terminal of its own, with its data in `home`."""

    def __init__(self, command: tuple[str, ...], home: str, columns: int = 80, rows: int = 24) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.written = 0
        self._stream = pyte.ByteStream(self.screen)
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environ |= {"TERM": "xterm-256color", "INTERVISIE_HOME": home, "INTERVISIE_LANGUAGE": "en"}
        environ |= {"LC_ALL": "C.UTF-8"}
        self.began = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(home)
            os.execvpe(command[0], command, environ)

    def watch(self, seconds: float, until: Callable[[], bool] | None = None) -> float:
        """Look on for so long, or until something is to be seen; return when the last of it arrived."""
        end = time.perf_counter() + seconds
        arrived = time.perf_counter()
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self.handle], [], [], left)[0]:
                break
            try:
                came = os.read(self.handle, 65536)
            except OSError:  # the program ended
                break
            arrived = time.perf_counter()
            self.written += len(came)
            self._stream.feed(came)
            if until is not None and until():
                return arrived
        if until is not None:
            raise TimeoutError("\n".join(self.screen.display))
        return arrived

    def type(self, text: str, seconds: float = 0.5) -> None:
        """Type, and look on for a while."""
        os.write(self.handle, text.encode())
        self.watch(seconds)

    def typed(self, text: str, until: Callable[[], bool]) -> float:
        """Type, and return how many milliseconds went by until something was to be seen."""
        began = time.perf_counter()
        os.write(self.handle, text.encode())
        return (self.watch(10, until) - began) * 1000

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size, as a window manager does."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def row(self, number: int) -> str:
        """Return what stands in one row."""
        return "".join(self.screen.buffer[number][column].data for column in range(self.screen.columns))

    def input_line(self) -> str:
        """Return what stands behind the prompt."""
        row = self.row(self.screen.cursor.y)
        return row.partition(PROMPT)[2].strip()

    def shows(self, text: str) -> bool:
        """Tell whether a text stands in any row but the one that is typed in."""
        own = self.screen.cursor.y
        return any(text in self.row(number) for number in range(self.screen.lines) if number != own)

    def cost(self) -> Cost:
        """Return what was used so far."""
        tasks = list(Path(f"/proc/{self.pid}/task").iterdir())
        spent = sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6
        woken = sum(
            int((task / "status").read_text().split("\nvoluntary_ctxt_switches:")[1].split()[0])
            for task in tasks
        )
        return Cost(spent, woken, self.written)

    def cost_a_second(self, seconds: float) -> Cost:
        """Return what a second costs in which nobody types."""
        before = self.cost()
        self.watch(seconds)
        return Cost(*((after - then) / seconds for then, after in zip(before, self.cost(), strict=True)))

    def peak_memory(self) -> float:
        """Return the most memory it ever had, in MiB."""
        return int(Path(f"/proc/{self.pid}/status").read_text().split("VmHWM:")[1].split()[0]) / 1024

    def end(self) -> None:
        """Kill the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)


def a_running_meeting(
    home: str, command: tuple[str, ...] = START, columns: int = 80, rows: int = 24
) -> Terminal:
    """Return a meeting in turns with its clock running, and nothing left above the input line."""
    terminal = Terminal(command, home, columns, rows)
    terminal.watch(10, lambda: terminal.shows("begins"))
    terminal.watch(1)
    for line in ("", "/goto 2", "/yes", "/+10"):
        terminal.type(f"{line}\r", 1)
    terminal.watch(10)
    return terminal


def verdict(measured: float, goal: float) -> str:
    """Return a figure's goal, and whether it is met."""
    return f"(goal {goal:g}: {'met' if measured <= goal else 'MISSED'})"


def load() -> str:
    """Return how busy the machine is."""
    return "load " + " ".join(f"{figure:.2f}" for figure in os.getloadavg())
