"""The proof of participation and the attendance list: times, and never a word of what was said."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.documents.attendance import net, net_of
from intervisie.documents.plain import attendance_data, proof_data
from intervisie.documents.proof import attendance, proof
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import make
from intervisie.errors import ExitCode
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.state import Meeting
from intervisie.method.library import LANGUAGES, Library
from intervisie.rehearsing.playing import Play, play, table_for
from intervisie.shipped import shipped
from tests.documents.test_export import archive, stamp  # noqa: F401 # the fixture
from tests.meeting.builders import MINUTE, Table

LIBRARY = Library(shipped("methods"))
SHELF = Shelf(shipped("templates"))
START = datetime(2026, 11, 23, 14, 0, tzinfo=timezone(timedelta(hours=1)))


def played(name: str, language: str) -> Play:
    method = LIBRARY.find(name, language)
    return play(table_for(method, LIBRARY.blocks(language), method.people.ideal), START, everything=True)


def pages(meeting: Meeting) -> list[str]:
    """Return the attendance list and the proof of everybody."""
    found = [make(SHELF.of_document("attendance"), attendance_data(attendance(meeting)))]
    for number, _ in enumerate(attendance(meeting).people, 1):
        found.append(make(SHELF.of_document("proof"), proof_data(proof(meeting, number))))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["incidentmethode", "supervisie-groep", "bemiddelend-gesprek", "wise-crowds"]
)
def test_nothing_of_what_was_said_stands_in_them(name: str, language: str) -> None:
    meeting = played(name, language).meeting
    said = {column for note in meeting.notes for column in note.columns if len(column) > 8}
    said |= {wording.text for case in meeting.cases for wording in case.wordings}
    said |= {text for case in meeting.cases for text in case.hidden.values()}

    assert said
    for data in (attendance_data(attendance(meeting)), proof_data(proof(meeting, 1))):
        assert not [text for text in said if text in repr(data)]


def test_no_template_can_reach_a_note() -> None:
    meeting = played("incidentmethode", "nl").meeting

    keys = {*attendance_data(attendance(meeting)), *proof_data(proof(meeting, 1))}
    assert keys.isdisjoint(
        {"learning", "actions", "agreements", "look_back", "given", "told", "first", "last"}
    )


def test_the_list_reads_as_a_register_asks() -> None:
    meeting = played("incidentmethode", "nl").meeting

    text = pages(meeting)[0]

    assert text.startswith("# Presentielijst\n")
    assert "- **Onder leiding van:** Fay" in text
    assert "- **Groepsgrootte:** 6" in text
    assert (
        "| Naam | Register | Nummer | Discipline | Van | Tot | Nettoduur | Paraaf begin | Paraaf eind |"
        in text
    )
    assert text.count("\n| ") == 7


def test_a_proof_has_lines_to_fill_in_and_signs_nothing() -> None:
    meeting = played("incidentmethode", "en").meeting

    text = pages(meeting)[1]

    assert "- **Name:** Anna" in text
    assert "- **Register and number:** ____" in text
    assert "- **Secrecy discussed beforehand:** yes" in text
    assert "- **Every participant brought a question:** yes / no" in text
    assert text.rstrip().endswith("**Date of signing** ______________________________")


def test_secrecy_is_left_open_when_the_ground_rules_were_never_reached() -> None:
    meeting = Table().type("/start").meeting

    assert not attendance(meeting).secrecy
    assert "- **Geheimhouding vooraf besproken:** ja / nee\n" in pages(meeting)[1]


def test_who_came_late_or_left_early_has_their_own_times_and_net() -> None:
    table = Table(people=("Anna", "Bas", "Cem")).type("/start")
    table.wait(10 * MINUTE).type("/leave Cem")
    table.wait(20 * MINUTE).type("/arrive Dewi")
    table.wait(15 * MINUTE).type("/break 10").wait(10 * MINUTE).type("/continue")
    table.wait(15 * MINUTE)

    found = {one.name: one.net // MINUTE for one in attendance(table.meeting).people}
    whole = attendance(table.meeting).net // MINUTE

    # the walk counts to the last record, which is the end of the break
    assert whole == 45
    assert found == {"Anna": 45, "Bas": 45, "Cem": 10, "Dewi": 15}


def test_whoever_was_there_from_begin_to_end_has_the_net_time_of_the_meeting() -> None:
    for name in LIBRARY.ids("nl"):
        meeting = played(name, "nl").meeting

        assert {net_of(meeting, person) for person in meeting.people} == {net(meeting)}


def run(*arguments: str) -> int:
    return edge.run(["export", *arguments])


@pytest.mark.usefixtures("archive")
def test_a_proof_is_of_one_person_by_name_and_its_file_has_no_name(capfd: pytest.CaptureFixture[str]) -> None:

    found = Archive(Path("../home/meetings")).load()
    assert found.closed is None

    assert run("--document", "proof", "--person", "anna") == ExitCode.USAGE
    assert "still open" in capfd.readouterr().err
    assert run("--document", "attendance") == ExitCode.DONE
    assert [path.name for path in Path.cwd().iterdir()] == [f"{found.handle}-attendance-list.md"]
    assert run("--document", "attendance", "--person", "Anna", "--force") == ExitCode.USAGE
    assert run("--document", "attendance", "--case", "1", "--force") == ExitCode.USAGE
    assert run("--document", "minutes", "--person", "Anna") == ExitCode.USAGE


@pytest.mark.usefixtures("archive")
def test_a_proof_of_a_closed_meeting(capfd: pytest.CaptureFixture[str]) -> None:

    store = Archive(Path("../home/meetings"))
    store.append(None, (MeetingClosed(),), stamp(60))
    names = [one.name for one in attendance(store.load()).people]

    assert run("--document", "proof") == ExitCode.USAGE
    assert run("--document", "proof", "--person", "Nobody") == ExitCode.USAGE
    assert "Nobody of that name" in capfd.readouterr().err
    assert run("--document", "proof", "--person", names[0].upper()) == ExitCode.DONE
    (path,) = Path.cwd().iterdir()
    assert path.name.endswith("-proof-of-participation-1.md")
    assert names[0] in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("document", ["attendance", "proof"])
def test_a_damaged_meeting_proves_nothing(document: str, capfd: pytest.CaptureFixture[str]) -> None:

    Archive(Path("../home/meetings")).append(None, (MeetingClosed(),), stamp(60))
    (path,) = Path("../home/meetings").glob("*.jsonl")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((lines[0], b"x" + lines[1][1:], *lines[2:])))

    assert run("--document", document) == ExitCode.DAMAGED
    assert "intervisie doctor" in capfd.readouterr().err
    assert list(Path.cwd().iterdir()) == []
    assert run("--document", "minutes") == ExitCode.DONE
