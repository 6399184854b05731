"""The documents use the method's own words for who brings a case and who leads."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.plain import minutes_data, owner_data
from intervisie.method.choices import Form
from intervisie.method.model import MethodRole
from tests.meeting.builders import SHORT, Table

COACHING = replace(
    SHORT,
    roles=(MethodRole(id="case-owner", name="Coachee"), MethodRole(id="facilitator", name="Coach")),
)


def test_the_sheet_and_the_minutes_are_worded_as_the_method_is() -> None:
    table = Table(COACHING).type("/start", "/owner Anna", "/role facilitator Bas")

    sheet = owner_data(owner_sheet(table.meeting, "1"))
    group: Any = minutes_data(minutes(table.meeting))

    assert sheet["title"] == "Blad van de coachee"
    assert group["roles"] == [{"role": "Coach", "name": "Bas"}]
    assert group["label"]["owner_agrees"] == "Akkoord coachee"


def test_methods_that_differ_leave_the_usual_word() -> None:
    table = Table(COACHING).type("/start", "/role facilitator Bas")
    table.attempt("/method short").yes()

    assert minutes_data(minutes(table.meeting))["roles"] == [{"role": "Gespreksleider", "name": "Bas"}]


@pytest.mark.parametrize(
    ("form", "heading"),
    [(Form.INTERVISIE, "Wat de groep teruggaf"), (Form.SUPERVISIE, "Wat ter sprake kwam")],
)
def test_where_no_group_advises_nobody_is_said_to_give(form: Form, heading: str) -> None:
    table = Table(replace(SHORT, form=form)).type("/start", "/owner Anna")

    sheet: Any = owner_data(owner_sheet(table.meeting, "1"))

    assert sheet["label"]["given"] == heading


def test_the_sheet_of_a_method_that_records_nothing_says_so() -> None:
    silent = replace(
        SHORT,
        steps=tuple(
            replace(each, parts=tuple(replace(part, record=None) for part in each.parts))
            for each in SHORT.steps
        ),
    )
    told = []
    for method in (SHORT, silent):
        table = Table(method).type("/start", "/owner Anna")
        told.append(owner_data(owner_sheet(table.meeting, "1"))["nothing_written"])

    assert told == ["", "Deze methode legt niets vast. Wat je wilt onthouden, schrijf je hier zelf op."]
