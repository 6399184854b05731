"""A journal read back and verified, whatever happened to it. Nothing here writes or takes a lock.

Each record proves itself (see `frame`), so a damaged place costs no more than what stood there. The
records of all segments are put in order by number; for an equal number the later segment wins.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from intervisie.archive.durable import DISK, Disk
from intervisie.archive.faults import cannot_read
from intervisie.archive.files import MeetingFiles
from intervisie.archive.frame import Record, read_line
from intervisie.archive.seal import UNSEALED, Seal
from intervisie.errors import StorageError
from intervisie.text import say

_LOST_NEWLINE = re.compile(rb'(?<=,"chain":"[0-9a-f]{32}"\})[^\n](?=\{"format":)')
"""The place between two records where a newline became something else."""


class Gap(Struct, frozen=True):
    """Records that should be there and are not, from the first number to the last."""

    first: int
    last: int


class ReadBack(Struct, frozen=True):
    """What a journal holds.

    `records` are in order and every one of them is as it was written. `dropped_bytes` counts what is
    no record: mostly the end of a line that was being written when the power went. `damaged` says
    that more is wrong than a torn end: records are missing (`gaps`), doubled, or out of order.
    """

    records: tuple[Record, ...]
    dropped_bytes: int = 0
    gaps: tuple[Gap, ...] = ()
    damaged: bool = False


class Segment(Struct, frozen=True):
    """One file of a journal as found.

    `found` holds each record with its line, newline included. A sound segment is one run of linked
    records, and perhaps a torn end that begins at `end`.
    """

    number: int
    found: tuple[tuple[Record, bytes], ...]
    end: int
    size: int
    dropped_bytes: int
    sound: bool


class Found(Struct, frozen=True):
    """Everything that whoever goes on writing needs: the records, their lines, and the segments."""

    back: ReadBack
    lines: tuple[bytes, ...]
    segments: tuple[Segment, ...]


def read(
    folder: Path,
    meeting: str,
    disk: Disk = DISK,
    seal: Seal = UNSEALED,
    *,
    names: list[str] | None = None,
) -> ReadBack:
    """Return what the journal of a meeting holds.

    `names` are those in the folder, from whoever reads many meetings and looked there once.

    Raises:
        StorageError: it is not there, or cannot be read.
        DamagedError: it is of a newer format.
    """
    return find(MeetingFiles(folder, meeting), disk, seal, names=names).back


def find(files: MeetingFiles, disk: Disk, seal: Seal, *, names: list[str] | None = None) -> Found:
    """Read the segments of a journal and put their records together; arguments and errors as of `read`."""
    path = files.folder
    try:
        numbers = files.segments(disk.names(path) if names is None else names)
        contents = []
        for number in numbers:
            path = files.segment(number)
            contents.append((number, disk.read(path)))
    except OSError as error:
        raise cannot_read(path, error) from error
    if not contents:
        raise StorageError(say("The file of this meeting is gone: {path}.", path=str(files.segment(1))))
    return _put_together(tuple(read_segment(files.meeting, number, data, seal) for number, data in contents))


def unchanged(files: MeetingFiles, found: Found, disk: Disk) -> bool:
    """Tell whether the journal is still what was read: as long, and with the same last record in it.

    The chain of a record depends on all before it, so that a journal that was rewritten shows there.
    """
    try:
        sizes = [(n, disk.status(files.segment(n)).st_size) for n in files.segments(disk.names(files.folder))]
        if sizes != [(segment.number, segment.size) for segment in found.segments]:
            return False
        last = disk.read(files.segment(found.segments[-1].number))
    except OSError:
        return False
    return not found.lines or found.lines[-1] in last


def read_segment(meeting: str, number: int, data: bytes, seal: Seal) -> Segment:
    """Return the records in the bytes of one segment."""
    found: list[tuple[Record, bytes]] = []
    end = 0
    while (stop := data.find(b"\n", end)) >= 0:
        record = read_line(meeting, data[end:stop], seal)
        if record is None:
            break
        found.append((record, data[end : stop + 1]))
        end = stop + 1
    behind = _search(meeting, data[end:], seal) if end < len(data) else []
    kept = end + sum(len(line) for _, line in behind)
    found += behind
    sound = not behind and _linked(found)
    return Segment(number, tuple(found), end, len(data), len(data) - min(kept, len(data)), sound)


def _search(meeting: str, data: bytes, seal: Seal) -> list[tuple[Record, bytes]]:
    """Return the records behind a damaged place.

    A line at the very end without a newline never happened, unless something followed it: it was
    being written.
    """
    lines = _LOST_NEWLINE.sub(b"\n", data).split(b"\n")[:-1]
    records = ((read_line(meeting, line, seal), line) for line in lines)
    return [(record, line + b"\n") for record, line in records if record is not None]


def _linked(found: list[tuple[Record, bytes]]) -> bool:
    """Tell whether records are one unbroken run."""
    pairs = pairwise(found)
    return all(_follows(later, earlier) for (earlier, _), (later, _) in pairs)


def _follows(later: Record, earlier: Record) -> bool:
    return later.number == earlier.number + 1 and later.after == earlier.chain


def _put_together(segments: tuple[Segment, ...]) -> Found:
    chosen: dict[int, tuple[Record, bytes]] = {}
    for segment in segments:
        chosen.update((record.number, (record, line)) for record, line in segment.found)
    kept: list[tuple[Record, bytes]] = []
    gaps: list[Gap] = []
    strangers: set[str] = set()
    expected = 1
    for number in sorted(chosen):
        record, line = chosen[number]
        if kept and not strangers and record.after == kept[-1][0].chain:
            pass  # nearly always: it goes on where the one before it ended
        elif _is_stranger(record, kept, strangers):
            strangers.add(record.chain)
            continue
        if number > expected:
            gaps.append(Gap(expected, number - 1))
        kept.append((record, line))
        expected = number + 1
    damaged = bool(gaps or strangers) or not all(segment.sound for segment in segments)
    dropped = sum(segment.dropped_bytes for segment in segments)
    back = ReadBack(tuple(record for record, _ in kept), dropped, tuple(gaps), damaged)
    return Found(back, tuple(line for _, line in kept), segments)


def _is_stranger(record: Record, kept: list[tuple[Record, bytes]], strangers: set[str]) -> bool:
    """Tell whether a record goes on another history of the meeting than the one kept.

    That happens when a synchronising program puts the copy of another computer in our place.
    """
    if record.after in strangers:
        return True
    if not kept:
        return record.number < 1
    last = kept[-1][0]
    return record.number == last.number + 1 and record.after != last.chain
