"""Every sign that is no letter, with a twin for terminals that have only ASCII. Pure."""

from __future__ import annotations

from msgspec import Struct


class Glyphs(Struct, frozen=True):
    """The signs of one kind of terminal; each takes one cell, but `answer` two in ASCII."""

    line: str
    column: str
    crossing_up: str
    crossing_down: str
    dot: str
    speaking: str
    done: str
    to_come: str
    left_out: str
    protected: str
    prompt: str
    warning: str
    question: str
    answer: str
    block: str
    mask: str
    ellipsis: str
    dash: str


UNICODE = Glyphs(
    line="─",
    column="│",
    crossing_up="┴",
    crossing_down="┬",
    dot="·",
    speaking="▶",
    done="✓",
    to_come="·",
    left_out="–",
    protected="◆",
    prompt="❯",
    warning="▲",
    question="?",
    answer="↳",
    block="█",
    mask="•",
    ellipsis="…",
    dash="–",
)

ASCII = Glyphs(
    line="-",
    column="|",
    crossing_up="-",
    crossing_down="-",
    dot="-",
    speaking=">",
    done="x",
    to_come=".",
    left_out="/",
    protected="*",
    prompt=">",
    warning="!",
    question="?",
    answer="->",
    block="#",
    mask="*",
    ellipsis="~",
    dash="-",
)


def glyphs_for(encoding: str | None, *, ascii_only: bool = False) -> Glyphs:
    """Return the signs that an output of this encoding can show; ASCII when in doubt."""
    if ascii_only or not encoding:
        return ASCII
    try:
        "".join(getattr(UNICODE, name) for name in UNICODE.__struct_fields__).encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return ASCII
    return UNICODE
