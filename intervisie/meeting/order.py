"""The running order as a pure function of what is played and what was decided.

There is no program counter: a position is the key of a stop in this order. A key never changes
meaning while the meeting goes on: it says where the stop comes from (its place, step, pass and
part), not how many stops stand before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from intervisie.meeting.stop import Facts, Pass, Place, Stop
from intervisie.method.blocks import remaining_steps
from intervisie.method.model import Blocks, Method, Module, Path, Step


class Stretch(Struct, frozen=True):
    """A run of steps from one origin, in the order in which the meeting plays them."""

    scope: str
    place: Place
    round: int
    steps: tuple[Step, ...]


def unfold(blocks: Blocks, methods: tuple[Method, ...], facts: Facts) -> tuple[Stop, ...]:
    """Return every stop of the meeting in playing order.

    `methods` holds the method of each case in the order they were opened. What was not decided yet adds
    nothing: a question that is open leads nowhere, a choice that is open has no parts after it.
    """
    stops: list[Stop] = []
    for stretch in _stretches(blocks, methods, facts):
        stops.extend(_Unfolding(stretch, facts).stops)
    return tuple(stops)


def module_stops(choosing: Stop, module: Module) -> tuple[Stop, ...]:
    """Return the stops that choosing this module adds after its choosing."""
    first = len(choosing.step.parts) + 1
    parts = len(choosing.step.parts) + len(module.parts)
    return tuple(
        Stop(
            key=f"{choosing.pass_key}/{module.id}.{number}",
            place=choosing.place,
            round=choosing.round,
            step=choosing.step,
            part=part,
            number=choosing.number,
            of=choosing.of,
            again=choosing.again,
            part_number=first + number - 1,
            parts=parts,
            percent=choosing.percent,
            left_out=choosing.left_out,
            module=module,
            within=choosing.within,
        )
        for number, part in enumerate(module.parts, start=1)
    )


def _stretches(blocks: Blocks, methods: tuple[Method, ...], facts: Facts) -> Iterator[Stretch]:
    """Yield the stretches: opening, case choice, every case with its commitment, closing.

    The shared case choice is there unless the meeting was opened with a method that brings its own.
    A step of the closing falls away only when every method brings it and the group was not there yet.
    """
    opened_with = facts.opened_with
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
        "closing",
        Place.CLOSING,
        0,
        remaining_steps(blocks.closing, "closing", brought_by_all - facts.closing_kept),
    )


class _Row:
    """Steps that stand beside one another, with what answers among them did to the others so far."""

    __slots__ = ("left_out", "numbers", "paths", "scope", "steps", "within")

    def __init__(self, scope: str, steps: tuple[Step, ...], within: Pass | None = None) -> None:
        self.scope = scope
        self.steps = steps
        self.within = within
        self.left_out = within is not None and within.left_out
        self.paths: dict[str, Path] = {}
        self.numbers = _numbers(steps)

    def leaves_out(self, step: Step) -> bool:
        """Tell whether a step is not done unless somebody wants it."""
        if any(step.id in path.leaves_out for path in self.paths.values()):
            return True
        return step.optional and not any(step.id in path.takes_in for path in self.paths.values())


def _numbers(steps: tuple[Step, ...]) -> tuple[int, ...]:
    """Return the number of each step: one on request goes along with the step before it.

    So the ten steps of a method are ten, whatever is taken in between, and a step that somebody calls the
    eighth is the eighth.
    """
    numbers, number = [], 0
    for step in steps:
        number += not step.optional
        numbers.append(number or 1)
    return tuple(numbers)


class _Unfolding:
    """Unfolds one stretch, from its first step to its last.

    The mark in a key tells where a pass comes from, not its place in a row: "1", then "1r" and "1rr" when
    it is repeated by hand, "1+helped-n1" when the answer to the question of `helped` led back. An ordinal
    would collide as soon as passes of another origin are added.
    """

    def __init__(self, stretch: Stretch, facts: Facts) -> None:
        self.stops: list[Stop] = []
        self._stretch = stretch
        self._facts = facts
        self._times: dict[str, int] = {}
        row = _Row(stretch.scope, stretch.steps)
        for index in range(len(row.steps)):
            self._at(row, index, "1", 100)

    def _at(self, row: _Row, index: int, mark: str, percent: int) -> None:
        """Add a step with this mark, and after it what an answer or a repetition adds."""
        step = row.steps[index]
        if step.loop is not None:
            self._round_the_loop(row, index, mark, percent)
            return
        pass_key = f"{row.scope}/{step.id}/{mark}"
        self._add(row, index, pass_key, percent)
        if step.branch is not None and pass_key in self._facts.answers:
            self._follow(row, index, mark, percent, said_yes=self._facts.answers[pass_key])
        if not self._facts.repeats:
            return
        first = mark.rstrip("r")
        if len(mark) - len(first) < self._facts.repeats.get(f"{row.scope}/{step.id}/{first}", 0):
            self._at(row, index, f"{mark}r", percent)

    def _follow(self, row: _Row, index: int, mark: str, percent: int, *, said_yes: bool) -> None:
        """Add what the answer to the question of a step leads to."""
        step = row.steps[index]
        assert step.branch is not None
        path, letter = (step.branch.yes, "y") if said_yes else (step.branch.no, "n")
        row.paths[step.id] = path
        ids = [one.id for one in row.steps]
        last = path.again_to or step.id
        taken = _times_taken(mark, step.id, letter)
        if path.again_from not in ids or last not in ids or taken >= path.at_most:
            return
        share = percent if taken else percent * path.percent // 100
        for again in range(ids.index(path.again_from), ids.index(last) + 1):
            self._at(row, again, f"{mark}+{step.id}-{letter}{taken + 1}", share)

    def _round_the_loop(self, row: _Row, index: int, mark: str, percent: int) -> None:
        """Add the steps of a loop once for each of its members."""
        loop = row.steps[index]
        key = f"{row.scope}/{loop.id}"
        members = self._facts.lists.get(key, ())
        left_out = row.leaves_out(loop) and key not in self._facts.wanted
        for number, member in enumerate(members, start=1):
            within = Pass(key, loop, member, number, len(members), row.numbers[index], left_out)
            body = _Row(within.scope, loop.steps, within)
            for inner in range(len(loop.steps)):
                self._at(body, inner, mark, percent)

    def _add(self, row: _Row, index: int, pass_key: str, percent: int) -> None:
        """Add the parts of one pass of one step, those of a chosen module after those of its choosing."""
        step, stretch = row.steps[index], self._stretch
        step_key = f"{row.scope}/{step.id}"
        again = self._times.get(step_key, 0)
        self._times[step_key] = again + 1
        chosen = self._facts.modules.get(pass_key) if step.modules else None
        module = next((one for one in step.modules if one.id == chosen), None)
        count = len(step.parts) + (len(module.parts) if module else 0)
        left_out = row.left_out or (row.leaves_out(step) and step_key not in self._facts.wanted)
        for part_number, part in enumerate(step.parts, start=1):
            self.stops.append(
                Stop(
                    f"{pass_key}/{part_number}",
                    stretch.place,
                    stretch.round,
                    step,
                    part,
                    row.numbers[index],
                    row.numbers[-1],
                    again,
                    part_number,
                    count,
                    percent,
                    left_out,
                    None,
                    row.within,
                )
            )
        if module is not None:
            self.stops.extend(module_stops(self.stops[-1], module))


def _times_taken(mark: str, step_id: str, letter: str) -> int:
    """Return how often a mark says that this answer to the question of a step led back."""
    origins = (origin.rpartition("-") for origin in mark.split("+")[1:])
    return sum(1 for branch, _, answer in origins if branch == step_id and answer[:1] == letter)
