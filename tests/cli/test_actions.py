"""What became of what people were going to do: kept in the meeting, and never called late."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.cli.actions import along
from intervisie.errors import ExitCode
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.note import Outcome
from intervisie.words.catalogue import Words
from tests.archive.test_searching import kept
from tests.meeting.builders import Table

HANDLE = "2026-11-23-1"
HOUR = timedelta(hours=1)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home with one closed meeting: two shared actions, a private one, a struck one."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    table = Table().type("/start")
    table.type("#action @Anna call the school | 5 december | shared")
    table.type(
        "#action write it down | shared", "#action think it over", "#action not this | shared", "/strike"
    )
    table.do((MeetingClosed(),))
    kept(tmp_path / "meetings", table.records)
    return tmp_path


def run(*arguments: str) -> int:
    return edge.run(["actions", *arguments])


def listed(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert run("list", *arguments) == ExitCode.DONE
    return capfd.readouterr().out.splitlines()


@pytest.mark.usefixtures("home")
def test_only_shared_actions_that_stand_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    assert [line.split("  ")[1].split(" (")[0] for line in listed(capfd)] == [
        "Anna: call the school",
        "Anna: write it down",
    ]
    assert len(listed(capfd, "--private")) == 3
    assert len(listed(capfd, "--person", "anna")) == 2
    assert listed(capfd, "--person", "bas") == ["There are no open actions."]


@pytest.mark.usefixtures("home")
def test_nothing_is_ever_late(capfd: pytest.CaptureFixture[str]) -> None:
    text = "\n".join(listed(capfd)).lower()

    assert "by 5 december" in text
    assert "late" not in text
    assert "overdue" not in text
    assert "\x1b[31" not in text


@pytest.mark.usefixtures("home")
def test_what_was_done_or_dropped_leaves_the_list_and_what_changed_stays(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run("done", f"{HANDLE}:1", "she", "was", "glad") == ExitCode.DONE
    assert run("change", f"{HANDLE}:2", "ask Bas first") == ExitCode.DONE
    capfd.readouterr()

    assert [line.strip() for line in listed(capfd)] == [
        f"{HANDLE}:2  Anna: write it down",
        "changed: ask Bas first",
    ]
    assert [line.strip() for line in listed(capfd, "--all")][:2] == [
        f"{HANDLE}:1  Anna: call the school (by 5 December 2026)",
        "done: she was glad",
    ]

    assert run("drop", f"{HANDLE}:2") == ExitCode.DONE
    capfd.readouterr()
    assert listed(capfd) == ["There are no open actions."]

    assert run("reopen", f"{HANDLE}:1") == ExitCode.DONE
    capfd.readouterr()
    assert len(listed(capfd)) == 1


def test_it_is_kept_in_the_meeting_itself(home: Path) -> None:
    run("done", f"{HANDLE}:1", "she was glad")

    note = Archive(home / "meetings").load(HANDLE).notes.find(1)
    assert note is not None
    assert (note.outcome, note.afterwards) == (Outcome.DONE, "she was glad")


def test_what_is_open_and_shared_comes_along_to_the_next_meeting_of_the_group(home: Path) -> None:
    found = along(Archive(home / "meetings"), "maandaggroep", [("p9", "anna"), ("p8", "Bas")])

    assert [(one.text, one.doers) for one in found.brought] == [
        ("call the school", ("p9",)),
        ("write it down", ("p9",)),
    ]
    assert [Words("en").text(text) for text in found.notices] == [
        "2 actions of earlier meetings come along; /actions shows them."
    ]
    run("done", f"{HANDLE}:1")
    assert len(along(Archive(home / "meetings"), "maandaggroep", []).brought) == 1
    assert along(Archive(home / "meetings"), "another group", []).brought == ()


def test_who_does_it_and_is_not_there_is_named_beside_the_table(home: Path) -> None:
    found = along(Archive(home / "meetings"), "maandaggroep", [("p8", "Bas")])

    assert {one.doers for one in found.brought} == {("e1",)}
    assert found.elsewhere == (("e1", "Anna"),)


def test_an_outcome_of_a_later_meeting_counts_and_the_last_word_wins(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    later(home, "b" * 32, "/done a she was glad", "/changed b ask Bas first")
    assert [line.strip() for line in listed(capfd)] == [
        f"{HANDLE}:2  Anna: write it down",
        "changed: ask Bas first",
    ]

    assert run("reopen", f"{HANDLE}:1") == ExitCode.DONE
    assert run("drop", f"{HANDLE}:2") == ExitCode.DONE
    capfd.readouterr()
    assert listed(capfd) == [f"{HANDLE}:1  Anna: call the school (by 5 December 2026)"]


def test_a_changed_action_comes_along_in_its_new_words_also_to_a_third_meeting(home: Path) -> None:
    later(home, "b" * 32, "/changed b ask Bas first")
    later(home, "c" * 32, "/changed b ask Cem first", "/done a", "/undo")

    found = along(Archive(home / "meetings"), "Maandaggroep", [])

    assert [one.text for one in found.brought] == ["call the school", "ask Cem first"]
    assert {one.meeting for one in found.brought} == {"a" * 32}


def test_taking_back_what_was_done_leaves_the_words_it_had_got(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    later(home, "b" * 32, "/changed b ask Bas first")
    later(home, "c" * 32, "/done b")
    assert len(listed(capfd)) == 1

    run("reopen", f"{HANDLE}:2")

    found = along(Archive(home / "meetings"), "Maandaggroep", [])
    assert [one.text for one in found.brought] == ["call the school", "ask Bas first"]


def test_a_line_said_off_the_record_is_not_repeated(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    later(home, "b" * 32, "/off-record 5m", "/done a a secret line")

    assert "secret" not in "".join(listed(capfd, "--all"))


def test_actions_with_a_day_go_into_a_calendar_and_private_ones_only_when_asked(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = home / "actions.ics"

    assert run("list", "--ics", str(target)) == ExitCode.DONE

    text = target.read_bytes().decode()
    assert "SUMMARY:Anna: call the school\r\n" in text
    assert text.count("BEGIN:VEVENT") == 1
    assert f"UID:{'a' * 32}-1@intervisie" in text
    assert target.stat().st_mode & 0o777 == 0o600
    assert run("list", "--ics", str(target)) == ExitCode.STORAGE
    assert run("list", "--ics", str(target), "--force") == ExitCode.DONE
    assert run("list", "--ics", "-", "--person", "bas") == ExitCode.USAGE
    assert run("list", "--ics", "-", "--json") == ExitCode.USAGE


def later(home: Path, meeting: str, *lines: str) -> None:
    """Keep a closed later meeting of the group, to which the open actions came along."""
    archive = Archive(home / "meetings")
    number = len(archive.handles()) + 1
    brought = along(archive, "Maandaggroep", [])
    table = Table(brought=brought.brought, elsewhere=brought.elsewhere, handle=f"2026-11-23-{number}")
    table.type("/start").wait(number * HOUR).type(*lines).do((MeetingClosed(),))
    kept(home / "meetings", table.records, meeting)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "arguments",
    [
        ("done", "iets"),
        ("done", f"{HANDLE}:99"),
        ("done", f"{HANDLE}:4"),
        ("change", f"{HANDLE}:1"),
        ("done", "x:1"),
    ],
)
def test_what_names_no_action_is_refused(arguments: tuple[str, ...]) -> None:
    assert run(*arguments) == ExitCode.USAGE


@pytest.mark.usefixtures("home")
def test_another_program_gets_each_with_what_became_of_it(capfd: pytest.CaptureFixture[str]) -> None:
    run("done", f"{HANDLE}:1", "fine")
    capfd.readouterr()

    found = json.loads("\n".join(listed(capfd, "--all", "--json")))
    assert [(each["id"], each["outcome"], each["afterwards"]) for each in found] == [
        (f"{HANDLE}:1", "done", "fine"),
        (f"{HANDLE}:2", None, ""),
    ]
