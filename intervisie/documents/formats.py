"""From Markdown to one page that can be printed. Nothing in it comes from elsewhere or goes there.

The Markdown may come from a stranger's template, so two layers stand between: the parser has raw
HTML, links and images off, and what it found is held against a list of what a page may contain.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

ELEMENTS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "hr", "br", "strong", "em"}
    | {"code", "pre", "table", "thead", "tbody", "tr", "th", "td"}
)
"""All elements that a page may hold between its first and last heading."""
_ATTRIBUTES: dict[str, set[str]] = {"ol": {"start"}, "th": {"style"}, "td": {"style"}}
_ALIGNMENTS = frozenset({"text-align:left", "text-align:center", "text-align:right"})
_OFF = ("link", "image", "autolink", "html_inline", "html_block", "reference")

_STYLE = """
@page { size: A4; margin: 20mm 20mm 22mm; }
html { background: #fff; color: #1a1a1a; }
body { max-width: 42rem; margin: 3rem auto; padding: 0 1.5rem; font: 11pt/1.5 "Source Serif 4", Charter,
  "Bitstream Charter", Cambria, Georgia, serif; hyphens: manual; overflow-wrap: anywhere; }
h1, h2, h3, th, strong { font-family: "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 1rem; font-weight: 600; }
h2 { font-size: 12.5pt; line-height: 1.3; margin: 2rem 0 .5rem; font-weight: 600;
  break-after: avoid; }
h3 { font-size: 10.5pt; margin: 1.1rem 0 .3rem; font-weight: 600; color: #444; break-after: avoid; }
strong { font-size: 10pt; font-weight: 600; }
p, ul, ol, table { margin: 0 0 .7rem; }
ul, ol { padding-left: 1.2rem; }
li { margin: .2rem 0; break-inside: avoid; }
li > ul { list-style: none; padding-left: 1rem; border-left: 2px solid #ddd; margin: .2rem 0 .4rem; }
em { color: #555; }
h1 + ul, h1 + p + ul:has(> li > strong:first-child) { --label: 11rem; list-style: none; padding: 0; }
h1 + p + ul:has(> li > strong:first-child) { --label: 17rem; }
h1 + ul > li, h1 + p + ul > li:has(> strong:first-child) { margin: .1rem 0; padding-left: var(--label);
  text-indent: calc(-1 * var(--label)); }
h1 + ul > li > strong:first-child, h1 + p + ul > li > strong:first-child { display: inline-block;
  width: var(--label); text-indent: 0; color: #444; font-weight: 400; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; break-inside: avoid; }
th { text-align: left; font-size: 10pt; font-weight: 600; color: #444; border-bottom: 1px solid #888; }
th, td { padding: .3rem 1rem .3rem 0; vertical-align: top; }
tr + tr td { padding-top: 0; }
h2 + table th:first-child:nth-last-child(3) { width: 66%; }
h2 ~ ul + p, h2 ~ hr + p, h1 + p + ul ~ p, table + p:last-child,
p + p:last-child:has(> strong:first-child) { margin-top: 2.4rem; }
blockquote { margin: 0 0 .7rem; padding-left: 1rem; border-left: 3px solid #bbb; }
hr { border: 0; border-bottom: 1px solid #999; height: 1.9rem; margin: 0 0 .6rem; }
code, pre { font-size: 9.5pt; white-space: pre-wrap; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; } }
"""

_WIDE = """
@page { size: A4 landscape; margin: 16mm 18mm; }
body { max-width: 64rem; }
table { table-layout: auto; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid #ccc; border-left: 1px solid #ccc; height: 1.6rem;
  vertical-align: middle; overflow-wrap: normal; }
tr + tr td { padding-top: .35rem; }
th { border-bottom-color: #888; vertical-align: bottom; }
th:first-child, td:first-child { border-left: 0; padding-left: 0; }
"""
"""What is different on a page with a table that is too wide for an upright one."""
MOST_UPRIGHT = 6
"""Columns that fit beside each other on an upright page."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(markdown: str, *, title: str, language: str) -> str:
    """Return one complete HTML page; `title` goes into the window's title and names nobody."""
    reader = _reader()
    environment: dict[str, Any] = {}
    tokens = _read(reader, markdown, environment)
    style = _STYLE + (_WIDE if is_wide(tokens) else "")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{reader.renderer.render(tokens, reader.options, environment)}</body>\n</html>\n"
    )


def is_wide(tokens: Sequence[Token]) -> bool:
    """Tell whether a document needs its page sideways: a table has more columns than fit upright."""
    columns = 0
    for token in tokens:
        columns = 0 if token.type == "tr_open" else columns + (token.type == "th_open")
        if columns > MOST_UPRIGHT:
            return True
    return False


def tokens_of(markdown: str) -> list[Token]:
    """Return what a reader of Markdown found, held to the list.

    Raises:
        ValueError: there is an element in it that is not on the list.
    """
    return _read(_reader(), markdown, {})


def _read(reader: MarkdownIt, markdown: str, environment: dict[str, Any]) -> list[Token]:
    tokens = reader.parse(markdown, environment)
    _hold_to_the_list(tokens)
    return tokens


def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    reader.enable("table").disable(list(_OFF))
    return reader


def _hold_to_the_list(tokens: Sequence[Token]) -> None:
    """Raise ValueError for an element that a page may not hold, and drop attributes that it may not have."""
    for token in tokens:
        if token.tag and token.tag not in ELEMENTS:
            raise ValueError(token.tag)
        allowed = _ATTRIBUTES.get(token.tag, set())
        token.attrs = {
            name: value
            for name, value in token.attrs.items()
            if name in allowed and (name != "style" or value in _ALIGNMENTS)
        }
        token.info = ""  # the language of a block of code would become a class
        _hold_to_the_list(token.children or ())
