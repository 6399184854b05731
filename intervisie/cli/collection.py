"""The method files in a folder or a zip that somebody else made: read with suspicion, never unpacked.

Nothing is executed, no link is followed, no path is believed: what is taken is the content of files that
end in .yaml, and their names only serve in messages.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from intervisie.errors import BadFileError, StorageError, UsageError
from intervisie.method.characters import MAX_BYTES, too_large
from intervisie.method.library import content_of
from intervisie.text import Text, say

MOST_FILES = 1_000
"""A collection has no more entries than this, of whatever kind."""
MOST_DEEP = 8
MOST_ZIP = 64 * 1024 * 1024
_ENDINGS = (".yaml", ".yml")
_ENCRYPTED = 0x1


class Found(Struct, frozen=True):
    """One method file of a collection: what it is called there, and its content, at most `MAX_BYTES`."""

    name: str
    content: bytes


def files_of(path: Path) -> tuple[Found, ...]:
    """Return the method files in a folder or a zip, in the order of their names.

    Raises:
        UsageError: there is no such folder or file.
        StorageError: it cannot be read, or is neither.
        BadFileError: it is no zip, or one that could do harm.
    """
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UsageError(say("There is no file or folder {path}.", path=str(path))) from None
    except OSError as error:
        raise _unreadable(path, error) from None
    if stat.S_ISDIR(state.st_mode):
        found = tuple(_in_folder(path))
    elif stat.S_ISREG(state.st_mode):
        found = _in_zip(path, state.st_size)
    else:
        raise StorageError(say("{path} is neither a folder nor a file.", path=str(path)))
    if not found:
        raise _bad(path, say("there is no method file in it"), say("A method file ends in .yaml."))
    return tuple(sorted(found, key=lambda each: each.name))


def _in_folder(folder: Path) -> Iterator[Found]:
    count = 0
    for here, folders, names in os.walk(folder):
        depth = len(Path(here).relative_to(folder).parts)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and depth < MOST_DEEP)
        for name in sorted(names):
            count += 1
            if count > MOST_FILES:
                raise _too_many(folder)
            path = Path(here) / name
            if name.endswith(_ENDINGS) and not name.startswith("."):
                if path.is_symlink():
                    raise _bad(path, say("this is a link; a collection holds files"), None)
                yield Found(path.relative_to(folder).as_posix(), content_of(path))


def _in_zip(path: Path, size: int) -> tuple[Found, ...]:
    if size > MOST_ZIP:
        raise _bad(path, say("this file is too large for a collection of methods"), None)
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(_in_archive(archive, path))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise _bad(
            path, say("this is no zip that can be read"), say("Make it again, or take a folder.")
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from None


def _in_archive(archive: zipfile.ZipFile, path: Path) -> Iterator[Found]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise _too_many(path)
    for entry in entries:
        _refuse_entry(entry, path)
    for entry in entries:
        name = PurePosixPath(entry.filename)
        hidden = any(part.startswith((".", "__MACOSX")) for part in name.parts)
        if entry.is_dir() or hidden or name.suffix not in _ENDINGS:
            continue
        # What the zip says about its sizes is not believed: no more is ever unpacked than a method can be.
        with archive.open(entry) as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise too_large(f"{path}: {entry.filename}")
        yield Found(entry.filename, content)


def _refuse_entry(entry: zipfile.ZipInfo, path: Path) -> None:
    """Refuse what has no place in a collection, whatever it is called."""
    name = entry.filename
    parts = PurePosixPath(name).parts
    if name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        raise _bad(path, say("'{name}' leads out of the collection", name=name), None)
    if len(parts) > MOST_DEEP + 1:
        raise _bad(path, say("'{name}' stands too deep", name=name), None)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind and kind not in (stat.S_IFREG, stat.S_IFDIR):
        raise _bad(path, say("'{name}' is a link or a device; a collection holds files", name=name), None)
    if entry.flag_bits & _ENCRYPTED:
        raise _bad(path, say("this zip has a password"), say("Take a zip without one."))


def _too_many(path: Path) -> BadFileError:
    return _bad(path, say("there are more than {count} files in it", count=MOST_FILES), None)


def _bad(path: Path, sentence: Text, mend: Text | None) -> BadFileError:
    error = BadFileError(say("{path}: {sentence}", path=str(path), sentence=sentence), str(path), ())
    error.mend = mend
    return error


def _unreadable(path: Path, error: OSError) -> StorageError:
    return StorageError(
        say("{path} cannot be opened: {reason}.", path=str(path), reason=error.strerror or "?"),
        say("Check the name and the permissions of the file."),
    )
