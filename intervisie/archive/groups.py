"""Where groups stay: a journal for each, beside those of the meetings and as safe.

Every record holds the group as it was from then on, so that the last one is the group and the others tell
how it came about. The journal is locked while a group is changed, and for no longer: two people who change
one group at the same time do so one after the other, each on what the other left.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from intervisie.archive.durable import DISK, Disk
from intervisie.archive.erasing import erase, finish_erasures
from intervisie.archive.faults import cannot_read
from intervisie.archive.files import MeetingFiles, meetings_among, with_key
from intervisie.archive.frame import Record, plain_json
from intervisie.archive.journal import Journal
from intervisie.archive.keyring import Keyring
from intervisie.archive.reading import ReadBack, read
from intervisie.archive.redacting import Ids, finish_redactions, rewrite, unreadable, with_ids
from intervisie.archive.repairing import erase_copies
from intervisie.archive.seal import UNSEALED
from intervisie.errors import BusyError, DamagedError, IntervisieError, StorageError, UsageError
from intervisie.groups.group import Group
from intervisie.groups.naming import same_name
from intervisie.meeting.instant import Stamp
from intervisie.text import say

if TYPE_CHECKING:
    from intervisie.archive.examining import Examined

KIND = "group"
"""The kind of every record of a group's journal."""

_MOMENT = 0.02
_PATIENCE = 150
_SHOWN = 8
"""How many groups an error names."""


class _Body(Struct, frozen=True):
    group: Group


_read_body = msgspec.json.Decoder(_Body).decode


class Kept(Struct, frozen=True):
    """A group as found. `damaged` when a part of its journal cannot be read: a later change may be lost."""

    group: Group
    damaged: bool = False


class Groups:
    """The groups in one folder, which need not be there yet.

    `keys` open what is sealed: every method but `erase` raises PassphraseError or AnswerNeededError when
    there are sealed groups, or a new one would be, and the passphrase is not proved.
    """

    def __init__(self, folder: Path, disk: Disk = DISK, keys: Keyring | None = None) -> None:
        self.folder = folder
        self._disk = disk
        self.keys = Keyring(folder.parent, disk) if keys is None else keys

    def each(self) -> Iterator[tuple[str, Kept | IntervisieError]]:
        """Yield every group by its id, in no order that means anything; the error of one that is lost."""
        try:
            names = self._disk.names(self.folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise cannot_read(self.folder, error) from error
        group_ids = meetings_among(names)
        if with_key(group_ids, names):
            self.keys.unlock()
        for group_id in group_ids:
            try:
                kept = self._kept(group_id)
            except IntervisieError as error:
                yield group_id, error
                continue
            if kept is not None:
                yield group_id, kept

    def all(self) -> tuple[Group, ...]:
        """Return the groups that can be read, by name; archived ones too."""
        found = (kept.group for _, kept in self.each() if isinstance(kept, Kept))
        return tuple(sorted(found, key=lambda group: same_name(group.name)))

    def named(self, name: str) -> Group | None:
        """Return the group of this name, or None."""
        wanted = same_name(name)
        return next((group for group in self.all() if same_name(group.name) == wanted), None)

    def find(self, name: str) -> Kept:
        """Return the group of this name, or whose id begins so (eight characters or more).

        Raises:
            UsageError: there is none, or more than one.
            DamagedError: nothing of it can be read.
        """
        wanted = same_name(name)
        found: list[Kept | IntervisieError] = []
        names = []
        for group_id, kept in self.each():
            is_meant = len(wanted) >= 8 and group_id.startswith(wanted)
            if isinstance(kept, Kept):
                names.append(kept.group.name)
                is_meant = is_meant or same_name(kept.group.name) == wanted
            if is_meant:
                found.append(kept)
        if len(found) > 1:
            raise UsageError(say("{name} stands for more than one group.", name=name))
        if not found:
            raise _unknown(name, sorted(names, key=same_name))
        if isinstance(found[0], IntervisieError):
            raise found[0]
        return found[0]

    def examine(self) -> tuple[Examined, ...]:
        """Return what the journal of every group is like: whole or not, and for its owner only or not."""
        from intervisie.archive.examining import examine_group

        try:
            names = self._disk.names(self.folder)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise cannot_read(self.folder, error) from error
        found = (
            examine_group(MeetingFiles(self.folder, group_id), names, self._disk, self.keys, self._kept)
            for group_id in meetings_among(names)
        )
        return tuple(one for one in found if one is not None)

    def create(self, group: Group, stamp: Stamp) -> Group:
        """Keep a new group and return it; without an id it gets one.

        Raises:
            UsageError: there is a group of that name.
            StorageError: it cannot be kept here.
        """
        finish_erasures(self.folder, self._disk)
        if self.named(group.name) is not None:
            raise UsageError(
                say("There is a group {name} already.", name=group.name),
                say("To change it: {command}", command="intervisie groups edit"),
            )
        group = group if group.id else replace(group, id=os.urandom(16).hex())
        seal = self.keys.new_seal(group.id, "") if self.keys.seals_new else UNSEALED
        journal = Journal.create(self.folder, group.id, self._disk, seal)
        try:
            _append(journal, group, stamp)
        finally:
            journal.close()
        return group

    def change(self, group_id: str, change: Callable[[Group], Group], stamp: Stamp) -> Group:
        """Keep what `change` makes of the group as it is now, and return it; nothing if it is the same.

        Raises:
            UsageError: `change` refuses, or there is another group of that name. Nothing is written.
            BusyError: somebody else goes on changing it for seconds.
            StorageError, DamagedError: it cannot be read or written.
        """
        journal, back = self._opened(group_id)
        try:
            before = _last(back)
            if before is None:
                raise _lost(self.folder, group_id)
            after = change(before)
            if after == before:
                return before
            if same_name(after.name) != same_name(before.name) and self.named(after.name) is not None:
                raise UsageError(say("There is a group {name} already.", name=after.name))
            _append(journal, after, stamp)
            return after
        finally:
            journal.close()

    def history(self, group_id: str) -> tuple[Group, ...]:
        """Return the group as it was after each change that can be read, the first one first.

        Raises:
            StorageError, DamagedError: it cannot be read.
        """
        seal = self.keys.seal_of(MeetingFiles(self.folder, group_id))
        return tuple(_groups(read(self.folder, group_id, self._disk, seal).records))

    def redact(self, group_id: str, change: Callable[[Group], Group], ids: Ids) -> None:
        """Make of the group, as it is and as it ever was, what `change` leaves of it, with other `ids` in it.

        Raises:
            BusyError: it is being changed in another window.
            DamagedError: a part of it cannot be read; nothing was changed.
            StorageError: it is as it was, or the next redaction goes on with it.
        """

        def bodies(records: Sequence[Record]) -> list[bytes]:
            found = tuple(_groups(records))
            if len(found) != len(records):
                raise unreadable()
            return [with_ids(plain_json(msgspec.to_builtins(_Body(change(group)))), ids) for group in found]

        files = MeetingFiles(self.folder, group_id)
        rewrite(files, bodies, self._disk, self.keys.seal_of(files))
        erase_copies(self.folder, group_id, self._disk)

    def finish(self) -> None:
        """Take up the erasures and redactions that were broken off, where that can be done."""
        finish_erasures(self.folder, self._disk)
        finish_redactions(self.folder, self._disk)

    def erase(self, group_id: str) -> None:
        """Remove every file of a group, and what a repair copied of it; its meetings stay.

        Raises:
            BusyError, StorageError: as when a meeting is erased.
        """
        finish_erasures(self.folder, self._disk)
        erase_copies(self.folder, group_id, self._disk)
        erase(self.folder, group_id, self._disk)

    def _opened(self, group_id: str) -> tuple[Journal, ReadBack]:
        """Open the journal of a group; somebody who changes it is waited for, for some seconds."""
        seal = self.keys.seal_of(MeetingFiles(self.folder, group_id))
        for _ in range(_PATIENCE):
            try:
                return Journal.open(self.folder, group_id, self._disk, seal)
            except BusyError:
                time.sleep(_MOMENT)
        raise BusyError(say("This group is being changed in another window."), say("Close that one first."))

    def _kept(self, group_id: str) -> Kept | None:
        """Return a group as it can be read; None when it never began."""
        seal = self.keys.seal_of(MeetingFiles(self.folder, group_id))
        back = read(self.folder, group_id, self._disk, seal)
        group = _last(back)
        if group is None:
            if not back.records and not back.dropped_bytes:
                return None
            raise _lost(self.folder, group_id)
        return Kept(group, back.damaged)


def _append(journal: Journal, group: Group, stamp: Stamp) -> None:
    try:
        journal.append(KIND, msgspec.to_builtins(_Body(group)), stamp)
    except StorageError as error:
        raise StorageError(error.text, say("Nothing was changed.")) from error


def _last(back: ReadBack) -> Group | None:
    """Return the group as the last readable record has it."""
    for record in reversed(back.records):
        if record.kind != KIND:
            continue
        try:
            return _read_body(record.body).group
        except msgspec.MsgspecError:
            continue
    return None


def _groups(records: Sequence[Record]) -> Iterator[Group]:
    """Yield the group of each record that can be read."""
    for record in records:
        with suppress(msgspec.MsgspecError):
            if record.kind == KIND:
                yield _read_body(record.body).group


def _lost(folder: Path, group_id: str) -> DamagedError:
    return DamagedError(
        say(
            "Nothing of this group can be read: {path}.", path=str(MeetingFiles(folder, group_id).segment(1))
        ),
        say("Nothing was changed."),
    )


def _unknown(name: str, names: list[str]) -> UsageError:
    if not names:
        return UsageError(
            say("There is no group {name}.", name=name),
            say("To make one: {command}", command="intervisie groups new"),
        )
    shown = ", ".join(names[:_SHOWN])
    if len(names) > _SHOWN:
        return UsageError(
            say("There is no group {name}.", name=name),
            say("Some of them are: {names}. intervisie groups list shows all.", names=shown),
        )
    return UsageError(say("There is no group {name}.", name=name), say("There are: {names}.", names=shown))
