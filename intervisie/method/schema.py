"""The key table as the reference page of the authoring manual, in any language. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from intervisie.method.choices import Who
from intervisie.method.keys import TABLES, Key, Kind, Table
from intervisie.method.model import FORMAT
from intervisie.method.parts import GIVEN
from intervisie.text import Text, say

Speak = Callable[[Text], str]
"""Puts a sentence into the language of the page."""

_WORDS = ", ".join(f"`{who.value}`" for who in Who if who is not Who.ROLES)
_GIVEN = ", ".join(f"`{role}`" for role in GIVEN)

_VALUES: dict[StrEnum, Text | str] = {
    Kind.LINE: say("one line of text"),
    Kind.TEXT: say("text"),
    Kind.TEXTS: say("list of texts"),
    Kind.ASK: say("text, or list of texts"),
    Kind.ID: say("id"),
    Kind.STEP_ID: say("id of a step"),
    Kind.STEP_IDS: say("list of ids of steps"),
    Kind.BRINGS: say("list of blocks and ids of their steps"),
    Kind.BLOCK_STEP: say("id of a step of a block"),
    Kind.COUNT: say("number"),
    Kind.MANY: say("number"),
    Kind.NUMBER: say("number, 0 and below allowed"),
    Kind.HOLDERS: say("number, or number - number"),
    Kind.TIME: say("time"),
    Kind.RANGE: say("time - time"),
    Kind.DURATION: say("time, such as `10m`"),
    Kind.PERCENT: say("percentage"),
    Kind.WATCH: say("list of ids of pitfalls and texts"),
    Kind.WHO: say("{words}; also ids of roles", words=_WORDS),
    Kind.OWNER: say("`case-owner`, `parties` or id of a role"),
    Kind.ROLE_ID: say("`case-owner` or id of a role"),
    Kind.ROLE_IDS: say("list of ids of roles; also {words}", words=_GIVEN),
    Kind.RECORD_ID: say("id of an earlier record"),
    Kind.USUAL_RECORD: say("a kind, see What is written down"),
    Kind.PEOPLE: say("keys, see The number of people"),
    Kind.RECORD: say("a kind, or keys, see What is written down"),
    Kind.SCALE: say("keys, see A scale"),
    Kind.ROLES: say("list, see A role"),
    Kind.VARIANTS: say("list, see A variant"),
    Kind.STEP_TIMES: say("ids of steps with times"),
    Kind.STEP_MODES: say("ids of steps with modes"),
    Kind.BRANCH: say("keys, see A branch"),
    Kind.PATH: say("keys, see What an answer leads to"),
    Kind.MODULES: say("list, see A module"),
    Kind.FOR_EACH: say("`participant`, `seat`, `party`, or keys, see A loop"),
    Kind.HIDDEN: say("list, see Something hidden"),
    Kind.STEPS: say("list, see A step"),
    Kind.PARTS: say("list, see A part"),
    Kind.PITFALLS: say("list, see A pitfall"),
    Kind.PITFALL_ID: say("id, capitals allowed"),
}
_NO_MORE: dict[StrEnum, Text | str] = {}


def reference(
    speak: Speak, tables: Iterable[Table] = TABLES, more: Mapping[StrEnum, Text | str] = _NO_MORE
) -> str:
    """Return every key with its value, its default and its meaning, as Markdown tables.

    `more` says what values are that only these tables have.
    """
    values = {**_VALUES, **more}
    return "\n".join(_table(table, values, speak) for table in tables)


def _table(table: Table, values: Mapping[StrEnum, Text | str], speak: Speak) -> str:
    titles = (say("key"), say("value"), say("when left out"), say("meaning"))
    head = (_row(*(speak(title) for title in titles)), _row(*("---" for _ in titles)))
    rows = [
        _row(f"`{key.name}`", _value(key, values, speak), _default(key, speak), speak(key.meaning))
        for key in table.keys
    ]
    return "\n".join((f"### {speak(table.title)}", "", *head, *rows, ""))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _value(key: Key, values: Mapping[StrEnum, Text | str], speak: Speak) -> str:
    if key.choices is not None:
        words = ", ".join(f"`{member.value}`" for member in key.choices)
        return speak(say("list of {words}", words=words)) if key.kind is Kind.CHOICES else words
    if key.kind is Kind.FORMAT:
        return f"`{FORMAT}`"
    value = values[key.kind]
    return value if isinstance(value, str) else speak(value)


def _default(key: Key, speak: Speak) -> str:
    if key.required:
        return f"**{speak(say('must be there'))}**"
    if not key.default:
        return speak(say("nothing"))
    return key.default if isinstance(key.default, str) else speak(key.default)
