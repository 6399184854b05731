"""What holds when minutes move between steps."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.spreading import MinutesSpread
from intervisie.meeting.stopwatch import budget_of
from intervisie.method.model import Timing
from intervisie.words.catalogue import Words
from tests.meeting.builders import INCIDENT, MINUTE, SECOND, Table, a_part, a_step, a_table_at

TWO_PARTS = a_step(
    "two-parts",
    a_part(timing=Timing(fixed=6 * MINUTE, least=4 * MINUTE)),
    a_part(timing=Timing(fixed=MINUTE)),
)
LONGER = replace(INCIDENT, steps=(*INCIDENT.steps[:-1], TWO_PARTS, INCIDENT.steps[-1]))


def minutes(table: Table, step: str) -> float:
    """Return the minutes that a step to come will have."""
    stops = [stop for stop in table.meeting.order if stop.step.id == step]
    return sum(budget_of(table.meeting, stop) / MINUTE for stop in stops)


def said(table: Table) -> str:
    assert isinstance(table.answer, (Confirm, Refusal))
    return Words("en").text(table.answer.text)


def late(until: str = "14:55") -> Table:
    """Return a meeting at the sketch that would end at 15:00."""
    return a_table_at("sketch").type(f"/until {until}")


def test_being_late_is_spread_over_what_may_be_shorter_after_showing_it() -> None:
    table = late().attempt("/spread")

    assert said(table) == (
        "Writing 5 → 4, Questions 20 → 18, Positions 10 → 8; the closing stays whole. Spread it so?"
    )
    table.yes()
    assert (minutes(table, "questions"), minutes(table, "positions")) == (18, 8)
    assert table.seen.clock.deviation == 0 * MINUTE


def test_protected_steps_and_the_closing_keep_their_time() -> None:
    table = late("14:20").attempt("/spread").yes()

    assert minutes(table, "outcome") == 5
    assert minutes(table, "commitment") == 10
    assert minutes(table, "learning") == 5
    assert minutes(table, "questions") == 15


def test_what_is_not_enough_says_how_much_is_over() -> None:
    table = late("14:20").attempt("/spread")

    assert "The meeting is then still 28 minutes too long." in said(table)


def test_spreading_is_one_event_and_is_undone_at_once() -> None:
    table = late().attempt("/spread").yes()
    _, events = table.records[-1]
    assert [type(event) for event in events] == [MinutesSpread]

    table.type("/undo")

    assert (minutes(table, "writing"), minutes(table, "questions"), minutes(table, "positions")) == (
        5,
        20,
        10,
    )


def test_time_won_is_given_back_and_ranges_are_filled_up_to_their_longest() -> None:
    table = late().attempt("/spread").yes().type("/until 16:30").attempt("/spread")

    assert said(table) == "Writing 4 → 5, Questions 18 → 30, Positions 8 → 10. Give this time back?"


def test_spreading_again_never_goes_below_the_shortest_times() -> None:
    table = late("14:20").attempt("/spread").yes().attempt("/spread")

    assert isinstance(table.answer, Refusal)
    assert said(table) == "Nothing that is still to come may be shorter."


def test_without_an_end_there_is_nothing_to_spread_over() -> None:
    assert isinstance(a_table_at("sketch").attempt("/spread").answer, Refusal)


def test_a_meeting_that_ends_in_time_has_nothing_to_spread() -> None:
    assert said(late("15:00").attempt("/spread")) == "The meeting ends in time; there is nothing to spread."


def test_spreading_is_possible_before_the_clock_runs() -> None:
    table = Table().type("/until 14:30").attempt("/spread")

    assert isinstance(table.answer, Confirm)


@pytest.mark.parametrize(("asked", "left"), [(2, (4, 1)), (3, (4, 0))])
def test_a_step_of_several_parts_gives_from_its_longest_part_first(asked: int, left: tuple[int, int]) -> None:
    table = a_table_at("sketch", LONGER).type(f"/from two-parts {asked}")

    stops = [stop for stop in table.meeting.order if stop.step.id == "two-parts"]
    assert tuple(budget_of(table.meeting, stop) / MINUTE for stop in stops) == left
    assert table.seen.clock.left == (5 + asked) * MINUTE
    assert table.type("/undo").seen.clock.left == 5 * MINUTE
    assert minutes(table, "two-parts") == 7


def test_a_step_never_gives_more_than_its_parts_may_lose() -> None:
    table = a_table_at("sketch", LONGER).attempt("/from two-parts 4")

    assert said(table) == "'Two parts' can give at most 3 minutes."


def test_a_meeting_is_late_from_a_minute_on() -> None:
    assert late("14:59").seen.clock.is_late
    assert not late("15:00").wait(30 * SECOND).seen.clock.is_late
