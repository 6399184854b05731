"""A series of meetings: where it stands, what is kept of it, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from intervisie.errors import UsageError
from intervisie.groups import trajectory as series
from intervisie.groups.changing import with_member
from intervisie.groups.group import Group, PaperKind, Trajectory, Wish
from intervisie.groups.trajectory import Milestone, Standing

BEGAN = date(2026, 9, 1)
LATER = date(2026, 10, 6)


def a_group() -> Group:
    group = Group(id="f" * 32, name="Supervisie")
    return with_member(group, "Sara", new_id="1" * 32, day=BEGAN)


def begun(planned: int = 10) -> Group:
    return series.started(a_group(), planned=planned, day=BEGAN)


def going_on(group: Group) -> Trajectory:
    found = series.trajectory_of(group)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("planned", "held", "milestone"),
    [
        pytest.param(10, 0, None, id="first"),
        pytest.param(10, 2, Milestone.CLICK, id="third"),
        pytest.param(10, 4, Milestone.HALF_WAY, id="half-way"),
        pytest.param(11, 5, Milestone.HALF_WAY, id="half-way-of-an-odd-number"),
        pytest.param(10, 9, Milestone.END, id="last"),
        pytest.param(10, 10, None, id="one-more-than-planned"),
        pytest.param(6, 2, Milestone.HALF_WAY, id="third-is-half-way"),
        pytest.param(3, 2, Milestone.END, id="third-is-last"),
        pytest.param(2, 0, Milestone.HALF_WAY, id="two-meetings"),
    ],
)
def test_the_milestones_are_the_third_meeting_the_half_and_the_end(
    planned: int, held: int, milestone: Milestone | None
) -> None:
    assert series.standing(going_on(begun(planned)), held) == Standing(held + 1, planned, milestone)


def test_every_wording_of_a_learning_goal_stays() -> None:
    group = series.with_goal(begun(), "sara", "Slow down", day=BEGAN)

    group = series.with_goal(group, "Sara", "Say  sooner what I see", day=LATER)

    assert series.goal_of(going_on(group), "1" * 32) == (
        Wish("Slow down", BEGAN),
        Wish("Say sooner what I see", LATER),
    )


def test_what_came_in_is_kept_once_for_each_meeting_with_its_last_day() -> None:
    group = series.with_paper(begun(), "Sara", PaperKind.REPORT, number=1, day=BEGAN)
    group = series.with_paper(group, "Sara", PaperKind.REPORT, number=1, day=LATER)

    group = series.with_paper(group, "Sara", PaperKind.WORK, number=2, day=LATER)

    assert [(paper.kind, paper.number, paper.day) for paper in going_on(group).papers] == [
        (PaperKind.REPORT, 1, LATER),
        (PaperKind.WORK, 2, LATER),
    ]


def test_papers_are_due_two_days_before_the_next_meeting() -> None:
    group = series.with_next(begun(), day=date(2027, 3, 1))

    assert series.due_on(going_on(group)) == date(2027, 2, 27)
    assert series.due_on(going_on(begun())) is None


def test_a_next_trajectory_begins_when_the_one_before_has_ended() -> None:
    group = series.ended(begun(), day=LATER)

    again = series.started(group, planned=5, day=LATER)

    assert series.trajectory_of(group) is None
    assert [each.planned for each in again.trajectories] == [10, 5]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda: series.started(begun(), planned=5, day=LATER), id="two-at-once"),
        pytest.param(lambda: series.started(a_group(), planned=1, day=BEGAN), id="one-meeting"),
        pytest.param(lambda: series.started(a_group(), planned=61, day=BEGAN), id="endless"),
        pytest.param(lambda: series.lasting(a_group(), planned=5), id="nothing-to-change"),
        pytest.param(lambda: series.ended(begun(), day=date(2026, 8, 31)), id="ends-before-it-began"),
        pytest.param(lambda: series.ended(a_group(), day=LATER), id="nothing-to-end"),
        pytest.param(lambda: series.with_goal(begun(), "Tom", "x", day=LATER), id="goal-of-nobody"),
        pytest.param(lambda: series.with_goal(begun(), "Sara", " ", day=LATER), id="empty-goal"),
        pytest.param(lambda: series.with_goal(begun(), "Sara", "x" * 401, day=LATER), id="long-goal"),
        pytest.param(
            lambda: series.with_paper(begun(), "Sara", PaperKind.WORK, number=0, day=LATER), id="no-meeting"
        ),
    ],
)
def test_what_cannot_be_is_refused(change: Callable[[], Group]) -> None:
    with pytest.raises(UsageError):
        change()
