"""Make the pictures of the screen from the real program, on a terminal of its own and an emulator.

    python docs/pictures/make.py            write every picture beside this file, as SVG

Needs the development packages (pyte) and a system with terminals of its own.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from html import escape
from pathlib import Path

import pyte

HERE = Path(__file__).parent
PEOPLE = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay")
CELL_WIDTH, CELL_HEIGHT, SIZE = 8.4, 18, 14
GROUND, INK = "#1c1c1c", "#e4e4e4"

TEXTS = {
    "nl": ("Wat zei de moeder precies? | Dat ze het al drie keer had gevraagd.", "Wie was er nog meer bij?",
           "Wat stond er op dat moment in het plan?", "Wanneer hoorde jij het voor het e"),
    "en": ("What did the mother say? | That she had asked three times.", "Who else was there?",
           "What did the plan say at that moment?", "When did you first hear of i"),
}  # fmt: skip


class Terminal:
    """The program on a terminal; `screen` is what a person would see."""

    def __init__(self, home: str, language: str, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._pid, self._handle = pty.fork()
        if self._pid == 0:
            os.environ.update(
                INTERVISIE_HOME=home, INTERVISIE_LANGUAGE=language, TERM="xterm-256color", COLORFGBG="15;0"
            )
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            method = ("incidentmethode", "--language", language, "--case-owner", "Anna", "--time", "100m")
            people = (word for name in PEOPLE for word in ("--participant", name))
            program = (sys.executable, "-m", "intervisie", "start", *method, *people, "--yes")
            os.execv(sys.executable, program)  # noqa: S606
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.watch(2.0)

    def watch(self, seconds: float) -> None:
        """Take in what is drawn for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._handle], [], [], left)[0]:
                self._stream.feed(os.read(self._handle, 65536))

    def type(self, *lines: str) -> None:
        """Type lines, each ended by Enter unless it ends with a control character."""
        for line in lines:
            os.write(self._handle, (line if line[-1:] < " " else f"{line}\r").encode())
            self.watch(0.35)

    def type_half(self, text: str) -> None:
        """Type without Enter."""
        os.write(self._handle, text.encode())
        self.watch(0.4)

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
        top = 12 + row * CELL_HEIGHT
        for column in range(screen.columns):
            cell = screen.buffer[row][column]
            left = 12 + column * CELL_WIDTH
            place = f'x="{left:.1f}" y="{top + 13.5}"'
            colour = INK if cell.fg == "default" else f"#{cell.fg}" if len(cell.fg) == 6 else INK
            if cell.data == "█":
                parts.append(
                    f'<rect x="{left:.1f}" y="{top}" width="{CELL_WIDTH + 0.3:.1f}" height="18.3" '
                    f'fill="{colour}"/>'
                )
            elif cell.data == "─":
                middle = top + CELL_HEIGHT / 2
                parts.append(
                    f'<path d="M{left:.1f} {middle}h{CELL_WIDTH}" stroke="{colour}" stroke-opacity=".5"/>'
                )
            elif cell.data == "│":
                middle = left + CELL_WIDTH / 2
                parts.append(
                    f'<path d="M{middle:.1f} {top}v{CELL_HEIGHT}" stroke="{colour}" stroke-opacity=".5"/>'
                )
            elif cell.data.strip():
                weight = ' font-weight="bold"' if cell.bold else ""
                parts.append(f'<text {place} fill="{colour}"{weight}>{escape(cell.data)}</text>')
    left, top = 12 + screen.cursor.x * CELL_WIDTH, 12 + screen.cursor.y * CELL_HEIGHT
    parts.append(
        f'<rect x="{left:.1f}" y="{top + 2}" width="2" height="{CELL_HEIGHT - 3}" fill="{INK}"/></svg>'
    )
    return "\n".join(parts) + "\n"


def make(language: str, columns: int, rows: int) -> None:
    """Write the pictures of one language and size."""
    nl = language == "nl"
    yes, hold, keep = ("/ja", "/stil", "/doorgaan") if nl else ("/yes", "/hold", "/continue")
    go = "/ga" if nl else "/goto"
    questions, *rest, half = TEXTS[language]
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(home, language, columns, rows)

        def keep_picture(state: str) -> None:
            name = f"{state}-{columns}x{rows}-{language}.svg"
            (HERE / name).write_text(svg(terminal.screen), encoding="utf-8")

        keep_picture("start")
        terminal.type("\r", f"{go} informatieronde", yes, "\x1b")
        terminal.type(questions, "/beurt" if nl else "/turn", rest[0], "\t", rest[1])
        terminal.watch(1.5)
        terminal.type_half(half)
        keep_picture("turns")
        terminal.type("\x15", hold)
        keep_picture("held")
        terminal.type(keep, "\x07")
        keep_picture("group")
        terminal.type("\x07", "\x0f")
        keep_picture("overview")
        terminal.type("\x0f", "\x0c", "\x0c")
        keep_picture("clock")
        terminal.type("\x0c", "\x0e")
        keep_picture("question")
        terminal.type("/nee" if nl else "/no", "/-19m")
        terminal.type("/-50s")
        terminal.watch(11)
        keep_picture("over-time")
        terminal.type("/pauze 10" if nl else "/break 10", "\x1b")
        keep_picture("break")
        terminal.type(keep, f"{go} standpunt-op-papier", yes, "\x1b")
        keep_picture("silence")
        terminal.type("/hulp" if nl else "/help")
        keep_picture("help")
        terminal.end()


if __name__ == "__main__":
    for spoken in ("nl", "en"):
        for size in ((80, 24), (40, 12), (120, 40)):
            make(spoken, *size)
