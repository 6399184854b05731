"""Whether there is enough over a period, and in each part of it. Pure.

What is not certain of a meeting leaves its time uncertain: enough is met when the certain time suffices, not
met when even all of it does not, and in between it cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from intervisie.profiles.held import Declared
from intervisie.profiles.model import Profile, Spread, Volume
from intervisie.profiles.naming import figure, joined, meetings_text, spread_asked, volume_asked
from intervisie.profiles.outcome import ZERO, Counted, Finding, Status, Window
from intervisie.profiles.windows import before, part_name, parts
from intervisie.text import Text, say, say_count

Days = Sequence[date] | None
"""The days on which the groups of somebody met; None when they were in no group."""


def within(meetings: Iterable[Counted], window: Window, as_of: date) -> tuple[Counted, ...]:
    """Return the meetings in a window, up to and including a day."""
    return tuple(each for each in meetings if window.holds(each.day) and each.day <= as_of)


def _certain(meetings: Iterable[Counted]) -> timedelta:
    return sum((each.counted for each in meetings if each.is_certain), ZERO)


def _possible(meetings: Iterable[Counted]) -> timedelta:
    return sum((each.counted for each in meetings), ZERO)


def volume_finding(
    profile: Profile,
    everything: Sequence[Counted],
    of_group: Days,
    window: Window,
    as_of: date,
    said: Declared,
) -> Finding | None:
    """Return whether the volume of the period is reached; None when a profile asks none.

    `everything` are the meetings of all years, because a surplus of an earlier one may count; `of_group` the
    days on which the group met long enough.
    """
    rule = profile.volume
    if rule is None:
        return None
    meetings = within(everything, window, as_of)
    needed, reductions = _needed(profile, rule, said)
    asked = volume_asked(rule, needed)
    if not window.is_known:
        reason = say(
            "{have} in {year}; give the period with {since} and {until}",
            have=_have(rule, _certain(meetings), _number(rule, meetings, of_group, window, as_of)[0]),
            year=str(window.since.year),
            since="--from",
            until="--until",
        )
        return Finding(asked, Status.CANNOT_TELL, reason, rule.sources)
    reasons: list[Text] = []
    status = Status.MET
    if needed is not None:
        status, reasons = _hours(profile, everything, meetings, needed, window, said)
    if rule.meetings:
        least, most = _number(rule, meetings, of_group, window, as_of)
        reasons.append(_of(meetings_text(least), meetings_text(rule.meetings), meetings_text(most - least)))
        status = _worst(status, _between(least, most, rule.meetings))
    reasons += reductions
    if status is not Status.MET and window.until > as_of:
        reasons.append(say("the period runs until {day}", day=window.until))
    return Finding(asked, status, joined(reasons), rule.sources)


def _have(rule: Volume, time: timedelta, meetings: int) -> Text:
    return meetings_text(meetings) if rule.hours is None else figure(time)


def _number(
    rule: Volume, meetings: Sequence[Counted], of_group: Days, window: Window, as_of: date
) -> tuple[int, int]:
    """Return how many meetings certainly count, and how many may."""
    return _held(of_group, meetings, window, as_of) if rule.of_group else _counts(meetings)


def _held(of_group: Days, meetings: Sequence[Counted], window: Window, as_of: date) -> tuple[int, int]:
    """Return how often the group met: for certain, and at most."""
    if of_group is None:
        return 0, len(meetings)
    held = sum(1 for day in of_group if window.holds(day) and day <= as_of)
    return held, held


def _counts(meetings: Sequence[Counted]) -> tuple[int, int]:
    certain = sum(1 for each in meetings if each.is_certain and each.counted)
    return certain, sum(1 for each in meetings if each.counted)


def _needed(profile: Profile, rule: Volume, said: Declared) -> tuple[timedelta | None, list[Text]]:
    """Return how many hours are asked after a reduction for months away, and what to say of it."""
    reduction = profile.reduction
    if rule.hours is None or reduction is None or not said.months_away:
        return rule.hours, []
    if said.months_away < reduction.least_months:
        return rule.hours, [
            say_count(
                "{count} month away is too short for a reduction",
                "{count} months away are too short for a reduction",
                said.months_away,
            )
        ]
    less = min(reduction.less * (said.months_away // reduction.months), rule.hours)
    reasons = [
        say_count(
            "{hours} less {less} for {count} month away",
            "{hours} less {less} for {count} months away",
            said.months_away,
            hours=figure(rule.hours),
            less=figure(less),
        )
    ]
    return rule.hours - less, reasons


def _hours(
    profile: Profile,
    everything: Sequence[Counted],
    meetings: Sequence[Counted],
    needed: timedelta,
    window: Window,
    said: Declared,
) -> tuple[Status, list[Text]]:
    """Return whether the hours suffice, with what comes from an earlier period and from preparation."""
    certain, possible = _certain(meetings), _possible(meetings)
    prepared = _prepared(profile, len(meetings), said)
    carried = _carried(profile, everything, window)
    reasons: list[Text] = []
    if carried > ZERO:
        reasons.append(say("{time} of it from the period before", time=figure(carried)))
    if carried < ZERO:
        reasons.append(say("the period before was {time} short", time=figure(-carried)))
    if prepared:
        reasons.append(say("{time} of it preparation", time=figure(prepared)))
    have, may = certain + prepared + max(carried, ZERO), possible + prepared + max(carried, ZERO)
    full = needed + max(-carried, ZERO)
    return _between(have, may, full), [_of(figure(have), figure(full), figure(may - have)), *reasons]


def _prepared(profile: Profile, meetings: int, said: Declared) -> timedelta:
    """Return how much of the preparation counts: never more than goes with the meetings."""
    rule = profile.preparation
    if rule is None or rule.each is None or said.preparation is None:
        return ZERO
    return min(said.preparation, rule.each * meetings)


def _carried(profile: Profile, everything: Sequence[Counted], window: Window) -> timedelta:
    """Return what a surplus before this period adds, or, below zero, what was short then.

    It is reckoned from the first period of which meetings are known. What was carried over is used first, so
    that no hour is carried over twice.
    """
    rule, volume = profile.carry_over, profile.volume
    if rule is None or volume is None or volume.hours is None or not everything:
        return ZERO
    earlier: list[Window] = []
    at = before(window, volume.period)
    while at is not None and at.until >= everything[0].day:
        earlier.append(at)
        at = before(at, volume.period)
    carried = ZERO
    for each in reversed(earlier):
        own = _certain(within(everything, each, each.until))
        surplus = own + carried - volume.hours
        carried = min(rule.most, own, surplus) if surplus > ZERO else surplus if rule.shortage else ZERO
    return carried


def spread_finding(
    rule: Spread, meetings: Sequence[Counted], of_group: Days, window: Window, as_of: date
) -> Finding:
    """Return whether there is enough in each part of the period that has begun."""
    asked, worst, seen = spread_asked(rule), Status.MET, 0
    amiss: list[Text] = []
    for part in parts(window, rule.per, as_of):
        seen += 1
        status, have = _part(rule, within(meetings, part, as_of), of_group, part, as_of)
        told = say("{part}: {have}", part=part_name(part, rule.per), have=have)
        if status is not Status.MET:
            running = part.until > as_of
            amiss.append(say("{told}, until {day}", told=told, day=part.until) if running else told)
        worst = _worst(worst, status)
    if not seen:
        return Finding(asked, Status.CANNOT_TELL, say("none of these has begun"), rule.sources)
    return Finding(asked, worst, joined(amiss), rule.sources)


def _part(
    rule: Spread, meetings: Sequence[Counted], of_group: Days, part: Window, as_of: date
) -> tuple[Status, Text]:
    status, told = Status.MET, []
    if rule.hours is not None:
        certain, possible = _certain(meetings), _possible(meetings)
        status = _between(certain, possible, rule.hours)
        told.append(_of(figure(certain), figure(rule.hours), figure(possible - certain)))
    if rule.meetings:
        least, most = _held(of_group, meetings, part, as_of) if rule.of_group else _counts(meetings)
        status = _worst(status, _between(least, most, rule.meetings))
        told.append(_of(meetings_text(least), meetings_text(rule.meetings), meetings_text(most - least)))
    return status, joined(told) or say("nothing")


def preparation_finding(profile: Profile, meetings: int, said: Declared) -> Finding | None:
    """Return whether the preparation was made; None when the profile and nobody speaks of it."""
    rule = profile.preparation
    if rule is None:
        return None
    if rule.each is None:
        reason = None
        if said.preparation:
            reason = say("{time} prepared is left out", time=figure(said.preparation))
        return Finding(say("preparation and reports do not count"), Status.MET, reason, rule.sources)
    needed = rule.each * meetings
    asked = say("{time} preparation for each meeting", time=figure(rule.each))
    if said.preparation is None:
        reason = say("no meeting shows it; say it with {option}", option="--preparation")
        return Finding(asked, Status.CANNOT_TELL, reason, rule.sources)
    status = Status.MET if said.preparation >= needed else Status.NOT_MET
    reason = say("{have} of {needed}", have=figure(said.preparation), needed=figure(needed))
    return Finding(asked, status, reason, rule.sources)


def _of(have: Text, needed: Text, uncertain: Text) -> Text:
    if uncertain.count == 0 or uncertain == figure(ZERO):
        return say("{have} of {needed}", have=have, needed=needed)
    return say(
        "{have} of {needed}, and {uncertain} that cannot be told",
        have=have,
        needed=needed,
        uncertain=uncertain,
    )


def _between(least: timedelta | int, most: timedelta | int, needed: timedelta | int) -> Status:
    if least >= needed:  # type: ignore[operator]  # all three are of one kind
        return Status.MET
    return Status.NOT_MET if most < needed else Status.CANNOT_TELL  # type: ignore[operator]


def _worst(one: Status, other: Status) -> Status:
    for status in (Status.NOT_MET, Status.CANNOT_TELL):
        if status in (one, other):
            return status
    return Status.MET
