"""One writer a meeting: a kernel lock on `ID.lock`, held as long as the meeting is open.

The lock dies with the process, so that none is ever stale. What stands in the file only feeds the
message to whoever comes second. Files are closed in a child that runs another program; a lock is
never inherited by it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from intervisie.archive.durable import Disk, close_quietly
from intervisie.archive.faults import cannot_write, reason
from intervisie.errors import BusyError, StorageError
from intervisie.text import say

_ATTEMPTS = 20
"""How often a lock file may vanish under us before we call it busy: each time an erasure just ended."""


class Lock:
    """A lock that is held; made by `Lock.take` only."""

    def __init__(self, handle: int, disk: Disk) -> None:
        self._handle: int | None = handle
        self._disk = disk

    @classmethod
    def take(cls, path: Path, disk: Disk) -> Lock:
        """Return the lock at `path`, made if it is not there.

        Raises:
            BusyError: somebody else has it.
            StorageError: there is no place for it, or this disk knows no locks.
        """
        for _ in range(_ATTEMPTS):
            handle = _locked(path, disk)
            if _still_there(handle, path, disk):
                _sign(handle, disk)
                return cls(handle, disk)
            close_quietly(handle, disk)
        raise _busy(path, disk)

    def release(self) -> None:
        """Let others in; twice does no harm."""
        if self._handle is not None:
            close_quietly(self._handle, self._disk)
            self._handle = None


def _locked(path: Path, disk: Disk) -> int:
    try:
        handle = disk.open_lock(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        disk.lock(handle)
    except BlockingIOError:
        close_quietly(handle, disk)
        raise _busy(path, disk) from None
    except OSError as error:
        close_quietly(handle, disk)
        raise StorageError(
            say("This disk cannot keep a meeting from being opened twice: {reason}.", reason=reason(error)),
            say("Choose a folder on this computer itself, with INTERVISIE_HOME."),
        ) from error
    return handle


def _still_there(handle: int, path: Path, disk: Disk) -> bool:
    """Tell whether the file we locked is the one others will try; an erasure may have removed it."""
    try:
        return os.path.samestat(disk.status(handle), disk.status(path))
    except OSError:
        return False


def _sign(handle: int, disk: Disk) -> None:
    with suppress(OSError):  # a full disk must not keep anybody from going on; only the message gets poorer
        disk.truncate(handle, 0)
        disk.write(handle, b"%d\n" % os.getpid())


def _busy(path: Path, disk: Disk) -> BusyError:
    text = say("This meeting is open in another window.")
    with suppress(OSError, ValueError, OverflowError):
        holder = disk.read(path)[:20].decode("ascii").strip()
        since = datetime.fromtimestamp(disk.status(path).st_mtime, UTC).astimezone()
        if holder.isdecimal():
            text = say(
                "This meeting is open in another window since {since} (process {process}).",
                since=since,
                process=holder,
            )
    return BusyError(text, say("Go on there, or close it there first."))
