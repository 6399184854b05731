"""When a meeting was and who was there, for its documents. Pure.

All moments are those of the clock on the wall, each with the offset that held when it was read.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from intervisie.documents.registered import discipline_of, registrations_of
from intervisie.documents.values import Attended, Presence, Stretch
from intervisie.groups.group import Group
from intervisie.meeting.instant import Instant
from intervisie.meeting.state import ZERO, Meeting, Person, StandstillKind


def begin_of(meeting: Meeting) -> datetime:
    """Return when the meeting began: when its clock was first started."""
    return _begin(meeting).wall


def end_of(meeting: Meeting) -> Instant:
    """Return when the meeting was closed; for an open one, how far it has come.

    That is its last record, or, where its clock stands still, the moment since when: what is done to
    the notes of a meeting that was broken off, days later, does not make it longer.
    """
    if meeting.closed is not None:
        return meeting.closed
    still = meeting.standstill
    if still is None:
        return meeting.last
    for gap in meeting.gaps:
        if still.kind is StandstillKind.RESUMED and gap.until == still.since.elapsed:
            return Instant(gap.since, still.since.wall - (gap.until - gap.since))
    return still.since


def breaks(meeting: Meeting) -> tuple[Stretch, ...]:
    """Return the breaks; one that still goes on has no end."""
    return tuple(
        Stretch(still.since.wall, still.until.wall if still.until else None)
        for still in meeting.standstills
        if still.kind is StandstillKind.BREAK
    )


def net(meeting: Meeting) -> timedelta:
    """Return the time from begin to end without breaks and without gaps that were taken out.

    A hold counts: the group was together. What is both a break and a gap is taken off once.
    """
    return _net_between(meeting, _begin(meeting).elapsed, end_of(meeting).elapsed)


def net_of(meeting: Meeting, person: Person) -> timedelta:
    """Return how much of the net time somebody was there."""
    begin, end = _begin(meeting).elapsed, end_of(meeting).elapsed
    return sum(
        (
            _net_between(
                meeting, max(span.since.elapsed, begin), min(span.until.elapsed if span.until else end, end)
            )
            for span in person.spans
        ),
        ZERO,
    )


def attended(meeting: Meeting, group: Group | None = None) -> tuple[Attended, ...]:
    """Return from when to when each was there, and how long of the net time, in the order of the table.

    The group, where it was set up, knows the registers that people are in.
    """
    begin, end = begin_of(meeting), end_of(meeting).wall
    return tuple(
        Attended(
            person.name,
            max(person.spans[0].since.wall, begin),
            min(last.wall, end) if (last := person.spans[-1].until) else end,
            net_of(meeting, person),
            person.id in meeting.online,
            registrations_of(group, person.id, person.name),
            discipline_of(group, person.id, person.name),
        )
        for person in meeting.people
        if person.spans
    )


def _net_between(meeting: Meeting, begin: timedelta, end: timedelta) -> timedelta:
    """Return the net time within a stretch of elapsed time."""
    off = [
        (still.since.elapsed, still.until.elapsed if still.until else end)
        for still in meeting.standstills
        if still.kind is StandstillKind.BREAK
    ]
    off += [(gap.since, gap.until) for gap in meeting.gaps if not gap.counts]
    counted, reached = ZERO, begin
    for since, until in sorted(off):
        counted += max(min(since, end) - reached, ZERO)
        reached = max(reached, until)
    return counted + max(end - reached, ZERO)


def presences(meeting: Meeting) -> tuple[Presence, ...]:
    """Return everybody who was there, with times for who came later or left earlier."""
    return tuple(
        Presence(person.name, _times(meeting, person), person.id in meeting.online)
        for person in meeting.people
        if person.spans
    )


def absent(meeting: Meeting) -> tuple[str, ...]:
    """Return the names of those who were expected and never came; a reason is not kept anywhere."""
    return tuple(person.name for person in meeting.people if not person.spans)


def _begin(meeting: Meeting) -> Instant:
    for still in meeting.standstills:
        if still.kind is StandstillKind.START and still.until is not None:
            return still.until
    return meeting.opened


def _times(meeting: Meeting, person: Person) -> tuple[Stretch, ...]:
    begin, end = _begin(meeting), end_of(meeting)
    times = tuple(
        Stretch(
            span.since.wall if span.since.elapsed > begin.elapsed else None,
            span.until.wall if span.until and span.until.elapsed < end.elapsed else None,
        )
        for span in person.spans
        if span.until is None or span.until.elapsed > begin.elapsed or len(person.spans) == 1
    )
    return () if times == (Stretch(None, None),) else times
