"""What `intervisie doctor` says of everything that is kept, and what it mends of it when asked.

A damaged journal is never touched: what can be read of it is written beside it. What others can read is shut.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shlex import quote

from msgspec import Struct

from intervisie.archive.archive import Archive
from intervisie.archive.durable import DISK
from intervisie.archive.examining import Examined, is_open_to_others, shut
from intervisie.archive.groups import Groups
from intervisie.archive.keyring import Keyring
from intervisie.archive.repairing import copies_of, write_beside
from intervisie.errors import ExitCode, IntervisieError, StorageError
from intervisie.text import Text, say, say_count


class Finding(Struct, frozen=True):
    """One thing that was looked at; `code` is what the program ends with when it is not fine."""

    text: Text
    fine: bool = True
    mend: Text | None = None
    code: ExitCode = ExitCode.FAULT


def journals(home: Path, now: datetime, keys: Keyring, *, repair: bool) -> Iterator[Finding]:
    """Yield what is to be said of the folders, the meetings and the groups in a home."""
    archive, groups = Archive(home / "meetings", keys=keys), Groups(home / "groups", keys=keys)
    if not archive.folder.exists() and not groups.folder.exists():
        yield Finding(say("Nothing is kept yet; it will stand in {folder}.", folder=str(home)))
        return
    for folder in (home, archive.folder, groups.folder):
        yield from _folder(folder, repair=repair)
    if archive.folder.exists():
        yield Finding(say("Meetings are kept in {folder}.", folder=str(archive.folder)))
        warning = archive.warning()
        if warning is not None:
            yield Finding(warning, fine=False, code=ExitCode.STORAGE)
    yield from _meetings(archive, now, repair=repair)
    yield from _groups(groups, repair=repair)
    yield from _copies(archive.folder, groups.folder, repair=repair)


def _folder(folder: Path, *, repair: bool) -> Iterator[Finding]:
    """Yield whether something can be kept in a folder, and nobody else can look into it."""
    if not folder.exists():
        return
    if is_open_to_others(folder):
        yield _exposed(
            folder,
            say("Others on this computer can look into {folder}.", folder=str(folder)),
            f"chmod 700 {quote(str(folder))}",
            repair=repair,
        )
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield Finding(
            say("Nothing can be kept in {folder}.", folder=str(folder)),
            fine=False,
            mend=say("Check whose folder it is, and its permissions."),
            code=ExitCode.STORAGE,
        )


def _exposed(path: Path, text: Text, command: str, *, repair: bool) -> Finding:
    """Return that others can see something, or that they no longer can."""
    if repair and shut(path, DISK):
        return Finding(say("Shut to others now: {path}", path=str(path)))
    return Finding(text, fine=False, mend=say("Shut it: {command}", command=command), code=ExitCode.STORAGE)


def _meetings(archive: Archive, now: datetime, *, repair: bool) -> Iterator[Finding]:
    """Yield one line for each meeting that is not fine, how many are, and whether the clock can be right."""
    try:
        every = archive.examine()
        last = max((each.last for each in archive.summaries() if not each.damaged), default=None)
    except StorageError as error:
        yield Finding(error.text, fine=False, mend=error.mend, code=ExitCode.STORAGE)
        return
    for each in every:
        yield from _journal(each, archive.folder, repair=repair, mend=_RESUMABLE)
    whole = sum(not each.damaged for each in every)
    if every:
        yield Finding(say_count("{count} meeting is whole.", "{count} meetings are whole.", whole))
    if last is not None and last > now:
        yield Finding(
            say("By the clock of this computer the last meeting is still to come."),
            mend=say("Look whether its date and time are right."),
        )


def _groups(groups: Groups, *, repair: bool) -> Iterator[Finding]:
    """Yield one line for each group that is not fine, called by its id, and how many are."""
    try:
        every = groups.examine()
    except StorageError as error:
        yield Finding(error.text, fine=False, mend=error.mend, code=ExitCode.STORAGE)
        return
    for each in every:
        yield from _journal(each, groups.folder, repair=repair, mend=_CHANGEABLE)
    whole = sum(not each.damaged for each in every)
    if every:
        yield Finding(say_count("{count} group is whole.", "{count} groups are whole.", whole))


_RESUMABLE = say("It can be resumed and exported; look over what it holds.")
_CHANGEABLE = say("It can be used and changed; look over what is known of the group.")


def _journal(each: Examined, folder: Path, *, repair: bool, mend: Text) -> Iterator[Finding]:
    """Yield what is wrong with one journal, what was written beside it, and what others can read of it."""
    if each.error is not None:
        yield Finding(
            say("{name} cannot be read: {reason}", name=each.name, reason=each.error),
            fine=False,
            mend=say("Keep its files as they are, and put back a backup if there is one."),
            code=ExitCode.DAMAGED,
        )
    elif each.damaged and not each.missing:
        yield Finding(
            say("{name} is damaged; {count} records can be read.", name=each.name, count=each.records),
            fine=False,
            mend=mend,
            code=ExitCode.DAMAGED,
        )
    elif each.damaged:
        yield Finding(
            say_count(
                "{name} is damaged: {count} record is missing, the other {records} can be read.",
                "{name} is damaged: {count} records are missing, the other {records} can be read.",
                each.missing,
                name=each.name,
                records=each.records,
            ),
            fine=False,
            mend=mend,
            code=ExitCode.DAMAGED,
        )
    elif each.torn:
        yield Finding(
            say(
                "{name} ends in a line that was never finished; nothing that was saved is lost.",
                name=each.name,
            )
        )
    if each.damaged and repair:
        yield _beside(each, folder)
    for file in each.exposed:
        yield _exposed(
            folder / file,
            say("Others on this computer can read {file}.", file=file),
            f"chmod 600 {quote(str(folder / file))}",
            repair=repair,
        )


def _beside(each: Examined, folder: Path) -> Finding:
    """Write what can be read of a journal beside it, and return what to say of that."""
    try:
        made = write_beside(folder, each.journal, DISK)
    except IntervisieError as error:
        return Finding(error.text, fine=False, mend=error.mend, code=error.exit_code)
    if made is None:
        return Finding(say("Nothing of {name} can be read, so that nothing was written.", name=each.name))
    look = f"INTERVISIE_HOME={quote(str(made.home))} intervisie doctor"
    mend = say("To look at it there: {command}", command=look)
    if made.was_there:
        return Finding(
            say("What can be read of it stands in {path} already.", path=str(made.path)), mend=mend
        )
    return Finding(
        say_count(
            "{count} record was written to {path}; what is damaged was left as it is.",
            "{count} records were written to {path}; what is damaged was left as it is.",
            made.records,
            path=str(made.path),
        ),
        mend=mend,
    )


def _copies(*folders: Path, repair: bool) -> Iterator[Finding]:
    """Yield what others can see of the copies that repairs made."""
    for folder in (copies for each in folders for copies in copies_of(each, DISK) if copies.is_dir()):
        for path in (folder.parent, folder, *sorted(folder.iterdir())):
            if is_open_to_others(path):
                mode = 700 if path.is_dir() else 600
                yield _exposed(
                    path,
                    say("Others on this computer can read {file}.", file=str(path)),
                    f"chmod {mode} {quote(str(path))}",
                    repair=repair,
                )
