"""`intervisie export` and `intervisie templates`, from the arguments to the file on disk."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.cli.striking import numbers_to_strike
from intervisie.documents.content import notes_for_minutes
from intervisie.errors import AnswerNeededError, ExitCode
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.choices import CaseChosen, QuestionWorded
from intervisie.meeting.instant import Stamp
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.rounds import RoundOpened
from intervisie.method.choices import GoesTo
from tests.documents.builder import LIBRARY, PEOPLE, ROLES, START


def stamp(seconds: float = 0) -> Stamp:
    return Stamp(START, "boot", 1000.0 + seconds)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return an archive with one meeting in it, and stand in an empty folder."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "home"))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    archive = Archive(tmp_path / "home" / "meetings")
    beginning = Beginning(
        language="en",
        blocks=LIBRARY.blocks("en"),
        people=PEOPLE,
        group_name="Team North",
        roles=ROLES,
        method=LIBRARY.find("incidentmethode", "en"),
    )
    meeting, journal, _ = archive.create(beginning, stamp())
    journal.close()
    learned = NoteTaken(
        number=1,
        stop=meeting.here,
        kind=NoteKind.LEARNING,
        columns=("first the facts",),
        goes_to=GoesTo.MINUTES,
    )
    archive.append(
        None,
        (
            CaseChosen(case="1", owner="p2", title="the mother"),
            QuestionWorded(case="1", text="How do I listen?"),
            learned,
        ),
        stamp(1),
    )
    return archive


def run(*arguments: str) -> int:
    return edge.run(["export", *arguments])


def with_a_second_case(archive: Archive) -> None:
    opened = RoundOpened(number=2, method=LIBRARY.find("incidentmethode", "en"), case="2")
    archive.append(None, (opened, CaseChosen(case="2", owner="p2")), stamp(2))


def test_the_minutes_stand_in_a_file_without_names_for_its_owner_only(archive: Archive) -> None:
    assert run("--document", "minutes") == ExitCode.DONE

    (file,) = Path.cwd().iterdir()
    assert file.name == "2026-11-23-1-group-minutes.md"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "first the facts" in file.read_text()
    assert "How do I listen" not in file.read_text()


def test_the_owners_sheet_is_named_after_the_number_of_its_case(archive: Archive) -> None:
    assert run("--document", "owner", "--format", "html") == ExitCode.DONE

    text = Path("2026-11-23-1-owner-sheet-case-1.html").read_text()
    assert "<title>Case owner&#x27;s sheet 2026-11-23</title>" in text
    assert "How do I listen?" in text


def test_a_file_that_is_there_stays_as_it_is_without_force(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    target = Path("minutes.md")
    target.write_text("mine")

    refused = run("--document", "minutes", "--output", "minutes.md")
    kept = target.read_text()
    forced = run("--document", "minutes", "--output", "minutes.md", "--force")

    assert (refused, kept, forced) == (ExitCode.STORAGE, "mine", ExitCode.DONE)
    assert "--force" in capsys.readouterr().err
    assert "first the facts" in target.read_text()


def test_a_dash_is_the_terminal_and_nothing_else_is_said_there(
    archive: Archive, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("--document", "minutes", "--output", "-") == ExitCode.DONE

    assert capfdbinary.readouterr().out.startswith(b"# Group minutes\n")
    assert list(Path.cwd().iterdir()) == []


def test_a_meeting_with_two_cases_asks_which_one(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    with_a_second_case(archive)

    assert run("--document", "owner") == ExitCode.USAGE
    assert "--case" in capsys.readouterr().err
    assert run("--document", "owner", "--case", "3") == ExitCode.USAGE
    assert run("--document", "owner", "--case", "2") == ExitCode.DONE
    assert Path("2026-11-23-1-owner-sheet-case-2.md").exists()


def test_the_minutes_are_not_about_one_case(archive: Archive) -> None:
    assert run("--document", "minutes", "--case", "1") == ExitCode.USAGE


def test_a_document_that_was_made_is_noted_in_the_journal(archive: Archive) -> None:
    before = sum(file.stat().st_size for file in archive.folder.glob("*.jsonl"))

    run("--document", "owner")

    journals = [file.read_text() for file in archive.folder.glob("*.jsonl")]
    assert sum(map(len, journals)) > before
    assert '"event":"document-made"' in journals[0]


def test_a_meeting_that_is_open_in_another_window_still_gives_its_documents(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = archive.open()

    code = run("--document", "minutes", "--output", "out.md")
    elsewhere.journal.close()

    assert code == ExitCode.DONE
    assert "could not be noted" in capsys.readouterr().err
    assert "still open" in Path("out.md").read_text()


def test_without_a_terminal_the_lines_are_made_as_they_are_and_that_is_said(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--document", "minutes")

    assert "1 line stands in the minutes as noted" in capsys.readouterr().err


def test_on_a_terminal_lines_are_struck_first_and_stay_struck(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("x 9\n1\n"))
    monkeypatch.setattr(sys, "stderr", Terminal())

    assert run("--document", "minutes") == ExitCode.DONE

    assert "first the facts" not in Path("2026-11-23-1-group-minutes.md").read_text()
    assert notes_for_minutes(archive.load()) == ()


def test_no_answer_writes_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    with pytest.raises(AnswerNeededError):
        numbers_to_strike(notes_for_minutes(archive.load()))


def test_a_broken_template_writes_nothing(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    Path("own.md.j2").write_text("# {{ title }}\n{{ titel }}\n")

    assert run("--document", "minutes", "--template", "own.md.j2", "--output", "out.md") == ExitCode.BAD_FILE

    assert not Path("out.md").exists()
    assert "own.md.j2:2:1: There is no 'titel' here." in capsys.readouterr().err


def test_a_template_of_ones_own_is_found_by_its_name(archive: Archive) -> None:
    folder = Path(os.environ["INTERVISIE_HOME"]) / "templates"
    folder.mkdir()
    (folder / "short.md.j2").write_text("{% for line in learning %}{{ line.text }}{% endfor %}")

    assert run("--document", "minutes", "--template", "short", "--output", "out.md") == ExitCode.DONE

    assert Path("out.md").read_text() == "first the facts\n"


def test_a_template_that_is_not_there_is_named(archive: Archive) -> None:
    assert run("--document", "minutes", "--template", "nothing") == ExitCode.USAGE
    assert run("--document", "minutes", "--template", "./nothing.md.j2") == ExitCode.USAGE


def test_no_meeting_or_an_unknown_one_is_a_usage_error(archive: Archive) -> None:
    assert run("2020-01-01-1", "--document", "minutes") == ExitCode.USAGE


def test_templates_are_listed_shown_and_checked(archive: Archive, capfd: pytest.CaptureFixture[str]) -> None:
    Path("good.md.j2").write_text("{{ title }}: {{ net }}")
    Path("bad.md.j2").write_text("{{ title }}\n{{ nett }}")

    listed = edge.run(["templates", "list"])
    as_json = edge.run(["templates", "list", "--json"])
    out = capfd.readouterr().out
    assert (listed, as_json) == (0, 0)
    assert out.startswith("owner          the case owner's sheet\nminutes        the group minutes\n")
    names = [entry["name"] for entry in json.loads(out[out.index("[") :])]
    assert names == [
        *("owner", "minutes", "proof", "attendance", "report-vs-ict", "report-skj", "report-fgzpt"),
        *("report-krp", "annual-report", "year-plan", "signal", "own-signal"),
    ]
    assert edge.run(["templates", "show", "minutes"]) == 0
    assert "{{ title }}" in capfd.readouterr().out
    assert edge.run(["templates", "check", "good.md.j2"]) == 0
    assert capfd.readouterr().out == (
        "good.md.j2: in order, for minutes, proof, attendance, report, annual-report, year-plan\n"
    )
    assert edge.run(["templates", "check", "bad.md.j2", "good.md.j2"]) == ExitCode.BAD_FILE
    assert "bad.md.j2:2:1: There is no 'nett' here." in capfd.readouterr().err
