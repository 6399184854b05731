"""When a group meets again is understood from what was typed, and only where it can mean one thing."""

from __future__ import annotations

from datetime import date, time

import pytest

from intervisie.meeting.again import Again, read_again
from intervisie.meeting.note import NoteKind
from intervisie.meeting.state import Role
from tests.meeting.builders import Table

LEADS, WRITES, WATCHES = Role.FACILITATOR, Role.NOTE_TAKER, Role.TIMEKEEPER
MEETING = Table().meeting
TODAY = date(2026, 11, 23)
DAY = date(2027, 1, 14)


def read(line: str) -> Again:
    return read_again(line.split(" | "), MEETING, TODAY)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("14 januari", Again(DAY)),
        ("donderdag 14 januari om 15.00 uur.", Again(DAY, time(15))),
        ("Thursday 14 January at 3 pm", Again(DAY, time(15))),
        ("14-1-2027 van 14.00 tot 16.00 uur", Again(DAY, time(14), time(16))),
        ("2027-01-14 9:30-11:30", Again(DAY, time(9, 30), time(11, 30))),
        ("14 jan. 14u30", Again(DAY, time(14, 30))),
        ("14/1 15 uur", Again(DAY, time(15))),
        ("29 februari 2028", Again(date(2028, 2, 29))),
        ("24 november", Again(date(2026, 11, 24))),
        ("22 november", Again(date(2027, 11, 22))),
    ],
)
def test_a_day_and_its_times_are_understood(line: str, expected: Again) -> None:
    assert read(line) == expected


@pytest.mark.parametrize(
    "line",
    ["over twee weken", "14 januari of 21 januari", "31 februari", "in januari", "zaal 3.14, 2 keer", "4711"],
)
def test_what_names_no_single_day_is_not_understood(line: str) -> None:
    assert read(line) == Again()


@pytest.mark.parametrize("line", ["14 januari 14:00 of 15:00", "14 januari 16:00-14:00", "14 januari 25:00"])
def test_times_that_are_no_single_time_or_stretch_are_left_open(line: str) -> None:
    assert read(line) == Again(DAY)


@pytest.mark.parametrize(
    ("line", "tasks"),
    [
        ("14 januari, Bas leidt", ((LEADS, "p1"),)),
        ("14 januari | Bas", ((LEADS, "p1"),)),
        ("14 January, Bas leads and so on", ((LEADS, "p1"),)),
        ("Thursday 14 January at 15.00, Bas facilitates.", ((LEADS, "p1"),)),
        ("14 januari | gespreksleider: Els, notulist Dewi", ((LEADS, "p4"), (WRITES, "p3"))),
        ("14 januari; Anna schrijft mee; tijdbewaker Cem", ((WRITES, "p0"), (WATCHES, "p2"))),
        ("14 januari, Zoë leidt", ()),
        ("14 januari, iemand leidt", ()),
    ],
)
def test_who_does_what_next_time_is_understood(line: str, tasks: tuple[tuple[Role, str], ...]) -> None:
    assert read(line).tasks == tasks


def test_the_line_stays_as_it_was_typed() -> None:
    table = Table().type("/start", "#next-meeting 14 januari 15:00 | Bas")

    note = table.meeting.notes.find(1)
    assert note is not None
    assert (note.columns, note.due, note.starts) == (("14 januari 15:00", "Bas"), DAY, time(15))
    assert note.tasks == (("facilitator", "p1"),)


def test_a_line_that_is_worded_anew_means_only_what_it_says_now() -> None:
    table = Table().type("/start", "#next-meeting 14 januari 15:00 | Bas", "/change 1 21 januari")
    note = table.meeting.notes.find(1)
    assert note is not None
    assert (note.kind, note.due, note.starts, note.tasks) == (
        NoteKind.NEXT_MEETING,
        date(2027, 1, 21),
        None,
        (),
    )

    table.type("/change 1 later")

    changed = table.meeting.notes.find(1)
    assert changed is not None
    assert changed.due is None
