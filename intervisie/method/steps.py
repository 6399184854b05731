"""The steps of a file: their parts, records and pitfalls, as values by the names of their keys. Pure.

This is the first of two passes: it reads every value and notes what is wrong. `resolving` does the
second, only when nothing is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from intervisie.method.findings import Findings, shown
from intervisie.method.keys import PART, PART_KEYS, RECORD, STEP, Key, Kind
from intervisie.method.mapping import Mappings
from intervisie.method.model import (
    TURN_MODES,
    Mode,
    Pitfall,
    RecordKind,
    Timing,
    Watch,
)
from intervisie.method.suggest import nearest
from intervisie.method.walk import Node, Pairs, Scalar, start_of
from intervisie.text import Text, say

_PART_NAMES = frozenset(key.name for key in PART_KEYS)
_KINDS = {kind.value: kind for kind in RecordKind}


class StepReader(Mappings):
    """Reads lists of steps, and resolves what they refer to."""

    def __init__(self, findings: Findings, pitfalls: Mapping[str, Pitfall]) -> None:
        super().__init__(findings)
        self.pitfalls = pitfalls
        self.watches = {
            pitfall.id: Watch(pitfall.name, pitfall.id, pitfall.say, pitfall.cues)
            for pitfall in pitfalls.values()
        }
        self.step_ids: dict[str, Node] = {}
        self.record_ids: dict[str, Node] = {}

    def steps(self, node: Node, key: Key, where: Text) -> list[dict[str, Any]] | None:
        """Read a list of steps into values, one mapping each."""
        items = self.items(node, key, where)
        if items is None:
            return None
        if not items and not self.cut:
            self.note(node, say("'steps' holds no step"), say("Add one that begins with '- title: ...'."))
        return [
            values for number, item in enumerate(items, 1) if (values := self.step(item, number)) is not None
        ]

    def step(self, node: Node, number: int) -> dict[str, Any] | None:
        """Read one step; `number` names it as long as it has no title."""
        where = _step_called(node, number)
        pairs = self.pairs(node, where, STEP)
        if pairs is None:
            return None
        values = self.values(pairs, STEP, where)
        identifier = values.get("id")
        if identifier is not None:
            self.once(identifier, pairs, self.step_ids, say("the step id"))
        if "parts" in values:
            self.only_parts(pairs, where)
        else:
            self.check_part(values, pairs, where)
        return values

    def once(self, identifier: str, pairs: Pairs, seen: dict[str, Node], what: Text) -> None:
        """Note an id that another place in the file has already."""
        node = pairs.places["id"][1]
        first = seen.setdefault(identifier, node)
        if first is not node:
            self.note(
                node,
                say("{what} '{id}' stands twice in this file", what=what, id=identifier),
                lambda: say(
                    "It already stands on line {line}; give one of them another id.",
                    line=self.findings.place(start_of(first)).line,
                ),
            )

    def only_parts(self, pairs: Pairs, where: Text) -> None:
        """Note keys of a part that stand beside `parts`, where they would be of no part."""
        for key, _ in pairs.pairs:
            if key.value in _PART_NAMES:
                self.note(
                    key,
                    say("'{key}' stands beside 'parts' in {where}", key=key.value, where=where),
                    say("Move it into the part that it is for."),
                )

    def parts(self, node: Node, key: Key, where: Text) -> list[dict[str, Any]] | None:
        """Read the parts of a step into values."""
        items = self.items(node, key, where)
        if items is None:
            return None
        if not items and not self.cut:
            self.note(
                node,
                say("'parts' in {where} holds no part", where=where),
                say("Add one that begins with '- mode: ...', or take the line out."),
            )
        result = []
        for number, item in enumerate(items, 1):
            inside = say("part {number} of {where}", number=number, where=where)
            pairs = self.pairs(item, inside, PART)
            if pairs is not None:
                values = self.values(pairs, PART, inside)
                self.check_part(values, pairs, inside)
                result.append(values)
        return result

    def check_part(self, values: dict[str, Any], pairs: Pairs, where: Text) -> None:
        """Note keys of a part that contradict one another."""
        if "time" not in values and not self.cut:
            for name in ("between", "basis"):
                if name in values:
                    self.note_key(
                        pairs,
                        name,
                        say("'{key}' in {where} has no 'time' to go with", key=name, where=where),
                        say("Add a line: {example}", example="time: 10m"),
                    )
        self.check_range(values, pairs, where)
        mode = values.get("mode") or Mode.PLENARY
        if "laps" in values and mode not in TURN_MODES and not ("mode" not in values and self.cut):
            self.note_key(
                pairs,
                "laps",
                say("'laps' in {where} needs turns, and the mode is '{mode}'", where=where, mode=str(mode)),
                say("Write 'mode: turns' or 'mode: questions', or take the line out."),
            )
        speaks = values.get("speaks")
        if speaks is not None and speaks is values.get("listens") and speaks != "nobody":
            self.note_key(
                pairs,
                "listens",
                say("'{who}' both speaks and listens in {where}", who=str(speaks), where=where),
                say("Take one of the two lines out."),
            )

    def check_range(self, values: dict[str, Any], pairs: Pairs, where: Text) -> None:
        """Note a fixed time outside its own range."""
        timing, bounds = values.get("time"), values.get("between")
        if timing is None or bounds is None or timing != Timing(fixed=timing.fixed):
            return
        if not bounds[0] <= timing.fixed <= bounds[1]:
            self.note_key(
                pairs,
                "between",
                say("'time' in {where} lies outside 'between'", where=where),
                say("Make the range wider, or change the time."),
            )

    def watch(self, node: Node, key: Key, where: Text) -> tuple[Watch, ...] | None:
        """Read pitfalls: ids of the library, or an author's own words."""
        items = self.items(node, key, where)
        if items is None:
            return None
        result = []
        for item in items:
            value = self.text(item, key, where)
            if value is None:
                continue
            known = self.watches.get(value)
            if known is None and _looks_like_id(value):
                self.note(
                    item,
                    say(
                        "there is no pitfall '{value}' for 'watch' in {where}",
                        value=shown(value),
                        where=where,
                    ),
                    lambda value=value: self.pitfall_mend(value),  # type: ignore[misc]  # the value of this turn
                )
                continue
            result.append(known or Watch(value))
        return tuple(result)

    def pitfall_mend(self, value: str) -> Text:
        """Return which pitfalls there are."""
        ids = tuple(self.pitfalls)
        if not ids:
            return say("Write in words what to guard against.")
        meant = nearest(value, ids) if value.upper() not in ids else value.upper()
        if meant is not None and meant == value.upper():
            return say("Did you mean '{value}'?", value=meant)
        return say(
            "The library has {first} to {last}; or write in words what to guard against.",
            first=ids[0],
            last=ids[-1],
        )

    def record(self, node: Node, key: Key, where: Text) -> dict[str, Any] | None:
        """Read what is written down: one word for the kind, or keys."""
        if isinstance(node, Scalar):
            kind = _KINDS.get(node.value)
            if kind is None:
                value = self.line(node, key, where)
                kind = _KINDS.get(value or "")
                if kind is None and value is not None:
                    self.not_one_of(node, value, key, where, choices=_KINDS)
            return {"kind": kind}
        inside = say("'record' of {where}", where=where)
        pairs = self.pairs(node, inside, RECORD)
        if pairs is None:
            return None
        values = self.values(pairs, RECORD, inside)
        if values.get("id") is not None:
            self.once(values["id"], pairs, self.record_ids, say("the record id"))
        return values

    kinds = MappingProxyType(
        {
            **Mappings.kinds,
            Kind.WATCH: watch,
            Kind.RECORD: record,
            Kind.PARTS: parts,
            Kind.STEPS: steps,
        }
    )


def _looks_like_id(value: str) -> bool:
    return len(value) <= 4 and value[0] in "Pp" and value[1:].isdecimal()


def _step_called(node: Node, number: int) -> Text:
    if isinstance(node, Pairs):
        for name in ("title", "id"):
            for key, value in node.pairs:
                if key.value == name and isinstance(value, Scalar) and value.value.strip():
                    return say("step '{title}'", title=shown(value.value))
    return say("step {number}", number=number)
