"""Rewriting a journal with less in it, so that nothing of what went is left.

The only place where a journal is ever rewritten. It keeps every record with its number, moment and kind; the
chain is made anew. The order can be broken off anywhere and taken up again:

1. a mark says which segment is to hold the copy;
2. the copy is written beside, synced, and given that name in one step. From then on it is what is read,
   because for an equal number the later segment wins;
3. everything else of the meeting that may hold text is removed: older segments, torn ends, the draft;
4. the copy takes the name of the first segment, and the mark goes.

Broken off before the end of 2, the meeting is as it was; after that, `finish_redactions` does the rest.
What this cannot reach: copies elsewhere, and what a disk keeps of removed files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from intervisie.archive.durable import DISK, Disk, write_whole
from intervisie.archive.faults import cannot_write
from intervisie.archive.files import MeetingFiles, redacted_among
from intervisie.archive.frame import Record, Writing, plain_json, write_line
from intervisie.archive.lock import Lock
from intervisie.archive.reading import find, read_segment
from intervisie.archive.seal import UNSEALED, Seal
from intervisie.errors import DamagedError, IntervisieError, UsageError
from intervisie.meeting.codec import KIND, Decided, decode, encode, replay
from intervisie.meeting.state import Meeting
from intervisie.text import say

Change = Callable[[Decided], Decided]
"""What is left of a record: as far in the meeting as before."""

Records = Sequence[Record]

Ids = Mapping[str, str]
"""New random ids for people, by the old ones."""


class _Mark(Struct, frozen=True):
    """Which segment is to hold the copy, and what tells the copy from any other file."""

    segment: int
    length: int
    digest: str


def redact(
    folder: Path,
    meeting: str,
    plan: Callable[[Meeting], tuple[Change, Ids]],
    disk: Disk = DISK,
    seal: Seal = UNSEALED,
) -> None:
    """Rewrite the journal of a closed meeting; `plan` says, of the meeting as it is now, what is left of it.

    Raises:
        BusyError: the meeting is open in another window.
        UsageError: it is not closed yet.
        DamagedError: a part of it cannot be read, or it would not be the same meeting any more.
        StorageError: it is as it was, or, if the copy was in place, `finish_redactions` does the rest.
    """

    def bodies(records: Records) -> list[bytes]:
        before = _replayed(records)
        if before is None:
            raise unreadable()
        if before.closed is None:
            raise still_open(before.handle or before.id)
        change, ids = plan(before)
        found = [with_ids(plain_json(encode(change(decode(record.body)))), ids) for record in records]
        after = _replayed([replace(one, body=body) for one, body in zip(records, found, strict=True)])
        if after is None or _course(after) != _course(before):
            raise unreadable()
        return found

    rewrite(MeetingFiles(folder, meeting), bodies, disk, seal)


def rewrite(
    files: MeetingFiles, bodies: Callable[[Records], Sequence[bytes]], disk: Disk, seal: Seal = UNSEALED
) -> None:
    """Give every record of a journal another body; `bodies` gets the records under the lock.

    Raises:
        As `redact` does, and whatever `bodies` does, after which nothing was changed.
    """
    lock = Lock.take(files.lock, disk)
    try:
        _finish(files, disk)
        found = find(files, disk, seal)
        if found.back.damaged:
            raise unreadable()
        contents = _lines(files.meeting, found.back.records, bodies(found.back.records), seal)
        copy = read_segment(files.meeting, 1, contents, seal)
        if not copy.sound or copy.dropped_bytes or len(copy.found) != len(found.back.records):
            raise unreadable()
        mark = _Mark(found.segments[-1].number + 1, len(contents), hashlib.sha256(contents).hexdigest())
        write_whole(files.redacting, plain_json(mark), force=True, disk=disk)
        write_whole(files.segment(mark.segment), contents, disk=disk)
        _finish(files, disk)
    finally:
        lock.release()


def finish_redactions(folder: Path, disk: Disk = DISK) -> tuple[str, ...]:
    """Take up what was broken off; return the ids of the meetings that are whole again."""
    try:
        unfinished = redacted_among(disk.names(folder))
    except OSError:
        return ()
    return tuple(meeting for meeting in unfinished if _finished(folder, meeting, disk))


def _finished(folder: Path, meeting: str, disk: Disk) -> bool:
    files = MeetingFiles(folder, meeting)
    try:
        lock = Lock.take(files.lock, disk)
    except IntervisieError:
        return False
    try:
        _finish(files, disk)
    except IntervisieError:
        return False
    finally:
        lock.release()
    return True


def _finish(files: MeetingFiles, disk: Disk) -> None:
    """Do what is left of a redaction; nothing where none was begun."""
    try:
        names = disk.names(files.folder)
        if files.redacting.name not in names:
            return
        mark = _marked(files, disk)
        if mark is not None and _is_in_place(files, mark, names, disk):
            _leave_only(files, mark.segment, disk)
        else:
            _remove_unfinished(files, disk)
        disk.remove(files.redacting)
        disk.sync_folder(files.folder)
    except OSError as error:
        raise cannot_write(files.folder, error) from error


def _marked(files: MeetingFiles, disk: Disk) -> _Mark | None:
    try:
        return msgspec.json.decode(disk.read(files.redacting), type=_Mark)
    except msgspec.MsgspecError:
        return None


def _is_in_place(files: MeetingFiles, mark: _Mark, names: list[str], disk: Disk) -> bool:
    """Tell whether the copy stands under its own name, whatever was added to it since.

    After a kill before that, the meeting may have gone on in a segment with the same number, which must not
    be taken for the copy.
    """
    if mark.segment not in files.segments(names):
        return False
    copy = disk.read(files.segment(mark.segment))[: mark.length]
    return hashlib.sha256(copy).hexdigest() == mark.digest


def _leave_only(files: MeetingFiles, number: int, disk: Disk) -> None:
    """Remove all that may hold text but the copy, and let that be the first segment."""
    copy = files.segment(number)
    for path in files.own(disk.names(files.folder)):
        if path not in (copy, files.lock, files.key, files.redacting):
            with suppress(FileNotFoundError):
                disk.remove(path)
    disk.sync_folder(files.folder)
    disk.replace(copy, files.segment(1))
    disk.sync_folder(files.folder)


def _remove_unfinished(files: MeetingFiles, disk: Disk) -> None:
    for path in files.unfinished(disk.names(files.folder)):
        with suppress(FileNotFoundError):
            disk.remove(path)


def _lines(meeting: str, records: Records, bodies: Sequence[bytes], seal: Seal) -> bytes:
    """Return the lines of a journal with these bodies, the chain made anew."""
    lines, chain = [], ""
    for record, body in zip(records, bodies, strict=True):
        writing = Writing(record.number, chain, record.kind, Raw(body), record.stamp)
        line, chain = write_line(meeting, writing, seal)
        lines.append(line)
    return b"".join(lines)


def with_ids(body: bytes, ids: Ids) -> bytes:
    """Return a body with other ids: they are random, stand in keys of many kinds, and are in no text."""
    for old, new in ids.items():
        body = body.replace(old.encode("ascii"), new.encode("ascii"))
    return body


def _replayed(records: Records) -> Meeting | None:
    """Return the meeting that all of these records add up to, None if one of them is of no use."""
    if any(record.kind != KIND for record in records):
        return None
    try:
        return replay((record.wall, record.body) for record in records)
    except _SENSELESS:
        return None


_SENSELESS = (LookupError, ValueError, AssertionError, AttributeError, TypeError, StopIteration)
"""What a record raises that speaks of something no record before it made."""


def _course(meeting: Meeting) -> tuple[object, ...]:
    """Return what no redaction touches."""
    return (
        meeting.id,
        meeting.handle,
        meeting.opened,
        meeting.closed,
        tuple(person.spans for person in meeting.people),
        tuple(meeting.roles),
        tuple(one.method for one in meeting.rounds),
        len(meeting.notes),
        len(meeting.cases),
        len(meeting.visits),
    )


def still_open(name: str) -> UsageError:
    """Return what to say of a meeting that nothing can be taken out of yet."""
    return UsageError(
        say("Meeting {name} is still open.", name=name),
        say("Close it first: {command}, then /end.", command=f"intervisie resume {name}"),
    )


def unreadable() -> DamagedError:
    """Return what to say of a journal that is not whole."""
    return DamagedError(
        say("A part of this file cannot be read, so that nothing can be taken out of it safely."),
        say("It is as it was. To see what is damaged: {command}", command="intervisie doctor"),
    )
