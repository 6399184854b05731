"""Looks at every journal, whether it is whole and for its owner only. Nothing here writes or takes a lock."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
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
    """One meeting: how many records it has, and what is wrong with it.

    `missing` is how many records should be there and are not, `torn` how many bytes at the end are no record
    (a line that was being written when the power went). `error` is set when it cannot be gone on with.
    `exposed` are the names of files that others on this computer can read.
    """

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
        exposed = tuple(sorted(name for name in names if is_open_to_others(folder / name)))
        files = MeetingFiles(folder, meeting)
        heading = read_heading(folder, meeting, disk, keys)
        name = heading.handle if heading is not None and heading.handle else meeting
        try:
            is_shut = keys.handle_behind_lock(files) is not None
            back = read(folder, meeting, disk, UNSEALED if is_shut else keys.seal_of(files), names=names)
            if not back.records and not back.dropped_bytes:
                continue
            if not is_shut:
                load(folder, meeting, disk, keys)
        except IntervisieError as error:
            yield Examined(name, 0, damaged=True, error=error.text, exposed=exposed)
            continue
        missing = sum(gap.last - gap.first + 1 for gap in back.gaps)
        yield Examined(
            name, len(back.records), missing, back.dropped_bytes, damaged=back.damaged, exposed=exposed
        )


def is_open_to_others(path: Path) -> bool:
    """Tell whether anybody but its owner can read a file or look into a folder."""
    if sys.platform == "win32":
        return False
    try:
        return bool(stat.S_IMODE(path.lstat().st_mode) & 0o077)
    except OSError:
        return False
