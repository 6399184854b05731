"""Lines from a pipe, a file or a simple terminal: bytes in, lines out, whatever the bytes are.

Read by hand in a thread of its own: a line may have any length, and the thread may be left waiting
when the program ends, which Python's own streams do not allow.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_CHUNK = 1 << 16
_CONTROLS = {point: chr(0x2400 + point) for point in range(0x20)} | {0x7F: "␡", 0x09: " ", 0x0A: " "}
_CONTROLS |= {point: f"<U+{point:04X}>" for point in (*range(0x80, 0xA0), *range(0xD800, 0xE000))}


def visible(line: str) -> str:
    """Return a line without control characters: each is seen as its picture, a tab as a space."""
    return line if line.isprintable() else line.translate(_CONTROLS)


def lines_in(chunks: Iterator[bytes]) -> Iterator[str]:
    """Yield the lines of a stream of bytes.

    A line ends with a newline, a carriage return before it or not; the last one need not. Bytes that
    are no UTF-8 become the replacement character.
    """
    rest: list[bytes] = []
    for chunk in chunks:
        *ended, last = chunk.split(b"\n")
        for line in ended:
            yield _decoded(b"".join((*rest, line)))
            rest.clear()
        if last:
            rest.append(last)
    if rest:
        yield _decoded(b"".join(rest))


def _decoded(line: bytes) -> str:
    text = line.removesuffix(b"\r").decode("utf-8", "replace")
    return visible(text.removeprefix("\ufeff"))


def read_chunks(handle: int) -> Iterator[bytes]:
    """Yield what comes from a file descriptor until it ends or is gone."""
    while True:
        try:
            chunk = os.read(handle, _CHUNK)
        except OSError:  # the terminal was closed
            return
        if not chunk:
            return
        yield chunk


def start_reading(handle: int, take: Callable[[str], None], end: Callable[[], None]) -> None:
    """Hand every line to `take`, then call `end`, from a thread that nobody has to wait for."""

    def work() -> None:
        for line in lines_in(read_chunks(handle)):
            take(line)
        end()

    threading.Thread(target=work, name="reading", daemon=True).start()


@contextmanager
def keeping_typed(handle: int) -> Iterator[None]:
    """Let a Ctrl-C on a simple terminal leave what stands typed there; elsewhere nothing changes."""
    if sys.platform == "win32" or not os.isatty(handle):
        yield
        return
    import termios

    before = termios.tcgetattr(handle)
    kept = [*before]
    kept[3] |= termios.NOFLSH
    termios.tcsetattr(handle, termios.TCSANOW, kept)
    try:
        yield
    finally:
        with suppress(OSError, termios.error):  # the terminal was closed
            termios.tcsetattr(handle, termios.TCSANOW, before)
