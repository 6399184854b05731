"""Shared blocks: which of their steps are left when a method brings some itself. Pure."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from intervisie.method.model import Step


def remaining_steps(steps: tuple[Step, ...], block: str, brought: AbstractSet[str]) -> tuple[Step, ...]:
    """Return the steps of a block that are still needed.

    `brought` holds ids of whole blocks ("case-choice") and of single steps ("evaluation").
    """
    if block in brought:
        return ()
    return tuple(step for step in steps if step.id not in brought)
