"""The steps of a file with their branches, modules and loops, as values by the names of their keys. Pure.

This is the first of three passes: it reads every value and notes what is wrong. `references` then
checks what points elsewhere in the file, and `resolving` makes the steps, only when nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from intervisie.method.borrowing import borrow
from intervisie.method.choices import Each, Mode
from intervisie.method.findings import Findings, shown
from intervisie.method.keys import BRANCH, FOR_EACH, MODULE, PART_KEYS, PATH, STEP, Key, Kind
from intervisie.method.mapping import AT
from intervisie.method.model import Loop, Part, Pitfall, Step
from intervisie.method.parts import PartReader
from intervisie.method.walk import Node, Pairs, Scalar
from intervisie.text import Text, say

_PART_NAMES = frozenset(key.name for key in PART_KEYS)
_NOT_IN_LOOPS = _PART_NAMES | {"parts", "branch", "module", "use"}
_TITLE = next(key for key in STEP.keys if key.name == "title")
_EACH = {each.value: each for each in Each}
_MOST_TIMES_BACK = 9


class StepReader(PartReader):
    """Reads lists of steps."""

    def __init__(
        self, findings: Findings, pitfalls: Mapping[str, Pitfall], block_steps: Mapping[str, Step]
    ) -> None:
        super().__init__(findings, pitfalls, block_steps)
        self.step_ids: dict[str, Node] = {}
        self.loops_around = 0

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

    def body(self, node: Node, key: Key, where: Text) -> list[dict[str, Any]] | None:
        """Read the steps of a file or of a loop; those of a loop are one deeper."""
        self.loops_around += 1
        try:
            return self.steps(node, key, where)
        finally:
            self.loops_around -= 1

    def step(self, node: Node, number: int) -> dict[str, Any] | None:
        """Read one step; `number` names it as long as it has no title."""
        where = _step_called(node, number)
        pairs = self.pairs(node, where, STEP)
        if pairs is None:
            return None
        values = self.values(pairs, STEP, where)
        values[AT] = pairs
        identifier = values.get("id")
        if identifier is not None:
            self.once(identifier, pairs, self.step_ids, say("the step id"))
        if "for_each" in values or "steps" in values:
            self.check_loop(values, pairs, where)
        elif "use" in values:
            self.check_use(values, pairs, where)
        else:
            if "title" not in values and not self.cut:
                self.missing(pairs, _TITLE, where)
            self.check_parts(values, pairs, where)
        if "optional" in values or "asked_by" in values:
            self.check_optional(values, pairs, where)
        return values

    def check_parts(self, values: dict[str, Any], pairs: Pairs, where: Text) -> None:
        """Check the part that a step or module is, or that it has parts and nothing of a part itself."""
        values[AT] = pairs
        if "parts" in values:
            self.beside("parts", _PART_NAMES, pairs, where, say("Move it into the part that it is for."))
            return
        if "module" in values:
            values.setdefault("mode", Mode.CHOICE)
        self.check_part(values, pairs, where)

    def beside(self, name: str, keys: frozenset[str], pairs: Pairs, where: Text, mend: Text) -> None:
        """Note keys that cannot stand beside another, because they would be of nothing there."""
        for key, _ in pairs.pairs:
            if key.value in keys:
                self.note(
                    key,
                    say("'{key}' stands beside '{other}' in {where}", key=key.value, other=name, where=where),
                    mend,
                )

    def check_loop(self, values: dict[str, Any], pairs: Pairs, where: Text) -> None:
        """Check that a loop has steps and nothing of a step with parts, and stands in no other loop."""
        if "for_each" not in values:
            if not self.cut:
                self.lonely("steps", "for_each", "for_each: participant", pairs, where)
            return
        if "steps" not in values and not self.cut:
            self.lonely("for_each", "steps", "steps:", pairs, where)
        self.beside("for_each", _NOT_IN_LOOPS, pairs, where, say("Move it into a step of the loop."))
        if self.loops_around > 1:
            self.note_key(
                pairs,
                "for_each",
                say("a loop stands inside a loop"),
                say("Write the inner steps out, or put the loops one after another."),
            )

    def lonely(self, name: str, other: str, example: str, pairs: Pairs, where: Text) -> None:
        """Note a key that means nothing without another."""
        self.note_key(
            pairs,
            name,
            say("'{key}' in {where} has no '{other}' to go with", key=name, other=other, where=where),
            say("Add a line: {example}", example=example),
        )

    def check_use(self, values: dict[str, Any], pairs: Pairs, where: Text) -> None:
        """Fill in a step of a shared block, and check what stands beside it."""
        node = pairs.places["use"][1]
        used = self.block_steps.get(values["use"] or "")
        if used is None:
            return
        if "module" in values:
            self.beside("use", frozenset({"module"}), pairs, where, say("Write the step out, without 'use'."))
        if len(used.parts) > 1 and "parts" not in values:
            mend = say("Write 'parts' to replace all of them, or take the line out.")
            self.beside("use", _PART_NAMES, pairs, where, mend)
        borrow(values, used)
        if "id" not in pairs.places:
            self.first(values["id"], node, self.step_ids, say("the step id"))
        if "parts" in values:
            values[AT] = pairs
            if "parts" in pairs.places:
                self.beside("parts", _PART_NAMES, pairs, where, say("Move it into the part that it is for."))
        else:
            self.check_borrowed(values, used.parts[0], pairs, where)

    def check_borrowed(self, values: dict[str, Any], base: Part, pairs: Pairs, where: Text) -> None:
        """Check the keys that replace those of a part of a block, against the ones that stay."""
        seen = {"mode": base.mode, "time": base.timing, **values}
        self.check_part(seen, pairs, where)
        values[AT] = pairs

    def block_step(self, node: Node, key: Key, where: Text) -> str | None:
        """Read the id of a step of a shared block."""
        value = self.line(node, key, where)
        if value is not None and value not in self.block_steps:
            self.not_one_of(node, value, key, where, choices=sorted(self.block_steps))
        return value

    def check_optional(self, values: dict[str, Any], pairs: Pairs, where: Text) -> None:
        """Note a step that may and must be done, and one that somebody asks for and that is always done."""
        if values.get("optional") and values.get("required"):
            self.note_key(
                pairs,
                "required",
                say("{where} is both optional and required", where=where),
                say("Take one of the two lines out."),
            )
        if "asked_by" in values and not values.get("optional") and not self.cut:
            self.lonely("asked_by", "optional", "optional: yes", pairs, where)

    def branch(self, node: Node, _key: Key, where: Text) -> dict[str, Any] | None:
        """Read a question and what its answers lead to."""
        inside = say("'branch' of {where}", where=where)
        pairs = self.pairs(node, inside, BRANCH)
        if pairs is None:
            return None
        values = self.values(pairs, BRANCH, inside)
        values[AT] = pairs
        paths = [values.get(name) for name in ("yes", "no")]
        if "yes" not in values and "no" not in values and not self.cut:
            self.note(
                node,
                say("{where} leads nowhere", where=inside),
                say("Add a line: {example}", example="no: {again_from: ...}"),
            )
        elif all(path and path.get("again_from") for path in paths):
            self.note_key(
                pairs,
                "no",
                say("both answers of {where} lead back", where=inside),
                say("Leave one of them out, so that the meeting goes on."),
            )
        return values

    def path(self, node: Node, key: Key, where: Text) -> dict[str, Any] | None:
        """Read what one answer leads to."""
        inside = say("'{key}' of {where}", key=key.name, where=where)
        pairs = self.pairs(node, inside, PATH)
        if pairs is None:
            return None
        values = self.values(pairs, PATH, inside)
        values[AT] = pairs
        if "again_from" not in values and not self.cut:
            for name in ("again_to", "at_most", "time"):
                if name in values:
                    self.lonely(name, "again_from", "again_from: ...", pairs, inside)
        if (values.get("at_most") or 1) > _MOST_TIMES_BACK:
            self.note_key(
                pairs,
                "at_most",
                say("{where} goes back {count} times", where=inside, count=values["at_most"]),
                say("Write a number from 1 to 9."),
            )
        if not values.keys() - {AT} and not self.cut:
            self.note(node, say("{where} leads nowhere", where=inside), say("Take the line out."))
        return values

    def modules(self, node: Node, key: Key, where: Text) -> list[dict[str, Any]] | None:
        """Read the ways to do a step among which the group chooses.

        Only one of them is played, so that they may give their records the same id: what follows goes on
        with it, whichever was chosen.
        """
        items = self.items(node, key, where)
        if items is None:
            return None
        if len(items) < 2 and not self.cut:
            self.note(
                node,
                say("'module' in {where} leaves nothing to choose", where=where),
                say("Write two modules or more, or write the one out as a step."),
            )
        result, seen = [], dict[str, Node]()
        before, together = self.record_ids, dict(self.record_ids)
        for number, item in enumerate(items, 1):
            self.record_ids = dict(before)
            inside = say("module {number} of {where}", number=number, where=where)
            pairs = self.pairs(item, inside, MODULE)
            if pairs is None:
                continue
            values = self.values(pairs, MODULE, inside)
            if values.get("id"):
                self.once(values["id"], pairs, seen, say("the id of a module"))
            self.check_parts(values, pairs, inside)
            together = {**self.record_ids, **together}
            result.append(values)
        self.record_ids = together
        return result

    def for_each(self, node: Node, key: Key, where: Text) -> Loop | None:
        """Read what a loop goes round: one word, or keys."""
        if isinstance(node, Scalar):
            value = self.line(node, key, where)
            if value is None:
                return None
            if value not in _EACH:
                self.not_one_of(node, value, key, where, choices=_EACH)
                return None
            return self.loop(node, {"each": _EACH[value]}, where)
        inside = say("'{key}' of {where}", key=key.name, where=where)
        pairs = self.pairs(node, inside, FOR_EACH)
        if pairs is None:
            return None
        values = self.values(pairs, FOR_EACH, inside)
        if "group_size" in values and values.get("each") not in (None, Each.SEAT):
            self.lonely("group_size", "each: seat", "each: seat", pairs, inside)
        return self.loop(node, values, inside)

    def loop(self, node: Node, values: dict[str, Any], where: Text) -> Loop | None:
        """Check a loop as a whole."""
        each = values.get("each")
        if each is Each.PARTY:
            self.needs_parties.append(node)
        if each is Each.SEAT and "group_size" not in values and not self.cut:
            self.note(
                node,
                say(
                    "{where} goes round seats, and does not say how many people make a subgroup", where=where
                ),
                say("Write: {example}", example="for_each: {each: seat, group_size: 3}"),
            )
        if each is None:
            return None
        return Loop(each, values.get("as") or "case-owner", values.get("group_size") or 0)

    kinds = MappingProxyType(
        {
            **PartReader.kinds,
            Kind.STEPS: body,
            Kind.BRANCH: branch,
            Kind.PATH: path,
            Kind.MODULES: modules,
            Kind.FOR_EACH: for_each,
            Kind.BLOCK_STEP: block_step,
        }
    )


def _step_called(node: Node, number: int) -> Text:
    if isinstance(node, Pairs):
        for name in ("title", "id", "use"):
            for key, value in node.pairs:
                if key.value == name and isinstance(value, Scalar) and value.value.strip():
                    return say("step '{title}'", title=shown(value.value))
    return say("step {number}", number=number)
