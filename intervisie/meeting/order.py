"""The running order as a pure function of what is played and what was decided.

There is no program counter: a position is the key of a stop in this order. A key never changes
meaning while the meeting goes on: it says where the stop comes from (its place, step, pass and
part), not how many stops stand before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct, field

from intervisie.method.blocks import remaining_steps
from intervisie.method.model import Blocks, Each, Method, Module, Part, Path, RecordKind, Step

CASE_OWNER = "case-owner"
"""The role of the person whose case a pass of a loop is about."""


class Place(StrEnum):
    """Which stretch of the meeting a stop belongs to."""

    OPENING = "opening"
    CASE_CHOICE = "case-choice"
    ROUND = "round"
    COMMITMENT = "commitment"
    CLOSING = "closing"


class Pass(Struct, frozen=True):
    """One time through a loop: `member` is the id of a person or a role, or names a seat ("seat-2").

    `key` is that of the loop, `number` of `of` counts the passes, `at` is the number of the loop itself.
    An optional loop is `left_out` until somebody wants it.
    """

    key: str
    loop: Step
    member: str
    number: int
    of: int
    at: int
    left_out: bool = False

    @property
    def scope(self) -> str:
        """Return the beginning of the keys of all stops of this pass."""
        return f"{self.key}@{self.member}"

    @property
    def role(self) -> str:
        """Return the role that the member has in this pass."""
        return self.loop.loop.as_role if self.loop.loop else CASE_OWNER


class Stop(Struct, frozen=True):
    """One part of one step at its place in the running order: what the group does for one stretch of clock.

    `key` is unique in the order and stands for this stop for ever. `round` is the number of the case,
    0 outside the cases. `number` of `of` counts the steps of the place, or of a pass, from 1; a step on
    request has the number of the step before it. `again` is 0 for the first time and counts the times after
    it. `part_number` of `parts` counts from 1; the parts of a chosen `module` come after those of the
    choosing. `percent` is how much of its time it gets.
    `left_out` until somebody wants it, or by an answer. `within` is the pass of a loop around it.
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
    parts: int = 1
    percent: int = 100
    left_out: bool = False
    module: Module | None = None
    within: Pass | None = None

    @property
    def step_key(self) -> str:
        """Return the key shared by all parts and passes of this step."""
        return self.key.rsplit("/", 2)[0]

    @property
    def pass_key(self) -> str:
        """Return the key shared by all parts of this time through the step."""
        return self.key.rpartition("/")[0]

    @property
    def scope(self) -> str:
        """Return what stands before the step in the key: the stretch, or the pass of a loop."""
        return self.key.rsplit("/", 3)[0]

    @property
    def has_own_case(self) -> bool:
        """Tell whether the pass around this stop is about a case of its own."""
        return self.within is not None and self.within.role == CASE_OWNER

    @property
    def is_in_small_groups(self) -> bool:
        """Tell whether this is done in several small groups at the same time, each with a case owner."""
        loop = self.within.loop.loop if self.within is not None else None
        return loop is not None and loop.each is Each.SEAT

    @property
    def asks_for_case(self) -> bool:
        """Tell whether the group has to settle here which case it takes."""
        return self.part.record is not None and self.part.record.kind is RecordKind.CASE_CHOICE

    @property
    def asks_for_module(self) -> bool:
        """Tell whether the group has to settle here in which way it does this step."""
        return bool(self.step.modules) and self.module is None and self.part_number == len(self.step.parts)

    @property
    def asks_yes_or_no(self) -> bool:
        """Tell whether the question of this step is answered here: at its last part."""
        return self.step.branch is not None and self.part_number == self.parts


class Facts(Struct, frozen=True):
    """What was decided that shapes the running order.

    `repeats` counts the extra passes of a step by the key of the pass it repeats, `answers` and `modules`
    hold what was answered and the id of what was chosen by the key of a pass, `wanted` the keys of steps
    that are done although they are optional or an answer leaves them out, `lists` the members of each loop
    by its key. `opened_with` holds what the method named at the start brings: it alone shapes the opening,
    so that a method chosen later takes away nothing that was visited. `closing_kept` holds the ids of
    closing steps that stay for the same reason.
    """

    repeats: dict[str, int] = field(default_factory=dict)
    answers: dict[str, bool] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)
    wanted: frozenset[str] = frozenset()
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    opened_with: frozenset[str] = frozenset()
    closing_kept: frozenset[str] = frozenset()


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
