"""Reads sealed meetings without intervisie: python decrypt.py FOLDER [ID ...]

FOLDER is the data folder, with vault.json in it. Every record is printed as one line of JSON, with its
body as it was before it was sealed. Needs Python 3.11 and PyNaCl, and nothing of intervisie, so that
what was kept can be read when the program is no longer there. docs/encryption.md describes the format;
this script was written from that page.

The passphrase or the recovery key is asked for, or read from the first line of --passphrase-file.
"""

from __future__ import annotations

import argparse
import base64
import getpass
import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_pwhash_alg,
    crypto_pwhash_ALG_ARGON2ID13,
)
from nacl.exceptions import CryptoError

Json = dict[str, Any]
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def compact(value: object) -> bytes:
    """Return a value as the JSON that things are bound to: ASCII, without spaces."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def opened(sealed: bytes, bound: bytes, key: bytes) -> bytes:
    """Return what was sealed; CryptoError when a bit of it, of `bound` or of the key is another."""
    return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[24:], bound, sealed[:24], key)


def recovery_secret(typed: str) -> bytes | None:
    """Return the secret in a recovery key, None when that was not what was typed."""
    plain = typed.upper().translate(str.maketrans("OIL", "011", " -\t"))
    secret, check = plain[:32], plain[32:]
    if len(check) != 4 or not set(plain) <= set(ALPHABET):
        return None
    digest = hashlib.sha256(secret.encode("ascii")).digest()
    return secret.encode("ascii") if check == "".join(ALPHABET[byte % 32] for byte in digest[:4]) else None


def wrapping_key(wrap: Json, typed: str) -> bytes | None:
    """Return what opens a wrap, None when what was typed cannot."""
    salt = base64.b64decode(wrap["salt"])
    if wrap["kdf"] == "blake2b":
        secret = recovery_secret(typed)
        return secret and hashlib.blake2b(secret, digest_size=32, salt=salt, person=b"intervisie").digest()
    if not (1 <= wrap["operations"] <= 10 and 8192 <= wrap["memory"] <= 2**30):
        sys.exit("The vault asks for absurd work.")
    passphrase = unicodedata.normalize("NFC", typed.strip()).encode("utf-8")
    return crypto_pwhash_alg(
        32, passphrase, salt, wrap["operations"], wrap["memory"], crypto_pwhash_ALG_ARGON2ID13
    )


def vault_key(vault: Json, typed: str) -> bytes | None:
    """Return the key of the vault for a passphrase or recovery key, None when it is neither."""
    if vault["format"] != 1:
        sys.exit("The vault is of another format.")
    if hashlib.sha256(compact({**vault, "check": ""})).hexdigest()[:32] != vault["check"]:
        sys.exit("The vault is damaged.")
    for wrap in sorted(vault["wraps"], key=lambda each: each["kind"], reverse=True):  # the quick one first
        names = ("kind", "kdf", "operations", "memory")
        salt = base64.b64decode(wrap["salt"]).hex()
        bound = compact(
            ["intervisie-wrap", vault["format"], vault["id"], *(wrap[name] for name in names), salt]
        )
        secret = wrapping_key(wrap, typed)
        if secret is None:
            continue
        try:
            key = opened(base64.b64decode(wrap["key"]), bound, secret)
        except CryptoError:
            continue
        opened(base64.b64decode(vault["proof"]), compact({**vault, "proof": "", "check": ""}), key)
        return key
    return None


def meeting_key(label: Json, key: bytes) -> bytes:
    """Return the key of a meeting from what stands in its key file."""
    names = ("format", "vault", "meeting", "handle", "plain")
    bound = compact(["intervisie-key", *(label[name] for name in names)])
    return opened(base64.b64decode(label["key"]), bound, key)


def body_of(sealed: object, place: list[object], key: bytes, *, plain: bool = False) -> bytes:
    """Return the bytes of a body; `place` is meeting, format, number, kind and the chain before it."""
    if not (isinstance(sealed, dict) and list(sealed) == ["sealed"]):
        if plain:
            return compact(sealed)
        raise CryptoError("not sealed")
    content = base64.b64decode(sealed["sealed"], validate=True)
    return opened(content, compact(["intervisie-record", *place]), key)


def segment_number(path: Path) -> int:
    """Return 1 for ID.jsonl and 2 for ID.2.jsonl."""
    middle = path.name.split(".")[1]
    return 1 if middle == "jsonl" else int(middle)


def records(folder: Path, meeting: str, key: bytes, *, plain: bool) -> Iterator[Json]:
    """Yield the records; for an equal number the later segment wins, and damage is passed over."""
    found: dict[int, Json] = {}
    for path in sorted(folder.glob(f"{meeting}*.jsonl"), key=segment_number):
        for line in path.read_bytes().split(b"\n"):
            payload, end = line[:-44], line[-44:]
            chain = hashlib.sha256(meeting.encode("ascii") + payload).hexdigest()[:32]
            if end != b',"chain":"%b"}' % chain.encode("ascii"):
                continue
            record = json.loads(line)
            place = [meeting, *(record[name] for name in ("format", "number", "kind", "after"))]
            try:
                record["body"] = json.loads(body_of(record["body"], place, key, plain=plain))
            except CryptoError:
                sys.stderr.write(f"{meeting}: record {record['number']} was not sealed here\n")
                continue
            found[record["number"]] = record
    yield from (found[number] for number in sorted(found))


def beside(folder: Path, meeting: str, key: bytes) -> Iterator[Json]:
    """Yield what stood typed but not entered, and torn ends: bytes, because they need not be whole."""
    for path in sorted((*folder.glob(f"{meeting}.draft"), *folder.glob(f"{meeting}.tail-*"))):
        kind, _, number = path.name.split(".")[1].partition("-")
        try:
            sealed = json.loads(path.read_bytes())
            text = body_of(sealed, [meeting, 1, int(number or 0), kind, ""], key).decode("utf-8", "replace")
        except (CryptoError, ValueError):
            continue  # a torn line of a journal that was sealed when it was written
        yield {"kind": path.name.split(".")[1], "text": text}


def main() -> None:
    """Open the vault and print what it opens."""
    parser = argparse.ArgumentParser(description="Reads sealed meetings without intervisie.")
    parser.add_argument("folder", type=Path, help="the data folder, with vault.json in it")
    parser.add_argument("ids", nargs="*", help="only these meetings or groups, by their ids")
    parser.add_argument("--passphrase-file", type=Path, help="a file with the passphrase on its first line")
    given = parser.parse_args()
    vault = json.loads((given.folder / "vault.json").read_bytes())
    file = given.passphrase_file
    typed = file.read_text("utf-8").splitlines()[0] if file else getpass.getpass("Passphrase: ")
    key = vault_key(vault, typed)
    if key is None:
        sys.exit("That is neither the passphrase nor the recovery key.")
    for path in sorted(given.folder.glob("*/*.key")):
        if given.ids and path.stem not in given.ids:
            continue
        label = json.loads(path.read_bytes())
        own = meeting_key(label, key)
        told = (
            *records(path.parent, path.stem, own, plain=label["plain"]),
            *beside(path.parent, path.stem, own),
        )
        for each in told:
            line = json.dumps({"meeting": path.stem, "handle": label["handle"], **each})
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
