"""What a group brings to the opening of a meeting: its own ground rules, in the words of the block. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.groups.group import Group
from intervisie.method.model import Blocks, Step

GROUND_RULES = "ground-rules"
"""The step of the opening in which secrecy is discussed."""


def with_ground_rules(blocks: Blocks, group: Group) -> Blocks:
    """Return the blocks with the group's ground rules to read aloud, where it has its own.

    The questions of that step, and what the facilitator is told there, stay.
    """
    if not group.ground_rules:
        return blocks
    text = " ".join(_sentence(rule) for rule in group.ground_rules)
    opening = tuple(_with(step, text) if step.id == GROUND_RULES else step for step in blocks.opening)
    return replace(blocks, opening=opening)


def _with(step: Step, text: str) -> Step:
    first, *others = step.parts
    return replace(step, parts=(replace(first, say=text), *others))


def _sentence(rule: str) -> str:
    return rule if rule[-1] in ".?!…" else f"{rule}."


LOOK_BACK = "look-back"
"""The step of the opening in which last time's actions come back."""


def with_look_back_question(blocks: Blocks, question: str) -> Blocks:
    """Return the blocks with one more question at the look-back."""
    opening = tuple(_asking(step, question) if step.id == LOOK_BACK else step for step in blocks.opening)
    return replace(blocks, opening=opening)


def _asking(step: Step, question: str) -> Step:
    first, *others = step.parts
    return replace(step, parts=(replace(first, ask=(*first.ask, question)), *others))
