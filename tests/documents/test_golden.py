"""The documents of one whole meeting, to be read as prose: in Dutch and English, Markdown and page.

INTERVISIE_UPDATE_GOLDEN=1 rewrites the files; read the difference before committing it.
"""

from __future__ import annotations

import os

import pytest

from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.plain import minutes_data, owner_data
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import Page, make
from intervisie.meeting.state import Meeting
from tests.documents.builder import ROOT, a_meeting, a_whole_meeting

GOLDEN = ROOT / "tests/golden/documents"
SHELF = Shelf(ROOT / "templates")


def document(meeting: Meeting, name: str, extension: str) -> str:
    data = owner_data(owner_sheet(meeting, "1")) if name == "owner" else minutes_data(minutes(meeting))
    page = Page(f"{data['title']} {data['date_iso']}", meeting.language) if extension == "html" else None
    return make(SHELF.of_document(name), data, page=page)


@pytest.mark.parametrize("extension", ["md", "html"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["owner", "minutes"])
@pytest.mark.parametrize("kind", ["whole", "fresh"])
def test_a_document_reads_as_it_was_approved(kind: str, name: str, language: str, extension: str) -> None:
    meeting = a_whole_meeting(language) if kind == "whole" else a_meeting(language)
    golden = GOLDEN / f"{name}-{kind}.{language}.{extension}"

    text = document(meeting, name, extension)

    if os.environ.get("INTERVISIE_UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
