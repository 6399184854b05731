"""One number, time or share of a file, read as its key says. Pure.

As everywhere in the reader, a function returns the value, or None after noting what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from intervisie.method import slips
from intervisie.method.findings import shown
from intervisie.method.keys import Key
from intervisie.method.model import FORMAT, Timing
from intervisie.method.timing import parse_duration, parse_range, parse_time
from intervisie.method.values import Values
from intervisie.method.walk import Node
from intervisie.text import Text, say

_COUNT = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,3}", re.ASCII)
_HOLDERS = re.compile(r"([0-9]{1,3})(?: ?- ?([0-9]{1,3}))?", re.ASCII)
_PERCENT = re.compile(r"([1-9][0-9]{0,2})%", re.ASCII)

_LARGEST_PERCENT = 200

_READ = tuple(str(number) for number in range(FORMAT + 1))

Read = TypeVar("Read")


class Amounts(Values):
    """Reads single numbers and times, and notes what is wrong with them."""

    def count(self, node: Node, key: Key, where: Text) -> int | None:
        """Read a number of people."""
        return self._from_1(
            node,
            key,
            where,
            lambda value: say("'{value}' in {where} is not a number of people", value=value, where=where),
        )

    def many(self, node: Node, key: Key, where: Text) -> int | None:
        """Read a number of anything else."""
        return self._from_1(
            node,
            key,
            where,
            lambda value: say(
                "'{value}' is not a number for '{key}' in {where}", value=value, key=key.name, where=where
            ),
        )

    def _from_1(self, node: Node, key: Key, where: Text, sentence: Callable[[str], Text]) -> int | None:
        value = self.line(node, key, where)
        if value is None:
            return None
        if _COUNT.fullmatch(value):
            return int(value)
        self.note(node, sentence(shown(value)), say("Write a number from 1 to 999, in digits."))
        return None

    def number(self, node: Node, key: Key, where: Text) -> int | None:
        """Read a whole number, which may be 0 or below it."""
        value = self.line(node, key, where)
        if value is None:
            return None
        if _NUMBER.fullmatch(value):
            return int(value)
        self.note(
            node,
            say(
                "'{value}' is not a number for '{key}' in {where}",
                value=shown(value),
                key=key.name,
                where=where,
            ),
            say("Write a whole number in digits."),
        )
        return None

    def holders(self, node: Node, key: Key, where: Text) -> tuple[int, int] | None:
        """Read how many people have a role."""
        value = self.line(node, key, where)
        if value is None:
            return None
        match = _HOLDERS.fullmatch(value)
        if match is None:
            self.note(
                node,
                say("'{value}' in {where} is not a number of people", value=shown(value), where=where),
                say("Write a number, or the fewest and the most: 1 - 3."),
            )
            return None
        least = int(match[1])
        most = int(match[2]) if match[2] else least
        if most < max(least, 1):
            self.note(
                node,
                say("nobody can have the role: {where} has '{value}'", where=where, value=shown(value)),
                say("Write a number, or the fewest and the most: 1 - 3."),
            )
            return None
        return least, most

    def time(self, node: Node, key: Key, where: Text) -> Timing | None:
        """Read a time formula."""
        return self._parsed(node, key, where, parse_time)

    def duration(self, node: Node, key: Key, where: Text) -> timedelta | None:
        """Read one duration."""
        return self._parsed(node, key, where, parse_duration)

    def _parsed(self, node: Node, key: Key, where: Text, parse: Callable[[str], Read]) -> Read | None:
        value = self.line(node, key, where)
        if value is None:
            return None
        try:
            return parse(value)
        except OverflowError:
            self.note(
                node,
                say("'{value}' in {where} is no time for a part", value=shown(value), where=where),
                slips.time_too_long(),
            )
        except ValueError:
            self.note(
                node,
                say("'{value}' in {where} is not a time", value=shown(value), where=where),
                lambda: slips.time_mend(value),
            )
        return None

    def range(self, node: Node, key: Key, where: Text) -> tuple[timedelta, timedelta] | None:
        """Read a shortest and a longest time."""
        value = self.line(node, key, where)
        if value is None:
            return None
        try:
            return parse_range(value)
        except OverflowError:
            self.note(
                node,
                say("'{value}' in {where} cannot be a range of times", value=shown(value), where=where),
                say("The shortest time comes first, and both are at most 480 minutes: 15m - 30m."),
            )
        except ValueError:
            self.note(
                node,
                say("'{value}' in {where} is not a range of times", value=shown(value), where=where),
                lambda: slips.range_mend(value),
            )
        return None

    def percent(self, node: Node, key: Key, where: Text) -> int | None:
        """Read a share of a time."""
        value = self.line(node, key, where)
        if value is None:
            return None
        match = _PERCENT.fullmatch(value)
        if match is not None and int(match[1]) <= _LARGEST_PERCENT:
            return int(match[1])
        self.note(
            node,
            say(
                "'{value}' is not a share for '{key}' in {where}",
                value=shown(value),
                key=key.name,
                where=where,
            ),
            say("Write a percentage: 50%."),
        )
        return None

    def format(self, node: Node, key: Key, where: Text) -> int | None:
        """Read the number of the format; a file of an earlier one says nothing that this one does not."""
        value = self.line(node, key, where)
        if value is None:
            return None
        if value in _READ:
            return FORMAT
        self.note(node, *slips.format_slip(value))
        return None
