"""Texts that programs for paper have stumbled over, and a document with one of them in every place."""

from __future__ import annotations

from intervisie.documents.markdown import as_typed, on_one_line

HOSTILE = {
    "control characters": "a\x00b\x07\x1b[2J\x7f\x9b\x0c",
    "emoji": "👩‍👩‍👧‍👦 🙂 🏳️‍🌈",
    "right to left": "שלום עולם (test) مرحبا 123",
    "turned direction": "\u202eevil\u2066",
    "a very long word": "x" * 3000,
    "a very long line": "woord " * 1700,
    "many lines": "a\n" * 500,
    "lone surrogates": "\ud800 \udfff",
    "noncharacters": "\ufffe\uffff\U0010ffff \ue000",
    "stacked accents": "a" + "\u0301" * 500,
    "nothing to see": "\u200b" * 400 + "\u00ad",
    "Chinese": "中文字符" * 100,
    "a program for typst": '#import "@preview/x:1.0.0" #read("/etc/passwd") $x$ \\ " ` <a> @b // /* #[',
    "XML": "]]><w:t>&amp; <!-- --> &#0; <?x?>",
    "a field of Word": '{ INCLUDETEXT "http://example.org" }',
    "underscores": "_" * 400,
}
_EVERYWHERE = """# {line}

- **A:** {line}
- **{line}:** b

## {line}

{text}

- {text}
  - {text}

3. {text}

| {line} | b | c |
|---|:---:|---:|
| {line} | {line} |  |

> {text}

    {line}

**{line}** ______
"""


def everywhere(text: str) -> str:
    """Return Markdown in which a text stands wherever a template can put it."""
    return _EVERYWHERE.format(line=on_one_line(text), text=as_typed(text))
