"""A method between the beginning and the announced end of a meeting, before it begins."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from intervisie.cli.fitting_in import fitted_in
from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.fitting_in import too_long
from intervisie.meeting.instant import Instant, Stamp
from intervisie.meeting.meeting import apply_all
from intervisie.meeting.stopwatch import expected_end
from tests.meeting.builders import MINUTE, START, ZERO
from tests.played.player import LIBRARY

NOW = Instant(ZERO, START)


def beginning(minutes: int | None) -> Beginning:
    """Return an incident meeting of six people with so many minutes for all of it."""
    return Beginning(
        meeting="0" * 32,
        handle="2026-11-23-1",
        language="nl",
        blocks=LIBRARY.blocks("nl"),
        people=tuple((f"p{number}", f"Naam {number}") for number in range(6)),
        method=LIBRARY.find("incidentmethode", "nl"),
        until=None if minutes is None else START + timedelta(minutes=minutes),
    )


def end_of(what: Beginning) -> float:
    """Return after how many minutes a meeting is expected to end."""
    meeting = apply_all(None, begin(what, NOW), NOW)
    return (expected_end(meeting, NOW) - START) / MINUTE


@pytest.mark.parametrize("minutes", [None, 240])
def test_a_method_that_fits_is_left_as_it_is(minutes: int | None) -> None:
    assert too_long(beginning(minutes), NOW) is None


def test_a_method_is_shortened_until_the_meeting_ends_in_time() -> None:
    asked = round(end_of(beginning(None))) - 15
    found = too_long(beginning(asked), NOW)

    assert found is not None
    assert found.fits
    assert asked - 5 <= end_of(replace(beginning(asked), method=found.method)) <= asked


def test_what_cannot_be_done_says_the_least_there_is() -> None:
    found = too_long(beginning(40), NOW)

    assert found is not None
    assert not found.fits
    assert found.total == found.least


@pytest.mark.parametrize("fit", [True, False])
def test_nobody_to_ask_it_is_said_and_done_only_when_asked_for(fit: bool) -> None:
    what = beginning(100)

    after, told = fitted_in(what, Stamp(START, "", 0), fit=fit, ask=False)

    assert (after.method != what.method) == fit
    assert told
