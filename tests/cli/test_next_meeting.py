"""When groups meet again: from what was typed in the meeting, without a word of a case in a calendar."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import pytest

from intervisie.archive.agreed import NextMeeting
from intervisie.cli import edge
from intervisie.cli.meetings_next import still_to_come
from intervisie.errors import ExitCode
from intervisie.meeting.going import MeetingClosed
from tests.archive.test_searching import kept
from tests.meeting.builders import Table

FAR = "14 January 2100 15:00-17:00, Bas leads | about the case of Anna"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home with a closed meeting that named a day."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    table = Table().type("/start", "#next-meeting soon", f"#next-meeting {FAR}", "#next-meeting or later")
    table.do((MeetingClosed(),))
    kept(tmp_path / "meetings", table.records)
    return tmp_path


def shown(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert edge.run(["meetings", "next", *arguments]) == ExitCode.DONE
    return capfd.readouterr().out


@pytest.mark.usefixtures("home")
def test_the_day_the_times_the_group_and_who_leads_are_shown(capfd: pytest.CaptureFixture[str]) -> None:
    assert shown(capfd) == "14 January 2100, 15:00 to 17:00, Maandaggroep, facilitator Bas\n"
    assert shown(capfd, "--group", "elders") == "No group has said when it meets again.\n"
    assert json.loads(shown(capfd, "--json")) == [
        {
            "group": "Maandaggroep",
            "date": "2100-01-14",
            "starts": "15:00",
            "ends": "17:00",
            "tasks": {"facilitator": "Bas"},
        }
    ]


@pytest.mark.usefixtures("home")
def test_a_calendar_holds_no_name_and_no_case_and_the_group_only_when_asked(
    capfd: pytest.CaptureFixture[str],
) -> None:
    text = shown(capfd, "--ics", "-")

    assert "SUMMARY:Intervisie\r\n" in text.replace("\n", "\r\n").replace("\r\r", "\r")
    assert not {"Bas", "Anna", "case", "Maandaggroep"} & set(text.replace(":", " ").split())
    assert "Intervisie Maandaggroep" in shown(capfd, "--ics", "-", "--with-group")


@pytest.mark.usefixtures("home")
def test_where_no_day_was_named_no_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "next.ics"

    assert edge.run(["meetings", "next", "--group", "elders", "--ics", str(target)]) == ExitCode.USAGE

    assert not target.exists()


def test_what_the_last_meeting_of_a_group_said_counts_and_only_what_is_to_come() -> None:
    one = NextMeeting("1", 1, "nl", "Noord", date(2027, 1, 14), time(15))
    moved = NextMeeting("2", 1, "nl", "NOORD", date(2027, 1, 21))
    other = NextMeeting("3", 1, "nl", "Zuid", date(2027, 1, 7))
    pair = NextMeeting("4", 1, "nl", "", date(2027, 1, 8))
    past = NextMeeting("5", 1, "nl", "West", date(2026, 12, 31))

    assert still_to_come((one, other, pair, moved, past), date(2027, 1, 1)) == (other, pair, moved)


def test_a_day_that_only_the_case_owner_should_know_is_not_for_the_group(tmp_path: Path) -> None:
    from msgspec.structs import replace

    from intervisie.meeting.notes import NoteTaken
    from intervisie.method.choices import GoesTo

    table = Table().type("/start", "#next-meeting 14 January 2100")
    now, events = table.records[-1]
    private = tuple(
        replace(event, goes_to=GoesTo.OWNER_SHEET) if isinstance(event, NoteTaken) else event
        for event in events
    )
    archive = kept(tmp_path, [*table.records[:-1], (now, private)])

    assert archive.agreed().next_meetings == ()
