"""The documents use the method's own words for who brings a case and who leads."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.plain import minutes_data, owner_data
from intervisie.method.model import MethodRole
from tests.meeting.builders import SHORT, Table

COACHING = replace(
    SHORT,
    roles=(MethodRole(id="case-owner", name="Coachee"), MethodRole(id="facilitator", name="Coach")),
)


def test_the_sheet_and_the_minutes_are_worded_as_the_method_is() -> None:
    table = Table(COACHING).type("/start", "/owner Anna", "/role facilitator Bas")

    sheet = owner_data(owner_sheet(table.meeting, "1"))
    group = minutes_data(minutes(table.meeting))

    assert sheet["title"] == "Blad van de coachee"
    assert group["roles"] == [{"role": "Coach", "name": "Bas"}]


def test_methods_that_differ_leave_the_usual_word() -> None:
    table = Table(COACHING).type("/start", "/role facilitator Bas")
    table.attempt("/method short").yes()

    assert minutes_data(minutes(table.meeting))["roles"] == [{"role": "Gespreksleider", "name": "Bas"}]
