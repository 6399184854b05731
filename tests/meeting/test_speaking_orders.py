"""What drawn orders, volunteers, talking pieces, limits of turns and pauses between them promise."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from intervisie.faces.announce import announce
from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.going import Entered
from intervisie.meeting.signals import SignalKind, next_signal
from intervisie.method.choices import Laps, Mode, RecordKind, SpeakingOrder, Who
from intervisie.method.model import Method, Part, Timing
from tests.meeting.builders import MINUTE, NAMES, SECOND, SHORT, Table, a_record, a_step


def a_part_in_turns(
    order: SpeakingOrder = SpeakingOrder.CLOCKWISE,
    *,
    may_pass: bool = True,
    turn_limit: timedelta = timedelta(0),
    pause_between: timedelta = timedelta(0),
    laps: Laps = Laps.ONCE,
) -> Part:
    return Part(
        mode=Mode.TURNS,
        timing=Timing(fixed=10 * MINUTE),
        speaks=Who.ADVISERS,
        record=a_record(RecordKind.ONE_PER_PERSON),
        speaking_order=order,
        may_pass=may_pass,
        turn_limit=turn_limit,
        pause_between=pause_between,
        laps=laps,
    )


def a_table_with(part: Part) -> Table:
    """Return a running meeting at a step of this one part; Anna is the case owner."""
    method: Method = replace(SHORT, steps=(a_step("talking", part),))
    return Table(method).type("/start", "/owner Anna").go_to("talking")


def test_a_drawn_order_stands_in_the_record_and_holds_everybody_once() -> None:
    table = a_table_with(a_part_in_turns(SpeakingOrder.RANDOM))
    entered = [event for event in table.records[-1][1] if isinstance(event, Entered)]
    turn = table.seen.turn

    assert turn is not None
    assert sorted(entered[0].order) == ["p1", "p2", "p3", "p4", "p5"]
    assert (turn.speaking, *turn.waiting) == tuple(NAMES[int(person[1])] for person in entered[0].order)


def test_a_draw_differs_from_one_time_to_the_next() -> None:
    orders = set()
    table = a_table_with(a_part_in_turns(SpeakingOrder.RANDOM))
    for _ in range(6):
        table.type("/repeat")
        turn = table.seen.turn
        assert turn is not None
        orders.add((turn.speaking, *turn.waiting))

    assert len(orders) > 1


def test_every_lap_is_drawn_anew() -> None:
    table = a_table_with(a_part_in_turns(SpeakingOrder.RANDOM))
    orders = set()
    for _ in range(6):
        table.type(*["/turn"] * 5, "/lap")
        turn = table.seen.turn
        assert turn is not None
        orders.add((turn.speaking, *turn.waiting))

    assert len(orders) > 1


def test_nobody_has_the_floor_until_somebody_comes_forward() -> None:
    table = a_table_with(a_part_in_turns(SpeakingOrder.VOLUNTEERS))
    refused = table.attempt("/turn").answer

    table.type("/floor Dewi")

    assert isinstance(refused, Refusal)
    assert table.speaking == "Dewi"
    assert table.seen.turn is not None
    assert table.seen.turn.waiting == ("Bas", "Cem", "Els", "Fay")


def test_after_a_volunteer_nobody_has_the_floor_and_who_has_not_been_is_shown() -> None:
    table = a_table_with(a_part_in_turns(SpeakingOrder.VOLUNTEERS)).type("/floor Dewi", "/turn")
    turn = table.seen.turn

    assert turn is not None
    assert (turn.speaking, turn.waiting) == ("", ("Bas", "Cem", "Els", "Fay"))
    assert (turn.number, turn.of) == (1, 5)


def test_a_talking_piece_goes_from_hand_to_hand() -> None:
    table = a_table_with(a_part_in_turns(SpeakingOrder.TALKING_PIECE)).type("/floor Dewi")

    table.wait(MINUTE).type("/floor Bas")

    assert table.speaking == "Bas"
    assert table.seen.turn is not None
    assert table.seen.turn.waiting == ("Cem", "Els", "Fay")


def test_who_came_forward_may_do_so_again() -> None:
    table = a_table_with(a_part_in_turns(SpeakingOrder.VOLUNTEERS))
    table.type("/floor Dewi", "/turn", "/floor Dewi")

    assert table.speaking == "Dewi"
    assert table.seen.turn is not None
    assert (table.seen.turn.number, table.seen.turn.of) == (1, 5)


def test_a_volunteer_who_leaves_takes_the_floor_to_nobody() -> None:
    table = a_table_with(a_part_in_turns(SpeakingOrder.VOLUNTEERS)).type("/floor Dewi", "/leave Dewi")

    assert table.speaking == ""
    assert table.seen.turn is not None
    assert table.seen.turn.waiting == ("Bas", "Cem", "Els", "Fay")


def test_where_everybody_takes_a_turn_passing_is_asked_about() -> None:
    table = a_table_with(a_part_in_turns(may_pass=False)).attempt("/pass")
    asked = isinstance(table.answer, Confirm)
    stayed = table.speaking

    table.yes()

    assert asked
    assert stayed == "Bas"
    assert table.speaking == "Cem"


def test_a_turn_with_a_limit_counts_down() -> None:
    table = a_table_with(a_part_in_turns(turn_limit=2 * MINUTE)).wait(30 * SECOND)
    turn = table.seen.turn

    assert turn is not None
    assert turn.limit - turn.spent == 90 * SECOND


def test_a_turn_over_its_limit_is_said_once() -> None:
    table = a_table_with(a_part_in_turns(turn_limit=MINUTE)).wait(20 * SECOND)
    coming = next_signal(table.meeting, table.now)
    over = next_signal(table.meeting, table.wait(41 * SECOND).now)

    assert coming is not None
    assert (coming.kind, coming.after) == (SignalKind.TURN_UP, 40 * SECOND)
    assert over is not None
    assert over.kind is SignalKind.LEFT


def test_between_two_turns_it_stays_quiet_for_a_while() -> None:
    table = a_table_with(a_part_in_turns(pause_between=10 * SECOND))
    first = table.seen.turn
    table.wait(MINUTE).type("/turn").wait(4 * SECOND)
    second = table.seen.turn
    later = table.wait(10 * SECOND).seen.turn

    assert first is not None
    assert second is not None
    assert later is not None
    assert [first.quiet, second.quiet, later.quiet] == [0 * SECOND, 6 * SECOND, 0 * SECOND]


def test_a_pause_between_turns_is_said_aloud() -> None:
    table = a_table_with(a_part_in_turns(pause_between=10 * SECOND))
    before = table.meeting
    table.type("/turn")

    said = announce(before, table.meeting, table.records[-1][1], table.now)

    assert any("quiet" in line.msgid for line in said)


def test_a_part_can_name_its_own_moment_of_warning() -> None:
    part = replace(a_part_in_turns(), warn_at=3 * MINUTE)
    table = a_table_with(part)

    signal = next_signal(table.meeting, table.now)

    assert signal is not None
    assert (signal.kind, signal.duration, signal.after) == (SignalKind.LEFT, 3 * MINUTE, 7 * MINUTE)


def test_a_firm_end_says_so_when_the_time_is_up() -> None:
    part = replace(a_part_in_turns(), firm_end=True)
    table = a_table_with(part).wait(9 * MINUTE + 30 * SECOND)

    signal = next_signal(table.meeting, table.now)

    assert signal is not None
    assert (signal.kind, signal.firm) == (SignalKind.UP, True)


def test_the_time_that_each_had_the_floor_adds_up_over_laps_and_interruptions() -> None:
    table = a_table_with(a_part_in_turns()).wait(MINUTE).type("/floor Els").wait(2 * MINUTE)
    table.type(*["/turn"] * 5, "/lap").wait(MINUTE).type("/turn")
    turns = table.meeting.visits[table.meeting.here].turns

    assert turns is not None
    assert turns.heard == {
        "p1": 2 * MINUTE,
        "p2": 0 * MINUTE,
        "p3": 0 * MINUTE,
        "p4": 2 * MINUTE,
        "p5": 0 * MINUTE,
    }
