"""The roles of a method: where one has to be given, and what they are called. Pure."""

from __future__ import annotations

from intervisie.meeting.present import holders, method_role, owner_at, person_is_here, round_at
from intervisie.meeting.state import Meeting, Role, stop_of
from intervisie.meeting.stop import CASE_OWNER, Stop
from intervisie.meeting.typed import ROLE_NAMES
from intervisie.method.choices import Mode, Who
from intervisie.text import Text, say

FACILITATOR = "facilitator"
"""The id under which a method gives its own word for who leads; `CASE_OWNER` is the other one."""


def needed_at(meeting: Meeting, stop: Stop) -> tuple[str, ...]:
    """Return the ids of the roles that a part gives, or in which somebody speaks or answers there."""
    part = stop.part
    roles = (*part.gives, *part.speaks_roles, *part.answers_roles)
    method = round_at(meeting, stop)
    if (
        method is not None
        and stop.round
        and (part.mode is Mode.PARTIES or Who.PARTIES in (part.speaks, part.answers))
    ):
        roles = (*roles, *(role.id for role in method.method.roles if role.party))
    return tuple(dict.fromkeys(roles))


def unheld_at(meeting: Meeting, stop: Stop) -> tuple[str, ...]:
    """Return the roles needed at a stop that too few people hold, and that nobody chose to leave open."""
    if not stop.round or stop.key in meeting.left_open:
        return ()
    missing = tuple(role for role in needed_at(meeting, stop) if not _is_held(meeting, stop, role))
    if not missing:
        return ()
    left = {
        role
        for key in meeting.left_open
        for other in (stop_of(meeting, key),)
        if other.round == stop.round
        for role in needed_at(meeting, other)
    }
    return tuple(role for role in missing if role not in left)


def _is_held(meeting: Meeting, stop: Stop, role: str) -> bool:
    """Tell whether enough of the people who are here hold a role."""
    if role == CASE_OWNER:
        return bool(owner_at(meeting, stop))
    if role in STANDARD:
        return person_is_here(meeting, meeting.roles.get(Role(role), ""))
    found = method_role(meeting, stop, role)
    return len(holders(meeting, stop, (role,))) >= (found.least if found else 1)


STANDARD = frozenset(role.value for role in Role)
"""Ids of the tasks that a meeting has with any method."""


def title_of(meeting: Meeting, stop: Stop, role: str) -> Text | str:
    """Return what a role is called in the middle of a sentence: the method's own word goes first."""
    found = method_role(meeting, stop, role)
    if found is not None:
        return decapitalised(found.name)
    if role == CASE_OWNER:
        return say("case owner")
    return ROLE_NAMES[Role(role)] if role in STANDARD else role


def decapitalised(name: str) -> str:
    """Return a name as it stands in the middle of a sentence; "GZ-psycholoog" stays as it is."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
