"""What the system says when a disk fails, in words. Pure: an OSError in, a StorageError out."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from intervisie.errors import StorageError
from intervisie.text import Text, say


def cannot_read(path: Path, error: OSError) -> StorageError:
    """Return the error for a file or folder that could not be read."""
    return StorageError(say("{path} cannot be read: {reason}.", path=str(path), reason=reason(error)))


def cannot_write(path: Path, error: OSError) -> StorageError:
    """Return the error for a file or folder that could not be written."""
    return StorageError(say("{path} cannot be written: {reason}.", path=str(path), reason=reason(error)))


def not_saved(error: OSError) -> StorageError:
    """Return the error for a record of a running meeting that is not on the disk."""
    return StorageError(
        say("Not saved: {reason}.", reason=reason(error)),
        say("Everything before it is safe. /save-in FOLDER goes on saving somewhere else."),
    )


def reason(error: OSError) -> Text:
    """Say why, as the second half of a sentence."""
    if error.errno is None:
        return say("the system gives no reason")
    known = _REASONS.get(errno.errorcode.get(error.errno, ""))
    return known or say("the system says: {message}", message=os.strerror(error.errno))


_FAULT = say("the disk reports a fault")
_NO_PERMISSION = say("you have no permission there")
_REASONS = {
    "ENOSPC": say("the disk is full"),
    "EDQUOT": say("your share of the disk is full"),
    "EFBIG": say("the file is too large"),
    "EROFS": say("the disk is read-only"),
    "EACCES": _NO_PERMISSION,
    "EPERM": _NO_PERMISSION,
    "ENOENT": say("the file, the folder or the disk is not there"),
    "ENOTDIR": say("part of the path is not a folder"),
    "EEXIST": say("it exists already"),
    "ELOOP": say("it is a link, and links are not followed here"),
    "ENAMETOOLONG": say("the name is too long"),
    "EIO": _FAULT,
    "ENXIO": _FAULT,
    "ENODEV": _FAULT,
    "ESTALE": _FAULT,
}
"""By the name of the error, since not every system knows all of them."""
