"""Drafts of the annual report and the year plan: numbers, times, methods, and lines to fill in."""

from __future__ import annotations

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.documents.plain_year import annual_report_data, year_plan_data
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import make
from intervisie.documents.year import Actions, Year, year_of
from intervisie.errors import ExitCode
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.following import ActionSettled
from intervisie.meeting.going import DocumentMade, MeetingClosed
from intervisie.meeting.instant import Instant, Stamp
from intervisie.meeting.meeting import apply_all
from intervisie.meeting.note import NoteKind, Outcome
from intervisie.meeting.state import Meeting
from intervisie.method.choices import GoesTo
from tests.documents.builder import LIBRARY, PEOPLE, ROOT, START, a_meeting, after, noted

SHELF = Shelf(ROOT / "templates")
TODAY = date(2027, 1, 4)


def held(day: int, *names: str, hours: int = 2, language: str = "nl") -> Meeting:
    """Return a closed meeting so many days after the first, with these people."""
    people = tuple((f"p{number}", name) for number, name in enumerate(names, 1))
    meeting = moved(a_meeting(language, people=people), day)
    closing = Instant(timedelta(hours=hours), START + timedelta(days=day, hours=hours))
    return apply_all(meeting, (MeetingClosed(),), closing)


def moved(meeting: Meeting, day: int) -> Meeting:
    """Return a meeting that has only just been opened, on another day."""
    opened = Instant(meeting.opened.elapsed, meeting.opened.wall + timedelta(days=day))
    return replace(meeting, opened=opened, last=opened)


def a_year(*meetings: Meeting, year: int = 2026) -> Year:
    return year_of(meetings, group="Team Noord", year=year, language="nl")


def test_a_year_adds_up_meetings_hours_sizes_and_methods() -> None:
    year = a_year(held(0, "Anna", "Bas", "Cem"), held(7, "Anna", "Bas", hours=1))

    assert [(each.size, each.net) for each in year.held] == [
        (3, timedelta(hours=2)),
        (2, timedelta(hours=1)),
    ]
    assert year.net == timedelta(hours=3)
    assert year.methods == (("Incidentmethode", 2),)


def test_a_meeting_belongs_to_the_year_in_which_it_began_and_an_open_one_to_none() -> None:
    still_open = moved(a_meeting(), 3)
    year = a_year(held(0, "Anna", "Bas"), held(60, "Anna", "Bas"), still_open)

    assert len(year.held) == 1
    assert len(a_year(held(60, "Anna", "Bas"), year=2027).held) == 1


def test_everybody_has_their_own_line_in_the_annex_however_their_name_is_written() -> None:
    year = a_year(held(0, "anna", "Bas"), held(7, "Anna", "Bas"), held(14, "Anna", "Cem"))

    assert [(one.name, one.meetings, one.net) for one in year.people] == [
        ("Anna", 3, timedelta(hours=6)),
        ("Bas", 2, timedelta(hours=4)),
        ("Cem", 1, timedelta(hours=2)),
    ]
    assert (year.people[1].last - year.people[1].first).days == 7


def test_newcomers_are_counted_but_not_at_the_very_first_meeting() -> None:
    first = held(0, "Anna", "Bas")

    assert a_year(first).newcomers == 0
    assert a_year(first, held(7, "Anna", "Bas", "Cem")).newcomers == 1
    later = a_year(first, held(60, "Anna", "Dewi"), year=2027)
    assert (later.newcomers, later.not_back) == (1, 1)


def test_who_is_not_back_is_not_told_without_a_year_before() -> None:
    assert a_year(held(0, "Anna", "Bas")).not_back is None


def test_only_shared_actions_are_counted_with_what_became_of_them() -> None:
    meeting = a_meeting()
    for shared in (True, True, True, False):
        meeting = noted(meeting, 1, NoteKind.ACTION, "ring", goes_to=GoesTo.OWNER_SHEET, shared=shared)
    meeting = noted(meeting, 1, NoteKind.ACTION, "write", goes_to=GoesTo.MINUTES)
    meeting = after(meeting, 2, ActionSettled(number=1, outcome=Outcome.DONE, text="it helped"))
    meeting = after(meeting, 2, ActionSettled(number=2, outcome=Outcome.DROPPED), MeetingClosed())
    meeting = after(meeting, 3, ActionSettled(number=4, outcome=Outcome.DONE))

    found = a_year(meeting).actions

    assert found == Actions(all=4, done=1, changed=0, dropped=1)
    assert found.unknown == 2


def test_names_stand_in_the_annex_and_nowhere_else() -> None:
    year = a_year(held(0, "Anna", "Bas", "Cem"))
    text = make(SHELF.of_document("annual-report"), annual_report_data(year, TODAY))

    body, _, annex = text.partition("## Bijlage: aanwezigheid")
    assert [name for name in ("Anna", "Bas", "Cem") if name in body] == []
    assert [name for name in ("Anna", "Bas", "Cem") if name not in annex] == []


def test_what_only_the_group_knows_is_a_line_to_fill_in() -> None:
    year = a_year(held(0, "Anna", "Bas"))
    text = make(SHELF.of_document("annual-report"), annual_report_data(year, TODAY))

    for heading in (
        "Doelen uit het jaarplan",
        "Thema's",
        "Wat wij als groep leerden",
        "Evaluatie van de groep",
    ):
        section = text.partition(f"## {heading}")[2].partition("\n## ")[0]
        assert "____" in section, heading


def test_a_plan_has_as_many_rows_as_there_were_meetings_within_bounds() -> None:
    meetings = [held(day, "Anna", "Bas") for day in range(0, 30, 5)]

    assert year_plan_data(a_year(*meetings), TODAY)["rows"] == 6
    assert year_plan_data(a_year(), TODAY)["rows"] == 4
    text = make(SHELF.of_document("year-plan"), year_plan_data(a_year(), TODAY))
    assert text.startswith("# Jaarplan 2027\n")
    assert text.count("|" + f" {'_' * 18} |" * 5) == 4
    assert "Het jaar ervoor" not in text


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return an archive with two closed meetings of a group and an open one, and stand in an empty folder."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    store = Archive(tmp_path / "home" / "meetings")
    for day in (0, 7, 14):
        keep(store, "Team North", day, is_closed=day < 14)
    return store


def keep(store: Archive, group: str, day: int, *, is_closed: bool = True) -> None:
    beginning = Beginning(
        language="en",
        blocks=LIBRARY.blocks("en"),
        people=PEOPLE,
        group_name=group,
        method=LIBRARY.find("incidentmethode", "en"),
    )
    wall = START + timedelta(days=day)
    meeting, journal, _ = store.create(beginning, Stamp(wall, "boot", 1000.0))
    journal.close()
    if is_closed:
        store.append(meeting.handle, (MeetingClosed(),), Stamp(wall + timedelta(hours=1), "boot", 4600.0))


def run(*arguments: str) -> int:
    return edge.run(["year", *arguments])


@pytest.mark.usefixtures("kept")
def test_a_report_is_a_file_for_its_owner_with_the_year_and_no_group_in_its_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("report", "--year", "2026") == ExitCode.DONE

    (file,) = Path.cwd().iterdir()
    assert file.name == "annual-report-2026.md"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "- **Meetings:** 2\n" in file.read_text()
    assert "2026-12-07-1 is still open" in capsys.readouterr().err
    assert run("report", "--year", "2026") == ExitCode.STORAGE
    assert run("report", "--year", "2026", "--force", "--language", "nl") == ExitCode.DONE
    assert Path("jaarverslag-2026.md").exists()


@pytest.mark.usefixtures("kept")
def test_a_plan_is_for_the_year_after_and_prints_as_a_page() -> None:
    assert run("plan", "--year", "2027", "--format", "html", "--output", "plan.html") == ExitCode.DONE

    text = Path("plan.html").read_text()
    assert "<title>Year plan 2027 " in text
    assert "The year before" in text


def test_a_damaged_meeting_is_named_and_left_out(kept: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    made = Stamp(START + timedelta(days=8), "boot", 9000.0)
    kept.append("2026-11-30-1", (DocumentMade(document="minutes"),), made)
    victim = kept.heading("2026-11-30-1").meeting
    path = kept.folder / f"{victim}.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((lines[0], b"x" + lines[1][1:], *lines[2:])))

    assert run("report", "--year", "2026") == ExitCode.DONE

    assert "2026-11-30-1 is damaged" in capsys.readouterr().err
    assert "- **Meetings:** 1\n" in Path("annual-report-2026.md").read_text()


def test_of_several_groups_one_has_to_be_named(kept: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    keep(kept, "Team South", 3)

    assert run("report", "--year", "2026") == ExitCode.USAGE
    assert "--group NAME" in capsys.readouterr().err
    assert run("report", "--year", "2026", "--group", "Nobody") == ExitCode.USAGE
    assert run("report", "--year", "2026", "--group", "team  south") == ExitCode.DONE
    assert "- **Group:** Team South\n" in Path("annual-report-2026.md").read_text()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "--year", "2025"),
        ("report", "--year", "x"),
        ("report", "--year", "1970"),
        ("plan", "--format", "rtf"),
        ("plan", "--language", "de"),
        ("plan", "--template", "nothing"),
    ],
)
def test_what_cannot_be_drafted_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == ExitCode.USAGE

    assert capsys.readouterr().err
    assert list(Path.cwd().iterdir()) == []


def test_without_any_group_there_is_no_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "home"))

    assert run("report") == ExitCode.USAGE
    assert "No group" in capsys.readouterr().err


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("form", "begin"), [("docx", b"PK"), ("html", b"<!DOCTYPE"), ("json", b"{")])
@pytest.mark.parametrize("document", ["report", "plan"])
def test_a_draft_comes_in_every_format(document: str, form: str, begin: bytes) -> None:
    assert run(document, "--year", "2026", "--format", form, "--output", f"x.{form}") == ExitCode.DONE

    assert Path(f"x.{form}").read_bytes().startswith(begin)
