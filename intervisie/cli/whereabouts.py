"""Where somebody is known: over all meetings and groups, by name.

In a group a member has one id in all meetings, so that they are found under an earlier name too. Elsewhere a
name is all there is: two people with one name cannot be told apart, unless they are in different groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from intervisie.archive.archive import Archive
from intervisie.archive.groups import Groups, Kept
from intervisie.archive.heading import Heading, called
from intervisie.archive.keeping import Told
from intervisie.errors import IntervisieError
from intervisie.groups.forgetting import texts_of
from intervisie.groups.group import Agreement, Group, Member, Paper, Wish
from intervisie.groups.naming import same_name
from intervisie.meeting.holding import About, Holding, about, holding
from intervisie.meeting.mentioning import Mentions
from intervisie.meeting.state import Meeting


class InMeeting(Struct, frozen=True):
    """What one meeting holds about somebody."""

    heading: Heading
    meeting: Meeting
    whose: About
    holding: Holding
    damaged: bool = False

    @property
    def name(self) -> str:
        """Return what the meeting is called on the command line."""
        return called(self.heading)


class InGroup(Struct, frozen=True):
    """What is known of somebody in one group.

    `members` are their entries, as they last were; `agreed` the versions of the agreement they agreed to,
    with the day; `goals` every wording of what they wanted to learn; `papers` what came in from them;
    `texts` whatever else was written down for the group in which they are named.
    """

    group: Group
    members: tuple[Member, ...]
    agreed: tuple[tuple[int, date], ...] = ()
    goals: tuple[Wish, ...] = ()
    papers: tuple[Paper, ...] = ()
    texts: tuple[str, ...] = ()
    damaged: bool = False


class Whereabouts(Struct, frozen=True):
    """Everything that is held about somebody; `unread` are the meetings and groups that cannot be read."""

    name: str
    ids: frozenset[str]
    names: tuple[str, ...]
    meetings: tuple[InMeeting, ...]
    groups: tuple[InGroup, ...]
    unread: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.meetings or self.groups)

    @property
    def circles(self) -> tuple[str, ...]:
        """Return the names of the groups in which somebody has this name, "" for meetings without a group."""
        found = {same_name(one.group.name): one.group.name for one in self.groups if one.members}
        for each in self.meetings:
            if each.holding.people:
                found.setdefault(same_name(each.meeting.group_name), each.meeting.group_name)
        return tuple(found.values())


def whereabouts(archive: Archive, groups: Groups, name: str, group: str | None = None) -> Whereabouts:
    """Return where somebody of this name is known; with `group` only there."""
    histories = tuple(_histories(groups, group))
    members = [
        member
        for history in histories
        if not isinstance(history, str)
        for one in history[1]
        for member in one.members
    ]
    ids = {member.id for member in members if same_name(member.name) == same_name(name)}
    names = tuple(dict.fromkeys((name, *(member.name for member in members if member.id in ids))))
    found, unread = [], []
    for heading, told in archive.each_told():
        if group is not None and same_name(heading.group_name) != same_name(group):
            continue
        if isinstance(told, IntervisieError):
            unread.append(called(heading))
            continue
        held = _in_meeting(heading, told, ids, names)
        if held.holding:
            found.append(held)
        elif told.damaged:
            unread.append(called(heading))
    known = []
    for history in histories:
        if isinstance(history, str):
            unread.append(history)
            continue
        one = _in_group(*history, frozenset(ids), names)
        if one is not None:
            known.append(one)
    return Whereabouts(name, frozenset(ids), names, tuple(found), tuple(known), tuple(unread))


def in_group(whose: Group, ids: frozenset[str], names: tuple[str, ...]) -> Mentions:
    """Return what finds somebody in the texts of a group."""
    return Mentions(
        names, (member.name for member in whose.members if member.id not in ids), tuple(texts_of(whose))
    )


def people_in(meeting: Meeting, ids: set[str] | frozenset[str], name: str) -> frozenset[str]:
    """Return the ids of those in a meeting, or with an action that came along, meant by a name or an id."""
    known = meeting.elsewhere | {person.id: person.name for person in meeting.people}
    return frozenset(
        one for one, called_ in known.items() if one in ids or same_name(called_) == same_name(name)
    )


def _in_meeting(heading: Heading, told: Told, ids: set[str], names: tuple[str, ...]) -> InMeeting:
    whose = about(told.meeting, people_in(told.meeting, ids, names[0]), names)
    return InMeeting(
        heading, told.meeting, whose, holding(told.meeting, told.records, whose), damaged=told.damaged
    )


def _histories(groups: Groups, group: str | None) -> Iterator[tuple[Kept, tuple[Group, ...]] | str]:
    """Yield each group with what it ever was; the id of one that cannot be read."""
    for group_id, kept in groups.each():
        if isinstance(kept, IntervisieError):
            yield group_id
        elif group is None or same_name(kept.group.name) == same_name(group):
            yield kept, groups.history(group_id)


def _in_group(
    kept: Kept, history: tuple[Group, ...], ids: frozenset[str], names: tuple[str, ...]
) -> InGroup | None:
    latest = {member.id: member for one in history for member in one.members if member.id in ids}
    agreements = {agreement.version: agreement for one in history for agreement in one.agreements}
    trajectories = [trajectory for one in history for trajectory in one.trajectories]
    goals = [goal for each in trajectories for goal in each.goals if goal.person in ids]
    papers = [paper for each in trajectories for paper in each.papers if paper.person in ids]
    own = dict.fromkeys(wish for goal in goals for wish in goal.versions)
    mentions = in_group(kept.group, ids, names)
    others = dict.fromkeys(text for one in history for text in texts_of(one) if mentions.are_in(text))
    if not latest and not others and not own and not papers:
        return None
    return InGroup(
        kept.group,
        tuple(latest.values()),
        tuple(_agreed(agreements.values(), ids)),
        tuple(own),
        tuple(dict.fromkeys(papers)),
        tuple(text for text in others if text not in {wish.text for wish in own}),
        damaged=kept.damaged,
    )


def _agreed(agreements: Iterable[Agreement], ids: frozenset[str]) -> Iterator[tuple[int, date]]:
    for agreement in agreements:
        for consent in agreement.agreed:
            if consent.person in ids:
                yield agreement.version, consent.day
