"""A part of the screen that shows rows as they are: cheaper to draw than what the library offers for text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from prompt_toolkit.layout.containers import Container
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Char, Screen, WritePosition

from intervisie.faces.screen.rows import Row, clusters

Cells = defaultdict[int, Char]

_SPACE = Char(" ", "")


def _space() -> Char:
    return _SPACE


class Sheet(Container):
    """Shows the rows that a function returns, as wide as there is room or as `width` says."""

    def __init__(self, rows: Callable[[], tuple[Row, ...]], width: Callable[[], int] | None = None) -> None:
        self._rows = rows
        self._width = width
        self._drawn: dict[Row, Cells] = {}

    def reset(self) -> None:
        """Forget nothing: a sheet has no state of its own."""

    def preferred_width(self, max_available_width: int) -> Dimension:  # noqa: ARG002
        """Return exactly the width asked for, else any."""
        return Dimension() if self._width is None else Dimension.exact(self._width())

    def preferred_height(self, width: int, max_available_height: int) -> Dimension:  # noqa: ARG002
        """Return exactly as many rows as there are."""
        return Dimension.exact(len(self._rows()))

    def write_to_screen(
        self,
        screen: Screen,
        mouse_handlers: MouseHandlers,  # noqa: ARG002
        write_position: WritePosition,
        parent_style: str,  # noqa: ARG002
        erase_bg: bool,  # noqa: ARG002, FBT001 # the library's own signature
        z_index: int | None,  # noqa: ARG002
    ) -> None:
        """Put the rows on the screen; a row that was drawn before is used again."""
        drawn: dict[Row, Cells] = {}
        left = write_position.xpos
        for number, row in enumerate(self._rows()[: write_position.height]):
            line = drawn.get(row) or self._drawn.get(row) or _cells(row)
            drawn[row] = line
            place = write_position.ypos + number
            if self._width is None:
                screen.data_buffer[place] = line
            else:
                screen.data_buffer[place].update({left + column: char for column, char in line.items()})
        self._drawn = drawn
        screen.height = max(screen.height, write_position.ypos + write_position.height)
        screen.width = max(screen.width, left + write_position.width)

    def get_children(self) -> list[Container]:
        """Return nothing: there are only rows."""
        return []


def _cells(row: Row) -> Cells:
    """Return a row cell by cell; behind a wide character stands nothing."""
    line: Cells = defaultdict(_space)
    column = 0
    for style, cluster, width in clusters(row):
        char = Char(cluster, f"class:{style}" if style else "")
        char.width = width
        line[column] = char
        for hidden in range(1, width):
            line[column + hidden] = Char("", "")
        column += width
    return line
