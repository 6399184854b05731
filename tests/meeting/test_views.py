"""What the facilitator and the group see, and when something is said about time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intervisie.meeting.commands import COMMANDS, possible
from intervisie.meeting.group_view import group_view
from intervisie.meeting.signals import SignalKind, next_signal
from tests.meeting.builders import MINUTE, Table, a_table_at


def test_the_group_sees_no_word_that_was_noted_or_kept() -> None:
    table = a_table_at("questions").type(
        "marker-note | marker-answer",
        "@cem marker-spoken",
        "/question marker-question",
        "/private marker-hidden",
    )
    table.type("#parkeer marker-parked", "#actie marker-action | 1-12", "/scale clarity 3")

    assert "marker" not in repr(group_view(table.meeting, table.now))


def test_the_group_sees_step_turn_and_clock() -> None:
    seen = group_view(a_table_at("questions").meeting, a_table_at("questions").now)

    assert (seen.step, seen.number, seen.of) == ("Questions", 4, 6)
    assert seen.turn is not None
    assert seen.turn.speaking == "Bas"


def test_looking_never_moves_the_meeting() -> None:
    table = a_table_at("questions")
    before = table.meeting

    group_view(table.meeting, table.now)
    assert table.seen.step == "Questions"

    assert table.meeting is before


@pytest.mark.parametrize(
    ("waited", "kind", "said", "after"),
    [
        (0, SignalKind.LEFT, 5, 15),
        (15, SignalKind.LEFT, 2, 3),
        (18, SignalKind.LEFT, 1, 1),
        (19, SignalKind.UP, 0, 1),
        (20, SignalKind.OVER, 5, 5),
        (27, SignalKind.OVER, 10, 3),
    ],
)
def test_time_is_said_at_a_few_moments(waited: int, kind: SignalKind, said: int, after: int) -> None:
    table = a_table_at("questions").wait(waited * MINUTE)
    signal = next_signal(table.meeting, table.now)

    assert signal is not None
    assert (signal.kind, signal.duration, signal.after) == (kind, said * MINUTE, after * MINUTE)


def test_a_silent_part_says_only_that_the_time_is_up() -> None:
    table = a_table_at("writing")
    signal = next_signal(table.meeting, table.now)

    assert signal is not None
    assert (signal.kind, signal.after) == (SignalKind.UP, 5 * MINUTE)
    assert next_signal(table.meeting, table.wait(6 * MINUTE).now) is None


@pytest.mark.parametrize("lines", [("/hold",), ("/break 10", "/continue", "/hold")])
def test_nothing_is_said_while_the_clock_stands_still(lines: tuple[str, ...]) -> None:
    table = a_table_at("questions").type(*lines)

    assert next_signal(table.meeting, table.now) is None


def test_the_end_of_a_break_is_said_once() -> None:
    table = a_table_at("questions").type("/break 10")
    signal = next_signal(table.meeting, table.now)

    assert signal is not None
    assert (signal.kind, signal.after) == (SignalKind.BREAK_OVER, 10 * MINUTE)
    assert next_signal(table.meeting, table.wait(10 * MINUTE).now) is None


def test_a_part_without_a_clock_says_nothing() -> None:
    table = a_table_at("sketch").type("/-5")

    assert next_signal(table.meeting, table.now) is None
    assert table.seen.clock.budget == timedelta(0)


def test_what_is_possible_depends_on_where_the_meeting_is() -> None:
    fresh = {spec.verb for spec in possible(Table().meeting)}
    closed = {spec.verb for spec in possible(a_table_at("sketch").attempt("/end").yes().meeting)}

    assert "continue" in fresh
    assert "hold" not in fresh
    assert "next" not in closed
    assert {"at", "strike", "help"} <= closed


def test_every_command_that_is_refused_by_the_table_is_refused_when_asked() -> None:
    meetings = [
        Table(),
        a_table_at("sketch"),
        a_table_at("positions"),
        a_table_at("sketch").attempt("/end").yes(),
    ]
    for table in meetings:
        for spec in COMMANDS:
            if spec.takes == "nothing" and not spec.looks and spec not in possible(table.meeting):
                table.attempt(f"/{spec.english[0]}")
                assert table.answer is not None, spec.verb
