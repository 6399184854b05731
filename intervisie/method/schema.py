"""The key table as the reference page of the authoring manual, in any language. Pure."""

from __future__ import annotations

from collections.abc import Callable

from intervisie.method.keys import TABLES, Key, Kind, Table
from intervisie.method.model import FORMAT
from intervisie.text import Text, say

Speak = Callable[[Text], str]
"""Puts a sentence into the language of the page."""

_VALUES = {
    Kind.LINE: say("one line of text"),
    Kind.TEXT: say("text"),
    Kind.TEXTS: say("list of texts"),
    Kind.ASK: say("text, or list of texts"),
    Kind.ID: say("id"),
    Kind.STEP_ID: say("id of a step"),
    Kind.STEP_IDS: say("list of ids of steps"),
    Kind.BRINGS: say("list of blocks and ids of their steps"),
    Kind.COUNT: say("number"),
    Kind.TIME: say("time"),
    Kind.RANGE: say("time - time"),
    Kind.WATCH: say("list of ids of pitfalls and texts"),
    Kind.PEOPLE: say("keys, see The number of people"),
    Kind.RECORD: say("a kind, or keys, see What is written down"),
    Kind.HIDDEN: say("list, see Something hidden"),
    Kind.STEPS: say("list, see A step"),
    Kind.PARTS: say("list, see A part"),
    Kind.PITFALLS: say("list, see A pitfall"),
    Kind.PITFALL_ID: say("id, capitals allowed"),
}


def reference(speak: Speak) -> str:
    """Return every key with its value, its default and its meaning, as Markdown tables."""
    return "\n".join(_table(table, speak) for table in TABLES)


def _table(table: Table, speak: Speak) -> str:
    titles = (say("key"), say("value"), say("when left out"), say("meaning"))
    head = (_row(*(speak(title) for title in titles)), _row(*("---" for _ in titles)))
    rows = [
        _row(f"`{key.name}`", _value(key, speak), _default(key, speak), speak(key.meaning))
        for key in table.keys
    ]
    return "\n".join((f"### {speak(table.title)}", "", *head, *rows, ""))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _value(key: Key, speak: Speak) -> str:
    if key.choices is not None:
        return ", ".join(f"`{member.value}`" for member in key.choices)
    return f"`{FORMAT}`" if key.kind is Kind.FORMAT else speak(_VALUES[key.kind])


def _default(key: Key, speak: Speak) -> str:
    if key.required:
        return f"**{speak(say('must be there'))}**"
    if not key.default:
        return speak(say("nothing"))
    return key.default if isinstance(key.default, str) else speak(key.default)
