"""Finds the seal of each meeting: its key stands in `ID.key`, wrapped by the key of the vault.

Nothing is asked before something sealed has to be opened, and then once. A folder without a vault and
a meeting without a key cost one look each; what encryption needs is imported only where there is one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from intervisie.archive.durable import DISK, Disk, read_if_there, write_whole
from intervisie.archive.files import VAULT, MeetingFiles
from intervisie.archive.seal import UNSEALED, Seal
from intervisie.errors import AnswerNeededError, DamagedError
from intervisie.text import say

if TYPE_CHECKING:
    from intervisie.archive.body_seal import BodySeal
    from intervisie.archive.label import Label
    from intervisie.archive.vault import Vault

Prove = Callable[["Vault"], bytes]
"""Returns the key of a vault from whoever knows its passphrase; raises PassphraseError, AnswerNeededError."""


def nobody_to_ask(_vault: Vault) -> bytes:
    """Refuse, because nobody can be asked."""
    raise AnswerNeededError(
        say("The passphrase is needed, and there is nobody to ask."),
        say("In a script INTERVISIE_PASSPHRASE_FILE names a file with the passphrase in it."),
    )


class Keyring:
    """The keys of one data folder.

    `prove` is called once, when something sealed must be opened for the first time.
    """

    def __init__(self, home: Path, disk: Disk = DISK, prove: Prove = nobody_to_ask) -> None:
        self.path = home / VAULT
        self._disk = disk
        self._prove = prove
        self._vault: Vault | None = None
        self._is_read = False
        self._key: bytes | None = None

    @property
    def vault(self) -> Vault | None:
        """Return the vault, None where nothing is sealed; raises DamagedError and StorageError."""
        if not self._is_read:
            data = read_if_there(self.path, self._disk)
            if data is not None:
                from intervisie.archive.vault import decode

                self._vault = decode(data, str(self.path))
            self._is_read = True
        return self._vault

    @property
    def is_open(self) -> bool:
        """Tell whether the passphrase was proved."""
        return self._key is not None

    @property
    def seals_new(self) -> bool:
        """Tell whether a meeting that begins now is sealed."""
        return self.vault is not None and self.vault.sealing

    def unlock(self) -> bytes:
        """Return the vault key; who knows the passphrase is asked for it the first time.

        Raises:
            PassphraseError, AnswerNeededError: it was not proved.
            DamagedError: there is no vault, or not the one it was.
            UsageError: the library for encryption is not installed.
        """
        if self._key is None:
            from intervisie.archive.ciphers import require

            vault = self._needed_vault()
            require()
            self._key = self._prove(vault)
        return self._key

    def keep(self, vault: Vault, key: bytes) -> None:
        """Write the vault, the first one never over another; its key is `key`.

        Raises:
            StorageError: it was not written; what was there is untouched.
        """
        from intervisie.archive.vault import encode

        write_whole(self.path, encode(vault), force=self.vault is not None, disk=self._disk)
        self._vault, self._is_read, self._key = vault, True, key

    def seal_of(self, files: MeetingFiles) -> Seal:
        """Return the seal of a meeting.

        Raises:
            DamagedError, StorageError: its key cannot be used.
            As `unlock` does, when the meeting is sealed.
        """
        label = self._label(files)
        if label is None:
            return UNSEALED
        from intervisie.archive.body_seal import opened_seal

        vault_key = self.unlock()
        return opened_seal(label, files, self._needed_vault(), vault_key)

    def handle_behind_lock(self, files: MeetingFiles) -> str | None:
        """Return the handle of a sealed meeting while nothing is opened; None where its journal can be read.

        Raises:
            DamagedError, StorageError: its key cannot be used.
        """
        label = None if self.is_open else self._label(files)
        return None if label is None else label.handle

    def new_seal(self, meeting: str, handle: str, *, plain: bool = False) -> BodySeal:
        """Return a seal with a new key, for a journal that begins; `plain` for one that stands unsealed."""
        from intervisie.archive.body_seal import new_seal

        vault_key = self.unlock()
        return new_seal(meeting, handle, self._needed_vault(), vault_key, plain=plain)

    def _label(self, files: MeetingFiles) -> Label | None:
        data = read_if_there(files.key, self._disk)
        if data is None:
            return None
        from intervisie.archive.label import decode_label

        return decode_label(data, files)

    def _needed_vault(self) -> Vault:
        if self.vault is None:
            raise DamagedError(
                say("Meetings are sealed, and their vault is not there: {path}.", path=str(self.path)),
                say("Put vault.json back from a backup; without it nobody can read them."),
            )
        return self.vault
