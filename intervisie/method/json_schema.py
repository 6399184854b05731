"""The key table as a JSON Schema (2020-12), for editors that complete, explain and check as one types. Pure.

It says what a schema can: which keys there are, where they stand, what their values look like. What only
the whole file tells (that an id exists, that times fit, that somebody can speak) is for `methods check`.
What the schema refuses, `check` refuses too.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from intervisie.method.choices import Mode, RecordKind, Who
from intervisie.method.keys import BLOCK, FOR_EACH, METHOD, PITFALLS, STEP, TABLES, Key, Kind, Table
from intervisie.method.model import FORMAT
from intervisie.method.timing import DURATION, PERCENT, TERM
from intervisie.method.values import LONGEST_ID
from intervisie.text import Text, say

Speak = Callable[[Text], str]
"""Puts a sentence into the language of the schema."""

Schema = dict[str, object]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_SCALARS = ["string", "number", "boolean"]
"""YAML takes `12` and `true` for something else than text; a method takes each of them as it is written."""

_SPACE = r"[ \t]*"
_ID = "[a-z0-9]+(-[a-z0-9]+)*"


def _pattern(form: str) -> str:
    return f"^{_SPACE}({form}){_SPACE}$"


_DEFINITIONS: dict[str, Schema] = {
    "text": {"type": _SCALARS, "pattern": r"\S"},
    "line": {"type": _SCALARS, "pattern": r"^\s*\S([^\n]*\S)?\s*$"},
    "id": {"type": ["string", "integer"], "pattern": _pattern(_ID), "maxLength": LONGEST_ID},
    "duration": {"type": "string", "pattern": _pattern(DURATION), "examples": ["90s", "10m", "1h30m"]},
    "time": {
        "type": "string",
        "pattern": _pattern(rf"({TERM}|{PERCENT})( *\+ *({TERM}|{PERCENT}))*"),
        "examples": ["10m", "4m per adviser", "5m + 1m per person", "2m per item", "10%"],
    },
    "range": {"type": "string", "pattern": _pattern(f"{DURATION} *- *{DURATION}"), "examples": ["15m - 30m"]},
    "share": {"type": "string", "pattern": _pattern("[1-9][0-9]?%|1[0-9][0-9]%|200%"), "examples": ["50%"]},
    "mode": {"enum": [mode.value for mode in Mode]},
    "kind": {"enum": [kind.value for kind in RecordKind]},
    "who": {
        "anyOf": [
            {"enum": [who.value for who in Who if who is not Who.ROLES]},
            {"$ref": "#/$defs/id"},
        ]
    },
}


def _one(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str, least: int = 0) -> Schema:
    return {"type": "array", "items": _one(name)} | ({"minItems": least} if least else {})


def _either(*forms: Schema) -> Schema:
    return {"anyOf": list(forms)}


_BY_STEP: Schema = {"type": "object", "propertyNames": {"pattern": _pattern(_ID)}}

_VALUES: dict[StrEnum, Schema] = {
    Kind.FORMAT: {"enum": list(range(FORMAT + 1))},
    Kind.LINE: _one("line"),
    Kind.TEXT: _one("text"),
    Kind.TEXTS: _list("text"),
    Kind.ASK: _either(_one("text"), _list("text")),
    Kind.ID: _one("id"),
    Kind.STEP_ID: _one("id"),
    Kind.STEP_IDS: _list("id"),
    Kind.BLOCK_STEP: _one("id"),
    Kind.BRINGS: _list("id"),
    Kind.COUNT: {"type": "integer", "minimum": 1, "maximum": 999},
    Kind.MANY: {"type": "integer", "minimum": 1, "maximum": 999},
    Kind.NUMBER: {"type": "integer", "minimum": -999, "maximum": 999},
    Kind.HOLDERS: {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 999,
        "pattern": _pattern("[0-9]{1,3} ?- ?[0-9]{1,3}"),
        "examples": [1, "1 - 3"],
    },
    Kind.TIME: _one("time"),
    Kind.RANGE: _one("range"),
    Kind.DURATION: _one("duration"),
    Kind.PERCENT: _one("share"),
    Kind.WATCH: _list("text"),
    Kind.WHO: _either(_one("who"), _list("who", 1)),
    Kind.OWNER: _one("who"),
    Kind.ROLE_ID: _one("id"),
    Kind.ROLE_IDS: _either(_one("id"), _list("id")),
    Kind.RECORD_ID: _one("id"),
    Kind.PEOPLE: _one("people"),
    Kind.RECORD: _either(_one("kind"), _one("record")),
    Kind.USUAL_RECORD: _one("kind"),
    Kind.SCALE: _one("scale"),
    Kind.HIDDEN: _list("hidden"),
    Kind.ROLES: _list("role"),
    Kind.VARIANTS: _list("variant"),
    Kind.STEP_TIMES: _BY_STEP | {"additionalProperties": _one("time")},
    Kind.STEP_MODES: _BY_STEP | {"additionalProperties": _one("mode")},
    Kind.STEPS: _list("step", 1),
    Kind.PARTS: _list("part", 1),
    Kind.BRANCH: _one("branch"),
    Kind.PATH: _one("path"),
    Kind.MODULES: _list("module", 2),
    Kind.PITFALLS: _list("pitfall"),
    Kind.PITFALL_ID: {
        "type": ["string", "integer"],
        "pattern": _pattern(_ID.replace("a-z", "A-Za-z")),
        "maxLength": LONGEST_ID,
    },
}

_NEEDS_TITLE: Schema = {"anyOf": [{"required": [name]} for name in ("title", "for_each", "use")]}
"""What a step is called may be left to the steps that stand in it, or to the block that it comes from."""


def json_schema(speak: Speak) -> Schema:
    """Return the schema of method, block and pitfall files, with descriptions in one language.

    Two keys tell which of the three a file is, so that an editor offers only the keys that belong there.
    """
    definitions = {name: dict(form) for name, form in _DEFINITIONS.items()}
    definitions |= {table.name: _table(table, speak) for table in TABLES}
    definitions[STEP.name] |= _NEEDS_TITLE
    return {
        "$schema": DRAFT,
        "title": speak(say("A method for intervisie")),
        "if": {"required": ["block"]},
        "then": _one(BLOCK.name),
        "else": {"if": {"required": ["pitfalls"]}, "then": _one(PITFALLS.name), "else": _one(METHOD.name)},
        "$defs": definitions,
    }


def _table(table: Table, speak: Speak) -> Schema:
    required = [key.name for key in table.keys if key.required]
    return {
        "title": speak(table.title),
        "type": "object",
        "properties": {key.name: _property(key, speak) for key in table.keys},
        "additionalProperties": False,
    } | ({"required": required} if required else {})


def _property(key: Key, speak: Speak) -> Schema:
    """Return what a value must be, with what the key means and what holds when it is left out."""
    lines = [speak(key.meaning)]
    if key.default:
        usual = key.default if isinstance(key.default, str) else speak(key.default)
        lines.append(speak(say("When left out: {default}.", default=usual)))
    return {"description": " ".join(lines)} | _value(key)


def _value(key: Key) -> Schema:
    if key.kind in (Kind.CHOICE, Kind.YES_NO):
        return _words(key)
    if key.kind is Kind.CHOICES:
        return _either(_words(key), {"type": "array", "items": _words(key)})
    if key.kind is Kind.FOR_EACH:
        each = next(one for one in FOR_EACH.keys if one.name == "each")
        return _either(_words(each), _one(FOR_EACH.name))
    return _VALUES[key.kind]


def _words(key: Key) -> Schema:
    return {"enum": [member.value for member in key.choices or ()]}
