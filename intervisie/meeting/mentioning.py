"""Where a text names one person, and the text with the name made unreadable. Pure.

A whole name is found in any capitals, with the s of possession; one of its words only with a capital, and
only while nobody else at the table has that word in theirs. A name of one word that is an ordinary word
too ("Wil", "Mark") is found with a capital only. A nickname and a description are missed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import to_builtins

from intervisie.meeting.state import Meeting

BLACK = "█"
BLACKED = BLACK * 3
"""What stands in the place of a name; how long that was cannot be seen."""

_WORD = re.compile(r"[^\W\d_]+")
PARTICLES = frozenset(
    {
        *("van", "de", "den", "der", "ten", "ter", "von", "zu", "la", "le", "du", "di", "da", "del", "el"),
        *("al", "bin", "ben"),
    }
)
"""Words that stand between the words of one name."""

_JOINING = PARTICLES | {"het", "te", "op", "in", "the", "of"}
"""Words in a name that name nobody by themselves."""


class Mentions:
    """Finds one person in what was noted in one meeting."""

    def __init__(self, names: Iterable[str], others: Iterable[str], texts: object = ()) -> None:
        """Look for a person by each of their `names`; `others` keep theirs.

        `texts` are plain values that hold ordinary words: a name that is one of them needs a capital.
        """
        own = {_plain(name): _composed(name).split() for name in names if name.strip()}
        rest = [_composed(name).split() for name in others if name.strip() and _plain(name) not in own]
        taken = {word.casefold() for other in rest for word in other} | _JOINING
        parts = {
            word: [word]
            for words in own.values()
            for word in words
            if len(words) > 1 and len(word) > 1 and word.casefold() not in taken
        }
        self._whole = _pattern(own.values())
        self._parts = _pattern(parts.values())
        self._others = _pattern(rest)
        self._texts = texts

    @classmethod
    def at_table(cls, names: Iterable[str], meeting: Meeting) -> Mentions:
        """Return what finds a person in what was noted in a meeting, among those who were there."""
        blocks = meeting.blocks
        own = (
            blocks.case_choice,
            blocks.commitment,
            blocks.closing,
        )  # the opening may hold the group's rules
        texts = (*own, *(one.method for one in meeting.rounds))
        return cls(names, (person.name for person in meeting.people), texts)

    def are_in(self, text: str) -> bool:
        """Tell whether a text names the person."""
        return bool(self._found(_composed(text)) or self._found(unicodedata.normalize("NFKC", text)))

    def blacked(self, text: str) -> str:
        """Return a text without the name; exactly as it was where it names somebody else or nobody."""
        for form in ("NFC", "NFKC"):
            composed = unicodedata.normalize(form, text)
            found = self._found(composed)
            if found:
                for start, end in reversed(found):
                    composed = composed[:start] + BLACKED + composed[end:]
                text = composed
        return text

    def _found(self, text: str) -> list[tuple[int, int]]:
        """Return where the name stands, from left to right; no two overlap."""
        kept = [match.span() for match in self._matches(self._others, text)]
        found = [match.span() for match in self._matches(self._whole, text) if self._is_meant(match[1])]
        found += [match.span() for match in self._matches(self._parts, text) if match[0][0].isupper()]
        spans: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            inside = any(low <= start and end <= high and high - low > end - start for low, high in kept)
            if not inside and (not spans or start >= spans[-1][1]):
                spans.append((start, end))
        return spans

    @staticmethod
    def _matches(pattern: re.Pattern[str] | None, text: str) -> Iterator[re.Match[str]]:
        return pattern.finditer(text) if pattern else iter(())

    def _is_meant(self, found: str) -> bool:
        """Tell whether a whole name in a text is a name there, not an ordinary word."""
        if found[0].isupper() or not found.isalpha():
            return True
        return len(found) > 1 and found.casefold() not in self._ordinary

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Return the words in small letters of the texts: a list of common words."""
        return frozenset(
            word
            for text in _strings(to_builtins(self._texts))
            for word in _WORD.findall(text)
            if word.islower()
        )


def _pattern(names: Iterable[list[str]]) -> re.Pattern[str] | None:
    """Return what finds any of these names as words of their own, or None for no names."""
    spelled = [r"\s+".join(map(re.escape, words)) for words in sorted(names, key=len, reverse=True) if words]
    if not spelled:
        return None
    return re.compile(rf"(?<!\w)({'|'.join(spelled)})(?:['’]?s)?(?!\w)", re.IGNORECASE)


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for item in value.values():
                yield from _strings(item)
        case list() | tuple():
            for item in value:
                yield from _strings(item)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
