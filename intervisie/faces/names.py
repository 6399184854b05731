"""What may be the name of a person or a group, and how it is written. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from intervisie.errors import UsageError
from intervisie.faces.inert import inert
from intervisie.text import Text, say

LONGEST = 80
"""Characters in a name: more than any register prints."""

MOST = 60
"""More names than this are a slip: the largest forms in the field split long before."""


def cleaned(typed: str) -> str:
    """Return a name as it is kept: composed, and every run of white space a single space."""
    return " ".join(unicodedata.normalize("NFC", typed).split())


def why_not(name: str, others: Sequence[str] = ()) -> Text | None:
    """Return why a cleaned name cannot be used beside these others, None when it can."""
    if not name:
        return say("A name cannot be empty.")
    if len(name) > LONGEST:
        return say("A name holds at most {most} characters.", most=LONGEST)
    if inert(name) != name:
        return say("The name '{name}' holds characters that cannot be seen.", name=name)
    if name[0] in "/@#":
        return say("A name cannot begin with {sign}.", sign=name[0])
    if name.casefold() in (other.casefold() for other in others):
        return say(
            "'{name}' is here twice. Add a letter, as in '{example}'.", name=name, example=f"{name} K."
        )
    if len(others) >= MOST:
        return say("A meeting holds at most {most} names.", most=MOST)
    return None


def accepted(typed: Sequence[str]) -> tuple[str, ...]:
    """Return names as they are kept, in order.

    Raises:
        UsageError: one of them cannot be used.
    """
    names: list[str] = []
    for each in typed:
        name = cleaned(each)
        refusal = why_not(name, names)
        if refusal is not None:
            raise UsageError(refusal)
        names.append(name)
    return tuple(names)
