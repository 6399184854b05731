"""The format of what is sealed, as docs/encryption.md has it: vectors, and a reader that knows nothing of us.

`encryption_vectors.json` was made once and is never made anew: what was sealed must be read for ever.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt
from nacl.exceptions import CryptoError

from intervisie.archive.archive import Archive
from intervisie.archive.body_seal import BodySeal, opened_seal
from intervisie.archive.files import MeetingFiles
from intervisie.archive.label import Label
from intervisie.archive.recovery_key import recovery_secret
from intervisie.archive.seal import Place, SealError
from intervisie.archive.vault import Vault, decode, encode, open_vault
from intervisie.errors import DamagedError
from tests.archive.disks import MEETING
from tests.archive.sealed import PASSPHRASE, a_sealed_archive
from tests.archive.test_sealed_archive import a_meeting

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs" / "decrypt.py"
VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "encryption_vectors.json").read_text(encoding="utf-8")
)


def each(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", VECTORS[name], ids=lambda vector: vector.get("what"))


def a_stranger() -> ModuleType:
    """Return the script that reads without us."""
    spec = importlib.util.spec_from_file_location("decrypt", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DECRYPT = a_stranger()


def as_written(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


@each("vaults")
def test_a_vault_opens_or_not_as_it_always_did(vector: dict[str, Any]) -> None:
    vault = decode(as_written(vector["vault"]) + b"\n", "vault.json")
    key = bytes.fromhex(vector["vault_key"]) if vector["vault_key"] else None

    assert open_vault(vault, vector["typed"]) == key
    assert DECRYPT.vault_key(vector["vault"], vector["typed"]) == key


@each("refused_vaults")
def test_a_vault_that_was_meddled_with_is_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(DamagedError):
        open_vault(decode(as_written(vector["vault"]) + b"\n", "vault.json"), vector["typed"])
    with pytest.raises((CryptoError, SystemExit)):
        DECRYPT.vault_key(vector["vault"], vector["typed"])


@each("labels")
def test_a_key_file_opens_or_not_as_it_always_did(vector: dict[str, Any]) -> None:
    label = msgspec.json.decode(as_written(vector["label"]), type=Label)
    vault_key = bytes.fromhex(vector["vault_key"])
    vault = Vault(format=1, id=label.vault, sealing=True, wraps=())
    files = MeetingFiles(Path(), label.meeting)
    if vector["key"] is None:
        with pytest.raises(DamagedError):
            opened_seal(label, files, vault, vault_key)
        with pytest.raises(CryptoError):
            DECRYPT.meeting_key(vector["label"], vault_key)
        return

    seal = opened_seal(label, files, vault, vault_key)

    assert DECRYPT.meeting_key(vector["label"], vault_key) == bytes.fromhex(vector["key"])
    place = Place(label.meeting, 1, 1, "decided", "")
    assert BodySeal(label, bytes.fromhex(vector["key"]), vault).open(seal.seal(b"{}", place), place) == b"{}"


@each("records")
def test_a_record_opens_or_not_as_it_always_did(vector: dict[str, Any]) -> None:
    label = Label(1, "0" * 32, MEETING, "", plain=False, key=b"")
    seal = BodySeal(label, bytes.fromhex(vector["key"]), Vault(1, "0" * 32, sealing=True, wraps=()))
    place, body = Place(*vector["place"]), as_written(vector["body"])
    if vector["opened"] is None:
        with pytest.raises(SealError):
            seal.open(body, place)
        with pytest.raises((CryptoError, ValueError)):
            DECRYPT.body_of(vector["body"], vector["place"], bytes.fromhex(vector["key"]))
        return

    assert seal.open(body, place) == vector["opened"].encode()
    assert (
        DECRYPT.body_of(vector["body"], vector["place"], bytes.fromhex(vector["key"]))
        == vector["opened"].encode()
    )


@each("records")
def test_sealing_is_what_the_page_says_and_nothing_besides(vector: dict[str, Any]) -> None:
    if vector["opened"] is None:
        return
    sealed = msgspec.json.decode(as_written(vector["body"]["sealed"]), type=bytes)

    again = crypto_aead_xchacha20poly1305_ietf_encrypt(
        vector["opened"].encode(),
        as_written(["intervisie-record", *vector["place"]]),
        sealed[:24],
        bytes.fromhex(vector["key"]),
    )

    assert sealed == sealed[:24] + again


@pytest.mark.parametrize("vector", VECTORS["recovery_keys"])
def test_a_recovery_key_is_read_as_it_always_was(vector: dict[str, Any]) -> None:
    secret = vector["secret"].encode() if vector["secret"] is not None else None

    assert recovery_secret(vector["written"]) == secret
    assert DECRYPT.recovery_secret(vector["written"]) == secret


def test_the_file_of_a_vault_is_written_as_the_page_says() -> None:
    for vector in VECTORS["vaults"]:
        data = as_written(vector["vault"]) + b"\n"

        assert encode(decode(data, "vault.json")) == data


def test_whoever_has_the_passphrase_can_read_a_meeting_without_us(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "passphrase"
    archive = a_sealed_archive(home)
    meeting, other = a_meeting(archive), a_meeting(archive)
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")

    def told(*ids: str) -> list[dict[str, Any]]:
        done = subprocess.run(
            [sys.executable, "-I", str(SCRIPT), str(home), *ids, "--passphrase-file", str(file)],
            capture_output=True,
            check=True,
            timeout=60,
        )
        assert done.stderr == b""
        return [json.loads(line) for line in done.stdout.splitlines()]

    record, draft = told(meeting.id)
    assert (record["handle"], record["number"]) == (meeting.handle, 1)
    named = next(event for event in record["body"]["events"] if event["event"] == "named")
    assert set(named["names"].values()) == {person.name for person in meeting.people}
    assert draft["text"] == "Zeekoetje zei nog iets"
    assert {line["meeting"] for line in told()} == {meeting.id, other.id}
    assert Archive(home / "meetings").handles() == (other.handle, meeting.handle)


def test_the_reader_refuses_a_wrong_passphrase(tmp_path: Path) -> None:
    a_sealed_archive(tmp_path / "home")
    file = tmp_path / "passphrase"
    file.write_text("a wrong guess\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(tmp_path / "home"), "--passphrase-file", str(file)],
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 1
    assert done.stdout == b""


def test_the_reader_knows_nothing_of_us() -> None:
    assert "import intervisie" not in SCRIPT.read_text(encoding="utf-8")
    assert "from intervisie" not in SCRIPT.read_text(encoding="utf-8")
