"""Which files belong to a meeting. Names are made from its random id only, never from a text.

ID.jsonl  ID.2.jsonl …  the journal, in segments
ID.lock                 the lock
ID.draft                what stands typed but not entered
ID.tail-1 …             torn ends of segments, put aside
ID.key                  the key of a sealed journal, sealed itself with the key of the vault
ID.erased               what is left of a journal that is being erased: the meeting never shows again
ID.redacting            which segment holds the copy, while a journal is being rewritten with less in it
ID.*.tmp                a file in the making
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

VAULT = "vault.json"
"""The file, above the folders of meetings and groups, with the key that opens the sealed ones."""

_ID = re.compile(r"[0-9a-f]{32}")
_SEGMENT = re.compile(r"([0-9a-f]{32})(?:\.([1-9][0-9]{0,8}))?\.jsonl")


class MeetingFiles(Struct, frozen=True):
    """The paths of one meeting."""

    folder: Path
    meeting: str

    def __post_init__(self) -> None:
        """Refuse what is not an id, so that no text can ever become a path."""
        if not _ID.fullmatch(self.meeting):
            raise ValueError(f"not the id of a meeting: {self.meeting!r}")

    @property
    def lock(self) -> Path:
        """Return the file that is locked while the meeting is open."""
        return self.folder / f"{self.meeting}.lock"

    @property
    def draft(self) -> Path:
        """Return the file with what is typed but not entered."""
        return self.folder / f"{self.meeting}.draft"

    @property
    def key(self) -> Path:
        """Return the file with the key of a sealed journal."""
        return self.folder / f"{self.meeting}.key"

    @property
    def erased(self) -> Path:
        """Return the name that a journal has while it is being erased."""
        return self.folder / f"{self.meeting}.erased"

    @property
    def redacting(self) -> Path:
        """Return the mark of a journal that is being rewritten."""
        return self.folder / f"{self.meeting}.redacting"

    def segment(self, number: int) -> Path:
        """Return the file of a segment, from 1."""
        middle = "" if number == 1 else f".{number}"
        return self.folder / f"{self.meeting}{middle}.jsonl"

    def tail(self, number: int) -> Path:
        """Return the side file for a torn end, from 1."""
        return self.folder / f"{self.meeting}.tail-{number}"

    def segments(self, names: list[str]) -> list[int]:
        """Return the numbers of the segments among the names in the folder, in order; none once erased."""
        if self.erased.name in names:
            return []
        found = (_SEGMENT.fullmatch(name) for name in names if name.startswith(self.meeting))
        return sorted(int(match[2] or "1") for match in found if match)

    def tails(self, names: list[str]) -> list[int]:
        """Return the numbers of the side files among the names in the folder, in order."""
        start = f"{self.meeting}.tail-"
        return sorted(
            int(name[len(start) :])
            for name in names
            if name.startswith(start) and name[len(start) :].isdecimal()
        )

    def unfinished(self, names: list[str]) -> list[Path]:
        """Return the meeting's files in the making, which a kill left among the names in the folder."""
        return [path for path in self.own(names) if path.suffix == ".tmp"]

    def own(self, names: list[str]) -> list[Path]:
        """Return every file of the meeting among the names in the folder."""
        return [self.folder / name for name in sorted(names) if name.startswith(f"{self.meeting}.")]


def meetings_among(names: list[str]) -> tuple[str, ...]:
    """Return the ids of the meetings whose journals are among the names in a folder, erased ones left out."""
    erased = {name.removesuffix(".erased") for name in names if name.endswith(".erased")}
    matches = (_SEGMENT.fullmatch(name) for name in names)
    return tuple(sorted({match[1] for match in matches if match} - erased))


def erased_among(names: list[str]) -> tuple[str, ...]:
    """Return the ids of meetings whose erasure was begun and not ended."""
    ids = (name.removesuffix(".erased") for name in names if name.endswith(".erased"))
    return tuple(sorted(meeting for meeting in ids if _ID.fullmatch(meeting)))


def redacted_among(names: list[str]) -> tuple[str, ...]:
    """Return the ids of meetings whose rewriting was begun and not ended."""
    ids = (name.removesuffix(".redacting") for name in names if name.endswith(".redacting"))
    return tuple(sorted(meeting for meeting in ids if _ID.fullmatch(meeting)))


def with_key(ids: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the ids that have a key among the names in their folder."""
    keys = {name for name in names if name.endswith(".key")}
    return tuple(one for one in ids if f"{one}.key" in keys)
