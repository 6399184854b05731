"""One group on a page, and as plain values for another program."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import to_builtins

from intervisie.faces.inert import inert, one_line
from intervisie.groups.group import (
    Group,
    Member,
    active_members,
    agreement_in_force,
    still_to_agree,
)
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

CLOCKS = {
    ClockDisplay.EXACT: say("exact: to the second"),
    ClockDisplay.ROUGH: say("rough: plenty of time, nearly time, overtime"),
    ClockDisplay.HIDDEN: say("hidden: only when the time is up"),
}
GUIDANCE = {
    Guidance.READ_ALOUD: say("texts to read aloud"),
    Guidance.HEADINGS: say("headings only"),
    Guidance.CLOCK: say("the clock only"),
}
LANGUAGES = {"nl": say("Dutch"), "en": say("English")}


def page(group: Group, words: Words) -> Iterator[str]:
    """Yield the lines of a page, harmless for a terminal; nothing of what was said in a meeting."""
    told = words.text
    yield inert(one_line(group.name))
    if group.archived is not None:
        yield told(say("archived since {day}", day=group.archived))
    yield ""
    yield told(say("Members"))
    for member in active_members(group):
        yield f"  {_member(member, words)}"
    if not active_members(group):
        yield "  -"
    gone = [member for member in group.members if member.until is not None]
    if gone:
        yield ""
        yield told(say("Left"))
        for member in gone:
            yield f"  {_member(member, words)}"
    yield from _section(say("Ground rules"), [one_line(rule) for rule in group.ground_rules], words)
    yield from _agreement(group, words)
    themes = [f"{theme.code}: {one_line(theme.label)}" for theme in group.themes]
    yield from _section(say("Themes"), themes, words)
    yield ""
    yield told(say("Clock: {how}", how=CLOCKS[group.clock]))
    if group.guidance is not Guidance.READ_ALOUD:
        yield told(say("Guidance: {how}", how=GUIDANCE[group.guidance]))
    if group.language:
        yield told(say("Language: {language}", language=LANGUAGES[group.language]))
    if group.methods:
        yield told(say("Methods: {names}", names=", ".join(group.methods)))
    if group.profiles:
        yield told(say("Profiles: {names}", names=", ".join(group.profiles)))


def values(group: Group) -> dict[str, object]:
    """Return a group as plain values; what is not set is left out."""
    found = to_builtins(group)
    assert isinstance(found, dict)
    return found


def _member(member: Member, words: Words) -> str:
    parts = [
        *(f"{each.register} {each.number}" for each in member.registrations),
        *(each for each in (member.discipline, member.site) if each),
    ]
    if member.since is not None:
        parts.append(words.text(say("since {day}", day=member.since)))
    if member.until is not None:
        parts.append(words.text(say("until {day}", day=member.until)))
    behind = f"  {one_line(', '.join(parts))}" if parts else ""
    return inert(f"{one_line(member.name)}{behind}")


def _section(title: Text, lines: list[str], words: Words) -> Iterator[str]:
    if lines:
        yield ""
        yield words.text(title)
        for line in lines:
            yield f"  {inert(line)}"


def _agreement(group: Group, words: Words) -> Iterator[str]:
    agreement = agreement_in_force(group)
    if agreement is None:
        return
    told = words.text
    yield ""
    yield told(say("Agreement, version {number} of {day}", number=agreement.version, day=agreement.day))
    for line in agreement.text.splitlines():
        yield f"  {inert(line)}".rstrip()
    names = {member.id: member.name for member in group.members}
    for consent in agreement.agreed:
        name = one_line(names.get(consent.person, "?"))
        yield f"  {inert(told(say('{name} agreed on {day}', name=name, day=consent.day)))}"
    missing = ", ".join(one_line(member.name) for member in still_to_agree(group))
    if missing:
        yield f"  {inert(told(say('still to be agreed by {names}', names=missing)))}"
