"""One text or word of a file, read as its key says. Pure.

Every function returns the value, or None after noting what is wrong with it. A value that the walk
refused already is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from typing import ClassVar

from intervisie.method import slips
from intervisie.method.characters import UNSEEN
from intervisie.method.findings import Findings, shown
from intervisie.method.keys import Key, YesNo
from intervisie.method.suggest import choice_mend
from intervisie.method.walk import Items, Node, Pairs, Refused, Scalar, start_of, width_of
from intervisie.text import Text, say

LONGEST_ID = 64

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_PITFALL_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", re.ASCII)


@cache
def _members(choices: type[StrEnum]) -> dict[str, StrEnum]:
    return {member.value: member for member in choices}


class Values:
    """Reads single values and notes what is wrong with them."""

    shorter: ClassVar[Text] = say("Keep it short; the rest can stand in 'say' or 'purpose'.")
    """What to do about a text of several lines where one belongs."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings

    def note(self, node: Node, sentence: Text, mend: Text | Callable[[], Text | None] | None = None) -> None:
        """Note a problem with a whole value."""
        self.findings.add(start_of(node), width_of(node), sentence, mend)

    def text(self, node: Node, key: Key, where: Text) -> str | None:
        """Read a text of any number of lines, without the white space around it."""
        if not isinstance(node, Scalar):
            self.not_a_text(node, key, where)
            return None
        value: str = node.value.strip()
        if not value:
            self.empty(node, key, where)
            return None
        if node.style == '"' and not value.isprintable():
            unseen = UNSEEN.search(value)
            if unseen is not None:
                self.note(node, *slips.unseen_escape(unseen[0]))
                return None
        return value

    def not_a_text(self, node: Node, key: Key, where: Text) -> None:
        """Note a list or keys where a text should stand: mostly a text that needs quotes."""
        if isinstance(node, Items):
            self.note(
                node,
                say("'{key}' in {where} must be a text, not a list", key=key.name, where=where),
                say('Write one text; put quotes around a text that begins with a bracket: "..."'),
            )
        elif isinstance(node, Pairs):
            self.note(
                node,
                say("'{key}' in {where} must be a text, not keys and values", key=key.name, where=where),
                say('Put quotes around the whole text: "..." YAML takes a word before a colon for a key.'),
            )

    def line(self, node: Node, key: Key, where: Text) -> str | None:
        """Read a text of one line."""
        value = self.text(node, key, where)
        if value is not None and "\n" in value:
            self.note(
                node,
                say("'{key}' in {where} must be one line", key=key.name, where=where),
                self.shorter,
            )
            return None
        return value

    def empty(self, node: Node, key: Key, where: Text) -> None:
        """Note a key without a value."""
        self.note(
            node,
            say("'{key}' in {where} is empty", key=key.name, where=where),
            say("Write something after the colon.")
            if key.required
            else say("Write something after the colon, or take the line out."),
        )

    def items(self, node: Node, key: Key, where: Text) -> list[Node] | None:
        """Return the values of a list."""
        if isinstance(node, Items):
            return node.items
        if isinstance(node, Scalar) and not node.value.strip():
            self.empty(node, key, where)
        elif not isinstance(node, Refused):
            value = node.value if isinstance(node, Scalar) else None
            self.note(
                node,
                say("'{key}' in {where} must be a list", key=key.name, where=where),
                slips.list_mend(key, value),
            )
        return None

    def texts(self, node: Node, key: Key, where: Text) -> tuple[str, ...] | None:
        """Read a list of texts."""
        items = self.items(node, key, where)
        if items is None:
            return None
        return tuple(value for item in items if (value := self.text(item, key, where)) is not None)

    def text_or_texts(self, node: Node, key: Key, where: Text) -> tuple[str, ...] | None:
        """Read one text or a list of them; one text is a list of one."""
        if isinstance(node, Items):
            return self.texts(node, key, where)
        value = self.text(node, key, where)
        return None if value is None else (value,)

    def identifier(self, node: Node, key: Key, where: Text) -> str | None:
        """Read an id."""
        value = self.text(node, key, where)
        if value is None or (_ID.fullmatch(value) and len(value) <= LONGEST_ID):
            return value
        self.bad_id(node, value, where)
        return None

    def pitfall_id(self, node: Node, key: Key, where: Text) -> str | None:
        """Read the id of a pitfall, which may hold capitals."""
        value = self.text(node, key, where)
        if value is None or (_PITFALL_ID.fullmatch(value) and len(value) <= LONGEST_ID):
            return value
        self.bad_id(node, value, where)
        return None

    def bad_id(self, node: Node, value: str, where: Text) -> None:
        """Note an id that cannot be one."""
        if len(value) > LONGEST_ID:
            sentence = say(
                "the id '{value}' in {where} is longer than {count} characters",
                value=shown(value),
                where=where,
                count=LONGEST_ID,
            )
        else:
            sentence = say("'{value}' in {where} cannot be an id", value=shown(value), where=where)
        self.note(node, sentence, lambda: slips.id_mend(value))

    def choice(self, node: Node, key: Key, where: Text) -> StrEnum | None:
        """Read one of a few words."""
        assert key.choices is not None
        members = _members(key.choices)
        if isinstance(node, Scalar):
            member = members.get(node.value)
            if member is not None:
                return member
        value = self.line(node, key, where)
        if value is None:
            return None
        member = members.get(value)
        if member is None:
            self.not_one_of(node, value, key, where, choices=members)
        return member

    def not_one_of(self, node: Node, value: str, key: Key, where: Text, *, choices: Iterable[str]) -> None:
        """Note a value that is none of a few choices."""
        self.note(
            node,
            say(
                "'{value}' is not a value of '{key}' in {where}",
                value=shown(value),
                key=key.name,
                where=where,
            ),
            lambda: choice_mend(value, choices),
        )

    def choices(self, node: Node, key: Key, where: Text) -> tuple[StrEnum, ...] | None:
        """Read a list of some of a few words; one word is a list of one."""
        if isinstance(node, Scalar):
            member = self.choice(node, key, where)
            return None if member is None else (member,)
        items = self.items(node, key, where)
        if items is None:
            return None
        return tuple(member for item in items if (member := self.choice(item, key, where)) is not None)

    def yes_no(self, node: Node, key: Key, where: Text) -> bool | None:
        """Read yes or no."""
        member = self.choice(node, key, where)
        return None if member is None else member is YesNo.YES
