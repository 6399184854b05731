"""`intervisie meetings` and `resume`: lists and pages without a word of what was said, and nothing lost."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.folders import meetings_folder
from intervisie.cli import conducting, resume
from intervisie.cli.completion import complete_meetings
from intervisie.cli.edge import run
from intervisie.meeting.state import GapKind, Meeting
from intervisie.meeting.timing import GapFound
from tests.archive.kept import begun, file_of, keep, on
from tests.meeting.builders import MINUTE, Table

MARKERS = ("Zeekoe", "Pinguin", "Walrus", "Okapi")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return the archive that the command line finds."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    return Archive(meetings_folder(os.environ))


def a_full_table() -> Table:
    """Return a meeting in which much happened, with a marker in every text."""
    table = Table().type("/continue").go_to("questions")
    table.type("/owner Anna", "/vraag Zeekoe?", "/vertrouwelijk Pinguin")
    table.wait(2 * MINUTE).type("@Bas #question Walrus? | Okapi.", "#note weg", "/strike 2")
    table.do((GapFound(kind=GapKind.SLEPT, length=MINUTE, counts=True),))
    table.type("/no", "/break 10").wait(9 * MINUTE).type(
        "/continue", "/arrive Gijs", "/leave Bas", "/repeat questions"
    )
    return table


def test_no_meetings_is_said_in_a_sentence(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["meetings", "list"]) == 0

    assert capsys.readouterr() == ("There are no meetings yet.\n", "")


def test_meetings_are_listed_the_latest_first_under_one_another(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = Table().type("/continue", "#note iets").wait(5 * MINUTE)
    keep(archive, closed.attempt("/end").yes())
    begun(archive, on(2026, 11, 24, 9, 30))

    assert run(["meetings", "list"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "2026-11-24-1  open    09:30-09:30  Incident  Check in  0 notes",
        "2026-11-23-1  closed  14:00-14:05  Incident            1 note",
    ]


def test_a_damaged_meeting_is_listed_by_its_id(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    meeting = begun(archive)
    file_of(archive, meeting).write_bytes(b"\x1b[2Jnoise\n")

    assert run(["meetings", "list"]) == 0

    assert capsys.readouterr() == (f"{meeting.id}  damaged\n", "")


def test_the_list_for_programs_holds_plain_values(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting = keep(archive, a_full_table())

    assert run(["meetings", "list", "--json"]) == 0

    (told,) = json.loads(capsys.readouterr().out)
    assert (told["meeting"], told["id"], told["state"]) == (meeting.handle, meeting.id, "open")
    assert (told["notes"], told["opened"]) == (1, "2026-11-23T14:00:00+01:00")
    assert told["net_seconds"] == 60


@pytest.mark.parametrize(
    "arguments", [["show"], ["show", "--json"], ["list"], ["list", "--json"]], ids=" ".join
)
def test_nothing_that_was_said_stands_on_a_page_or_in_a_list(
    archive: Archive, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    keep(archive, a_full_table())

    assert run(["meetings", *arguments]) == 0

    out = capsys.readouterr().out
    assert not [marker for marker in MARKERS if marker in out]


def test_a_page_tells_times_people_and_numbers(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    keep(archive, a_full_table())

    assert run(["meetings", "show"]) == 0

    out = capsys.readouterr().out
    for line in (
        "2026-11-23-1, Maandaggroep",
        "23 November 2026, 14:00 to 14:11, 1 minute on the clock, still open",
        "  Questions, time 2",
        "  Bas, 14:00 to 14:11",
        "  Gijs, since 14:11",
        "Break from 14:02 to 14:11",
        "The computer slept for 1 minute from 14:01; that time does not count.",
        "1 note",
    ):
        assert line in out, line


def test_a_page_for_programs_names_its_units(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    keep(archive, a_full_table())

    assert run(["meetings", "show", "2026-11-23", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["net_seconds"] == 60
    assert {"planned_seconds", "spent_seconds"} <= set(told["steps"][0])
    assert told["gaps"][0]["counts"] is False


def test_names_cannot_steer_the_terminal(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    keep(archive, Table(people=("A\x1b[2Jna", "B\u202eas")))

    assert run(["meetings", "show"]) == 0

    out = capsys.readouterr().out
    assert "A␛[2Jna" in out
    assert "B<U+202E>as" in out


def test_an_unknown_meeting_is_answered_with_those_there_are(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(archive)

    assert run(["meetings", "show", "2025-01-01-1"]) == 2

    assert capsys.readouterr().err == "There is no meeting 2025-01-01-1.\nThere are: 2026-11-23-1.\n"


def test_erasing_needs_a_yes_when_there_is_nobody_to_ask(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(archive)

    assert run(["meetings", "erase", "2026-11-23-1"]) == 8
    assert "--yes" in capsys.readouterr().err
    assert run(["meetings", "erase", "2026-11-23-1", "--yes"]) == 0

    assert "backups" in capsys.readouterr().out
    assert archive.handles() == ()


@pytest.fixture
def conducted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Meeting, str]]:
    """Stand in for conducting; return the meetings that came to it with their drafts."""
    came: list[tuple[Meeting, str]] = []

    def conduct(meeting: Meeting, store: object, _stamp: object, **rest: object) -> int:
        came.append((meeting, str(rest["draft"])))
        store.close()  # type: ignore[attr-defined] # a journal
        return 0

    monkeypatch.setattr(conducting, "conduct", conduct)
    return came


def test_the_only_open_meeting_goes_on_at_once(
    archive: Archive, conducted: list[tuple[Meeting, str]]
) -> None:
    open_one = begun(archive, on(2026, 11, 20))
    keep(archive, Table().attempt("/end").yes())
    reopened = archive.open(open_one.handle)
    reopened.journal.save_draft("half een zin")
    reopened.journal.close()

    assert run(["resume"]) == 0

    assert [(meeting.handle, draft) for meeting, draft in conducted] == [("2026-11-20-1", "half een zin")]


def test_a_closed_meeting_goes_on_when_it_is_named(
    archive: Archive, conducted: list[tuple[Meeting, str]]
) -> None:
    keep(archive, Table().attempt("/end").yes())

    assert run(["resume"]) == 2
    assert run(["resume", "2026-11-23-1"]) == 0

    assert conducted[0][0].closed is not None


def test_several_open_meetings_and_nobody_to_ask_names_the_argument(
    archive: Archive, capsys: pytest.CaptureFixture[str], conducted: list[tuple[Meeting, str]]
) -> None:
    begun(archive, on(2026, 11, 20))
    begun(archive, on(2026, 11, 21))

    assert run(["resume"]) == 8

    assert "intervisie resume 2026-11-21-1" in capsys.readouterr().err
    assert conducted == []


def test_somebody_at_the_terminal_chooses_among_the_open_meetings(
    archive: Archive, conducted: list[tuple[Meeting, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(archive, on(2026, 11, 20))
    begun(archive, on(2026, 11, 21))
    asked: list[list[str]] = []
    monkeypatch.setattr(resume, "can_ask", lambda: True)
    monkeypatch.setattr(resume, "choose", _answering(1, asked))

    assert run(["resume"]) == 0

    assert conducted[0][0].handle == "2026-11-20-1"
    assert asked == [
        [f"2026-11-{day}-1, open, 14:00-14:00, Incident, Check in, 0 notes" for day in (21, 20)],
    ]


def _answering(place: int, asked: list[list[str]]) -> Callable[..., int]:
    def choose(_question: object, answers: list[str]) -> int:
        asked.append(answers)
        return place

    return choose


def test_a_meeting_that_is_open_elsewhere_is_not_resumed(
    archive: Archive, conducted: list[tuple[Meeting, str]]
) -> None:
    begun(archive)
    held = archive.open()

    assert run(["resume"]) == 6

    held.journal.close()
    assert conducted == []


def test_completion_offers_the_handles_and_is_silent_about_what_it_cannot_read(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(archive)
    offered = complete_meetings()
    monkeypatch.setenv("INTERVISIE_HOME", "not absolute")

    assert offered == ["2026-11-23-1"]
    assert complete_meetings() == []
