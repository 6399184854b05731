"""What a break in the running order promises."""

from __future__ import annotations

from intervisie.meeting.clocks import ClockState
from intervisie.meeting.signals import SignalKind, next_signal
from intervisie.meeting.state import StandstillKind
from intervisie.meeting.stopwatch import projected_end, spent
from intervisie.method.model import Method
from tests.meeting.builders import MINUTE, ZERO, Table, a_step
from tests.meeting.winding import PAUSE

WITH_BREAK = Method(
    id="with-break",
    language="nl",
    name="With break",
    steps=(a_step("before"), PAUSE, a_step("after")),
    brings=("case-choice", "commitment"),
)


def at_break() -> Table:
    """Return a meeting that has just come to its break, at 14:00 by the clock on the wall."""
    return Table(WITH_BREAK).type("/start").go_to("before").type("/next")


def test_a_break_stops_the_clock_until_the_time_it_was_said_to_end() -> None:
    table = at_break()
    standstill = table.meeting.standstill

    assert standstill is not None
    assert standstill.kind is StandstillKind.BREAK
    assert standstill.announced == table.now.wall + 10 * MINUTE
    assert table.seen.clock.state is ClockState.BREAK


def test_the_time_of_a_break_is_nobodys_and_going_on_ends_it() -> None:
    table = at_break().wait(15 * MINUTE)
    assert spent(table.meeting, table.meeting.visits["1/pause/1/1"], table.now) == ZERO

    table.type("/next")

    assert table.step == "after"
    assert table.meeting.standstill is None


def test_the_end_of_a_break_is_said_aloud() -> None:
    table = at_break()
    signal = next_signal(table.meeting, table.now)

    assert signal is not None
    assert (signal.kind, signal.after) == (SignalKind.BREAK_OVER, 10 * MINUTE)


def test_a_break_that_ends_early_lets_the_clock_run() -> None:
    table = at_break().type("/continue", "/next")

    assert table.meeting.standstill is None
    assert table.step == "after"


def test_a_held_clock_turns_into_the_break() -> None:
    table = Table(WITH_BREAK).type("/start").go_to("before").type("/hold", "/next")

    assert [one.kind for one in table.meeting.standstills if one.until is None] == [StandstillKind.BREAK]


def test_a_break_begins_nothing_before_the_clock_ever_ran() -> None:
    table = Table(WITH_BREAK).go_to("pause")

    assert [one.kind for one in table.meeting.standstills] == [StandstillKind.START]


def test_a_break_to_come_is_part_of_the_planned_end() -> None:
    with_break = Table(WITH_BREAK).type("/start")
    without = Table(WITH_BREAK).type("/start", "/skip pause")
    end, sooner = (projected_end(table.meeting, table.now) for table in (with_break, without))

    assert end is not None
    assert sooner is not None
    assert end - sooner == 10 * MINUTE
