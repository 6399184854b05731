"""What going through the running order promises."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.state import current_stop, current_visit
from intervisie.meeting.stop import Place
from intervisie.meeting.stopwatch import spent
from tests.meeting.builders import INCIDENT, MINUTE, SHORT, ZERO, Table, a_table_at


def test_a_meeting_begins_at_its_opening_with_the_clock_still() -> None:
    table = Table().wait(10 * MINUTE)

    assert table.step == "check-in"
    assert spent(table.meeting, current_visit(table.meeting), table.now) == ZERO


def test_going_on_before_the_clock_was_started_asks_first() -> None:
    table = Table().attempt("/next")

    assert isinstance(table.answer, Confirm)
    assert table.yes().step == "look-back"


def test_a_method_that_brings_its_case_choice_replaces_the_shared_one() -> None:
    places = [stop.place for stop in Table(INCIDENT).meeting.order]

    assert Place.CASE_CHOICE not in places


def test_a_step_of_the_closing_falls_away_only_when_every_method_brings_it() -> None:
    table = Table(INCIDENT)
    with_one = [stop.step.id for stop in table.meeting.order if stop.place is Place.CLOSING]

    table.type("/start").attempt("/method short")
    with_two = [stop.step.id for stop in table.yes().meeting.order if stop.place is Place.CLOSING]

    assert with_one == ["learning"]
    assert with_two == ["learning", "evaluation"]


def test_going_on_while_people_wait_for_their_turn_asks_first() -> None:
    table = Table().type("/start", "/turn").attempt("/next")

    assert isinstance(table.answer, Confirm)
    assert table.step == "check-in"


def test_the_case_choice_is_not_left_without_a_case() -> None:
    table = Table().type("/start").go_to("choosing").attempt("/next")
    table = table.yes().attempt("/next")

    assert isinstance(table.answer, Refusal)
    assert table.type("/leave-open", "/next").step == "sketch"


def test_back_returns_to_the_part_before_with_its_remaining_time() -> None:
    table = a_table_at("sketch").wait(2 * MINUTE).type("/next").wait(MINUTE).type("/back").wait(MINUTE)

    assert table.step == "sketch"
    assert table.seen.clock.left == 2 * MINUTE


def test_there_is_nothing_before_the_first_part() -> None:
    table = Table().type("/start").attempt("/back")

    assert isinstance(table.answer, Refusal)


def test_going_past_parts_asks_and_names_how_many() -> None:
    table = a_table_at("sketch").attempt("/goto questions")

    assert isinstance(table.answer, Confirm)
    assert dict(table.answer.text.arguments)["count"] == 1


def test_a_repeated_step_has_a_fresh_clock_and_the_order_goes_on_behind_it() -> None:
    table = a_table_at("questions").wait(20 * MINUTE)
    table.go_to("positions").type("/repeat questions")

    assert (table.step, table.seen.again, table.seen.clock.left) == ("questions", 1, 20 * MINUTE)
    assert table.wait(25 * MINUTE).type("/next").step == "positions"


def test_a_step_that_was_left_out_can_be_done_after_all() -> None:
    table = a_table_at("sketch").type("/skip writing")
    skipped = table.type("/next").step

    assert skipped == "questions"
    assert table.type("/unskip writing").go_to("sketch").type("/next").step == "writing"


def test_leaving_out_the_rest_of_a_step_goes_on_to_the_next_step() -> None:
    table = a_table_at("choosing").type("/skip")

    assert table.step == "sketch"


def test_a_visited_step_cannot_be_left_out() -> None:
    table = a_table_at("writing").attempt("/skip sketch")

    assert isinstance(table.answer, Refusal)


def test_a_second_case_has_its_own_method_steps_and_owner() -> None:
    table = a_table_at("sketch").attempt("/method short").yes().type("/owner Bas")

    assert (table.step, current_stop(table.meeting).round) == ("telling", 2)
    assert [case.owner for case in table.meeting.cases] == ["p0", "p1"]


def test_the_closing_happens_once_after_the_last_case() -> None:
    table = a_table_at("outcome").type("/next", "/next", "/next")
    closing = table.step

    table.type("/method short", "/owner Bas", "/next").attempt("/next").yes()
    while current_stop(table.meeting).place is not Place.CLOSING:
        table.type("/next")

    assert (closing, table.step) == ("learning", "learning")
    assert len([stop for stop in table.meeting.order if stop.step.id == "learning"]) == 1


def test_a_case_closed_early_goes_on_to_its_harvest() -> None:
    table = a_table_at("questions").attempt("/harvest").yes()

    assert table.step == "commitment"
    assert table.meeting.rounds[0].harvested


def test_the_meeting_ends_only_when_somebody_says_that_the_rest_is_left_out() -> None:
    table = a_table_at("sketch").attempt("/end")

    assert isinstance(table.answer, Confirm)
    assert table.yes().meeting.closed is not None


def test_nothing_but_notes_is_possible_after_the_end() -> None:
    table = a_table_at("sketch").attempt("/end").yes().attempt("/next")

    assert isinstance(table.answer, Refusal)
    assert len(table.type("/at sketch typed up later").meeting.notes) == 1


def test_a_meeting_without_a_method_chooses_one_after_the_case() -> None:
    table = Table(method=None).type("/start").go_to("choose-case").type("/owner Cem")
    table.attempt("/next")
    asked = table.answer

    assert isinstance(asked, Confirm)
    assert table.type("/method short").step == "telling"
    assert table.seen.owner == "Cem"


def test_a_clock_at_zero_moves_nothing() -> None:
    table = a_table_at("sketch").wait(3 * 60 * MINUTE)

    assert table.step == "sketch"
    assert table.seen.clock.left == -175 * MINUTE
    assert SHORT.steps[0].id == "telling"


def test_reasons_not_to_begin_are_asked_about_before_a_case_is_opened() -> None:
    table = Table(None).type("/start")
    table.methods["careful"] = replace(SHORT, stop_if=("Er is ruzie.", "Er is haast."))
    table.attempt("/method careful")

    assert isinstance(table.answer, Confirm)
    assert dict(table.answer.text.arguments)["reasons"] == "Er is ruzie; Er is haast"
    assert table.yes().meeting.rounds[0].method.name == "Short"


def test_reasons_not_to_begin_are_asked_together_with_what_a_new_case_leaves_out() -> None:
    table = a_table_at("sketch")
    table.methods["careful"] = replace(SHORT, stop_if=("Er is ruzie.",))
    table.attempt("/method careful")

    assert isinstance(table.answer, Confirm)
    assert len(table.yes().meeting.rounds) == 2
