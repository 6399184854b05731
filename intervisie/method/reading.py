"""The text of a method, block or pitfall file -> its value, or every problem in it. Pure.

Nothing is raised on the way: a value that cannot be used is left out and noted, so that one run tells
all there is to mend. What refers to another place in the file is checked when all is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from intervisie.method.characters import readable
from intervisie.method.findings import Findings, shown
from intervisie.method.keys import BLOCK, HIDDEN, METHOD, PEOPLE, PITFALL, PITFALLS, Key, Kind, Outside, Table
from intervisie.method.model import Block, BlockText, Hidden, Method, PeopleRange, Pitfall, Who
from intervisie.method.resolving import resolved, step_ids
from intervisie.method.steps import StepReader
from intervisie.method.suggest import choice_mend
from intervisie.method.walk import Node, Pairs, Scalar, walk
from intervisie.text import Text, say

FileValue = Method | BlockText | dict[str, Pitfall]

_USUAL = PeopleRange(2, 6, 12)


def read_method(
    text: str | bytes, file: str, *, pitfalls: Mapping[str, Pitfall], block_steps: frozenset[str]
) -> Method:
    """Return the method that a text holds, defaults filled in and pitfalls resolved.

    `file` is only for the message. `pitfalls` is the library of the language, `block_steps` the ids of
    the steps of all shared blocks, which the method may replace.

    Raises:
        BadFileError: with every problem of the file, in file order.
    """
    reader = _Reader(readable(text, file), file, pitfalls, block_steps)
    return reader.method()


def read_block(text: str | bytes, file: str, *, pitfalls: Mapping[str, Pitfall]) -> BlockText:
    """Return the shared block that a text holds.

    Raises:
        BadFileError: with every problem of the file, in file order.
    """
    return _Reader(readable(text, file), file, pitfalls, frozenset()).block()


def read_pitfalls(text: str | bytes, file: str) -> dict[str, Pitfall]:
    """Return the pitfall library that a text holds, by id, in the order of the file.

    Raises:
        BadFileError: with every problem of the file, in file order.
    """
    return _Reader(readable(text, file), file, {}, frozenset()).pitfall_library()


def read_any(
    text: str | bytes, file: str, *, pitfalls: Mapping[str, Pitfall], block_steps: frozenset[str]
) -> FileValue:
    """Return what a text holds: a block if it has the key `block`, pitfalls if it has those, else a method.

    Raises:
        BadFileError: with every problem of the file, in file order.
    """
    reader = _Reader(readable(text, file), file, pitfalls, block_steps)
    top = reader.top_keys()
    if "steps" not in top and "pitfalls" in top:
        return reader.pitfall_library()
    return reader.block() if "block" in top and "id" not in top else reader.method()


class _Reader(StepReader):
    """Reads one file."""

    def __init__(
        self, text: str, file: str, pitfalls: Mapping[str, Pitfall], block_steps: frozenset[str]
    ) -> None:
        super().__init__(Findings(text, file), pitfalls)
        self.bringable = frozenset(block.value for block in Block) | block_steps
        self.tree = walk(text, self.findings)
        self.cut = self.tree.cut
        self.references: list[tuple[Node, str, str]] = []
        self.hidden_ids: dict[str, Node] = {}

    def method(self) -> Method:
        """Return the method of this file."""
        values = self.top(METHOD, say("this method"))
        drafts = values.pop("steps", None) or []
        self.check_references(drafts)
        self.give_up_on_problems()
        hidden: tuple[Hidden, ...] = values.get("hidden", ())
        reveals: dict[str, tuple[str, ...]] = {}
        for secret in hidden:
            reveals[secret.revealed_at] = (*reveals.get(secret.revealed_at, ()), secret.id)
        values["language"] = str(values["language"])
        return Method(steps=resolved(drafts, reveals, self.record_ids), **values)

    def block(self) -> BlockText:
        """Return the shared block of this file."""
        values = self.top(BLOCK, say("this block"))
        self.give_up_on_problems()
        steps = resolved(values["steps"], {}, self.record_ids)
        return BlockText(values["block"], str(values["language"]), steps, values["format"])

    def pitfall_library(self) -> dict[str, Pitfall]:
        """Return the pitfalls of this file."""
        values = self.top(PITFALLS, say("this file"))
        self.give_up_on_problems()
        return {pitfall.id: pitfall for pitfall in values["pitfalls"]}

    def top_keys(self) -> frozenset[str]:
        """Return the keys at the top of the file."""
        root = self.tree.root
        return frozenset(key.value for key, _ in root.pairs) if isinstance(root, Pairs) else frozenset()

    def top(self, table: Table, where: Text) -> dict[str, Any]:
        """Read the mapping that the whole file is."""
        root = self.tree.root
        if root is None or self.is_empty():
            if not self.findings:
                self.findings.add(
                    0, 1, say("this file is empty"), say("Begin with a line: {example}", example="format: 0")
                )
            return {}
        pairs = self.pairs(root, where, table)
        return {} if pairs is None else self.values(pairs, table, where)

    def is_empty(self) -> bool:
        """Whether there is nothing in the file at all, comments aside."""
        root = self.tree.root
        return root is None or (isinstance(root, Scalar) and not root.value.strip())

    def give_up_on_problems(self) -> None:
        """Raise what was found, if anything was."""
        if self.findings and not self.is_empty() and not self.findings.is_ours:
            self.findings.forget()
            self.findings.add(
                0,
                1,
                say("this is not a method"),
                say("Begin with a line: {example}", example="format: 0"),
            )
        if self.findings:
            raise self.findings.error()

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
        return PeopleRange(
            least, ideal, most or max(_USUAL.most, ideal), values.get("outside") is Outside.REFUSE
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
        items = self.items(node, key, where)
        if items is None:
            return None
        result = []
        for number, item in enumerate(items, 1):
            inside = say("number {number} of 'hidden'", number=number)
            pairs = self.pairs(item, inside, HIDDEN)
            if pairs is None:
                continue
            values = self.values(pairs, HIDDEN, inside)
            if values.get("id"):
                self.once(values["id"], pairs, self.hidden_ids, say("the id of something hidden"))
            if values.get("revealed_at"):
                self.references.append((pairs.places["revealed_at"][1], values["revealed_at"], "revealed_at"))
            if values.get("id") and values.get("ask") and values.get("revealed_at"):
                result.append(Hidden(values["id"], values["ask"], values["revealed_at"], Who.CASE_OWNER))
        return tuple(result)

    def protected(self, node: Node, key: Key, where: Text) -> tuple[str, ...] | None:
        """Read the ids of steps of this file."""
        items = self.items(node, key, where)
        if items is None:
            return None
        ids = []
        for item in items:
            value = self.identifier(item, key, where)
            if value is not None:
                ids.append(value)
                self.references.append((item, value, key.name))
        return tuple(ids)

    def check_references(self, drafts: list[dict[str, Any]]) -> None:
        """Note what refers to a step that is not there."""
        if self.cut or not drafts:
            return
        known = step_ids(drafts)
        for node, identifier, key in self.references:
            if identifier not in known:
                self.note(
                    node,
                    say(
                        "'{key}' names the step '{id}', and this file has no step with that id",
                        key=key,
                        id=shown(identifier),
                    ),
                    lambda identifier=identifier: choice_mend(identifier, known),  # type: ignore[misc]
                )

    def pitfall_list(self, node: Node, key: Key, where: Text) -> tuple[Pitfall, ...] | None:
        """Read the pitfalls of the library."""
        items = self.items(node, key, where)
        if items is None:
            return None
        seen: dict[str, Node] = {}
        result = []
        for number, item in enumerate(items, 1):
            inside = say("pitfall {number}", number=number)
            pairs = self.pairs(item, inside, PITFALL)
            if pairs is None:
                continue
            values = self.values(pairs, PITFALL, inside)
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
            Kind.STEP_IDS: protected,
            Kind.PITFALLS: pitfall_list,
        }
    )
