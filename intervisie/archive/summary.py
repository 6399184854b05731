"""What a list of meetings says of each one. Reading never writes, and no damage stops a list.

A list has to be there at once, so that a meeting is not replayed for it: of each event only the few
members below are read, and added up here. A test holds this against the replayed meeting.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from intervisie.archive.durable import Disk
from intervisie.archive.files import MeetingFiles
from intervisie.archive.heading import LONG_AGO, rank
from intervisie.archive.keyring import Keyring
from intervisie.archive.reading import ReadBack, read
from intervisie.errors import IntervisieError

_ZERO = timedelta(0)


class Summary(Struct, frozen=True):
    """One line of a list.

    `last` is when the meeting closed, of an open one the moment of its last record.
    `damaged` when the journal is, and then what cannot be read is "" or zero. `step` is the title of
    the step where the group stood, `notes` the number of notes that are not struck. `net` is how long
    the clock ran. `people` are the names of those who were there, `owners` of those who brought a case.
    """

    meeting: str
    handle: str = ""
    opened: datetime = LONG_AGO
    last: datetime = LONG_AGO
    is_open: bool = False
    damaged: bool = False
    group_name: str = ""
    methods: tuple[str, ...] = ()
    step: str = ""
    notes: int = 0
    net: timedelta = _ZERO
    people: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    facilitator: str = ""
    note_taker: str = ""

    def rank(self) -> tuple[datetime, int, str]:
        """Return what tells which of two meetings is the later one."""
        return rank(self.opened, self.handle, self.meeting)

    @property
    def name(self) -> str:
        """Return what the meeting is called on the command line."""
        return self.handle or self.meeting


def summarise(folder: Path, meeting: str, disk: Disk, names: list[str], keys: Keyring) -> Summary | None:
    """Return what to list of a meeting; None if its journal holds nothing, because it never began.

    `names` are the names of its files.
    """
    try:
        back = read(folder, meeting, disk, keys.seal_of(MeetingFiles(folder, meeting)), names=names)
    except IntervisieError:
        return Summary(meeting, damaged=True)
    if not back.records:
        return Summary(meeting, damaged=True) if back.dropped_bytes else None
    return _Adding(meeting).all_of(back)


class _Step(Struct, frozen=True):
    id: str
    title: str


class _Method(Struct, frozen=True):
    name: str
    steps: tuple[_Step, ...]


class _Event(Struct, frozen=True):
    """The members of any event that a list needs; others are passed over unread."""

    event: str
    handle: str = ""
    group: str = ""
    blocks: dict[str, tuple[_Step, ...]] = {}
    method: _Method | None = None
    number: int = 0
    stop: str = ""
    length: timedelta = _ZERO
    counts: bool = True
    names: dict[str, str] = {}
    person: str = ""
    role: str = ""
    case: str = ""
    owner: str = ""
    co_owners: tuple[str, ...] = ()


class _Body(Struct, frozen=True):
    elapsed: timedelta
    events: tuple[_Event, ...]


_read_body = msgspec.json.Decoder(_Body).decode


class _Adding:
    """Adds up the events of one meeting."""

    def __init__(self, meeting: str) -> None:
        self._meeting = meeting
        self._handle = ""
        self._group_name = ""
        self._steps: dict[str, tuple[_Step, ...]] = {}
        self._methods: dict[int, str] = {}
        self._stop = ""
        self._notes: set[int] = set()
        self._struck: set[int] = set()
        self._closed: tuple[timedelta, datetime] | None = None
        self._still = _ZERO
        self._still_since: timedelta | None = None
        self._gaps: list[_Event] = []
        self._names: dict[str, str] = {}
        self._came: dict[str, None] = {}
        self._owners: dict[str, tuple[str, ...]] = {}
        self._roles: dict[str, str] = {}

    def all_of(self, back: ReadBack) -> Summary:
        """Return what the records of a journal add up to; what cannot be read is passed over."""
        first, last = back.records[0], back.records[-1]
        damaged, elapsed = back.damaged, _ZERO
        for record in back.records:
            try:
                body = _read_body(record.body)
            except msgspec.MsgspecError:
                damaged = True
                continue
            elapsed = body.elapsed
            for event in body.events:
                self._add(event, elapsed, record.wall)
        return Summary(
            meeting=self._meeting,
            handle=self._handle,
            opened=first.wall,
            last=self._closed[1] if self._closed else last.wall,
            is_open=bool(self._handle) and self._closed is None,
            damaged=damaged or not self._handle,
            group_name=self._group_name,
            methods=tuple(self._methods.values()),
            step=self._step(),
            notes=len(self._notes - self._struck),
            net=self._net(elapsed),
            people=self._called(self._came),
            owners=self._called(
                dict.fromkeys(person for people in self._owners.values() for person in people if person)
            ),
            facilitator=self._names.get(self._roles.get("facilitator", ""), ""),
            note_taker=self._names.get(self._roles.get("note-taker", ""), ""),
        )

    def _called(self, people: Iterable[str]) -> tuple[str, ...]:
        """Return the names of people."""
        return tuple(self._names[person] for person in people if person in self._names)

    def _add(self, event: _Event, elapsed: timedelta, wall: datetime) -> None:
        match event.event:
            case "note-taken":
                self._notes.add(event.number)
            case "note-struck":
                self._struck.add(event.number)
            case "note-restored":
                self._struck.discard(event.number)
            case "entered":
                self._stop = event.stop
            case "named":
                self._group_name = event.group or self._group_name
                self._names |= event.names
            case "meeting-opened":
                self._handle = event.handle
                self._steps |= {name.replace("_", "-"): steps for name, steps in event.blocks.items()}
            case "round-opened" if event.method is not None:
                self._methods[event.number] = event.method.name
                self._steps[f"{event.number}"] = event.method.steps
            case "meeting-closed":
                self._closed = elapsed, wall
            case "arrived" | "role-given" | "case-chosen" | "choice-withdrawn":
                self._add_people(event)
            case _:
                self._add_time(event, elapsed)

    def _add_people(self, event: _Event) -> None:
        match event.event:
            case "arrived":
                self._came.setdefault(event.person)
            case "role-given":
                self._roles[event.role] = event.person
            case _:
                self._owners[event.case] = (event.owner, *event.co_owners)

    def _add_time(self, event: _Event, elapsed: timedelta) -> None:
        match event.event:
            case "clock-stopped":
                self._still_since = elapsed
            case "clock-continued" if self._still_since is not None:
                self._still += elapsed - self._still_since
                self._still_since = None
            case "gap-found":
                self._gaps.append(event)
            case "gap-answered" if self._gaps:
                found = self._gaps.pop()
                self._gaps.append(_Event(found.event, length=found.length, counts=event.counts))

    def _step(self) -> str:
        """Return the title of the step in the key of the stop, which begins with its origin and its id."""
        scope, _, rest = self._stop.partition("/")
        origin = "commitment" if scope.endswith(".commitment") else scope
        wanted = rest.partition("/")[0]
        return next((step.title for step in self._steps.get(origin, ()) if step.id == wanted), "")

    def _net(self, last: timedelta) -> timedelta:
        """Return how long the clock ran until the meeting closed, or until its last record."""
        end = self._closed[0] if self._closed else last
        still = self._still + (end - self._still_since if self._still_since is not None else _ZERO)
        return end - still - sum((gap.length for gap in self._gaps if not gap.counts), _ZERO)
