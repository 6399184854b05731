"""What was agreed for after a meeting, over all meetings: actions, what became of them, and the next date.

As for a list, no meeting is replayed: of each event only the few members below are read. A test holds this
against the replayed meetings. What was struck or is off the record is not among it. Reading never writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path

import msgspec
from msgspec import Struct

from intervisie.archive import skimming
from intervisie.archive.durable import Disk
from intervisie.archive.files import MeetingFiles
from intervisie.archive.heading import LONG_AGO, rank
from intervisie.archive.keyring import Keyring
from intervisie.archive.reading import ReadBack, read
from intervisie.archive.skimming import Event, read_body, read_number
from intervisie.errors import IntervisieError

_OPEN = ("", "changed")
_MINUTES = "minutes"


class Action(Struct, frozen=True):
    """One action: where it was noted, who does it, and what is known of it.

    `doers` are the names of who does it, `known_to_all` when the group may hear that. `text` is how it was
    noted, `reads` how it reads by now. `outcome` is done, changed, dropped or "", `afterwards` a line on it.
    """

    meeting: str
    handle: str
    group_name: str
    day: date
    number: int
    text: str
    reads: str
    doers: tuple[str, ...] = ()
    known_to_all: bool = True
    due: date | None = None
    shared: bool = False
    outcome: str = ""
    afterwards: str = ""

    @property
    def id(self) -> str:
        """Return what names it on the command line."""
        return f"{self.handle or self.meeting}:{self.number}"

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done; one that was changed goes on."""
        return self.outcome in _OPEN


class NextMeeting(Struct, frozen=True):
    """When a group meets again, as its last meeting agreed, and who has which task then, by name."""

    meeting: str
    number: int
    language: str
    group_name: str
    day: date
    starts: time | None = None
    ends: time | None = None
    tasks: tuple[tuple[str, str], ...] = ()


class Agreed(Struct, frozen=True):
    """All of it, the oldest first; `damaged` names the meetings of which a part could not be read.

    `latest` is the id of the last meeting, "" for none.
    """

    actions: tuple[Action, ...]
    next_meetings: tuple[NextMeeting, ...]
    damaged: tuple[str, ...] = ()
    latest: str = ""


def agreed(folder: Path, meetings: Iterable[tuple[str, list[str]]], disk: Disk, keys: Keyring) -> Agreed:
    """Return what meetings agreed; each is an id with the names of its files.

    Raises:
        StorageError: the folder cannot be read.
    """
    every: list[Reading] = []
    damaged: list[str] = []
    for meeting, names in meetings:
        try:
            back = read(folder, meeting, disk, keys.seal_of(MeetingFiles(folder, meeting)), names=names)
        except IntervisieError:
            damaged.append(meeting)
            continue
        if not back.records:
            continue
        reading = Reading(meeting)
        if not reading.all_of(back):
            damaged.append(reading.handle or meeting)
        every.append(reading)
    return put_together(every, tuple(damaged))


def put_together(every: Iterable[Reading], damaged: tuple[str, ...] = ()) -> Agreed:
    """Return what meetings agreed, from each as it was read."""
    every = sorted(every, key=lambda one: rank(one.opened, one.handle, one.meeting))
    said = _said(every)
    return Agreed(
        tuple(action for one in every for action in one.actions(said)),
        tuple(noted for one in every for noted in one.next_meetings()),
        damaged,
        every[-1].meeting if every else "",
    )


class _Said(Struct, frozen=True):
    """What somebody said of an action; `outcome` is "" where it was taken back."""

    at: datetime
    outcome: str
    text: str


_Key = tuple[str, int]
"""An action by the id of its meeting and its number there."""


class Reading:
    """Goes through the events of one meeting."""

    def __init__(self, meeting: str) -> None:
        self.meeting = meeting
        self.handle = ""
        self.opened = LONG_AGO
        self._language = ""
        self._group_name = ""
        self._people: dict[str, str] = {}
        self._notes: dict[int, Event] = {}
        self._struck: set[int] = set()
        self._off: set[int] = set()
        self._owners: dict[str, tuple[str, ...]] = {}
        self._brought: tuple[skimming.Action, ...] = ()
        self._of_brought: dict[int, _Said] = {}
        self.said: list[tuple[_Key, _Said]] = []

    def all_of(self, back: ReadBack) -> bool:
        """Take in the records of a journal; tell whether all could be read."""
        self.opened = back.records[0].wall
        whole = not back.damaged
        for record in back.records:
            try:
                events = read_body(record.body).events
            except msgspec.MsgspecError:
                whole = False
                continue
            for event in events:
                self.add(event, record.wall)
        self.finish()
        return whole and bool(self.handle)

    def finish(self) -> None:
        """Put what was said of the actions that came along with those actions, once all events are in."""
        for place, said in self._of_brought.items():
            if 1 <= place <= len(self._brought):
                one = self._brought[place - 1]
                self.said.append(((one.meeting, one.number), said))

    def add(self, event: Event, wall: datetime) -> None:
        """Take in one event."""
        match event.event:
            case "note-taken":
                self._notes[event.number] = event
            case "note-changed" if event.number in self._notes:
                self._off |= {event.number} if self._notes[event.number].off_record else set()
                self._notes[event.number] = event
            case "note-struck":
                self._struck.add(event.number)
            case "note-restored":
                self._struck.discard(event.number)
            case "kept-off-record":
                self._off.add(event.number)
            case "action-settled":
                self.said.append(((self.meeting, event.number), _Said(wall, event.outcome, event.text)))
            case "settlement-withdrawn":
                self.said.append(((self.meeting, event.number), _Said(wall, "", "")))
            case "actions-brought":
                self._brought = event.actions
            case "brought-settled" | "brought-reopened":
                self._hear(event, wall)
            case _:
                self._learn(event)

    def _hear(self, event: Event, wall: datetime) -> None:
        """Take in what was said of an action that came along; what was undone was not said."""
        place = read_number(event.place)
        if event.outcome:
            line = "" if event.off_record else event.text
            self._of_brought[place] = _Said(wall, event.outcome, line)
        else:
            self._of_brought.pop(place, None)

    def _learn(self, event: Event) -> None:
        match event.event:
            case "meeting-opened":
                self.handle, self._language = event.handle, event.language
            case "named":
                self._people |= event.names
                self._group_name = event.group or self._group_name
            case "case-chosen" | "choice-withdrawn":
                self._owners[event.case] = (event.owner, *event.co_owners)

    def _standing(self, kind: str) -> Iterator[Event]:
        for number, note in self._notes.items():
            stands = number not in self._struck | self._off and not note.off_record
            if note.kind == kind and stands and note.columns:
                yield note

    def actions(self, said: dict[_Key, list[_Said]]) -> Iterator[Action]:
        """Yield the actions noted here, with what was said of them since, here or in a later meeting."""
        owners = {person for people in self._owners.values() for person in people}
        for note in self._standing("action"):
            doers = note.doers or ((note.speaker,) if note.speaker else ())
            last, reads = _settled(said.get((self.meeting, note.number), []), note.columns[0])
            yield Action(
                meeting=self.meeting,
                handle=self.handle,
                group_name=self._group_name,
                day=self.opened.date(),
                number=note.number,
                text=note.columns[0],
                reads=reads,
                doers=tuple(self._people[person] for person in doers if person in self._people),
                known_to_all=note.shared or not owners.intersection(doers),
                due=note.due,
                shared=note.shared or note.goes_to == _MINUTES,
                outcome=last.outcome if last else "",
                afterwards=last.text if last else "",
            )

    def next_meetings(self) -> Iterator[NextMeeting]:
        """Yield when the group said to meet again: the last of these that names a day."""
        last = None
        for note in self._standing("next-meeting"):
            last = note if note.due is not None and note.goes_to == _MINUTES else last
        if last is not None and last.due is not None:
            tasks = ((task, self._people.get(person, "")) for task, person in last.tasks)
            yield NextMeeting(
                meeting=self.meeting,
                number=last.number,
                language=self._language,
                group_name=self._group_name,
                day=last.due,
                starts=last.starts,
                ends=last.ends,
                tasks=tuple((task, name) for task, name in tasks if name),
            )


def _said(every: Iterable[Reading]) -> dict[_Key, list[_Said]]:
    """Return everything that was said of each action, in the order in which it was said."""
    found: dict[_Key, list[_Said]] = {}
    for key, said in (pair for one in every for pair in one.said):
        found.setdefault(key, []).append(said)
    return {key: sorted(all_, key=lambda one: one.at) for key, all_ in found.items()}


def _settled(said: Iterable[_Said], text: str) -> tuple[_Said | None, str]:
    """Return the last word on an action, None for none, and how it reads by now.

    Taking back opens it: everything since it was open falls away, and a change before that stands.
    """
    stands: list[_Said] = []
    for one in said:
        if one.outcome:
            stands.append(one)
            continue
        if stands:
            stands.pop()
        while stands and stands[-1].outcome not in _OPEN:
            stands.pop()
    changes = [one.text for one in stands if one.outcome == "changed" and one.text]
    return (stands[-1] if stands else None), (changes[-1] if changes else text)
