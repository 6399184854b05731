"""A step of a shared block, put into a method with some of its keys replaced. Pure."""

from __future__ import annotations

from typing import Any

from intervisie.method.choices import RecordKind
from intervisie.method.keys import PART_KEYS
from intervisie.method.model import Part, Record, Step

BASE = "@base"
"""The name under which the values of a part hold the part of the block that they change."""

WHOLE = "@whole"
"""The name under which the values of a record hold the record of the block, taken over as it is."""

_PART_NAMES = frozenset(key.name for key in PART_KEYS)


def borrow(values: dict[str, Any], used: Step) -> None:
    """Fill in what the author of a step did not write, from the step of the block."""
    values.setdefault("id", used.id)
    values.setdefault("title", used.title)
    values.setdefault("purpose", used.purpose)
    if "parts" in values:
        return
    renamed = values["id"] != used.id
    if len(used.parts) > 1:
        for name in _PART_NAMES & values.keys():
            del values[name]
        values["parts"] = [
            {BASE: part, "record": _record(part, used, renamed=renamed)} for part in used.parts
        ]
        return
    values[BASE] = used.parts[0]
    values.setdefault("record", _record(used.parts[0], used, renamed=renamed))


def _record(part: Part, used: Step, *, renamed: bool) -> dict[str, Any]:
    """Return the values of a record; one that was called after its step is called after the new one."""
    record: Record | None = part.record
    if record is None:
        return {"kind": RecordKind.NONE}
    follows = renamed and record.id.startswith(used.id)
    return {WHOLE: record, "kind": record.kind, "id": None if follows else record.id}
