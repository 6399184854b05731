"""The groups that somebody can meet with: those that were set up, and those that only met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from intervisie.archive.archive import Archive
from intervisie.archive.groups import Groups
from intervisie.archive.heading import Heading
from intervisie.cli.unlocking import open_groups
from intervisie.groups.changing import absent_from
from intervisie.groups.group import Group, active_members, agreement_in_force, still_to_agree
from intervisie.groups.naming import same_name
from intervisie.text import Text, say


class Circles:
    """Knows a group by its name, from what was set up or else from its last meeting."""

    def __init__(self, archive: Archive, groups: Groups) -> None:
        self._archive = archive
        self._groups = groups

    def names(self) -> tuple[str, ...]:
        """Return the names of the groups that meet: the latest to meet first, those that never did last."""
        set_up = {same_name(group.name): group for group in self._groups.all()}
        names = {}
        for name in self._archive.groups():
            group = set_up.get(same_name(name))
            if group is None or group.archived is None:
                names[same_name(name)] = group.name if group else name
        for key, group in set_up.items():
            if group.archived is None:
                names.setdefault(key, group.name)
        return tuple(names.values())

    def known(self, name: str) -> Group | None:
        """Return the group of this name if it was set up."""
        return self._groups.named(name) if name else None

    def people_of(self, name: str) -> tuple[str, ...]:
        """Return who is usually there: the members, or those of the last meeting."""
        group = self.known(name)
        if group is not None and active_members(group):
            return tuple(member.name for member in active_members(group))
        return self._archive.people_of(name) if name else ()


def ids_of(group: Group | None) -> Mapping[str, str]:
    """Return the ids of the members by their name, as `same_name` has it."""
    return {same_name(member.name): member.id for member in group.members} if group else {}


def expected(group: Group | None, people: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the members, as (id, name), who are not among the people at the table."""
    if group is None:
        return ()
    return tuple((member.id, member.name) for member in absent_from(group, (name for _, name in people)))


def told_at_start(group: Group | None, people: tuple[tuple[str, str], ...]) -> Iterator[Text]:
    """Yield what the facilitator should know of the group before it begins."""
    if group is None:
        return
    ids = {member.id for member in group.members}
    for person, name in people:
        if person not in ids:
            yield say("{name} is a guest: no member of this group.", name=name)
    agreement = agreement_in_force(group)
    missing = still_to_agree(group)
    if agreement is not None and missing:
        yield say(
            "Version {number} of the agreement: still to be agreed by {names}.",
            number=agreement.version,
            names=", ".join(member.name for member in missing),
        )
    if group.methods:
        yield say("This group likes to use: {methods}.", methods=", ".join(group.methods))
    if group.archived is not None:
        yield say("{name} is archived since {day}.", name=group.name, day=group.archived)


def id_of_group(name: str | None) -> str:
    """Return the id of a group that was set up, "" for another; by it meetings are found under every name."""
    group = open_groups().named(name) if name is not None else None
    return group.id if group is not None else ""


def is_of(heading: Heading, name: str, group_id: str) -> bool:
    """Tell whether a meeting is of a group: by the id where the group was set up, or by the name it had."""
    return (bool(group_id) and heading.group == group_id) or same_name(heading.group_name) == same_name(name)
