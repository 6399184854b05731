"""Everything that is held about somebody, on a page and as plain values for another program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from intervisie.cli.whereabouts import InGroup, InMeeting, Whereabouts
from intervisie.faces.inert import inert, one_line
from intervisie.groups.group import PaperKind
from intervisie.meeting.holding import Held, Kind
from intervisie.meeting.state import Role, Scale
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

KINDS = {
    Kind.SAID: say("said"),
    Kind.ACTION: say("to do"),
    Kind.IN_CASE: say("noted for their case"),
    Kind.CASE: say("name of their case"),
    Kind.QUESTION: say("question of their case"),
    Kind.HIDDEN: say("kept hidden"),
    Kind.AFTERWARDS: say("what became of it"),
    Kind.MENTION: say("named"),
}
_ROLES = {
    Role.FACILITATOR: say("facilitator"),
    Role.NOTE_TAKER: say("note-taker"),
    Role.TIMEKEEPER: say("timekeeper"),
    Role.OBSERVER: say("observer"),
}
_SCALES = {
    Scale.CLARITY: say("clarity"),
    Scale.OWNERSHIP: say("ownership"),
    Scale.ABILITY: say("ability"),
}


def page(found: Whereabouts, words: Words) -> Iterator[str]:
    """Yield the lines of the page, harmless for a terminal."""
    told = words.text
    if not found:
        yield inert(told(say("Nothing is held about {name}.", name=found.name)))
        return
    yield inert(one_line(found.name))
    yield from same_name_lines(found, words)
    for group in found.groups:
        yield ""
        yield from _group_lines(group, words)
    for each in found.meetings:
        yield ""
        yield from _meeting_lines(each, words)
    yield ""
    yield told(
        say("Not looked at: documents that were made, backups, and methods and templates of your own.")
    )


def same_name_lines(found: Whereabouts, words: Words) -> Iterator[str]:
    """Yield what to say when a name may be several people's."""
    told = words.text
    circles = [one_line(name) or told(say("without a group")) for name in found.circles]
    if len(circles) > 1:
        yield inert(
            told(
                say(
                    "The name stands in: {groups}. If these are different people, choose one with --group.",
                    groups=", ".join(circles),
                )
            )
        )
    for each in found.meetings:
        if len(each.holding.people) > 1:
            yield inert(
                told(
                    say(
                        "In {meeting} {count} people have this name; they cannot be told apart.",
                        count=len(each.holding.people),
                        meeting=each.name,
                    )
                )
            )


def values(found: Whereabouts) -> dict[str, object]:
    """Return the page as plain values."""
    return {
        "name": found.name,
        "names": list(found.names),
        "groups": [_group_values(one) for one in found.groups],
        "meetings": [_meeting_values(each) for each in found.meetings],
        "damaged": [*found.unread, *(each.name for each in found.meetings if each.damaged)],
    }


def _group_lines(one: InGroup, words: Words) -> Iterator[str]:
    told = words.text
    yield inert(told(say("Group {name}", name=one_line(one.group.name))))
    for member in one.members:
        parts = [
            one_line(member.name),
            *(one_line(f"{each.register} {each.number}") for each in member.registrations),
            *(one_line(text) for text in (member.discipline, member.site) if text),
        ]
        if member.since is not None:
            parts.append(told(say("since {day}", day=member.since)))
        if member.until is not None:
            parts.append(told(say("until {day}", day=member.until)))
        yield f"  {inert(told(say('member: {entry}', entry=', '.join(parts))))}"
    for version, day in one.agreed:
        agreed = say("agreed to version {version} on {day}", version=version, day=day)
        yield f"  {inert(told(agreed))}"
    for wish in one.goals:
        goal = say("wanted to learn, on {day}: {text}", day=wish.day, text=one_line(wish.text))
        yield f"  {inert(told(goal))}"
    for paper in one.papers:
        came = (
            say("work for meeting {number} came in on {day}", number=paper.number, day=paper.day)
            if paper.kind is PaperKind.WORK
            else say("report on meeting {number} came in on {day}", number=paper.number, day=paper.day)
        )
        yield f"  {inert(told(came))}"
    for text in one.texts:
        yield f"  {inert(told(say('{kind}: {text}', kind=KINDS[Kind.MENTION], text=one_line(text))))}"


def _meeting_lines(each: InMeeting, words: Words) -> Iterator[str]:
    told, held = words.text, each.holding
    state = say("open") if each.meeting.closed is None else say("closed")
    heading = told(
        say("{handle}, {day}, {state}", handle=each.name, day=each.heading.opened.date(), state=state)
    )
    group = one_line(each.heading.group_name)
    yield inert(f"{heading}, {group}" if group else heading)
    for line in _facts(each):
        yield f"  {inert(told(line))}"
    for text in held.texts:
        yield f"  {_text(text, words)}"


def _facts(each: InMeeting) -> Iterator[Text]:
    held, closed = each.holding, each.meeting.closed
    for person in held.people:
        if not person.spans:
            yield say("expected, and not there")
        for span in person.spans:
            until = span.until or closed
            if until is None:
                yield say("there since {since}", since=span.since.wall)
            else:
                yield say("there from {since} to {until}", since=span.since.wall, until=until.wall)
    for role in held.roles:
        yield say("role: {role}", role=_ROLES[role])
    for name in held.method_roles:
        yield say("role: {role}", role=one_line(name))
    for number in held.cases:
        yield say("brought case {number}", number=number)
    for scale, number, at in held.scales:
        yield say("{scale}: {number}, at {at}", scale=_SCALES[scale], number=number, at=at)
    for at in held.apart:
        yield say("a talk apart at {at}", at=at)
    for name, pseudonym in held.pseudonyms:
        yield say("in documents {name} is {pseudonym}", name=one_line(name), pseudonym=one_line(pseudonym))


def _text(text: Held, words: Words) -> str:
    told = words.text
    marks = [
        told(mark)
        for mark, holds in (
            (say("for the facilitator only"), text.private),
            (say("stands in no document any more"), not text.stands),
        )
        if holds
    ]
    number = f"{text.number:>3}" if text.number else "  -"
    behind = f" ({', '.join(marks)})" if marks else ""
    return inert(f"{number}  {told(KINDS[text.kind])}: {one_line(text.text)}{behind}")


def _group_values(one: InGroup) -> dict[str, object]:
    from msgspec import to_builtins

    return {
        "group": one.group.name,
        "id": one.group.id,
        "members": [to_builtins(member) for member in one.members],
        "agreed": [{"version": version, "day": day.isoformat()} for version, day in one.agreed],
        "goals": [to_builtins(wish) for wish in one.goals],
        "papers": [to_builtins(paper) for paper in one.papers],
        "texts": list(one.texts),
    }


def _meeting_values(each: InMeeting) -> dict[str, object]:
    held, closed = each.holding, each.meeting.closed
    return {
        "meeting": each.name,
        "date": each.heading.opened.date().isoformat(),
        "group": each.heading.group_name,
        "state": "open" if closed is None else "closed",
        "there": [
            {"from": _minute(span.since.wall), "until": _minute(until.wall) if until else None}
            for person in held.people
            for span in person.spans
            for until in (span.until or closed,)
        ],
        "expected": any(not person.spans for person in held.people),
        "people_of_this_name": len(held.people),
        "roles": [*(role.value for role in held.roles), *held.method_roles],
        "cases": list(held.cases),
        "scales": [
            {"scale": scale.value, "number": number, "at": _minute(at)} for scale, number, at in held.scales
        ],
        "talks_apart": [_minute(at) for at in held.apart],
        "pseudonyms": dict(held.pseudonyms),
        "texts": [
            {
                "kind": text.kind.value,
                "number": text.number or None,
                "text": text.text,
                "at": _minute(text.at),
                "private": text.private,
                "stands": text.stands,
            }
            for text in held.texts
        ],
    }


def _minute(at: datetime) -> str:
    return at.isoformat(timespec="minutes")
