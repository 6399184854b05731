"""What a check against a profile came to: as a page for people, and as values for another program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from intervisie.cli.profiles import hung, sources
from intervisie.faces.inert import one_line
from intervisie.profiles.checking import places_text
from intervisie.profiles.model import Profile
from intervisie.profiles.naming import figure, joined
from intervisie.profiles.outcome import Checked, Counted, Finding, Status, Window
from intervisie.profiles.telling import fields, notes
from intervisie.text import Argument, Text, say, say_count
from intervisie.words.catalogue import Words

_STATUS = {
    Status.MET: say("met"),
    Status.NOT_MET: say("not met"),
    Status.CANNOT_TELL: say("cannot be told"),
}
_MINUTE = timedelta(minutes=1)


def lines(profile: Profile, outcomes: Sequence[Checked], window: Window, words: Words) -> Iterator[str]:
    """Yield the whole page, harmless for a terminal."""
    told = words.text
    if not outcomes:
        yield told(say("No meetings from {since} until {until}.", since=window.since, until=window.until))
    for each in outcomes:
        yield from _person(each, words)
        yield ""
    yield from _only_people(profile, words)
    yield from _due(outcomes, words)
    yield from sources(profile, words)
    yield from hung("", told(say("Whether hours count is for the register to say, not for this program.")))


def _person(found: Checked, words: Words) -> Iterator[str]:
    told = words.text
    yield from hung("", told(verdict(found)))
    yield ""
    yield from hung("  ", told(_figures(found)))
    for title, findings in (
        (say("Over the period"), found.over_period),
        (say("Each meeting"), found.per_meeting),
    ):
        if findings:
            yield ""
            yield f"  {told(title)}"
            width = max(len(told(_STATUS[each.status])) for each in findings)
            for each in findings:
                status = told(_STATUS[each.status])
                yield from hung(f"    {status.ljust(width)}  ", told(_with_sources(each, found.profile)))
    everywhere = _everywhere(found)
    amiss = [each for each in found.meetings if each.counted != each.net or why_otherwise(each, everywhere)]
    if amiss:
        yield ""
        yield f"  {told(say('Meetings that count for less, or may'))}"
        for meeting in amiss:
            yield from hung("    ", told(_meeting(meeting, everywhere)), "      ")


def _everywhere(found: Checked) -> frozenset[Text]:
    """Return the conditions that are amiss at every meeting, so that they need no telling at each."""
    return frozenset(
        each.asked for each in found.per_meeting if each.places and each.places[0] == len(found.meetings) > 1
    )


def verdict(found: Checked) -> Text:
    """Return in one sentence what a check came to, with why."""
    blanks: dict[str, Argument] = {
        "person": one_line(found.person),
        "profile": found.profile.name,
        "day": found.as_of,
    }
    if found.verdict is None:
        return say(
            "{person}: profile {profile} asks nothing that meetings can be held against, as of {day}.",
            **blanks,
        )
    why = _why(found)
    if found.verdict is Status.MET:
        if found.profile.demands:
            return say(
                "{person} meets profile {profile} as of {day}, as far as the program sees, because: {why}.",
                **blanks,
                why=why,
            )
        return say("{person} meets profile {profile} as of {day}, because: {why}.", **blanks, why=why)
    if found.verdict is Status.NOT_MET:
        return say("{person} does not meet profile {profile} as of {day}, because: {why}.", **blanks, why=why)
    return say(
        "It cannot be told whether {person} meets profile {profile} as of {day}, because: {why}.",
        **blanks,
        why=why,
    )


def _why(found: Checked) -> Text:
    """Return the conditions that decided, each with its figures."""
    deciding = [each for each in found.over_period if each.status is found.verdict]
    if found.verdict is not Status.MET or not deciding:
        deciding += [each for each in found.per_meeting if each.status is found.verdict]
    return joined([_in_brief(each) for each in deciding]) or say("there were no meetings")


def _with_sources(each: Finding, profile: Profile) -> Text:
    """Return a condition with the sources it stands on, where a profile has more than one."""
    if len(profile.sources) == 1 or not each.sources:
        return _finding(each)
    return say("{rule} [{sources}]", rule=_finding(each), sources=", ".join(each.sources))


def _in_brief(each: Finding) -> Text:
    brief = places_text(*each.places) if each.places else each.reason
    return each.asked if brief is None else say("{asked} ({reason})", asked=each.asked, reason=brief)


def _finding(each: Finding) -> Text:
    if each.reason is None:
        return each.asked
    return say("{asked}: {reason}", asked=each.asked, reason=each.reason)


def _figures(found: Checked) -> Text:
    blanks: dict[str, Argument] = {
        "since": found.window.since,
        "until": found.window.until,
        "net": figure(found.net),
        "counted": figure(found.counted),
    }
    if found.uncertain:
        return say_count(
            "{since} to {until}: {count} meeting, {net} net; {counted} counts, {more} may count besides.",
            "{since} to {until}: {count} meetings, {net} net; {counted} counts, {more} may count besides.",
            len(found.meetings),
            **blanks,
            more=figure(found.uncertain),
        )
    return say_count(
        "{since} to {until}: {count} meeting, {net} net; {counted} counts.",
        "{since} to {until}: {count} meetings, {net} net; {counted} counts.",
        len(found.meetings),
        **blanks,
    )


def _meeting(meeting: Counted, everywhere: frozenset[Text]) -> Text:
    counted = figure(meeting.counted)
    if meeting.counted and not meeting.is_certain:
        counted = say("{time}, perhaps", time=counted)
    told = say(
        "{day} ({handle}): {net} net counts as {counted}",
        day=meeting.day,
        handle=meeting.handle,
        net=figure(meeting.net),
        counted=counted,
    )
    why = why_otherwise(meeting, everywhere)
    return told if why is None else say("{first}; {second}", first=told, second=why)


def why_otherwise(meeting: Counted, known: frozenset[Text] = frozenset()) -> Text | None:
    """Return why a meeting does not count as it lasted, or may not; None if only `known` is amiss."""
    return joined(
        [
            _finding(each)
            for each in meeting.findings
            if each.status is not Status.MET and each.asked not in known
        ]
    )


def _only_people(profile: Profile, words: Words) -> Iterator[str]:
    told = words.text
    if profile.demands:
        yield told(say("What only people can see"))
        for demand in profile.demands:
            yield from hung("  - ", words.name(demand.text))
        yield ""
    proof = profile.proof
    if proof is not None:
        if proof.required:
            yield from hung("", told(say("On the proof: {fields}.", fields=fields(proof.required))))
        if proof.forbidden:
            yield from hung("", told(say("Not on the proof: {fields}.", fields=fields(proof.forbidden))))
        yield ""
    known = notes(profile)
    if known:
        yield told(say("To know"))
        for note in known:
            yield from hung("  - ", words.name(note))
        yield ""


def _due(outcomes: Sequence[Checked], words: Words) -> Iterator[str]:
    """Yield what is to be done by when, once for everybody; nothing is called late."""
    found = sorted({each for outcome in outcomes for each in outcome.due}, key=lambda each: each.day)
    if not found:
        return
    told = words.text
    yield told(say("To do"))
    for each in found:
        told_when = say("{day}: {text}", day=each.day, text=each.text)
        if each.meeting is not None:
            told_when = say(
                "{day}: {text} (meeting of {meeting})", day=each.day, text=each.text, meeting=each.meeting
            )
        yield from hung("  ", told(told_when), "    ")
    yield ""


def values(found: Checked, words: Words) -> dict[str, object]:
    """Return a check for another program; sentences in the language of the interface."""
    profile = found.profile
    return {
        "person": found.person,
        "profile": profile.id,
        "as_of": found.as_of.isoformat(),
        "from": found.window.since.isoformat(),
        "until": found.window.until.isoformat(),
        "verdict": found.verdict.value if found.verdict else None,
        "sentence": words.text(verdict(found)),
        "net_minutes": found.net // _MINUTE,
        "counted_minutes": found.counted // _MINUTE,
        "uncertain_minutes": found.uncertain // _MINUTE,
        "over_period": [_finding_values(each, words) for each in found.over_period],
        "each_meeting": [_finding_values(each, words) for each in found.per_meeting],
        "meetings": [
            {
                "date": each.day.isoformat(),
                "meeting": each.handle,
                "net_minutes": each.net // _MINUTE,
                "counted_minutes": each.counted // _MINUTE,
                "certain": each.is_certain,
                "findings": [_finding_values(finding, words) for finding in each.findings],
            }
            for each in found.meetings
        ],
        "to_do": [
            {
                "by": each.day.isoformat(),
                "text": words.name(each.text),
                "meeting": each.meeting.isoformat() if each.meeting else None,
            }
            for each in found.due
        ],
        "only_people_can_see": [words.name(each.text) for each in profile.demands],
        "sources": [{"id": each.id, "title": each.title, "site": each.site} for each in profile.sources],
        "basis": str(profile.basis),
        "checked": profile.checked.isoformat(),
    }


def _finding_values(each: Finding, words: Words) -> dict[str, object]:
    return {
        "asked": words.text(each.asked),
        "status": each.status.value,
        "reason": words.text(each.reason) if each.reason else None,
        "sources": list(each.sources),
    }
