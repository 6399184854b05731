"""What stands on the pages to look something up: help, the present step, what stands below the order. Pure.

Each line may have a label, which stands in a column of its own; a line of a label alone is a heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from intervisie.faces.completing import hidden_from
from intervisie.faces.looking import HOW_TO_SETTLE, brought_text, help_lines, talks_held
from intervisie.faces.screen.keys import FUNCTION_KEYS, KEYS, Key
from intervisie.meeting.commands import USAGE, Spec, possible
from intervisie.meeting.following import brought_views
from intervisie.meeting.note import NoteKind
from intervisie.meeting.present import candidates
from intervisie.meeting.state import Meeting, name_of
from intervisie.meeting.view import View
from intervisie.text import Text, say


class Entry(Struct, frozen=True):
    """One line to look up, still without a language; text that somebody wrote is a plain string."""

    text: Text | str = ""
    label: Text | str = ""


def help_entries(meeting: Meeting, name: str) -> tuple[Entry, ...]:
    """Return how to type, the keys, and the commands that are possible now; or what one command does."""
    lines = help_lines(meeting, name)
    if name:
        return tuple(Entry(line) for line in lines)
    return (
        *(Entry(line) for line in lines[:2]),
        Entry(),
        Entry(label=say("Keys")),
        *(Entry(key.does, _names(key)) for key in KEYS),
        Entry(),
        Entry(label=say("What can be typed now")),
        *(Entry(spec.does, _usage(spec)) for spec in possible(meeting)),
    )


def _names(key: Key) -> str:
    also = FUNCTION_KEYS.get(key.act, "")
    return f"{key.sign} {also}" if also else key.sign


def _usage(spec: Spec) -> Text:
    usage = USAGE.get(spec.takes)
    if usage is None:
        return say("/{name}", name=spec.name)
    return say("/{name} {usage}", name=spec.name, usage=usage)


def step_entries(seen: View) -> tuple[Entry, ...]:
    """Return everything there is to read about the present part, and all its notes."""
    entries: list[Entry] = []
    label: Text | str = ""
    for entry in _step(seen):
        again = bool(entry.label) and entry.label == label
        label = entry.label
        entries.append(Entry(entry.text, " ") if again else entry)
    return tuple(entries)


def _step(seen: View) -> Iterator[Entry]:
    if seen.purpose:
        yield Entry(seen.purpose, say("Purpose"))
    if seen.say:
        yield Entry(seen.say, say("Read aloud"))
    for question in seen.ask:
        yield Entry(question, say("Ask"))
    for line in seen.typing:
        yield Entry(line, say("Type"))
    for notice in seen.notices:
        yield Entry(notice, say("For you"))
    if seen.for_facilitator:
        yield Entry(seen.for_facilitator, say("For you"))
    for watch in seen.watch:
        what: Text | str = watch.name
        if watch.say:
            what = say("{pitfall}: “{sentence}”", pitfall=watch.name, sentence=watch.say)
        yield Entry(what, say("Watch for"))
    yield from _brought(seen)
    yield from _noted(seen)


def _brought(seen: View) -> Iterator[Entry]:
    if seen.brought:
        yield Entry()
        yield Entry(label=say("Actions of earlier meetings"))
    for one in seen.brought:
        yield Entry(brought_text(one), f"{one.letter:>3}")


def _noted(seen: View) -> Iterator[Entry]:
    if seen.notes:
        yield Entry()
        yield Entry(label=say("Notes"))
    for noted in seen.notes:
        text = " | ".join(noted.note.columns)
        yield Entry(f"{noted.speaker}: {text}" if noted.speaker else text, f"{noted.note.number:>3}")


def brought_entries(meeting: Meeting) -> tuple[Entry, ...]:
    """Return the actions of earlier meetings with their letters, and how to say what became of them."""
    brought = brought_views(meeting)
    return (*(Entry(brought_text(one), f"{one.letter:>3}") for one in brought), Entry(), Entry(HOW_TO_SETTLE))


def beside_the_order(meeting: Meeting) -> tuple[Entry, ...]:
    """Return who brought what, what was parked, the actions so far, and the talks beside the steps."""
    brought = [
        Entry(
            say(
                "Case {number}, {name}: {text}",
                number=number,
                name=name_of(meeting, note.speaker) or "?",
                text=shown(note.text),
            )
        )
        for number, note in enumerate(candidates(meeting), start=1)
    ]
    noted = [
        Entry(say("{kind}, note {number}: {text}", kind=kind_name, number=note.number, text=shown(note.text)))
        for kind, kind_name in ((NoteKind.PARKED, say("Parked")), (NoteKind.ACTION, say("Action")))
        for note in meeting.notes
        if note.kind is kind and not note.struck
    ]
    planned = [Entry(say("Planned end: {time}.", time=meeting.until))] if meeting.until is not None else []
    held = [Entry(line) for line in talks_held(meeting, meeting.last)]
    return (*brought, *noted, *held, *planned)


def shown(line: str) -> str:
    """Return a line for a message; what is typed to stay hidden is not repeated."""
    return "/…" if hidden_from(line) is not None else " ".join(line.split())
