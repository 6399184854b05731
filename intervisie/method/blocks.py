"""The shared blocks round the methods, and what a method takes over from them. Pure."""

from __future__ import annotations

from intervisie.method.choices import Block
from intervisie.method.model import Blocks, BlockText, Step

PUT_IN = {Block.VALUES_ROUND: "waardenronde", Block.QUESTION_SHARPENING: "vraag-scherpstellen"}
"""The blocks that a method puts in with `use`, by the id of their one step; the meeting has none of them."""


def remaining_steps(steps: tuple[Step, ...], block: str, brought: frozenset[str]) -> tuple[Step, ...]:
    """Return the steps of a block that are left when a method brings `brought` itself.

    A method may bring a whole block by its name ("closing"), or single steps of it by their ids
    ("evaluation").
    """
    if block in brought:
        return ()
    return tuple(step for step in steps if step.id not in brought)


def blocks_of(texts: tuple[BlockText, ...]) -> Blocks:
    """Put the blocks of one language together; one that is not there has no steps."""
    steps = {text.block: text.steps for text in texts}
    return Blocks(
        opening=steps.get(Block.OPENING, ()),
        case_choice=steps.get(Block.CASE_CHOICE, ()),
        commitment=steps.get(Block.COMMITMENT, ()),
        closing=steps.get(Block.CLOSING, ()),
    )


def steps_by_id(texts: tuple[BlockText, ...]) -> dict[str, Step]:
    """Return all steps of the blocks by id: what a method may use, or bring besides whole blocks."""
    return {step.id: step for text in texts for step in text.steps}
