"""`intervisie people forget`: take somebody out of everything that is kept. Arguments in, exit code out.

First it is said what goes and what stays and why; nothing is written before somebody said yes to that. The
meetings come first and the groups last, because a group knows the ids by which somebody is found: broken off
anywhere, the same command does the rest.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from intervisie.archive.archive import Archive
from intervisie.archive.groups import Groups
from intervisie.archive.redacting import Change, Ids, still_open
from intervisie.cli.asking import can_ask, choose
from intervisie.cli.people import name_or_asked, nothing_held, open_all, warn_of_unread
from intervisie.cli.people_page import same_name_lines
from intervisie.cli.report import report
from intervisie.cli.spoken import interface_words
from intervisie.cli.whereabouts import InGroup, InMeeting, Whereabouts, in_group, people_in, whereabouts
from intervisie.errors import AnswerNeededError, ExitCode, IntervisieError
from intervisie.faces.inert import inert, one_line
from intervisie.groups.forgetting import without
from intervisie.meeting.forgetting import forgotten
from intervisie.meeting.holding import Kind, about
from intervisie.meeting.nobody import nobody
from intervisie.meeting.state import Meeting
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

_RANDOM = re.compile(r"[0-9a-f]{32}")


def forget(*, name: str | None, group: str | None, yes: bool) -> int:
    """Forget somebody, once somebody said yes to what that means; return the exit code."""
    archive, groups = open_all()
    archive.finish()
    groups.finish()
    everywhere = whereabouts(archive, groups, name_or_asked(name), group)
    warn_of_unread(everywhere)
    found = _whole(everywhere)
    if not found:
        print(nothing_held(found.name))
        return ExitCode.DAMAGED if found.unread else ExitCode.DONE
    for each in found.meetings:
        if each.meeting.closed is None:
            raise still_open(each.name)
    words = interface_words()
    for line in _plan(found, words):
        print(line)
    if not yes and not _is_sure(found):
        print(words.text(say("Nothing was changed.")))
        return ExitCode.DONE
    return _done(archive, groups, found)


def _whole(found: Whereabouts) -> Whereabouts:
    """Return what can be rewritten: a damaged file is left as it is, and counts as unread."""
    damaged = (each.name for each in found.meetings if each.damaged)
    damaged_groups = (one.group.id for one in found.groups if one.damaged)
    return replace(
        found,
        meetings=tuple(each for each in found.meetings if not each.damaged),
        groups=tuple(one for one in found.groups if not one.damaged),
        unread=(*found.unread, *damaged, *damaged_groups),
    )


def _done(archive: Archive, groups: Groups, found: Whereabouts) -> int:
    """Do it, in an order that can be broken off; what fails is told, and the rest is done all the same."""
    failed = 0
    for each in found.meetings:
        try:
            archive.redact(each.heading.meeting, lambda meeting: _change(meeting, found))
        except IntervisieError as error:
            failed = failed or error.exit_code
            report(error)
    if not failed:
        for one in found.groups:
            black = in_group(one.group, found.ids, found.names).blacked
            try:
                change = partial(without, people=found.ids, blacked=black)
                groups.redact(one.group.id, change, _other_ids(found.ids))
            except IntervisieError as error:
                failed = failed or error.exit_code
                report(error)
    told = interface_words().text
    if failed:
        print(told(say("Not everything could be done. Do it again when what stands above is mended.")))
        return failed
    print(inert(told(say("{name} is forgotten.", name=found.name))))
    return ExitCode.DAMAGED if found.unread else ExitCode.DONE


def _change(meeting: Meeting, found: Whereabouts) -> tuple[Change, Ids]:
    """Return what is left of a meeting; whoever sat there gets an id that no other meeting knows."""
    whose = about(meeting, people_in(meeting, found.ids, found.name), found.names)
    word = nobody(meeting.language, {one.name for one in meeting.people if one.id not in whose.people})
    return lambda decided: forgotten(decided, whose, word), _other_ids(whose.people)


def _other_ids(people: frozenset[str]) -> Ids:
    """Return a new id for each that is random, and so stands for somebody wherever it stands."""
    return {person: os.urandom(16).hex() for person in people if _RANDOM.fullmatch(person)}


def _plan(found: Whereabouts, words: Words) -> Iterator[str]:
    """Yield what goes and what stays, harmless for a terminal."""
    told = words.text
    yield from same_name_lines(found, words)
    yield told(say("What goes:"))
    for one in found.groups:
        yield f"  {inert(told(_in_group(one)))}"
    for each in found.meetings:
        yield f"  {inert(told(_in_meeting(each)))}"
    yield told(say("What stays, and why:"))
    for text in _what_stays(found):
        yield f"  {inert(told(text))}"


def _in_group(one: InGroup) -> Text:
    """Return what goes in one group."""
    numbers = sum(len(member.registrations) for member in one.members)
    parts = []
    if one.members:
        parts.append(say("the membership, now and in the past"))
    if numbers:
        parts.append(say_count("{count} number in a register", "{count} numbers in registers", numbers))
    if one.goals:
        parts.append(say("what they wanted to learn"))
    if one.texts:
        parts.append(say_count("the name in {count} text", "the name in {count} texts", len(one.texts)))
    return say("Group {name}: {parts}", name=one_line(one.group.name), parts=_listed(parts))


def _in_meeting(each: InMeeting) -> Text:
    """Return what goes in one meeting, in numbers: what it says is not for everybody who looks on."""
    held = each.holding
    named = sum(text.kind is Kind.MENTION for text in held.texts)
    own = len(held.texts) - named
    parts = [say("the name in the list of those present")] if held.people else []
    if own:
        parts.append(say_count("{count} text of theirs", "{count} texts of theirs", own))
    if each.whose.cases:
        parts.append(say("everything that was noted for them in their case"))
    if named:
        parts.append(
            say_count("the name in {count} text of others", "the name in {count} texts of others", named)
        )
    if held.pseudonyms:
        parts.append(say("what stands for the name in documents"))
    return say("{meeting}: {parts}", meeting=each.name, parts=_listed(parts))


def _listed(parts: list[Text]) -> Text:
    """Return several things as one, with semicolons between."""
    found = parts[0]
    for part in parts[1:]:
        found = say("{one}; {other}", one=found, other=part)
    return found


def _what_stays(found: Whereabouts) -> Iterator[Text]:
    if any(each.holding.people for each in found.meetings):
        yield say(
            "When the meetings were and from when to when each was there, this person without a name: "
            "others prove their hours with it."
        )
        yield say("What the group noted for itself, without the name: it is the group's.")
        yield say(
            "A proof of participation can no longer be made for this person. Make it first if it is needed."
        )
    for each in found.groups:
        if in_group(each.group, found.ids, found.names).are_in(each.group.name):
            yield say(
                "The name of group {name}, because meetings are found by it. To change it: {command}",
                name=one_line(each.group.name),
                command="intervisie groups edit --name",
            )
    for meeting in found.meetings:
        if meeting.holding.in_group_name:
            yield say("{meeting}: the name of the group.", meeting=meeting.name)
    yield say(
        "What cannot be reached: documents that were made, backups, methods and templates of your own, "
        "and what a disk keeps of removed files."
    )


def _is_sure(found: Whereabouts) -> bool:
    if not can_ask():
        raise AnswerNeededError(
            say("Forgetting somebody cannot be undone, and there is nobody to ask."),
            say("Nothing was changed. Add --yes if you are sure."),
        )
    told = interface_words().text
    answers = (told(say("No, keep it")), told(say("Yes, forget them for good")))
    question = say_count(
        "Forget {name}, in {count} meeting?",
        "Forget {name}, in {count} meetings?",
        len(found.meetings),
        name=one_line(found.name),
    )
    return choose(question, answers) == 1
