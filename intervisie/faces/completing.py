"""What can be completed in a line, and what of it must not be seen. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from intervisie.meeting.command import Verb
from intervisie.meeting.commands import BY_NAME, Takes, possible
from intervisie.meeting.finding import folded
from intervisie.meeting.items import stop_about
from intervisie.meeting.state import Meeting
from intervisie.meeting.typed import ROLES, TAGS
from intervisie.method.model import RecordKind

_NAMING = {Takes.PERSON, Takes.NEWCOMER, Takes.ROLE_PERSON}
_STEPPING = {Takes.STEP, Takes.MAYBE_STEP, Takes.STEP_TEXT, Takes.STEP_MINUTES}


def completions(meeting: Meeting, line: str, language: str) -> tuple[str, ...]:
    """Return the whole lines that `line`, up to the cursor, can become, commands in one language."""
    head, _, word = line.rpartition(" ")
    before = f"{head} " if head else ""
    return tuple(before + found for found in _words(meeting, head, word, language))


def _words(meeting: Meeting, head: str, word: str, language: str) -> Iterator[str]:
    wanted = folded(word[1:]) if word[:1] in ("/", "@", "#") else folded(word)
    if word.startswith("/") and not head:
        for spec in possible(meeting):
            names = spec.dutch if language == "nl" else spec.english
            if spec.verb is not Verb.ALLOT:
                yield from (f"/{name} " for name in names[: None if wanted else 1] if name.startswith(wanted))
        return
    if word.startswith("@"):
        yield from (f"@{name} " for name in _people(meeting, wanted))
        return
    if word.startswith("#"):
        yield from (f"#{tag} " for tag in TAGS if tag.startswith(wanted))
        return
    spec_named = BY_NAME.get(folded(head.partition(" ")[0][1:])) if head.startswith("/") else None
    if spec_named is None:
        return
    if spec_named.takes in _NAMING:
        yield from _people(meeting, wanted)
    if spec_named.takes is Takes.ROLE_PERSON and " " not in head:
        yield from (f"{role} " for role in ROLES if role.startswith(wanted))
    if spec_named.takes in _STEPPING and " " not in head:
        titles = dict.fromkeys(stop.step.id for stop in meeting.order)
        yield from (f"{title} " for title in titles if title.startswith(wanted))
    if spec_named.takes is Takes.NUMBER_MARK and head.count(" ") == 1:
        stop = stop_about(meeting, RecordKind.MARKS)
        marks = stop.part.record.marks if stop is not None and stop.part.record is not None else ()
        yield from (mark for mark in marks if folded(mark).startswith(wanted))


def _people(meeting: Meeting, wanted: str) -> Iterator[str]:
    return (person.name for person in meeting.people if folded(person.name).startswith(wanted))


def hidden_from(line: str) -> int | None:
    """Return from which character on a line must not be seen, None when all of it may."""
    if not line.startswith("/"):
        return None
    name, space, _ = line[1:].partition(" ")
    spec = BY_NAME.get(folded(name))
    return len(name) + 2 if space and spec is not None and spec.verb is Verb.HIDE else None
