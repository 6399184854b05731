"""A trajectory on a page, and as plain values for another program."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import to_builtins

from intervisie.documents.labels import SCALES
from intervisie.faces.inert import inert, one_line
from intervisie.groups import trajectory as series
from intervisie.groups.group import Group, Member, PaperKind, Trajectory, active_members
from intervisie.groups.trajectory import Milestone
from intervisie.meeting.state import Meeting
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

MILESTONES = {
    Milestone.CLICK: say("After this meeting: does it click? Look back together on how it goes so far."),
    Milestone.HALF_WAY: say("Half-way: take time to evaluate, and to look at the learning goals again."),
    Milestone.END: say("The last meeting: take time for the final evaluation."),
}
PAPERS = {
    PaperKind.WORK: say("work brought in"),
    PaperKind.REPORT: say("reflection report"),
}


def page(group: Group, trajectory: Trajectory, held: tuple[Meeting, ...], words: Words) -> Iterator[str]:
    """Yield the lines of a page, harmless for a terminal; `held` are the closed meetings in order."""
    told = words.text
    now = series.standing(trajectory, len(held))
    since = trajectory.began
    yield inert(one_line(group.name))
    yield told(say("{count} of {of} meetings held, since {day}", count=len(held), of=now.of, day=since))
    due = series.due_on(trajectory)
    if trajectory.next_on is not None and due is not None:
        yield told(say("Next: meeting {number}, on {day}", number=now.number, day=trajectory.next_on))
        yield told(say("What is written for it is there by {day}", day=due))
    if now.milestone is not None:
        yield told(MILESTONES[now.milestone])
    for member in active_members(group):
        yield ""
        yield inert(one_line(member.name))
        yield from _of_member(member, trajectory, held, words)


def _of_member(
    member: Member, trajectory: Trajectory, held: tuple[Meeting, ...], words: Words
) -> Iterator[str]:
    told = words.text
    for version, wish in enumerate(series.goal_of(trajectory, member.id), 1):
        head = told(say("goal, version {number} of {day}:", number=version, day=wish.day))
        yield inert(f"  {head} {one_line(wish.text)}")
    for paper in trajectory.papers:
        if paper.person == member.id:
            kind = told(PAPERS[paper.kind])
            came = say("meeting {number}: {kind}, {day}", number=paper.number, kind=kind, day=paper.day)
            yield f"  {told(came)}"
    for number, meeting in enumerate(held, 1):
        for scale, given in _own_numbers(meeting, member.id):
            name = told(scale)
            row = say("meeting {number}: {scale} {numbers}", number=number, scale=name, numbers=given)
            yield f"  {told(row)}"


def _own_numbers(meeting: Meeting, person: str) -> Iterator[tuple[Text, str]]:
    """Yield the numbers that somebody gave their own case, as they followed one another; never a sum."""
    for case in meeting.cases:
        if person not in (case.owner, *case.co_owners):
            continue
        for scale, name in SCALES.items():
            numbers = [str(number) for one, number, _ in case.scales if one is scale]
            if numbers:
                yield name, " → ".join(numbers)


def values(group: Group, trajectory: Trajectory, held: tuple[Meeting, ...]) -> dict[str, object]:
    """Return a trajectory as plain values; nobody's own numbers are among them."""
    now = series.standing(trajectory, len(held))
    found = to_builtins(trajectory)
    assert isinstance(found, dict)
    return {
        "group": group.name,
        "held": [meeting.handle for meeting in held],
        "next": now.number,
        "milestone": str(now.milestone) if now.milestone else None,
        **found,
    }
