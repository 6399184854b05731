"""The recovery key as people write it down: nine groups of four letters and digits.

    7K3M-9QXD-0VTC-W2AH-51PR-ZN8E-JB6F-4GYS-K7QM

Thirty-two random ones of an alphabet without look-alikes, 160 bits, and four that tell a slip of the
pen. Capitals, spaces and dashes do not matter; O is read as 0, I and L as 1. Pure, but for randomness.
"""

from __future__ import annotations

import hashlib
import os

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM = 32
_CHECK = 4
_LOOK_ALIKES = str.maketrans("OIL", "011", " -\t")


def new_recovery_key() -> str:
    """Return a new recovery key, to show once."""
    secret = "".join(_ALPHABET[byte % 32] for byte in os.urandom(_RANDOM))
    whole = secret + _check(secret)
    return "-".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def recovery_secret(typed: str) -> bytes | None:
    """Return the secret in what was typed, None when that is no recovery key."""
    plain = typed.upper().translate(_LOOK_ALIKES)
    secret, check = plain[:_RANDOM], plain[_RANDOM:]
    if len(check) != _CHECK or not set(plain) <= set(_ALPHABET) or check != _check(secret):
        return None
    return secret.encode("ascii")


def _check(secret: str) -> str:
    digest = hashlib.sha256(secret.encode("ascii")).digest()
    return "".join(_ALPHABET[byte % 32] for byte in digest[:_CHECK])
