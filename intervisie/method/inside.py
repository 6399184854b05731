"""The steps and parts of a method, however deep they stand. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from intervisie.method.model import Module, Part, Record, Step


class Leaf(Struct, frozen=True):
    """A part with what stands around it: its step, the loop around that, the module that it is of."""

    part: Part
    step: Step
    loop: Step | None = None
    module: Module | None = None


def leaves(steps: Iterable[Step], loop: Step | None = None) -> Iterator[Leaf]:
    """Yield every part in the order of the file: of steps, of the bodies of loops, and of all modules."""
    for step in steps:
        if step.loop is not None:
            yield from leaves(step.steps, step)
        for part in step.parts:
            yield Leaf(part, step, loop)
        for module in step.modules:
            for part in module.parts:
                yield Leaf(part, step, loop, module)


def all_steps(steps: Iterable[Step]) -> Iterator[Step]:
    """Yield every step in the order of the file, those of a loop after the loop itself."""
    for step in steps:
        yield step
        yield from all_steps(step.steps)


def usual_parts(step: Step) -> tuple[Part, ...]:
    """Return the parts of a step that is no loop, with those of the module that is usual: the first."""
    return (*step.parts, *step.modules[0].parts) if step.modules else step.parts


def records(steps: Iterable[Step]) -> dict[str, Record]:
    """Return every record by its id, in the order of the file."""
    return {leaf.part.record.id: leaf.part.record for leaf in leaves(steps) if leaf.part.record is not None}
