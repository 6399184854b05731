"""Finds and reads profile files: the shipped ones, and a person's own, which go first.

The only room here that opens files, through the same door as methods: once, without waiting, never what is no
ordinary file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from intervisie.errors import BadFileError, StorageError, UsageError
from intervisie.method.library import content_of
from intervisie.text import say

if TYPE_CHECKING:
    from intervisie.profiles.model import Profile

_ID = re.compile(r"[a-z0-9-]{1,64}", re.ASCII)

SHIPPED = Path(__file__).parent / "shipped"
"""Data of this package, in a wheel as in a checkout."""


class Entry(Struct, frozen=True):
    """One profile of the list: its id and file; `profile` is None when the file cannot be used."""

    id: str
    path: Path
    own: bool
    profile: Profile | None = None
    replaces: bool = False


class Profiles:
    """The profiles that can be used here; `own` is a person's own folder, which need not exist."""

    def __init__(self, own: Path | None = None) -> None:
        self.own = own

    def find(self, name: str) -> Profile:
        """Return the profile with this id, or the one in the file with this path.

        Raises:
            UsageError: there is no such profile or file.
            BadFileError: the file cannot be used.
            StorageError: the file cannot be opened.
        """
        if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
            return self.read(Path(name))
        shipped = SHIPPED / f"{name}.yaml"
        for entry in self.own_entries():
            if entry.id == name:
                return entry.profile or self.read(entry.path)
        if _ID.fullmatch(name) and shipped.is_file():
            return self.read(shipped)
        raise self._unknown(name)

    def read(self, path: Path) -> Profile:
        """Return the profile in one file; raises as `find` does."""
        from intervisie.profiles.reading import read_profile

        return read_profile(content_of(path), str(path))

    def entries(self) -> tuple[Entry, ...]:
        """Return the profiles by id, own ones first; of one id only the first."""
        found: dict[str, Entry] = {}
        for entry in (*self.own_entries(), *self._shipped_entries()):
            known = found.setdefault(entry.id, entry)
            if known.own and not entry.own:
                found[entry.id] = Entry(known.id, known.path, own=True, profile=known.profile, replaces=True)
        return tuple(sorted(found.values(), key=lambda entry: (not entry.own, entry.id)))

    def ids(self) -> tuple[str, ...]:
        """Return what may be ids, by the names of the files; no file is opened."""
        names = {path.stem for path in (*_files(SHIPPED), *(_files(self.own) if self.own else ()))}
        return tuple(sorted(names))

    def _shipped_entries(self) -> Iterator[Entry]:
        for path in _files(SHIPPED):
            yield Entry(path.stem, path, own=False, profile=self.read(path))

    def own_entries(self) -> Iterator[Entry]:
        """Yield a person's own profiles, also those that cannot be used."""
        for path in _files(self.own) if self.own else ():
            try:
                profile = self.read(path)
            except (BadFileError, StorageError, UsageError):
                yield Entry(path.stem, path, own=True)
            else:
                yield Entry(profile.id, path, own=True, profile=profile)

    def _unknown(self, name: str) -> UsageError:
        from intervisie.method.suggest import nearest

        names = self.ids()
        meant = nearest(name, names)
        return UsageError(
            say("There is no profile '{name}'.", name=name),
            say("Did you mean '{name}'?", name=meant)
            if meant is not None
            else say("The profiles are: {names}. A file is named by its path.", names=", ".join(names)),
        )


def _files(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted((*folder.glob("*.yaml"), *folder.glob("*.yml"))))
    except OSError:
        return ()
