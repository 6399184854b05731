"""Before a document is made its lines are looked over: who it is about can be said in general."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.errors import ExitCode
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.choices import CaseChosen, QuestionWorded
from intervisie.meeting.instant import Stamp
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.state import Meeting
from intervisie.method.choices import GoesTo
from tests.documents.builder import LIBRARY, PEOPLE, START


class Terminal(io.StringIO):
    """What somebody types, or sees."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return an archive in an empty folder where documents are written."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return Archive(tmp_path / "home" / "meetings")


def held(archive: Archive, *lines: tuple[str, GoesTo], question: str = "How do I listen?") -> Meeting:
    """Keep one more meeting of the group, of which these lines stand in a document."""
    beginning = Beginning(
        language="en",
        blocks=LIBRARY.blocks("en"),
        people=PEOPLE,
        group_name="Team North",
        method=LIBRARY.find("incidentmethode", "en"),
    )
    stamp = Stamp(START, "boot", 1000.0)
    meeting, journal, _ = archive.create(beginning, stamp)
    journal.close()
    notes = (
        NoteTaken(
            number=number,
            stop=meeting.here,
            kind=NoteKind.LEARNING if goes_to is GoesTo.MINUTES else NoteKind.ADVICE,
            columns=(text,),
            goes_to=goes_to,
            case="" if goes_to is GoesTo.MINUTES else "1",
        )
        for number, (text, goes_to) in enumerate(lines, 1)
    )
    archive.append(
        meeting.id, (CaseChosen(case="1", owner="p2"), QuestionWorded(case="1", text=question), *notes), stamp
    )
    return meeting


def export(meeting: Meeting, *arguments: str, typed: str | None = None) -> str:
    """Return the document that is made while somebody types this, or nobody is there."""
    with pytest.MonkeyPatch.context() as patch:
        if typed is not None:
            patch.setattr(sys, "stdin", Terminal(typed))
            patch.setattr(sys, "stderr", Terminal())
        assert (
            edge.run(["export", meeting.handle, *arguments, "--output", "made.md", "--force"])
            == ExitCode.DONE
        )
    return Path("made.md").read_text(encoding="utf-8")


def test_one_person_is_called_the_same_in_two_meetings_of_a_group(archive: Archive) -> None:
    one = held(archive, ("what did Mohammed want", GoesTo.MINUTES))
    other = held(archive, ("call Karel, then Mohammed", GoesTo.MINUTES))

    first = export(one, "--document", "minutes", typed="\n2\n")
    second = export(other, "--document", "minutes", typed="\n2\n")

    assert "what did person A want" in first
    assert "call person B, then person A" in second
    assert archive.load(other.id).pseudonyms == {"Karel": "person B", "Mohammed": "person A"}


def test_what_stands_for_a_name_is_shown_to_the_user_and_in_no_document(
    archive: Archive, capfd: pytest.CaptureFixture[str]
) -> None:
    meeting = held(archive, ("what did Mohammed want", GoesTo.MINUTES))
    export(meeting, "--document", "minutes", typed="\n2\n")
    capfd.readouterr()

    assert edge.run(["people", "pseudonyms"]) == ExitCode.DONE

    assert capfd.readouterr().out == "person A  Mohammed\n"
    for document in ("minutes", "owner", "attendance"):
        assert "Mohammed" not in export(meeting, "--document", document)


def test_the_owners_sheet_reads_otherwise_and_the_meeting_does_not(archive: Archive) -> None:
    meeting = held(
        archive,
        ("ask Mohammed yourself", GoesTo.OWNER_SHEET),
        question="How do I reach Mohammed at 06-12345678?",
    )

    sheet = export(meeting, "--document", "owner", "--check", typed="2\n2\n")

    assert "How do I reach person A at (telephone number)?" in sheet
    assert "ask person A yourself" in sheet
    after = archive.load(meeting.id)
    assert [note.text for note in after.notes] == ["ask Mohammed yourself"]
    assert after.cases[0].wordings[0].text == "How do I reach Mohammed at 06-12345678?"
    assert "Mohammed" in export(meeting, "--document", "owner")


def test_where_nobody_can_be_asked_lines_are_pointed_out_by_number(
    archive: Archive, capfd: pytest.CaptureFixture[str]
) -> None:
    meeting = held(
        archive, ("ask Mohammed yourself", GoesTo.OWNER_SHEET), question="How do I reach Mohammed?"
    )

    sheet = export(meeting, "--document", "owner", "--check")

    told = capfd.readouterr().err
    assert "Mohammed" in sheet
    assert "Mohammed" not in told
    assert "1" in told


def test_only_an_owners_sheet_is_checked_on_request(archive: Archive) -> None:
    meeting = held(archive)

    assert edge.run(["export", meeting.handle, "--document", "minutes", "--check"]) == ExitCode.USAGE
