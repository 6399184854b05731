"""The system's clocks are read at once, and tell readings of different boots apart."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest

from intervisie.conduct.clock import SystemClock


def test_the_boot_clock_never_goes_back() -> None:
    clock = SystemClock()

    stamps = [clock.stamp() for _ in range(1000)]

    clocks = [stamp.boot_clock for stamp in stamps]
    assert clocks == sorted(clocks)
    assert len({stamp.boot_id for stamp in stamps}) == 1


def test_the_wall_clock_carries_its_offset() -> None:
    stamp = SystemClock().stamp()

    assert stamp.wall.utcoffset() is not None
    assert abs((datetime.now(UTC) - stamp.wall).total_seconds()) < 5


@pytest.mark.skipif(
    sys.platform != "linux", reason="where the kernel counts through sleep and names the boot"
)
def test_two_clocks_of_one_boot_can_be_compared() -> None:
    earlier, later = SystemClock().stamp(), SystemClock().stamp()

    assert earlier.boot_id == later.boot_id != ""
    assert 0 <= later.boot_clock - earlier.boot_clock < 5
