"""Looks at every journal, whether it is whole and for its owner only; shuts what others can read.

Looking writes nothing and takes no lock.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from intervisie.archive.durable import Disk
from intervisie.archive.files import MeetingFiles
from intervisie.archive.heading import read_heading
from intervisie.archive.keeping import load
from intervisie.archive.keyring import Keyring
from intervisie.archive.reading import read
from intervisie.archive.seal import UNSEALED
from intervisie.errors import IntervisieError
from intervisie.text import Text


class Examined(Struct, frozen=True):
    """One journal: how many records it has, and what is wrong with it.

    `journal` is its id, `name` what it is called on the command line. `missing` is how many records should be
    there and are not, `torn` how many bytes at the end are no record (a line that was being written when the
    power went). `error` is set when it cannot be gone on with. `exposed` are the names of files that others
    on this computer can read.
    """

    journal: str
    name: str
    records: int
    missing: int = 0
    torn: int = 0
    damaged: bool = False
    error: Text | None = None
    exposed: tuple[str, ...] = ()


def examine(folder: Path, meetings: dict[str, list[str]], disk: Disk, keys: Keyring) -> Iterator[Examined]:
    """Yield what each meeting is like, by id; `meetings` holds the names of their files.

    While nothing is opened, a sealed meeting is verified without its text.
    """
    for meeting, names in sorted(meetings.items()):
        heading = read_heading(folder, meeting, disk, keys)
        name = heading.handle if heading is not None and heading.handle else meeting
        found = _examined(
            MeetingFiles(folder, meeting),
            name,
            names,
            disk,
            keys,
            lambda each: load(folder, each, disk, keys),
        )
        if found is not None:
            yield found


def examine_group(
    files: MeetingFiles, names: list[str], disk: Disk, keys: Keyring, load_group: Callable[[str], object]
) -> Examined | None:
    """Return what the journal of a group is like, None when it never began; it is called by its id."""
    own = [path.name for path in files.own(names)]
    return _examined(files, files.meeting[:_ENOUGH], own, disk, keys, load_group)


_ENOUGH = 8
"""So many characters of an id name a group on the command line."""


def _examined(
    files: MeetingFiles,
    name: str,
    names: list[str],
    disk: Disk,
    keys: Keyring,
    loaded: Callable[[str], object],
) -> Examined | None:
    """Return what a journal is like; `loaded` raises when what it holds cannot be used.

    While nothing is opened, a sealed one is verified without its text.
    """
    folder, journal = files.folder, files.meeting
    exposed = tuple(sorted(one for one in names if is_open_to_others(folder / one)))
    try:
        is_shut = keys.handle_behind_lock(files) is not None
        back = read(folder, journal, disk, UNSEALED if is_shut else keys.seal_of(files), names=names)
        if not back.records and not back.dropped_bytes:
            return None
        if not is_shut:
            loaded(journal)
    except IntervisieError as error:
        return Examined(journal, name, 0, damaged=True, error=error.text, exposed=exposed)
    missing = sum(gap.last - gap.first + 1 for gap in back.gaps)
    records = len(back.records)
    return Examined(
        journal, name, records, missing, back.dropped_bytes, damaged=back.damaged, exposed=exposed
    )


def shut(path: Path, disk: Disk) -> bool:
    """Take away others' access to a file or folder; tell whether nobody else has any now."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            disk.restrict_folder(path)
        else:
            disk.restrict_file(path)
    return not is_open_to_others(path)


def is_open_to_others(path: Path) -> bool:
    """Tell whether anybody but its owner can read a file or look into a folder."""
    if sys.platform == "win32":
        return False
    try:
        return bool(stat.S_IMODE(path.lstat().st_mode) & 0o077)
    except OSError:
        return False
