"""The text of a YAML file as a small tree, without believing any of it. Pure.

Only the parser's events are used, never its objects: a scalar is its own event, whose value stays
text whatever YAML would make of it. Anchors, aliases, tags and second documents are refused here;
depth and number of values are bounded before anything is built. Nodes keep the position of their
first character, counted from the start of the text.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn, Union

import yaml

from intervisie.method.findings import Findings, shown
from intervisie.method.syntax import Fault, explain, second_document
from intervisie.text import say

MAX_DEPTH = 12
MAX_VALUES = 10_000
"""Each value takes at most two events, so this bounds the events to 20,000."""

_Parser: Callable[[str], Any] = yaml.BaseLoader
with suppress(ImportError):
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs do not export it

    _Parser = CParser

Scalar = yaml.ScalarEvent
_NodeEvent = yaml.ScalarEvent | yaml.CollectionStartEvent | yaml.AliasEvent
_Sequence = yaml.SequenceStartEvent
_SequenceEnd = yaml.SequenceEndEvent
_Mapping = yaml.MappingStartEvent
_MappingEnd = yaml.MappingEndEvent


class Items:
    """A list of values."""

    __slots__ = ("event", "items")

    def __init__(self, event: yaml.SequenceStartEvent, items: list[Node]) -> None:
        self.event = event
        self.items = items


class Pairs:
    """Keys with their values, in the order of the file; a key may stand there twice.

    `places` is filled while the values are read: the key and the value as they stand in the file, by
    the name of the key that was meant.
    """

    __slots__ = ("event", "pairs", "places")

    def __init__(self, event: yaml.MappingStartEvent, pairs: list[tuple[Scalar, Node]]) -> None:
        self.event = event
        self.pairs = pairs
        self.places: dict[str, tuple[Scalar, Node]] = {}


class Refused:
    """A value that was refused already, so that nothing more need be said about it."""

    __slots__ = ("event",)

    def __init__(self, event: yaml.AliasEvent) -> None:
        self.event = event


Node = Union[Scalar, Items, Pairs, Refused]


class Tree:
    """The outcome of a walk: the root, or None when there is none.

    `cut` says that the text stopped being readable on the way, so that what seems to be missing may
    only have come later.
    """

    __slots__ = ("cut", "root")

    def __init__(self, root: Node | None, *, cut: bool) -> None:
        self.root = root
        self.cut = cut


class _TooMuchError(Exception):
    """The file is deeper or larger than any of ours."""


def start_of(node: Node) -> int:
    """Return the position of the first character of a node."""
    return _index((node if isinstance(node, Scalar) else node.event).start_mark)


def width_of(node: Node) -> int:
    """Return how many characters to underline: the value as written, or the first key of a mapping."""
    if isinstance(node, Scalar):
        return _index(node.end_mark) - start_of(node)
    if isinstance(node, Pairs) and node.pairs and start_of(node.pairs[0][0]) == start_of(node):
        return width_of(node.pairs[0][0])
    return 1


def _index(mark: object) -> int:
    """Return the position that a mark of either parser holds, in characters from the start."""
    index: int = getattr(mark, "index", 0)
    return index


def walk(text: str, findings: Findings, parser: Callable[[str], Any] = _Parser) -> Tree:
    """Read the tree of a text; what cannot be used is noted in `findings`.

    `parser` makes the source of events: the parser in C where it is installed, else the one in Python.
    """
    walker = _Walker(findings, parser(text).get_event)
    try:
        walker.document()
    except _TooMuchError:
        return Tree(None, cut=True)
    except yaml.MarkedYAMLError as error:
        walker.note(explain(error, text))
        return Tree(walker.root, cut=True)
    return Tree(walker.root, cut=False)


class _Walker:
    """Builds nodes from events, depth first.

    A container is put in its place before it is filled, so that a text that breaks off still leaves
    what was read until there.
    """

    def __init__(self, findings: Findings, get: Callable[[], Any]) -> None:
        self.findings = findings
        self.get = get
        self.left = MAX_VALUES
        self.root: Node | None = None

    def document(self) -> None:
        """Read the one document of the file."""
        self.get()
        if self.get().__class__ is yaml.StreamEndEvent:
            return
        self.root = self.opened(self.get())
        self.fill(self.root, 1)
        self.get()
        event = self.get()
        if event.__class__ is not yaml.StreamEndEvent:
            self.note(second_document(_index(event.start_mark), 3))

    def note(self, fault: Fault) -> None:
        """Note what the parser, or the order of its events, says is wrong."""
        self.findings.add(fault.index, fault.width, fault.sentence, fault.mend)

    def opened(self, event: _NodeEvent) -> Node:
        """Return the node that an event begins, still empty, and refuse what no file may hold."""
        if event.anchor is not None:
            self.refuse_anchor(event, event.anchor)
        if isinstance(event, yaml.AliasEvent):
            return Refused(event)
        if event.tag is not None:
            self.refuse_tag(event, event.tag)
        if isinstance(event, yaml.MappingStartEvent):
            return Pairs(event, [])
        if isinstance(event, yaml.ScalarEvent):
            return event
        assert isinstance(event, yaml.SequenceStartEvent)
        return Items(event, [])

    def fill(self, node: Node, depth: int) -> None:
        """Read the contents of a node that was just opened; a scalar has none."""
        if node.__class__ is Pairs:
            self.within(node, depth)
            self.fill_pairs(node.pairs, depth + 1)
        elif node.__class__ is Items:
            self.within(node, depth)
            self.fill_items(node.items, depth + 1)

    def fill_pairs(self, pairs: list[tuple[Scalar, Node]], depth: int) -> None:
        """Read keys and values until the mapping ends."""
        get = self.get
        while True:
            key = get()
            if key.__class__ is _MappingEnd:
                return
            if key.__class__ is not Scalar or key.anchor is not None or key.tag is not None:
                key = self.plain_key(key, depth)
            value = get()
            self.left -= 2
            if self.left < 0:
                self.too_many(value)
            if value.__class__ is Scalar and value.anchor is None and value.tag is None:
                if key is not None:
                    pairs.append((key, value))
                continue
            node = self.opened(value)
            if key is not None:
                pairs.append((key, node))
            self.fill(node, depth)

    def fill_items(self, items: list[Node], depth: int) -> None:
        """Read values until the list ends."""
        get = self.get
        while True:
            value = get()
            if value.__class__ is _SequenceEnd:
                return
            self.left -= 1
            if self.left < 0:
                self.too_many(value)
            if value.__class__ is Scalar and value.anchor is None and value.tag is None:
                items.append(value)
                continue
            node = self.opened(value)
            items.append(node)
            self.fill(node, depth)

    def plain_key(self, event: _NodeEvent, depth: int) -> Scalar | None:
        """Refuse a key that is a list, a mapping or a reference; None when there is no key left to use."""
        node = self.opened(event)
        if isinstance(node, Scalar):
            return node
        if not isinstance(node, Refused):
            self.findings.add(
                start_of(node),
                1,
                say("a key must be a word"),
                say("Put quotes around a text that begins with a bracket."),
            )
        self.fill(node, depth)
        return None

    def within(self, node: Items | Pairs, depth: int) -> None:
        """Stop at lists and mappings that stand deeper than in any file of ours."""
        if depth > MAX_DEPTH:
            self.findings.add(
                start_of(node),
                1,
                say(
                    "lists and mappings stand more than {count} deep inside one another here", count=MAX_DEPTH
                ),
                say("No file needs more than six; look for a bracket that is not closed."),
            )
            raise _TooMuchError

    def too_many(self, event: yaml.Event) -> NoReturn:
        """Stop at a file that holds more than any of ours."""
        self.findings.add(
            _index(event.start_mark),
            1,
            say("this file holds more than {count} values, more than any needs", count=MAX_VALUES),
            say("Split it into several files."),
        )
        raise _TooMuchError

    def refuse_anchor(self, event: yaml.NodeEvent, anchor: str) -> None:
        """Refuse `&name` and `*name`: a file says everything where it happens."""
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        self.findings.add(
            _index(event.start_mark),
            len(anchor) + 1,
            say(
                "'{value}' refers to another place in the file, which cannot be done here",
                value=sign + anchor,
            ),
            say("Write the text out here; put quotes around a text that begins with '{sign}'.", sign=sign),
        )

    def refuse_tag(self, event: yaml.NodeEvent, tag: str) -> None:
        """Refuse `!tag`: what a value means follows from its key."""
        self.findings.add(
            _index(event.start_mark),
            1,
            say("'{value}' is a YAML tag, which cannot stand here", value=shown(tag)),
            say("Leave it out; put quotes around a text that begins with '{sign}'.", sign="!"),
        )
