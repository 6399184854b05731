"""A year in numbers: what there was, who had which task, nobody ranked, no case named."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.journal import Journal
from intervisie.archive.year import Year
from intervisie.cli import edge
from intervisie.cli.overview_document import data_of
from intervisie.cli.overview_numbers import overview_of
from intervisie.errors import ExitCode
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.codec import KIND, Decided, encode
from intervisie.meeting.event import Event
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.instant import Stamp
from intervisie.meeting.state import Role
from intervisie.meeting.timing import ClockContinued
from intervisie.method.library import Library
from intervisie.shipped import shipped
from intervisie.words.catalogue import Words

LIBRARY = Library(shipped("methods"))
ZONE = timezone(timedelta(hours=1))
MINUTE = timedelta(minutes=1)


def add(journal: Journal, begin: datetime, minutes: int, event: Event) -> None:
    elapsed = minutes * MINUTE
    record = encode(Decided(elapsed=elapsed, events=(event,), origin="test"))  # type: ignore[arg-type]
    journal.append(KIND, record, Stamp(begin + elapsed, "boot", 1000.0 + elapsed.total_seconds()))


def hold(archive: Archive, month: int, *, method: str, owner: str, group: str, closed: bool = True) -> None:
    """Keep a meeting of an hour, with Fay in the lead."""
    begin = datetime(2026, month, 15, 19, 30, tzinfo=ZONE)
    beginning = Beginning(
        language="en",
        blocks=LIBRARY.blocks("en"),
        people=(("a", "Anna"), ("b", "Bas"), ("f", "Fay")),
        group_name=group,
        roles=((Role.FACILITATOR, "f"), (Role.NOTE_TAKER, "b")),
        case_owner=owner,
        method=LIBRARY.find(method, "en"),
    )
    _, journal, _ = archive.create(beginning, Stamp(begin, "boot", 1000.0))
    add(journal, begin, 0, ClockContinued())
    if closed:
        add(journal, begin, 60, MeetingClosed())
    journal.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    archive = Archive(tmp_path / "meetings")
    hold(archive, 1, method="incidentmethode", owner="a", group="North")
    hold(archive, 2, method="incidentmethode", owner="b", group="North")
    hold(archive, 2, method="succesmethode", owner="a", group="South")
    hold(archive, 3, method="succesmethode", owner="a", group="North", closed=False)
    return tmp_path


@pytest.mark.usefixtures("home")
def test_a_year_is_told_in_months_groups_methods_and_turns(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["overview", "--year", "2026"]) == ExitCode.DONE

    shown = capfd.readouterr()
    lines = [line.rstrip() for line in shown.out.splitlines()]
    assert lines[0] == "2026: 3 meetings, 3 hours in all"
    assert "  02    2  ████████████████████" in lines
    assert "  01    1  ██████████" in lines
    assert "  03    0" in lines
    assert "  North    2  ████████████████████" in lines
    assert "  Incident method    2  ████████████████████" in lines
    assert lines[-4:] == [
        "        there  case  led  wrote",
        "  Anna      3     2    -      -",
        "  Bas       3     1    -      3",
        "  Fay       3     -    3      -",
    ]
    assert shown.err == "1 meeting is still open, and does not count yet.\n"


@pytest.mark.usefixtures("home")
def test_only_one_group(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["overview", "--year", "2026", "--group", "north", "--json"]) == ExitCode.DONE

    found = json.loads(capfd.readouterr().out)
    assert (found["meetings"], found["net_minutes"], found["months"][:3]) == (2, 120, [1, 1, 0])
    assert found["people"]["Anna"] == {"present": 2, "brought": 1, "facilitated": 0, "took_notes": 0}
    assert found["groups"] == {"North": 2}


@pytest.mark.usefixtures("home")
def test_a_year_without_meetings_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["overview", "--year", "2020"]) == ExitCode.DONE
    assert capfd.readouterr().out == "No meetings in 2020.\n"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("year", ["0", "99999", "dit"])
def test_a_year_is_a_year(year: str) -> None:
    assert edge.run(["overview", "--year", year]) == ExitCode.USAGE


@pytest.mark.usefixtures("home")
def test_planned_and_real_minutes_stand_beside_one_another(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["overview", "--year", "2026", "--group", "North"]) == ExitCode.DONE

    lines = capfd.readouterr().out.splitlines()
    start = lines.index("Planned and real minutes, on average")
    assert lines[start + 1].split() == ["times", "planned", "real"]
    assert [line.split() for line in lines[start + 2 : start + 4]] == [
        ["Opening,", "choice", "and", "closing", "2", "3", "60"],
        ["Check-in", "2", "3", "60", "████████████████████"],
    ]


@pytest.mark.usefixtures("home")
def test_another_program_gets_hours_minutes_and_actions(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["overview", "--year", "2026", "--json"]) == ExitCode.DONE

    found = json.loads(capfd.readouterr().out)
    assert found["quarters_net_minutes"] == [180, 0, 0, 0]
    assert (found["actions"], found["open_actions"]) == (0, 0)
    assert found["minutes"][0]["steps"] == [{"name": "Check-in", "times": 3, "planned": 3, "real": 60}]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("language", "title"), [("nl", "# Overzicht 2026"), ("en", "# Overview 2026")])
def test_it_is_a_document_in_the_language_that_was_asked(
    language: str, title: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "year.md"
    arguments = ["overview", "--year", "2026", "--output", str(target), "--language", language]

    assert edge.run(arguments) == ExitCode.DONE

    text = target.read_text(encoding="utf-8")
    assert text.splitlines()[0] == title
    assert "| Fay | 3 | 0 | 3 | 0 |" in text
    assert target.stat().st_mode & 0o777 == 0o600
    assert edge.run(arguments) == ExitCode.STORAGE
    assert edge.run([*arguments, "--force"]) == ExitCode.DONE
    assert edge.run(["overview", "--output", "-", "--json"]) == ExitCode.USAGE
    assert edge.run(["overview", "--output", "-", "--language", "de"]) == ExitCode.USAGE
    capfd.readouterr()


def test_the_document_gets_numbers_names_methods_and_themes_and_nothing_else() -> None:
    numbers = overview_of(Year((), (), 0, ()), 2026, of_group=False)

    assert set(data_of(numbers, "zqgroupqz", Words("en"))) == {
        *("document", "language", "label", "title", "year", "group", "in_all", "quarters", "months"),
        *("groups", "methods", "themes", "minutes", "people", "actions"),
    }


def test_names_cannot_break_out_of_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    archive = Archive(tmp_path / "meetings")
    hold(archive, 1, method="incidentmethode", owner="a", group="North | <b>\x1b[31m")
    hold(archive, 2, method="incidentmethode", owner="a", group="South")

    assert edge.run(["overview", "--year", "2026", "--output", str(tmp_path / "o.md")]) == ExitCode.DONE

    text = (tmp_path / "o.md").read_text(encoding="utf-8")
    (row,) = (line for line in text.splitlines() if "North" in line)
    assert "\x1b" not in text
    assert row.startswith(r"| North \| \<b>")
