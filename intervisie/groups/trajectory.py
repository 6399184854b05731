"""Supervision, coaching and learning sets that run over meetings: how far, towards what. Pure.

The rhythm is that of the field: work brought in before a meeting, a reflection report after it, and a
look at how it goes after the third meeting, half-way and at the end (practice sheet, 6.1).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from intervisie.errors import UsageError
from intervisie.groups.changing import member_named
from intervisie.groups.group import Goal, Group, Paper, PaperKind, Trajectory, Wish
from intervisie.text import say

MOST_MEETINGS = 60
LONGEST_GOAL = 400
AFTER_THE_THIRD = 3
SENT_BEFORE = timedelta(days=2)
"""How long before the next meeting a report is sent (practice sheet, 6.1)."""


class Milestone(StrEnum):
    """A meeting at whose end people look at how the trajectory itself goes."""

    CLICK = "click"
    HALF_WAY = "half-way"
    END = "end"


class Standing(Struct, frozen=True):
    """Where a trajectory stands: the meeting of `number` is the next one, or the one going on."""

    number: int
    of: int
    milestone: Milestone | None


def trajectory_of(group: Group) -> Trajectory | None:
    """Return the trajectory that is going on, None when there is none."""
    last = group.trajectories[-1] if group.trajectories else None
    return last if last is not None and last.ended is None else None


def standing(trajectory: Trajectory, held: int) -> Standing:
    """Return where a trajectory stands once so many meetings were held; more than planned may be."""
    number = held + 1
    return Standing(number, trajectory.planned, _milestone(number, trajectory.planned))


def _milestone(number: int, planned: int) -> Milestone | None:
    if number == planned:
        return Milestone.END
    if number == -(-planned // 2):
        return Milestone.HALF_WAY
    return Milestone.CLICK if number == AFTER_THE_THIRD < planned else None


def started(group: Group, *, planned: int, day: date) -> Group:
    """Begin a trajectory of so many meetings.

    Raises:
        UsageError: one is going on, or the number cannot be.
    """
    if trajectory_of(group) is not None:
        raise UsageError(
            say("A trajectory is going on already."),
            say("To end it first: {command}", command="intervisie trajectory end"),
        )
    if not 2 <= planned <= MOST_MEETINGS:
        raise UsageError(say("A trajectory has 2 to {most} meetings.", most=MOST_MEETINGS))
    return replace(group, trajectories=(*group.trajectories, Trajectory(planned=planned, began=day)))


def lasting(group: Group, *, planned: int) -> Group:
    """Plan more or fewer meetings.

    Raises:
        UsageError: there is no trajectory, or the number cannot be.
    """
    if not 2 <= planned <= MOST_MEETINGS:
        raise UsageError(say("A trajectory has 2 to {most} meetings.", most=MOST_MEETINGS))
    return _with(group, replace(_going_on(group), planned=planned))


def ended(group: Group, *, day: date) -> Group:
    """End the trajectory; what was kept of it stays.

    Raises:
        UsageError: there is none, or it began later than that.
    """
    trajectory = _going_on(group)
    if day < trajectory.began:
        raise UsageError(say("This trajectory began on {day}, later than that.", day=trajectory.began))
    return _with(group, replace(trajectory, ended=day))


def with_goal(group: Group, name: str, text: str, *, day: date) -> Group:
    """Word the learning goal of a member, anew if there was one; earlier wordings stay.

    Raises:
        UsageError: there is no trajectory or no such member, or the text cannot be.
    """
    trajectory, person = _going_on(group), member_named(group, name).id
    wording = " ".join(text.split())
    if not wording or len(wording) > LONGEST_GOAL:
        raise UsageError(say("A learning goal holds 1 to {most} characters.", most=LONGEST_GOAL))
    before = next((goal.versions for goal in trajectory.goals if goal.person == person), ())
    others = tuple(goal for goal in trajectory.goals if goal.person != person)
    goal = Goal(person, (*before, Wish(wording, day)))
    return _with(group, replace(trajectory, goals=(*others, goal)))


def with_next(group: Group, *, day: date) -> Group:
    """Note when the next meeting is; reports are due two days before.

    Raises:
        UsageError: there is no trajectory.
    """
    return _with(group, replace(_going_on(group), next_on=day))


def with_paper(group: Group, name: str, kind: PaperKind, *, number: int, day: date) -> Group:
    """Note that what somebody wrote for, or after, the meeting of a number has come in.

    Raises:
        UsageError: there is no trajectory or no such member, or no such meeting.
    """
    trajectory, person = _going_on(group), member_named(group, name).id
    if not 1 <= number <= max(trajectory.planned, MOST_MEETINGS):
        raise UsageError(say("There is no meeting {number} in this trajectory.", number=number))
    others = tuple(
        each for each in trajectory.papers if (each.person, each.kind, each.number) != (person, kind, number)
    )
    paper = Paper(person, kind, number, day)
    papers = sorted((*others, paper), key=lambda each: (each.number, each.kind is PaperKind.REPORT))
    return _with(group, replace(trajectory, papers=tuple(papers)))


def due_on(trajectory: Trajectory) -> date | None:
    """Return by when the papers for the next meeting are to be there, None while its day is not known."""
    return trajectory.next_on - SENT_BEFORE if trajectory.next_on is not None else None


def goal_of(trajectory: Trajectory, person: str) -> tuple[Wish, ...]:
    """Return the wordings of somebody's learning goal, the first one first; () without one."""
    return next((goal.versions for goal in trajectory.goals if goal.person == person), ())


def _going_on(group: Group) -> Trajectory:
    trajectory = trajectory_of(group)
    if trajectory is None:
        raise UsageError(
            say("No trajectory is going on in this group."),
            say("To begin one: {command}", command="intervisie trajectory start"),
        )
    return trajectory


def _with(group: Group, trajectory: Trajectory) -> Group:
    return replace(group, trajectories=(*group.trajectories[:-1], trajectory))
