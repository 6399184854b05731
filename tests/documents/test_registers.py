"""The numbers of registers: printed where somebody chose one, as their group knows it, and nobody else's."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.groups import Groups
from intervisie.cli import edge
from intervisie.documents.plain import attendance_data, proof_data
from intervisie.documents.proof import attendance, proof
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import make
from intervisie.documents.year import year_of
from intervisie.errors import ExitCode
from intervisie.groups.group import Group, Member, Registration
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.instant import Stamp
from tests.documents.builder import LIBRARY, PEOPLE, ROLES, ROOT, START, a_meeting, a_whole_meeting

SHELF = Shelf(ROOT / "templates")
ANNA = Member(
    id="p1",
    name="Anna",
    registrations=(Registration("SKJ", "1000"), Registration("Registerplein", "4610-7")),
    discipline="jeugdzorgwerker",
    since=START.date(),
)
BAS = Member(id="other", name="bas", registrations=(Registration("BIG", "99 | 1"),))
GROUP = Group(id="e" * 32, name="Team Noord", members=(ANNA, BAS))


def test_the_list_has_the_numbers_that_the_group_knows_and_leaves_the_others_open() -> None:
    text = make(SHELF.of_document("attendance"), attendance_data(attendance(a_meeting(), GROUP)))

    assert "| Anna | SKJ, Registerplein | 1000, 4610-7 | jeugdzorgwerker |" in text
    assert "| Bas | BIG | 99 \\| 1 |  |" in text
    assert "| Cem |  |  |  |" in text


def test_a_proof_prints_the_number_that_was_chosen_and_no_other_of_anybody() -> None:
    data = proof_data(proof(a_meeting(), 1, group=GROUP, register="skj"))

    text = make(SHELF.of_document("proof"), data)

    assert "- **Register en nummer:** SKJ 1000\n" in text
    assert not [number for number in ("4610-7", "99 | 1", "Registerplein") if number in repr(data)]


def test_without_a_choice_the_number_is_a_line_to_fill_in() -> None:
    text = make(SHELF.of_document("proof"), proof_data(proof(a_meeting(), 1, group=GROUP)))

    assert "- **Register en nummer:** ____" in text
    assert "1000" not in text


def test_somebody_is_known_by_their_id_before_their_name() -> None:
    renamed = Group(id="g", name="x", members=(Member(id="p1", name="Anne", discipline="coach"), BAS))

    found = attendance(a_meeting(), renamed).people

    assert [found[0].discipline, found[1].registrations] == ["coach", (("BIG", "99 | 1"),)]


def test_a_year_says_how_many_members_came_and_went_where_the_group_knows() -> None:
    gone = Member(id="p9", name="Gea", until=START.date() + timedelta(days=3))
    group = Group(id="g", name="Team Noord", members=(ANNA, BAS, gone))

    year = year_of((a_whole_meeting(),), group=group, year=2026, language="nl")

    assert (year.joined, year.left, year.group) == (1, 1, "Team Noord")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return an archive with a closed meeting of a group that was set up, and stand in an empty folder."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Groups(tmp_path / "home" / "groups").create(GROUP, Stamp(START, "boot", 1.0))
    store = Archive(tmp_path / "home" / "meetings")
    beginning = Beginning(
        language="nl",
        blocks=LIBRARY.blocks("nl"),
        people=PEOPLE,
        group=GROUP.id,
        group_name="Team Noord",
        roles=ROLES,
        case_owner="p1",
        method=LIBRARY.find("incidentmethode", "nl"),
    )
    meeting, journal, _ = store.create(beginning, Stamp(START, "boot", 1000.0))
    journal.close()
    store.append(meeting.handle, (MeetingClosed(),), Stamp(START, "boot", 4600.0))
    return store


def run(*arguments: str) -> int:
    return edge.run(["export", "--output", "out.md", "--force", *arguments])


@pytest.mark.usefixtures("home")
def test_a_register_is_chosen_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--document", "proof", "--person", "Anna", "--register", "registerPLEIN") == ExitCode.DONE
    assert "- **Register en nummer:** Registerplein 4610-7\n" in Path("out.md").read_text()

    assert run("--document", "proof", "--person", "Anna") == ExitCode.DONE
    assert "--register prints one: SKJ, Registerplein" in capsys.readouterr().err

    assert run("--document", "attendance", "--register", "SKJ") == ExitCode.DONE
    assert "| Anna | SKJ | 1000 | jeugdzorgwerker |" in Path("out.md").read_text()
    assert "Registerplein" not in Path("out.md").read_text()


@pytest.mark.usefixtures("home")
def test_a_report_prints_the_number_that_was_chosen() -> None:
    assert run("--document", "report", "--layout", "skj", "--register", "SKJ") == ExitCode.DONE
    assert "- **Register en nummer:** SKJ 1000\n" in Path("out.md").read_text()

    assert run("--document", "report", "--layout", "krp", "--register", "SKJ") == ExitCode.USAGE


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "arguments",
    [
        ("--document", "proof", "--person", "Anna", "--register", "BIG"),
        ("--document", "proof", "--person", "Cem", "--register", "SKJ"),
        ("--document", "minutes", "--register", "SKJ"),
        ("--document", "attendance", "--format", "csv", "--register", "SKJ"),
        ("--document", "attendance", "--format", "csv", "--activity", "review"),
        ("--document", "report", "--layout", "skj", "--register", "BIG"),
    ],
)
def test_a_number_that_nobody_knows_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == ExitCode.USAGE

    assert capsys.readouterr().err
    assert list(Path.cwd().iterdir()) == []


def test_a_group_keeps_its_year_under_a_new_name(home: Archive) -> None:
    from msgspec.structs import replace

    groups = Groups(home.folder.parent / "groups")
    groups.change(GROUP.id, lambda group: replace(group, name="Team Zuid"), Stamp(START, "boot", 2.0))

    assert edge.run(["year", "report", "--year", "2026", "--group", "team zuid"]) == ExitCode.DONE
    text = Path("jaarverslag-2026.md").read_text()
    assert "- **Groep:** Team Zuid\n" in text
    assert "- **Bijeenkomsten:** 1\n" in text
