"""The seal of one meeting that is encrypted: its bodies are sealed with the key in its label."""

from __future__ import annotations

from binascii import Error, a2b_base64, b2a_base64
from pathlib import Path

import msgspec
from msgspec.structs import replace

from intervisie.archive.ciphers import decrypt, encrypt, random_key
from intervisie.archive.durable import Disk, read_if_there, write_whole
from intervisie.archive.files import VAULT, MeetingFiles
from intervisie.archive.label import FORMAT, Label, bound_to_label, damaged_key, encode_label, read_label
from intervisie.archive.seal import SEALED_BODY, Place, SealError
from intervisie.archive.vault import Vault, decode, encode
from intervisie.errors import DamagedError, StorageError
from intervisie.text import say

_BEHIND = b'"}'


class BodySeal:
    """Seals the bodies of one meeting; made by `new_seal` and `opened_seal` only."""

    def __init__(self, label: Label, key: bytes, vault: Vault) -> None:
        self.label = label
        self._key = key
        self._vault = vault

    def seal(self, body: bytes, place: Place) -> bytes:
        """Return the body as it goes to the disk."""
        sealed = encrypt(body, _bound_to(place), self._key)
        return b"%b%b%b" % (SEALED_BODY, b2a_base64(sealed, newline=False), _BEHIND)

    def open(self, body: bytes, place: Place) -> bytes:
        """Return the body as it was.

        Raises:
            SealError: it was not sealed with this key for this place.
        """
        if not (body.startswith(SEALED_BODY) and body.endswith(_BEHIND)):
            if self.label.plain:
                return body
            raise SealError
        try:
            sealed = a2b_base64(body[len(SEALED_BODY) : -len(_BEHIND)], strict_mode=True)
        except Error:
            raise SealError from None
        return decrypt(sealed, _bound_to(place), self._key)

    def accompany(self, files: MeetingFiles, disk: Disk) -> None:
        """Put the key beside a journal, and the vault above it where there is none.

        Raises:
            StorageError: it cannot be written, or what stands there has another vault.
        """
        path = files.folder.parent / VAULT
        there = read_vault(path, disk)
        if there is None:
            write_whole(path, encode(self._vault), disk=disk)
        elif there.id != self._vault.id:
            raise StorageError(
                say("Meetings in {folder} are sealed with another vault.", folder=str(files.folder)),
                say("Choose a folder without one."),
            )
        if read_label(files, disk) != self.label:
            write_whole(files.key, encode_label(self.label), disk=disk)

    def without_plain(self, vault_key: bytes) -> BodySeal:
        """Return the seal that takes no unsealed body any more."""
        return _labelled(replace(self.label, plain=False), self._key, self._vault, vault_key)


def new_seal(meeting: str, handle: str, vault: Vault, vault_key: bytes, *, plain: bool) -> BodySeal:
    """Return a seal with a new key, for a journal that begins; `plain` for one that stands unsealed."""
    return _labelled(Label(FORMAT, vault.id, meeting, handle, plain, b""), random_key(), vault, vault_key)


def opened_seal(label: Label, files: MeetingFiles, vault: Vault, vault_key: bytes) -> BodySeal:
    """Return the seal of a meeting that is sealed.

    Raises:
        DamagedError: its key is of another vault, or not as it was written.
    """
    if label.vault != vault.id:
        raise DamagedError(
            say("This meeting is sealed with another vault: {path}.", path=str(files.key)),
            say("Put it back beside the vault that it was made with."),
        )
    try:
        key = decrypt(label.key, bound_to_label(label), vault_key)
    except SealError:
        raise damaged_key(files.key) from None
    return BodySeal(label, key, vault)


def read_vault(path: Path, disk: Disk) -> Vault | None:
    """Return the vault at a path, None if there is none; raises DamagedError and StorageError."""
    data = read_if_there(path, disk)
    return None if data is None else decode(data, str(path))


def _labelled(label: Label, key: bytes, vault: Vault, vault_key: bytes) -> BodySeal:
    return BodySeal(replace(label, key=encrypt(key, bound_to_label(label), vault_key)), key, vault)


def _bound_to(place: Place) -> bytes:
    return msgspec.json.encode(
        ("intervisie-record", place.meeting, place.format, place.number, place.kind, place.after)
    )
