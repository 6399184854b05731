"""The terminal itself: the first picture on it, and everything as it was afterwards.

The first picture is drawn by hand: prompt_toolkit takes longer to import than all the rest, and in that
time the meeting can be seen already. What is typed meanwhile waits in the terminal and is not lost.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from intervisie.faces.screen.palette import Look, escape_codes
from intervisie.faces.screen.rows import Row, clusters
from intervisie.faces.screen.scene import Picture

_ENTER = "\x1b[?1049h\x1b[H\x1b[2J"
_PLAIN = "\x1b[0m"


def terminal_size() -> tuple[int, int]:
    """Return the columns and rows of the terminal; 80 x 24 when it does not tell."""
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return 80, 24
    return columns or 80, rows or 24


def paint_first(picture: Picture, looks: Mapping[str, Look]) -> None:
    """Show a picture on the alternate screen; a terminal that is gone is found out later."""
    if sys.platform == "win32":  # its console needs the library to understand these codes
        return
    codes = escape_codes(looks)
    blank: tuple[Row, ...] = ((),) * (picture.input_rows - 1)
    rows = (*picture.above, picture.prompt, *blank, *picture.below)
    painted = "\r\n".join(_painted(row, codes) for row in rows)
    with suppress(OSError, ValueError):
        sys.stdout.write(f"{_ENTER}\x1b[?7l{painted}{_cursor(picture)}")
        sys.stdout.flush()


def _painted(row: Row, codes: Mapping[str, str]) -> str:
    painted = ""
    now = ""
    for style, cluster, _ in clusters(row):
        code = codes.get(style, "")
        if code != now:
            painted += f"{_PLAIN}{code}"
            now = code
        painted += cluster
    return f"{painted}{_PLAIN}" if now else painted


def _cursor(picture: Picture) -> str:
    column = sum(width for _, _, width in clusters(picture.prompt)) + 1
    return f"\x1b[{len(picture.above) + 1};{column}H"


@contextmanager
def terminal_kept() -> Iterator[Callable[[], None]]:
    """Keep the terminal silent about what is typed, and give it back as it was, whatever happens.

    Yields what gives it back without writing to it, for a terminal that takes nothing any more.
    """
    if sys.platform == "win32":
        yield lambda: None
        return
    import termios

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    quiet = termios.tcgetattr(handle)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(handle, termios.TCSANOW, quiet)

    def give_back() -> None:
        with suppress(termios.error):
            termios.tcsetattr(handle, termios.TCSANOW, before)

    try:
        yield give_back
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.write(f"{_PLAIN}\x1b[?7h\x1b[?25h\x1b[?2004l\x1b[?1049l")
            sys.stdout.flush()
        give_back()
