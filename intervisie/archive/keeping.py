"""Beginning a meeting, reading it back, and going on with it: where a journal and a meeting meet.

Apart from `archive`, because a list of meetings does without the whole engine.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from intervisie.archive.durable import Disk
from intervisie.archive.erasing import erase
from intervisie.archive.files import MeetingFiles
from intervisie.archive.journal import Journal
from intervisie.archive.keyring import Keyring
from intervisie.archive.lock import Lock
from intervisie.archive.reading import ReadBack, read
from intervisie.archive.seal import SEALED_BODY
from intervisie.errors import BusyError, DamagedError, IntervisieError
from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.codec import KIND, Decided, decode, encode
from intervisie.meeting.instant import Instant, Stamp, advance
from intervisie.meeting.meeting import MeetingEvent, apply_all
from intervisie.meeting.recovering import recover
from intervisie.meeting.state import ZERO, Meeting
from intervisie.meeting.timing import resume
from intervisie.text import Text, say, say_count


class Reopened(Struct, frozen=True):
    """A meeting that can be gone on with; `stamp` is what the clocks said at `meeting.last`."""

    meeting: Meeting
    journal: Journal
    stamp: Stamp
    notices: tuple[Text, ...] = ()


def keep_first(journal: Journal, beginning: Beginning, stamp: Stamp) -> Meeting:
    """Return the meeting that begins, once its first record is safe."""
    now = Instant(ZERO, stamp.wall)
    events = begin(beginning, now)
    journal.append(KIND, encode(Decided(elapsed=ZERO, events=events)), stamp)
    return apply_all(None, events, now)


def load(folder: Path, meeting: str, disk: Disk, keys: Keyring) -> Meeting:
    """Return a meeting as its journal tells it; nothing is written and nobody is kept out."""
    seal = keys.seal_of(MeetingFiles(folder, meeting))
    return _replayed(folder, meeting, read(folder, meeting, disk, seal))[0]


def load_whole(folder: Path, meeting: str, disk: Disk, keys: Keyring) -> Meeting:
    """Return a meeting of whose journal nothing was lost: what is added up or proved may miss nothing.

    Raises:
        DamagedError: a part of it cannot be read.
        As `load` does.
    """
    back = read(folder, meeting, disk, keys.seal_of(MeetingFiles(folder, meeting)))
    if back.damaged:
        raise DamagedError(
            say("A part of this meeting cannot be read."),
            say("To see what is damaged: {command}", command="intervisie doctor"),
        )
    return _replayed(folder, meeting, back)[0]


class Told(Struct, frozen=True):
    """A meeting with what each of its records says, by the wall clock; `damaged` when more may be missing."""

    meeting: Meeting
    records: tuple[tuple[datetime, Decided], ...]
    damaged: bool = False


def told(folder: Path, meeting: str, disk: Disk, keys: Keyring) -> Told:
    """Return a meeting and its records, as far as they can be read; raises as `load` does."""
    back = read(folder, meeting, disk, keys.seal_of(MeetingFiles(folder, meeting)))
    found, notices = _replayed(folder, meeting, back)
    records = []
    for record in back.records:
        with suppress(ValueError):
            records.append((record.wall, decode(record.body)))
    return Told(found, tuple(records), back.damaged or bool(notices))


def reopen(folder: Path, meeting_id: str, disk: Disk, keys: Keyring) -> Reopened:
    """Open a meeting as its last record left it."""
    journal, back = Journal.open(folder, meeting_id, disk, keys.seal_of(MeetingFiles(folder, meeting_id)))
    try:
        meeting, notices = _replayed(folder, meeting_id, back)
    except BaseException:
        journal.close()
        raise
    told, journal.notices[:] = (*journal.notices, *notices), []
    return Reopened(meeting, journal, back.records[-1].stamp, told)


def bring_to(reopened: Reopened, stamp: Stamp, events: Iterable[MeetingEvent] = ()) -> Reopened:
    """Return the meeting at `stamp`, on hold if its clock ran, and after `events`: one record, or none.

    Raises:
        StorageError: the record is not saved.
    """
    meeting = reopened.meeting
    now, estimated = advance(meeting.last, reopened.stamp, stamp, same_process=False)
    added = (*resume(meeting, now, estimated=estimated), *events)
    if added:
        meeting = apply_all(meeting, added, now)
        reopened.journal.append(KIND, encode(Decided(elapsed=now.elapsed, events=added)), stamp)
    return replace(reopened, meeting=replace(meeting, last=now), stamp=stamp)


def take_away(folder: Path, meeting: str, disk: Disk) -> None:
    """Leave nothing of a meeting that never began."""
    with suppress(IntervisieError):
        erase(folder, meeting, disk)


@contextmanager
def numbering(folder: Path, disk: Disk) -> Iterator[None]:
    """Keep two meetings that begin at once from taking the same handle.

    Somebody who stays for seconds is not numbering: then a handle twice is better than no meeting.
    """
    lock = None
    for _ in range(_PATIENCE):
        try:
            lock = Lock.take(folder / "handles.lock", disk)
            break
        except BusyError:
            time.sleep(_MOMENT)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


_MOMENT = 0.02
_PATIENCE = 150


def _replayed(folder: Path, meeting: str, back: ReadBack) -> tuple[Meeting, tuple[Text, ...]]:
    """Return the meeting that a journal adds up to, and what to say of records that could not be used."""
    records = tuple((record.wall, record.body) for record in back.records)
    found, unused = recover(records, damaged=back.damaged)
    if found is None and back.records and back.records[0].body.startswith(SEALED_BODY):
        raise DamagedError(
            say(
                "This meeting is sealed, and its key is gone: {path}.",
                path=str(MeetingFiles(folder, meeting).key),
            ),
            say("Put it back from a backup; without it nobody can read the meeting."),
        )
    if found is None:
        raise DamagedError(
            say(
                "The beginning of this meeting cannot be read: {path}.",
                path=str(MeetingFiles(folder, meeting).segment(1)),
            ),
            say("Nothing was changed."),
        )
    if not unused:
        return found, ()
    return found, (
        say_count(
            "{count} record of this meeting could not be used; everything else is here.",
            "{count} records of this meeting could not be used; everything else is here.",
            unused,
        ),
    )
