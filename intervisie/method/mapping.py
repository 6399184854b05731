"""A mapping of a file along its key table: what it may hold, what it must hold, and each only once. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, ClassVar

from intervisie.method.amounts import Amounts
from intervisie.method.findings import MOST_SHOWN, shown
from intervisie.method.keys import PATH, TABLES, Key, Kind, Table
from intervisie.method.suggest import METHOD_HOMES, Homes, key_mend, meant_key, required_example
from intervisie.method.walk import Node, Pairs, Refused, Scalar, Tree, start_of
from intervisie.text import Text, say

AT = "@"
"""The name under which values hold the mapping that they stand in, where that is needed later."""

ReadValue = Callable[[Any, Node, Key, Text], Any]


class Grammar:
    """The tables of one sort of file, ready to look keys up; `homes` as in `suggest.py`."""

    __slots__ = ("by_name", "homes", "required")

    def __init__(self, tables: Iterable[Table], homes: Homes) -> None:
        listed = tuple(tables)
        self.homes = homes
        self.by_name: dict[str, dict[str, Key]] = {
            table.name: {key.name: key for key in table.keys} for table in listed
        }
        self.required: dict[str, tuple[Key, ...]] = {
            table.name: tuple(key for key in table.keys if key.required) for table in listed
        }


class Mappings(Amounts):
    """Reads whole mappings: `kinds` says how the value of each kind of key is read.

    `kinds` holds functions, not bound methods: those would tie a reader to itself, and its whole tree
    would wait for the collector of cycles. `cut` is set for a text that broke off: what is missing there
    may only have come later.
    """

    cut = False
    grammar: ClassVar[Grammar] = Grammar(TABLES, METHOD_HOMES)
    kinds: ClassVar[Mapping[StrEnum, ReadValue]] = {
        Kind.FORMAT: Amounts.format,
        Kind.LINE: Amounts.line,
        Kind.TEXT: Amounts.text,
        Kind.TEXTS: Amounts.texts,
        Kind.ASK: Amounts.text_or_texts,
        Kind.ID: Amounts.identifier,
        Kind.STEP_ID: Amounts.identifier,
        Kind.PITFALL_ID: Amounts.pitfall_id,
        Kind.CHOICE: Amounts.choice,
        Kind.CHOICES: Amounts.choices,
        Kind.YES_NO: Amounts.yes_no,
        Kind.COUNT: Amounts.count,
        Kind.MANY: Amounts.many,
        Kind.NUMBER: Amounts.number,
        Kind.HOLDERS: Amounts.holders,
        Kind.TIME: Amounts.time,
        Kind.RANGE: Amounts.range,
        Kind.DURATION: Amounts.duration,
        Kind.PERCENT: Amounts.percent,
    }

    def values(self, node: Pairs, table: Table, where: Text) -> dict[str, Any]:
        """Read the values of a mapping by the names of their keys; one that cannot be used is None."""
        keys, kinds = self.grammar.by_name[table.name], self.kinds
        result: dict[str, Any] = {}
        for name, value in node.pairs:
            key = keys.get(name.value)
            if key is None:
                key = self.unknown(name, node, table, where)
                if key is None:
                    continue
            if key.name in result:
                self.twice(name, node.places[key.name][0], where)
            else:
                node.places[key.name] = (name, value)
                result[key.name] = kinds[key.kind](self, value, key, where)
        if not self.cut:
            for key in self.grammar.required[table.name]:
                if key.name not in result:
                    self.missing(node, key, where)
        return result

    def unknown(self, name: Scalar, node: Pairs, table: Table, where: Text) -> Key | None:
        """Note a key that does not exist; return the key that was meant, to read its value all the same."""
        word = name.value
        if word == "<<":
            sentence = say(
                "'<<' would merge another mapping into {where}, which cannot be done here", where=where
            )
            self.note(name, sentence, say("Write the keys out here."))
            return None
        self.note(
            name,
            say("unknown key '{key}' in {where}", key=shown(word), where=where),
            lambda: key_mend(word, table, self.grammar.homes),
        )
        if len(self.findings) > 2 * MOST_SHOWN:
            return None  # enough is wrong already; guessing costs time
        meant = meant_key(word, table)
        present = meant is not None and any(other.value == meant for other, _ in node.pairs)
        return None if meant is None or present else self.grammar.by_name[table.name][meant]

    def twice(self, name: Scalar, first: Scalar, where: Text) -> None:
        """Note a key that stands there already."""
        self.note(
            name,
            say("'{key}' stands twice in {where}", key=name.value, where=where),
            lambda: say(
                "It already stands on line {line}; keep one of the two.",
                line=self.findings.place(start_of(first)).line,
            ),
        )

    def missing(self, node: Pairs, key: Key, where: Text) -> None:
        """Note a key that must be there."""
        self.note(
            node,
            say("{where} has no '{key}'", where=where, key=key.name),
            say("Add a line: {example}", example=required_example(key)),
        )

    def pairs(self, node: Node, where: Text, table: Table) -> Pairs | None:
        """Return a node that must be a mapping."""
        if isinstance(node, Pairs):
            return node
        if not isinstance(node, Refused):
            names = ", ".join(key.name for key in table.keys)
            mend = say("Write 'key: value'. The keys here are: {keys}.", keys=names)
            if table is PATH and isinstance(node, Scalar) and node.value:
                example = f"{{takes_in: [{shown(node.value)}]}}"
                mend = say("Write what happens with that step, such as {example}.", example=example)
            self.note(node, say("{where} must be made of keys and values", where=where), mend)
        return None

    def note_key(self, node: Pairs, name: str, sentence: Text, mend: Text) -> None:
        """Note a problem with a key as it stands in a mapping, or with the mapping where it does not."""
        place = node.places.get(name)
        self.note(node if place is None else place[0], sentence, mend)

    def listed(
        self, node: Node, key: Key, where: Text, table: Table, called: Callable[[int], Text]
    ) -> list[tuple[Text, Pairs, dict[str, Any]]] | None:
        """Read a list of mappings with the keys of one table: what each is called, itself and its values.

        `called` names one by its number, counting from 1. None when it is no list.
        """
        items = self.items(node, key, where)
        if items is None:
            return None
        result = []
        for number, item in enumerate(items, 1):
            inside = called(number)
            pairs = self.pairs(item, inside, table)
            if pairs is not None:
                result.append((inside, pairs, self.values(pairs, table, inside)))
        return result

    def top(self, tree: Tree, table: Table, where: Text) -> dict[str, Any]:
        """Read the mapping that a whole file is."""
        root = tree.root
        if root is None or is_empty(tree):
            if not self.findings:
                self.findings.add(
                    0, 1, say("this file is empty"), say("Begin with a line: {example}", example="format: 1")
                )
            return {}
        pairs = self.pairs(root, where, table)
        return {} if pairs is None else self.values(pairs, table, where)

    def give_up_on_problems(self, tree: Tree, not_ours: Text) -> None:
        """Raise what was found, if anything was; of a file that is not ours at all only `not_ours`."""
        if self.findings and not is_empty(tree) and not self.findings.is_ours:
            self.findings.forget()
            self.findings.add(0, 1, not_ours, say("Begin with a line: {example}", example="format: 1"))
        if self.findings:
            raise self.findings.error()


def is_empty(tree: Tree) -> bool:
    """Whether there is nothing in a file at all, comments aside."""
    return tree.root is None or (isinstance(tree.root, Scalar) and not tree.root.value.strip())
