"""What the plain face says: every line is answered, calmly, and nothing hidden slips out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intervisie.faces.announce import announce
from intervisie.faces.announce_time import signal_text
from intervisie.faces.looking import help_lines, notes_listing, overview
from intervisie.faces.position import clock_lines, group_lines, position, time_left
from intervisie.meeting.commands import COMMANDS
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.meeting.group_view import group_view
from intervisie.meeting.signals import Signal, SignalKind
from intervisie.meeting.state import ZERO
from intervisie.meeting.view import view
from intervisie.words.catalogue import Words
from tests.meeting.builders import MINUTE, SECOND, Table
from tests.method.shipped import method

ENGLISH = Words("en").text


def said(table: Table, line: str) -> list[str]:
    """Type a line and return what is said of it."""
    before = table.meeting
    table.type(line)
    return [ENGLISH(text) for text in announce(before, table.meeting, table.records[-1][1], table.now)]


def seen(table: Table) -> list[str]:
    return [ENGLISH(text) for text in position(table.meeting, table.now)]


def at(step: str) -> Table:
    """Return a meeting with Anna's case, its clock running, at a step."""
    table = Table().type("/begin", "/owner Anna")
    table.attempt(f"/goto {step}")
    return table.yes() if table.answer else table


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("#note one", ["Noted (1)."]),
        ("#case A thing", ["Noted (1) as case 1."]),
        ("#action Call | 5 december | shared", ["Noted (1), by 5 December 2026, shared."]),
        ("#action Call | shared", ["Noted (1), shared."]),
        ("/at look-back He did it", ["Noted (1) with 'Look back'."]),
        ("/begin", ["The clock runs.", "6 minutes left."]),
        ("/+2", ["2 minutes more for this part.", "8 minutes left."]),
        ("/-2", ["2 minutes less for this part.", "4 minutes left."]),
        ("/break 10", ["Break. We go on at 14:10."]),
        ("/turn", ["Speaking: Bas. Then: Cem."]),
        ("/arrive Gijs", ["Gijs is here and comes last in this lap. This part gets 1 minute more."]),
        ("/leave Anna", ["Anna is gone.", "Speaking: Bas. Then: Cem."]),
        ("/role facilitator Els", ["Els is facilitator now."]),
        ("/owner Bas", ["Bas is the case owner."]),
        ("/until 16:00", ["The meeting is to end at 16:00."]),
        ("/off-record 5m", ["Until 14:05 everything is off the record."]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_line_is_answered(line: str, answers: list[str]) -> None:
    assert said(Table(), line)[: len(answers)] == answers


def test_an_undone_turn_says_whose_it_is_again() -> None:
    table = Table().type("/turn")

    assert said(table, "/undo") == ["The end of the turn is undone.", "Speaking: Anna. Then: Bas."]


def test_a_new_lap_has_a_number() -> None:
    table = at("questions")
    for _ in range(4):
        table.type("/turn")

    assert said(table, "/turn") == ["Lap 2. Speaking: Bas. Then: Cem."]


def test_entering_a_part_says_where_how_long_who_and_how() -> None:
    assert seen(at("questions"))[0] == (
        "Step 4 of 6: Questions. Time: 20 minutes, 5 group members, in turn until everybody passes."
    )


def test_coming_back_says_what_is_left() -> None:
    table = at("sketch").wait(2 * MINUTE).type("/next")

    assert "3 minutes left." in said(table, "/back")


def test_a_repeated_step_says_so() -> None:
    table = at("sketch")

    assert said(table, "/repeat")[0].startswith("Step 2 of 6: Sketch, time 2.")


def test_what_is_hidden_is_said_only_when_it_is_revealed() -> None:
    table = at("sketch")
    kept = said(table, "/private I hung up")
    looked = [
        ENGLISH(text)
        for text in (
            *overview(table.meeting, table.now),
            *notes_listing(table.meeting),
            *help_lines(table.meeting),
        )
    ]
    table.attempt("/goto outcome")
    arrived = said_yes(table)
    revealed = said(table, "/reveal")

    assert not any("hung up" in line for line in (*kept, *looked, *arrived))
    assert revealed[0] == "This was kept hidden: I hung up"


def said_yes(table: Table) -> list[str]:
    before = table.meeting
    table.yes()
    return [ENGLISH(text) for text in announce(before, table.meeting, table.records[-1][1], table.now)]


def test_what_only_the_facilitator_should_know_says_so() -> None:
    table = at("choosing")

    said_of_leaving = said(table, "/leave Anna")

    assert any(line.startswith("Only for you: Anna brought this case") for line in said_of_leaving)


def test_the_group_sees_no_notes_and_no_notices() -> None:
    table = at("questions").type("secret question | secret answer")

    lines = [ENGLISH(text) for text in group_lines(group_view(table.meeting, table.now))]

    assert not any("secret" in line or "Only for you" in line for line in lines)
    assert "Speaking: Bas. Then: Cem." in lines


@pytest.mark.parametrize(
    ("guidance", "has_texts", "has_roles"),
    [(Guidance.READ_ALOUD, True, True), (Guidance.HEADINGS, False, True), (Guidance.CLOCK, False, False)],
)
def test_a_group_that_needs_less_help_gets_less_to_read_and_still_knows_the_step_and_the_turn(
    guidance: Guidance, has_texts: bool, has_roles: bool
) -> None:
    table = (
        Table(method("en", "incidentmethode"))
        .type("/start", "/owner Anna")
        .attempt("/goto informatieronde")
        .yes()
    )

    lines = [ENGLISH(text) for text in position(table.meeting, table.now, guidance)]

    assert lines[0].startswith("Step")
    assert any(line.startswith("Speaking:") for line in lines)
    assert any(line.startswith(("Read aloud:", "Ask:", "Goal:")) for line in lines) == has_texts
    assert any(line.startswith("Answering:") for line in lines) == has_roles


def test_a_silent_part_says_one_thing_at_its_end() -> None:
    signal = Signal(SignalKind.UP, ZERO, ZERO)

    assert spoken(signal, silent=True) == "Time is up. Finish your sentence."


def test_in_overtime_a_late_meeting_is_told_how_to_spread_it() -> None:
    signal = Signal(SignalKind.OVER, 5 * MINUTE, ZERO)

    assert "/spread" in spoken(signal, late=True)
    assert "/spread" not in spoken(signal)


@pytest.mark.parametrize(
    ("display", "told"),
    [
        (ClockDisplay.EXACT, "2 minutes left."),
        (ClockDisplay.ROUGH, "Almost time."),
        (ClockDisplay.HIDDEN, ""),
    ],
)
def test_a_group_hears_of_the_time_as_it_wants_to(display: ClockDisplay, told: str) -> None:
    assert spoken(Signal(SignalKind.LEFT, 2 * MINUTE, ZERO), display=display) == told


def test_a_group_that_hides_the_clock_still_hears_that_the_time_is_up() -> None:
    assert spoken(Signal(SignalKind.UP, ZERO, ZERO), display=ClockDisplay.HIDDEN) != ""


def spoken(
    signal: Signal, *, silent: bool = False, late: bool = False, display: ClockDisplay = ClockDisplay.EXACT
) -> str:
    text = signal_text(signal, silent=silent, late=late, display=display)
    return "" if text is None else ENGLISH(text)


@pytest.mark.parametrize(
    ("left", "spoken"),
    [
        (20 * MINUTE - SECOND, "20 minutes left."),
        (2 * MINUTE, "2 minutes left."),
        (91 * SECOND, "1 minute and 30 seconds left."),
        (ZERO, "0 seconds left."),
        (-100 * SECOND, "1 minute and 40 seconds over time."),
        (-5 * MINUTE, "5 minutes over time."),
    ],
    ids=str,
)
def test_a_length_of_time_can_be_said_aloud(left: timedelta, spoken: str) -> None:
    assert ENGLISH(time_left(left)) == spoken


def test_the_clock_says_when_the_meeting_ends() -> None:
    table = at("sketch").type("/until 14:30")

    lines = [ENGLISH(text) for text in clock_lines(view(table.meeting, table.now))]

    assert lines[0] == "5:00 left of 5:00."
    assert "later than planned" in lines[-1]


def test_the_overview_tells_done_here_and_to_come_apart() -> None:
    table = at("sketch").wait(MINUTE)
    table.type("/skip positions")

    lines = [ENGLISH(text) for text in overview(table.meeting, table.now)]

    assert "2. Sketch: 1:00 of 5:00, here now" in lines
    assert "5. Positions: left out" in lines
    assert "4. Questions: 20:00" in lines


def test_notes_are_listed_by_step_without_the_struck_ones() -> None:
    table = at("sketch").type("one", "two", "/strike 1")

    assert [ENGLISH(text) for text in notes_listing(table.meeting)] == ["Sketch:", "2. Anna: two (note)"]


def test_help_knows_every_command() -> None:
    table = Table()

    for spec in COMMANDS[:1] + COMMANDS[8:9]:
        lines = [ENGLISH(text) for text in help_lines(table.meeting, spec.english[0])]
        assert lines[0].endswith(ENGLISH(spec.does))
