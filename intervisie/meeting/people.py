"""Who is at the table and who does what: arriving, leaving, roles, names. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import assert_never

from msgspec import field
from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.state import (
    ZERO,
    Meeting,
    Person,
    Role,
    Span,
    current_stop,
    current_visit,
    person_of,
    stop_of,
)
from intervisie.meeting.turns import TurnReopened, has_turns, heard_at, is_called, speaking_order
from intervisie.text import say

MOST_PEOPLE = 60
"""More names than this are a slip: the largest forms in the field split long before."""


class Named(Event, frozen=True):
    """The only kind of record that holds names: of people and of the group, by id.

    `elsewhere` are people who are not at this table, and who do what an earlier meeting agreed.
    """

    names: dict[str, str]
    group: str = ""
    elsewhere: dict[str, str] = field(default_factory=dict)


class Arrived(Event, frozen=True):
    """Somebody is here from now on.

    `joins` when they get a turn in the lap that is going on; that part then lasts `extra` longer.
    """

    person: str
    joins: bool = False
    extra: timedelta = ZERO


class Left(Event, frozen=True):
    """Somebody is gone; `next` has the floor when it was theirs."""

    person: str
    next: str = ""


class RoleGiven(Event, frozen=True):
    """Somebody has a task in the meeting."""

    role: Role
    person: str


class PlaceGiven(Event, frozen=True):
    """Where the meeting is, as typed, "" when nobody said so; `online` are the ids of who joins elsewhere."""

    place: str = ""
    online: tuple[str, ...] = ()


PeopleEvent = Named | Arrived | Left | RoleGiven | PlaceGiven


def decide_arrive(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Let somebody in, known or new; in a lap that is going on they come last."""
    known = person_of(meeting, command.person)
    if known and known.is_present:
        return Refusal(say("{name} is already here.", name=known.name))
    if not known and len(meeting.people) >= MOST_PEOPLE:
        return Refusal(say("A meeting holds at most {most} names.", most=MOST_PEOPLE))
    person = known.id if known else command.fresh_id
    events: tuple[Event, ...] = () if known else (Named(names={person: command.text}),)
    if not _gets_a_turn(meeting, person):
        return (*events, Arrived(person=person))
    return (*events, Arrived(person=person, joins=True, extra=_share_of_newcomer(meeting)))


def _share_of_newcomer(meeting: Meeting) -> timedelta:
    """Return how much longer the present part lasts for one more person, within the longest it may last."""
    timing = current_stop(meeting).part.timing
    budget = current_visit(meeting).budget
    one = timing.per_adviser + timing.per_person
    return one if timing.most is None else max(min(one, timing.most - budget), ZERO)


def _gets_a_turn(meeting: Meeting, person: str) -> bool:
    """Tell whether a newcomer joins the lap that is going on, because those like them have a turn in it."""
    if meeting.closed:
        return False
    stop = current_stop(meeting)
    turns = meeting.visits[stop.key].turns
    if not has_turns(stop) or turns is None or not (turns.speaking or turns.waiting):
        return False
    if person in {turns.speaking, *turns.waiting, *(turn.person for turn in turns.done)}:
        return False
    named = meeting.people if person_of(meeting, person) else (*meeting.people, Person(person, ""))
    here = tuple(
        replace(known, spans=(*known.spans, Span(meeting.last))) if known.id == person else known
        for known in named
    )
    return person in speaking_order(replace(meeting, people=here), stop)


def decide_leave(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Let somebody go; whoever waits next takes over the floor."""
    person = person_of(meeting, command.person)
    assert person is not None
    if not person.is_present:
        return Refusal(say("{name} is not here.", name=person.name))
    turns = None if meeting.closed else meeting.visits[meeting.here].turns
    following = ""
    called = not meeting.closed and is_called(current_stop(meeting).part)
    if turns is not None and turns.speaking == person.id and turns.waiting and not called:
        following = turns.waiting[0]
    return (Left(person=person.id, next=following),)


def apply_people(meeting: Meeting, event: PeopleEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    match event:
        case Named():
            return _named(meeting, event)
        case Arrived(person=person, joins=joins, extra=extra):
            meeting = _with_span(meeting, person, Span(at))
            return _joined(meeting, person, extra) if joins else meeting
        case Left(person=person):
            gone = person_of(meeting, person)
            assert gone is not None
            meeting = _with_span(meeting, person, replace(gone.spans[-1], until=at))
            return _dropped(meeting, person, at)
        case RoleGiven(role=role, person=person):
            return replace(meeting, roles={**meeting.roles, role: person})
        case PlaceGiven(place=place, online=online):
            return replace(meeting, place=place, online=online)
        case _:
            assert_never(event)


def _named(meeting: Meeting, event: Named) -> Meeting:
    """Return the meeting with names given: to people known and new, to the group, and to people elsewhere."""
    names = event.names
    known = {person.id for person in meeting.people}
    people = tuple(
        replace(person, name=names[person.id]) if person.id in names else person for person in meeting.people
    )
    newcomers = tuple(Person(person, name) for person, name in names.items() if person not in known)
    return replace(
        meeting,
        people=(*people, *newcomers),
        group_name=event.group or meeting.group_name,
        elsewhere=meeting.elsewhere | event.elsewhere,
    )


def _with_span(meeting: Meeting, person_id: str, span: Span) -> Meeting:
    """Return the meeting with a stretch of presence begun, or the last one replaced by its ended self."""
    people = tuple(
        replace(person, spans=(*(person.spans[:-1] if span.until else person.spans), span))
        if person.id == person_id
        else person
        for person in meeting.people
    )
    return replace(meeting, people=people)


def _joined(meeting: Meeting, person: str, extra: timedelta) -> Meeting:
    """Return the meeting with a newcomer at the end of the lap that is going on."""
    visit = current_visit(meeting)
    assert visit.turns is not None
    turns = replace(visit.turns, waiting=(*visit.turns.waiting, person))
    longer = replace(visit, budget=visit.budget + extra, turns=turns)
    return replace(meeting, visits={**meeting.visits, meeting.here: longer})


def _dropped(meeting: Meeting, person: str, at: Instant) -> Meeting:
    """Return the meeting without somebody in any lap that is not over; the floor goes to who waits first."""
    visits = dict(meeting.visits)
    for key, visit in meeting.visits.items():
        turns = visit.turns
        if turns is None or person not in (turns.speaking, *turns.waiting):
            continue
        waiting = tuple(waiter for waiter in turns.waiting if waiter != person)
        turns = replace(turns, waiting=waiting)
        if turns.speaking == person:
            heard = heard_at(meeting, turns, at) if key == meeting.here else turns.heard
            called = is_called(stop_of(meeting, key).part)
            following, rest = ("", waiting) if called or not waiting else (waiting[0], waiting[1:])
            turns = replace(
                turns, waiting=rest, speaking=following, since=at.elapsed, spent=ZERO, heard=heard
            )
        visits[key] = replace(visit, turns=turns)
    undoable = tuple(event for event in meeting.undoable if not isinstance(event, TurnReopened))
    return replace(meeting, visits=visits, undoable=undoable)
