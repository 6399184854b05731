"""How times are written, and how long they are for a group."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.method.model import Timing
from intervisie.method.planning import total
from intervisie.method.timing import LONGEST, duration_of, parse_duration, parse_range, parse_time
from tests.method.builders import TEN_LINES, method

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90s", timedelta(seconds=90)),
        ("10m", 10 * MINUTE),
        ("1h30m", 90 * MINUTE),
        ("12m30s", timedelta(minutes=12, seconds=30)),
        ("8h", LONGEST),
    ],
)
def test_a_duration_is_written_as_people_say_it(text: str, expected: timedelta) -> None:
    assert parse_duration(text) == expected


@pytest.mark.parametrize("text", ["0s", "481m", "9h"])
def test_a_duration_is_longer_than_nothing_and_no_longer_than_a_working_day(text: str) -> None:
    with pytest.raises(OverflowError):
        parse_duration(text)


def test_a_time_may_add_what_is_fixed_and_what_each_person_takes() -> None:
    assert parse_time("5m + 2m per adviser + 30s per person + 1m per case") == Timing(
        fixed=5 * MINUTE, per_adviser=2 * MINUTE, per_person=MINUTE / 2, per_case=MINUTE
    )


def test_a_range_may_be_written_with_or_without_spaces() -> None:
    assert parse_range("15m - 30m") == parse_range("15m-30m") == (15 * MINUTE, 30 * MINUTE)


@given(
    fixed=st.integers(0, 60), each=st.integers(0, 10), advisers=st.integers(0, 30), least=st.integers(1, 60)
)
def test_a_time_never_leaves_its_range(fixed: int, each: int, advisers: int, least: int) -> None:
    timing = Timing(fixed * MINUTE, each * MINUTE, least=least * MINUTE, most=(least + 5) * MINUTE)

    duration = duration_of(timing, advisers=advisers, persons=advisers + 1, cases=0)

    assert least * MINUTE <= duration <= (least + 5) * MINUTE


def test_the_total_counts_everybody_but_one_as_an_adviser() -> None:
    assert total(method(TEN_LINES), 6) == 20 * MINUTE
