"""What became of what people were going to do: kept in the meeting, and never called late."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.cli.actions import open_actions
from intervisie.errors import ExitCode
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.note import Outcome
from intervisie.words.catalogue import Words
from tests.archive.test_searching import kept
from tests.meeting.builders import Table

HANDLE = "2026-11-23-1"


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


def test_a_group_hears_at_the_beginning_what_is_open(home: Path) -> None:
    told = [Words("en").text(text) for text in open_actions(Archive(home / "meetings"), "maandaggroep")]

    assert told == [f"Action {HANDLE}:1, Anna: call the school", f"Action {HANDLE}:2, Anna: write it down"]
    run("done", f"{HANDLE}:1")
    assert len(open_actions(Archive(home / "meetings"), "maandaggroep")) == 1
    assert open_actions(Archive(home / "meetings"), "another group") == ()


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
