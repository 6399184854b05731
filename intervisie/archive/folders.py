"""Where the data stands, and making sure before the first question that it can be written there."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from intervisie.archive.durable import DISK, Disk, close_quietly, remove_quietly, write_all
from intervisie.archive.faults import cannot_write
from intervisie.errors import StorageError
from intervisie.text import Text, say

_PROBE = bytes(4096)


def data_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of everything that intervisie keeps; it need not be there yet.

    `INTERVISIE_HOME` decides; otherwise it is where programs of this system keep their data.

    Raises:
        StorageError: there is no saying where, because a path in the environment is missing or not absolute.
    """
    home = environ.get("INTERVISIE_HOME", "")
    if home:
        return _absolute(Path(home), "INTERVISIE_HOME")
    if sys.platform in ("win32", "darwin"):
        from platformdirs import user_data_path

        return _absolute(user_data_path("intervisie", appauthor=False), "HOME")
    # The same folder as platformdirs gives, without the time that importing it takes.
    given = Path(environ.get("XDG_DATA_HOME", ""))
    base = given if given.is_absolute() else _absolute(Path(environ.get("HOME", "")), "HOME") / ".local/share"
    return base / "intervisie"


def groups_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of what is known of groups; raises as `data_folder` does."""
    return data_folder(environ) / "groups"


def meetings_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the journals; raises as `data_folder` does."""
    return data_folder(environ) / "meetings"


def ensure_writable(folder: Path, disk: Disk = DISK) -> tuple[Text, ...]:
    """Make the folder if needed, shut it to others, and try that a file can be kept in it.

    Returns lines to show: what was wrong with the folder and is mended now, or cannot be.

    Raises:
        StorageError: nothing can be kept there.
    """
    make_folders(folder, disk)
    notices = _shut(folder, disk)
    probe = folder / f"probe.{os.urandom(8).hex()}.tmp"
    try:
        handle = disk.open_new(probe)
        try:
            write_all(handle, _PROBE, disk)
            disk.sync(handle)
        finally:
            close_quietly(handle, disk)
            remove_quietly(probe, disk)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return notices


def make_folders(folder: Path, disk: Disk = DISK) -> None:
    """Make a folder and what is missing above it, for their owner only, their names on the disk.

    Raises:
        StorageError: it cannot be made.
    """
    missing = []
    for path in (folder, *folder.parents):
        if path.is_dir():
            break
        missing.append(path)
    try:
        for path in reversed(missing):
            try:
                disk.make_folder(path)
            except FileExistsError:
                if not path.is_dir():
                    raise
            disk.sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(folder, error) from error


def _absolute(path: Path, variable: str) -> Path:
    if path.is_absolute():
        return path
    raise StorageError(
        say(
            "There is no saying where meetings are kept: {variable} holds no absolute path.",
            variable=variable,
        ),
        say("Set INTERVISIE_HOME to a folder, as in INTERVISIE_HOME=/home/name/intervisie."),
    )


def _shut(folder: Path, disk: Disk) -> tuple[Text, ...]:
    """Take away others' access to our own folder, and return what to say of it."""
    if sys.platform == "win32" or not _open_to_others(folder):
        return ()
    with suppress(OSError):
        disk.restrict_folder(folder)
    if _open_to_others(folder):
        return (
            say(
                "Others on this computer can look into {folder}, and this disk does not let us change that.",
                folder=str(folder),
            ),
        )
    return (
        say("Others on this computer could look into {folder}. Now they no longer can.", folder=str(folder)),
    )


def _open_to_others(folder: Path) -> bool:
    try:
        return bool(stat.S_IMODE(folder.stat().st_mode) & 0o077)
    except OSError:
        return False
