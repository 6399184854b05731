"""Somebody's meetings held against a profile: every condition met, not met, or not to be told. Pure.

A check says what meetings come to under the rules as a file has them. It approves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from intervisie.documents.values import Attendance
from intervisie.groups.naming import same_name
from intervisie.profiles.amounts import Days, preparation_finding, spread_finding, volume_finding, within
from intervisie.profiles.counting import counted
from intervisie.profiles.deadlines import due
from intervisie.profiles.held import Declared, Held
from intervisie.profiles.model import Profile
from intervisie.profiles.outcome import ZERO, Checked, Counted, Finding, Status, Window
from intervisie.text import Text, say, say_count

_SHOWN = 3


def check(
    profile: Profile,
    meetings: Iterable[Held],
    person: str,
    window: Window,
    as_of: date,
    said: Declared = Declared(),  # noqa: B008 # a frozen value
) -> Checked:
    """Hold the meetings of one person in a window against a profile, as of a day."""
    every = tuple(meetings)
    everything = counted(profile, every, person, said)
    own = within(everything, window, as_of)
    of_group = _days_of_groups(profile, every, own)
    over_period = [
        finding
        for finding in (
            volume_finding(profile, everything, of_group, window, as_of, said),
            spread_finding(profile.spread, own, of_group, window, as_of) if profile.spread else None,
            preparation_finding(profile, len(own), said),
        )
        if finding is not None
    ]
    per_meeting = _put_together(own)
    return Checked(
        profile=profile,
        person=person,
        as_of=as_of,
        window=window,
        meetings=own,
        over_period=tuple(over_period),
        per_meeting=per_meeting,
        verdict=_verdict(profile, over_period, per_meeting),
        due=due(profile, [each.day for each in own], window, as_of),
    )


def _days_of_groups(profile: Profile, every: Sequence[Held], own: Sequence[Counted]) -> Days:
    """Return the days on which the groups of somebody met, long enough for the profile.

    None when none of their meetings was of a group, so that nobody knows what else there was.
    """
    groups = {each.group for each in own if each.group}
    if own and not groups:
        return None
    least = profile.meeting.floor if profile.meeting is not None else None
    return tuple(
        held.attendance.begin.date()
        for held in every
        if not held.attendance.is_open
        and held.attendance.group in groups
        and held.attendance.net >= (least or ZERO)
    )


def _put_together(meetings: Sequence[Counted]) -> tuple[Finding, ...]:
    """Return each condition once, for all meetings: the worst of it, and where it was."""
    by_condition: dict[Text, list[tuple[Counted, Finding]]] = {}
    for meeting in meetings:
        for finding in meeting.findings:
            by_condition.setdefault(finding.asked, []).append((meeting, finding))
    return tuple(_one_for_all(found) for found in by_condition.values())


def _one_for_all(found: Sequence[tuple[Counted, Finding]]) -> Finding:
    for status in (Status.NOT_MET, Status.CANNOT_TELL):
        those = [(meeting, finding) for meeting, finding in found if finding.status is status]
        if those:
            first = those[0][1]
            places = (len(those), len(found))
            return Finding(first.asked, status, _where(those, len(found)), first.sources, places)
    first = found[0][1]
    same = all(finding.reason == first.reason for _, finding in found)
    return Finding(first.asked, Status.MET, first.reason if same else None, first.sources)


def _where(those: Sequence[tuple[Counted, Finding]], total: int) -> Text:
    """Return at which meetings something is amiss, with the reason of the first few."""
    told = places_text(len(those), total)
    for number, (meeting, finding) in enumerate(those[:_SHOWN]):
        one: Text | date = meeting.day
        if finding.reason is not None:
            one = say("{day}: {reason}", day=meeting.day, reason=finding.reason)
        if number:
            told = say("{first}; {second}", first=told, second=one)
        else:
            told = say("{first}: {second}", first=told, second=one)
    if len(those) > _SHOWN:
        more = say_count("and {count} more", "and {count} more", len(those) - _SHOWN)
        told = say("{first}; {second}", first=told, second=more)
    return told


def places_text(count: int, total: int) -> Text:
    """Return at how many of the meetings something is so."""
    return say_count("at {number} of {count} meeting", "at {number} of {count} meetings", total, number=count)


def _verdict(
    profile: Profile, over_period: Sequence[Finding], per_meeting: Sequence[Finding]
) -> Status | None:
    """Return what it comes to: over the period where one is asked, else over every meeting there was."""
    if profile.volume is None and profile.spread is None:
        if not _asks_of_meetings(profile):
            return None
        decisive = [*over_period, *per_meeting] if per_meeting else []
    else:
        decisive = [*over_period]
    statuses = {finding.status for finding in decisive}
    for status in (Status.NOT_MET, Status.CANNOT_TELL, Status.MET):
        if status in statuses:
            return status
    return Status.CANNOT_TELL


def _asks_of_meetings(profile: Profile) -> bool:
    rules = (profile.group, profile.meeting, profile.day, profile.asked, profile.preparation)
    return bool(profile.composition) or any(rule is not None for rule in rules)


def people_of(meetings: Iterable[Attendance]) -> tuple[str, ...]:
    """Return the names of everybody who was at a closed meeting, by name, as typed last."""
    found: dict[str, str] = {}
    for meeting in sorted(meetings, key=lambda each: each.begin):
        if not meeting.is_open:
            found.update((same_name(one.name), one.name) for one in meeting.people)
    return tuple(name for _, name in sorted(found.items()))
