"""The text of a profile file -> its value, or every problem in it. Pure.

The gate is that of method files (`method/walk.py`, `method/mapping.py`): the same limits, the same refusals,
the same way to say where, what and how to mend it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from intervisie.method.characters import readable
from intervisie.method.findings import Findings
from intervisie.method.keys import Key
from intervisie.method.mapping import Grammar, Mappings, ReadValue
from intervisie.method.walk import Items, Node, Pairs, Scalar, walk
from intervisie.profiles.keys import HOMES, PROFILE, SOURCE, TABLES
from intervisie.profiles.model import Profile, Rounding, Source
from intervisie.profiles.rule_keys import ProfileKind
from intervisie.profiles.rules import RuleReader
from intervisie.profiles.values import ProfileValues, scalar
from intervisie.text import Text, say


def read_profile(text: str | bytes, file: str) -> Profile:
    """Return the profile that a text holds; `file` is only for the message.

    Raises:
        BadFileError: with every problem of the file, in file order.
    """
    return _Reader(readable(text, file), file).profile()


class _Reader(RuleReader):
    """Reads one file."""

    grammar = Grammar(TABLES, HOMES)

    def __init__(self, text: str, file: str) -> None:
        findings = Findings(text, file)
        self.tree = walk(text, findings)
        super().__init__(findings, _source_ids(self.tree.root))
        self.cut = self.tree.cut

    def profile(self) -> Profile:
        """Return the profile of this file."""
        values = self.top(self.tree, PROFILE, say("this profile"))
        if isinstance(self.tree.root, Pairs) and any(key.value == "steps" for key, _ in self.tree.root.pairs):
            self.findings.forget()
            self.findings.add(
                0, 1, say("this is a method, not a profile"), say("Check it with: intervisie methods check.")
            )
        self.give_up_on_problems(self.tree, say("this is not a profile"))
        del values["format"]
        rounding, sources = values.pop("rounding", (Rounding.MINUTES, ()))
        asked = values.pop("each_meeting", None)
        activities = tuple(" ".join(each.split()) for each in values.pop("activity"))
        return Profile(
            activities=activities, rounding=rounding, rounding_sources=sources, asked=asked, **values
        )

    def sources(self, node: Node, key: Key, where: Text) -> tuple[Source, ...] | None:
        """Read the sources; at least one."""
        listed = self.listed(
            node, key, where, SOURCE, lambda number: say("number {n} of '{key}'", n=number, key=key.name)
        )
        if listed is None:
            return None
        if not listed and isinstance(node, Items) and not node.items:
            self.note(
                node,
                say("a rule without a source cannot be checked by anybody"),
                say("Name at least one: {example}", example="- {id: ..., title: ..., site: ...}"),
            )
        seen: set[str] = set()
        for _, pairs, values in listed:
            name = values.get("id")
            if name is not None and name in seen:
                self.note(pairs, say("the id '{id}' stands twice", id=name), say("Give each its own id."))
            seen.add(name or "")
        whole = [values for _, _, values in listed if None not in values.values() and len(values) == 3]
        return tuple(Source(**values) for values in whole)

    kinds: ClassVar[Mapping[StrEnum, ReadValue]] = {
        **Mappings.kinds,
        ProfileKind.WORDS: ProfileValues.words,
        ProfileKind.MANY_WORDS: ProfileValues.many_words,
        ProfileKind.DATE: ProfileValues.date,
        ProfileKind.DAY_OF_YEAR: ProfileValues.day_of_year,
        ProfileKind.HOURS: ProfileValues.hours,
        ProfileKind.PERIOD: ProfileValues.period,
        ProfileKind.SHARE: ProfileValues.share,
        ProfileKind.SOURCES: sources,
        ProfileKind.SOURCE_IDS: RuleReader.source_names,
        ProfileKind.GROUP_RULE: RuleReader.group_rule,
        ProfileKind.COMPOSITION: RuleReader.composition,
        ProfileKind.MEETING_RULE: RuleReader.meeting_rule,
        ProfileKind.DAY_RULE: RuleReader.day_rule,
        ProfileKind.VOLUME: RuleReader.volume,
        ProfileKind.SPREAD: RuleReader.spread,
        ProfileKind.ROUNDING: RuleReader.rounding,
        ProfileKind.CARRY_OVER: RuleReader.carry_over,
        ProfileKind.REDUCTION: RuleReader.reduction,
        ProfileKind.FACILITATOR: RuleReader.facilitator,
        ProfileKind.PREPARATION: RuleReader.preparation,
        ProfileKind.EACH_MEETING: RuleReader.each_meeting,
        ProfileKind.DEMANDS: RuleReader.demands,
        ProfileKind.PROOF: RuleReader.proof,
        ProfileKind.DEADLINES: RuleReader.deadlines,
    }


def _source_ids(root: Node | None) -> tuple[str, ...]:
    """Return the ids of the sources, before anything is read: rules above them name them too."""
    listed = next((value for key, value in _pairs(root) if key.value == "sources"), None)
    items = listed.items if isinstance(listed, Items) else ()
    found = (scalar(value) for item in items for key, value in _pairs(item) if key.value == "id")
    return tuple(name for name in found if name)


def _pairs(node: Node | None) -> list[tuple[Scalar, Node]]:
    return node.pairs if isinstance(node, Pairs) else []
