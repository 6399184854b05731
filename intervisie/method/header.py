"""The top of a method file: its people, roles, variants and what is hidden, as values. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from intervisie.method.blocks import PUT_IN
from intervisie.method.choices import Block, May, Mode, RecordKind, Who
from intervisie.method.findings import Findings
from intervisie.method.keys import HIDDEN, PEOPLE, PITFALL, ROLE, VARIANT, Key, Kind, Outside
from intervisie.method.mapping import AT
from intervisie.method.model import Hidden, MethodRole, PeopleRange, Pitfall, Step, Timing
from intervisie.method.parts import GIVEN
from intervisie.method.steps import StepReader
from intervisie.method.walk import Items, Node, Pairs, Scalar
from intervisie.text import Text, say

_USUAL = PeopleRange(2, 6, 12)
_TAKEN = frozenset(who.value for who in Who) - {"case-owner", "facilitator"} | set(GIVEN) - {"facilitator"}
"""Words that mean something already, so that no role of a method can be called so."""

_EVERYTHING = tuple(May)
_CHANGED = TypeVar("_CHANGED", Timing, Mode)


class HeaderReader(StepReader):
    """Reads what a method says of itself besides its steps."""

    def __init__(
        self, findings: Findings, pitfalls: Mapping[str, Pitfall], block_steps: Mapping[str, Step]
    ) -> None:
        super().__init__(findings, pitfalls, block_steps)
        around = frozenset(block.value for block in Block if block not in PUT_IN)
        self.bringable = around | (self.block_steps.keys() - frozenset(PUT_IN.values()))
        self.references: list[tuple[Node, str, str]] = []
        self.hidden_ids: dict[str, Node] = {}
        self.role_ids_seen: dict[str, Node] = {}

    def people(self, node: Node, _key: Key, where: Text) -> PeopleRange | None:
        """Read how many people a method takes; what is left out follows from the rest."""
        inside = say("'people' of {where}", where=where)
        pairs = self.pairs(node, inside, PEOPLE)
        if pairs is None:
            return None
        values = self.values(pairs, PEOPLE, inside)
        least, ideal, most = (values.get(name) for name in ("min", "ideal", "max"))
        given = [number for number in (least, ideal, most) if number is not None]
        if given != sorted(given):
            self.note(
                node,
                say("the numbers of {where} are not in order", where=inside),
                say("Write the fewest as 'min', the best as 'ideal' and the most as 'max'."),
            )
            return None
        least = least or min(_USUAL.least, *given, _USUAL.least)
        ideal = ideal or max(least, min(_USUAL.ideal, most or _USUAL.ideal))
        outside = values.get("outside")
        return PeopleRange(
            least, ideal, most or max(_USUAL.most, ideal), outside is Outside.REFUSE, outside is Outside.SPLIT
        )

    def brings(self, node: Node, key: Key, where: Text) -> tuple[str, ...] | None:
        """Read which blocks and steps of blocks a method replaces."""
        names = self.texts(node, key, where)
        for item in getattr(node, "items", ()) if names else ():
            if isinstance(item, Scalar) and item.value.strip() and item.value.strip() not in self.bringable:
                self.not_one_of(item, item.value, key, where, choices=sorted(self.bringable))
        return names

    def hidden(self, node: Node, key: Key, where: Text) -> tuple[Hidden, ...] | None:
        """Read what is hidden until a later step."""
        listed = self.listed(
            node, key, where, HIDDEN, lambda number: say("number {number} of 'hidden'", number=number)
        )
        if listed is None:
            return None
        result = []
        for _, pairs, values in listed:
            if values.get("id"):
                self.once(values["id"], pairs, self.hidden_ids, say("the id of something hidden"))
            if values.get("revealed_at"):
                self.references.append((pairs.places["revealed_at"][1], values["revealed_at"], "revealed_at"))
            if values.get("id") and values.get("ask"):
                of = values.get("of", Who.CASE_OWNER)
                named = isinstance(of, tuple)
                result.append(
                    Hidden(
                        values["id"],
                        values["ask"],
                        values.get("revealed_at") or "",
                        Who.ROLES if named else of,
                        of[0] if named else "",
                    )
                )
        return tuple(result)

    def plain_ids(self, node: Node, key: Key, where: Text) -> tuple[str, ...] | None:
        """Read the ids of steps of this file; who holds them checks them, with the steps around."""
        items = self.items(node, key, where)
        if items is None:
            return None
        return tuple(value for item in items if (value := self.identifier(item, key, where)) is not None)

    def protected(self, node: Node, key: Key, where: Text) -> tuple[str, ...] | None:
        """Read the ids of steps of this file; those of `protect` are checked against all of them."""
        ids = self.plain_ids(node, key, where)
        if key.name == "protect" and isinstance(node, Items):
            self.references.extend(
                (item, item.value.strip(), key.name) for item in node.items if isinstance(item, Scalar)
            )
        return ids

    def usual_record(self, node: Node, key: Key, where: Text) -> RecordKind | None:
        """Read what is written down unless a part says otherwise: a kind that needs nothing more."""
        if isinstance(node, Scalar):
            kind: RecordKind | None = self.record_kind(node, key, where)["kind"]
            return kind
        self.line(node, key, where)
        return None

    def roles(self, node: Node, key: Key, where: Text) -> tuple[MethodRole, ...] | None:
        """Read the roles of a method."""
        listed = self.listed(node, key, where, ROLE, lambda number: say("role {number}", number=number))
        if listed is None:
            return None
        result = []
        for _, pairs, values in listed:
            identifier = values.get("id")
            if identifier:
                self.once(identifier, pairs, self.role_ids_seen, say("the id of a role"))
                self.check_role_id(identifier, pairs)
            if identifier and values.get("name"):
                least, most = values.get("holders") or (1, 1)
                usual = (May.SPEAK,) if identifier == "facilitator" else _EVERYTHING
                may = values.get("may")
                result.append(
                    MethodRole(
                        identifier,
                        values["name"],
                        least,
                        most,
                        usual if may is None else may,
                        values.get("party") or False,
                        values.get("purpose") or "",
                    )
                )
        return tuple(result)

    def check_role_id(self, identifier: str, pairs: Pairs) -> None:
        """Note a role that is called by a word that means something else."""
        if identifier in _TAKEN:
            self.note(
                pairs.places["id"][1],
                say("'{id}' means something already and cannot be a role", id=identifier),
                say("Choose another id; the name can be what you like."),
            )

    def variants(self, node: Node, key: Key, where: Text) -> list[dict[str, Any]] | None:
        """Read the variants of a method into values."""
        listed = self.listed(node, key, where, VARIANT, lambda number: say("variant {number}", number=number))
        if listed is None:
            return None
        seen: dict[str, Node] = {}
        result = []
        for inside, pairs, values in listed:
            values[AT] = pairs
            if values.get("id"):
                self.once(values["id"], pairs, seen, say("the id of a variant"))
            changes = values.keys() & {"leaves_out", "takes_in", "times", "modes"}
            if not changes and not self.cut:
                self.note(
                    pairs,
                    say("{where} changes nothing", where=inside),
                    say("Add a line: {example}", example="leaves_out: [...]"),
                )
            result.append(values)
        return result

    def step_times(self, node: Node, key: Key, where: Text) -> tuple[tuple[str, Timing], ...] | None:
        """Read other times by the ids of steps."""
        return self.by_step(node, key, where, self.time)

    def step_modes(self, node: Node, key: Key, where: Text) -> tuple[tuple[str, Mode], ...] | None:
        """Read other modes by the ids of steps."""
        return self.by_step(node, key, where, self.mode)

    def mode(self, node: Node, key: Key, where: Text) -> Mode | None:
        """Read one mode."""
        value = self.line(node, key, where)
        if value is None or value in _MODES:
            return _MODES.get(value or "")
        self.not_one_of(node, value, key, where, choices=_MODES)
        return None

    def by_step(
        self, node: Node, key: Key, where: Text, read: Callable[[Node, Key, Text], _CHANGED | None]
    ) -> tuple[tuple[str, _CHANGED], ...] | None:
        """Read a mapping from the ids of steps to values of one kind."""
        if not isinstance(node, Pairs):
            self.note(
                node,
                say("'{key}' in {where} must be made of keys and values", key=key.name, where=where),
                say("Write the id of a step before each colon: {example}", example="{step-2: ...}"),
            )
            return None
        result: dict[str, _CHANGED] = {}
        for name, item in node.pairs:
            value = read(item, key, where)
            if name.value in result:
                self.twice(name, node.places[name.value][0], where)
            elif value is not None:
                node.places[name.value] = (name, item)
                result[name.value] = value
        return tuple(result.items())

    def pitfall_list(self, node: Node, key: Key, where: Text) -> tuple[Pitfall, ...] | None:
        """Read the pitfalls of the library."""
        listed = self.listed(node, key, where, PITFALL, lambda number: say("pitfall {number}", number=number))
        if listed is None:
            return None
        seen: dict[str, Node] = {}
        result = []
        for _, pairs, values in listed:
            if values.get("id"):
                self.once(values["id"], pairs, seen, say("the pitfall id"))
            if values.get("id") and values.get("name"):
                result.append(
                    Pitfall(values["id"], values["name"], values.get("say") or "", values.get("cues") or ())
                )
        return tuple(result)

    kinds = MappingProxyType(
        {
            **StepReader.kinds,
            Kind.PEOPLE: people,
            Kind.BRINGS: brings,
            Kind.HIDDEN: hidden,
            Kind.ROLES: roles,
            Kind.VARIANTS: variants,
            Kind.STEP_TIMES: step_times,
            Kind.STEP_MODES: step_modes,
            Kind.USUAL_RECORD: usual_record,
            Kind.STEP_IDS: protected,
            Kind.PITFALLS: pitfall_list,
        }
    )


_MODES = {mode.value: mode for mode in Mode}
