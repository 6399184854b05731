"""The first record of a meeting: everything that is known before the group sits down. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from msgspec import Struct

from intervisie.meeting.choices import CaseChosen
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.meeting.following import ActionsBrought
from intervisie.meeting.giving import MethodRoleGiven
from intervisie.meeting.going import MeetingOpened, arrive
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent, apply_all
from intervisie.meeting.note import Brought
from intervisie.meeting.people import Arrived, Named, PlaceGiven, RoleGiven
from intervisie.meeting.rounds import RoundOpened
from intervisie.meeting.state import Role, StandstillKind
from intervisie.meeting.theme import Theme
from intervisie.meeting.timing import ClockStopped
from intervisie.method.model import Blocks, Method


class Beginning(Struct, frozen=True):
    """What a meeting begins with.

    All ids are random. `people` holds (id, name) in the order in which they will speak; `roles` and
    `case_owner` name ids among them, `method_roles` who holds each of the method's own, `online` who joins
    from elsewhere. Without a method the group chooses one after the case. `expected` are members of the
    group who are not there (yet).
    `least_present` is how many people the rules that the group chose want to be there all the time.
    `brought` are the open actions of earlier meetings; `elsewhere` names who does them and is not here.
    Where a meeting is kept, the archive gives it `meeting`, `handle` and a remembered group its id.
    """

    language: str
    blocks: Blocks
    people: tuple[tuple[str, str], ...]
    group: str = ""
    group_name: str = ""
    roles: tuple[tuple[Role, str], ...] = ()
    case_owner: str = ""
    co_owners: tuple[str, ...] = ()
    method_roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    method: Method | None = None
    until: datetime | None = None
    place: str = ""
    online: tuple[str, ...] = ()
    meeting: str = ""
    handle: str = ""
    expected: tuple[tuple[str, str], ...] = ()
    clock: ClockDisplay = ClockDisplay.EXACT
    guidance: Guidance = Guidance.READ_ALOUD
    themes: tuple[Theme, ...] = ()
    brought: tuple[Brought, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    least_present: int = 0


def begin(beginning: Beginning, now: Instant) -> tuple[MeetingEvent, ...]:
    """Return the events of the first record; the meeting then stands at its first part, the clock still."""
    method = beginning.method
    events: list[MeetingEvent] = [
        MeetingOpened(
            meeting=beginning.meeting,
            handle=beginning.handle,
            language=beginning.language,
            blocks=beginning.blocks,
            group=beginning.group,
            until=beginning.until,
            opened_with=method.brings if method else (),
            clock=beginning.clock,
            guidance=beginning.guidance,
            themes=beginning.themes,
            least_present=beginning.least_present,
        ),
        Named(
            names=dict((*beginning.people, *beginning.expected)),
            group=beginning.group_name,
            elsewhere=dict(beginning.elsewhere),
        ),
        *(Arrived(person=person) for person, _ in beginning.people),
        *(RoleGiven(role=role, person=person) for role, person in beginning.roles),
    ]
    if beginning.place or beginning.online:
        events.append(PlaceGiven(place=beginning.place, online=beginning.online))
    if method is not None:
        events.append(RoundOpened(number=1, method=method, case="1"))
        events += [
            MethodRoleGiven(round=1, role=role, people=people) for role, people in beginning.method_roles
        ]
    if beginning.case_owner:
        events.append(CaseChosen(case="1", owner=beginning.case_owner, co_owners=beginning.co_owners))
    if beginning.brought:
        events.append(ActionsBrought(actions=beginning.brought))
    events.append(ClockStopped(kind=StandstillKind.START))
    meeting = apply_all(None, events, now)
    first = next(stop for stop in meeting.order if stop.key not in meeting.skipped)
    return cast("tuple[MeetingEvent, ...]", (*events, *arrive(meeting, first, now)))
