"""What the shipped methods promise besides their times: who is silent, what is marked, what comes back."""

from __future__ import annotations

import pytest

from intervisie.method.choices import Block, RecordKind, Who
from intervisie.method.model import Path, Step
from tests.method.shipped import block, method, parts, step

NL = "nl"


def kinds(wanted: Step) -> list[RecordKind | None]:
    return [part.record.kind if part.record else None for part in parts([wanted])]


def test_missing_facts_bring_one_more_information_round_of_half_the_time() -> None:
    analysis = step(method(NL, "incidentmethode"), "analyse")

    assert analysis.branch is not None
    assert analysis.branch.of is Who.ADVISERS
    assert analysis.branch.yes == Path("informatieronde", "informatieronde", at_most=1, percent=50)


def test_the_case_owner_of_a_balint_meeting_is_silent_however_the_group_judges() -> None:
    judging = step(method(NL, "balintmethode"), "oordeelsvorming")

    modules = {module.id: module.parts for module in judging.modules}

    assert list(modules) == ["rondje", "rechtstreeks", "groepjes"]
    assert {part.speaks for each in modules.values() for part in each} == {Who.ADVISERS}


def test_what_the_balint_group_gave_is_weighed_whichever_way_it_chose() -> None:
    shipped = method(NL, "balintmethode")

    judging, decision = step(shipped, "oordeelsvorming"), step(shipped, "besluitvorming")

    last = [module.parts[-1].record for module in judging.modules]
    weighed = decision.parts[-1].record
    assert {record.id for record in last if record} == {"oordelen"}
    assert weighed is not None
    assert (weighed.kind, weighed.of, len(weighed.marks)) == (RecordKind.MARKS, "oordelen", 3)


def test_the_balint_group_hears_what_was_decided_only_after_its_own_judgement() -> None:
    shipped = method(NL, "balintmethode")

    (decided,) = shipped.hidden

    order = [each.id for each in shipped.steps]
    assert order.index(decided.revealed_at) == order.index("oordeelsvorming") + 1


def test_only_who_asks_for_them_gets_the_factors_of_a_balint_meeting() -> None:
    factors = step(method(NL, "balintmethode"), "factoren")

    assert factors.optional
    assert kinds(factors) == [RecordKind.COLUMNS]


def test_the_ten_steps_keep_both_wordings_of_the_question() -> None:
    shipped = method(NL, "tienstappenmethode")

    worded = [each.id for each in shipped.steps if RecordKind.CASE_QUESTION in kinds(each)]

    assert worded == ["schets", "de-rekening-opmaken"]


def test_the_ten_steps_are_ten_without_what_comes_on_request() -> None:
    shipped = method(NL, "tienstappenmethode")

    on_request = [each.id for each in shipped.steps if each.optional]

    assert len(shipped.steps) - len(on_request) == 10
    assert on_request == ["pauze", "winst-en-verlies", "tips"]


def test_questions_and_sentences_of_the_ten_steps_are_warm_lukewarm_or_cold() -> None:
    shipped = method(NL, "tienstappenmethode")

    records = [part.record for part in parts(shipped.steps) if part.record]

    assert [record.of for record in records if record.marks == ("warm", "lauw", "koud")] == [
        "vragen",
        "formuleringen",
    ]
    assert [record.sentence for record in records if record.sentence] == ["Mijn probleem is dat ik …"]


def test_who_is_not_helped_gets_new_questions_and_advice_in_half_the_time_twice_at_most() -> None:
    shipped = method(NL, "probleemoplossende-methode")

    helped = step(shipped, "geholpen")

    assert helped.branch is not None
    assert helped.branch.of is Who.CASE_OWNER
    assert helped.branch.no == Path("vragen", "geholpen", at_most=2, percent=50)
    assert helped.branch.yes == Path()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_four_questions_of_the_values_round_are_worded_the_same_everywhere(language: str) -> None:
    reflection = method(language, "normatieve-reflectie")

    asked = [part.say for part in parts(block(language, Block.VALUES_ROUND).steps)]

    names = ("werkt-het", "deugt-het", "mooi-en-zorgvuldig")
    in_reflection = [parts([step(reflection, name)])[0].say for name in names]
    in_reflection.extend(parts([step(reflection, "spanning")])[0].ask)
    assert asked == in_reflection


@pytest.mark.parametrize(
    "name", ["roddelmethode", "imi", "bemiddelend-gesprek", "meerpartijengesprek", "driegesprek"]
)
def test_where_it_could_do_harm_the_group_is_asked_first_whether_to_begin(name: str) -> None:
    shipped = method(NL, name)

    assert shipped.stop_if


@pytest.mark.parametrize(
    "name",
    ["kollegiale-beratung", "heilsbronner-modell", "moreel-beraad-dilemma", "moreel-beraad-utrecht"],
)
def test_a_method_that_rests_on_its_order_warns_before_a_step_is_left_out(name: str) -> None:
    shipped = method(NL, name)

    assert shipped.strict_order


def test_who_clarifies_first_in_moral_deliberation_clarifies_once() -> None:
    shipped = method(NL, "moreel-beraad-dilemma")

    (first,) = shipped.variants

    assert (first.leaves_out, first.takes_in) == (("verheldering",), ("verheldering-vooraf",))
    order = [each.id for each in shipped.steps]
    assert order.index("verheldering-vooraf") == order.index("dilemma") - 1
