"""Opens what is kept, and asks for the passphrase where something sealed has to be opened.

What is typed is not shown, not even as stars, because a group may look at the same screen. It is read
from the terminal itself, so that the meeting may come from a pipe and the list go into one. A script
names a file; a passphrase in a variable or behind an option would be seen by others on the computer.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from intervisie.archive.archive import Archive
from intervisie.archive.folders import data_folder, groups_folder, meetings_folder
from intervisie.archive.keyring import Keyring, nobody_to_ask
from intervisie.cli.report import complain
from intervisie.errors import PassphraseError, StorageError
from intervisie.text import Text, say

if TYPE_CHECKING:
    from intervisie.archive.groups import Groups
    from intervisie.archive.vault import Vault

VARIABLE = "INTERVISIE_PASSPHRASE_FILE"
ATTEMPTS = 3
_MOST_BYTES = 8 * 1024
_PROVED: dict[str, bytes] = {}
"""The keys of vaults proved in this run, so that a command that opens two folders asks once."""


def open_archive(*, ask: bool = True) -> Archive:
    """Return the meetings of the person at the keyboard; without `ask` what is sealed stays shut."""
    return Archive(meetings_folder(os.environ), keys=keyring(ask=ask))


def open_groups(*, ask: bool = True) -> Groups:
    """Return the groups of the person at the keyboard; without `ask` what is sealed stays shut."""
    from intervisie.archive.groups import Groups

    return Groups(groups_folder(os.environ), keys=keyring(ask=ask))


def keyring(*, ask: bool = True) -> Keyring:
    """Return the keys of the person at the keyboard."""
    return Keyring(data_folder(os.environ), prove=proved if ask else nobody_to_ask)


def proved(vault: Vault) -> bytes:
    """Return the key of a vault from whoever knows the passphrase, or from the file a script names.

    Raises:
        PassphraseError: it was wrong, three times where somebody could be asked.
        AnswerNeededError: there is nobody to ask.
        StorageError, DamagedError: the file, or the vault, cannot be used.
    """
    if vault.id not in _PROVED:
        _leave_no_core()
        _PROVED[vault.id] = _key_from_file(vault) if os.environ.get(VARIABLE) else _key_from_person(vault)
    return _PROVED[vault.id]


def remember(vault: Vault, key: bytes) -> None:
    """Ask no more for the passphrase of a vault that was made in this run."""
    _PROVED[vault.id] = key


def can_ask_hidden() -> bool:
    """Tell whether somebody sits at a terminal, wherever the meeting comes from or the list goes."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not any(stream is not None and stream.isatty() for stream in streams):
        return False
    if sys.platform == "win32":
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def ask_hidden(question: Text) -> str:
    """Return what somebody types, unseen.

    Raises:
        KeyboardInterrupt: no answer was given.
    """
    from getpass import getpass

    from intervisie.cli.spoken import interface_words
    from intervisie.faces.inert import inert

    try:
        typed = getpass(f"{inert(interface_words().text(question))} ")
    except EOFError:
        raise KeyboardInterrupt from None
    return _as_typed(typed)


def passphrase_in(path: Path) -> str:
    """Return the first line of a file, or of a pipe as in /dev/fd/3.

    Raises:
        StorageError: it cannot be read, or others can read it.
    """
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            data = b"" if stat.S_ISDIR(status.st_mode) else file.readline(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "?"
        raise StorageError(
            say("{path} cannot be opened: {reason}.", path=str(path), reason=reason),
            say("{variable} names a file with the passphrase on its first line.", variable=VARIABLE),
        ) from None
    if sys.platform != "win32" and stat.S_ISREG(status.st_mode) and stat.S_IMODE(status.st_mode) & 0o077:
        raise StorageError(
            say("Others on this computer can read the passphrase in {path}.", path=str(path)),
            say("Shut it: {command}", command=f"chmod 600 {path}"),
        )
    if not data.strip() or len(data) > _MOST_BYTES:
        raise StorageError(
            say("There is no passphrase on the first line of {path}.", path=str(path)),
            say("{variable} names a file with the passphrase on its first line.", variable=VARIABLE),
        )
    return data.decode("utf-8", "surrogateescape").removeprefix("\ufeff").strip()


def _key_from_file(vault: Vault) -> bytes:
    from intervisie.archive.vault import open_vault

    key = open_vault(vault, passphrase_in(Path(os.environ[VARIABLE])))
    if key is None:
        raise PassphraseError(
            say("The passphrase in the file that {variable} names is wrong.", variable=VARIABLE),
            say("Nothing was changed."),
        )
    return key


def _key_from_person(vault: Vault) -> bytes:
    from intervisie.archive.vault import open_vault

    if not can_ask_hidden():
        return nobody_to_ask(vault)
    for attempt in range(1, ATTEMPTS + 1):
        key = open_vault(vault, ask_hidden(_QUESTION))
        if key is not None:
            return key
        if attempt < ATTEMPTS:
            complain(say("That is not the passphrase."))
    raise PassphraseError(
        say("The passphrase was wrong three times. Nothing was changed."),
        say("The recovery key can be typed in its place.") if vault.has_recovery else None,
    )


_QUESTION = say("Passphrase (nothing shows while you type):")


def _as_typed(typed: str) -> str:
    """Return what was typed as UTF-8 has it, also where the system believes in another encoding."""
    with suppress(UnicodeError):
        return typed.encode(sys.getfilesystemencoding(), "surrogateescape").decode("utf-8")
    return typed


def _leave_no_core() -> None:
    """Let no crash write the memory, with the key in it, to the disk."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
