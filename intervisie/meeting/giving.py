"""Giving people roles: a task in the meeting, or a role of the method of a case. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.meeting.choices import decide_owner
from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.people import RoleGiven
from intervisie.meeting.present import method_role, round_at
from intervisie.meeting.roles import decapitalised
from intervisie.meeting.state import Meeting, current_stop, name_of, names_of
from intervisie.meeting.stop import CASE_OWNER
from intervisie.meeting.turns import joining_by_role
from intervisie.method.model import MethodRole
from intervisie.text import Text, say, say_count


class MethodRoleGiven(Event, frozen=True):
    """These people, and nobody else, hold a role of the method of a case."""

    round: int
    role: str
    people: tuple[str, ...]


RoleEvent = MethodRoleGiven


def decide_role(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Give a task in the meeting to somebody, or a role of the method to one or more people."""
    if command.method_role == CASE_OWNER:
        return decide_owner(meeting, command, now)
    if command.role is not None:
        if len(command.people) > 1:
            return Refusal(say("One person does that at a time."))
        if meeting.roles.get(command.role) == command.person:
            return Refusal(say("{name} already does that.", name=name_of(meeting, command.person)))
        return (RoleGiven(role=command.role, person=command.person),)
    round_ = round_at(meeting, current_stop(meeting))
    role = method_role(meeting, current_stop(meeting), command.method_role)
    assert round_ is not None
    assert role is not None
    people = tuple(dict.fromkeys(command.people))
    if len(people) > role.most:
        return Refusal(
            say_count(
                "{role}: {count} person at most.",
                "{role}: {count} people at most.",
                role.most,
                role=role.name,
            )
        )
    if round_.roles.get(role.id) == people:
        return Refusal(say("{name} already does that.", name=names_of(meeting, people)))
    other = _other_party(meeting, round_.roles, role, people)
    if other is not None:
        return Refusal(other)
    given = MethodRoleGiven(round=round_.number, role=role.id, people=people)
    return (given, *joining_by_role(meeting, apply_roles(meeting, given, now)))


def _other_party(
    meeting: Meeting, given: dict[str, tuple[str, ...]], role: MethodRole, people: tuple[str, ...]
) -> Text | None:
    """Return that somebody is another party already, or None: nobody speaks for two sides."""
    stop = current_stop(meeting)
    for other, held in given.items():
        found = method_role(meeting, stop, other)
        if not role.party or found is None or not found.party or other == role.id:
            continue
        both = next((person for person in people if person in held), None)
        if both is not None:
            return say(
                "{name} is {role} already.", name=name_of(meeting, both), role=decapitalised(found.name)
            )
    return None


def apply_roles(meeting: Meeting, event: RoleEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    rounds = tuple(
        replace(one, roles={**one.roles, event.role: event.people}) if one.number == event.round else one
        for one in meeting.rounds
    )
    return replace(meeting, rounds=rounds)
