"""Finding words in what was noted, over all meetings. Reading never writes, and no damage stops it.

As for a list, no meeting is replayed: of each event only the few members below are read. A test holds
what is found against the replayed meeting. What somebody keeps hidden, what was struck and what is off the
record is never found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec
from msgspec import Raw, Struct

from intervisie.archive.durable import Disk
from intervisie.archive.files import MeetingFiles
from intervisie.archive.heading import LONG_AGO
from intervisie.archive.keyring import Keyring
from intervisie.archive.reading import ReadBack, read
from intervisie.errors import IntervisieError
from intervisie.groups.naming import same_name


class Hit(Struct, frozen=True):
    """One note, or one wording of a case question (then `number` is 0), in which all words stand.

    `step` is the title of its step, "" where that cannot be told; `speaker` a name, or "". With `is_outcome`
    it is what was said afterwards of an action: of the note with this number, or of one that came along, 0.
    """

    number: int
    step: str
    speaker: str
    text: str
    at: datetime
    is_outcome: bool = False


class Found(Struct, frozen=True):
    """What was found in one meeting, in order of entry. `damaged` when a part of it could not be read."""

    meeting: str
    handle: str
    opened: datetime
    group_name: str
    hits: tuple[Hit, ...]
    damaged: bool = False


def search(
    files: MeetingFiles, disk: Disk, names: list[str], words: tuple[str, ...], keys: Keyring
) -> Found | None:
    """Return what was found in one meeting; None if its journal holds nothing.

    `words` are folded as `same_name` does; `names` are the names of its files.
    """
    try:
        back = read(files.folder, files.meeting, disk, keys.seal_of(files), names=names)
    except IntervisieError:
        return Found(files.meeting, "", LONG_AGO, "", (), damaged=True)
    if not back.records:
        return None
    return _Reading(files.meeting).all_of(back, words)


_NOWHERE = Raw(b"0")


class _Step(Struct, frozen=True):
    id: str = ""
    title: str = ""
    steps: tuple[_Step, ...] = ()


class _Method(Struct, frozen=True):
    steps: tuple[_Step, ...] = ()


class _Event(Struct, frozen=True):
    """The members of any event that a search needs; others are passed over unread."""

    event: str
    handle: str = ""
    group: str = ""
    names: dict[str, str] = {}
    blocks: dict[str, tuple[_Step, ...]] = {}
    method: _Method | None = None
    number: int = 0
    stop: str = ""
    columns: tuple[str, ...] = ()
    speaker: str = ""
    by: str = ""
    text: str = ""
    case: str = ""
    off_record: bool = False
    place: Raw = _NOWHERE


class _Body(Struct, frozen=True):
    events: tuple[_Event, ...]


_read_body = msgspec.json.Decoder(_Body).decode
_read_place = msgspec.json.Decoder(int).decode


class _Note(Struct):
    stop: str
    speaker: str
    columns: tuple[str, ...]
    at: datetime
    is_kept: bool


class _Reading:
    """Goes through the events of one meeting."""

    def __init__(self, meeting: str) -> None:
        self._meeting = meeting
        self._handle = ""
        self._group_name = ""
        self._people: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._notes: dict[int, _Note] = {}
        self._struck: set[int] = set()
        self._wordings: list[tuple[str, str, str, datetime]] = []
        self._outcomes: dict[int, tuple[str, datetime]] = {}
        self._of_brought: dict[int, tuple[str, datetime]] = {}

    def all_of(self, back: ReadBack, words: tuple[str, ...]) -> Found:
        """Return what stands in the records of a journal; what cannot be read is passed over."""
        damaged = back.damaged
        for record in back.records:
            try:
                body = _read_body(record.body)
            except msgspec.MsgspecError:
                damaged = True
                continue
            for event in body.events:
                self._add(event, record.wall)
        return Found(
            self._meeting,
            self._handle,
            back.records[0].wall,
            self._group_name,
            tuple(self._hits(words)),
            damaged=damaged or not self._handle,
        )

    def _add(self, event: _Event, wall: datetime) -> None:
        match event.event:
            case "note-taken":
                note = _Note(event.stop, event.speaker, event.columns, wall, not event.off_record)
                self._notes[event.number] = note
            case "note-changed" if event.number in self._notes:
                self._notes[event.number].columns = event.columns
                self._notes[event.number].speaker = event.speaker
            case "note-struck":
                self._struck.add(event.number)
            case "note-restored":
                self._struck.discard(event.number)
            case "kept-off-record" if event.number in self._notes:
                self._notes[event.number].is_kept = False
            case "action-settled":
                self._outcomes[event.number] = event.text, wall
            case "settlement-withdrawn":
                self._outcomes.pop(event.number, None)
            case "brought-settled" | "brought-reopened":
                said = "" if event.off_record else event.text
                self._of_brought[_read_place(event.place)] = said, wall
            case "question-worded":
                self._wordings.append((event.case, event.by, event.text, wall))
            case "wording-withdrawn":
                self._withdraw(event.case)
            case _:
                self._learn(event)

    def _withdraw(self, case: str) -> None:
        """Forget the last wording of a case."""
        for place in range(len(self._wordings) - 1, -1, -1):
            if self._wordings[place][0] == case:
                del self._wordings[place]
                return

    def _learn(self, event: _Event) -> None:
        """Take in what things are called."""
        match event.event:
            case "named":
                self._people |= event.names
                self._group_name = event.group or self._group_name
            case "meeting-opened":
                self._handle = event.handle
                for steps in event.blocks.values():
                    self._name(steps)
            case "round-opened" if event.method is not None:
                self._name(event.method.steps)

    def _name(self, steps: Iterable[_Step]) -> None:
        for step in steps:
            self._titles[step.id] = step.title
            self._name(step.steps)

    def _hits(self, words: tuple[str, ...]) -> Iterator[Hit]:
        """Yield what all words stand in; the whole meeting is looked through once before each text is."""
        kept = [
            (number, note)
            for number, note in self._notes.items()
            if note.is_kept and number not in self._struck
        ]
        everything = [" | ".join(note.columns) for _, note in kept] + [
            text for _, _, text, _ in self._wordings
        ]
        outcomes = [(number, *self._outcomes[number]) for number, _ in kept if number in self._outcomes]
        outcomes += [(0, text, at) for text, at in self._of_brought.values()]
        whole = same_name(" ".join((*everything, *(text for _, text, _ in outcomes))))
        if not all(word in whole for word in words):
            return
        for (number, note), text in zip(kept, everything, strict=False):
            if _has(text, words):
                yield Hit(number, self._step(note.stop), self._people.get(note.speaker, ""), text, note.at)
        for _, by, text, at in self._wordings:
            if _has(text, words):
                yield Hit(0, "", self._people.get(by, ""), text, at)
        for number, text, at in outcomes:
            if text and _has(text, words):
                yield Hit(number, "", "", text, at, is_outcome=True)

    def _step(self, stop: str) -> str:
        """Return the title of the step in the key of a stop: the part with a known id nearest its end."""
        parts = stop.split("/")
        return next((self._titles[part] for part in reversed(parts) if part in self._titles), "")


def _has(text: str, words: tuple[str, ...]) -> bool:
    plain = same_name(text)
    return all(word in plain for word in words)
