"""What turns, laps, latecomers and leavers promise."""

from __future__ import annotations

from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.state import Role, current_visit
from tests.meeting.builders import MINUTE, SECOND, Table, a_table_at


def test_people_speak_in_the_order_in_which_they_were_named() -> None:
    table = a_table_at("positions")
    turn = table.seen.turn

    assert turn is not None
    assert (turn.speaking, turn.waiting) == ("Bas", ("Cem", "Dewi", "Els", "Fay"))
    assert turn.share == 2 * MINUTE


def test_the_end_of_a_turn_gives_the_floor_to_the_next() -> None:
    table = a_table_at("positions").wait(30 * SECOND).type("/turn")

    assert table.speaking == "Cem"
    assert table.wait(10 * SECOND).seen.turn is not None
    assert table.seen.turn is not None
    assert table.seen.turn.spent == 10 * SECOND


def test_a_lap_that_is_over_goes_on_only_on_request() -> None:
    table = a_table_at("positions").type(*["/turn"] * 5).attempt("/turn")

    assert isinstance(table.answer, Refusal)
    assert table.speaking == ""
    assert table.type("/lap").speaking == "Bas"


def test_laps_begin_anew_until_everybody_passes() -> None:
    table = a_table_at("questions").type("/turn", "/pass", "/turn", "/turn", "/turn")
    second = table.seen.turn

    table.type(*["/pass"] * 5)

    assert second is not None
    assert (second.lap, second.speaking) == (2, "Bas")
    assert table.speaking == ""


def test_no_new_lap_begins_by_itself_when_the_time_is_up() -> None:
    table = a_table_at("questions").wait(21 * MINUTE).type(*["/turn"] * 5)

    assert table.speaking == ""


def test_going_on_from_a_later_lap_does_not_ask() -> None:
    table = a_table_at("questions").type(*["/turn"] * 6, "/next")

    assert table.step == "positions"


def test_the_floor_can_be_given_out_of_turn() -> None:
    table = a_table_at("positions").type("/floor Dewi")

    assert table.speaking == "Dewi"
    assert table.type("/turn").speaking == "Bas"


def test_the_case_owner_has_no_turn_among_the_group_members() -> None:
    table = a_table_at("positions").attempt("/floor Anna")

    assert isinstance(table.answer, Refusal)


def test_a_latecomer_speaks_last_and_the_part_lasts_longer() -> None:
    table = a_table_at("positions").type("/arrive Gea")
    turn = table.seen.turn

    assert turn is not None
    assert turn.waiting[-1] == "Gea"
    assert current_visit(table.meeting).budget == 12 * MINUTE


def test_a_latecomer_brings_no_time_beyond_the_longest_a_part_may_last() -> None:
    table = a_table_at("questions").type("/arrive G", "/arrive H", "/arrive I", "/arrive J")

    assert current_visit(table.meeting).budget == 30 * MINUTE


def test_somebody_who_leaves_is_taken_out_of_the_lap() -> None:
    table = a_table_at("positions").type("/leave Cem", "/turn")

    assert table.speaking == "Dewi"


def test_the_floor_of_somebody_who_leaves_goes_to_the_next() -> None:
    table = a_table_at("positions").type("/leave Bas")

    assert table.speaking == "Cem"
    assert current_visit(table.meeting).budget == 10 * MINUTE


def test_somebody_who_comes_back_has_two_stretches_of_presence() -> None:
    table = a_table_at("sketch").type("/leave Bas").wait(MINUTE).type("/arrive bas")
    bas = next(person for person in table.meeting.people if person.name == "Bas")

    assert len(table.meeting.people) == 6
    assert [span.until is None for span in bas.spans] == [False, True]


def test_a_name_that_is_here_cannot_arrive() -> None:
    table = a_table_at("sketch").attempt("/arrive ANNA")

    assert isinstance(table.answer, Refusal)


def test_the_case_owner_leaving_is_told_with_what_can_be_done() -> None:
    table = a_table_at("questions").type("/leave Anna")

    assert any("/harvest" in notice.msgid for notice in table.seen.notices)


def test_a_role_can_be_given_on_the_way() -> None:
    table = a_table_at("sketch").type("/role notulist Cem")

    assert table.meeting.roles[Role.NOTE_TAKER] == "p2"


def test_coming_back_to_turns_goes_on_with_them() -> None:
    table = a_table_at("positions").type("/turn").wait(MINUTE)
    table.attempt("/next").yes().wait(MINUTE).type("/back")

    assert table.speaking == "Cem"
    assert table.seen.turn is not None
    assert table.seen.turn.spent == MINUTE


def test_the_end_of_a_turn_can_be_undone_and_time_is_not_given_back() -> None:
    table = a_table_at("positions").wait(MINUTE).type("/turn").wait(30 * SECOND).type("/undo")

    assert table.speaking == "Bas"
    assert table.seen.turn is not None
    assert table.seen.turn.spent == MINUTE
    assert table.seen.clock.left == 8 * MINUTE + 30 * SECOND


def test_the_end_of_a_turn_is_not_undone_from_another_part() -> None:
    table = a_table_at("positions").type(*["/turn"] * 5, "/next").attempt("/undo")

    assert table.meeting.visits  # the owner's choice is what was undone
    assert not isinstance(table.answer, Confirm)
    assert table.seen.owner == ""


def test_turns_alone_at_the_table_work_too() -> None:
    table = Table(people=("Anna",)).type("/start", "/turn")

    assert table.speaking == ""


def test_who_is_named_as_the_case_owner_in_the_middle_of_a_lap_has_no_turn_in_it() -> None:
    table = Table().type("/start").go_to("questions")
    before = table.seen.turn
    assert before is not None
    assert before.speaking == "Anna"

    table.type("/owner Anna")

    after = table.seen.turn
    assert after is not None
    assert (after.speaking, after.waiting) == ("Bas", before.waiting[1:])
    assert (after.number, after.of) == (1, before.of - 1)


def test_a_case_owner_who_was_still_waiting_is_passed_over_and_the_floor_stays_where_it_was() -> None:
    table = Table().type("/start").go_to("questions")

    table.type("/turn", "/owner Dewi")

    seen = table.seen.turn
    assert seen is not None
    assert seen.speaking == "Bas"
    assert "Dewi" not in seen.waiting
