"""The group's own themes: named by their codes, for the case at hand, and seen by nobody else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.proof import attendance
from intervisie.meeting.decision import Refusal
from intervisie.meeting.group_view import group_view
from intervisie.meeting.theme import Theme
from tests.meeting.builders import Table, a_table_at

MARKER = "marker-theme"


def a_table(step: str = "sketch") -> Table:
    table = a_table_at(step)
    themes = (Theme("workload", "Too much to do"), Theme(MARKER, "marker-label"))
    table.meeting = replace(table.meeting, themes=themes)
    return table


def test_a_case_has_the_themes_that_were_named_last() -> None:
    table = a_table().type("/theme workload")
    table.type(f"/thema {MARKER}, workload {MARKER}")

    assert table.meeting.cases[0].themes == (MARKER, "workload")
    assert table.type("/theme -").meeting.cases[0].themes == ()


@pytest.mark.parametrize("line", ["/theme salary", "/theme", "/theme workload salary"])
def test_only_themes_of_the_group_can_be_named(line: str) -> None:
    table = a_table().attempt(line)

    assert isinstance(table.answer, Refusal)
    assert table.meeting.cases[0].themes == ()


def test_a_group_without_themes_of_its_own_is_told_how_to_have_some() -> None:
    table = a_table_at("sketch").attempt("/theme workload")

    assert isinstance(table.answer, Refusal)
    assert table.answer.mend is not None


def test_they_can_be_named_at_the_end_and_after_it() -> None:
    table = a_table().attempt("/end").yes()

    assert table.type("/theme workload").meeting.cases[0].themes == ("workload",)


def test_a_theme_stands_in_no_document_and_on_no_page_of_the_group() -> None:
    table = a_table().type(f"/theme {MARKER}")

    seen = [
        repr(minutes(table.meeting)),
        repr(owner_sheet(table.meeting, "1")),
        repr(attendance(table.meeting)),
        repr(group_view(table.meeting, table.now)),
    ]

    assert not any("marker" in each for each in seen)
