"""The running order as a pure function of what is played and what was decided.

There is no program counter: a position is the key of a stop in this order. A key never changes
meaning while the meeting goes on: it says where the stop comes from (its place, step, pass and
part), not how many stops stand before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from intervisie.method.blocks import remaining_steps
from intervisie.method.model import Blocks, Method, Part, RecordKind, Step


class Place(StrEnum):
    """Which stretch of the meeting a stop belongs to."""

    OPENING = "opening"
    CASE_CHOICE = "case-choice"
    ROUND = "round"
    COMMITMENT = "commitment"
    CLOSING = "closing"


class Stop(Struct, frozen=True):
    """One part of one step at its place in the running order: what the group does for one stretch of clock.

    `key` is unique in the order and stands for this stop for ever. `round` is the number of the case,
    0 outside the cases. `number` of `of` counts the steps of the place from 1; `again` is 0 for the
    first pass and counts the repetitions by hand. `part_number` counts from 1.
    """

    key: str
    place: Place
    round: int
    step: Step
    part: Part
    number: int
    of: int
    again: int
    part_number: int

    @property
    def step_key(self) -> str:
        """Return the key shared by all parts and passes of this step."""
        return "/".join(self.key.split("/")[:2])

    @property
    def asks_for_case(self) -> bool:
        """Tell whether the group has to settle here which case it takes."""
        return self.part.record is not None and self.part.record.kind is RecordKind.CASE_CHOICE


class Stretch(Struct, frozen=True):
    """A run of steps from one origin, in the order in which the meeting plays them."""

    scope: str
    place: Place
    round: int
    steps: tuple[Step, ...]


def unfold(
    blocks: Blocks,
    methods: tuple[Method, ...],
    *,
    repeats: Mapping[str, int],
    opened_with: frozenset[str],
    closing_kept: frozenset[str] = frozenset(),
) -> tuple[Stop, ...]:
    """Return every stop of the meeting in playing order.

    `methods` holds the method of each case in the order they were opened, `repeats` the number of
    extra passes of a step by step key. `opened_with` holds what the method named at the start brings:
    it alone shapes the opening, so that a method chosen later takes away nothing that was visited.
    `closing_kept` holds the ids of closing steps that stay for the same reason.
    """
    stops: list[Stop] = []
    for stretch in _stretches(blocks, methods, opened_with, closing_kept):
        for number, step in enumerate(stretch.steps, start=1):
            stops.extend(_passes(stretch, step, number=number, repeats=repeats))
    return tuple(stops)


def _stretches(
    blocks: Blocks,
    methods: tuple[Method, ...],
    opened_with: frozenset[str],
    closing_kept: frozenset[str],
) -> Iterator[Stretch]:
    """Yield the stretches: opening, case choice, every case with its commitment, closing.

    The shared case choice is there unless the meeting was opened with a method that brings its own.
    A step of the closing falls away only when every method brings it and the group was not there yet.
    """
    yield Stretch("opening", Place.OPENING, 0, remaining_steps(blocks.opening, "opening", opened_with))
    yield Stretch(
        "case-choice", Place.CASE_CHOICE, 0, remaining_steps(blocks.case_choice, "case-choice", opened_with)
    )
    for number, method in enumerate(methods, start=1):
        brought = frozenset(method.brings)
        yield Stretch(f"{number}", Place.ROUND, number, method.steps)
        commitment = remaining_steps(blocks.commitment, "commitment", brought)
        yield Stretch(f"{number}.commitment", Place.COMMITMENT, number, commitment)
    brought_by_all = (
        frozenset.intersection(*(frozenset(m.brings) for m in methods)) if methods else frozenset()
    )
    yield Stretch(
        "closing", Place.CLOSING, 0, remaining_steps(blocks.closing, "closing", brought_by_all - closing_kept)
    )


def _passes(stretch: Stretch, step: Step, *, number: int, repeats: Mapping[str, int]) -> Iterator[Stop]:
    """Yield the parts of one step, and again for each repetition.

    The mark in the key tells where a pass comes from ("1", then "1r", "1rr"), not its place in a row:
    an ordinal would collide as soon as passes of another origin are added.
    """
    step_key = f"{stretch.scope}/{step.id}"
    for again in range(repeats.get(step_key, 0) + 1):
        mark = "1" + "r" * again
        for part_number, part in enumerate(step.parts, start=1):
            yield Stop(
                key=f"{step_key}/{mark}/{part_number}",
                place=stretch.place,
                round=stretch.round,
                step=step,
                part=part,
                number=number,
                of=len(stretch.steps),
                again=again,
                part_number=part_number,
            )
