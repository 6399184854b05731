"""The blocks that fit in any method: they play, keep the first wording, and nobody can bring them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from intervisie.errors import BadFileError
from intervisie.method.blocks import PUT_IN
from intervisie.method.choices import Block
from intervisie.method.library import LANGUAGES, Library
from intervisie.method.model import Method
from intervisie.method.planning import total
from intervisie.rehearsing.playing import play, table_for
from tests.method.shipped import block

LIBRARY = Library(Path(__file__).parents[2] / "methods")
START = datetime(2026, 11, 23, 14, 0, tzinfo=timezone(timedelta(hours=1)))
HEAD = "format: 1\nid: ronde\nlanguage: {}\nname: Ronde\nhouse_form: yes\n"
TELL = "steps:\n  - {title: Vertellen, mode: case-owner, time: 10m, record: case-question}\n"


def method(language: str, more: str) -> Method:
    value = LIBRARY.value_of((HEAD.format(language) + more).encode(), "ronde.yaml")
    assert isinstance(value, Method)
    return value


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_one_step_of_the_name_that_use_takes(language: str) -> None:
    assert {each: [step.id for step in block(language, each).steps] for each in PUT_IN} == {
        each: [name] for each, name in PUT_IN.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PUT_IN.values())
def test_it_can_be_put_into_a_method_and_played(name: str, language: str) -> None:
    found = method(language, f"{TELL}  - use: {name}\n")

    whole = play(table_for(found, LIBRARY.blocks(language), 6), START)

    assert whole.stuck is None
    assert name in {stop.step.id for stop in whole.meeting.order if stop.key in whole.meeting.visits}


def test_the_times_are_those_of_the_block() -> None:
    sharpened = method("nl", f"{TELL}  - use: vraag-scherpstellen\n")

    assert total(sharpened, 6) == timedelta(minutes=10 + 3 + 5 + 3)


def test_the_first_wording_of_the_question_stays() -> None:
    found = method("nl", f"{TELL}  - use: vraag-scherpstellen\n")

    whole = play(table_for(found, LIBRARY.blocks("nl"), 6), START)

    assert len(whole.meeting.cases[0].wordings) == 2


@pytest.mark.parametrize("name", [*PUT_IN, *PUT_IN.values()])
def test_a_method_cannot_bring_what_the_meeting_does_not_have(name: str) -> None:
    with pytest.raises(BadFileError):
        method("nl", f"brings: [{name}]\n{TELL}")


def test_the_meeting_has_none_of_them() -> None:
    blocks = LIBRARY.blocks("nl")
    around = (*blocks.opening, *blocks.case_choice, *blocks.commitment, *blocks.closing)

    assert {step.id for step in around}.isdisjoint(PUT_IN.values())
    assert set(PUT_IN) < set(Block)
