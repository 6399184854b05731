"""What the terminal library writes, without the bell and with fewer bytes.

Fewer matter over a slow line, and to whatever reads along: a screen that is drawn every second should
say no more than what changed.
"""

from __future__ import annotations

from prompt_toolkit.output import Output
from prompt_toolkit.output.vt100 import Vt100_Output

_LINE = "\r\n"


def tame(output: Output) -> None:
    """Let an output never ring, and go down several rows in one move."""
    setattr(output, "bell", lambda: None)  # noqa: B010 # a meeting is not rung at
    if isinstance(output, Vt100_Output):
        setattr(output, "write", _briefly(output))  # noqa: B010


def _briefly(output: Vt100_Output) -> object:
    """Return a way to write in which a run of line ends is a move down.

    The library goes down by line ends, because they also make rows where there are none; a full screen
    has them all. From the clock to the input line that is some fifty bytes every second.
    """
    write = output.write

    def brief(text: str) -> None:
        if text.startswith(_LINE + _LINE):
            output.write_raw("\r")
            output.cursor_down(len(text) // len(_LINE))
        else:
            write(text)

    return brief
