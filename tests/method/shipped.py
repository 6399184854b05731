"""The shipped files as the tests read them: from the checkout itself, through the real reader."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from intervisie.method.choices import Block
from intervisie.method.inside import all_steps, leaves
from intervisie.method.model import BlockText, Method, Part, Pitfall, Step
from intervisie.method.reading import read_block, read_method, read_pitfalls

METHODS = Path(__file__).parents[2] / "methods"


def pitfalls(language: str) -> dict[str, Pitfall]:
    path = METHODS / language / "pitfalls.yaml"
    return dict(read_pitfalls(path.read_bytes(), str(path)))


def block(language: str, name: Block) -> BlockText:
    path = METHODS / language / "blocks" / f"{name}.yaml"
    return read_block(path.read_bytes(), str(path), pitfalls=pitfalls(language))


def method(language: str, name: str) -> Method:
    path = METHODS / language / f"{name}.yaml"
    known = {step.id: step for each in Block for step in block(language, each).steps}
    return read_method(path.read_bytes(), str(path), pitfalls=pitfalls(language), block_steps=known)


def parts(steps: Iterable[Step]) -> list[Part]:
    return [leaf.part for leaf in leaves(steps)]


def step(wanted: Method, step_id: str) -> Step:
    return next(each for each in all_steps(wanted.steps) if each.id == step_id)
