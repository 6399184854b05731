"""Erasing a meeting, in an order that can be broken off anywhere and taken up again.

One rename makes the meeting unfindable for ever; after that its files go one by one. What this cannot
reach: copies elsewhere, and what a disk keeps of removed files.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from intervisie.archive.durable import DISK, Disk
from intervisie.archive.faults import cannot_read, cannot_write
from intervisie.archive.files import MeetingFiles, erased_among
from intervisie.archive.lock import Lock
from intervisie.errors import BusyError, StorageError
from intervisie.text import say


def erase(folder: Path, meeting: str, disk: Disk = DISK) -> None:
    """Remove every file of a meeting.

    Raises:
        BusyError: the meeting is open.
        StorageError: it is not there; or not all could be removed: do it again, or `finish_erasures` will.
    """
    files = MeetingFiles(folder, meeting)
    try:
        own = files.own(disk.names(folder))
    except OSError as error:
        raise cannot_read(folder, error) from error
    if not own:
        raise StorageError(say("The file of this meeting is gone: {path}.", path=str(files.segment(1))))
    lock = Lock.take(files.lock, disk)
    try:
        _hide(files, disk)
        _remove_all_but_the_mark(files, disk)
        lock.release()  # some systems remove no file that is open
        _remove(files.lock, disk)
        _remove(files.erased, disk)
        disk.sync_folder(folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        lock.release()


def finish_erasures(folder: Path, disk: Disk = DISK) -> tuple[str, ...]:
    """Take up the erasures that were broken off; return the ids of the meetings that are gone now."""
    try:
        unfinished = erased_among(disk.names(folder))
    except OSError:
        return ()
    return tuple(meeting for meeting in unfinished if _finish(folder, meeting, disk))


def _finish(folder: Path, meeting: str, disk: Disk) -> bool:
    try:
        erase(folder, meeting, disk)
    except (BusyError, StorageError):
        return False
    return True


def _hide(files: MeetingFiles, disk: Disk) -> None:
    """Give the first segment the name by which a meeting is never found again, and make that last."""
    numbers = files.segments(disk.names(files.folder))
    if numbers:
        disk.replace(files.segment(numbers[0]), files.erased)
    disk.sync_folder(files.folder)


def _remove_all_but_the_mark(files: MeetingFiles, disk: Disk) -> None:
    """Remove the key first, without which a sealed journal is noise wherever it lingers."""
    _remove(files.key, disk)
    disk.sync_folder(files.folder)
    for path in files.own(disk.names(files.folder)):
        if path not in (files.erased, files.lock):
            _remove(path, disk)
    disk.sync_folder(files.folder)


def _remove(path: Path, disk: Disk) -> None:
    with suppress(FileNotFoundError):
        disk.remove(path)
