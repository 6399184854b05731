"""A year of a group: twelve meetings, seven people, latecomers, a leaver, three registers, five profiles."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from intervisie.profiles.held import Colleague, Declared, Held
from intervisie.profiles.outcome import Status
from tests.profiles.builders import HOUR, MINUTE, checked, english, held, on, shipped, the

SEVEN = (
    Colleague("Anna", ("VIT",), "therapeut", "Noord"),
    Colleague("Bas", ("VIT", "NOBCO"), "coach", "Noord"),
    Colleague("Cem", ("NOBCO",), "coach", "Zuid"),
    Colleague("Dewi", ("VVGN",), "verslavingsarts", "Zuid"),
    Colleague("Els", ("VVGN",), "verslavingsarts", "Zuid"),
    Colleague("Fay", ("VIT",), "therapeut", "Noord"),
    Colleague("Gijs", ("NOBCO",), "coach", "Noord"),
)
AS_OF = on(12, 31).date()


def a_meeting(month: int) -> Held:
    """Return the meeting of a month: Bas always comes 25 minutes late, Gijs leaves the group after June."""
    group = [each for each in SEVEN if not (each.name == "Gijs" and month > 6)]
    there = [each.name for each in group if not (each.name == "Cem" and month in (7, 8, 9))]
    meeting = held(on(month, 15), 120, there, of=group, leader=there[month % len(there)])
    people = tuple(
        replace(one, since=one.since + 25 * MINUTE, net=95 * MINUTE) if one.name == "Bas" else one
        for one in meeting.attendance.people
    )
    return replace(meeting, attendance=replace(meeting.attendance, people=people))


YEAR = [a_meeting(month) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("person", "profile", "activity", "status", "counted"),
    [
        ("Anna", "vit", "", Status.MET, 24 * HOUR),
        ("Bas", "vit", "", Status.MET, 12 * 95 * MINUTE),
        ("Gijs", "vit", "", Status.NOT_MET, 12 * HOUR),  # 12 of the 15 hours: gone after June
        ("Bas", "nobco", "", Status.MET, 12 * 95 * MINUTE),
        ("Cem", "nobco", "", Status.NOT_MET, 18 * HOUR),  # 18 hours, and nothing in the third quarter
        ("Gijs", "nobco", "", Status.NOT_MET, 12 * HOUR),
        ("Dewi", "vvgn-ict", "", Status.NOT_MET, 0 * HOUR),  # it was intervision
        ("Dewi", "vvgn-ict", "ICT", Status.NOT_MET, 0 * HOUR),  # 2 of 7 are addiction doctors
        ("Bas", "mfn", "", Status.NOT_MET, 0 * HOUR),  # no mediators, and too short for who comes late
        ("Fay", "rcpsych", "", Status.NOT_MET, 12 * HOUR),  # seven are one too many until June
    ],
)
def test_one_year_comes_to_something_else_for_everybody(
    person: str, profile: str, activity: str, status: Status, counted: object
) -> None:
    found = checked(shipped(profile), YEAR, person, as_of=AS_OF, said=Declared(activity))

    assert found.verdict is status
    assert found.counted == counted


def test_a_profile_counts_minutes_and_another_whole_hours_of_the_same_latecomer() -> None:
    group = [Colleague(each.name, each.registers, "verslavingsarts", each.site) for each in SEVEN]
    year = [replace(each, colleagues=tuple(group)) for each in YEAR]

    assert checked(shipped("vit"), year, "Bas", as_of=AS_OF).counted == 19 * HOUR
    assert checked(shipped("vvgn-ict"), year, "Bas", as_of=AS_OF, said=Declared("ICT")).counted == 12 * HOUR


def test_why_is_said_of_whoever_fails() -> None:
    cem = checked(shipped("nobco"), YEAR, "Cem", as_of=AS_OF)
    dewi = checked(shipped("vvgn-ict"), YEAR, "Dewi", as_of=AS_OF, said=Declared("ICT"))

    assert english(the(cem, "quarter").reason) == "quarter 3 of 2026: 0 min of 1 h"
    assert "2 of 7" in english(the(dewi, "75 %").reason)
