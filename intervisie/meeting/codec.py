"""The body of a journal record and back: the events decided together and how far the meeting was. Pure.

Each name in a stored event is part of a format that is kept for ever. When a later format changes one,
an upcaster for the old number belongs here, and a journal of the old format among the tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

import msgspec
from msgspec import Struct

from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent, apply_all
from intervisie.meeting.state import Meeting

KIND = "decided"
"""The kind of every record that holds events."""


class Decided(Struct, frozen=True, omit_defaults=True):
    """What one command came to: all its events, at one elapsed time.

    `origin` says which face sent the command; `by` who did, "" for the facilitator at the keyboard.
    """

    elapsed: timedelta
    events: tuple[MeetingEvent, ...]
    origin: str = ""
    by: str = ""


def encode(decided: Decided) -> object:
    """Return the record's body as plain JSON values."""
    return msgspec.to_builtins(decided, str_keys=True)


def decode(body: bytes) -> Decided:
    """Return what a record's body says.

    Raises:
        ValueError: it is no body that this format knows.
    """
    return _decoder().decode(body)


@cache
def _decoder() -> msgspec.json.Decoder[Decided]:
    """Return the reader of bodies; made when first needed, because beginning a meeting reads none."""
    return msgspec.json.Decoder(Decided)


def replay(records: Iterable[tuple[datetime, bytes]]) -> Meeting | None:
    """Return the meeting that records add up to, given as wall time and body; None for no records.

    Raises:
        ValueError: a body is not known, or the first does not open a meeting.
    """
    meeting: Meeting | None = None
    for wall, body in records:
        decided = decode(body)
        meeting = apply_all(meeting, decided.events, Instant(decided.elapsed, wall))
    return meeting
