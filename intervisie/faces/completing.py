"""What can be completed in a line, and what of it must not be seen. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from intervisie.meeting.command import Verb
from intervisie.meeting.commands import BY_NAME, Spec, Takes, possible
from intervisie.meeting.finding import folded
from intervisie.meeting.items import stop_about
from intervisie.meeting.present import round_at
from intervisie.meeting.state import Meeting, current_stop
from intervisie.meeting.typed import ROLES, TAGS
from intervisie.method.choices import RecordKind

_NAMING = {Takes.PERSON, Takes.PEOPLE, Takes.MAYBE_PERSON, Takes.NEWCOMER, Takes.ROLE_PERSON}
_STEPPING = {Takes.STEP, Takes.MAYBE_STEP, Takes.STEP_TEXT, Takes.STEP_MINUTES}


def completions(
    meeting: Meeting, line: str, language: str, methods: Callable[[], tuple[str, ...]] = tuple
) -> tuple[str, ...]:
    """Return the whole lines that `line`, up to the cursor, can become, commands in one language.

    `methods` lists the ids of the methods that can be chosen; it is asked only where one is named.
    """
    head, _, word = line.rpartition(" ")
    before = f"{head} " if head else ""
    return tuple(before + found for found in _words(meeting, head, word, language, methods))


def _words(
    meeting: Meeting, head: str, word: str, language: str, methods: Callable[[], tuple[str, ...]]
) -> Iterator[str]:
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
        yield from (f"#{tag} " for tag in _spoken(TAGS, wanted, language))
        return
    spec_named = BY_NAME.get(folded(head.partition(" ")[0][1:])) if head.startswith("/") else None
    if spec_named is not None:
        yield from _arguments(meeting, spec_named, head, wanted, language, methods)


def _arguments(
    meeting: Meeting,
    spec: Spec,
    head: str,
    wanted: str,
    language: str,
    methods: Callable[[], tuple[str, ...]],
) -> Iterator[str]:
    """Yield what can stand behind the name of a command."""
    is_first = " " not in head
    if spec.takes in _NAMING:
        yield from _people(meeting, wanted)
    if spec.takes is Takes.ROLE_PERSON and is_first:
        yield from (f"{role} " for role in _method_roles(meeting) if role.startswith(wanted))
        yield from (f"{role} " for role in _spoken(ROLES, wanted, language))
    if spec.takes in _STEPPING and is_first:
        titles = dict.fromkeys(stop.step.id for stop in meeting.order)
        yield from (f"{title} " for title in titles if title.startswith(wanted))
    if spec.takes is Takes.NUMBER_MARK and head.count(" ") == 1:
        stop = stop_about(meeting, RecordKind.MARKS)
        marks = stop.part.record.marks if stop is not None and stop.part.record is not None else ()
        yield from (mark for mark in marks if folded(mark).startswith(wanted))
    if spec.takes is Takes.CODES:
        yield from (theme.code for theme in meeting.themes if theme.code.startswith(wanted))
    if spec.takes is Takes.METHOD and is_first:
        yield from (f"{method} " for method in methods() if method.startswith(wanted))
    if spec.verb is Verb.CHANGE and head.count(" ") == 1 and not wanted:
        number = head.partition(" ")[2]
        yield from (
            " | ".join(note.columns)
            for note in meeting.notes
            if str(note.number) == number and not note.struck
        )


def _spoken(words: Mapping[str, object], wanted: str, language: str) -> tuple[str, ...]:
    """Return the words that begin so in one language; in the other one when there are none."""
    found = [word for word in words if word.startswith(wanted)]
    of: dict[object, list[str]] = {}
    for word, meaning in words.items():
        of.setdefault(meaning, []).append(word)
    place = 0 if language == "nl" else -1
    own = [word for word in found if of[words[word]][place] == word]
    return tuple(own or found)


def _method_roles(meeting: Meeting) -> tuple[str, ...]:
    """Return the ids of the roles of the method at hand."""
    at_hand = round_at(meeting, current_stop(meeting))
    return tuple(role.id for role in at_hand.method.roles if role.id not in ROLES) if at_hand else ()


def _people(meeting: Meeting, wanted: str) -> Iterator[str]:
    return (person.name for person in meeting.people if folded(person.name).startswith(wanted))


def hidden_from(line: str) -> int | None:
    """Return from which character on a line must not be seen, None when all of it may."""
    if not line.startswith("/"):
        return None
    name, space, _ = line[1:].partition(" ")
    spec = BY_NAME.get(folded(name))
    return len(name) + 2 if space and spec is not None and spec.verb is Verb.HIDE else None
