"""The parts of a step: who takes part, what is watched for and what is written down. Pure.

Read into values by the names of their keys; under `AT` stands the mapping itself, for what is checked
when all is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from intervisie.method.choices import RecordKind, Who
from intervisie.method.contradictions import part_slips, record_slips
from intervisie.method.findings import Findings, shown
from intervisie.method.keys import PART, RECORD, SCALE, Key, Kind
from intervisie.method.mapping import AT, Mappings
from intervisie.method.model import Pitfall, ScaleShape, Step, Watch
from intervisie.method.suggest import nearest
from intervisie.method.walk import Items, Node, Pairs, Scalar, start_of
from intervisie.text import Text, say

_KINDS = {kind.value: kind for kind in RecordKind}
_WHO = {who.value: who for who in Who if who is not Who.ROLES}
_OWNERS = {who.value: who for who in (Who.CASE_OWNER, Who.PARTIES)}
_LED = frozenset({"case-owner", "facilitator"})
"""Words for one person, which may stand in a list beside roles of the method."""


class RoleNamed(Struct, frozen=True):
    """A place where a role is named; `words` are what can stand there besides the roles of the method."""

    node: Node
    value: str
    key: Key
    where: Text
    words: tuple[str, ...]


class PartReader(Mappings):
    """Reads parts, and keeps what they refer to until all is read."""

    def __init__(
        self, findings: Findings, pitfalls: Mapping[str, Pitfall], block_steps: Mapping[str, Step]
    ) -> None:
        super().__init__(findings)
        self.pitfalls = pitfalls
        self.block_steps = block_steps
        self.watches = {
            pitfall.id: Watch(pitfall.name, pitfall.id, pitfall.say, pitfall.cues)
            for pitfall in pitfalls.values()
        }
        self.record_ids: dict[str, Node] = {}
        self.roles_named: list[RoleNamed] = []
        self.needs_duration: list[tuple[Node, Text]] = []
        self.needs_parties: list[Node] = []
        self.goes_on = False

    def once(self, identifier: str, pairs: Pairs, seen: dict[str, Node], what: Text) -> None:
        """Note an id that another place in the file has already."""
        self.first(identifier, pairs.places["id"][1], seen, what)

    def first(self, identifier: str, node: Node, seen: dict[str, Node], what: Text) -> None:
        """Note an id at `node` that another place in the file has already."""
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
        """Note keys of a part that contradict one another, and keep what needs something of the method."""
        values[AT] = pairs
        for name, sentence, mend in part_slips(values, where, cut=self.cut):
            self.note_key(pairs, name, sentence, mend)
        timing = values.get("time")
        if timing is not None and timing.percent:
            self.needs_duration.append((pairs.places["time"][1], where))
        if values.get("mode") == "parties":
            self.needs_parties.append(pairs.places["mode"][1])

    def who(self, node: Node, key: Key, where: Text) -> Who | tuple[str, ...] | None:
        """Read who does something: a set of people, the id of a role, or a list of such ids."""
        if isinstance(node, Scalar):
            return self.one(node, key, where, _WHO)
        if not isinstance(node, Items):
            self.line(node, key, where)
            return None
        if len(node.items) == 1:
            return self.who(node.items[0], key, where)
        roles = [role for item in node.items if (role := self.listed_role(item, key, where)) is not None]
        if not node.items:
            self.empty(node, key, where)
        return tuple(dict.fromkeys(roles)) or None

    def owner(self, node: Node, key: Key, where: Text) -> Who | tuple[str, ...] | None:
        """Read whose something is: the case owner's, each party's, or that of a role."""
        return self.one(node, key, where, _OWNERS)

    def one(
        self, node: Node, key: Key, where: Text, words: Mapping[str, Who]
    ) -> Who | tuple[str, ...] | None:
        """Read a set of people or the id of one role."""
        value = self.line(node, key, where)
        if value is None:
            return None
        if value in words:
            if words[value] is Who.PARTIES:
                self.needs_parties.append(node)
            return words[value]
        self.roles_named.append(RoleNamed(node, value, key, where, tuple(words)))
        return (value,)

    def listed_role(self, node: Node, key: Key, where: Text) -> str | None:
        """Read one of several roles, in a list where words for many people cannot stand."""
        value = self.line(node, key, where)
        if value in _WHO and value not in _LED:
            self.note(
                node,
                say(
                    "'{who}' cannot stand beside others for '{key}' in {where}",
                    who=value,
                    key=key.name,
                    where=where,
                ),
                say("Write it alone: {example}", example=f"{key.name}: {value}"),
            )
            return None
        if value is not None and value not in _LED:
            self.roles_named.append(RoleNamed(node, value, key, where, tuple(_LED)))
        return value

    def role_id(self, node: Node, key: Key, where: Text) -> str | None:
        """Read the id of one role; the facilitator can ask for a step, but is never gone round."""
        return self.named_role(node, key, where, ("case-owner",) if key.name == "as" else tuple(_LED))

    def role_ids(self, node: Node, key: Key, where: Text) -> tuple[str, ...] | None:
        """Read the ids of roles that can be given: of the meeting or of the method."""
        items = [node] if isinstance(node, Scalar) else self.items(node, key, where)
        if items is None:
            return None
        return tuple(role for item in items if (role := self.named_role(item, key, where, GIVEN)) is not None)

    def named_role(self, node: Node, key: Key, where: Text, words: tuple[str, ...]) -> str | None:
        """Read the id of a role of the method, or one of a few words."""
        value = self.line(node, key, where)
        if value is not None and value not in words:
            self.roles_named.append(RoleNamed(node, value, key, where, words))
        return value

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
            return self.record_kind(node, key, where)
        inside = say("'record' of {where}", where=where)
        pairs = self.pairs(node, inside, RECORD)
        if pairs is None:
            return None
        values = self.values(pairs, RECORD, inside)
        values[AT] = pairs
        if values.get("id") is not None:
            self.once(values["id"], pairs, self.record_ids, say("the record id"))
        self.goes_on = self.goes_on or "of" in values or "compare_with" in values
        if not self.cut:
            for name, sentence, mend in record_slips(values, inside):
                self.note_key(pairs, name, sentence, mend)
        return values

    def record_kind(self, node: Scalar, key: Key, where: Text) -> dict[str, Any]:
        """Read a record that is only a kind."""
        kind = _KINDS.get(node.value)
        if kind is None:
            value = self.line(node, key, where)
            kind = _KINDS.get(value or "")
            if kind is None and value is not None:
                self.not_one_of(node, value, key, where, choices=_KINDS)
        elif not self.cut:
            for _, sentence, mend in record_slips({"kind": kind}, say("'record' of {where}", where=where)):
                self.note(node, sentence, mend)
        return {"kind": kind}

    def scale(self, node: Node, key: Key, where: Text) -> ScaleShape | None:
        """Read a scale of whole numbers."""
        inside = say("'{key}' of {where}", key=key.name, where=where)
        pairs = self.pairs(node, inside, SCALE)
        if pairs is None:
            return None
        values = self.values(pairs, SCALE, inside)
        least, most = values.get("from", 1), values.get("to", 10)
        if least is None or most is None:
            return None
        if least >= most:
            self.note(
                pairs.places["from" if "to" not in values else "to"][1],
                say("{where} goes from {least} to {most}", where=inside, least=least, most=most),
                say("Write the lowest number as 'from' and the highest as 'to'."),
            )
            return None
        return ScaleShape(least, most, values.get("low") or "", values.get("high") or "")

    kinds = MappingProxyType(
        {
            **Mappings.kinds,
            Kind.WATCH: watch,
            Kind.WHO: who,
            Kind.OWNER: owner,
            Kind.ROLE_ID: role_id,
            Kind.ROLE_IDS: role_ids,
            Kind.RECORD_ID: Mappings.identifier,
            Kind.RECORD: record,
            Kind.SCALE: scale,
            Kind.PARTS: parts,
        }
    )


GIVEN = ("facilitator", "note-taker", "timekeeper", "observer")
"""Roles of the meeting, which a part can give besides those of the method."""


def _looks_like_id(value: str) -> bool:
    return len(value) <= 4 and value[0] in "Pp" and value[1:].isdecimal()
