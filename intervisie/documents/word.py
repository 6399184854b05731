"""A document as a Word file: A4, with real headings, lists and table headings, made without any package.

A Word file is a zip with a few small XML files in it. Text stands in it as text and nothing else: no links,
no pictures, no fields but the page numbers, no fonts from elsewhere. Nothing is kept about who made it, where
and when. The order of elements is the one of the schema (ECMA-376, part 1): Word refuses any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from intervisie.documents.elements import (
    Blank,
    Block,
    Break,
    Code,
    Facts,
    Heading,
    Inline,
    Items,
    Line,
    Paragraph,
    Quote,
    Run,
    Table,
    ToSign,
    WritingLine,
    is_wide,
    plain,
)
from intervisie.documents.paper import Paper
from intervisie.documents.word_parts import NUMBERED, parts

_LONG_SIDE, _SHORT_SIDE = 16838, 11906
"""A4, in twentieths of a point like all sizes here."""
_MARGIN = 1417
_INDENT = 340
"""How far a list stands in from what it stands in."""
_MOST_DEPTH = 8
_TALL = 600
"""Characters from which a row of a table may go on overleaf: shorter ones stay whole."""
_RIGHT_TO_LEFT: Final = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]+)"
)
_FIRST_LETTER: Final = re.compile(r"[^\W\d_]")


class _Around(Struct, frozen=True):
    """What a paragraph stands in: how far in, in how many lists, and whether it stays with the next one."""

    width: int
    indent: int = 0
    depth: int = 0
    rule: bool = False
    stays: bool = False


def word(blocks: tuple[Block, ...], paper: Paper) -> bytes:
    """Return the Word file of a document."""
    wide = is_wide(blocks)
    across = (_LONG_SIDE if wide else _SHORT_SIDE) - 2 * _MARGIN
    writer = _Writer()
    body = "".join(writer.document(blocks, _Around(across)))
    files = parts(paper, body + _section(wide=wide), across, writer.starts)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, text in files.items():
            # always the same moment: when and by whom it was made is nobody's business
            package.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode(), ZIP_DEFLATED)
    return made.getvalue()


def _section(*, wide: bool) -> str:
    across, down = (_LONG_SIDE, _SHORT_SIDE) if wide else (_SHORT_SIDE, _LONG_SIDE)
    sideways = ' w:orient="landscape"' if wide else ""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{across}" w:h="{down}"{sideways}/>'
        f'<w:pgMar w:top="1134" w:right="{_MARGIN}" w:bottom="1304" w:left="{_MARGIN}"'
        ' w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )


class _Writer:
    """Turns blocks into paragraphs and tables; counts the numbered lists: each begins anew."""

    def __init__(self) -> None:
        self.starts: list[int] = []

    def document(self, blocks: Sequence[Block], around: _Around) -> Iterator[str]:
        """Yield the body; what stands before a line to sign goes with it to the next page."""
        for block, following in zip_longest(blocks, blocks[1:]):
            stays = isinstance(following, ToSign) and not isinstance(block, Heading)
            place = _Around(around.width, stays=True) if stays and _is_short(block) else around
            yield from self.block(block, place)
        if blocks and isinstance(blocks[-1], Table):
            yield _paragraph("", style="Close")  # a table may not be the last thing of a document

    def block(self, block: Block, around: _Around) -> Iterator[str]:
        """Yield the paragraphs, or the table, of one block."""
        match block:
            case Heading(level=level, line=line):
                yield _paragraph(_line(line), style=f"Heading{level}", line=line, around=around)
            case Paragraph(line=line):
                yield _paragraph(_line(line), line=line, around=around)
            case Facts(rows=rows):
                yield from _facts(rows, around)
            case ToSign(label=label):
                yield _to_sign(label, around)
            case WritingLine():
                yield _paragraph("", style="WritingLine", around=around)
                yield _paragraph("", style="Close", around=around)  # two lines in a row would become one
            case Items():
                yield from self._items(block, around)
            case Quote(blocks=blocks):
                inside = _inside(around, rule=True)
                for one in blocks:
                    yield from self.block(one, inside)
            case Code(lines=lines):
                for text in lines:
                    yield _paragraph(_run(Run(text)), style="Typed", around=around)
                yield _paragraph("", style="Close")
            case Table():
                yield from _table(block, around)

    def _items(self, items: Items, around: _Around) -> Iterator[str]:
        """Yield a list; one without numbers inside an item is what was said on it, behind a rule."""
        number = 1
        bare = items.start is None and around.depth > 0
        if items.start is not None:
            self.starts.append(items.start)
            number = NUMBERED + len(self.starts) - 1
        inside = _inside(around, rule=bare)
        for item in items.items:
            for place, one in enumerate(item):
                if place == 0 and isinstance(one, Paragraph) and not bare:
                    level = min(around.depth, _MOST_DEPTH)
                    mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                    yield _paragraph(_line(one.line), style="Item", line=one.line, around=inside, mark=mark)
                else:
                    yield from self.block(one, inside)


def _is_short(block: Block) -> bool:
    return not isinstance(block, Items) or len(block.items) <= 4  # a whole long list cannot stay on one page


def _inside(around: _Around, *, rule: bool) -> _Around:
    return _Around(around.width, around.indent + _INDENT, around.depth + 1, rule=rule, stays=around.stays)


def _paragraph(
    runs: str,
    *,
    style: str = "",
    line: Line = (),
    around: _Around | None = None,
    mark: str = "",
    align: str = "",
    hanging: int = 0,
) -> str:
    """Return one paragraph; the order of its properties is the schema's."""
    indent = around.indent if around else 0
    if not style and around and around.depth:
        style = "Item"
    edge = '<w:pBdr><w:left w:val="single" w:sz="6" w:space="6" w:color="BEBEBE"/></w:pBdr>'
    hang = hanging or (_INDENT if mark else 0)
    properties = "".join(
        (
            f'<w:pStyle w:val="{style}"/>' if style else "",
            "<w:keepNext/>" if around and around.stays else "",
            mark,  # the number of a list, or the tabs of a fact
            edge if around and around.rule else "",
            "<w:bidi/>" if _begins_from_the_right(line) else "",
            f'<w:ind w:left="{indent + hanging}"' + (f' w:hanging="{hang}"/>' if hang else "/>")
            if indent or hang
            else "",
            f'<w:jc w:val="{align}"/>' if align else "",
        )
    )
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def _begins_from_the_right(line: Line) -> bool:
    first = _FIRST_LETTER.search(plain(line))
    return first is not None and _RIGHT_TO_LEFT.match(first[0]) is not None


def _line(line: Iterable[Inline]) -> str:
    return "".join(_inline(one) for one in line)


def _inline(inline: Inline) -> str:
    match inline:
        case Run():
            return _run(inline)
        case Break():
            return "<w:r><w:br/></w:r>"
        case Blank(size=size):
            return _run(Run("_" * size))


def _run(run: Run) -> str:
    """Return a run of text, in pieces where it changes its direction."""
    looks = ('<w:rStyle w:val="TypedText"/>' if run.code else "") + ("<w:b/>" if run.bold else "")
    looks += "<w:i/>" if run.italic else ""
    pieces = _RIGHT_TO_LEFT.split(run.text) if not run.text.isascii() else [run.text]
    return "".join(
        _piece(piece, looks + ("<w:rtl/>" if place % 2 else ""))
        for place, piece in enumerate(pieces)
        if piece
    )


def _piece(text: str, looks: str) -> str:
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _facts(rows: Sequence[tuple[Line, Line]], around: _Around) -> Iterator[str]:
    """Yield the head of a document: a label, a tab, and the value or a line to write on, up to the margin."""
    longest = max((len(plain(label)) for label, _ in rows), default=0)
    begin = min(max(longest * 112 + 340, 1701), around.width // 2)
    for label, value in rows:
        writes = any(isinstance(one, Blank) for one in value)
        leader = ' w:leader="underscore"' if writes else ""
        tabs = (
            f'<w:tabs><w:tab w:val="left" w:pos="{begin}"/>'
            f'<w:tab w:val="right"{leader} w:pos="{around.width}"/></w:tabs>'
        )
        said = "".join("<w:r><w:tab/></w:r>" if isinstance(one, Blank) else _inline(one) for one in value)
        yield _paragraph(
            f"<w:r><w:rPr>{_LABEL_LOOKS}</w:rPr><w:t>{escape(plain(label))}</w:t></w:r><w:r><w:tab/></w:r>{said}",
            style="FactToFillIn" if writes else "Fact",
            mark=tabs,
            hanging=begin,
        )
    yield _paragraph("", style="Close")


_LABEL_LOOKS = '<w:color w:val="5F5F5F"/>'


def _to_sign(label: Line, around: _Around) -> str:
    return _paragraph(f"{_line(label)}<w:r><w:tab/></w:r><w:r><w:tab/></w:r>", style="ToSign", around=around)


def _table(table: Table, around: _Around) -> Iterator[str]:
    """Yield a table and the room below it: headings come back on each page, rows stay whole."""
    widths = _widths(table.widths, around.width - around.indent)
    kind = "FormTable" if table.to_fill_in else "PlainTable"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{kind}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{around.indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>'
        f"{columns}</w:tblGrid>"
    )
    loose = _Around(around.width)
    yield _row(table.head, widths, table.aligns, "<w:cantSplit/><w:tblHeader/>", "TableHead", loose)
    for place, row in enumerate(table.rows, 1):
        tall = any(len(plain(cell)) > _TALL for cell in row)
        properties = "" if tall else "<w:cantSplit/>"
        properties += '<w:trHeight w:val="567" w:hRule="atLeast"/>' if table.to_fill_in else ""
        last = _Around(around.width, stays=around.stays and place > len(table.rows) - 2)
        yield _row(row, widths, table.aligns, properties, "TableText", last)
    yield "</w:tbl>"
    yield _paragraph("", style="Close", around=_Around(around.width, stays=around.stays))


def _widths(shares: Sequence[int], across: int) -> list[int]:
    whole = sum(shares)
    return [across * share // whole for share in shares]


def _row(
    cells: Sequence[Line],
    widths: Sequence[int],
    aligns: Sequence[str],
    properties: str,
    style: str,
    around: _Around,
) -> str:
    made = ""
    for cell, width, align in zip(cells, widths, aligns, strict=True):
        aligned = "" if align == "left" else align
        said = _paragraph(_line(cell), style=style, line=cell, around=around, align=aligned)
        made += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{said}</w:tc>'
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"
