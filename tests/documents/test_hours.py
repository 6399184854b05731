"""The hours of a group over a year: latecomers, a leaver, quarter borders, and what does not count."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.documents.hours import hours_of
from intervisie.documents.spreadsheet import COLUMNS
from intervisie.documents.values import Attendance, Attended
from intervisie.errors import ExitCode
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.codec import KIND, Decided, encode
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.instant import Stamp
from intervisie.meeting.timing import ClockContinued
from intervisie.method.choices import Form
from tests.documents.builder import LIBRARY

ZONE = timezone(timedelta(hours=1))
MINUTE = timedelta(minutes=1)
SEVEN = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay", "Gijs")


def meeting(
    begin: datetime, people: dict[str, float], *, is_open: bool = False, length: float = 120
) -> Attendance:
    """Return a meeting at which these people were there for so many minutes each."""
    end = begin + timedelta(minutes=length)
    return Attendance(
        handle=f"{begin.date()}-1",
        language="nl",
        group="Team Noord",
        begin=begin,
        end=end,
        is_open=is_open,
        breaks=(),
        net=length * MINUTE,
        people=tuple(Attended(name, begin, end, minutes * MINUTE) for name, minutes in people.items()),
        facilitator="",
        methods=(),
        form=Form.INTERVISIE,
        secrecy=begin,
    )


def on(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 19, 30, tzinfo=ZONE)


def a_year() -> list[Attendance]:
    """Return twelve meetings of seven people: Bas is always late, Gijs leaves the group after June."""
    return [
        meeting(
            on(month, 15),
            {name: 95 if name == "Bas" else 120 for name in SEVEN if not (name == "Gijs" and month > 6)},
        )
        for month in range(1, 13)
    ]


def test_a_year_of_a_group_adds_up_per_person_and_quarter() -> None:
    found = {each.name: each for each in hours_of(a_year(), 2026)}

    assert list(found) == sorted(SEVEN)
    assert found["Anna"].total == 24 * 60 * MINUTE
    assert found["Bas"].total == 12 * 95 * MINUTE
    assert [found["Gijs"].of_quarter(number) // MINUTE for number in (1, 2, 3, 4)] == [360, 360, 0, 0]
    assert {len(each.credits) for each in found.values()} == {12, 6}


@pytest.mark.parametrize(
    ("begin", "quarter"),
    [(on(3, 31), 1), (on(4, 1), 2), (on(6, 30), 2), (on(9, 30), 3), (on(12, 31), 4), (on(2, 29, 2028), 1)],
)
def test_a_meeting_belongs_to_the_quarter_in_which_it_began(begin: datetime, quarter: int) -> None:
    (found,) = hours_of([meeting(begin, {"Anna": 120})], begin.year)

    assert [number for number in (1, 2, 3, 4) if found.of_quarter(number)] == [quarter]


def test_a_meeting_over_new_year_belongs_to_the_year_in_which_it_began() -> None:
    late = meeting(datetime(2026, 12, 31, 23, 0, tzinfo=ZONE), {"Anna": 120})

    assert hours_of([late], 2026)
    assert not hours_of([late], 2027)


def test_each_meeting_is_rounded_down_before_it_is_added() -> None:
    meetings = [meeting(on(month, 1), {"Anna": 59.9}) for month in (1, 2)]

    (found,) = hours_of(meetings, 2026)
    assert found.total == 118 * MINUTE


def test_an_open_meeting_does_not_count() -> None:
    assert hours_of([meeting(on(1, 1), {"Anna": 60}, is_open=True)], 2026) == ()


def test_spellings_of_one_name_are_one_person_called_as_typed_last() -> None:
    meetings = [
        meeting(on(1, 1), {"anna": 60}),
        meeting(on(2, 1), {"ANNA ": 60}),
        meeting(on(3, 1), {"Anna": 60}),
    ]

    (found,) = hours_of(meetings, 2026)
    assert (found.name, found.total) == ("Anna", 180 * MINUTE)


def test_only_one_person_when_one_is_asked_for() -> None:
    assert [each.name for each in hours_of(a_year(), 2026, "bas")] == ["Bas"]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return an archive with a closed meeting of an hour in May 2026, and an open one in June."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    archive = Archive(tmp_path / "meetings")
    for month, closed in ((5, True), (6, False)):
        begin = on(month, 15)
        beginning = Beginning(
            language="en",
            blocks=LIBRARY.blocks("en"),
            people=(("p1", "=Anna"), ("p2", "Bas")),
            group_name="Team North",
            method=LIBRARY.find("incidentmethode", "en"),
        )
        _, journal, _ = archive.create(beginning, Stamp(begin, "boot", 1000.0))
        ends = ((61 * MINUTE, MeetingClosed()),) if closed else ()
        for elapsed, event in ((MINUTE, ClockContinued()), *ends):
            record = encode(Decided(elapsed=elapsed, events=(event,), origin="test"))
            journal.append(KIND, record, Stamp(begin + elapsed, "boot", 1000.0 + elapsed.total_seconds()))
        journal.close()
    return archive


def run(*arguments: str) -> int:
    return edge.run(["hours", *arguments])


@pytest.mark.usefixtures("archive")
def test_the_table_says_what_counts_and_what_does_not(capfd: pytest.CaptureFixture[str]) -> None:
    code = run("--year", "2026")

    shown = capfd.readouterr()
    lines = shown.out.splitlines()
    assert code == ExitCode.DONE
    assert lines[0].split() == ["Name", "Q1", "Q2", "Q3", "Q4", "2026", "meetings"]
    assert lines[1].split() == ["=Anna", "-", "1:00", "-", "-", "1:00", "1"]
    assert shown.err == "2026-06-15-1 is still open, and does not count yet.\n"


@pytest.mark.usefixtures("archive")
def test_the_csv_has_a_line_for_each_person_and_meeting_and_no_formula(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run("--year", "2026", "--format", "csv") == ExitCode.DONE

    rows = list(csv.reader(io.StringIO(capfd.readouterr().out)))
    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == ["'=Anna", "Bas"]
    assert dict(zip(COLUMNS, rows[2], strict=True)) | {"methods": ""} == {
        "name": "Bas",
        "date": "2026-05-15",
        "from": "19:31",
        "to": "20:31",
        "net_minutes": "60",
        "meeting": "2026-05-15-1",
        "group": "Team North",
        "group_size": "2",
        "activity": "intervisie",
        "methods": "",
        "led_by": "",
    }


@pytest.mark.usefixtures("archive")
def test_another_program_gets_minutes(capfd: pytest.CaptureFixture[str]) -> None:
    assert (
        run("--year", "2026", "--format", "json", "--person", "bas", "--group", "team north") == ExitCode.DONE
    )

    (found,) = json.loads(capfd.readouterr().out)
    assert (found["name"], found["net_minutes"], found["quarters"]) == ("Bas", 60, [0, 60, 0, 0])


@pytest.mark.usefixtures("archive")
def test_a_damaged_meeting_is_named_and_does_not_count(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in sorted((tmp_path / "meetings").glob("*.jsonl"))[:2]:
        lines = path.read_bytes().splitlines(keepends=True)
        if len(lines) > 2:
            path.write_bytes(b"".join((lines[0], b"x" + lines[1][1:], *lines[2:])))

    assert run("--year", "2026") == ExitCode.DONE
    assert "2026-05-15-1 is damaged, and does not count." in capfd.readouterr().err


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("year", ["0", "123456", "twee"])
def test_a_year_is_a_year(year: str) -> None:
    assert run("--year", year) == ExitCode.USAGE


@pytest.mark.usefixtures("archive")
def test_a_year_without_meetings_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--year", "2020") == ExitCode.DONE
    assert capfd.readouterr().out == "No hours in 2020.\n"
