"""The running order of a meeting made anew from what was decided and who is here. Pure.

`intervisie.meeting.order` knows no meeting; here it is told who each loop goes round.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from intervisie.meeting.order import unfold
from intervisie.meeting.present import present
from intervisie.meeting.state import LoopList, Meeting, Role, Round
from intervisie.method.choices import Each, May
from intervisie.method.model import Method, Step
from intervisie.method.planning import seats, subgroups


def unfolded(meeting: Meeting) -> Meeting:
    """Return the meeting with its running order made anew, and with it what is not done of it."""
    lists = _lists(meeting)
    facts = replace(meeting.facts, lists=lists) if lists else meeting.facts
    order = unfold(meeting.blocks, tuple(one.method for one in meeting.rounds), facts)
    left_out = frozenset(stop.key for stop in order if stop.left_out)
    return replace(meeting, order=order, skipped=meeting.skipped_by_hand | left_out)


def has_loops(meeting: Meeting) -> bool:
    """Tell whether who is here shapes the running order."""
    return any(step.loop for one in meeting.rounds for step in one.method.steps)


def in_use(meeting: Meeting) -> frozenset[str]:
    """Return the keys of the stops that cannot vanish any more: visited, or with something noted."""
    return frozenset(meeting.visits) | frozenset(note.stop for note in meeting.notes)


def loses_something(before: Meeting, after: Meeting) -> bool:
    """Tell whether a change of the order takes away or leaves out a stop that is in use."""
    kept = {stop.key for stop in after.order}
    newly_out = after.skipped - before.skipped
    return any(key not in kept or key in newly_out for key in in_use(before))


def expected_list(meeting: Meeting, number: int, step: Step) -> LoopList:
    """Return who a loop of a case would go round if it began now."""
    loop, round_ = step.loop, meeting.rounds[number - 1]
    assert loop is not None
    if loop.each is Each.PARTY:
        return LoopList(tuple(_parties(meeting, round_)))
    people = taking_part(meeting, round_.method, step)
    if loop.each is Each.PARTICIPANT:
        return LoopList(people)
    places = tuple(f"seat-{seat}" for seat in range(1, seats(len(people), loop) + 1))
    return LoopList(places, subgroups(len(people), loop))


def taking_part(meeting: Meeting, method: Method, step: Step) -> tuple[str, ...]:
    """Return the ids of those present who have a pass or a seat of their own.

    A facilitator from the group has one where the method lets them join, or when nobody else is left.
    """
    everybody = tuple(person.id for person in present(meeting))
    named = next((role for role in method.roles if role.id == "facilitator"), None)
    joins = named is not None and bool({May.ASK, May.ADVISE} & set(named.may))
    if joins or any(part.facilitator_joins for inner in step.steps for part in inner.parts):
        return everybody
    facilitator = meeting.roles.get(Role.FACILITATOR, "")
    return tuple(person for person in everybody if person != facilitator) or everybody


def _parties(meeting: Meeting, round_: Round) -> Iterator[str]:
    """Yield who holds each role that is a party, or the id of the role while nobody does."""
    here = {person.id for person in present(meeting)}
    for role in round_.method.roles:
        if role.party:
            holders = [person for person in round_.roles.get(role.id, ()) if person in here]
            yield from holders or [role.id]


def _lists(meeting: Meeting) -> dict[str, tuple[str, ...]]:
    """Return the members of every loop: those fixed at its beginning, else those it would have now."""
    lists = {}
    for number, round_ in enumerate(meeting.rounds, start=1):
        for step in round_.method.steps:
            if step.loop is not None:
                key = f"{number}/{step.id}"
                begun = meeting.loops.get(key)
                lists[key] = begun.members if begun else _with_noted(meeting, key, number, step)
    return lists


def _with_noted(meeting: Meeting, key: str, number: int, step: Step) -> tuple[str, ...]:
    """Return the members a loop would have now, and whoever something was noted with already."""
    members = expected_list(meeting, number, step).members
    begin = f"{key}@"
    noted = (note.stop[len(begin) :].split("/")[0] for note in meeting.notes if note.stop.startswith(begin))
    return tuple(dict.fromkeys((*members, *noted)))
