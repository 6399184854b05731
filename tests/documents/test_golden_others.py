"""The documents for registers, to be read as prose: proof, list, individual reports, annual report and plan.

INTERVISIE_UPDATE_GOLDEN=1 rewrites the files; read the difference before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

import pytest

from intervisie.documents.individual import report
from intervisie.documents.layouts import LAYOUTS
from intervisie.documents.plain import Data, attendance_data, proof_data
from intervisie.documents.plain_report import report_data
from intervisie.documents.plain_year import annual_report_data, year_plan_data
from intervisie.documents.proof import attendance, proof
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import make
from intervisie.documents.year import year_of
from intervisie.groups.group import Group, Member, Registration
from intervisie.meeting.people import PlaceGiven
from intervisie.meeting.state import Meeting
from tests.documents.builder import ROOT, a_whole_meeting, after

GOLDEN = ROOT / "tests/golden/documents"
SHELF = Shelf(ROOT / "templates")
TODAY = date(2027, 1, 4)
GROUP = Group(
    id="e" * 32,
    name="Team Noord",
    members=(
        Member(id="p1", name="Anna", registrations=(Registration("SKJ", "110004321"),), discipline="coach"),
        Member(id="p2", name="Bas", registrations=(Registration("SKJ", "110001234"),)),
    ),
)


def held(language: str) -> Meeting:
    return after(a_whole_meeting(language), 128, PlaceGiven(place="Kerkstraat 4", online=("p3",)))


def a_report(layout: str) -> Callable[[str], Data]:
    def made(language: str) -> Data:
        chosen = LAYOUTS[layout]
        return report_data(
            report(
                held(language),
                chosen,
                case=1,
                person="p2" if chosen.personal else "",
                activity="",
                written={},
            )
        )

    return made


MADE: dict[str, Callable[[str], Data]] = {
    "attendance": lambda language: attendance_data(attendance(held(language), GROUP)),
    "proof": lambda language: proof_data(proof(held(language), 2, group=GROUP, register="SKJ")),
    **{f"report-{layout}": a_report(layout) for layout in LAYOUTS},
    "annual-report": lambda language: annual_report_data(
        year_of((held(language),), group=GROUP, year=2026, language=language), TODAY
    ),
    "year-plan": lambda language: year_plan_data(
        year_of((held(language),), group=GROUP, year=2026, language=language), TODAY
    ),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", MADE)
def test_a_document_reads_as_it_was_approved(name: str, language: str) -> None:
    golden = GOLDEN / f"{name}.{language}.md"

    text = make(SHELF.of_document(name), MADE[name](language))

    if os.environ.get("INTERVISIE_UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
