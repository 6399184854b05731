"""What a list of meetings says of each one. Reading never writes, and no damage stops a list."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from intervisie.archive.durable import Disk
from intervisie.archive.heading import LONG_AGO, heading_of, rank
from intervisie.archive.reading import ReadBack, read
from intervisie.errors import IntervisieError
from intervisie.meeting.recovering import recover
from intervisie.meeting.state import ZERO, Meeting, current_stop
from intervisie.meeting.stopwatch import net


class Summary(Struct, frozen=True):
    """One line of a list.

    `damaged` when the journal is, and then what cannot be read is "" or zero. `step` is the title of
    the step where the group stood, `notes` the number of notes that are not struck. `net` is how long
    the clock ran.
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
    net: timedelta = ZERO

    def rank(self) -> tuple[datetime, int, str]:
        """Return what tells which of two meetings is the later one."""
        return rank(self.opened, self.handle, self.meeting)

    @property
    def name(self) -> str:
        """Return what the meeting is called on the command line."""
        return self.handle or self.meeting


def summarise(folder: Path, meeting: str, disk: Disk, names: list[str]) -> Summary | None:
    """Return what to list of a meeting; None if its journal holds nothing, because it never began.

    `names` are the names of its files.
    """
    try:
        back = read(folder, meeting, disk, names=names)
    except IntervisieError:
        return Summary(meeting, damaged=True)
    if not back.records and not back.dropped_bytes:
        return None
    found, unused = recover(
        tuple((record.wall, record.body) for record in back.records), damaged=back.damaged
    )
    if found is None:
        return _of_what_is_left(meeting, back)
    return summary_of(found, damaged=back.damaged or bool(unused))


def summary_of(meeting: Meeting, *, damaged: bool = False) -> Summary:
    """Return what to list of a meeting."""
    end = meeting.closed or meeting.last
    return Summary(
        meeting=meeting.id,
        handle=meeting.handle,
        opened=meeting.opened.wall,
        last=meeting.last.wall,
        is_open=meeting.closed is None,
        damaged=damaged,
        group_name=meeting.group_name,
        methods=tuple(one.method.name for one in meeting.rounds),
        step=current_stop(meeting).step.title,
        notes=sum(not note.struck for note in meeting.notes),
        net=net(meeting, ZERO, end.elapsed),
    )


def _of_what_is_left(meeting: str, back: ReadBack) -> Summary:
    """Return what can be said of a meeting that does not replay."""
    if not back.records:
        return Summary(meeting, damaged=True)
    first, last = back.records[0], back.records[-1]
    heading = heading_of(meeting, first)
    return Summary(meeting, heading.handle, heading.opened, last.wall, damaged=True)
