"""The key table as the reference page of the authoring manual. Pure."""

from __future__ import annotations

from intervisie.method.keys import TABLES, Key, Kind, Table

_VALUES = {
    Kind.FORMAT: "`0`",
    Kind.LINE: "one line of text",
    Kind.TEXT: "text",
    Kind.TEXTS: "list of texts",
    Kind.ASK: "text, or list of texts",
    Kind.ID: "id",
    Kind.STEP_ID: "id of a step",
    Kind.STEP_IDS: "list of ids of steps",
    Kind.BRINGS: "list of blocks and ids of their steps",
    Kind.COUNT: "number",
    Kind.TIME: "time",
    Kind.RANGE: "time - time",
    Kind.WATCH: "list of ids of pitfalls and texts",
    Kind.PEOPLE: "keys, see The number of people",
    Kind.RECORD: "a kind, or keys, see What is written down",
    Kind.HIDDEN: "list, see Something hidden",
    Kind.STEPS: "list, see A step",
    Kind.PARTS: "list, see A part",
    Kind.PITFALLS: "list, see A pitfall",
    Kind.PITFALL_ID: "id, capitals allowed",
}


def reference() -> str:
    """Return every key with its value, its default and its meaning, as Markdown tables in English."""
    return "\n".join(_table(table) for table in TABLES)


def _table(table: Table) -> str:
    rows = [f"| `{key.name}` | {_value(key)} | {_default(key)} | {key.meaning.msgid} |" for key in table.keys]
    head = ("| key | value | when left out | meaning |", "| --- | --- | --- | --- |")
    return "\n".join((f"### {table.title.msgid}", "", *head, *rows, ""))


def _value(key: Key) -> str:
    if key.choices is not None:
        return ", ".join(f"`{member.value}`" for member in key.choices)
    return _VALUES[key.kind]


def _default(key: Key) -> str:
    if key.required:
        return "**must be there**"
    return key.default or "nothing"
