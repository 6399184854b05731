"""Every method that is shipped with a script is played from its first to its last step, in both languages.

INTERVISIE_UPDATE_GOLDEN=1 rewrites the documents; read the difference as prose before committing it.
"""

from __future__ import annotations

import os
from functools import cache

import msgspec
import pytest

from intervisie.documents.cases import cases_of
from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.plain import minutes_data, owner_data
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import make
from intervisie.meeting.stop import Place
from tests.played.player import ROOT, SCRIPTS, Played

GOLDEN = ROOT / "tests" / "golden" / "played"
SHELF = Shelf(ROOT / "templates")
PLAYED = sorted({path.name.split(".")[0] for path in SCRIPTS.glob("*.nl.txt")})
LANGUAGES = ("nl", "en")

WORDED = {"columns", "text", "title", "names", "method", "blocks", "language", "group", "word"}
"""What differs between two languages of one meeting; all else is the same."""

METHODS = pytest.mark.parametrize("method", PLAYED)
BOTH = pytest.mark.parametrize("language", LANGUAGES)


@cache
def played(method: str, language: str) -> Played:
    return Played(method, language)


@METHODS
@BOTH
def test_it_is_played_from_the_first_step_to_the_last(method: str, language: str) -> None:
    meeting = played(method, language).meeting

    steps = [stop for stop in meeting.order if stop.place is Place.ROUND]
    visited = [stop for stop in steps if stop.key in meeting.visits]
    assert meeting.closed is not None
    assert steps[0] in visited
    assert {stop.step.id for stop in steps if not stop.step.optional} == {
        stop.step.id for stop in visited if not stop.step.optional
    }


@METHODS
@BOTH
def test_its_journal_gives_the_same_meeting_back(method: str, language: str) -> None:
    whole = played(method, language)

    assert whole.again() == whole.meeting


@METHODS
def test_both_languages_come_to_the_same_events(method: str) -> None:
    dutch, english = ([_without_words(played(method, language))] for language in LANGUAGES)

    assert dutch == english


def _without_words(whole: Played) -> list[object]:
    """Return the events of a meeting without the texts of its language."""
    return [
        {name: value for name, value in msgspec.to_builtins(event).items() if name not in WORDED}
        for _, events in whole.records
        for event in events
    ]


@METHODS
@BOTH
def test_its_documents_read_as_they_were_approved(method: str, language: str) -> None:
    meeting = played(method, language).meeting

    made = {"minutes": make(SHELF.of_document("minutes"), minutes_data(minutes(meeting)))}
    for number, case in enumerate(cases_of(meeting), 1):
        made[f"owner-{number}"] = make(SHELF.of_document("owner"), owner_data(owner_sheet(meeting, case.id)))

    if os.environ.get("INTERVISIE_UPDATE_GOLDEN") == "1":
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for old in GOLDEN.glob(f"{method}.{language}.*.md"):
            old.unlink()
        for name, text in made.items():
            (GOLDEN / f"{method}.{language}.{name}.md").write_text(text, encoding="utf-8")
    approved = {
        path.name.split(".")[2]: path.read_text(encoding="utf-8")
        for path in GOLDEN.glob(f"{method}.{language}.*.md")
    }
    assert made == approved
