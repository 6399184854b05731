"""How people sit and what is agreed for a part, in sentences to say at its start. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from intervisie.meeting.notices import limits_at
from intervisie.meeting.present import those
from intervisie.meeting.sharing import groups_at
from intervisie.meeting.state import Meeting, names_of
from intervisie.meeting.stop import Stop
from intervisie.method.choices import Position, Who
from intervisie.text import Text, say, say_count

MOST_NAMES = 3
"""More people than this are not named one by one."""


def setting_at(meeting: Meeting, stop: Stop) -> tuple[Text, ...]:
    """Return where people sit, in which groups, how they behave and what they agreed about asking."""
    return tuple(_setting(meeting, stop))


def _setting(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    part = stop.part
    groups = groups_text(meeting, stop)
    if groups is not None:
        yield groups
    if part.position is not None and part.listens is not Who.NOBODY:
        yield _seated(meeting, stop, part.position)
    if part.posture:
        yield say("Posture: {text}", text=part.posture)
    if part.online:
        yield say("Online: {text}", text=part.online)
    yield from limits_at(stop)


def groups_text(meeting: Meeting, stop: Stop) -> Text | None:
    """Return how many subgroups there are and of how many, None where nobody divides; no names."""
    sizes = sorted({len(group) for group in groups_at(meeting, stop)})
    if not sizes:
        return None
    count = len(groups_at(meeting, stop))
    if len(sizes) == 1:
        return say_count(
            "{count} group of {size}.", "{count} groups of {size}, one clock.", count, size=sizes[0]
        )
    return say("{count} groups of {size} or {more}, one clock.", count=count, size=sizes[0], more=sizes[-1])


def _seated(meeting: Meeting, stop: Stop, position: Position) -> Text:
    """Return where those sit who only listen, by name when they are few."""
    people = those(meeting, stop, stop.part.listens, stop.part.listens_roles)
    named = 0 < len(people) <= MOST_NAMES
    names: Text | str = names_of(meeting, people) if named else say("Whoever listens")
    count = len(people) if named else 1
    match position:
        case Position.IN_CIRCLE:
            return say_count("{names} sits in the circle.", "{names} sit in the circle.", count, names=names)
        case Position.OUTSIDE_CIRCLE:
            return say_count(
                "{names} sits outside the circle.", "{names} sit outside the circle.", count, names=names
            )
        case Position.BACK_TURNED:
            return say_count(
                "{names} sits with the back to the group.",
                "{names} sit with their backs to the group.",
                count,
                names=names,
            )
        case Position.OUT_OF_ROOM:
            return say_count("{names} leaves the room.", "{names} leave the room.", count, names=names)
