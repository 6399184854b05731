"""What a group knows of somebody that a register asks for: their numbers, and what they work as. Pure."""

from __future__ import annotations

from intervisie.groups.group import Group, Member
from intervisie.groups.naming import same_name


def member_of(group: Group | None, person: str, name: str) -> Member | None:
    """Return the member of this id, or else of this name; None for a guest and without a group."""
    if group is None:
        return None
    found = next((member for member in group.members if member.id == person), None)
    return found or next((each for each in group.members if same_name(each.name) == same_name(name)), None)


def registrations_of(group: Group | None, person: str, name: str) -> tuple[tuple[str, str], ...]:
    """Return the registers that somebody is in, each with their number there."""
    member = member_of(group, person, name)
    return tuple((each.register, each.number) for each in member.registrations) if member else ()


def discipline_of(group: Group | None, person: str, name: str) -> str:
    """Return what somebody works as, "" when that is not known."""
    member = member_of(group, person, name)
    return member.discipline if member else ""
