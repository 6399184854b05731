"""What groups tell the organisation: together above thresholds, or one with everybody's consent."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.errors import ExitCode
from tests.terminal.programs import meeting_of, run

OVER = "2025"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """Return a home with one group of two that has a theme."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    edge.run(["groups", "new", "Noord", "--member", "Anna", "--member", "Bas", "--on", "2025-01-06"])
    edge.run(["groups", "edit", "Noord", "--theme", "workload=Too much to do"])
    capfd.readouterr()
    return tmp_path / "home"


def signal(*arguments: str) -> int:
    return edge.run(["signal", *arguments])


def made(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    capfd.readouterr()
    assert signal("make", *arguments, "--output", "-") == ExitCode.DONE
    return capfd.readouterr().out


def test_one_group_is_never_told_of_but_for_the_lines_it_released(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    signal("release", "obstacle", "We", "wait", "for", "permission", "--on", "2025-11-11")
    signal("release", "ours", "We meet at noon", "--on", "2025-11-12")
    signal("withdraw", "2")

    text = made(capfd, OVER)

    assert "**Threshold met:** no" in text
    assert "- We wait for permission – *released on 11 November 2025*" in text
    assert "noon" not in text
    assert "Noord" not in text
    assert "Too much" not in text
    assert Archive(home / "meetings").handles() == ()


@pytest.mark.usefixtures("home")
def test_a_signal_is_for_its_owner_only_and_its_name_names_no_group(tmp_path: Path) -> None:
    signal("make", "2025H1", "--language", "nl")

    file = tmp_path / "signaal-aan-beleid-2025H1.md"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text().startswith("# Signaal aan beleid")
    assert signal("make", "2025H1", "--language", "nl") == ExitCode.STORAGE


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("make", "2999"), id="not-over-yet"),
        pytest.param(("make", "2025Q1"), id="a-quarter"),
        pytest.param(("make", OVER, "--least-people", "2"), id="lower-threshold"),
        pytest.param(("make", OVER, "--group", "Zuid"), id="no-group"),
        pytest.param(("release", "gossip", "x"), id="kind"),
        pytest.param(("release", "obstacle", " "), id="empty"),
        pytest.param(("withdraw", "1"), id="no-line"),
        pytest.param(("answer", "1", "x"), id="no-signal"),
        pytest.param(
            ("send", "x", "--to", "y", "--answer-by", "2020-01-01", "--everybody-agreed"), id="answer-over"
        ),
        pytest.param(("send", "x", "--to", "y", "--answer-by", "soon", "--everybody-agreed"), id="no-day"),
    ],
)
def test_what_cannot_be_is_refused(arguments: tuple[str, ...]) -> None:
    assert signal(*arguments) == ExitCode.USAGE


@pytest.mark.usefixtures("home")
def test_a_group_sends_a_signal_only_with_everybodys_consent(capfd: pytest.CaptureFixture[str]) -> None:
    words = ("send", "Let us decide", "--to", "the board", "--answer-by", "2999-01-01", "--output", "-")

    assert signal(*words) == ExitCode.ANSWER_NEEDED
    capfd.readouterr()
    signal("list")
    assert "Let us decide" not in capfd.readouterr().out

    assert signal(*words, "--everybody-agreed") == ExitCode.DONE
    text = capfd.readouterr().out
    assert "Let us decide" in text
    assert "everybody agreed to it" in text
    assert not any(name in text for name in ("Anna", "Bas", "Noord"))


def test_the_look_back_asks_what_came_back_until_something_did(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    signal("send", "x", "--to", "the board", "--answer-by", "2999-01-01", "--everybody-agreed")
    start = ("start", "incidentmethode", "--group", "Noord", "--plain", "--yes")

    assert "Signal 1 to the board" in run(home, *start).stdout.decode()
    signal("answer", "1", "They will look at it")
    assert "Signal 1 to the board" not in run(home, *start).stdout.decode()
    capfd.readouterr()
    signal("list")
    assert "They will look at it" in capfd.readouterr().out


def test_themes_are_named_in_a_meeting_of_the_group(home: Path) -> None:
    run(
        home,
        *("start", "incidentmethode", "--group", "Noord", "--case-owner", "Anna", "--plain", "--yes"),
        lines="/continue\n/theme workload\n/theme other\n",
    )

    assert meeting_of(home).cases[0].themes == ("workload",)


@pytest.mark.parametrize(("form", "begin"), [("docx", b"PK"), ("pdf", b"%PDF-"), ("json", b"{")])
@pytest.mark.usefixtures("home")
def test_both_signals_come_in_every_format(form: str, begin: bytes, tmp_path: Path) -> None:
    sent = ("Too much work", "--to", "the board", "--answer-by", "2999-01-01", "--everybody-agreed")

    assert signal("make", OVER, "--format", form, "--output", f"policy.{form}") == ExitCode.DONE
    assert signal("send", *sent, "--format", form, "--output", f"own.{form}") == ExitCode.DONE

    for name in ("policy", "own"):
        assert (tmp_path / f"{name}.{form}").read_bytes().startswith(begin)


@pytest.mark.usefixtures("home")
def test_a_signal_that_cannot_be_made_in_a_format_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    sent = ("Too much work", "--to", "the board", "--answer-by", "2999-01-01", "--everybody-agreed")

    assert signal("send", *sent, "--format", "pdf") == ExitCode.USAGE

    capfd.readouterr()
    signal("list")
    assert capfd.readouterr().out == "This group released nothing and sent no signal.\n"
