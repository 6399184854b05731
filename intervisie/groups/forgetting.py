"""What is left of a group when somebody is forgotten. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from intervisie.groups.group import Group, Trajectory


def without(group: Group, people: frozenset[str], blacked: Callable[[str], str]) -> Group:
    """Return a group without these people, by id; `blacked` makes their name in a text unreadable.

    The name of the group stays as it is: meetings are found by it.
    """
    return replace(
        group,
        members=tuple(member for member in group.members if member.id not in people),
        ground_rules=tuple(map(blacked, group.ground_rules)),
        agreements=tuple(
            replace(
                agreement,
                text=blacked(agreement.text),
                agreed=tuple(consent for consent in agreement.agreed if consent.person not in people),
            )
            for agreement in group.agreements
        ),
        themes=tuple(replace(theme, label=blacked(theme.label)) for theme in group.themes),
        trajectories=tuple(_followed(each, people, blacked) for each in group.trajectories),
        released=tuple(replace(line, text=blacked(line.text)) for line in group.released),
        signals=tuple(
            replace(
                signal,
                text=blacked(signal.text),
                addressee=blacked(signal.addressee),
                answer=blacked(signal.answer),
            )
            for signal in group.signals
        ),
    )


def texts_of(group: Group) -> Iterator[str]:
    """Yield what people wrote down for a group, apart from names."""
    yield from group.ground_rules
    yield from (agreement.text for agreement in group.agreements)
    yield from (theme.label for theme in group.themes)
    yield from (line.text for line in group.released)
    for signal in group.signals:
        yield from (signal.text, signal.addressee, signal.answer)
    for trajectory in group.trajectories:
        for goal in trajectory.goals:
            yield from (wish.text for wish in goal.versions)


def _followed(trajectory: Trajectory, people: frozenset[str], blacked: Callable[[str], str]) -> Trajectory:
    """Return a trajectory without what these people wanted to learn and handed in."""
    return replace(
        trajectory,
        goals=tuple(
            replace(goal, versions=tuple(replace(wish, text=blacked(wish.text)) for wish in goal.versions))
            for goal in trajectory.goals
            if goal.person not in people
        ),
        papers=tuple(paper for paper in trajectory.papers if paper.person not in people),
    )
