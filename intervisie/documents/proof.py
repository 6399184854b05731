"""What the proof of participation and the attendance list may contain: times, names and methods. Pure.

No note is looked at here, so that nothing of what was said can ever stand in them. What a register asks and
the program does not know (a number, a signature, a description) is an empty line for people to fill in.
"""

from __future__ import annotations

from datetime import datetime

from intervisie.documents.attendance import attended, begin_of, breaks, end_of, net
from intervisie.documents.cases import round_of
from intervisie.documents.values import Attendance, Proof
from intervisie.groups.group import Group
from intervisie.groups.naming import same_name
from intervisie.groups.opening import GROUND_RULES
from intervisie.meeting.state import Meeting, Role, name_of


def attendance(meeting: Meeting, group: Group | None = None) -> Attendance:
    """Return who was at a meeting, from when to when, and in which registers, as far as their group knows."""
    methods = tuple(dict.fromkeys(one.method.name for one in meeting.rounds))
    return Attendance(
        handle=meeting.handle,
        language=meeting.language,
        group=meeting.group_name,
        begin=begin_of(meeting),
        end=end_of(meeting).wall,
        is_open=meeting.closed is None,
        breaks=breaks(meeting),
        net=net(meeting),
        people=attended(meeting, group),
        facilitator=name_of(meeting, meeting.roles.get(Role.FACILITATOR, "")),
        methods=methods,
        form=meeting.rounds[0].method.form if meeting.rounds else None,
        secrecy=_secrecy(meeting),
        brought=_everybody_brought_a_case(meeting),
        place=meeting.place,
    )


def _secrecy(meeting: Meeting) -> datetime | None:
    """Return when the group first came to the ground rules, None when it never did."""
    keys = (stop.key for stop in meeting.order if stop.step.id == GROUND_RULES)
    return min((meeting.visits[key].arrived.wall for key in keys if key in meeting.visits), default=None)


def _everybody_brought_a_case(meeting: Meeting) -> bool:
    """Tell whether each who was there owns a case that was treated; more than that is not known here."""
    owners = {
        person
        for case in meeting.cases
        if round_of(meeting, case.id) is not None
        for person in (case.owner, *case.co_owners)
    }
    there = {person.id for person in meeting.people if person.spans}
    return bool(there) and there <= owners


def proof(meeting: Meeting, number: int, *, group: Group | None = None, register: str | None = None) -> Proof:
    """Return the proof of one person, by their number at the table among those who were there.

    Of the registers they are in, only the one that is chosen is named, with their number there.

    Raises:
        IndexError: there is nobody of that number.
    """
    whole = attendance(meeting, group)
    if not 1 <= number <= len(whole.people):
        raise IndexError(number)
    person = whole.people[number - 1]
    wanted = same_name(register) if register is not None else None
    chosen = next((pair for pair in person.registrations if same_name(pair[0]) == wanted), None)
    return Proof(whole, person, number, chosen)
