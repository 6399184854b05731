"""A trajectory on the command line, and what a meeting knows of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intervisie.cli import edge
from intervisie.errors import ExitCode
from intervisie.groups.opening import LOOK_BACK
from intervisie.meeting.state import Meeting
from tests.terminal.programs import meeting_of, run

MEETING = ("start", "supervisie-individueel", "--group", "Sup", "--case-owner", "Sara", "--plain", "--yes")
WHOLE = "/continue\n/scale clarity 4\n/scale clarity 7\n/end\n/yes\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """Return a home with a supervision of ten meetings."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    edge.run(["groups", "new", "Sup", "--member", "Sara", "--member", "Tom", "--on", "2026-01-05"])
    assert trajectory("start", "--meetings", "10", "--on", "2026-01-05") == ExitCode.DONE
    capfd.readouterr()
    return tmp_path


def trajectory(*arguments: str) -> int:
    return edge.run(["trajectory", *arguments])


def shown(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    capfd.readouterr()
    assert trajectory("show", *arguments) == ExitCode.DONE
    return capfd.readouterr().out


def test_goals_papers_and_own_numbers_stand_with_the_person_and_are_never_added_up(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    trajectory("goal", "Sara", "Slow", "down", "--on", "2026-01-05")
    trajectory("received", "sara", "work", "--on", "2026-01-12")
    run(home, *MEETING, lines=WHOLE)
    trajectory("received", "Sara", "report", "--on", "2026-01-20")

    lines = shown(capfd).splitlines()

    assert lines[:2] == ["Sup", "1 of 10 meetings held, since 5 January 2026"]
    assert lines[lines.index("Sara") :] == [
        "Sara",
        "  goal, version 1 of 5 January 2026: Slow down",
        "  meeting 1: work brought in, 12 January 2026",
        "  meeting 1: reflection report, 20 January 2026",
        "  meeting 1: How clear is my question? 4 → 7",
        "",
        "Tom",
    ]


def test_only_closed_meetings_count(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(home, *MEETING, lines="/continue\n")

    assert json.loads(shown(capfd, "--json"))["next"] == 1


def test_the_start_says_where_the_trajectory_stands(home: Path) -> None:
    trajectory("goal", "Sara", "Slow down")
    for _ in range(2):
        run(home, *MEETING, lines=WHOLE)

    told = run(home, *MEETING).stdout.decode().splitlines()

    assert "Meeting 3 of 10 of this trajectory." in told
    assert "Sara wants to learn: Slow down" in told
    assert "At the look-back: What is different in your work, and for whom?" in told
    assert "After this meeting: does it click? Look back together on how it goes so far." in told


def test_every_look_back_of_a_trajectory_asks_what_is_different_in_the_work(home: Path) -> None:
    run(home, "start", "--group", "Sup", "--plain", "--yes", "--language", "nl")

    assert "Wat is er anders in je werk, en voor wie?" in asked_at_look_back(meeting_of(home))


def test_without_a_trajectory_nothing_is_added(home: Path) -> None:
    trajectory("end")

    done = run(home, "start", "--group", "Sup", "--plain", "--yes", "--language", "nl")

    assert "trajectory" not in done.stdout.decode()
    assert asked_at_look_back(meeting_of(home)) == ()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("start", "--meetings", "5"), id="two-at-once"),
        pytest.param(("start",), id="how-many"),
        pytest.param(("change",), id="nothing"),
        pytest.param(("change", "--next", "2020-01-01"), id="over"),
        pytest.param(("change", "--next", "tomorrow"), id="no-day"),
        pytest.param(("goal", "Zoe", "Slow"), id="nobody"),
        pytest.param(("received", "Sara", "letter"), id="kind"),
        pytest.param(("received", "Sara", "report"), id="no-meeting-yet"),
        pytest.param(("show", "Zuid"), id="no-group"),
    ],
)
def test_what_cannot_be_is_refused(arguments: tuple[str, ...]) -> None:
    assert trajectory(*arguments) == ExitCode.USAGE


def asked_at_look_back(meeting: Meeting) -> tuple[str, ...]:
    return next(step for step in meeting.blocks.opening if step.id == LOOK_BACK).parts[0].ask
