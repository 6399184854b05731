"""Moments of a meeting: what the clock said, and how far the meeting was. Pure: no clock is read here.

A `Stamp` is what the system's clocks said at one moment, and stands in every record of the journal.
An `Instant` is what the meeting makes of it: arithmetic uses `elapsed` only, `wall` is for people.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec import Struct

_MILLISECOND = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 1e10
"""Seconds, some three centuries: a boot clock beyond this, or infinite, or not a number, is nonsense."""


class Stamp(Struct, frozen=True):
    """One reading of the clocks.

    `wall` is timezone-aware. `boot_clock` counts seconds since the machine started, suspended ones
    included; it may be compared with another reading of the same `boot_id`. `boot_id` is "" where
    the system tells none: then only readings of one process may be compared.
    """

    wall: datetime
    boot_id: str
    boot_clock: float


class Instant(Struct, frozen=True):
    """One moment of a meeting.

    `elapsed` is the time since the meeting opened, in whole milliseconds, and never falls; `wall` is
    the wall clock, timezone-aware.
    """

    elapsed: timedelta
    wall: datetime


def advance(last: Instant, last_stamp: Stamp, stamp: Stamp, *, same_process: bool) -> tuple[Instant, bool]:
    """Return the instant of `stamp`, and whether its elapsed time is an estimate.

    The boot clocks tell how much time went by since `last`, which was read at `last_stamp`, if both
    readings are of the same boot. After a reboot, or when the system tells no boot id and the earlier
    reading is another process's, only the wall clocks are left: an estimate. Whatever the clocks do,
    elapsed time stands still rather than falls, and clocks that show nonsense count as no time.
    """
    same_boot = stamp.boot_id == last_stamp.boot_id and (stamp.boot_id != "" or same_process)
    if same_boot:
        passed = _milliseconds(stamp.boot_clock) - _milliseconds(last_stamp.boot_clock)
    else:
        passed = (stamp.wall - _EPOCH) // _MILLISECOND - (last_stamp.wall - _EPOCH) // _MILLISECOND
    elapsed = last.elapsed + max(passed, 0) * _MILLISECOND
    return Instant(elapsed, stamp.wall), not same_boot


def _milliseconds(seconds: float) -> int:
    """Return whole milliseconds, rounded down; 0 for what is no reading of a clock.

    Each reading is rounded, not the difference of two: so thousands of short steps add up exactly.
    """
    return int(seconds * 1000) if 0 < seconds < _LONGEST else 0
