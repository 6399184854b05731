"""Which document, which case and whose proof is asked of whoever can answer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from intervisie.cli import which_document
from intervisie.cli.kept_commands import DOCUMENTS
from intervisie.errors import UsageError
from intervisie.text import Text


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """Let somebody at the keyboard choose the second of everything; return what was offered."""
    offered: list[Sequence[str]] = []

    def choose(_: Text, answers: Sequence[str]) -> int:
        offered.append(answers)
        return 1

    monkeypatch.setenv("INTERVISIE_LANGUAGE", "nl")
    monkeypatch.setattr(which_document, "can_ask", lambda: True)
    monkeypatch.setattr(which_document, "choose", choose)
    return offered


def test_every_document_is_offered_by_its_name(second: list[Sequence[str]]) -> None:
    assert which_document.which_document() == DOCUMENTS[1]
    assert tuple(which_document.DOCUMENTS) == DOCUMENTS
    assert second[0][:2] == ["Opbrengst voor de inbrenger", "Groepsverslag"]


def test_people_and_cases_are_offered_by_name_and_count_from_one(second: list[Sequence[str]]) -> None:
    assert which_document.which_person(["Anna", "Bas"]) == 2
    assert which_document.which_case(["Anna", "Anna"]) == 2
    assert second[1] == ["1. Anna", "2. Anna"]


@pytest.mark.usefixtures("second")
def test_nobody_can_be_chosen_where_nobody_was() -> None:
    with pytest.raises(UsageError):
        which_document.which_person([])


def test_without_anybody_to_ask_the_option_is_named() -> None:
    with pytest.raises(UsageError) as caught:
        which_document.which_case(["Anna", "Bas"])
    assert caught.value.mend is not None
    assert dict(caught.value.mend.arguments)["example"] == "--case 2"
