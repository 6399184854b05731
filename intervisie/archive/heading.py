"""What a meeting says of itself at its beginning, and finding one by it.

Only the first record is read, so that a thousand meetings are looked through in a blink.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from intervisie.archive.durable import Disk
from intervisie.archive.files import MeetingFiles
from intervisie.archive.frame import Record, read_line
from intervisie.archive.keyring import Keyring
from intervisie.archive.reading import read
from intervisie.archive.seal import UNSEALED, Seal
from intervisie.errors import IntervisieError, UsageError
from intervisie.text import Text, say

_HANDLE = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{1,6})", re.ASCII)
LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
_SHOWN = 8
"""How many meetings an error names."""


class Heading(Struct, frozen=True):
    """What stands in the first record of a meeting; all but its id is "" and long ago when that is lost."""

    meeting: str
    handle: str = ""
    opened: datetime = LONG_AGO
    group: str = ""
    group_name: str = ""

    def rank(self) -> tuple[datetime, int, str]:
        """Return what tells which of two meetings is the later one."""
        return rank(self.opened, self.handle, self.meeting)


def rank(opened: datetime, handle: str, meeting: str) -> tuple[datetime, int, str]:
    """Return what orders meetings: when they opened, and for the same moment their number."""
    match = _HANDLE.fullmatch(handle)
    return opened, int(match[2]) if match else 0, meeting


class _Event(Struct, frozen=True):
    """What is wanted of any event: the rest, such as a whole method, is passed over unread."""

    event: str
    handle: str = ""
    group: str = ""


class _Body(Struct, frozen=True):
    events: tuple[_Event, ...]


_read_body = msgspec.json.Decoder(_Body).decode


def read_heading(folder: Path, meeting: str, disk: Disk, keys: Keyring) -> Heading | None:
    """Return the heading of a meeting; None if its journal holds nothing at all, because it never began.

    Nobody is asked for a passphrase: without it a sealed meeting says its handle and when it opened.
    """
    files = MeetingFiles(folder, meeting)
    try:
        handle = keys.handle_behind_lock(files)
        seal = keys.seal_of(files) if handle is None else UNSEALED
    except IntervisieError:
        return Heading(meeting)
    try:
        data = disk.read(files.segment(1))
        first = read_line(meeting, data[: data.find(b"\n") + 1][:-1], seal)
    except (OSError, IntervisieError):
        data, first = b"?", None
    if data and (first is None or first.number != 1):
        first = _searched(files, disk, seal)
    if not data or first is None:
        return Heading(meeting) if data else None
    return heading_of(meeting, first) if handle is None else Heading(meeting, handle, first.wall)


def heading_of(meeting: str, first: Record) -> Heading:
    """Return the heading that a first record holds."""
    try:
        events = _read_body(first.body).events
    except msgspec.MsgspecError:
        return Heading(meeting)
    opening = next((event for event in events if event.event == "meeting-opened"), None)
    named = next((event for event in events if event.event == "named"), None)
    if opening is None:
        return Heading(meeting)
    return Heading(meeting, opening.handle, first.wall, opening.group, named.group if named else "")


def _searched(files: MeetingFiles, disk: Disk, seal: Seal) -> Record | None:
    """Return the first record of a journal whose first line it is not: it may stand elsewhere."""
    try:
        records = read(files.folder, files.meeting, disk, seal).records
    except IntervisieError:
        return None
    return next((record for record in records if record.number == 1), None)


def free_handle(headings: Iterable[Heading], day: date) -> str:
    """Return the handle with the lowest number that no meeting of that day has."""
    taken = {heading.handle for heading in headings}
    number = 1
    while f"{day.isoformat()}-{number}" in taken:
        number += 1
    return f"{day.isoformat()}-{number}"


def chosen(headings: tuple[Heading, ...], name: str | None) -> Heading:
    """Return the one meeting that a name stands for; `headings` has the latest first.

    Raises:
        UsageError: there is none, or there are several.
    """
    if not headings:
        raise UsageError(say("There are no meetings yet."), say("intervisie start begins one."))
    if name is None:
        return next((heading for heading in headings if heading.handle), headings[0])
    wanted = name.strip().lower()
    found = [heading for heading in headings if _is_named(heading, wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(say("There is no meeting {name}.", name=name), _naming(headings))
    raise UsageError(say("{name} stands for more than one meeting.", name=name), _naming(found))


def _is_named(heading: Heading, wanted: str) -> bool:
    if wanted == heading.handle or (len(wanted) >= 8 and heading.meeting.startswith(wanted)):
        return True
    match = _HANDLE.fullmatch(heading.handle)
    return match is not None and match[1] == wanted


def _naming(headings: Sequence[Heading]) -> Text:
    """Name the meetings there are to choose from, the latest ones if there are many."""
    names = ", ".join(called(heading) for heading in headings[:_SHOWN])
    if len(headings) <= _SHOWN:
        return say("There are: {names}.", names=names)
    return say("The latest are: {names}. intervisie meetings list shows all.", names=names)


def called(heading: Heading) -> str:
    """Return what a meeting is called on the command line: its handle, or its id where that is lost."""
    return heading.handle or heading.meeting
