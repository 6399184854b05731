"""Which methods suit a group and its question, and why the others do not. Pure.

The rules are those of the decision tables of the field: what a method helps with and leads to, how many
people, how long, how much experience and trust, and who can lead. In doubt the simpler method goes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from msgspec import Struct

from intervisie.method.choices import Confidence, Experience, HelpsWith, LedBy, Trust, Yields
from intervisie.method.fitting import fit
from intervisie.method.model import Method
from intervisie.method.naming import HELPS_WITH, YIELDS
from intervisie.method.planning import size_of, total
from intervisie.text import Text, say, say_count

_EXPERIENCE = tuple(Experience)
_TRUST = tuple(Trust)
_LEADERS = tuple(LedBy)
_TAUGHT = frozenset({LedBy.TRAINED, LedBy.REGISTERED})

_UNSUITED = {
    LedBy.EXTERNAL: say("somebody from outside has to lead it"),
    LedBy.TRAINED: say("somebody who was trained for it has to lead it"),
    LedBy.REGISTERED: say("somebody with a registration for it has to lead it"),
}
_TRUST_NEEDED = {
    Trust.SOME: say("people have to trust each other somewhat"),
    Trust.MUCH: say("people have to trust each other much"),
}


class Situation(Struct, frozen=True):
    """What is known about tonight; None is not known, and rules nothing out.

    `time` is for the method itself, without opening and closing. `experience` and `trust` are the most that
    the group has, `leader` the best there is: a member, or somebody from outside, trained, registered.
    """

    people: int | None = None
    time: timedelta | None = None
    question: HelpsWith | None = None
    goal: Yields | None = None
    experience: Experience | None = None
    trust: Trust | None = None
    leader: LedBy | None = None


class Weighed(Struct, frozen=True):
    """One method, weighed: it suits when nothing speaks `against` it.

    `people` and `duration` are for the group, or for the ideal one. The best has the highest `score`.
    """

    method: Method
    people: int
    duration: timedelta
    reasons: tuple[Text, ...]
    against: tuple[Text, ...]
    score: float

    @property
    def suits(self) -> bool:
        """Tell whether nothing speaks against it."""
        return not self.against


def weigh(methods: Iterable[Method], situation: Situation) -> tuple[Weighed, ...]:
    """Return all methods: those that suit first, best first, then the others, nearest first."""
    weighed = [_weighed(method, situation) for method in methods]
    return tuple(sorted(weighed, key=lambda each: (len(each.against), -each.score, each.method.id)))


def _weighed(method: Method, situation: Situation) -> Weighed:
    people = situation.people or method.people.ideal
    against = tuple(_against(method, situation, people))
    found = tuple(_for(method, situation, people))
    duration = total(method, people)
    score = sum(points for points, _ in found) + _simplicity(method)
    return Weighed(method, people, duration, tuple(reason for _, reason in found), against, score)


def _against(method: Method, situation: Situation, people: int) -> Iterator[Text]:
    """Yield what speaks against a method."""
    question, goal = situation.question, situation.goal
    if question is not None and method.helps_with and question not in method.helps_with:
        yield say("it helps with {kinds}", kinds=_listed(HELPS_WITH[kind] for kind in method.helps_with))
    if goal is not None and method.yields and goal not in method.yields:
        yield say("it leads to {kinds}", kinds=_listed(YIELDS[kind] for kind in method.yields))
    size = method.people
    if situation.people is not None and not (size.least <= people and (people <= size.most or size.splits)):
        if size.least == size.most:
            yield say("it is for {count} people", count=size.least)
        else:
            yield say("it is for {least} to {most} people", least=size.least, most=size.most)
    elif situation.time is not None:
        least = fit(method, size_of(people), situation.time).least
        if least > situation.time:
            yield say("it takes at least {least}", least=_whole_minutes(least))
    yield from _asks_too_much(method, situation)


def _asks_too_much(method: Method, situation: Situation) -> Iterator[Text]:
    """Yield what a method asks of people that is not there."""
    experience, leader, trust = situation.experience, situation.leader, situation.trust
    if leader is not None and _LEADERS.index(method.led_by) > _LEADERS.index(leader):
        yield _UNSUITED[method.led_by]
    elif (
        experience is not None
        and leader not in _TAUGHT
        and _EXPERIENCE.index(method.experience) > _EXPERIENCE.index(experience)
    ):
        yield say("it asks for more experience")
    if trust is not None and method.trust is not None and _TRUST.index(method.trust) > _TRUST.index(trust):
        yield _TRUST_NEEDED[method.trust]


def _for(method: Method, situation: Situation, people: int) -> Iterator[tuple[float, Text]]:
    """Yield what speaks for a method, each with its points."""
    question, goal, time = situation.question, situation.goal, situation.time
    if question is not None and question in method.helps_with:
        yield (
            3.0 if method.helps_with[0] is question else 2.0,
            say("helps with {kind}", kind=HELPS_WITH[question]),
        )
    if goal is not None and goal in method.yields:
        yield 2.0 if method.yields[0] is goal else 1.5, say("leads to {kind}", kind=YIELDS[goal])
    if situation.people is not None:
        away = abs(people - method.people.ideal)
        if away <= 1:
            yield 1.0 - away / 2, say("best with {count} people", count=method.people.ideal)
    planned = total(method, people)
    if time is not None and planned <= time:
        yield (1.0 if planned >= time / 2 else 0.5), say("fits in the time")
    elif time is not None and fit(method, size_of(people), time).fits:
        yield (
            0.2 + 0.6 * max(0.0, 1 - 2 * (planned - time) / planned),
            say("fits in the time when its steps are shortened"),
        )
    if situation.experience is Experience.BEGINNER and method.experience is Experience.BEGINNER:
        yield 0.5, say("asks for no experience")


def _simplicity(method: Method) -> float:
    """Return the points for being simple and sure: in doubt the simpler method goes first."""
    sure = {Confidence.HIGH: 0.3, Confidence.MEDIUM: 0.15, Confidence.LOW: 0.0}[method.confidence]
    simple = 0.3 - 0.15 * _EXPERIENCE.index(method.experience)
    return sure + simple - 0.2 * method.house_form


def cautions(method: Method) -> Iterator[Text]:
    """Yield what to know before a method is taken: where its steps are not sure."""
    if method.house_form:
        yield say("a form of this house: no source gives it as a method")
    elif method.confidence is Confidence.LOW:
        yield say("the sources are not sure of its steps")


def duration_text(weighed: Weighed) -> Text:
    """Return how long a method takes with these people."""
    return say_count(
        "{duration} with {count} person",
        "{duration} with {count} people",
        weighed.people,
        duration=_whole_minutes(weighed.duration),
    )


def _listed(kinds: Iterable[Text]) -> Text:
    """Return texts with "or" before the last."""
    first, *rest = kinds
    told = first
    for number, kind in enumerate(rest, 1):
        last = number == len(rest)
        told = (
            say("{one} or {other}", one=told, other=kind)
            if last
            else say("{one}, {other}", one=told, other=kind)
        )
    return told


def _whole_minutes(duration: timedelta) -> timedelta:
    minute = timedelta(minutes=1)
    return -(-duration // minute) * minute
