"""A year in numbers: what there was, who had which task, nobody ranked, no case named."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.journal import Journal
from intervisie.cli import edge
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
