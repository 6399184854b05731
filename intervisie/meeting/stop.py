"""One stop of the running order, and what was decided that shapes the order. Pure values."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from intervisie.method.choices import Each, RecordKind
from intervisie.method.model import Module, Part, Step

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
