"""The file that records go to now, and putting a torn end aside before going on in it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from intervisie.archive.durable import Disk, close_quietly, remove_quietly, write_all, write_whole
from intervisie.archive.files import MeetingFiles


class OpenSegment:
    """One segment, open for appending; made by `begin` and `reopen` only. All raises OSError only."""

    def __init__(self, path: Path, handle: int, length: int, disk: Disk) -> None:
        self._path = path
        self._handle = handle
        self._length = length
        self._disk = disk

    @classmethod
    def begin(cls, path: Path, contents: bytes, disk: Disk) -> OpenSegment:
        """Make a segment with these contents, durable when this returns; or leave no trace of it."""
        handle = disk.open_new(path)
        try:
            write_all(handle, contents, disk)
            disk.sync(handle)
            disk.sync_folder(path.parent)
        except OSError:
            close_quietly(handle, disk)
            remove_quietly(path, disk)
            raise
        return cls(path, handle, len(contents), disk)

    @classmethod
    def reopen(cls, path: Path, length: int, disk: Disk) -> OpenSegment:
        """Open a segment to go on after its first `length` bytes; what stands behind them is cut off.

        What was written before a kill and never synced is durable when this returns.
        """
        handle = disk.open_append(path)
        try:
            if disk.status(handle).st_size != length:
                disk.truncate(handle, length)
            disk.sync(handle)
        except OSError:
            close_quietly(handle, disk)
            raise
        return cls(path, handle, length, disk)

    def in_place(self) -> bool:
        """Tell whether the file at our path is still ours, and as long as we left it."""
        ours = self._disk.status(self._handle)
        try:
            found = self._disk.status(self._path)
        except FileNotFoundError:
            self._disk.status(self._path.parent)
            return False
        return os.path.samestat(ours, found) and ours.st_size == self._length

    def write(self, lines: bytes) -> None:
        """Write whole, or cut the file back and raise; once more if it only came short."""
        for _ in range(2):
            try:
                written = self._disk.write(self._handle, lines)
            except OSError:
                self._cut_back()
                raise
            if written == len(lines):
                self._length += written
                return
            self._cut_back()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def sync(self) -> None:
        """Return when all that was written is on the disk; once this fails, the file is not to be trusted."""
        self._disk.sync(self._handle)

    def close(self) -> None:
        """Close the file."""
        close_quietly(self._handle, self._disk)

    def _cut_back(self) -> None:
        """Leave no half line; if that fails too, `in_place` will find the file too long."""
        self._disk.truncate(self._handle, self._length)


def put_aside(files: MeetingFiles, tail: bytes, disk: Disk) -> Path:
    """Keep a torn end in a file of its own and return it; one file, however often a repair is broken off."""
    numbers = files.tails(disk.names(files.folder))
    last = numbers[-1] if numbers else 0
    if last and disk.read(files.tail(last)) == tail:
        return files.tail(last)
    path = files.tail(last + 1)
    write_whole(path, tail, disk=disk)
    return path
