"""What the clock of a meeting promises."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intervisie.meeting.clocks import ClockState
from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.state import current_visit
from intervisie.meeting.stopwatch import budget_of, projected_end, spent
from intervisie.meeting.timing import find_gap, open_gap, resume
from tests.meeting.builders import MINUTE, NAMES, SECOND, START, ZERO, Table, a_table_at


def test_a_hold_costs_the_part_and_the_turn_no_time() -> None:
    table = a_table_at("questions").wait(4 * MINUTE).type("/hold").wait(30 * MINUTE).type("/continue")
    table.wait(MINUTE)

    assert table.seen.clock.left == 15 * MINUTE
    assert table.seen.turn is not None
    assert table.seen.turn.spent == 5 * MINUTE


def test_nothing_that_is_seen_changes_while_the_clock_stands_still() -> None:
    table = a_table_at("questions").wait(MINUTE).type("/hold")
    before = table.seen

    assert table.wait(10 * MINUTE).seen == before
    assert before.clock.state is ClockState.STILL
    assert before.clock.end is None


def test_a_break_has_an_announced_end() -> None:
    table = a_table_at("sketch").type("/break 10")

    assert table.seen.clock.state is ClockState.BREAK
    assert table.seen.clock.break_until == table.now.wall + 10 * MINUTE


def test_a_hold_can_turn_into_a_break() -> None:
    table = a_table_at("sketch").type("/hold").wait(MINUTE).type("/break 10").wait(9 * MINUTE)

    assert table.type("/continue").wait(MINUTE).seen.clock.left == 4 * MINUTE


@pytest.mark.parametrize(
    ("line", "left"),
    [("/+2", 7 * MINUTE), ("/-1", 4 * MINUTE), ("/+30s", 5 * MINUTE + 30 * SECOND), ("/+1h", 65 * MINUTE)],
)
def test_minutes_given_or_taken_change_only_this_part(line: str, left: timedelta) -> None:
    table = a_table_at("sketch").type(line)

    assert table.seen.clock.left == left


def test_a_part_cannot_lose_more_than_it_has() -> None:
    table = a_table_at("sketch").attempt("/-6")

    assert isinstance(table.answer, Refusal)


def test_minutes_of_a_later_step_leave_the_end_where_it_was() -> None:
    table = a_table_at("sketch")
    end = table.seen.clock.end

    table.type("/from writing 3")

    assert table.seen.clock.end == end
    assert table.seen.clock.left == 8 * MINUTE
    assert table.type("/next").seen.clock.left == 2 * MINUTE


def test_protected_time_is_taken_only_after_a_question() -> None:
    table = a_table_at("sketch").attempt("/from outcome 2")

    assert isinstance(table.answer, Confirm)
    assert table.yes().seen.clock.left == 7 * MINUTE


def test_a_step_does_not_give_below_its_least_time() -> None:
    table = a_table_at("sketch").attempt("/from questions 6")

    assert isinstance(table.answer, Refusal)


def test_a_part_that_began_earlier_takes_the_time_from_the_one_before() -> None:
    table = a_table_at("sketch").wait(6 * MINUTE).type("/next").wait(MINUTE).type("/since 2")

    assert table.seen.clock.left == 2 * MINUTE
    assert table.type("/back").seen.clock.left == MINUTE


def test_a_part_began_at_most_when_the_one_before_did() -> None:
    table = a_table_at("sketch").wait(MINUTE).type("/next").attempt("/since 5")

    assert isinstance(table.answer, Refusal)


def test_a_part_that_was_only_passed_by_has_no_time_to_give() -> None:
    table = a_table_at("sketch").wait(5 * MINUTE).type("/next", "/next").wait(3 * MINUTE).attempt("/since 2")

    assert isinstance(table.answer, Refusal)


def test_the_budget_is_counted_for_the_people_present_at_the_first_arrival() -> None:
    table = a_table_at("questions")
    table.type("/leave Fay")

    assert current_visit(table.meeting).budget == 20 * MINUTE


@pytest.mark.parametrize(
    ("people", "minutes"), [(NAMES[:3], 15), (NAMES, 20), ((*NAMES, "G", "H", "I", "J"), 30)]
)
def test_a_time_per_adviser_stays_between_its_bounds(people: tuple[str, ...], minutes: int) -> None:
    table = a_table_at("questions", people=people)

    assert current_visit(table.meeting).budget == minutes * MINUTE


def test_a_facilitator_from_the_group_is_no_adviser() -> None:
    table = Table().type("/start", "/owner Anna", "/role facilitator Bas")
    stop = next(stop for stop in table.meeting.order if stop.step.id == "positions")

    assert budget_of(table.meeting, stop) == 8 * MINUTE


def test_the_end_is_now_plus_what_is_left_and_what_is_to_come() -> None:
    table = a_table_at("outcome")

    # 5 here; commitment 5 + 5; learning 5
    assert projected_end(table.meeting, table.now) == START + 20 * MINUTE
    table.wait(8 * MINUTE)
    assert projected_end(table.meeting, table.now) == START + 23 * MINUTE


def test_the_deviation_is_measured_against_the_announced_end() -> None:
    table = a_table_at("outcome").type("/until 14:15")

    assert table.seen.clock.deviation == 5 * MINUTE


def test_a_laptop_that_slept_counts_the_time_and_asks() -> None:
    table = a_table_at("sketch").wait(12 * MINUTE)
    table.do(find_gap(table.meeting, table.now, 12 * MINUTE))

    assert table.seen.clock.left == -7 * MINUTE
    assert table.seen.asks is not None
    assert table.type("/no").seen.clock.left == 5 * MINUTE


def test_a_gap_that_counts_stops_the_question() -> None:
    table = a_table_at("sketch").wait(12 * MINUTE)
    table.do(find_gap(table.meeting, table.now, 12 * MINUTE)).type("/yes")

    assert open_gap(table.meeting) is None
    assert table.seen.clock.left == -7 * MINUTE


def test_a_gap_can_be_taken_out_after_the_group_went_on() -> None:
    table = a_table_at("sketch").wait(12 * MINUTE)
    table.do(find_gap(table.meeting, table.now, 12 * MINUTE)).type("/next").wait(MINUTE).type("/deduct")

    assert table.seen.clock.left == 4 * MINUTE
    assert table.type("/back").seen.clock.left == 5 * MINUTE


def test_a_gap_that_was_taken_out_can_count_after_all() -> None:
    table = a_table_at("sketch").wait(12 * MINUTE)
    table.do(find_gap(table.meeting, table.now, 12 * MINUTE)).type("/deduct", "/count")

    assert table.seen.clock.left == -7 * MINUTE


def test_sleep_while_the_clock_stands_still_is_no_gap() -> None:
    table = a_table_at("sketch").type("/hold").wait(60 * MINUTE)

    assert find_gap(table.meeting, table.now, 60 * MINUTE) == ()


@pytest.mark.parametrize(("gone", "left"), [(20, -15), (31, 5)])
def test_a_program_that_was_gone_comes_back_with_the_clock_held(gone: int, left: int) -> None:
    table = a_table_at("sketch").wait(gone * MINUTE)
    table.do(resume(table.meeting, table.now, estimated=False)).wait(10 * MINUTE)

    assert table.seen.clock.state is ClockState.STILL
    assert table.seen.clock.left == left * MINUTE


def test_a_program_that_was_gone_for_seconds_asks_nothing_and_the_time_counts() -> None:
    table = a_table_at("sketch").wait(59 * SECOND)
    table.do(resume(table.meeting, table.now, estimated=False))

    assert table.seen.asks is None
    assert table.seen.clock.left == 4 * MINUTE + SECOND


def test_a_program_that_was_gone_while_held_comes_back_as_it_was() -> None:
    table = a_table_at("sketch").wait(MINUTE).type("/hold").wait(600 * MINUTE)

    assert resume(table.meeting, table.now, estimated=True) == ()
    assert table.seen.clock.left == 4 * MINUTE


def test_the_clock_stops_for_good_when_the_meeting_is_closed() -> None:
    table = a_table_at("sketch").wait(MINUTE).attempt("/end").yes().wait(60 * MINUTE)

    assert table.seen.clock.state is ClockState.CLOSED
    assert table.seen.clock.left == 4 * MINUTE


def test_all_time_is_spent_somewhere() -> None:
    table = a_table_at("sketch").wait(3 * MINUTE).type("/next").wait(MINUTE).type("/hold").wait(MINUTE)
    table.type("/continue").wait(MINUTE).type("/back").wait(2 * MINUTE)

    total = sum((spent(table.meeting, visit, table.now) for visit in table.meeting.visits.values()), ZERO)

    assert total == 7 * MINUTE
