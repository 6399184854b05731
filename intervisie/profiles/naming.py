"""The rules of a profile as sentences: in lists, in checks and on the page of the documentation. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from intervisie.profiles.model import (
    Basis,
    DayRule,
    Field,
    GroupSize,
    MeetingRule,
    Period,
    Rounding,
    Share,
    Source,
    Span,
    Spread,
    Volume,
)
from intervisie.text import Text, say, say_count

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)

FIELDS = {
    Field.ACTIVITY: say("kind of activity"),
    Field.DATE: say("date"),
    Field.TIMES: say("begin and end"),
    Field.NET_TIME: say("net time"),
    Field.PLACE: say("place, or online"),
    Field.GROUP: say("name of the group"),
    Field.NAMES: say("names"),
    Field.NUMBERS: say("register numbers"),
    Field.DISCIPLINES: say("disciplines"),
    Field.SITES: say("sites"),
    Field.FACILITATOR: say("who led, and with what qualification"),
    Field.NOTE_TAKER: say("note-taker"),
    Field.METHOD: say("method"),
    Field.SHORT_DESCRIPTION: say("short description without content"),
    Field.THEMES: say("subject or themes"),
    Field.GOALS: say("learning goals"),
    Field.GROUP_LEARNING: say("what the group learned"),
    Field.OWN_LEARNING: say("what you learned yourself"),
    Field.PLAN: say("development plan"),
    Field.SECRECY: say("that secrecy was discussed"),
    Field.EVERYONE_BROUGHT: say("that everybody brought something in"),
    Field.COMPETENCES: say("areas of competence"),
    Field.SIGNATURES: say("signatures"),
    Field.CASE: say("the content of the case"),
    Field.DIALOGUE: say("how it was questioned"),
}

SPANS = {
    Span.QUARTER: say("quarter"),
    Span.HALF_YEAR: say("half-year"),
    Span.YEAR: say("calendar year"),
}


def figure(duration: timedelta) -> Text:
    """Return a time as a figure: 8 h, 1 h 50, 45 min."""
    hours, minutes = divmod(duration // _MINUTE, 60)
    if not hours:
        return say("{minutes} min", minutes=minutes)
    if not minutes:
        return say("{hours} h", hours=hours)
    return say("{hours} h {minutes}", hours=hours, minutes=f"{minutes:02}")


def meetings_text(count: int) -> Text:
    """Return a number of meetings."""
    return say_count("{count} meeting", "{count} meetings", count)


def checked_text(basis: Basis, day: date) -> Text:
    """Return when a profile was checked, and against what: notes are not the rules themselves."""
    if basis is Basis.OWN_PAGES:
        return say("Checked on {day} against the body's own pages.", day=day)
    if basis is Basis.ARCHIVED:
        return say(
            "Checked on {day} against notes from archived copies of these pages, some of them years old.",
            day=day,
        )
    return say(
        "Checked on {day} against notes at second hand: the body's own text was not seen, only what others "
        "write about it.",
        day=day,
    )


def cited(source: Source) -> Text:
    """Return a source as it is cited."""
    return say("{title}, {site}", title=source.title, site=source.site)


def group_asked(rule: GroupSize) -> Text:
    """Return how many people a group must have."""
    if rule.least is None:
        return say_count(
            "a group of at most {count} person", "a group of at most {count} people", rule.most or 0
        )
    if rule.most is None:
        return say_count(
            "a group of at least {count} person", "a group of at least {count} people", rule.least
        )
    return say("a group of {least} to {most} people", least=rule.least, most=rule.most)


def share_asked(rule: Share) -> Text:
    """Return who must be in a group."""
    if rule.sites:
        return say_count(
            "people from at least {count} site", "people from at least {count} sites", rule.sites
        )
    who = " / ".join((*rule.registers, *rule.disciplines))
    if rule.over_half:
        return say("more than half of the group: {who}", who=who)
    if rule.percent:
        return say("at least {percent} % of the group: {who}", percent=rule.percent, who=who)
    if rule.besides_self:
        return say("at least {number} besides oneself: {who}", number=rule.least, who=who)
    return say("at least {number} in the group: {who}", number=rule.least, who=who)


def present_asked(rule: MeetingRule) -> Text:
    """Return how many people must be there all the time."""
    return say_count(
        "at least {count} person there, all the time",
        "at least {count} people there, all the time",
        rule.present,
    )


def length_asked(rule: MeetingRule) -> Text:
    """Return how long a meeting must be, and how much of it counts."""
    if rule.floor is None:
        return say("at most {time} a meeting counts", time=figure(rule.ceiling or timedelta(0)))
    if rule.ceiling is None:
        return say("at least {time} a meeting", time=figure(rule.floor))
    return say(
        "at least {least} a meeting, of which at most {most} counts",
        least=figure(rule.floor),
        most=figure(rule.ceiling),
    )


def day_asked(rule: DayRule) -> Text:
    """Return how long a day must be, and how much of it counts."""
    if rule.floor is None:
        return say("at most {time} a day counts", time=figure(rule.ceiling or timedelta(0)))
    least = figure(rule.floor)
    if rule.consecutive:
        least = say("{time} consecutive", time=least)
    if rule.ceiling is None:
        return say("at least {time} a day", time=least)
    return say(
        "at least {least} a day, of which at most {most} counts", least=least, most=figure(rule.ceiling)
    )


def period_text(period: Period) -> Text:
    """Return over how long a volume is asked."""
    if not period.months:
        return say("in a period that this profile does not know")
    if period.read_so:
        return say("in a year (read here as a calendar year)")
    if period.calendar:
        return say("in a calendar year")
    if period.months % 12 or period.months == 12:
        return say_count("in {count} month", "in {count} months", period.months)
    return say_count("in {count} year", "in {count} years", period.months // 12)


def _amount(hours: timedelta | None, meetings: int) -> Text:
    if hours is None:
        return meetings_text(meetings)
    if not meetings:
        return figure(hours)
    return say("{hours} and {meetings}", hours=figure(hours), meetings=meetings_text(meetings))


def volume_asked(rule: Volume, hours: timedelta | None = None) -> Text:
    """Return how much is asked over the period; `hours` when it is not what the rule says."""
    return say(
        "at least {amount} {period}",
        amount=_amount(hours if hours is not None else rule.hours, rule.meetings),
        period=period_text(rule.period),
    )


def spread_asked(rule: Spread) -> Text:
    """Return how much is asked in each part of the period."""
    return say(
        "at least {amount} in each {span}", amount=_amount(rule.hours, rule.meetings), span=SPANS[rule.per]
    )


def rounding_asked(rounding: Rounding) -> Text:
    """Return to what a meeting is rounded down."""
    if rounding is Rounding.HOURS:
        return say("each meeting in whole hours, rounded down")
    return say("each meeting in whole minutes")


def joined(sentences: Sequence[Text]) -> Text | None:
    """Return several sentences as one; None for none."""
    if not sentences:
        return None
    whole = sentences[0]
    for each in sentences[1:]:
        whole = say("{first}; {second}", first=whole, second=each)
    return whole
