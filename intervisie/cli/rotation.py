"""Whose turn it could be to lead, bring a case or take notes: said at the start, for anybody to pass over.

Nobody is ranked: one name is said, and who did it last. What was agreed at the end of the last meeting goes
before any counting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from intervisie.archive.agreed import NextMeeting
from intervisie.archive.heading import LONG_AGO
from intervisie.archive.summary import Summary
from intervisie.groups.naming import same_name
from intervisie.meeting.state import Role
from intervisie.text import Text, say

A_YEAR = timedelta(days=366)
"""How far back turns are counted."""

_Did = Callable[[Summary], tuple[str, ...]]


def suggestions(
    summaries: Iterable[Summary],
    people: Sequence[str],
    now: datetime,
    *,
    given: Mapping[Role, str],
    brings: bool,
    agreed: NextMeeting | None = None,
) -> Iterator[Text]:
    """Yield whose turn it could be among the people of a group who are here now.

    `summaries` are the meetings of the group, the latest first, `given` the tasks that somebody has already,
    by name. `brings` says whether it is open who brings a case. `agreed` is what the last meeting said of
    this one. Nobody is suggested for two things, nor for one beside a task they have.
    """
    before = [
        each for each in summaries if not each.is_open and not each.damaged and now - each.opened < A_YEAR
    ]
    free = [name for name in people if same_name(name) not in {same_name(one) for one in given.values()}]
    said = {role: name for role, name in _agreed(agreed, people) if role not in given}
    for role, name in said.items():
        yield _as_agreed(role, name)
        free = _without(free, name)
    if Role.FACILITATOR not in given and Role.FACILITATOR not in said:
        found = _turn(before, free, lambda each: (each.facilitator,) if each.facilitator else ())
        if found is not None:
            free = _without(free, found[1])
            yield say("{last} led last time; perhaps {name} leads now.", last=found[0], name=found[1])
    if brings:
        found = _turn(before, free, lambda each: each.owners)
        if found is not None:
            free = _without(free, found[1])
            yield say(
                "{last} brought a case last time; perhaps {name} has one now.", last=found[0], name=found[1]
            )
    if Role.NOTE_TAKER not in given and Role.NOTE_TAKER not in said:
        found = _turn(before, free, lambda each: (each.note_taker,) if each.note_taker else ())
        if found is not None:
            yield say(
                "{last} took notes last time; perhaps {name} takes them now.", last=found[0], name=found[1]
            )


def _agreed(agreed: NextMeeting | None, people: Sequence[str]) -> Iterator[tuple[Role, str]]:
    """Yield who was to lead and who to take notes this time, if they are here."""
    here = {same_name(name): name for name in people}
    for task, name in agreed.tasks if agreed else ():
        if same_name(name) in here and task in (Role.FACILITATOR, Role.NOTE_TAKER):
            yield Role(task), here[same_name(name)]


def _as_agreed(role: Role, name: str) -> Text:
    if role is Role.FACILITATOR:
        return say("Last time you agreed that {name} leads now.", name=name)
    return say("Last time you agreed that {name} takes notes now.", name=name)


def _without(people: Sequence[str], name: str) -> list[str]:
    return [each for each in people if same_name(each) != same_name(name)]


def _turn(before: Sequence[Summary], people: Sequence[str], did: _Did) -> tuple[str, str] | None:
    """Return who did it last and who did it least, and of those longest ago; None when nobody did yet."""
    last = next((did(each) for each in before if did(each)), ())
    others = [name for name in people if same_name(name) not in {same_name(one) for one in last}]
    if not last or not others:
        return None
    times: dict[str, list[datetime]] = {}
    for each in before:
        for name in did(each):
            times.setdefault(same_name(name), []).append(each.opened)
    chosen = min(others, key=lambda name: _done(times.get(same_name(name), [])))
    return ", ".join(last), chosen


def _done(times: Sequence[datetime]) -> tuple[int, datetime]:
    return len(times), max(times, default=LONG_AGO)
