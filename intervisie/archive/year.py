"""A year of meetings for an overview: who did what, how long it took, and what of it had been planned.

Every journal is read once, and no meeting is replayed; tests hold all of it against the replayed meetings.
Reading never writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from intervisie.archive.agreed import Action, Reading, put_together
from intervisie.archive.durable import Disk
from intervisie.archive.files import MeetingFiles
from intervisie.archive.heading import rank
from intervisie.archive.keyring import Keyring
from intervisie.archive.reading import ReadBack, read
from intervisie.archive.skimming import Event, Step, read_body, read_length
from intervisie.archive.summary import Adding, Summary
from intervisie.errors import IntervisieError

_ZERO = timedelta(0)
_EVENT = b'"event":"'
_ACTION, _NEXT = b'"kind":"action"', b'"kind":"next-meeting"'
_NAMES = frozenset(
    ("meeting-opened", "meeting-closed", "named", "arrived", "role-given", "case-chosen", "choice-withdrawn")
)
_TIMES = frozenset(
    (
        "entered",
        "clock-stopped",
        "clock-continued",
        "gap-found",
        "gap-answered",
        "arrived-earlier",
    )
)
_WHOLE = frozenset(("meeting-opened", "meeting-closed", "round-opened", "themes-named"))
_AGREED = frozenset(
    [
        "note-taken",
        "note-changed",
        "note-struck",
        "note-restored",
        "kept-off-record",
        "action-settled",
        "settlement-withdrawn",
        "actions-brought",
        "brought-settled",
        "brought-reopened",
        "meeting-opened",
        "named",
        "case-chosen",
        "choice-withdrawn",
    ]
)
_WANTED = frozenset(name.encode() for name in _NAMES | _TIMES | _WHOLE | _AGREED) - {b"note-taken"}
"""The events that an overview is made of, by what they tell; of notes it wants two kinds only."""


class StepTime(Struct, frozen=True):
    """How long a step took at one time, and how much of that had been planned when it began.

    `method` is the name of its method, "" for a step of a block; `round` the number of the case, or 0.
    """

    method: str
    round: int
    step: str
    planned: timedelta
    spent: timedelta


class Held(Struct, frozen=True):
    """A meeting that was closed; `net` is its time from `begin` on, without breaks and uncounted gaps.

    `themes` are what the group calls the themes of its cases, once for each case.
    """

    summary: Summary
    begin: datetime
    net: timedelta
    steps: tuple[StepTime, ...]
    themes: tuple[str, ...] = ()


class Year(Struct, frozen=True):
    """The closed meetings of a year and the actions noted in them, the oldest first.

    `still_open` counts those that are not closed, `damaged` names those of which a part could not be read.
    """

    meetings: tuple[Held, ...]
    actions: tuple[Action, ...]
    still_open: int
    damaged: tuple[str, ...]


def read_year(
    folder: Path, meetings: Iterable[tuple[str, list[str]]], disk: Disk, keys: Keyring, year: int
) -> Year:
    """Return a year of meetings; each is an id with the names of its files.

    What is read but is of another year counts for what became of actions only.
    """
    every: list[Reading] = []
    held: list[Held] = []
    damaged: list[str] = []
    still_open = 0
    for meeting, names in meetings:
        try:
            back = read(folder, meeting, disk, keys.seal_of(MeetingFiles(folder, meeting)), names=names)
        except IntervisieError:
            damaged.append(meeting)
            continue
        if not back.records:
            continue
        one = _Skimming(meeting)
        summary = one.all_of(back)
        every.append(one.agreed)
        if one.begin(back).year != year:
            continue
        if summary.damaged:
            damaged.append(summary.name)
        elif summary.is_open:
            still_open += 1
        else:
            held.append(Held(summary, one.begin(back), one.net(), tuple(one.steps()), tuple(one.themes())))
    held.sort(key=lambda one: rank(one.summary.opened, one.summary.handle, one.summary.meeting))
    found = {one.summary.meeting for one in held}
    actions = tuple(action for action in put_together(every).actions if action.meeting in found)
    return Year(tuple(held), actions, still_open, tuple(damaged))


class _Stay(Struct):
    stop: str
    since: timedelta
    until: timedelta | None = None


class _Skimming:
    """Goes through the events of one meeting once, for all that a year is made of."""

    def __init__(self, meeting: str) -> None:
        self.agreed = Reading(meeting)
        self._summary = Adding(meeting)
        self._methods: dict[int, str] = {}
        self._titles: dict[tuple[int, str], str] = {}
        self._budgets: dict[str, timedelta] = {}
        self._stays: list[_Stay] = []
        self._still: list[tuple[str, timedelta, timedelta | None]] = []
        self._gaps: list[tuple[timedelta, timedelta, bool]] = []
        self._end = _ZERO
        self._labels: dict[str, str] = {}
        self._codes: dict[str, tuple[str, ...]] = {}

    def all_of(self, back: ReadBack) -> Summary:
        """Take in the records of a journal, and return the line of a list; notes are not counted in it."""
        self.agreed.opened = back.records[0].wall
        damaged = back.damaged
        for record in back.records:
            if _is_passed_over(record.body):
                continue
            try:
                decoded = read_body(record.body)
                for event in decoded.events:
                    name = event.event
                    if name in _TIMES or name in _WHOLE:
                        self._add(event, decoded.elapsed)
                    if name in _NAMES or name in _WHOLE:
                        self._summary.add(event, decoded.elapsed, record.wall)
                    if name in _AGREED:
                        self.agreed.add(event, record.wall)
            except msgspec.MsgspecError:
                damaged = True
        self.agreed.finish()
        return self._summary.result(back, self._end, damaged=damaged)

    def _add(self, event: Event, elapsed: timedelta) -> None:
        match event.event:
            case "entered":
                self._budgets.setdefault(event.stop, event.budget)
                if self._stays:
                    self._stays[-1].until = elapsed
                self._stays.append(_Stay(event.stop, elapsed))
            case "clock-stopped":
                self._still.append((event.kind, elapsed, None))
            case "clock-continued" if self._still:
                self._still[-1] = (*self._still[-1][:2], elapsed)
            case "gap-found":
                self._gaps.append((elapsed - event.length, elapsed, event.counts))
            case "gap-answered" if self._gaps:
                self._gaps[-1] = (*self._gaps[-1][:2], event.counts)
            case "arrived-earlier":
                self._move_back(read_length(event.by))
            case "meeting-closed":
                self._end = elapsed
            case "themes-named":
                self._codes[event.case] = event.codes
            case "meeting-opened" | "round-opened":
                self._learn(event)

    def _learn(self, event: Event) -> None:
        """Take in what steps and themes are called."""
        self._labels.update((theme.code, theme.label) for theme in event.themes)
        for steps in event.blocks.values():
            self._name(0, steps)
        if event.method is not None:
            self._methods[event.number] = event.method.name
            self._name(event.number, event.method.steps)

    def _name(self, number: int, steps: Iterable[Step]) -> None:
        for step in steps:
            self._titles[number, step.id] = step.title
            self._name(number, step.steps)

    def _move_back(self, by: timedelta) -> None:
        """Move the boundary between this stay and the one that was left for it."""
        if not self._stays:
            return
        here = self._stays[-1]
        for before in reversed(self._stays[:-1]):
            if before.until == here.since and before.stop != here.stop:
                before.until = here.since - by
                break
        here.since -= by

    def themes(self) -> Iterator[str]:
        """Yield the themes of each case, by what the group calls them."""
        for codes in self._codes.values():
            yield from (self._labels.get(code, code) for code in codes)

    def begin(self, back: ReadBack) -> datetime:
        """Return when the clock was first started, for one that never was when the meeting was opened."""
        return back.records[0].wall + (self._started() or _ZERO)

    def _started(self) -> timedelta | None:
        return next((until for kind, _, until in self._still if kind == "start" and until is not None), None)

    def net(self) -> timedelta:
        """Return the time from begin to end without breaks and without gaps that do not count."""
        begin = self._started() or _ZERO
        off = [(since, until or self._end) for kind, since, until in self._still if kind == "break"]
        off += [(since, until) for since, until, counts in self._gaps if not counts]
        counted, reached = _ZERO, begin
        for since, until in sorted(off):
            counted += max(min(since, self._end) - reached, _ZERO)
            reached = max(reached, until)
        return counted + max(self._end - reached, _ZERO)

    def steps(self) -> Iterator[StepTime]:
        """Yield each time through a step that had a planned time, its parts together."""
        spent: dict[str, timedelta] = {}
        for stay in self._stays:
            ran = self._ran(stay.since, self._end if stay.until is None else stay.until)
            spent[stay.stop] = spent.get(stay.stop, _ZERO) + ran
        passes: dict[str, tuple[timedelta, timedelta]] = {}
        for stop, budget in self._budgets.items():
            planned, took = passes.get(stop.rpartition("/")[0], (_ZERO, _ZERO))
            passes[stop.rpartition("/")[0]] = planned + budget, took + spent.get(stop, _ZERO)
        for key, (planned, took) in passes.items():
            number = _round_of(key)
            parts = key.split("/")
            title = next(
                (self._titles[number, one] for one in parts[::-1] if (number, one) in self._titles), ""
            )
            if planned and title:
                yield StepTime(self._methods.get(number, ""), number, title, planned, took)

    def _ran(self, since: timedelta, until: timedelta) -> timedelta:
        """Return how long the clock ran between two moments."""
        still = _ZERO
        for _, start, end in self._still:
            still += max(min(until, until if end is None else end) - max(since, start), _ZERO)
        for start, end, counts in self._gaps:
            still += _ZERO if counts else max(min(until, end) - max(since, start), _ZERO)
        return until - since - still


def _is_passed_over(body: bytes) -> bool:
    """Tell whether a record holds one event, of which an overview tells nothing."""
    start = body.find(_EVENT) + len(_EVENT)
    name = body[start : body.find(b'"', start)]
    is_note = name == b"note-taken" and (_ACTION in body or _NEXT in body)
    return not is_note and name not in _WANTED and body.find(_EVENT, start) < 0


def _round_of(key: str) -> int:
    """Return the number of the case in the key of a stop, 0 for a stop of the meeting itself."""
    place = key.partition("/")[0]
    return int(place) if place.isdigit() else 0
