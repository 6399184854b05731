"""Builders for what is sealed: a vault that opens quickly, keys that know its passphrase, a byte search."""

from __future__ import annotations

import base64
from pathlib import Path

from intervisie.archive.archive import Archive
from intervisie.archive.ciphers import Cost
from intervisie.archive.durable import Disk
from intervisie.archive.keyring import Keyring
from intervisie.archive.vault import Vault, encode, new_vault, open_vault, passphrase_bytes
from intervisie.errors import PassphraseError
from intervisie.text import say
from tests.archive.disks import QuickDisk

PASSPHRASE = "vier woorden zonder verband"
QUICK = Cost(operations=1, memory=8 * 1024)
"""As little as Argon2id can do with; tests of what a guess costs take the usual."""


def a_vault(home: Path, passphrase: str = PASSPHRASE) -> tuple[Vault, bytes]:
    """Put a vault in a data folder; return it and its key."""
    vault, key = new_vault(passphrase_bytes(passphrase), QUICK)
    home.mkdir(parents=True, exist_ok=True)
    (home / "vault.json").write_bytes(encode(vault))
    return vault, key


def keys_of(home: Path, passphrase: str = PASSPHRASE, disk: Disk | None = None) -> Keyring:
    """Return the keys in a data folder, for somebody who types this passphrase."""

    def prove(vault: Vault) -> bytes:
        key = open_vault(vault, passphrase)
        if key is None:
            raise PassphraseError(say("That is not the passphrase."))
        return key

    return Keyring(home, disk or QuickDisk(), prove)


def a_sealed_archive(home: Path, disk: Disk | None = None) -> Archive:
    """Return the meetings in a data folder, for somebody who knows the passphrase."""
    if not (home / "vault.json").exists():
        a_vault(home)
    used = disk or QuickDisk()
    return Archive(home / "meetings", used, keys_of(home, disk=used))


def traces(words: tuple[str, ...], *folders: Path) -> list[str]:
    """Return where words can be found by their bytes, in any file, in five encodings."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            for word in words:
                hits = [name for name, form in _forms(word) if form in data or form in path.name.encode()]
                found += [f"{word} in {path.name} as {name}" for name in hits]
    return found


def _forms(word: str) -> list[tuple[str, bytes]]:
    """Return a word as it may stand in a file; in base64 at each of three places, without its ends."""
    escaped = word.encode("unicode-escape")
    wide = [("UTF-16, little end first", "utf-16-le"), ("UTF-16, big end first", "utf-16-be")]
    forms = [("UTF-8", word.encode()), ("JSON", escaped), *((name, word.encode(code)) for name, code in wide)]
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + word.encode())
        forms.append((f"base64 at {shift}", whole[(0, 2, 3)[shift] : -4]))
    return forms
