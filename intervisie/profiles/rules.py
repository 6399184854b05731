"""The rules of a profile file as values. Pure.

Each rule is a mapping of its own that says on which source it stands; where a file has only one source, that
is the one.
"""

from __future__ import annotations

from typing import Any

from intervisie.method.findings import Findings
from intervisie.method.keys import Key, Table
from intervisie.method.suggest import choice_mend
from intervisie.method.walk import Node, Pairs
from intervisie.profiles import rule_keys as keys
from intervisie.profiles.model import (
    Asked,
    CarryOver,
    DayRule,
    Deadline,
    Demand,
    Facilitating,
    GroupSize,
    MeetingRule,
    Preparation,
    ProofRule,
    Reduction,
    Rounding,
    Share,
    Spread,
    Volume,
)
from intervisie.profiles.values import ProfileValues
from intervisie.text import Text, say


class RuleReader(ProfileValues):
    """Reads rules; `source_ids` are the ids of the sources that they may name."""

    def __init__(self, findings: Findings, source_ids: tuple[str, ...]) -> None:
        super().__init__(findings)
        self.source_ids = source_ids

    def rule(
        self, node: Node, key: Key, where: Text, table: Table
    ) -> tuple[dict[str, Any], tuple[str, ...]] | None:
        """Read the mapping of a rule: its values, and on which sources it stands."""
        inside = say("'{key}' of {where}", key=key.name, where=where)
        pairs = self.pairs(node, inside, table)
        if pairs is None:
            return None
        values = self.values(pairs, table, inside)
        return values, self.sources_of(values, pairs, inside)

    def rules(
        self, node: Node, key: Key, where: Text, table: Table
    ) -> list[tuple[Text, Pairs, dict[str, Any], tuple[str, ...]]]:
        """Read a list of rules."""
        listed = self.listed(
            node, key, where, table, lambda number: say("number {n} of '{key}'", n=number, key=key.name)
        )
        return [
            (inside, pairs, values, self.sources_of(values, pairs, inside))
            for inside, pairs, values in listed or ()
        ]

    def sources_of(self, values: dict[str, Any], pairs: Pairs, where: Text) -> tuple[str, ...]:
        """Take the sources out of the values of a rule; the only source of a file need not be named."""
        named: tuple[str, ...] | None = values.pop("source", None)
        if named is not None or "source" in pairs.places:
            return named or ()
        if len(self.source_ids) > 1:
            self.note(
                pairs,
                say("{where} does not say on which source it stands", where=where),
                say("Add a line: {example}", example=f"source: {self.source_ids[0]}"),
            )
        return self.source_ids[:1]

    def source_names(self, node: Node, key: Key, where: Text) -> tuple[str, ...]:
        """Read the ids of sources, which must be there."""
        found = self.id_or_ids(node, key, where)
        for each, name in found:
            if name not in self.source_ids:
                self.note(
                    each,
                    say("there is no source '{id}' in this profile", id=name),
                    choice_mend(name, self.source_ids),
                )
        return tuple(name for _, name in found)

    def group_rule(self, node: Node, key: Key, where: Text) -> GroupSize | None:
        """Read how many people are in the group."""
        found = self.rule(node, key, where, keys.GROUP)
        if found is None:
            return None
        values, sources = found
        least, most = values.get("min"), values.get("max")
        if least is not None and most is not None and least > most:
            self.note(
                node,
                say("the numbers of {where} are not in order", where=say("'{key}'", key=key.name)),
                say("Write the fewest as 'min' and the most as 'max'."),
            )
        if not ("min" in values or "max" in values):
            self.says_nothing(node, key, "min, max")
        return GroupSize(least, most, values.get("unless"), sources)

    def composition(self, node: Node, key: Key, where: Text) -> tuple[Share, ...]:
        """Read who must be in the group."""
        result = []
        for inside, pairs, values, sources in self.rules(node, key, where, keys.SHARE):
            amounts = [name for name in ("at_least", "percent", "over_half", "sites") if values.get(name)]
            who = bool(values.get("registers") or values.get("disciplines"))
            if None in values.values():
                continue  # something in it was noted already, and may be what seems to be missing
            if len(amounts) != 1:
                self.note(
                    pairs,
                    say("{where} must say how many, in one way", where=inside),
                    say("Write one of: {names}.", names="at_least, percent, over_half, sites"),
                )
            elif who is (amounts == ["sites"]):
                self.note(
                    pairs,
                    say("{where} must say of whom, and of sites only how many", where=inside),
                    say("Add 'registers' or 'disciplines', or write only 'sites'."),
                )
            result.append(
                Share(
                    values.get("registers") or (),
                    values.get("disciplines") or (),
                    least=values.get("at_least") or 0,
                    percent=values.get("percent") or 0,
                    over_half=values.get("over_half") or False,
                    sites=values.get("sites") or 0,
                    besides_self=values.get("besides_self") or False,
                    unless=values.get("unless"),
                    sources=sources,
                )
            )
        return tuple(result)

    def meeting_rule(self, node: Node, key: Key, where: Text) -> MeetingRule | None:
        """Read what each meeting must be."""
        found = self.rule(node, key, where, keys.MEETING)
        if found is None:
            return None
        values, sources = found
        self.in_order(node, key, values)
        return MeetingRule(values.get("present") or 0, values.get("at_least"), values.get("at_most"), sources)

    def day_rule(self, node: Node, key: Key, where: Text) -> DayRule | None:
        """Read what counts of a day."""
        found = self.rule(node, key, where, keys.DAY)
        if found is None:
            return None
        values, sources = found
        self.in_order(node, key, values)
        return DayRule(
            values.get("at_least"), values.get("at_most"), values.get("consecutive") or False, sources
        )

    def in_order(self, node: Node, key: Key, values: dict[str, Any]) -> None:
        """Note a rule that says nothing, or asks for more than it counts."""
        least, most = values.get("at_least"), values.get("at_most")
        if not values:
            self.says_nothing(node, key, "at_least, at_most")
        elif least is not None and most is not None and least > most:
            self.note(
                node,
                say("the times of '{key}' are not in order", key=key.name),
                say("Write the shortest as 'at_least' and the longest as 'at_most'."),
            )

    def says_nothing(self, node: Node, key: Key, names: str) -> None:
        """Note a rule that holds no rule."""
        self.note(
            node,
            say("'{key}' says nothing", key=key.name),
            say("Write at least one of: {names}; or take it out.", names=names),
        )

    def volume(self, node: Node, key: Key, where: Text) -> Volume | None:
        """Read how much is asked over a period."""
        found = self.rule(node, key, where, keys.VOLUME)
        if found is None:
            return None
        values, sources = found
        if not ("hours" in values or "meetings" in values):
            self.says_nothing(node, key, "hours, meetings")
        if values.get("period") is None:
            return None
        return Volume(
            values["period"],
            values.get("hours"),
            values.get("meetings") or 0,
            values.get("of_group") or False,
            values.get("note"),
            sources,
        )

    def spread(self, node: Node, key: Key, where: Text) -> Spread | None:
        """Read how much is asked in each part of the period."""
        found = self.rule(node, key, where, keys.SPREAD)
        if found is None:
            return None
        values, sources = found
        if not ("hours" in values or "meetings" in values):
            self.says_nothing(node, key, "hours, meetings")
        if values.get("per") is None:
            return None
        return Spread(
            values["per"],
            values.get("hours"),
            values.get("meetings") or 0,
            values.get("of_group") or False,
            sources,
        )

    def rounding(self, node: Node, key: Key, where: Text) -> tuple[Rounding, tuple[str, ...]] | None:
        """Read to what a meeting is rounded down."""
        found = self.rule(node, key, where, keys.ROUNDING)
        return None if found is None else (found[0].get("to", Rounding.MINUTES), found[1])

    def carry_over(self, node: Node, key: Key, where: Text) -> CarryOver | None:
        """Read what is carried over."""
        found = self.rule(node, key, where, keys.CARRY_OVER)
        if found is None or found[0].get("at_most") is None:
            return None
        return CarryOver(found[0]["at_most"], found[0].get("shortage") or False, found[1])

    def reduction(self, node: Node, key: Key, where: Text) -> Reduction | None:
        """Read how much less is asked of who was away."""
        found = self.rule(node, key, where, keys.REDUCTION)
        if found is None or found[0].get("less") is None or found[0].get("months") is None:
            return None
        values, sources = found
        return Reduction(
            values["less"], values["months"], values.get("from_months") or 0, values.get("note"), sources
        )

    def facilitator(self, node: Node, key: Key, where: Text) -> Facilitating | None:
        """Read whether the hours of who leads count."""
        found = self.rule(node, key, where, keys.FACILITATOR)
        if found is None or found[0].get("counts") is None:
            return None
        return Facilitating(found[0]["counts"], found[0].get("note"), found[1])

    def preparation(self, node: Node, key: Key, where: Text) -> Preparation | None:
        """Read whether preparation counts."""
        found = self.rule(node, key, where, keys.PREPARATION)
        if found is None or found[0].get("counts") is None:
            return None
        counts, each = found[0]["counts"], found[0].get("each")
        if counts is (each is None):
            self.note(
                node,
                say("'each' belongs to preparation that counts, and only to that"),
                say("Write 'counts: yes' with 'each: 2h', or only 'counts: no'."),
            )
        return Preparation(counts, each, found[1])

    def each_meeting(self, node: Node, key: Key, where: Text) -> Asked | None:
        """Read what must be so at each meeting."""
        found = self.rule(node, key, where, keys.EACH_MEETING)
        if found is None:
            return None
        values, sources = found
        if not values:
            self.says_nothing(node, key, "method, secrecy")
        return Asked(values.get("method") or False, values.get("secrecy") or False, sources)

    def demands(self, node: Node, key: Key, where: Text) -> tuple[Demand, ...]:
        """Read what only people can see."""
        found = self.rules(node, key, where, keys.DEMAND)
        return tuple(Demand(values["text"], sources) for _, _, values, sources in found if values.get("text"))

    def proof(self, node: Node, key: Key, where: Text) -> ProofRule | None:
        """Read what must and must not stand on a proof."""
        found = self.rule(node, key, where, keys.PROOF)
        if found is None:
            return None
        values, sources = found
        required, forbidden = values.get("required") or (), values.get("forbidden") or ()
        both = next((each.value for each in required if each in forbidden), None)
        if both is not None:
            self.note(
                node,
                say("'{value}' is both required and forbidden", value=both),
                say("Take it out of one of the two."),
            )
        return ProofRule(required, forbidden, sources)

    def deadlines(self, node: Node, key: Key, where: Text) -> tuple[Deadline, ...]:
        """Read what has to be done by when."""
        ways = ("days_after", "end_of_next_month", "days_before_first", "every_year_until")
        result = []
        for inside, pairs, values, sources in self.rules(node, key, where, keys.DEADLINE):
            if None in values.values():
                continue  # noted already
            if sum(bool(values.get(name)) for name in ways) != 1:
                self.note(
                    pairs,
                    say("{where} must say by when, in one way", where=inside),
                    say("Write one of: {names}.", names=", ".join(ways)),
                )
            if values.get("text") is not None:
                given = {name: values[name] for name in ways if values.get(name)}
                result.append(Deadline(values["text"], sources=sources, **given))
        return tuple(result)
