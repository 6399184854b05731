"""The text of a method, block or pitfall file -> its value, or every problem in it. Pure.

Nothing is raised on the way: a value that cannot be used is left out and noted, so that one run tells
all there is to mend. What refers to another place in the file is checked when all is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intervisie.method.characters import readable
from intervisie.method.choices import May, RecordKind
from intervisie.method.findings import Findings
from intervisie.method.header import HeaderReader
from intervisie.method.keys import BLOCK, METHOD, PITFALLS, Order
from intervisie.method.model import BlockText, Hidden, Method, MethodRole, Pitfall, Step, Variant
from intervisie.method.playable import impossibilities
from intervisie.method.references import (
    branch_findings,
    record_findings,
    role_findings,
    spots_of,
    unknown_step,
    variant_findings,
)
from intervisie.method.resolving import Draft, give_ids, resolved
from intervisie.method.walk import Pairs, walk
from intervisie.text import say

_NOT_OURS = say("this is not a method")

FileValue = Method | BlockText | dict[str, Pitfall]


def read_method(
    text: str | bytes, file: str, *, pitfalls: Mapping[str, Pitfall], block_steps: Mapping[str, Step]
) -> Method:
    """Return the method that a text holds, defaults filled in and pitfalls resolved.

    `file` is only for the message. `pitfalls` is the library of the language, `block_steps` the steps
    of all shared blocks by id, which the method may replace and use.

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
    return _Reader(readable(text, file), file, pitfalls, {}).block()


def read_pitfalls(text: str | bytes, file: str) -> dict[str, Pitfall]:
    """Return the pitfall library that a text holds, by id, in the order of the file.

    Raises:
        BadFileError: with every problem of the file, in file order.
    """
    return _Reader(readable(text, file), file, {}, {}).pitfall_library()


def read_any(
    text: str | bytes, file: str, *, pitfalls: Mapping[str, Pitfall], block_steps: Mapping[str, Step]
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


class _Reader(HeaderReader):
    """Reads one file."""

    def __init__(
        self, text: str, file: str, pitfalls: Mapping[str, Pitfall], block_steps: Mapping[str, Step]
    ) -> None:
        super().__init__(Findings(text, file), pitfalls, block_steps)
        self.tree = walk(text, self.findings)
        self.cut = self.tree.cut

    def method(self) -> Method:
        """Return the method of this file."""
        values = self.top(self.tree, METHOD, say("this method"))
        drafts = values.pop("steps", None) or []
        variants = values.pop("variants", None) or []
        give_ids(drafts, values.pop("record", None) or RecordKind.NOTES, self.step_ids, self.record_ids)
        roles: tuple[MethodRole, ...] = values.get("roles") or ()
        if not self.cut and drafts:
            self.check_references(drafts, variants, roles)
            self.check_needs(values, roles)
        self.give_up_on_problems(self.tree, _NOT_OURS)
        hidden: tuple[Hidden, ...] = values.get("hidden", ())
        reveals: dict[str, tuple[str, ...]] = {}
        for secret in hidden:
            reveals[secret.revealed_at] = (*reveals.get(secret.revealed_at, ()), secret.id)
        joins = any(role.id == "facilitator" and May.ADVISE in role.may for role in roles)
        values["language"] = str(values["language"])
        values["strict_order"] = values.pop("order", None) is Order.STRICT
        method = Method(
            steps=resolved(drafts, reveals, facilitator_joins=joins),
            variants=tuple(_variant(variant) for variant in variants),
            **values,
        )
        self.check_playable(method)
        self.give_up_on_problems(self.tree, _NOT_OURS)
        return method

    def block(self) -> BlockText:
        """Return the shared block of this file."""
        values = self.top(self.tree, BLOCK, say("this block"))
        drafts = values.get("steps") or []
        give_ids(drafts, RecordKind.NOTES, self.step_ids, self.record_ids)
        if not self.cut and drafts:
            self.check_references(drafts, [], ())
            self.check_needs(values, ())
        self.give_up_on_problems(self.tree, _NOT_OURS)
        return BlockText(values["block"], str(values["language"]), resolved(drafts, {}), values["format"])

    def pitfall_library(self) -> dict[str, Pitfall]:
        """Return the pitfalls of this file."""
        values = self.top(self.tree, PITFALLS, say("this file"))
        self.give_up_on_problems(self.tree, _NOT_OURS)
        return {pitfall.id: pitfall for pitfall in values["pitfalls"]}

    def top_keys(self) -> frozenset[str]:
        """Return the keys at the top of the file."""
        root = self.tree.root
        return frozenset(key.value for key, _ in root.pairs) if isinstance(root, Pairs) else frozenset()

    def check_references(
        self, drafts: list[Draft], variants: list[Draft], roles: tuple[MethodRole, ...]
    ) -> None:
        """Note what refers to something that is not there, or not in its place."""
        spots = spots_of(drafts)
        for node, identifier, key in self.references:
            if identifier not in spots:
                self.note(*unknown_step(node, identifier, key, spots))
            elif key == "revealed_at" and "for_each" in spots[identifier].draft:
                self.note(
                    node,
                    say("'{key}' names the loop '{id}'", key=key, id=identifier),
                    say("Name a step of the loop."),
                )
        for findings in (
            role_findings(self.roles_named, (role.id for role in roles)),
            record_findings(drafts) if self.goes_on else (),
            branch_findings(spots),
            variant_findings(variants, spots),
        ):
            for finding in findings:
                self.note(*finding)

    def check_needs(self, values: Mapping[str, Any], roles: tuple[MethodRole, ...]) -> None:
        """Note what needs something that the method does not say: its duration, or its parties."""
        if "duration" not in values:
            for node, where in self.needs_duration:
                self.note(
                    node,
                    say("'time' in {where} is a share, and the method has no 'duration'", where=where),
                    say("Add at the top: {example}", example="duration: 60m"),
                )
        if self.needs_parties and sum(role.most for role in roles if role.party) < 2:
            self.note(
                self.needs_parties[0],
                say("here are parties, and the method has not two"),
                say("Add roles with 'party: yes' under 'roles'."),
            )

    def check_playable(self, method: Method) -> None:
        """Note times that cannot fit and roles that nobody can have, at the key that says so."""
        root = self.tree.root
        assert isinstance(root, Pairs)
        for key, sentence, mend in impossibilities(method):
            self.note_key(root, key, sentence, mend)


def _variant(values: Draft) -> Variant:
    fields = ("purpose", "leaves_out", "takes_in", "times", "modes")
    given = {name: values[name] for name in fields if values.get(name)}
    return Variant(values["id"], values["name"], **given)
