"""What one meeting counts for under a profile, for one person. Pure.

The order is: is it a meeting of the right kind, in the right group, and long enough; then the ceilings; then
the rounding. What is not met makes a meeting count for nothing, and says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby, pairwise

from msgspec.structs import replace

from intervisie.documents.values import Attendance, Attended
from intervisie.groups.naming import same_name
from intervisie.profiles.composition import people_counted, share_finding, size_finding
from intervisie.profiles.held import Declared, Held
from intervisie.profiles.model import Counting, DayRule, MeetingRule, Profile, Rounding
from intervisie.profiles.naming import day_asked, figure, length_asked, present_asked
from intervisie.profiles.outcome import ZERO, Counted, Finding, Status
from intervisie.text import Text, say, say_count

_MINUTE = timedelta(minutes=1)
_UNIT = {Rounding.MINUTES: _MINUTE, Rounding.HOURS: timedelta(hours=1)}


def counted(profile: Profile, meetings: Iterable[Held], person: str, said: Declared) -> tuple[Counted, ...]:
    """Return what each closed meeting that somebody was at counts for, in order of time."""
    own = sorted(
        (
            (held, one)
            for held in meetings
            if not held.attendance.is_open and (one := _of(held.attendance, person)) is not None
        ),
        key=lambda each: each[0].attendance.begin,
    )
    found: list[Counted] = []
    for _, same_day in groupby(own, key=lambda each: each[0].attendance.begin.date()):
        found += _of_a_day(profile, tuple(same_day), said)
    return tuple(found)


def _of(attendance: Attendance, person: str) -> Attended | None:
    wanted = same_name(person)
    return next((one for one in attendance.people if same_name(one.name) == wanted), None)


def _of_a_day(profile: Profile, meetings: tuple[tuple[Held, Attended], ...], said: Declared) -> list[Counted]:
    """Return what the meetings of one day count for: ceilings of the day go over all of them."""
    day = profile.day
    alone = [_alone(profile, held, one, said) for held, one in meetings]
    whole = sum((each.counted for each in alone if _may_count(each)), ZERO)
    result: list[Counted] = []
    left = day.ceiling if day is not None and day.ceiling is not None else timedelta.max
    for each, (held, one) in zip(alone, meetings, strict=True):
        found = each
        if day is not None:
            finding = _day_finding(day, held.attendance, one, whole)
            found = replace(each, findings=(*each.findings, finding))
        time = min(found.counted, left) if _may_count(found) else ZERO
        time -= time % _UNIT[profile.rounding]
        left -= time
        result.append(replace(found, counted=time))
    return result


def _may_count(each: Counted) -> bool:
    return all(finding.status is not Status.NOT_MET for finding in each.findings)


def _alone(profile: Profile, held: Held, one: Attended, said: Declared) -> Counted:
    """Return a meeting by itself: its findings, and its time under its own ceiling."""
    attendance = held.attendance
    net = one.net // _MINUTE * _MINUTE
    rule = profile.meeting
    time = min(net, rule.ceiling) if rule is not None and rule.ceiling is not None else net
    return Counted(
        attendance.begin.date(),
        attendance.handle,
        attendance.group,
        net,
        time,
        tuple(_findings(profile, held, one, said)),
    )


def _findings(profile: Profile, held: Held, one: Attended, said: Declared) -> Iterator[Finding]:
    attendance = held.attendance
    yield _activity(profile, attendance, said)
    if profile.group is not None:
        yield size_finding(profile.group, held)
    for share in profile.composition:
        yield share_finding(share, held, one.name)
    if profile.meeting is not None:
        yield from _meeting(profile.meeting, held, one)
    asked = profile.asked
    if asked is not None and asked.method:
        yield _known(
            say("a method is used"),
            say("no method is known of this meeting"),
            asked.sources,
            known=bool(attendance.methods),
        )
    if asked is not None and asked.secrecy:
        yield _known(
            say("secrecy is discussed"),
            say("the ground rules were not shown in this meeting"),
            asked.sources,
            known=attendance.secrecy is not None,
        )
    if same_name(attendance.facilitator) == same_name(one.name):
        yield from _facilitator(profile, held)


def activity_of(attendance: Attendance, said: Declared) -> str:
    """Return the label of a meeting: the one that people gave it, or what its method makes of it.

    One never becomes another by itself: intervision is no ICT until somebody says that it was held as ICT.
    """
    return said.activity or (attendance.form.value if attendance.form else "")


def _activity(profile: Profile, attendance: Attendance, said: Declared) -> Finding:
    asked = say("held as {activity}", activity=" / ".join(profile.activities))
    label = activity_of(attendance, said)
    if not label:
        return Finding(asked, Status.CANNOT_TELL, say("no method says what kind of meeting it was"))
    wanted = {_label(each) for each in profile.activities}
    if _label(label) in wanted:
        return Finding(asked, Status.MET)
    return Finding(asked, Status.NOT_MET, say("this was {activity}", activity=label))


def _label(activity: str) -> str:
    return same_name(activity.replace("-", " "))


def _meeting(rule: MeetingRule, held: Held, one: Attended) -> Iterator[Finding]:
    if rule.present:
        yield _present(rule, held)
    if rule.floor is not None or rule.ceiling is not None:
        yield _length(length_asked(rule), one.net, rule.floor, rule.sources, ceiling=rule.ceiling)


def _length(
    asked: Text,
    net: timedelta,
    floor: timedelta | None,
    sources: tuple[str, ...],
    *,
    ceiling: timedelta | None,
) -> Finding:
    time = net // _MINUTE * _MINUTE
    if floor is not None and time < floor:
        return Finding(
            asked, Status.NOT_MET, say("{time} < {least}", time=figure(time), least=figure(floor)), sources
        )
    if ceiling is not None and time > ceiling:
        reason = say("{time}, of which {most} counts", time=figure(time), most=figure(ceiling))
        return Finding(asked, Status.MET, reason, sources)
    return Finding(asked, Status.MET, figure(time), sources)


def _present(rule: MeetingRule, held: Held) -> Finding:
    """Return whether there were always enough people; one who leaves can void the time of all others."""
    names = set(people_counted(held))
    people = [one for one in held.attendance.people if one.name in names]
    fewest, since = len(people), None
    moments = sorted({moment for one in people for moment in (one.since, one.until)})
    for begin, end in pairwise((held.attendance.begin, *moments, held.attendance.end)):
        if end - begin < _MINUTE:
            continue
        here = sum(1 for one in people if one.since <= begin and one.until >= end)
        if here < fewest:
            fewest, since = here, begin
    status = Status.MET if fewest >= rule.present else Status.NOT_MET
    return Finding(present_asked(rule), status, _how_many(fewest, since), rule.sources)


def _how_many(fewest: int, since: datetime | None) -> Text:
    if since is None:
        return say_count("{count} person", "{count} people", fewest)
    return say_count("{count} person from {time} on", "{count} people from {time} on", fewest, time=since)


def _day_finding(rule: DayRule, attendance: Attendance, one: Attended, whole: timedelta) -> Finding:
    """Return whether a day is long enough; of unbroken time only this meeting's own counts."""
    asked = day_asked(rule)
    if not rule.consecutive:
        return _length(asked, whole, rule.floor, rule.sources, ceiling=rule.ceiling)
    net = one.net // _MINUTE * _MINUTE
    if rule.floor is not None and net < rule.floor:
        reason = say("{time} < {least} consecutive", time=figure(net), least=figure(rule.floor))
        return Finding(asked, Status.NOT_MET, reason, rule.sources)
    stretch = _longest_stretch(attendance, one)
    if rule.floor is not None and stretch < rule.floor:
        reason = say(
            "at most {time} without a break; whether a break interrupts is for the register",
            time=figure(stretch),
        )
        return Finding(asked, Status.CANNOT_TELL, reason, rule.sources)
    return _length(asked, net, None, rule.sources, ceiling=rule.ceiling)


def _longest_stretch(attendance: Attendance, one: Attended) -> timedelta:
    """Return the longest time that somebody was there without a break."""
    longest, since = ZERO, one.since
    for pause in attendance.breaks:
        begin, end = pause.since or attendance.begin, pause.until or attendance.end
        if end > one.since and begin < one.until:
            longest = max(longest, begin - since)
            since = max(since, end)
    return max(longest, one.until - since) // _MINUTE * _MINUTE


def _known(asked: Text, unknown: Text, sources: tuple[str, ...], *, known: bool) -> Finding:
    """Return a condition that the program can only confirm: what it did not see may yet have been so."""
    if known:
        return Finding(asked, Status.MET, None, sources)
    return Finding(asked, Status.CANNOT_TELL, unknown, sources)


def _facilitator(profile: Profile, held: Held) -> Iterator[Finding]:
    """Yield whether the hours count of who led.

    Where a profile does not speak of it, a member of the group who leads takes part like every other; of
    somebody else it cannot be told.
    """
    rule = profile.facilitator
    asked = say("the own hours of who leads count")
    if rule is None:
        members = {same_name(each.name) for each in held.colleagues or ()}
        if same_name(held.attendance.facilitator) not in members:
            reason = say("led it; this profile does not say whether that counts")
            yield Finding(asked, Status.CANNOT_TELL, reason)
    elif rule.counts is Counting.YES:
        yield Finding(asked, Status.MET, None, rule.sources)
    elif rule.counts is Counting.NO:
        yield Finding(asked, Status.NOT_MET, say("led it; that does not count"), rule.sources)
    else:
        reason = say("led it; ask the register whether that counts")
        yield Finding(asked, Status.CANNOT_TELL, reason, rule.sources)
