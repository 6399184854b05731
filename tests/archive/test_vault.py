"""The vault opens for who knows its passphrase or recovery key, and for nobody else, whatever was done."""

from __future__ import annotations

import json
import time
import unicodedata

import msgspec
import pytest
from msgspec.structs import replace

from intervisie.archive.ciphers import Cost
from intervisie.archive.recovery_key import new_recovery_key, recovery_secret
from intervisie.archive.vault import (
    Vault,
    _checksum,
    decode,
    encode,
    new_vault,
    open_vault,
    passphrase_bytes,
    sealing,
    why_not,
    with_passphrase,
    with_recovery,
    without_recovery,
)
from intervisie.errors import DamagedError
from tests.archive.sealed import PASSPHRASE, QUICK

VAULT, KEY = new_vault(passphrase_bytes(PASSPHRASE), QUICK)


def test_the_passphrase_opens_and_another_does_not() -> None:
    assert open_vault(VAULT, PASSPHRASE) == KEY
    assert open_vault(VAULT, PASSPHRASE.upper()) is None
    assert open_vault(VAULT, "") is None


def test_a_passphrase_is_the_same_however_its_accents_are_composed_and_with_space_around_it() -> None:
    composed = "één hond, zoë en een fiets"

    vault, key = new_vault(passphrase_bytes(composed), QUICK)

    assert open_vault(vault, unicodedata.normalize("NFD", f"  {composed} ")) == key


def test_no_two_vaults_are_alike() -> None:
    other, key = new_vault(passphrase_bytes(PASSPHRASE), QUICK)

    assert other.id != VAULT.id
    assert key != KEY
    assert other.wraps[0].salt != VAULT.wraps[0].salt


def test_another_passphrase_opens_the_same_key_and_the_old_one_nothing() -> None:
    changed = with_passphrase(VAULT, KEY, b"another passphrase", QUICK)

    assert open_vault(changed, "another passphrase") == KEY
    assert open_vault(changed, PASSPHRASE) is None
    assert open_vault(VAULT, PASSPHRASE) == KEY  # as whoever has a backup of the file will find


def test_a_recovery_key_opens_too_as_people_write_it_and_not_with_a_slip() -> None:
    written = new_recovery_key()
    vault = with_recovery(VAULT, KEY, written)
    sloppy = written.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    slip = written[:-1] + ("Z" if written[-1] != "Z" else "Y")

    assert open_vault(vault, written) == open_vault(vault, sloppy) == KEY
    assert open_vault(vault, slip) is None
    assert open_vault(vault, new_recovery_key()) is None
    assert open_vault(vault, PASSPHRASE) == KEY


def test_a_new_recovery_key_takes_the_place_of_the_old_one_and_both_can_go() -> None:
    first, second = new_recovery_key(), new_recovery_key()

    vault = with_recovery(with_recovery(VAULT, KEY, first), KEY, second)

    assert open_vault(vault, first) is None
    assert open_vault(vault, second) == KEY
    assert open_vault(without_recovery(vault, KEY), second) is None
    assert without_recovery(vault, KEY).has_recovery is False


def test_a_changed_passphrase_leaves_the_recovery_key_as_it_was() -> None:
    written = new_recovery_key()
    vault = with_recovery(VAULT, KEY, written)

    changed = with_passphrase(vault, KEY, b"another passphrase", QUICK)

    assert open_vault(changed, written) == KEY
    assert changed.wraps[1] == vault.wraps[1]


def test_a_recovery_key_holds_160_random_bits_and_no_look_alikes() -> None:
    written = [new_recovery_key() for _ in range(200)]

    assert len(set(written)) == 200
    assert all(len(one) == 44 and not set(one) & set("OIL") for one in written)
    assert all(len(recovery_secret(one) or b"") == 32 for one in written)
    assert recovery_secret(written[0][:-5]) is None
    assert recovery_secret("é" * 36) is None


def test_a_vault_comes_back_as_it_was_written() -> None:
    vault = with_recovery(VAULT, KEY, new_recovery_key())

    assert decode(encode(vault), "vault.json") == vault


def test_one_flipped_bit_anywhere_in_the_file_is_told_from_a_wrong_passphrase() -> None:
    data = encode(with_recovery(VAULT, KEY, new_recovery_key()))

    for at in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        with pytest.raises(DamagedError):
            decode(bytes(flipped), "vault.json")


@pytest.mark.parametrize("end", [0, 1, 100, -1])
def test_a_vault_that_was_cut_off_is_damaged(end: int) -> None:
    with pytest.raises(DamagedError):
        decode(encode(VAULT)[:end], "vault.json")


@pytest.mark.parametrize(
    "data", [b"null", b"[]", b"{}", b"\x00" * 600, b"[" * 60_000, b'{"format":1}', "é".encode("utf-16")]
)
def test_what_is_no_vault_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedError):
        decode(data, "vault.json")


@pytest.mark.parametrize(
    "cost",
    [
        Cost(3, 2**31),
        Cost(3, 2**62),
        Cost(11, 2**20),
        Cost(2**31, 2**20),
        Cost(0, 2**20),
        Cost(3, 0),
        Cost(3, -1),
    ],
)
def test_a_vault_that_asks_for_absurd_work_is_refused_at_once(cost: Cost) -> None:
    wrap = replace(VAULT.wraps[0], operations=cost.operations, memory=cost.memory)
    hostile = checked(replace(VAULT, wraps=(wrap,)))
    begun = time.perf_counter()

    with pytest.raises(DamagedError, match="more than this program"):
        decode(encode(hostile), "vault.json")

    assert time.perf_counter() - begun < 1  # trying it would take minutes


@pytest.mark.parametrize("size", [0, 15, 17, 4096])
def test_salts_and_keys_of_another_size_are_refused(size: int) -> None:
    wrap = VAULT.wraps[0]
    for other in (replace(wrap, salt=bytes(size)), replace(wrap, key=bytes(size))):
        with pytest.raises(DamagedError):
            decode(encode(checked(replace(VAULT, wraps=(other,)))), "vault.json")


def test_who_does_not_know_the_passphrase_cannot_change_anything_unnoticed() -> None:
    vault = with_recovery(VAULT, KEY, new_recovery_key())
    stranger, _ = new_vault(b"a passphrase of somebody else", QUICK)
    changes = (
        replace(vault, sealing=False),
        replace(vault, wraps=vault.wraps[:1]),
        replace(vault, wraps=(*vault.wraps, stranger.wraps[0])),
        replace(vault, proof=bytes(40)),
        replace(vault, proof=b""),
    )

    for changed in changes:
        read = decode(encode(checked(changed)), "vault.json")
        with pytest.raises(DamagedError):
            open_vault(read, PASSPHRASE)


def test_a_wrap_is_bound_to_its_vault_and_its_cost() -> None:
    wrap = VAULT.wraps[0]
    other, _ = new_vault(passphrase_bytes(PASSPHRASE), QUICK)

    assert open_vault(replace(other, wraps=(wrap,)), PASSPHRASE) is None
    assert open_vault(replace(VAULT, wraps=(replace(wrap, operations=2),)), PASSPHRASE) is None


def test_turning_encryption_off_and_on_keeps_the_key() -> None:
    off = sealing(VAULT, KEY, on=False)

    assert (off.sealing, open_vault(off, PASSPHRASE)) == (False, KEY)
    assert sealing(off, KEY, on=True).sealing


def test_a_vault_of_a_newer_format_asks_for_a_newer_version() -> None:
    for data in (b'{"format":2,"anything":1}', encode(checked(replace(VAULT, format=2)))):
        with pytest.raises(DamagedError, match="newer version"):
            decode(data, "vault.json")


def test_the_file_is_ascii_json_on_one_line() -> None:
    data = encode(VAULT)

    assert data.isascii()
    assert data.count(b"\n") == 1
    assert json.loads(data)["wraps"][0]["kdf"] == "argon2id"
    assert msgspec.json.decode(data, type=Vault) == VAULT


@pytest.mark.parametrize("typed", ["", "1234567", "       x", "x" * 1025])
def test_a_passphrase_that_is_too_short_or_too_long_is_refused(typed: str) -> None:
    assert why_not(typed) is not None
    assert why_not("een twee") is None


def checked(vault: Vault) -> Vault:
    """Return the vault with a checksum that fits, as somebody who meddles would make it."""
    return replace(vault, check=_checksum(vault))
