"""The file `ID.key` beside a sealed journal: its key, wrapped by the key of the vault.

The handle stands in it unsealed, as the moment does in each record, so that a meeting can be named,
listed for the shell and erased without the passphrase. docs/encryption.md describes it for others.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from msgspec import Struct

from intervisie.archive.ciphers import KEY_BYTES, NONCE_BYTES, TAG_BYTES
from intervisie.archive.durable import Disk, read_if_there
from intervisie.archive.files import MeetingFiles
from intervisie.errors import DamagedError
from intervisie.text import say

FORMAT = 1
_HANDLE = re.compile(r"(?:\d{4}-\d{2}-\d{2}-\d{1,6})?", re.ASCII)
_WRAPPED = NONCE_BYTES + KEY_BYTES + TAG_BYTES


class Label(Struct, frozen=True):
    """What an `ID.key` holds; `plain` while its journal is being sealed: unsealed bodies may stand in it."""

    format: int
    vault: str
    meeting: str
    handle: str
    plain: bool
    key: bytes


_read = msgspec.json.Decoder(Label).decode


def read_label(files: MeetingFiles, disk: Disk) -> Label | None:
    """Return what stands in the key file of a meeting, None for one that is not sealed.

    Raises:
        DamagedError, StorageError: it cannot be read.
    """
    data = read_if_there(files.key, disk)
    return None if data is None else decode_label(data, files)


def decode_label(data: bytes, files: MeetingFiles) -> Label:
    """Return the label in the contents of a key file; raises DamagedError."""
    try:
        label = _read(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise damaged_key(files.key) from None
    if not _is_sane(label, files.meeting) or encode_label(label) != data:
        raise damaged_key(files.key)
    return label


def encode_label(label: Label) -> bytes:
    """Return the contents of a key file."""
    return msgspec.json.encode(label) + b"\n"


def bound_to_label(label: Label) -> bytes:
    """Return what the key in a label is bound to: all the rest of it."""
    return msgspec.json.encode(
        ("intervisie-key", label.format, label.vault, label.meeting, label.handle, label.plain)
    )


def _is_sane(label: Label, meeting: str) -> bool:
    return (
        label.format == FORMAT
        and label.meeting == meeting
        and _HANDLE.fullmatch(label.handle) is not None
        and len(label.key) == _WRAPPED
    )


def damaged_key(path: Path) -> DamagedError:
    """Return the error for a key that is not as it was written."""
    return DamagedError(
        say("The key of this meeting is damaged: {path}.", path=str(path)),
        say("Put it back from a backup; without it nobody can read the meeting."),
    )
