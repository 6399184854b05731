"""One value of a profile file that method files do not know: hours, days, periods, texts. Pure.

As everywhere in the reader, a function returns the value, or None after noting what is wrong with it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from intervisie.method.findings import shown
from intervisie.method.keys import Key
from intervisie.method.mapping import Mappings
from intervisie.method.walk import Items, Node, Pairs, Scalar
from intervisie.profiles.model import Period
from intervisie.profiles.rule_keys import LANGUAGES
from intervisie.text import Either, Text, say

MOST_HOURS = timedelta(hours=9_999)

_HOURS = re.compile(r"(?=[0-9])(?:([0-9]{1,4})h)?(?:([0-9]{1,3})m)?", re.ASCII)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_DAY_OF_YEAR = re.compile(r"([0-9]{2})-([0-9]{2})", re.ASCII)
_SHARE = re.compile(r"([1-9][0-9]?|100)%", re.ASCII)
_PERIOD = re.compile(r"([1-9][0-9]?) (months?|years?|maand|maanden|jaar)", re.ASCII)
_MOST_MONTHS = 240
_PERIODS = {
    "calendar-year": Period(12, calendar=True),
    "year": Period(12, calendar=True, read_so=True),
    "unknown": Period(),
}
_A_YEAR = 2_000
"""A year without 29 February would refuse it; a deadline of that day falls on the 28th in other years."""


class ProfileValues(Mappings):
    """Reads the values that only profiles have."""

    shorter = say("Keep it short; the rest can stand in 'notes'.")

    def words(self, node: Node, key: Key, where: Text) -> Either | None:
        """Read a text: one for both languages, or one in each."""
        if not isinstance(node, Pairs):
            value = self.text(node, key, where)
            return None if value is None else Either(_on_one_line(value), _on_one_line(value))
        inside = say("'{key}' of {where}", key=key.name, where=where)
        values = self.values(node, LANGUAGES, inside)
        dutch, english = values.get("nl"), values.get("en")
        if dutch is None or english is None:
            return None
        return Either(_on_one_line(dutch), _on_one_line(english))

    def many_words(self, node: Node, key: Key, where: Text) -> tuple[Either, ...] | None:
        """Read a list of texts, or one."""
        if not isinstance(node, Items):
            value = self.words(node, key, where)
            return None if value is None else (value,)
        return tuple(value for item in node.items if (value := self.words(item, key, where)) is not None)

    def hours(self, node: Node, key: Key, where: Text) -> timedelta | None:
        """Read hours and minutes; longer than a method's times may be."""
        value = self.line(node, key, where)
        if value is None:
            return None
        found = hours_written(value)
        if found is not None:
            return found
        self.note(
            node,
            say("'{value}' is no time for '{key}' in {where}", value=shown(value), key=key.name, where=where),
            say("Write hours and minutes: 2h, 90m or 1h30m."),
        )
        return None

    def date(self, node: Node, key: Key, where: Text) -> date | None:
        """Read a day of the calendar."""
        value = self.line(node, key, where)
        if value is None:
            return None
        match = _DATE.fullmatch(value)
        found = _day(int(match[1]), int(match[2]), int(match[3])) if match is not None else None
        if found is None:
            self._no_day(node, key, where, value, "2026-01-31")
        return found

    def day_of_year(self, node: Node, key: Key, where: Text) -> tuple[int, int] | None:
        """Read a month and a day."""
        value = self.line(node, key, where)
        if value is None:
            return None
        match = _DAY_OF_YEAR.fullmatch(value)
        if match is not None and _day(_A_YEAR, int(match[1]), int(match[2])) is not None:
            return int(match[1]), int(match[2])
        self._no_day(node, key, where, value, "03-31")
        return None

    def _no_day(self, node: Node, key: Key, where: Text, value: str, example: str) -> None:
        self.note(
            node,
            say("'{value}' is no day for '{key}' in {where}", value=shown(value), key=key.name, where=where),
            say("Write a day that exists, like this: {example}", example=example),
        )

    def period(self, node: Node, key: Key, where: Text) -> Period | None:
        """Read over how long a volume is asked."""
        value = self.line(node, key, where)
        if value is None:
            return None
        known = _PERIODS.get(value)
        if known is not None:
            return known
        match = _PERIOD.fullmatch(value)
        if match is not None:
            months = int(match[1]) * (1 if match[2].startswith("m") else 12)
            if months <= _MOST_MONTHS:
                return Period(months)
        self.note(
            node,
            say("'{value}' is no period in {where}", value=shown(value), where=where),
            say("Write calendar-year, year, 12 months, 5 years (at most 20), or unknown."),
        )
        return None

    def share(self, node: Node, key: Key, where: Text) -> int | None:
        """Read a share of people."""
        value = self.line(node, key, where)
        if value is None:
            return None
        match = _SHARE.fullmatch(value)
        if match is not None:
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

    def id_or_ids(self, node: Node, key: Key, where: Text) -> tuple[tuple[Node, str], ...]:
        """Read one id or a list of them, each with where it stands."""
        nodes = node.items if isinstance(node, Items) else [node]
        found = ((each, self.identifier(each, key, where)) for each in nodes)
        return tuple((each, value) for each, value in found if value is not None)


def hours_written(value: str) -> timedelta | None:
    """Return the time that a text such as 2h, 90m or 1h30m writes; None when it writes none."""
    match = _HOURS.fullmatch(value)
    if match is None:
        return None
    found = timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0))
    return found if timedelta(0) < found <= MOST_HOURS else None


def scalar(node: Node | None) -> str:
    """Return the text of a scalar, "" for anything else."""
    return node.value.strip() if isinstance(node, Scalar) else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
