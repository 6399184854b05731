"""What a document consists of, read from its Markdown: headings, paragraphs, lists, tables, empty lines.

Word files and PDFs are made of these and of nothing else, through the same list that a page to print is
held to. The text in them is harmless already: whatever could steer a program has become visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from intervisie.documents.formats import MOST_UPRIGHT, tokens_of
from intervisie.faces.inert import inert

if TYPE_CHECKING:
    from markdown_it.token import Token

_BLANK = re.compile(r"(_{5,})")
_SHORT = 12
"""Characters up to which a column counts as one of numbers, times or initials."""
_LONG = 36
"""Characters above which a longer text in a column asks for no more room."""
_UPRIGHT, _SIDEWAYS = 80, 120
"""Characters of a table that fit on one line of an upright page, and of one that lies sideways."""
_BETWEEN = 3
"""What a column needs besides its text."""


class Run(Struct, frozen=True):
    """A piece of text that looks the same from begin to end."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


class Break(Struct, frozen=True):
    """The end of a line that somebody ended."""


class Blank(Struct, frozen=True):
    """A piece of line to write on, as long as so many underscores."""

    size: int


Inline = Run | Break | Blank
Line = tuple[Inline, ...]


class Heading(Struct, frozen=True):
    """A heading of level 1 to 6."""

    level: int
    line: Line


class Paragraph(Struct, frozen=True):
    """One paragraph."""

    line: Line


class Facts(Struct, frozen=True):
    """The head of a document: what and when, each a label with its value."""

    rows: tuple[tuple[Line, Line], ...]


class ToSign(Struct, frozen=True):
    """A label with an empty line behind it, for a signature or a date; nothing ever stands on the line."""

    label: Line
    blank: Blank


class WritingLine(Struct, frozen=True):
    """An empty line as wide as the page."""


class Items(Struct, frozen=True):
    """A list; `start` is its first number, or nothing where it has no numbers."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


class Quote(Struct, frozen=True):
    """What is set apart."""

    blocks: tuple[Block, ...]


class Code(Struct, frozen=True):
    """Text as it was typed, each line on its own."""

    lines: tuple[str, ...]


class Table(Struct, frozen=True):
    """A table: `widths` are shares of the page, `aligns` is left, center or right for each column.

    A table with an empty column is one to fill in.
    """

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]
    aligns: tuple[str, ...]
    to_fill_in: bool


Block = Heading | Paragraph | Facts | ToSign | WritingLine | Items | Quote | Code | Table


def elements_of(markdown: str) -> tuple[Block, ...]:
    """Return the elements of a document.

    Raises:
        ValueError: it holds something that a document may not hold.
    """
    blocks = tuple(_blocks(iter(tokens_of(markdown)), None))
    return tuple(_with_a_head(blocks))


def is_wide(blocks: Iterable[Block]) -> bool:
    """Tell whether a document needs its page sideways: a table has more columns than fit upright."""
    return any(isinstance(block, Table) and len(block.head) > MOST_UPRIGHT for block in blocks)


def plain(line: Iterable[Inline]) -> str:
    """Return the text of a line without its looks."""
    return "".join(map(_plain, line))


def _plain(inline: Inline) -> str:
    match inline:
        case Run(text=text):
            return text
        case Blank(size=size):
            return "_" * size
        case Break():
            return " "


def _blocks(tokens: Iterator[Token], end: str | None) -> Iterator[Block]:
    """Yield the blocks up to the token that ends the one they stand in."""
    for token in tokens:
        match token.type:
            case "heading_open":
                yield Heading(int(token.tag[1]), _inside(tokens, "heading_close"))
            case "paragraph_open":
                yield _paragraph(_inside(tokens, "paragraph_close"))
            case "bullet_list_open":
                yield Items(_items(tokens, "bullet_list_close"))
            case "ordered_list_open":
                start = token.attrs.get("start", 1)
                yield Items(_items(tokens, "ordered_list_close"), int(start))
            case "blockquote_open":
                yield Quote(tuple(_blocks(tokens, "blockquote_close")))
            case "hr":
                yield WritingLine()
            case "fence" | "code_block":
                yield Code(tuple(inert(line) for line in token.content.removesuffix("\n").split("\n")))
            case "table_open":
                yield _table(tokens)
            case kind if kind == end:
                return
            case kind:
                raise ValueError(kind)


def _inside(tokens: Iterator[Token], end: str) -> Line:
    """Return the line that stands between an opening and a closing token."""
    line: Line = ()
    for token in tokens:
        if token.type == end:
            break
        line = tuple(_inlines(token.children or ()))
    return line


def _inlines(tokens: Sequence[Token]) -> Iterator[Inline]:
    bold = italic = 0
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                yield from _runs(token.content, bold=bold > 0, italic=italic > 0)
            case "code_inline":
                yield Run(inert(token.content), bold > 0, italic > 0, code=True)
            case "softbreak":
                yield Run(" ", bold > 0, italic > 0)
            case "hardbreak":
                yield Break()
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case kind:
                raise ValueError(kind)


def _runs(text: str, *, bold: bool, italic: bool) -> Iterator[Inline]:
    """Yield a text with the pieces in it that are there to be written on."""
    for piece in _BLANK.split(text):
        if _BLANK.fullmatch(piece):
            yield Blank(len(piece))
        elif piece:
            yield Run(inert(piece), bold, italic)


def _paragraph(line: Line) -> Block:
    """Return a paragraph, or a line to sign when it is a bold label with an empty line behind it."""
    *label, last = line or (Run(""),)
    bold = [one for one in label if isinstance(one, Run) and one.bold]
    if isinstance(last, Blank) and bold and all(isinstance(one, Run) for one in label):
        return ToSign(tuple(label), last)
    return Paragraph(line)


def _items(tokens: Iterator[Token], end: str) -> tuple[tuple[Block, ...], ...]:
    items: list[tuple[Block, ...]] = []
    for token in tokens:
        if token.type == end:
            break
        items.append(tuple(_blocks(tokens, "list_item_close")))
    return tuple(items)


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[list[Line]] = []
    aligns: list[str] = []
    for token in tokens:
        match token.type:
            case "table_close":
                break
            case "tr_open":
                rows.append([])
            case "th_open":
                aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:") or "left")
                rows[-1].append(_inside(tokens, "th_close"))
            case "td_open":
                rows[-1].append(_inside(tokens, "td_close"))
    head, *body = (tuple(row) for row in rows)
    columns = list(zip(*body, strict=True)) if body else [() for _ in head]
    empty = [bool(column) and not any(plain(cell).strip() for cell in column) for column in columns]
    widths = [
        _width(heading, column, to_fill_in=blank)
        for heading, column, blank in zip(head, columns, empty, strict=True)
    ]
    if len(widths) == 2 and min(widths) > _SHORT:
        widths = [1, 1]
    return Table(head, tuple(body), _fitted(widths), tuple(aligns), any(empty))


def _fitted(widths: Sequence[int]) -> tuple[int, ...]:
    """Return widths that fit beside each other: what is short keeps its room, the rest gives way."""
    whole = _UPRIGHT if len(widths) <= MOST_UPRIGHT else _SIDEWAYS
    if sum(widths) <= whole:
        return tuple(widths)
    short = sum(width for width in widths if width <= _SHORT + _BETWEEN)
    long = sum(widths) - short
    room = max(whole - short, 0)
    return tuple(
        width if width <= _SHORT + _BETWEEN else max(width * room // long, _BETWEEN + 4) for width in widths
    )


def _width(heading: Line, column: Sequence[Line], *, to_fill_in: bool) -> int:
    """Return how much room a column asks for, in characters."""
    word = max((len(word) for word in plain(heading).split()), default=0)
    if to_fill_in:
        return max(word, _SHORT) + _BETWEEN
    longest = max((len(plain(cell)) for cell in column), default=0)
    return min(max(word, longest), _LONG) + _BETWEEN


def _with_a_head(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; a list of labels close under the title becomes the head of the document."""
    for place, block in enumerate(blocks):
        near = place in {1, 2} and isinstance(blocks[0], Heading)
        between = blocks[1:place]
        if near and isinstance(block, Items) and all(isinstance(one, Paragraph) for one in between):
            facts = tuple(_fact(item) for item in block.items)
            whole = tuple(fact for fact in facts if fact is not None)
            if len(whole) == len(facts):
                yield Facts(whole)
                continue
        yield block


def _fact(item: tuple[Block, ...]) -> tuple[Line, Line] | None:
    """Return the label and the value of an item that begins with a bold label."""
    if len(item) != 1 or not isinstance(item[0], (Paragraph, ToSign)):
        return None
    line = item[0].line if isinstance(item[0], Paragraph) else (*item[0].label, item[0].blank)
    first = line[0] if line else None
    if not isinstance(first, Run) or not first.bold:
        return None
    value = line[1:]
    if value and isinstance(value[0], Run):
        value = (Run(value[0].text.lstrip(), value[0].bold, value[0].italic, value[0].code), *value[1:])
    return (Run(first.text),), tuple(one for one in value if one != Run(""))
