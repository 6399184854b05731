"""What names in a case were replaced by in a document: the one table, outside the documents. Pure.

It stands in the journal of its meeting, so that it is for its owner only, sealed where the journal is, and
gone when that is.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from intervisie.meeting.event import Event
from intervisie.meeting.finding import folded
from intervisie.meeting.state import Meeting


class PseudonymsGiven(Event, frozen=True):
    """These names read otherwise in documents: what stands for each, by the name as written."""

    names: dict[str, str]


def apply_pseudonyms(meeting: Meeting, event: PseudonymsGiven) -> Meeting:
    """Return the meeting after an event of this theme."""
    return replace(meeting, pseudonyms={**meeting.pseudonyms, **event.names})


def pseudonym_for(name: str, known: Mapping[str, str], call: str) -> str:
    """Return what stands for a name: what did before, or the next letter behind `call`.

    After Z comes AA, as in a spreadsheet.
    """
    wanted = folded(name)
    for written, pseudonym in known.items():
        if folded(written) == wanted:
            return pseudonym
    taken = {folded(pseudonym) for pseudonym in known.values()}
    number = 1
    while folded(found := f"{call} {_letters(number)}") in taken:
        number += 1
    return found


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
