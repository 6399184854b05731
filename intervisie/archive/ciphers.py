"""The three operations that encryption is made of, and nothing of our own in them. Pure, but for randomness.

XChaCha20-Poly1305 seals, with a random nonce of 24 bytes in front; Argon2id makes a key out of a
passphrase; BLAKE2b one out of a recovery key, which is random enough by itself. The first two come from
libsodium by way of PyNaCl, imported only when something is sealed.
"""

from __future__ import annotations

import hashlib
import os

from msgspec import Struct

from intervisie.archive.seal import SealError
from intervisie.errors import StorageError, UsageError
from intervisie.text import say

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 24
TAG_BYTES = 16
_RECOVERY = b"intervisie"


class Cost(Struct, frozen=True):
    """What trying one passphrase costs: passes over the memory, and bytes of memory."""

    operations: int
    memory: int


USUAL = Cost(operations=3, memory=128 * 1024 * 1024)
"""Twice the memory that RFC 9106 recommends where it is scarce; a quarter of a second for each guess."""


def random_key() -> bytes:
    """Return a new key."""
    return os.urandom(KEY_BYTES)


def random_salt() -> bytes:
    """Return a new salt."""
    return os.urandom(SALT_BYTES)


def encrypt(content: bytes, bound: bytes, key: bytes) -> bytes:
    """Return nonce and sealed content; `bound` is not stored, and must be the same to open it."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt

    nonce = os.urandom(NONCE_BYTES)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(content, bound, nonce, key)


def decrypt(sealed: bytes, bound: bytes, key: bytes) -> bytes:
    """Return the content of what `encrypt` made.

    Raises:
        SealError: a bit of it, of `bound` or of the key is another.
    """
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
    from nacl.exceptions import CryptoError

    if len(sealed) < NONCE_BYTES + TAG_BYTES:
        raise SealError
    nonce, content = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(content, bound, nonce, key)
    except CryptoError:
        raise SealError from None


def key_from_passphrase(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the key that a passphrase stands for; slow on purpose.

    Raises:
        StorageError: this computer has no memory for it.
    """
    from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13
    from nacl.exceptions import CryptoError

    try:
        return crypto_pwhash_alg(
            KEY_BYTES, passphrase, salt, cost.operations, cost.memory, crypto_pwhash_ALG_ARGON2ID13
        )
    except (MemoryError, CryptoError):
        raise StorageError(
            say(
                "There is not enough memory to try the passphrase: {count} MiB are needed.",
                count=cost.memory // (1024 * 1024),
            ),
            say("Close other programs and try again. Nothing was changed."),
        ) from None


def key_from_random(secret: bytes, salt: bytes) -> bytes:
    """Return the key that a random secret of at least 128 bits stands for."""
    return hashlib.blake2b(secret, digest_size=KEY_BYTES, salt=salt, person=_RECOVERY).digest()


def require() -> None:
    """Make sure that this computer can encrypt.

    Raises:
        UsageError: the library is missing.
    """
    try:
        import nacl.bindings  # noqa: F401 (whether it can be imported is the question)
    except ImportError:
        raise UsageError(
            say("Encryption needs the library PyNaCl, which is not installed."),
            say("Install it: {command}", command="pip install 'intervisie[encryption]'"),
        ) from None
