"""Whose turn it could be to lead or to bring a case: a suggestion at the start, which anybody may pass over.

Nobody is ranked: one name is said, and who did it last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from intervisie.archive.heading import LONG_AGO
from intervisie.archive.summary import Summary
from intervisie.groups.naming import same_name
from intervisie.text import Text, say

A_YEAR = timedelta(days=366)
"""How far back turns are counted."""


def suggestions(
    summaries: Iterable[Summary],
    group: str,
    people: Sequence[str],
    now: datetime,
    *,
    leads: bool,
    brings: bool,
) -> Iterator[Text]:
    """Yield whose turn it could be among the people of a group who are here now.

    `leads` and `brings` say whether somebody is still to be found who leads, or who brings a case; nobody is
    suggested for both. `summaries` are the meetings, the latest first.
    """
    before = [
        each
        for each in summaries
        if same_name(each.group_name) == same_name(group)
        and not each.is_open
        and not each.damaged
        and now - each.opened < A_YEAR
    ]
    if leads:
        found = _turn(before, people, lambda each: (each.facilitator,) if each.facilitator else ())
        if found is not None:
            people = [name for name in people if name != found[1]]
            yield say("{last} led last time; perhaps {name} leads now.", last=found[0], name=found[1])
    if brings:
        found = _turn(before, people, lambda each: each.owners)
        if found is not None:
            yield say(
                "{last} brought a case last time; perhaps {name} has one now.", last=found[0], name=found[1]
            )


def _turn(
    before: Sequence[Summary], people: Sequence[str], did: Callable[[Summary], tuple[str, ...]]
) -> tuple[str, str] | None:
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
