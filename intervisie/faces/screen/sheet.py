"""The whole screen as one part for the library: rows as they are, and the line that is typed in between them.

Cheaper to draw than what the library offers for text and for dividing a screen: every row has its place
already, and a row that was drawn before is used again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from prompt_toolkit.layout.containers import Container, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Char, Screen, WritePosition

from intervisie.faces.screen.rows import Row, clusters
from intervisie.faces.screen.scene import Picture

_SPACE = Char(" ", "")


class Cells(defaultdict[int, Char]):
    """One row cell by cell.

    The library asks for all of a row only to find its last column with something in it, twice a row for
    every drawing. So only the cells that can be it are told.
    """

    ends: tuple[tuple[int, Char], ...] = ()

    def items(self) -> Iterable[tuple[int, Char]]:  # type: ignore[override] # all that the library asks of it
        """Return the last cell that is not blank, with those behind it."""
        return self.ends


class Sheet(Container):
    """Shows a picture, with the window of the input line where the picture leaves room for it."""

    def __init__(self, picture: Callable[[], Picture], line: Window) -> None:
        self._picture = picture
        self._line = line
        self._drawn: dict[Row, Cells] = {}

    def reset(self) -> None:
        """Let the line begin anew; the sheet itself keeps nothing that matters."""
        self._line.reset()

    def preferred_width(self, max_available_width: int) -> Dimension:
        """Return all there is."""
        return Dimension.exact(max_available_width)

    def preferred_height(self, width: int, max_available_height: int) -> Dimension:  # noqa: ARG002
        """Return all there is."""
        return Dimension.exact(max_available_height)

    def write_to_screen(
        self,
        screen: Screen,
        mouse_handlers: MouseHandlers,
        write_position: WritePosition,
        parent_style: str,
        erase_bg: bool,  # noqa: FBT001 # the library's own signature
        z_index: int | None,
    ) -> None:
        """Put the rows and the line on the screen."""
        picture = self._picture()
        width, height = write_position.width, write_position.height
        drawn: dict[Row, Cells] = {}
        first = min(len(picture.above), max(height - 1, 0))
        self._put(picture.above[:first], screen, 0, drawn)
        below = first + picture.input_rows
        self._put(picture.below[: max(height - below, 0)], screen, below, drawn)
        self._drawn = drawn
        prompt = _cells(picture.prompt)
        indent = len(prompt) if len(prompt) < width else 0
        if indent:
            screen.data_buffer[first].update(prompt)
        place = WritePosition(indent, first, width - indent, min(picture.input_rows, max(height - first, 1)))
        self._line.write_to_screen(screen, mouse_handlers, place, parent_style, erase_bg, z_index)
        screen.width, screen.height = max(screen.width, width), max(screen.height, height)

    def _put(self, rows: tuple[Row, ...], screen: Screen, top: int, drawn: dict[Row, Cells]) -> None:
        for place, row in enumerate(rows, start=top):
            line = drawn.get(row) or self._drawn.get(row) or _cells(row)
            drawn[row] = line
            screen.data_buffer[place] = line

    def get_children(self) -> list[Container]:
        """Return the line: all else is only shown."""
        return [self._line]


@lru_cache(maxsize=512)  # digits and rules repeat the same few
def _cell(style: str, cluster: str, width: int) -> Char:
    cell = Char(cluster, f"class:{style}" if style else "")
    cell.width = width
    return cell


def _cells(row: Row) -> Cells:
    """Return a row cell by cell; behind a wide character stands nothing."""
    line = Cells(lambda: _SPACE)
    column = last = 0
    for style, cluster, width in clusters(row):
        line[column] = _cell(style, cluster, width)
        for hidden in range(1, width):
            line[column + hidden] = Char("", "")
        if cluster != " ":
            last = column + width - 1
        column += width
    line.ends = tuple((place, line[place]) for place in range(last, column))
    return line
