"""Who is here, and who does what at a stop. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from intervisie.meeting.order import Stop
from intervisie.meeting.state import Meeting, Note, NoteKind, Person, Role, case_at
from intervisie.method.model import Who


def present(meeting: Meeting) -> tuple[Person, ...]:
    """Return everybody who is here now, in the order in which they were named."""
    return tuple(person for person in meeting.people if person.is_present)


def owner_at(meeting: Meeting, stop: Stop) -> str:
    """Return the id of the case owner at a stop, "" when there is none yet."""
    case = case_at(meeting, stop)
    if case is None and stop.has_own_case:
        return person_in_pass(meeting, stop)
    return case.owner if case else ""


def person_in_pass(meeting: Meeting, stop: Stop) -> str:
    """Return the id of whose pass of a loop a stop belongs to, "" outside loops and while nobody is known."""
    if stop.within is None:
        return ""
    member = stop.within.member
    if any(person.id == member for person in meeting.people):
        return member
    given = meeting.rounds[stop.round - 1].roles if stop.round else {}
    return next(iter(given.get(member, ())), "")


def advisers_at(meeting: Meeting, stop: Stop) -> tuple[str, ...]:
    """Return the ids of those present who work on somebody else's case.

    A facilitator from the group guards the steps and gives no content, so is not one of them, unless
    nobody else is left.
    """
    owner = owner_at(meeting, stop)
    facilitator = meeting.roles.get(Role.FACILITATOR, "")
    others = tuple(person.id for person in present(meeting) if person.id != owner)
    return tuple(person for person in others if person != facilitator) or others


def holders(meeting: Meeting, stop: Stop, roles: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the people present who hold any of these roles of the method at a stop."""
    if not stop.round:
        return ()
    given = meeting.rounds[stop.round - 1].roles
    if stop.within is not None and not stop.has_own_case:
        given = {**given, stop.within.role: (person_in_pass(meeting, stop),)}
    wanted = [person for role in roles for person in given.get(role, ())]
    here = {person.id for person in present(meeting)}
    return tuple(dict.fromkeys(person for person in wanted if person in here))


def parties_at(meeting: Meeting, stop: Stop) -> tuple[str, ...]:
    """Return the ids of the people present who hold a role that is a party, in the method's order."""
    if not stop.round:
        return ()
    roles = meeting.rounds[stop.round - 1].method.roles
    return holders(meeting, stop, (role.id for role in roles if role.party))


def those(meeting: Meeting, stop: Stop, who: Who, roles: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the ids of the people present that `who` stands for at a stop; `roles` says which roles."""
    match who:
        case Who.EVERYONE:
            return tuple(person.id for person in present(meeting))
        case Who.ADVISERS:
            return advisers_at(meeting, stop)
        case Who.CASE_OWNER:
            wanted = owner_at(meeting, stop)
        case Who.FACILITATOR:
            wanted = meeting.roles.get(Role.FACILITATOR, "")
        case Who.NOBODY:
            return ()
        case Who.PARTIES:
            return parties_at(meeting, stop)
        case Who.ROLES:
            return holders(meeting, stop, roles)
        case _:
            assert_never(who)
    return tuple(person.id for person in present(meeting) if person.id == wanted)


def candidates(meeting: Meeting) -> tuple[Note, ...]:
    """Return the cases that people offered and that were not struck, in order of entry.

    People choose among them by their place in this row, counting from 1.
    """
    return tuple(note for note in meeting.notes if note.kind is NoteKind.CANDIDATE and not note.struck)


def person_is_here(meeting: Meeting, person_id: str) -> bool:
    """Tell whether somebody is present now."""
    return any(person.id == person_id for person in present(meeting))
