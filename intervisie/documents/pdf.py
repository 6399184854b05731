"""A document as a PDF: A4, tagged for screen readers, with fonts of its own, and nothing fetched for it.

The program that sets the type (`look.typ`) never changes; what a document says reaches it as data and so can
hold no command. It reads no file but the fonts. Nothing is kept about who made it, where and when.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Final, Literal

from intervisie.documents.elements import (
    Blank,
    Block,
    Break,
    Code,
    Facts,
    Heading,
    Inline,
    Items,
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
from intervisie.errors import UsageError
from intervisie.text import say

_TRIES: Final[tuple[tuple[bool, Literal["ua-1", "1.7"]], ...]] = (
    (True, "ua-1"),
    (False, "ua-1"),
    (False, "1.7"),
)
"""Fonts of its own only or those of this computer too, and the standard to follow.

PDF/UA, the one for accessible documents, refuses characters that no font has, and headings that skip a level.
"""
_TALL = 600
"""Characters from which a row of a table may go on overleaf: shorter ones stay whole."""


def pdf(blocks: tuple[Block, ...], paper: Paper) -> bytes:
    """Return the PDF of a document.

    Set with the fonts that come along, after the standard for accessible documents; where its text holds
    characters that these do not have, the fonts of this computer help out.

    Raises:
        UsageError: the package that sets the type is not installed.
    """
    try:
        import typst
    except ImportError:
        raise not_installed() from None
    inputs = inputs_of(blocks, paper)
    look = files("intervisie.documents").joinpath("look.typ").read_bytes()
    for own_fonts_only, standard in _TRIES:
        compiler = typst.Compiler(look, ignore_system_fonts=own_fonts_only, sys_inputs=inputs)
        try:
            made = compiler.compile(format="pdf", pdf_standards=standard)
        except typst.TypstError:
            continue
        assert isinstance(made, bytes)
        return made
    raise RuntimeError  # what typst says about it would quote the document


def inputs_of(blocks: tuple[Block, ...], paper: Paper) -> dict[str, str]:
    """Return what look.typ is given."""
    given = {
        "title": paper.title,
        "language": paper.language,
        "foot": paper.foot,
        "wide": is_wide(blocks),
        "blocks": [_block(one) for one in blocks],
    }
    return {"given": json.dumps(given)}


def not_installed() -> UsageError:
    """Return what to say where the package is missing."""
    return UsageError(
        say("A PDF needs the package typst, which is not installed."),
        say(
            "Install it with {command}; or make a page to print: {option}.",
            command="pip install 'typst>=0.15,<0.16'",
            option="--format html",
        ),
    )


def _block(block: Block) -> Mapping[str, Any]:
    """Return a block as look.typ reads it."""
    match block:
        case Heading(level=level, line=line):
            return {"kind": "heading", "level": level, "line": _line(line)}
        case Paragraph(line=line):
            return {"kind": "paragraph", "line": _line(line)}
        case Facts(rows=rows):
            return {"kind": "facts", "rows": [[_line(label), _line(value)] for label, value in rows]}
        case ToSign(label=label):
            return {"kind": "to-sign", "label": _line(label)}
        case WritingLine():
            return {"kind": "writing-line"}
        case Items(items=items, start=start):
            return {
                "kind": "items",
                "start": start,
                "items": [[_block(one) for one in item] for item in items],
            }
        case Quote(blocks=blocks):
            return {"kind": "quote", "blocks": [_block(one) for one in blocks]}
        case Code(lines=lines):
            return {"kind": "code", "lines": lines}
        case Table():
            return _table(block)


def _table(table: Table) -> Mapping[str, Any]:
    return {
        "kind": "table",
        "head": [_line(cell) for cell in table.head],
        "rows": [[_line(cell) for cell in row] for row in table.rows],
        "widths": table.widths,
        "aligns": table.aligns,
        "form": table.to_fill_in,
        "tall": any(len(plain(cell)) > _TALL for row in table.rows for cell in row),
    }


def _line(line: Iterable[Inline]) -> list[Any]:
    return [_inline(one) for one in line]


def _inline(inline: Inline) -> str | int | list[str | bool]:
    match inline:
        case Run(text=text, bold=bold, italic=italic, code=code):
            return [text, bold, italic, code]
        case Break():
            return "br"
        case Blank(size=size):
            return size
