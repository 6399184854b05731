"""What can be read of a damaged journal, written to a new one beside it. The damaged one is never touched.

A copy stands in a home of its own, `repaired` beside the folders of meetings and groups, under the same
name: a program that gets that home looks at it as at any other. It holds the records exactly as they were
written, so that what is missing stays missing and can be told; nothing is made up to fill a gap.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from intervisie.archive.durable import Disk, write_whole
from intervisie.archive.erasing import erase
from intervisie.archive.faults import cannot_write
from intervisie.archive.files import VAULT, MeetingFiles
from intervisie.archive.folders import make_folders
from intervisie.archive.reading import find
from intervisie.archive.seal import UNSEALED

_HOME = re.compile(r"repaired(-[0-9]{1,3})?")
_MOST = 100


class Repaired(Struct, frozen=True):
    """Where the copy stands, in which home, and how many records it has; `was_there` from an earlier time."""

    path: Path
    home: Path
    records: int
    was_there: bool = False


def write_beside(folder: Path, journal: str, disk: Disk) -> Repaired | None:
    """Write what can be read of a journal beside its folder; None when that is nothing.

    A copy that stands there already is left as it is; a different one gets a home of its own.

    Raises:
        StorageError: it cannot be read, or there is no writing beside it.
        DamagedError: it is of a newer format.
    """
    files = MeetingFiles(folder, journal)
    found = find(files, disk, UNSEALED)
    if not found.lines:
        return None
    data = b"".join(found.lines)
    for home in _homes(folder):
        target = MeetingFiles(home / folder.name, journal).segment(1)
        there = _contents(target, disk)
        if there is not None and there != data:
            continue
        if there is None:
            make_folders(target.parent, disk)
            write_whole(target, data, disk=disk)
            _copy_key(files, target.parent, disk)
        return Repaired(target, home, len(found.lines), there is not None)
    raise cannot_write(folder.parent / "repaired", FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)))


def _homes(folder: Path) -> Iterator[Path]:
    """Yield the homes in which a copy can stand, the first one first."""
    yield folder.parent / "repaired"
    yield from (folder.parent / f"repaired-{number}" for number in range(2, _MOST))


def _contents(path: Path, disk: Disk) -> bytes | None:
    """Return what stands in a file; None where there is none."""
    try:
        return disk.read(path)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _copy_key(files: MeetingFiles, folder: Path, disk: Disk) -> None:
    """Lay the key of a sealed journal and the vault beside its copy, which is noise without them."""
    key = _contents(files.key, disk)
    if not key:
        return
    write_whole(MeetingFiles(folder, files.meeting).key, key, disk=disk)
    vault = _contents(files.folder.parent / VAULT, disk)
    if vault:
        write_whole(folder.parent / VAULT, vault, force=True, disk=disk)


def copies_of(folder: Path, disk: Disk) -> tuple[Path, ...]:
    """Return the folders in which copies of the journals of a folder can stand."""
    try:
        names = disk.names(folder.parent)
    except OSError:
        return ()
    homes = sorted(name for name in names if _HOME.fullmatch(name))
    return tuple(folder.parent / name / folder.name for name in homes)


def erase_copies(folder: Path, journal: str, disk: Disk) -> None:
    """Remove every copy that a repair made of a journal.

    Raises:
        BusyError: a copy is open.
        StorageError: not all could be removed.
    """
    for copies in copies_of(folder, disk):
        try:
            own = MeetingFiles(copies, journal).own(disk.names(copies))
        except OSError:
            continue
        if own:
            erase(copies, journal, disk)
