"""`intervisie trajectory`: a series of meetings with learning goals. Arguments in, exit code out.

What people wrote is theirs: only that it came in, and when, is kept here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from intervisie.cli.group_edits import day_of, day_typed
from intervisie.cli.groups import meant
from intervisie.cli.meetings import print_json
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive, open_groups
from intervisie.conduct.clock import SystemClock
from intervisie.errors import ExitCode, IntervisieError, UsageError
from intervisie.faces.inert import inert
from intervisie.groups import trajectory as series
from intervisie.groups.group import Group, PaperKind, active_members
from intervisie.groups.trajectory import Standing
from intervisie.meeting.state import Meeting
from intervisie.text import Text, say

QUESTION = say("What is different in your work, and for whom?")
"""What is asked again at every look-back of a trajectory."""


def start(*, group: str | None, planned: int | None, on: str | None) -> int:
    """Begin a trajectory."""
    if planned is None:
        raise UsageError(say("How many meetings are planned?"), say("Add {option}.", option="--meetings 10"))
    return _changed(group, lambda each, day: series.started(each, planned=planned, day=day), on)


def change(*, group: str | None, planned: int | None, next_on: str | None) -> int:
    """Plan more or fewer meetings, or note when the next one is."""
    if planned is None and next_on is None:
        raise UsageError(
            say("Nothing to change was named."),
            say("To see what can be: {command}", command="intervisie trajectory change --help"),
        )

    def changed(each: Group, day: date) -> Group:
        if planned is not None:
            each = series.lasting(each, planned=planned)
        return each if next_on is None else series.with_next(each, day=_next_day(next_on, day))

    return _changed(group, changed, None)


def goal(*, name: str, text: str, group: str | None, on: str | None) -> int:
    """Word the learning goal of somebody; earlier wordings stay."""
    return _changed(group, lambda each, day: series.with_goal(each, name, text, day=day), on)


def received(*, name: str, kind: str, number: int | None, group: str | None, on: str | None) -> int:
    """Note that what somebody wrote for, or after, a meeting came in."""
    held = len(_held(_group(group)))
    wanted = number or (held if kind == PaperKind.REPORT else held + 1)
    if not wanted:
        raise UsageError(say("No meeting was held yet in this trajectory."))
    return _changed(
        group,
        lambda each, day: series.with_paper(each, name, PaperKind(kind), number=wanted, day=day),
        on,
    )


def end(*, group: str | None, on: str | None) -> int:
    """End a trajectory."""
    return _changed(group, lambda each, day: series.ended(each, day=day), on)


def show(*, group: str | None, json: bool) -> int:
    """Print how far a trajectory is: goals, what came in, and everybody's own numbers."""
    found = _group(group)
    trajectory = series.trajectory_of(found)
    if trajectory is None:
        raise UsageError(
            say("No trajectory is going on in this group."),
            say("To begin one: {command}", command="intervisie trajectory start"),
        )
    held = _held(found)
    from intervisie.cli.trajectory_page import page, values

    if json:
        print_json(values(found, trajectory, held))
        return ExitCode.DONE
    for line in page(found, trajectory, held, interface_words()):
        print(line)
    return ExitCode.DONE


def told_at_start(group: Group | None) -> Iterator[Text]:
    """Yield what the facilitator should know of the trajectory before a meeting begins."""
    trajectory = series.trajectory_of(group) if group is not None else None
    if group is None or trajectory is None:
        return
    now = series.standing(trajectory, len(_held(group)))
    yield _where(now)
    for member in active_members(group):
        wordings = series.goal_of(trajectory, member.id)
        if wordings:
            yield say("{name} wants to learn: {goal}", name=member.name, goal=wordings[-1].text)
    if now.number > 1:
        yield say("At the look-back: {question}", question=QUESTION)
    if now.milestone is not None:
        from intervisie.cli.trajectory_page import MILESTONES

        yield MILESTONES[now.milestone]


def _where(now: Standing) -> Text:
    if now.number > now.of:
        return say("Meeting {number} of this trajectory; {of} were planned.", number=now.number, of=now.of)
    return say("Meeting {number} of {of} of this trajectory.", number=now.number, of=now.of)


def _group(name: str | None) -> Group:
    return meant(open_groups(), name).group


def _changed(name: str | None, change: Callable[[Group, date], Group], on: str | None) -> int:
    stamp = SystemClock().stamp()
    day = day_of(on, stamp.wall.date())
    groups = open_groups()
    found = meant(groups, name).group
    after = groups.change(found.id, lambda each: change(each, day), stamp)
    trajectory = series.trajectory_of(after)
    told = interface_words().text
    if trajectory is None:
        print(inert(told(say("The trajectory of {name} has ended.", name=after.name))))
    else:
        now = series.standing(trajectory, len(_held(after)))
        text = say("{name}: next is meeting {number} of {of}.", name=after.name, number=now.number, of=now.of)
        print(inert(told(text)))
    return ExitCode.DONE


def _next_day(typed: str, today: date) -> date:
    day = day_typed(typed)
    if day < today:
        raise UsageError(say("{day} is over.", day=day))
    return day


def _held(group: Group) -> tuple[Meeting, ...]:
    """Return the closed meetings of the trajectory, the first one first; one that is damaged is named."""
    trajectory = series.trajectory_of(group)
    if trajectory is None:
        return ()
    archive = open_archive()
    held = []
    for heading in reversed(archive.of_group(group.id)):
        if heading.opened.date() < trajectory.began:
            continue
        try:
            meeting = archive.load(heading.meeting)
        except IntervisieError:
            complain(say("{name} is damaged, and does not count.", name=heading.handle or heading.meeting))
            continue
        if meeting.closed is not None:
            held.append(meeting)
    return tuple(held)
