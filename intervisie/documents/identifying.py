"""What in a text may tell who it is about: looked for before a text goes to a group. Pure.

A hint, never proof, and never the last word: a name that is also a word is found for nothing, a nickname
is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum

from msgspec import Struct

from intervisie.meeting.finding import folded
from intervisie.meeting.mentioning import BLACKED, PARTICLES
from intervisie.text import Text, say


class Kind(Enum):
    """What a piece of a text looks like."""

    NAME = "name"
    MAIL = "mail"
    DATE = "date"
    PHONE = "phone"
    NUMBER = "number"
    UNKNOWN = "unknown"


KINDS: dict[Kind, Text] = {
    Kind.NAME: say("the name of somebody at the table"),
    Kind.MAIL: say("an e-mail address"),
    Kind.DATE: say("a date of birth, perhaps"),
    Kind.PHONE: say("a telephone number"),
    Kind.NUMBER: say("a long number"),
    Kind.UNKNOWN: say("a name, perhaps"),
}


class Piece(Struct, frozen=True):
    """A piece of a text from `start` to `end`, and what it looks like."""

    start: int
    end: int
    kind: Kind


_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_DATE = re.compile(
    r"\b(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|1[0-2]|[A-Za-z]{3,9})[-/. ](?:19|20)\d\d\b", re.ASCII
)
_PHONE = re.compile(r"(?<![\w/])(?:\+|00)?\d(?:[ -]?\d){8,13}(?!\w)", re.ASCII)
_NUMBER = re.compile(r"(?<!\w)\d{6,20}(?!\w)", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS_SENTENCE = frozenset('.!?:;"“„(–-|')
_NO_NAMES = frozenset(
    {
        *("i", "ik", "nederland", "nederlands", "nederlandse", "engels", "engelse", "dutch"),
        *("english", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "maandag", "dinsdag", "woensdag", "donderdag"),
        *("vrijdag", "zaterdag", "zondag", "kerst", "pasen", "christmas", "easter"),
    }
)
"""Words with a capital that name nobody."""


def pieces(text: str, names: Iterable[str] = ()) -> tuple[Piece, ...]:
    """Return what in a text may tell who it is about, from left to right; no two overlap.

    `names` are those of the people at the table; each of their words with a capital counts.
    """
    known = {
        folded(word) for name in names for word in _WORD.findall(name) if len(word) > 1 and word[0].isupper()
    }
    found: list[Piece] = []
    for kind, pattern in (
        (Kind.MAIL, _MAIL),
        (Kind.DATE, _DATE),
        (Kind.PHONE, _PHONE),
        (Kind.NUMBER, _NUMBER),
    ):
        found.extend(Piece(match.start(), match.end(), kind) for match in pattern.finditer(text))
    found.extend(_words(text, known))
    return tuple(_apart(found))


def blacked_out(text: str, found: Iterable[Piece]) -> str:
    """Return a text with every piece made unreadable; how long it was cannot be seen."""
    for piece in sorted(found, key=lambda each: each.start, reverse=True):
        text = text[: piece.start] + BLACKED + text[piece.end :]
    return text


def taken_out(text: str, found: Iterable[Piece]) -> str:
    """Return a text without any of the pieces, and without the holes they leave."""
    for piece in sorted(found, key=lambda each: each.start, reverse=True):
        text = text[: piece.start] + text[piece.end :]
    return _HOLE.sub(r"\1", " ".join(text.split()))


def generalised(text: str, found: Iterable[Piece], instead: Callable[[Kind, str], str]) -> str:
    """Return a text in which each piece says less: `instead` gives what stands for a kind and a text.

    The words of one name get one thing in their place; of a date the year stays.
    """
    told, end = [], 0
    for piece in _joined(text, found):
        whole = text[piece.start : piece.end]
        told += [
            text[end : piece.start],
            whole[-4:] if piece.kind is Kind.DATE else instead(piece.kind, whole),
        ]
        end = piece.end
    return "".join((*told, text[end:]))


def _joined(text: str, found: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with the words of one name together, as in `Jan de Boer`."""
    before: Piece | None = None
    for piece in sorted(found, key=lambda each: each.start):
        if before is not None and _is_one_name(text[before.end : piece.start], before, piece):
            before = Piece(before.start, piece.end, before.kind)
            continue
        if before is not None:
            yield before
        before = piece
    if before is not None:
        yield before


def _is_one_name(between: str, before: Piece, piece: Piece) -> bool:
    return {before.kind, piece.kind} <= NAMES and all(word in PARTICLES for word in between.split())


NAMES = frozenset({Kind.NAME, Kind.UNKNOWN})
"""What stands for a person."""

_HOLE = re.compile(r"\s+([,.;:!?)])")


def _words(text: str, known: set[str]) -> Iterator[Piece]:
    """Yield words that are a known name, or have a capital where no sentence begins."""
    for match in _WORD.finditer(text):
        word = match[0]
        if folded(word) in known:
            yield Piece(match.start(), match.end(), Kind.NAME)
        elif word[0].isupper() and not word.isupper() and word.lower() not in _NO_NAMES:
            before = text[: match.start()].rstrip()
            if before and before[-1] not in _ENDS_SENTENCE:
                yield Piece(match.start(), match.end(), Kind.UNKNOWN)


def _apart(found: list[Piece]) -> Iterator[Piece]:
    """Yield pieces that do not overlap; of two the one that begins first, and then the longer."""
    end = -1
    for piece in sorted(found, key=lambda each: (each.start, -each.end)):
        if piece.start >= end:
            yield piece
            end = piece.end
