"""Make the pictures of the screen from the real program, on a terminal of its own and an emulator.

    python docs/pictures/make.py            write every picture beside this file, as SVG

Needs the development packages (pyte) and a system with terminals of its own.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import pyte
from pyte.screens import Char

HERE = Path(__file__).parent
SCRIPTS = HERE.parents[1] / "tests" / "played" / "scripts"
PEOPLE = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay")
INCIDENT = ("incidentmethode", "--case-owner", "Anna", "--time", "100m")
CELL_WIDTH, CELL_HEIGHT, SIZE = 8.4, 18, 14
ENTER, ESCAPE, TAB, NEXT, DOWN = "\r", "\x1b", "\t", "\x0e", "\x1b[6~"
HALF, SLEEP = "\0half", "\0sleep"
"""Ends what is typed without Enter; and stands for a laptop that is closed for a while."""

GROUND, INK = "#1c1c1c", "#e4e4e4"

TEXTS = {
    "nl": ("Wat zei de moeder precies? | Dat ze het al drie keer had gevraagd.", "Wie was er nog meer bij?",
           "Wat stond er op dat moment in het plan?", "Wanneer hoorde jij het voor het e",
           "Heb je al eens met haar gepraat?"),
    "en": ("What did the mother say? | That she had asked three times.", "Who else was there?",
           "What did the plan say at that moment?", "When did you first hear of i",
           "Have you tried talking to her?"),
}  # fmt: skip


class Terminal:
    """The program on a terminal; `screen` is what a person would see."""

    def __init__(
        self, home: str, language: str, size: tuple[int, int], method: tuple[str, ...], people: Iterable[str]
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._pid, self._handle = pty.fork()
        if self._pid == 0:
            os.environ.update(
                INTERVISIE_HOME=home, INTERVISIE_LANGUAGE=language, TERM="xterm-256color", COLORFGBG="15;0"
            )
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            present = (word for name in people for word in ("--participant", name))
            asked = ("--language", language, "--yes", "--no-stop-signs")
            program = (sys.executable, "-m", "intervisie", "start", *method, *present, *asked)
            os.execv(sys.executable, program)  # noqa: S606
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.watch(2.0)

    def watch(self, seconds: float) -> None:
        """Take in what is drawn for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._handle], [], [], left)[0]:
                self._stream.feed(os.read(self._handle, 65536))

    def do(self, step: str | float) -> None:
        """Watch for some seconds, or type: a control character, half a line, or a line and Enter."""
        if not isinstance(step, str):
            self.watch(step)
        elif step == SLEEP:
            self.sleep(7)
        else:
            keys = step.removesuffix(HALF) if step.endswith(HALF) else step
            os.write(self._handle, (keys if step.endswith(HALF) or step < " " else f"{step}\r").encode())
            self.watch(0.4)

    def sleep(self, seconds: float) -> None:
        """Stop the program for a while, as a closed lid does."""
        os.kill(self._pid, signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(self._pid, signal.SIGCONT)
        self.watch(1.5)

    def end(self) -> None:
        """Kill the program."""
        os.kill(self._pid, 9)
        os.waitpid(self._pid, 0)
        os.close(self._handle)


def svg(screen: pyte.Screen) -> str:
    """Return the screen as a picture; each cell keeps its place whatever the font."""
    width, height = screen.columns * CELL_WIDTH + 24, screen.lines * CELL_HEIGHT + 24
    family = "DejaVu Sans Mono, Menlo, Consolas, monospace"
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" '
            f'height="{height}" font-family="{family}" font-size="{SIZE}">'
        ),
        f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>',
    ]
    for row in range(screen.lines):
        parts += _row(screen, row)
    left, top = 12 + screen.cursor.x * CELL_WIDTH, 12 + screen.cursor.y * CELL_HEIGHT
    parts.append(
        f'<rect x="{left:.1f}" y="{top + 2}" width="2" height="{CELL_HEIGHT - 3}" fill="{INK}"/></svg>'
    )
    return "\n".join(parts) + "\n"


def _row(screen: pyte.Screen, row: int) -> Iterator[str]:
    """Yield one row: runs of one sign as one shape, so that no seam shows; words stretched to their cells."""
    top = 12 + row * CELL_HEIGHT
    column = 0
    while column < screen.columns:
        cell = screen.buffer[row][column]
        end = column + 1
        while end < screen.columns and _goes_on(cell, screen.buffer[row][end]):
            end += 1
        left, width = 12 + column * CELL_WIDTH, (end - column) * CELL_WIDTH
        colour = INK if cell.fg == "default" else f"#{cell.fg}" if len(cell.fg) == 6 else INK
        if cell.data == "█":
            yield (
                f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{CELL_HEIGHT}" '
                f'fill="{colour}" shape-rendering="crispEdges"/>'
            )
        elif cell.data == "─":
            middle = top + CELL_HEIGHT / 2
            yield f'<path d="M{left:.1f} {middle}h{width:.1f}" stroke="{colour}" stroke-opacity=".5"/>'
        elif cell.data == "│":
            middle = left + CELL_WIDTH / 2
            yield f'<path d="M{middle:.1f} {top}v{CELL_HEIGHT}" stroke="{colour}" stroke-opacity=".5"/>'
        elif cell.data.strip():
            weight = ' font-weight="bold"' if cell.bold else ""
            place = f'x="{left:.1f}" y="{top + 13.5}" textLength="{width:.1f}"'
            word = escape("".join(screen.buffer[row][each].data for each in range(column, end)))
            yield f'<text {place} fill="{colour}"{weight}>{word}</text>'
        column = end


def _goes_on(one: Char, following: Char) -> bool:
    """Tell whether two cells beside one another are drawn together."""
    if one.data in "█─│":
        return one.data != "│" and following == one
    is_word = bool(one.data.strip() and following.data.strip()) and following.data not in "█─│"
    return is_word and (one.fg, one.bold) == (following.fg, following.bold)


STORY: tuple[tuple[str, tuple[str | float, ...]], ...] = (
    ("start", ()),
    ("reading", (ENTER, "/goto ground-rules", "/yes", ESCAPE, 1)),
    ("step", (DOWN,)),
    ("hidden", (ESCAPE, "/goto keuze-van-het-incident", "/yes", 1, NEXT, 1, NEXT)),
    (
        "turns",
        ("/goto informatieronde", "/yes", ESCAPE, "{0}", "/turn", "{1}", TAB, "{2}", 1.5, "{3}" + HALF),
    ),
    ("hint", ("\x15", "{4}" + HALF)),
    ("held", ("\x15", "/hold")),
    ("latecomer", ("/continue", "/arrive Gijs")),
    ("headings", ("\x0c",)),
    ("clock", ("\x0c",)),
    ("in-words", ("\x0c", "\x14")),
    ("group", ("\x14", "\x07")),
    ("overview", ("\x07", "\x0f")),
    ("refusal", ("\x0f", "/choose 1")),
    ("question", (2.5, ESCAPE, 1, NEXT)),
    ("over-time", ("/no", "/-23m", "/-50s", ESCAPE, 11)),
    ("break", ("/break 10", ESCAPE)),
    ("gap", ("/continue", ESCAPE, 1.5, SLEEP)),
    ("silence", ("/no", "/goto standpunt-op-papier", "/yes", ESCAPE, 1)),
    ("help", ("/help",)),
    ("closed", (ESCAPE, "/goto next-meeting", "/yes", 1, "/end", ESCAPE, 1)),
)
"""The pictures in the order of a meeting, each with what is typed before it; a number is seconds to watch."""


METHODS = ("troika-consulting", "kollegiale-beratung", "bemiddelend-gesprek", "probleemoplossende-methode")
"""Methods whose scripts among the tests say where a picture is taken: `-- picture: NAME`."""


def make_story(language: str, columns: int, rows: int) -> None:
    """Write the pictures of the incident method in one language and size."""
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(home, language, (columns, rows), INCIDENT, PEOPLE)
        for state, before in STORY:
            for step in before:
                terminal.do(step if isinstance(step, float | int) else step.format(*TEXTS[language]))
            _write(terminal, f"{state}-{columns}x{rows}-{language}")
        terminal.end()


def make_method(method: str, language: str) -> None:
    """Write the pictures that the script of a method asks for."""
    lines = (SCRIPTS / f"{method}.{language}.txt").read_text(encoding="utf-8").splitlines()
    people = next(line for line in lines if line.startswith("-- people:")).partition(":")[2].split(",")
    last = max(number for number, line in enumerate(lines) if line.startswith("-- picture:"))
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(home, language, (80, 24), (method,), people)
        for line in lines[: last + 1]:
            if line.startswith("-- picture:"):
                terminal.watch(1.5)
                _write(terminal, f"{line.partition(':')[2].strip()}-80x24-{language}")
            elif line and not line.startswith(("--", "~")):
                terminal.do(line.removeprefix("! "))
        terminal.end()


def _write(terminal: Terminal, name: str) -> None:
    (HERE / f"{name}.svg").write_text(svg(terminal.screen), encoding="utf-8")


if __name__ == "__main__":
    for each in ("nl", "en"):
        for shown in METHODS:
            make_method(shown, each)
        for size in ((80, 24), (40, 12), (120, 40)):
            make_story(each, *size)
