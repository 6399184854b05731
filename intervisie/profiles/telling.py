"""A whole profile as sentences, each rule with its sources. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intervisie.profiles.model import Counting, Deadline, Field, Profile, Rounding
from intervisie.profiles.naming import (
    FIELDS,
    day_asked,
    figure,
    group_asked,
    length_asked,
    present_asked,
    rounding_asked,
    share_asked,
    spread_asked,
    volume_asked,
)
from intervisie.text import Either, Text, say, say_count

Told = tuple[Text, tuple[str, ...]]
"""A sentence, and the ids of the sources it stands on."""


def facts(profile: Profile) -> Iterator[Text]:
    """Yield what a profile is."""
    yield say("Rules of: {body}", body=profile.body)
    yield say("Meetings count that were held as: {activity}", activity=" / ".join(profile.activities))


def rules(profile: Profile) -> Iterator[Told]:
    """Yield every rule of a profile, in the order in which a check looks at them."""
    yield from _amounts(profile)
    yield from _meetings(profile)
    yield from _besides(profile)
    for demand in profile.demands:
        yield say("only people can see: {text}", text=demand.text), demand.sources
    if profile.proof is not None:
        if profile.proof.required:
            yield say("on the proof: {fields}", fields=fields(profile.proof.required)), profile.proof.sources
        if profile.proof.forbidden:
            forbidden = fields(profile.proof.forbidden)
            yield say("not on the proof: {fields}", fields=forbidden), profile.proof.sources
    for deadline in profile.deadlines:
        yield _deadline(deadline), deadline.sources
    for note in notes(profile):
        yield say("to know: {text}", text=note), ()


def notes(profile: Profile) -> tuple[Either, ...]:
    """Return what else to know, of single rules first."""
    of_rules = (profile.volume, profile.reduction, profile.facilitator)
    return (*(rule.note for rule in of_rules if rule is not None and rule.note is not None), *profile.notes)


def _amounts(profile: Profile) -> Iterator[Told]:
    if profile.volume is not None:
        yield volume_asked(profile.volume), profile.volume.sources
    if profile.spread is not None:
        yield spread_asked(profile.spread), profile.spread.sources
    if profile.carry_over is not None:
        rule = profile.carry_over
        time = figure(rule.most)
        yield say("at most {time} more counts in the next period", time=time), rule.sources
        if rule.shortage:
            yield say("what is short is added to the next period"), rule.sources
    if profile.reduction is not None:
        less = profile.reduction
        told = say_count(
            "{time} less for every month without practice",
            "{time} less for every {count} months without practice",
            less.months,
            time=figure(less.less),
        )
        yield told, less.sources


def _meetings(profile: Profile) -> Iterator[Told]:
    if profile.group is not None:
        yield _unless(group_asked(profile.group), profile.group.unless), profile.group.sources
    for share in profile.composition:
        yield _unless(share_asked(share), share.unless), share.sources
    meeting = profile.meeting
    if meeting is not None:
        if meeting.present:
            yield present_asked(meeting), meeting.sources
        if meeting.floor is not None or meeting.ceiling is not None:
            yield length_asked(meeting), meeting.sources
    if profile.day is not None:
        yield day_asked(profile.day), profile.day.sources
    if profile.rounding is not Rounding.MINUTES:
        yield rounding_asked(profile.rounding), profile.rounding_sources
    if profile.asked is not None:
        if profile.asked.method:
            yield say("a method is used"), profile.asked.sources
        if profile.asked.secrecy:
            yield say("secrecy is discussed"), profile.asked.sources


def _besides(profile: Profile) -> Iterator[Told]:
    if profile.facilitator is not None:
        counts = {
            Counting.YES: say("the own hours of who leads count"),
            Counting.NO: say("the own hours of who leads do not count"),
            Counting.ASK: say("whether the own hours of who leads count is for the register"),
        }
        yield counts[profile.facilitator.counts], profile.facilitator.sources
    if profile.preparation is not None:
        each = profile.preparation.each
        preparing = (
            say("preparation and reports do not count")
            if each is None
            else say("{time} preparation for each meeting", time=figure(each))
        )
        yield preparing, profile.preparation.sources


def fields(listed: Sequence[Field]) -> Text:
    """Return fields of a proof as one enumeration."""
    whole = FIELDS[listed[0]]
    for each in listed[1:]:
        whole = say("{first}, {second}", first=whole, second=FIELDS[each])
    return whole


def _deadline(rule: Deadline) -> Text:
    if rule.every_year_until is not None:
        month, day = rule.every_year_until
        return say("every year until {day}-{month}: {text}", day=day, month=month, text=rule.text)
    if rule.end_of_next_month:
        return say("by the end of the month after each meeting: {text}", text=rule.text)
    if rule.days_before_first:
        return say_count(
            "{count} day before the first meeting: {text}",
            "{count} days before the first meeting: {text}",
            rule.days_before_first,
            text=rule.text,
        )
    return say_count(
        "{count} day after each meeting: {text}",
        "{count} days after each meeting: {text}",
        rule.days_after,
        text=rule.text,
    )


def _unless(told: Text, unless: Either | None) -> Text:
    return told if unless is None else say("{rule}, unless {unless}", rule=told, unless=unless)
