"""What choosing a case, wording its question and hiding its outcome promise."""

from __future__ import annotations

import pytest

from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.hiding import HiddenKept
from intervisie.meeting.state import Scale
from tests.meeting.builders import MINUTE, Table, a_table_at


def a_table_with_candidates() -> Table:
    return Table().type("/start").go_to("choosing").type("@Anna Een boze vader", "@Cem Een zieke collega")


def test_the_group_takes_one_of_the_cases_that_were_offered() -> None:
    table = a_table_with_candidates().type("/choose 2")

    assert (table.seen.owner, table.meeting.cases[0].title) == ("Cem", "Een zieke collega")


def test_votes_are_kept_as_totals() -> None:
    table = a_table_with_candidates().type("/vote 1:2 2:4")

    assert table.meeting.votes == {1: 2, 2: 4}


@pytest.mark.parametrize("line", ["/vote 3:1", "/choose 3", "/choose 0", "/vote 1", "/vote 1:2 1:3"])
def test_a_case_that_was_not_offered_cannot_be_taken(line: str) -> None:
    assert isinstance(a_table_with_candidates().attempt(line).answer, Refusal)


def test_a_struck_candidate_is_not_among_the_cases() -> None:
    table = a_table_with_candidates().type("/strike 1", "/choose 1")

    assert table.seen.owner == "Cem"


def test_a_choice_can_be_undone() -> None:
    table = a_table_with_candidates().type("/choose 2", "/choose 1", "/undo")

    assert table.seen.owner == "Cem"


def test_another_owner_in_the_middle_of_a_case_is_asked_about() -> None:
    table = a_table_at("sketch").type("iets").attempt("/owner Bas")

    assert isinstance(table.answer, Confirm)
    assert table.yes().seen.owner == "Bas"


def test_every_wording_of_the_question_is_kept_as_it_was_said() -> None:
    table = (
        a_table_at("sketch")
        .type("/question  Hoe zeg ik  nee? ")
        .wait(MINUTE)
        .type("/question @anna Wat wil ik?")
    )
    wordings = table.meeting.cases[0].wordings

    assert [(wording.text, wording.by) for wording in wordings] == [
        ("Hoe zeg ik  nee?", ""),
        ("Wat wil ik?", "p0"),
    ]


def test_a_wording_can_be_undone() -> None:
    table = a_table_at("sketch").type("/question een", "/question twee", "/undo")

    assert [wording.text for wording in table.meeting.cases[0].wordings] == ["een"]


def test_the_owners_own_numbers_are_kept_in_order() -> None:
    table = a_table_at("sketch").type("/scale helderheid 4", "/scale clarity 7")

    assert [(scale, number) for scale, number, _ in table.meeting.cases[0].scales] == [
        (Scale.CLARITY, 4),
        (Scale.CLARITY, 7),
    ]


@pytest.mark.parametrize("line", ["/scale clarity 11", "/scale mood 3", "/scale clarity"])
def test_a_scale_goes_from_nought_to_ten(line: str) -> None:
    assert isinstance(a_table_at("sketch").attempt(line).answer, Refusal)


def test_what_is_hidden_waits_until_the_case_has_an_owner() -> None:
    table = Table().type("/start").go_to("choosing").attempt("/private hij liep weg")

    assert isinstance(table.answer, Refusal)


def test_what_is_hidden_is_nowhere_in_sight_until_its_step() -> None:
    table = a_table_at("sketch").type("/private marker-outcome")
    refused = table.attempt("/reveal").answer
    seen = repr(table.seen)

    table.go_to("outcome")
    offered = any("/reveal" in notice.msgid for notice in table.seen.notices)

    assert isinstance(refused, Refusal)
    assert "marker-outcome" not in seen
    assert offered
    assert "marker-outcome" not in repr(table.seen)
    assert table.type("/reveal").meeting.cases[0].revealed == {"outcome"}


def test_what_is_hidden_is_asked_for_once_the_case_is_chosen() -> None:
    table = a_table_with_candidates()
    table.attempt("/next").yes()
    before = table.seen.notices

    table.type("/choose 1")

    assert before == ()
    assert any("{ask}" in notice.msgid for notice in table.seen.notices)


def test_what_is_hidden_stands_in_one_record_only() -> None:
    table = a_table_at("sketch").type("/private x")

    assert [event for _, events in table.records for event in events if isinstance(event, HiddenKept)] == [
        HiddenKept(case="1", hidden="outcome", text="x")
    ]


def test_there_is_no_vote_before_a_case_was_offered() -> None:
    table = a_table_at("sketch").attempt("/vote 1:2")

    assert isinstance(table.answer, Refusal)
    assert "No case has been offered" in table.answer.text.msgid
