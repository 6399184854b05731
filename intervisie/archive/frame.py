"""One record of a journal as one line of bytes, and back. Pure.

A line is ASCII JSON, so that no line separator of Unicode can split it:

    {"format":0,"number":7,"after":"…","wall":"…","boot_id":"…","boot_clock":1.5,"kind":"…","body":…,"chain":"…"}

`after` is the chain value of the record before it, "" for the first. `chain` is the first 128 bits, in
hexadecimal, of SHA-256 over the id of the meeting and the line up to `,"chain"`. So a line proves by
itself that it is whole and of this meeting, and names its predecessor: what is missing between two
records can be told, and what stands behind a damaged place can still be trusted.

Two things hold in every format for ever: a line begins with its format number, and ends with its
chain, computed this way. The body may be sealed.
"""

from __future__ import annotations

import hashlib
import math
import re
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Raw, Struct

from intervisie.archive.seal import Place, Seal, SealError
from intervisie.errors import DamagedError
from intervisie.meeting.instant import Stamp
from intervisie.text import say

FORMAT = 1
"""The number that this version writes; it reads this and every lower one."""

_CHAIN = b',"chain":"'
_CHAIN_DIGITS = 32
_END = len(_CHAIN) + _CHAIN_DIGITS + 2
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


class Record(Struct, frozen=True):
    """One record as read back; `body` is its JSON, unsealed."""

    format: int
    number: int
    after: str
    wall: datetime
    boot_id: str
    boot_clock: float
    kind: str
    body: bytes
    chain: str

    @property
    def stamp(self) -> Stamp:
        """Return what the clocks said when the record was made."""
        return Stamp(self.wall, self.boot_id, self.boot_clock)


class _Head(Struct, frozen=True):
    """All members before the body, in the order in which they are written."""

    format: int
    number: int
    after: str
    wall: Annotated[datetime, Meta(tz=True)]
    boot_id: str
    boot_clock: float
    kind: str


class _Line(_Head, frozen=True, kw_only=True):
    body: Raw
    chain: str


class _FormatOnly(Struct, frozen=True):
    format: int


_read_line = msgspec.json.Decoder(_Line).decode
_read_format = msgspec.json.Decoder(_FormatOnly).decode


class Writing(Struct, frozen=True):
    """A record to be written; `body` is any value of plain JSON or Structs, in the form of `format`."""

    number: int
    after: str
    kind: str
    body: object
    stamp: Stamp
    format: int = FORMAT


def write_line(meeting: str, record: Writing, seal: Seal) -> tuple[bytes, str]:
    """Return the line of a record, with its newline, and its chain value.

    Text that no file can hold (half a character of two, as comes from a terminal with a wrong
    encoding) should be refused where it comes in; here it becomes U+FFFD, so that the rest is kept.

    Raises:
        ValueError: the stamp has no time zone or no finite clock, so that it could not be read back.
    """
    stamp = record.stamp
    if stamp.wall.tzinfo is None or not math.isfinite(stamp.boot_clock):
        raise ValueError(f"not a stamp that can be stored: {stamp}")
    place = Place(meeting, record.format, record.number, record.kind, record.after)
    head = _Head(
        record.format,
        record.number,
        record.after,
        stamp.wall,
        stamp.boot_id,
        round(stamp.boot_clock, 6),
        record.kind,
    )
    body = seal.seal(plain_json(record.body), place)
    payload = plain_json(head)[:-1] + b',"body":' + body
    chain = _chain_value(meeting, payload)
    return b'%b%b%b"}\n' % (payload, _CHAIN, chain), chain.decode("ascii")


def read_line(meeting: str, line: bytes, seal: Seal) -> Record | None:
    """Return the record in a line (without newline), or None if the line does not prove itself.

    Nor does a line whose body was not sealed for its place.

    Raises:
        DamagedError: the record is whole, and of a format that only a newer version can read.
    """
    payload, stated = line[:-_END], line[-_END:]
    if stated != b'%b%b"}' % (_CHAIN, _chain_value(meeting, payload)):
        return None
    try:
        found = _read_line(line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        _refuse_newer(line)
        return None
    if found.format > FORMAT:
        _refuse_newer(line)
    place = Place(meeting, found.format, found.number, found.kind, found.after)
    try:
        body = seal.open(bytes(found.body), place)
    except SealError:
        return None
    return Record(
        format=found.format,
        number=found.number,
        after=found.after,
        wall=found.wall,
        boot_id=found.boot_id,
        boot_clock=found.boot_clock,
        kind=found.kind,
        body=body,
        chain=found.chain,
    )


def plain_json(value: object) -> bytes:
    """Return a value as JSON in ASCII on one line."""
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_without_halves(msgspec.to_builtins(value)))
    if encoded.isascii():
        return encoded
    return _BEYOND_ASCII.sub(_escaped, encoded.decode("utf-8")).encode("ascii")


def _chain_value(meeting: str, payload: bytes) -> bytes:
    digest = hashlib.sha256(meeting.encode("ascii") + payload).hexdigest()
    return digest[:_CHAIN_DIGITS].encode("ascii")


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _without_halves(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_without_halves(key): _without_halves(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_halves(item) for item in value]
    return value


def _refuse_newer(line: bytes) -> None:
    try:
        number = _read_format(line).format
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return
    if number > FORMAT:
        raise DamagedError(
            say(
                "This meeting is in format {needed}, of a newer version; this version reads up to {known}.",
                needed=number,
                known=FORMAT,
            ),
            say("Install a newer version of intervisie. Nothing was changed."),
        )
