"""What a whole method asks that no group can do: roles nobody can have, times that cannot fit. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from intervisie.method.choices import Each
from intervisie.method.inside import usual_parts
from intervisie.method.model import Method, Part, Timing
from intervisie.method.planning import passes, size_of
from intervisie.method.timing import ZERO, duration_of
from intervisie.text import Text, say

Impossibility = tuple[str, Text, Text]
"""The key at the top of the file to point at, the sentence and the mend."""

_WHOLE = 100


def impossibilities(method: Method) -> Iterator[Impossibility]:
    """Yield what cannot be, of a method whose every value is in order by itself."""
    yield from _roles(method)
    if method.duration is not None:
        yield from _times(method, method.duration)


def _roles(method: Method) -> Iterator[Impossibility]:
    most = method.people.most
    for role in method.roles:
        if role.least > most:
            yield (
                "roles",
                say(
                    "the role '{id}' takes {count} people, more than the method has",
                    id=role.id,
                    count=role.least,
                ),
                say("At most {count} take part; see 'people'.", count=most),
            )
    parties = sum(role.least for role in method.roles if role.party)
    if parties > most:
        yield (
            "roles",
            say("the parties take {count} people, more than the method has", count=parties),
            say("At most {count} take part; see 'people'.", count=most),
        )


def _times(method: Method, duration: timedelta) -> Iterator[Impossibility]:
    parts = tuple(_always_done(method))
    percent = sum(part.timing.percent * times for part, _, times in parts)
    if percent > _WHOLE:
        yield (
            "duration",
            say("the shares of 'duration' are {percent}% together", percent=percent),
            say("Make them 100% or less."),
        )
        return
    least = sum((_least(part.timing, people, duration) * times for part, people, times in parts), ZERO)
    if least > duration:
        yield (
            "duration",
            say("the steps take at least {least}, longer than 'duration'", least=least),
            say("Write a longer 'duration', or shorter times."),
        )


def _always_done(method: Method) -> Iterator[tuple[Part, int, int]]:
    """Yield each part that is always done, for how many people and how often, with the fewest people."""
    people = method.people.least
    for step in method.steps:
        if step.optional:
            continue
        if step.loop is None:
            yield from ((part, people, 1) for part in usual_parts(step))
            continue
        times = passes(step.loop, method, size_of(people))
        together = times if step.loop.each is Each.SEAT else people
        for inner in step.steps:
            if not inner.optional:
                yield from ((part, together, times) for part in usual_parts(inner))


def _least(timing: Timing, people: int, duration: timedelta) -> timedelta:
    """Return the shortest time of a part: the least of its range, or what its formula gives."""
    if timing.least is not None:
        return timing.least
    return duration_of(timing, advisers=max(people - 1, 0), persons=people, cases=0, whole=duration)
