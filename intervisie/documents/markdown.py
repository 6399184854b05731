"""Foreign text made harmless for Markdown: what people typed reads as typed, whatever it looks like. Pure.

The result is safe wherever a template puts it: in a paragraph, a list, a heading or a table cell. It
holds for CommonMark with tables, and leaves out of play what other readers add (strikethrough, formulas).
"""

from __future__ import annotations

import re

from intervisie.faces.inert import inert

_ANYWHERE = re.compile(r"[\\`*_\[\]<|~$]|&(?=[#0-9A-Za-z]|$)|(?<=\s)#")
"""Characters that mean something in the middle of a line."""
_AT_START = re.compile(r"[#>+=:-]|(\d{1,9})(?=[.)](?:\s|$))")
"""What means something at the start of a line: a heading, a quotation, a list, a line under a heading."""


def as_typed(text: str, *, hang: int = 0) -> str:
    """Return Markdown that shows `text` letter for letter, line breaks at its ends left out.

    Line breaks become hard ones; the next line is indented by `hang` spaces, so that the source of a
    list reads well too. Spaces that Markdown would drop are written as `&nbsp;`. What could steer a
    terminal is made visible first: Markdown is read there as well.
    """
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    return ("\\\n" + " " * hang).join(_line(inert(line)) for line in lines)


def on_one_line(text: str) -> str:
    """Return `text` as Markdown on one line, for a heading or a table cell."""
    return _line(" ".join(inert(text).split()))


def _line(line: str) -> str:
    body = line.strip()
    if not body:
        return _kept(line)
    start = line.index(body)
    return _kept(line[:start]) + _escaped(body) + _kept(line[start + len(body) :])


def _escaped(body: str) -> str:
    """Return one line without spaces at its ends, with every character that means something disarmed."""
    first = _AT_START.match(body)
    head = ""
    if first is not None:
        head = f"{first[1]}\\" if first[1] else f"\\{first[0]}"
        body = body[first.end() :]
        if first[1]:
            head, body = head + body[0], body[1:]
    body = _ANYWHERE.sub(r"\\\g<0>", body)
    return head + re.sub(r"(?<=\s)\s+", lambda run: _kept(run[0]), body)


def _kept(spaces: str) -> str:
    """Return white space so that Markdown keeps it."""
    return "".join("&nbsp;" if space in " \t" else f"&#{ord(space)};" for space in spaces)
