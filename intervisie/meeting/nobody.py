"""What somebody is called in a meeting that forgot them. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

WORDS = {"nl": "iemand", "en": "somebody"}
_ANY = re.compile(rf"(?:{'|'.join(WORDS.values())})(?: [0-9]+)?")


def nobody(language: str, taken: Collection[str]) -> str:
    """Return what stands in the place of a name, in the meeting's language; `taken` are there."""
    word = WORDS.get(language, WORDS["en"])
    number, found = 1, word
    while found in taken:
        number += 1
        found = f"{word} {number}"
    return found


def is_nobody(name: str) -> bool:
    """Tell whether a name stands for somebody who was forgotten."""
    return _ANY.fullmatch(name) is not None
