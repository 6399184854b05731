"""The one place that writes: the primitive operations on disk, and a whole file written at once.

What holds when an operation here has returned:

- Linux: file contents are on the disk after `sync`, names after `sync_folder` (fsync of both).
- macOS: the same; there a plain fsync stops at the cache of the disk, so `sync` uses F_FULLFSYNC.
- Windows: contents as on Linux (FlushFileBuffers). A folder cannot be flushed: the name of a new
  file may be lost in a power cut. This is written from the documentation and not tested.

A file system that cannot do what is asked (flush a folder, make a hard link) is used as far as it can.
Files are readable by their owner only, folders too, whatever the umask.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from intervisie.archive.faults import cannot_read, cannot_write
from intervisie.errors import StorageError
from intervisie.text import say

_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NOT_SUPPORTED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOTTY})
_NO_LINKS = _NOT_SUPPORTED | {errno.EPERM, errno.EMLINK}
_MOST_BYTES = 256 * 1024 * 1024
"""The largest file that is read: some hundred times the longest meeting, and it still fits in memory."""


class Disk:
    """The primitive operations, one method each, so that a test can stand between; all raise OSError only."""

    def open_new(self, path: Path) -> int:
        """Create a file for appending; refuse a name that exists, be it a link."""
        return _private(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | _SAFELY, 0o600))

    def open_append(self, path: Path) -> int:
        """Open an ordinary file for appending; refuse a link."""
        return _ordinary(os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | _SAFELY))

    def open_lock(self, path: Path) -> int:
        """Open a file to lock, made if it is not there; refuse a link."""
        return _private(_ordinary(os.open(path, os.O_RDWR | os.O_CREAT | _SAFELY, 0o600)))

    def write(self, handle: int, data: bytes) -> int:
        """Write in one call; return how many bytes were taken, which may be fewer."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Return when the contents of the file are on the disk."""
        if sys.platform == "darwin":
            _full_sync(handle)
        else:
            os.fsync(handle)

    def truncate(self, handle: int, length: int) -> None:
        """Cut the file to `length` bytes."""
        os.ftruncate(handle, length)

    def close(self, handle: int) -> None:
        """Close the file, which releases a lock on it."""
        os.close(handle)

    def lock(self, handle: int) -> None:
        """Lock the file until it is closed; raise BlockingIOError when somebody else has it."""
        if sys.platform == "win32":
            _lock_windows(handle)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def status(self, target: int | Path) -> os.stat_result:
        """Tell about an open file or a path, without following a link."""
        return os.fstat(target) if isinstance(target, int) else os.lstat(target)

    def replace(self, source: Path, target: Path) -> None:
        """Rename, in one step, over whatever is at `target`."""
        source.replace(target)

    def place(self, source: Path, target: Path) -> None:
        """Rename, in one step, unless `target` exists: then raise FileExistsError."""
        if sys.platform == "win32":
            source.rename(target)
            return
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.close(self.open_new(target))  # no hard links here, as on a USB stick: claim the name first
            source.replace(target)
        else:
            source.unlink()

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """Make a folder for its owner only; its parent must be there."""
        path.mkdir(0o700)
        self.restrict_folder(path)

    def restrict_folder(self, path: Path) -> None:
        """Take away everybody's access to a folder but the owner's."""
        path.chmod(0o700)

    def restrict_file(self, path: Path) -> None:
        """Take away everybody's access to an ordinary file but the owner's; a link is not followed."""
        os.close(_private(_ordinary(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _SAFELY))))

    def sync_folder(self, path: Path) -> None:
        """Return when the names in the folder are on the disk."""
        if sys.platform == "win32":
            return
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NOT_SUPPORTED:
                raise
        finally:
            os.close(handle)

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, in no order."""
        return os.listdir(folder)  # noqa: PTH208 (a Path for each of thousands of names)

    def read(self, path: Path) -> bytes:
        """Return an ordinary file's contents; never wait for a pipe, follow a link or fill the memory."""
        handle = _ordinary(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _SAFELY))
        with os.fdopen(handle, "rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        return data


DISK = Disk()
"""The disk of this computer."""


def write_whole(path: Path, data: bytes, *, force: bool = False, disk: Disk = DISK) -> None:
    """Write a file so that at every moment it is there whole, or not at all (or as it was before).

    An existing file is replaced only with `force`; a link, a folder, a pipe or a device never is.

    Raises:
        StorageError: nothing was written, and what was there is untouched.
    """
    try:
        _refuse_what_is_no_file(path, disk)
        temporary = path.with_name(f"{path.name}.{os.urandom(8).hex()}.tmp")
        try:
            _write_new(temporary, data, disk)
            (disk.replace if force else disk.place)(temporary, path)
        except OSError:
            remove_quietly(temporary, disk)
            raise
        disk.sync_folder(path.parent)
    except FileExistsError:
        raise _exists_already(path) from None
    except OSError as error:
        raise cannot_write(path, error) from error


def read_if_there(path: Path, disk: Disk) -> bytes | None:
    """Return what stands in a file, None where there is none.

    Raises:
        StorageError: it is there and cannot be read.
    """
    try:
        return disk.read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot_read(path, error) from error


def remove_quietly(path: Path, disk: Disk) -> None:
    """Remove a file that nobody needs; that it is still there hurts nobody."""
    with suppress(OSError):
        disk.remove(path)


def close_quietly(handle: int, disk: Disk) -> None:
    """Close a file whose contents are safe, or given up already."""
    with suppress(OSError):
        disk.close(handle)


def write_all(handle: int, data: bytes, disk: Disk) -> None:
    """Write all of `data`, in as many calls as the system wants."""
    while data:
        written = disk.write(handle, data)
        if written <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        data = data[written:]


def _write_new(path: Path, data: bytes, disk: Disk) -> None:
    handle = disk.open_new(path)
    try:
        write_all(handle, data, disk)
        disk.sync(handle)
    finally:
        close_quietly(handle, disk)


def _refuse_what_is_no_file(path: Path, disk: Disk) -> None:
    try:
        mode = disk.status(path).st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise StorageError(
            say("{path} is not an ordinary file; nothing was written.", path=str(path)),
            say("Choose another name."),
        )


def _exists_already(path: Path) -> StorageError:
    return StorageError(
        say("{path} exists already; nothing was written.", path=str(path)),
        say("Choose another name, or add --force to replace it."),
    )


def _private(handle: int) -> int:
    """Give a file to its owner only; needed beside the mode of `open`, which the umask cuts."""
    if sys.platform != "win32":
        try:
            os.fchmod(handle, 0o600)
        except OSError as error:
            if error.errno not in _NOT_SUPPORTED | {errno.EPERM}:
                os.close(handle)
                raise
    return handle


def _ordinary(handle: int) -> int:
    """Refuse an open pipe, folder or device."""
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


if sys.platform == "darwin":
    import fcntl

    def _full_sync(handle: int) -> None:
        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NOT_SUPPORTED:
                raise
            os.fsync(handle)  # a network disk knows no full sync


if sys.platform == "win32":
    import msvcrt

    def _lock_windows(handle: int) -> None:
        os.lseek(handle, 1 << 30, os.SEEK_SET)  # far past the contents, which others must be able to read
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(errno.EWOULDBLOCK, os.strerror(errno.EWOULDBLOCK)) from error
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
