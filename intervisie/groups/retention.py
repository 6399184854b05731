"""How long what is kept may be kept, and why: set by people, for all groups or for one. Pure.

There is no usual period: where none was set, nothing is ever past its date. What was said and the proof of
who was there have periods of their own, because a register asks for the proof for years. Dates are never too
early: a period of a year from 29 February is over on 1 March.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

_PERIOD = re.compile(r"(?:(\d{1,3})\s*[yj])?\s*(?:(\d{1,4})\s*m)?\s*(?:(\d{1,4})\s*w)?\s*(?:(\d{1,5})\s*d)?")
_LONGEST_YEARS = 100


class Period(Struct, frozen=True, omit_defaults=True):
    """A stretch of calendar time."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """Return the first day on which a period that begins on `day` is over."""
        months = day.year * 12 + day.month - 1 + self.years * 12 + self.months
        year, month = divmod(months, 12)
        try:
            moved = date(year, month + 1, day.day)
        except ValueError:  # no such day in that month: the first one after it
            year, month = divmod(months + 1, 12)
            moved = date(year, month + 1, 1)
        return moved + timedelta(days=self.days)

    def __str__(self) -> str:
        """Return the period as it is typed."""
        parts = ((self.years, "y"), (self.months, "m"), (self.days, "d"))
        return "".join(f"{number}{unit}" for number, unit in parts if number)


class Kept(Struct, frozen=True):
    """How long something is kept, the reason that was written down, and when that was."""

    period: Period
    reason: str
    since: date


class Rule(Struct, frozen=True, omit_defaults=True):
    """What holds for one group, by its id, or for every group ("") that has no period of its own.

    `content` is what was said and noted; `proof` who was there, when, in which role, with which method.
    """

    group: str = ""
    content: Kept | None = None
    proof: Kept | None = None


class Rules(Struct, frozen=True):
    """All rules; a group has one at most."""

    rules: tuple[Rule, ...] = ()

    def of(self, group: str) -> Rule:
        """Return what was set for a group by itself."""
        return next((rule for rule in self.rules if rule.group == group), Rule(group))

    def holding_for(self, group: str) -> Rule:
        """Return what holds for a group: its own periods, else those for every group."""
        general, own = self.of(""), self.of(group)
        return Rule(group, own.content or general.content, own.proof or general.proof)

    def with_rule(self, rule: Rule) -> Rules:
        """Return the rules with this one in the place of what was set for the same group."""
        others = tuple(one for one in self.rules if one.group != rule.group)
        return replace(self, rules=(*others, rule) if rule.content or rule.proof else others)

    @property
    def lose_proof_first(self) -> bool:
        """Tell whether the proof of some group would go before what was said, and take it along."""
        groups = {"", *(rule.group for rule in self.rules)}
        return any(_loses_proof_first(self.holding_for(group)) for group in groups)


def read_period(text: str) -> Period | None:
    """Return the period that was typed, as in `2y`, `18m`, `1y6m`, `6w` or `90d`; None if it is none.

    A year may be a `j`, as in Dutch.
    """
    match = _PERIOD.fullmatch(text.strip().lower())
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days = (int(number or 0) for number in match.groups())
    period = Period(years, months, weeks * 7 + days)
    if not any((years, months, period.days)) or period.after(_SOME_DAY) > Period(_LONGEST_YEARS).after(
        _SOME_DAY
    ):
        return None
    return period


_SOME_DAY = date(2001, 1, 1)


def _loses_proof_first(rule: Rule) -> bool:
    if rule.content is None or rule.proof is None:
        return False
    return rule.proof.period.after(_SOME_DAY) < rule.content.period.after(_SOME_DAY)
