"""What `vault.json` holds: one key for everything that is sealed, wrapped once for each way to open it. Pure.

The vault key is random and never stored bare. A wrap is that key sealed with what a passphrase or a
recovery key stands for; another passphrase is another wrap of the same key, so that no note has to be
written anew. `proof` is sealed with the vault key over all the rest, so that nobody without it can turn
encryption off or slip in another wrap; `check` is a plain checksum, which tells damage from a wrong
passphrase. The numbers in a file are not believed: what they may cost has bounds.

docs/encryption.md describes the file for others.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from intervisie.archive.ciphers import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    TAG_BYTES,
    USUAL,
    Cost,
    decrypt,
    encrypt,
    key_from_passphrase,
    key_from_random,
    random_key,
    random_salt,
)
from intervisie.archive.recovery_key import recovery_secret
from intervisie.archive.seal import SealError
from intervisie.errors import DamagedError
from intervisie.text import Text, say

FORMAT = 1
MOST_BYTES = 64 * 1024
MOST = Cost(operations=10, memory=1024 * 1024 * 1024)
"""More than this is no vault of ours: it would hold up a computer for minutes."""
LEAST = Cost(operations=1, memory=8 * 1024)
"""The least that Argon2id can do with."""
SHORTEST = 8
"""Characters a passphrase has at least."""
LONGEST = 1024


class Wrap(Struct, frozen=True):
    """The vault key for who knows one secret; `operations` and `memory` are 0 where nothing is stretched."""

    kind: Literal["passphrase", "recovery"]
    kdf: Literal["argon2id", "blake2b"]
    operations: int
    memory: int
    salt: bytes
    key: bytes


class Vault(Struct, frozen=True):
    """The contents of the file; `sealing` says whether new meetings are sealed."""

    format: int
    id: str
    sealing: bool
    wraps: tuple[Wrap, ...]
    proof: bytes = b""
    check: str = ""

    @property
    def has_recovery(self) -> bool:
        """Tell whether a recovery key opens it too."""
        return any(wrap.kind == "recovery" for wrap in self.wraps)


class _FormatOnly(Struct, frozen=True):
    format: int


_read = msgspec.json.Decoder(Vault).decode
_read_format = msgspec.json.Decoder(_FormatOnly).decode


def new_vault(passphrase: bytes, cost: Cost = USUAL) -> tuple[Vault, bytes]:
    """Return a vault that seals from now on, and its key."""
    key = random_key()
    vault = Vault(FORMAT, os.urandom(16).hex(), sealing=True, wraps=())
    return with_passphrase(vault, key, passphrase, cost), key


def with_passphrase(vault: Vault, key: bytes, passphrase: bytes, cost: Cost = USUAL) -> Vault:
    """Return the vault with this passphrase in the place of the one before."""
    wrap = Wrap("passphrase", "argon2id", cost.operations, cost.memory, random_salt(), b"")
    return _with(vault, key, _wrapped(vault, wrap, key, passphrase))


def with_recovery(vault: Vault, key: bytes, recovery_key: str) -> Vault:
    """Return the vault with this recovery key in the place of the one before."""
    secret = recovery_secret(recovery_key)
    if secret is None:
        raise ValueError("not a recovery key")
    wrap = Wrap("recovery", "blake2b", 0, 0, random_salt(), b"")
    return _with(vault, key, _wrapped(vault, wrap, key, secret))


def without_recovery(vault: Vault, key: bytes) -> Vault:
    """Return the vault that only the passphrase opens."""
    wraps = tuple(wrap for wrap in vault.wraps if wrap.kind != "recovery")
    return _signed(replace(vault, wraps=wraps), key)


def sealing(vault: Vault, key: bytes, *, on: bool) -> Vault:
    """Return the vault by which new meetings are sealed, or not."""
    return _signed(replace(vault, sealing=on), key)


def open_vault(vault: Vault, typed: str) -> bytes | None:
    """Return the vault key for a passphrase or recovery key, None when it is neither.

    Raises:
        DamagedError: the secret is right, and something else in the file was changed.
        StorageError: there is no memory to try it.
    """
    for wrap in sorted(vault.wraps, key=lambda each: each.kind, reverse=True):  # the quick one first
        secret = recovery_secret(typed) if wrap.kind == "recovery" else passphrase_bytes(typed)
        if secret is None:
            continue
        try:
            key = decrypt(wrap.key, _bound_to_wrap(vault, wrap), _wrapping_key(wrap, secret))
        except SealError:
            continue
        _verify(vault, key)
        return key
    return None


def passphrase_bytes(typed: str) -> bytes:
    """Return a passphrase as it is stretched: the same bytes for every way of composing an accent."""
    return unicodedata.normalize("NFC", typed.strip()).encode("utf-8", "surrogateescape")


def why_not(typed: str) -> Text | None:
    """Return why this cannot be a passphrase, None when it can."""
    length = len(typed.strip())
    if length < SHORTEST:
        return say("That is too short. Take four or five words that have nothing to do with one another.")
    if length > LONGEST:
        return say("That is too long; {count} characters at most.", count=LONGEST)
    return None


def encode(vault: Vault) -> bytes:
    """Return the contents of the file."""
    return msgspec.json.encode(vault) + b"\n"


def decode(data: bytes, path: str) -> Vault:
    """Return the vault in the contents of a file; no secret is needed.

    Raises:
        DamagedError: it is not as it was written, or asks for what no vault of ours does.
    """
    if len(data) > MOST_BYTES:
        raise _damaged(path)
    try:
        vault = _read(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        _refuse_newer(data)
        raise _damaged(path) from None
    _refuse_newer(data)
    is_whole = vault.format == FORMAT and encode(vault) == data and vault.check == _checksum(vault)
    if not is_whole or not vault.wraps:
        raise _damaged(path)
    for wrap in vault.wraps:
        if not _is_sane(wrap):
            raise DamagedError(
                say("The vault asks for more than this program does to open it: {path}.", path=path),
                say("It was not made here. Put back your own from a backup."),
            )
    return vault


def _is_sane(wrap: Wrap) -> bool:
    sizes = len(wrap.salt) == SALT_BYTES and len(wrap.key) == NONCE_BYTES + KEY_BYTES + TAG_BYTES
    if wrap.kdf == "blake2b":
        return sizes and wrap.kind == "recovery" and wrap.operations == wrap.memory == 0
    return (
        sizes
        and wrap.kind == "passphrase"
        and LEAST.operations <= wrap.operations <= MOST.operations
        and LEAST.memory <= wrap.memory <= MOST.memory
    )


def _with(vault: Vault, key: bytes, wrap: Wrap) -> Vault:
    others = tuple(each for each in vault.wraps if each.kind != wrap.kind)
    wraps = (wrap, *others) if wrap.kind == "passphrase" else (*others, wrap)
    return _signed(replace(vault, wraps=wraps), key)


def _wrapped(vault: Vault, wrap: Wrap, key: bytes, secret: bytes) -> Wrap:
    return replace(wrap, key=encrypt(key, _bound_to_wrap(vault, wrap), _wrapping_key(wrap, secret)))


def _wrapping_key(wrap: Wrap, secret: bytes) -> bytes:
    if wrap.kdf == "blake2b":
        return key_from_random(secret, wrap.salt)
    return key_from_passphrase(secret, wrap.salt, Cost(wrap.operations, wrap.memory))


def _bound_to_wrap(vault: Vault, wrap: Wrap) -> bytes:
    return msgspec.json.encode(
        (
            "intervisie-wrap",
            vault.format,
            vault.id,
            wrap.kind,
            wrap.kdf,
            wrap.operations,
            wrap.memory,
            wrap.salt.hex(),
        )
    )


def _signed(vault: Vault, key: bytes) -> Vault:
    bare = replace(vault, proof=b"", check="")
    proven = replace(bare, proof=encrypt(b"", msgspec.json.encode(bare), key))
    return replace(proven, check=_checksum(proven))


def _verify(vault: Vault, key: bytes) -> None:
    try:
        decrypt(vault.proof, msgspec.json.encode(replace(vault, proof=b"", check="")), key)
    except SealError:
        raise DamagedError(
            say("The passphrase is right, but somebody without it has changed the vault."),
            say("Nothing was opened. Put back vault.json from a backup."),
        ) from None


def _checksum(vault: Vault) -> str:
    return hashlib.sha256(msgspec.json.encode(replace(vault, check=""))).hexdigest()[:32]


def _damaged(path: str) -> DamagedError:
    return DamagedError(
        say("The vault is damaged: {path}.", path=path),
        say("Put it back from a backup. Nothing was changed."),
    )


def _refuse_newer(data: bytes) -> None:
    try:
        number = _read_format(data).format
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return
    if number > FORMAT:
        raise DamagedError(
            say(
                "The vault is in format {needed}, of a newer version; this version reads up to {known}.",
                needed=number,
                known=FORMAT,
            ),
            say("Install a newer version of intervisie. Nothing was changed."),
        )
