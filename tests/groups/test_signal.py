"""What several groups may tell together: never of one group alone, never of few, never by subtraction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.errors import UsageError
from intervisie.groups.changing import with_member, with_theme
from intervisie.groups.group import Group
from intervisie.groups.releasing import LineKind, with_released, without_released
from intervisie.groups.signal import (
    Period,
    PolicySignal,
    Raised,
    Thresholds,
    Trend,
    period_before,
    period_named,
    policy_signal,
)

YEAR = period_named("2026")
DAY = date(2026, 3, 2)
NORTH, SOUTH, WEST = "1" * 32, "2" * 32, "3" * 32


def a_group(group_id: str, size: int = 6) -> Group:
    group = Group(id=group_id, name=f"Groep {group_id[0]}")
    for number in range(size):
        group = with_member(group, f"P{group_id[0]}{number}", new_id=f"{group_id[0]}{number:031x}", day=DAY)
    return with_theme(group, "workload", "Too much to do")


GROUPS = (a_group(NORTH), a_group(SOUTH), a_group(WEST))


def raised(
    code: str, times: int, groups: Sequence[str] = (NORTH, SOUTH), day: date = DAY, people: int = 3
) -> list[Raised]:
    """Return a theme raised in so many meetings, by so many people, spread over groups."""
    return [
        Raised(code, day, f"{code}-m{number}", f"p{number % people}", groups[number % len(groups)])
        for number in range(times)
    ]


def told(
    every: Sequence[Raised],
    groups: Sequence[Group] = GROUPS,
    period: Period = YEAR,
) -> PolicySignal:
    meetings = [(one.group, one.day) for one in {one.meeting: one for one in every}.values()]
    return policy_signal(every, groups, meetings, period, Thresholds())


def codes(signal: PolicySignal) -> list[str]:
    return [theme.code for theme in signal.themes]


def test_a_theme_that_enough_raised_is_told_in_a_range() -> None:
    signal = told(raised("workload", 4))

    assert [(one.code, one.label, one.least, one.most) for one in signal.themes] == [
        ("workload", "Too much to do", 3, 5)
    ]
    assert (signal.groups, signal.meetings, signal.members) == (2, (3, 5), (11, 20))


@pytest.mark.parametrize(
    "every",
    [
        pytest.param(raised("workload", 2, people=2), id="two-meetings"),
        pytest.param(raised("workload", 6, people=2), id="two-people"),
        pytest.param(raised("workload", 6, groups=(NORTH,)), id="one-group"),
        pytest.param(raised("workload", 6, day=date(2025, 12, 31)), id="another-year"),
    ],
)
def test_a_theme_that_few_raised_is_not_told(every: list[Raised]) -> None:
    plenty = [*raised("rules", 9), *raised("leeway", 6), *raised("few", 1), *every]

    assert codes(told(plenty)) in (["leeway", "rules"], ["rules"])


def test_small_groups_together_are_still_too_small() -> None:
    small = (a_group(NORTH, 4), a_group(SOUTH, 4))

    signal = told(raised("workload", 6), small)

    assert not signal.enough
    assert signal.themes == ()


def test_who_is_in_two_groups_counts_once() -> None:
    twice = (a_group(NORTH, 6), Group(id=SOUTH, name="Zuid", members=a_group(NORTH, 6).members))

    assert not told(raised("workload", 6), twice).enough


def test_a_theme_left_out_alone_takes_the_smallest_that_is_told_with_it() -> None:
    every = [*raised("workload", 8), *raised("leeway", 4), *raised("rules", 1)]

    signal = told(every)

    assert codes(signal) == ["workload"]
    assert signal.below == 2


def test_two_themes_left_out_take_nothing_with_them() -> None:
    every = [*raised("workload", 8), *raised("leeway", 4), *raised("rules", 1), *raised("money", 2)]

    assert codes(told(every)) == ["workload", "leeway"]
    assert told(every).below == 2


def test_a_trend_is_told_only_where_both_periods_may_be() -> None:
    half = period_named("2026H2")
    before = [*raised("workload", 3), *raised("leeway", 2), *raised("rules", 6)]
    later = date(2026, 9, 1)
    now = [
        *raised("workload", 7, day=later),
        *raised("leeway", 7, day=later),
        *raised("rules", 3, day=later),
    ]
    now = [Raised(one.code, one.day, f"{one.meeting}-later", one.person, one.group) for one in now]

    signal = told([*before, *now], period=half)

    assert {one.code: one.trend for one in signal.themes} == {
        "workload": Trend.MORE,
        "leeway": None,
        "rules": Trend.FEWER,
    }


def test_lines_stand_in_a_signal_only_once_they_were_released_and_not_when_taken_back() -> None:
    group = with_released(a_group(NORTH), LineKind.OBSTACLE, "We wait  for permission.", day=DAY)
    group = with_released(group, LineKind.QUESTION, "Who may decide?", day=date(2025, 3, 2))
    group = with_released(group, LineKind.OURS, "We meet at noon.", day=DAY)

    signal = told([], (without_released(group, 3),))

    assert [(line.kind, line.text, line.day) for line in signal.lines] == [
        ("obstacle", "We wait for permission.", DAY)
    ]


@pytest.mark.parametrize("name", ["2026Q1", "2026-03", "", "26", "2026H3", "202６"])
def test_no_period_is_shorter_than_half_a_year(name: str) -> None:
    with pytest.raises(UsageError):
        period_named(name)


def test_the_period_before_is_as_long() -> None:
    assert [period_before(period_named(name)).name for name in ("2026", "2026H1", "2026H2")] == [
        "2025",
        "2025H2",
        "2026H1",
    ]


RAISED = st.builds(
    Raised,
    code=st.sampled_from(["a", "b", "c", "d"]),
    day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    meeting=st.sampled_from([f"m{number}" for number in range(12)]),
    person=st.sampled_from([f"p{number}" for number in range(6)]),
    group=st.sampled_from([NORTH, SOUTH, WEST]),
)


@given(st.lists(RAISED, max_size=60))
def test_whatever_was_raised_what_is_told_was_raised_by_enough_and_never_one_alone_is_left_out(
    every: list[Raised],
) -> None:
    signal = told(every)

    for theme in signal.themes:
        those = [one for one in every if one.code == theme.code]
        assert len({one.meeting for one in those}) >= 3
        assert len({one.person for one in those}) >= 3
        assert len({one.group for one in those}) >= 2
    assert not signal.themes or signal.below != 1
