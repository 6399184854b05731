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
from intervisie.archive.skimming import Event, Step, read_body
from intervisie.errors import IntervisieError

_ZERO = timedelta(0)


class Summary(Struct, frozen=True):
    """One line of a list.

    `last` is when the meeting closed, of an open one the moment of its last record.
    `damaged` when the journal is, and then what cannot be read is "" or zero. `step` is the title of
    the step where the group stood, `notes` the number of notes that are not struck. `net` is how long
    the clock ran. `group` is the id of the group. `people` are the names of those who were there, `owners` of
    those who brought a case.
    """

    meeting: str
    handle: str = ""
    opened: datetime = LONG_AGO
    last: datetime = LONG_AGO
    is_open: bool = False
    damaged: bool = False
    group: str = ""
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
    return Adding(meeting).all_of(back)


class Adding:
    """Adds up the events of one meeting."""

    def __init__(self, meeting: str) -> None:
        self._meeting = meeting
        self._handle = ""
        self._group = ""
        self._group_name = ""
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._methods: dict[int, str] = {}
        self._stop = ""
        self._notes: set[int] = set()
        self._struck: set[int] = set()
        self._closed: tuple[timedelta, datetime] | None = None
        self._still = _ZERO
        self._still_since: timedelta | None = None
        self._gaps: list[Event] = []
        self._names: dict[str, str] = {}
        self._came: dict[str, None] = {}
        self._owners: dict[str, tuple[str, ...]] = {}
        self._roles: dict[str, str] = {}

    def all_of(self, back: ReadBack) -> Summary:
        """Return what the records of a journal add up to; what cannot be read is passed over."""
        damaged, elapsed = back.damaged, _ZERO
        for record in back.records:
            try:
                body = read_body(record.body)
            except msgspec.MsgspecError:
                damaged = True
                continue
            elapsed = body.elapsed
            for event in body.events:
                self.add(event, elapsed, record.wall)
        return self.result(back, elapsed, damaged=damaged)

    def result(self, back: ReadBack, elapsed: timedelta, *, damaged: bool) -> Summary:
        """Return what all events add up to; `elapsed` is the moment of the last record."""
        return Summary(
            meeting=self._meeting,
            handle=self._handle,
            opened=back.records[0].wall,
            last=self._closed[1] if self._closed else back.records[-1].wall,
            is_open=bool(self._handle) and self._closed is None,
            damaged=damaged or not self._handle,
            group=self._group,
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

    def add(self, event: Event, elapsed: timedelta, wall: datetime) -> None:
        """Take in one event."""
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
                self._handle, self._group = event.handle, event.group
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

    def _add_people(self, event: Event) -> None:
        match event.event:
            case "arrived":
                self._came.setdefault(event.person)
            case "role-given":
                self._roles[event.role] = event.person
            case _:
                self._owners[event.case] = (event.owner, *event.co_owners)

    def _add_time(self, event: Event, elapsed: timedelta) -> None:
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
                self._gaps.append(Event(found.event, length=found.length, counts=event.counts))

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
