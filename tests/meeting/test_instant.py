"""Elapsed time never falls, adds up exactly, and says when it is an estimate."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.meeting.instant import Instant, Stamp, advance

OPENED = datetime(2026, 3, 28, 23, tzinfo=UTC)
START = Instant(timedelta(), OPENED)
HOUR = timedelta(hours=1)


def a_stamp(boot_clock: float, *, wall: timedelta | None = None, boot_id: str = "one") -> Stamp:
    return Stamp(OPENED + (timedelta(seconds=boot_clock) if wall is None else wall), boot_id, boot_clock)


@pytest.mark.parametrize("wall", [-2 * HOUR, 0 * HOUR, HOUR, 48 * HOUR])
def test_a_wall_clock_that_is_set_moves_no_elapsed_time(wall: timedelta) -> None:
    instant, estimated = advance(START, a_stamp(0), a_stamp(600, wall=wall), same_process=True)

    assert instant.elapsed == timedelta(minutes=10)
    assert instant.wall == OPENED + wall
    assert not estimated


def test_time_asleep_counts() -> None:
    instant, _ = advance(START, a_stamp(0), a_stamp(3600), same_process=True)

    assert instant.elapsed == HOUR


def test_a_resume_within_one_boot_is_exact() -> None:
    instant, estimated = advance(START, a_stamp(5), a_stamp(65), same_process=False)

    assert (instant.elapsed, estimated) == (timedelta(minutes=1), False)


def test_after_a_reboot_the_wall_clock_estimates() -> None:
    before, after = a_stamp(5000, wall=HOUR), a_stamp(3, wall=3 * HOUR, boot_id="two")

    instant, estimated = advance(START, before, after, same_process=False)

    assert (instant.elapsed, estimated) == (2 * HOUR, True)


def test_after_a_reboot_with_the_wall_clock_set_back_no_time_has_passed() -> None:
    instant, estimated = advance(
        Instant(HOUR, OPENED), a_stamp(0), a_stamp(3, wall=-HOUR, boot_id="two"), same_process=False
    )

    assert (instant.elapsed, estimated) == (HOUR, True)


def test_without_a_boot_id_only_one_process_trusts_the_boot_clock() -> None:
    earlier, later = a_stamp(100, wall=HOUR, boot_id=""), a_stamp(160, wall=2 * HOUR, boot_id="")

    within, exact = advance(START, earlier, later, same_process=True)
    across, estimated = advance(START, earlier, later, same_process=False)

    assert (within.elapsed, exact) == (timedelta(minutes=1), False)
    assert (across.elapsed, estimated) == (HOUR, True)


@pytest.mark.parametrize("nonsense", [float("inf"), float("-inf"), float("nan"), 1e300, -5.0])
def test_a_boot_clock_that_shows_nonsense_counts_as_no_time(nonsense: float) -> None:
    instant, _ = advance(START, a_stamp(10), Stamp(OPENED, "one", nonsense), same_process=True)

    assert instant.elapsed == timedelta()


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=200))
def test_many_small_steps_add_up_to_the_millisecond(clocks: list[float]) -> None:
    stamps = [a_stamp(clock, wall=HOUR) for clock in sorted(clocks)]

    instant = START
    for earlier, later in pairwise(stamps):
        instant, _ = advance(instant, earlier, later, same_process=True)

    whole = int(stamps[-1].boot_clock * 1000) - int(stamps[0].boot_clock * 1000)
    assert instant.elapsed == timedelta(milliseconds=whole)
