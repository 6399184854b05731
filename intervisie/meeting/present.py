"""Who is here, and who does what at a stop. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from intervisie.meeting.note import Note, NoteKind
from intervisie.meeting.state import Meeting, Person, Role, Round, case_at
from intervisie.meeting.stop import Stop
from intervisie.method.choices import May, Mode, Who
from intervisie.method.model import MethodRole


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


def owners_at(meeting: Meeting, stop: Stop) -> tuple[str, ...]:
    """Return the ids of everybody whose case this is: mostly one, none before it was chosen."""
    owner, case = owner_at(meeting, stop), case_at(meeting, stop)
    return (owner, *(case.co_owners if case else ())) if owner else ()


def round_at(meeting: Meeting, stop: Stop) -> Round | None:
    """Return the case that a stop belongs to, outside the cases the last one that was opened."""
    if stop.round:
        return meeting.rounds[stop.round - 1]
    return meeting.rounds[-1] if meeting.rounds else None


def method_role(meeting: Meeting, stop: Stop, role: str) -> MethodRole | None:
    """Return what the method says of a role, None when it has nothing to say of it."""
    found = round_at(meeting, stop)
    return next((one for one in found.method.roles if one.id == role), None) if found else None


def permissions(meeting: Meeting, stop: Stop, person: str) -> frozenset[May]:
    """Return what somebody does in the conversation at a stop: all that any of their roles lets them do.

    A facilitator from the group guards the steps and gives no content, unless the method or the part says
    so. Somebody without a role does everything.
    """
    return _permissions(meeting, stop).get(person, EVERYTHING)


def _permissions(meeting: Meeting, stop: Stop) -> dict[str, frozenset[May]]:
    """Return what everybody does who has a role at a stop, by id."""
    allowed: dict[str, frozenset[May]] = {}
    leader = meeting.roles.get(Role.FACILITATOR)
    if leader:
        leads = method_role(meeting, stop, "facilitator") if stop.round else None
        joins = EVERYTHING if stop.part.facilitator_joins else frozenset({May.SPEAK})
        allowed[leader] = joins | frozenset(leads.may) if leads else joins
    given = _given_at(meeting, stop)
    for role in meeting.rounds[stop.round - 1].method.roles if given else ():
        for person in given.get(role.id, ()):
            allowed[person] = allowed.get(person, frozenset()) | frozenset(role.may)
    return allowed


def _given_at(meeting: Meeting, stop: Stop) -> dict[str, tuple[str, ...]]:
    """Return who has which role of the method at a stop, present or not; in a pass it is whose pass it is."""
    if not stop.round:
        return {}
    given = meeting.rounds[stop.round - 1].roles
    if stop.within is not None and not stop.has_own_case:
        return {**given, stop.within.role: (person_in_pass(meeting, stop),)}
    return given


EVERYTHING = frozenset(May)


def advisers_at(meeting: Meeting, stop: Stop) -> tuple[str, ...]:
    """Return the ids of those present who work on somebody else's case.

    Who leads, is a party or has a role that keeps them out of it is not one of them, unless nobody else
    is left.
    """
    owners = owners_at(meeting, stop)
    others = tuple(person.id for person in present(meeting) if person.id not in owners)
    if not stop.round or not meeting.rounds[stop.round - 1].method.roles:
        leader = "" if stop.part.facilitator_joins else meeting.roles.get(Role.FACILITATOR, "")
        return tuple(person for person in others if person != leader) or others
    needed = May.ASK if stop.part.mode in (Mode.QUESTIONS, Mode.INTERVIEW) else May.ADVISE
    parties = parties_at(meeting, stop)
    allowed = _permissions(meeting, stop)
    working = (
        person for person in others if person not in parties and needed in allowed.get(person, EVERYTHING)
    )
    return tuple(working) or others


def holders(meeting: Meeting, stop: Stop, roles: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the people present who hold any of these roles of the method at a stop."""
    given = _given_at(meeting, stop)
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
            wanted = owners_at(meeting, stop)
        case Who.FACILITATOR:
            wanted = (meeting.roles.get(Role.FACILITATOR, ""),)
        case Who.NOBODY:
            return ()
        case Who.PARTIES:
            return parties_at(meeting, stop)
        case Who.ROLES:
            return holders(meeting, stop, roles)
        case _:
            assert_never(who)
    return tuple(person.id for person in present(meeting) if person.id in wanted)


def candidates(meeting: Meeting) -> tuple[Note, ...]:
    """Return the cases that people offered and that were not struck, in order of entry.

    People choose among them by their place in this row, counting from 1.
    """
    return tuple(note for note in meeting.notes if note.kind is NoteKind.CANDIDATE and not note.struck)


def person_is_here(meeting: Meeting, person_id: str) -> bool:
    """Tell whether somebody is present now."""
    return any(person.id == person_id for person in present(meeting))
