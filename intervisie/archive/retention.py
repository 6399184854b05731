"""Where the periods of keeping stay: one small file beside the meetings, without any name in it."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from intervisie.archive.durable import DISK, Disk, write_whole
from intervisie.archive.faults import cannot_read
from intervisie.archive.folders import make_folders
from intervisie.errors import DamagedError
from intervisie.groups.retention import Rules
from intervisie.text import say

FORMAT = 1
NAME = "retention.json"


class _File(Struct, frozen=True):
    format: int
    rules: Rules


def load_rules(home: Path, disk: Disk = DISK) -> Rules:
    """Return the periods that were set; none where nothing was.

    Raises:
        StorageError: the file cannot be read.
        DamagedError: it was changed into something else, or comes from a newer version.
    """
    path = home / NAME
    try:
        data = disk.read(path)
    except FileNotFoundError:
        return Rules()
    except OSError as error:
        raise cannot_read(path, error) from error
    try:
        found = msgspec.json.decode(data, type=_File)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        found = None
    if found is None or found.format > FORMAT:
        raise DamagedError(
            say("The periods of keeping cannot be read: {path}.", path=str(path)),
            say("Nothing was changed. Remove that file and set them anew."),
        )
    return found.rules


def save_rules(home: Path, rules: Rules, disk: Disk = DISK) -> None:
    """Keep the periods; raises StorageError when that cannot be, and the old ones stand."""
    make_folders(home, disk)
    data = msgspec.json.format(msgspec.json.encode(_File(FORMAT, rules)), indent=2)
    write_whole(home / NAME, data + b"\n", force=True, disk=disk)
