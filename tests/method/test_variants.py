"""What a variant makes of a method, and what a variant cannot be."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from intervisie.cli.method_page import page
from intervisie.errors import UsageError
from intervisie.method.choices import Laps, Mode, Who
from intervisie.method.library import Library
from intervisie.method.planning import total
from intervisie.method.variants import with_variant
from intervisie.shipped import shipped
from intervisie.words.catalogue import Words
from tests.method.builders import HEAD, english, method, problems, the_problem

STEPS = (
    "protect: [slot, tips]\n"
    "hidden: [{id: afloop, ask: Hoe?, revealed_at: tips}]\n"
    "steps:\n"
    "  - {id: vragen, title: Vragen, mode: questions, laps: until-all-pass, time: 10m, between: 5m - 15m}\n"
    "  - {id: extra, title: Extra, optional: yes, asked_by: case-owner, time: 5m}\n"
    "  - {id: tips, title: Tips, time: 5m}\n"
    "  - for_each: participant\n"
    "    steps: [{id: leren, title: Leren, time: 1m}]\n"
    "  - {id: slot, title: Slot, time: 5m, branch: {ask: Goed?, no: {again_from: vragen}}}\n"
)


def of(variant: str) -> str:
    """Return a method with one variant, whose keys stand on line 5 after its id and name."""
    return f"{HEAD}variants:\n  - {{id: kort, name: Kort, {variant}}}\n{STEPS}"


def test_a_variant_is_a_method_with_its_own_steps_and_its_own_name() -> None:
    plain = method(of("leaves_out: [tips, leren], takes_in: [extra]"))

    short = with_variant(plain, "kort")

    assert [step.id for step in short.steps] == ["vragen", "extra", "slot"]
    assert [step.optional for step in short.steps] == [False, False, False]
    assert (short.id, short.variant, short.name) == ("ronde", "kort", "Ronde: Kort")
    assert (short.protect, short.hidden[0].revealed_at) == (("slot",), "")
    assert total(short, 6) == timedelta(minutes=20)


def test_a_variant_gives_steps_another_time_and_another_mode() -> None:
    plain = method(of("times: {vragen: 6m, leren: 2m}, modes: {vragen: fishbowl}"))

    short = with_variant(plain, "kort")

    (asking,) = short.steps[0].parts
    assert (asking.mode, asking.speaks, asking.listens) == (Mode.FISHBOWL, Who.ADVISERS, Who.CASE_OWNER)
    assert (asking.answers, asking.laps, asking.question_hints) == (Who.NOBODY, Laps.ONCE, False)
    assert (asking.timing.fixed, asking.timing.most) == (timedelta(minutes=6), timedelta(minutes=15))
    assert short.steps[3].steps[0].parts[0].timing.fixed == timedelta(minutes=2)


def test_a_time_outside_the_range_of_its_step_stands_by_itself() -> None:
    (asking,) = with_variant(method(of("times: {vragen: 3m}")), "kort").steps[0].parts

    assert (asking.timing.fixed, asking.timing.least) == (timedelta(minutes=3), None)


def test_an_unknown_variant_is_answered_with_the_ones_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        with_variant(method(of("leaves_out: [tips]")), "kotr")

    assert english(caught.value.text) == "The method 'ronde' has no variant 'kotr'."
    assert english(caught.value.mend) == "Did you mean 'kort'? Choose from: kort."


def test_a_variant_is_found_by_the_name_of_its_method_and_a_colon(tmp_path: Path) -> None:
    (tmp_path / "ronde.yaml").write_text(of("leaves_out: [tips]"))
    library = Library(shipped("methods"), tmp_path)

    by_id = library.find("ronde:kort", "nl")
    by_path = library.find(f"{tmp_path / 'ronde.yaml'}:kort", "nl")

    assert by_id == by_path == library.find_in_any_language("ronde:kort", "en")
    assert by_id.variant == "kort"
    with pytest.raises(UsageError):
        library.find("incidentmethode:kort", "nl")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_of_a_method_says_how_to_begin_a_variant(language: str) -> None:
    lines = list(page(method(of("leaves_out: [tips]")), 6, Words(language)))

    assert any("Kort" in line and "intervisie start ronde:kort" in line for line in lines)


@pytest.mark.parametrize(
    ("variant", "sentence"),
    [
        ("purpose: Sneller", "variant 1 changes nothing"),
        ("leaves_out: [tpis]", "'leaves_out' names the step 'tpis'"),
        ("takes_in: [tips]", "which is always done"),
        ("times: {tips: straks}", "'straks' in variant 1 is not a time"),
        ("modes: {tips: rondje}", "'rondje' is not a value of 'modes'"),
        ("times: [5m]", "must be made of keys and values"),
        ("times: {tips: 5m, tips: 6m}", "'tips' stands twice"),
        ("leaves_out: [vragen]", "leaves out 'vragen', which the step 'slot' needs"),
        ("leaves_out: [extra], takes_in: [extra]", "both in 'takes_in' and in 'leaves_out'"),
    ],
)
def test_a_variant_that_cannot_be_played_is_told(variant: str, sentence: str) -> None:
    problem = the_problem(of(variant))

    assert sentence in english(problem.text)


def test_a_variant_keeps_at_least_one_step() -> None:
    steps = "steps: [{id: a, title: A}]\n"

    found = problems(f"{HEAD}variants: [{{id: v, name: V, leaves_out: [a]}}]\n{steps}")

    assert [english(each.text) for each in found] == ["the variant 'v' leaves out every step"]
