"""A group's own ground rules are read out in the place of the usual ones."""

from __future__ import annotations

from intervisie.groups.group import Group
from intervisie.groups.opening import GROUND_RULES, with_ground_rules
from intervisie.method.library import Library
from intervisie.method.model import Blocks, Part
from tests.method.shipped import METHODS

BLOCKS = Library(METHODS, None).blocks("en")


def rules(blocks: Blocks) -> Part:
    return next(step for step in blocks.opening if step.id == GROUND_RULES).parts[0]


def test_a_group_reads_its_own_rules_as_one_text() -> None:
    group = Group(id="f" * 32, name="Noord", ground_rules=("What is said stays here", "Anybody may pass."))

    assert rules(with_ground_rules(BLOCKS, group)).say == "What is said stays here. Anybody may pass."


def test_the_questions_of_that_step_and_all_other_steps_stay() -> None:
    group = Group(id="f" * 32, name="Noord", ground_rules=("One",))

    made = with_ground_rules(BLOCKS, group)

    assert rules(made).ask == rules(BLOCKS).ask
    assert [step for step in made.opening if step.id != GROUND_RULES] == [
        step for step in BLOCKS.opening if step.id != GROUND_RULES
    ]
    assert (made.case_choice, made.closing) == (BLOCKS.case_choice, BLOCKS.closing)


def test_a_group_without_rules_of_its_own_has_the_usual_ones() -> None:
    assert with_ground_rules(BLOCKS, Group(id="f" * 32, name="Noord")) == BLOCKS
