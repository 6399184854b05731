"""Where the body of a record becomes unreadable for others, or stays as it is.

The chain of a journal runs over sealed bodies, so that a journal can be verified without any key.
A seal that encrypts finds its keys in `ID.key` and binds the `Place` in, so that a sealed body
cannot be moved to another place or another meeting.
"""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from intervisie.archive.durable import Disk
from intervisie.archive.files import MeetingFiles

SEALED_BODY = b'{"sealed":"'
"""How every body begins that was sealed."""


class Place(Struct, frozen=True):
    """Where a body stands: meeting, format, number, kind and the chain value before it."""

    meeting: str
    format: int
    number: int
    kind: str
    after: str


def draft_place(meeting: str) -> Place:
    """Return where the draft of a meeting stands, which is no record; its form is that of a first one."""
    return Place(meeting, 1, 0, "draft", "")


class SealError(ValueError):
    """What stands there was not sealed with this key for this place."""


class Seal(Protocol):
    """Makes a body, which is JSON in ASCII, into what stands in the journal, which is so too; and back."""

    def seal(self, body: bytes, place: Place) -> bytes:
        """Return the body as it goes to the disk."""

    def open(self, body: bytes, place: Place) -> bytes:
        """Return the body as it was before it was sealed; raises SealError when it was not sealed here."""

    def accompany(self, files: MeetingFiles, disk: Disk) -> None:
        """Put beside a journal, before its first record, what opens its bodies again.

        Raises:
            StorageError: it cannot stand there.
        """


class Unsealed:
    """The seal of a journal that is not encrypted: bodies stay as they are."""

    def seal(self, body: bytes, place: Place) -> bytes:  # noqa: ARG002 (nothing to bind in)
        """Return the body."""
        return body

    def open(self, body: bytes, place: Place) -> bytes:  # noqa: ARG002 (nothing to bind in)
        """Return the body."""
        return body

    def accompany(self, files: MeetingFiles, disk: Disk) -> None:
        """Do nothing: there is no key."""


UNSEALED = Unsealed()
