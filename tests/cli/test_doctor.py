"""`intervisie doctor` finds what is wrong, says how to mend it, shows no name, and changes nothing."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from intervisie.cli import edge
from intervisie.errors import ExitCode
from tests.archive.test_searching import kept
from tests.meeting.builders import Table
from tests.method.builders import TEN_LINES


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    tmp_path.chmod(0o700)
    table = Table().type("/start").type("#note een olifant", "#note een muis")
    (tmp_path / "meetings").mkdir(mode=0o700)
    kept(tmp_path / "meetings", table.records)
    return tmp_path


def run(capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = edge.run(["doctor"])
    return code, capfd.readouterr().out


def the_journal(home: Path) -> Path:
    (path,) = (home / "meetings").glob("*.jsonl")
    return path


def everything(home: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(home.rglob("*"))
    }


def test_when_all_is_well_nothing_is_marked_and_nothing_is_changed(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = everything(home)

    code, out = run(capfd)

    assert code == ExitCode.DONE
    assert "1 meeting is whole." in out
    assert not [line for line in out.splitlines() if line.startswith("!")]
    assert everything(home) == before


def test_a_damaged_meeting_is_named_by_its_date_and_without_its_text(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = the_journal(home)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((lines[0], b"x" + lines[1][1:], *lines[2:])))
    before = everything(home)

    code, out = run(capfd)

    assert code == ExitCode.DAMAGED
    assert [line for line in out.splitlines() if line.startswith("!")] == [
        "! 2026-11-23-1 is damaged: 1 record is missing, the other 3 can be read."
    ]
    assert "olifant" not in out
    assert "Anna" not in out
    assert everything(home) == before


def test_a_meeting_that_cannot_be_read_at_all_is_named(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    the_journal(home).write_bytes(b"\x00" * 500)

    code, out = run(capfd)

    assert code == ExitCode.DAMAGED
    assert "cannot be read" in out


def test_a_torn_end_is_told_and_is_no_damage(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = the_journal(home)
    path.write_bytes(path.read_bytes()[:-30])

    code, out = run(capfd)

    assert code == ExitCode.DONE
    assert "ends in a line that was never finished" in out


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions here")
def test_what_others_can_read_is_told_with_how_to_shut_it(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = the_journal(home)
    path.chmod(0o644)
    (home / "meetings").chmod(0o755)

    code, out = run(capfd)

    assert code == ExitCode.STORAGE
    assert f"Shut it: chmod 600 {path}" in out
    assert f"Shut it: chmod 700 {home / 'meetings'}" in out
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_method_of_ones_own_that_cannot_be_used_is_named(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (home / "methods").mkdir()
    (home / "methods" / "stuk.yaml").write_text("steps: nee")

    code, out = run(capfd)

    assert code == ExitCode.BAD_FILE
    assert f"intervisie methods check {home / 'methods' / 'stuk.yaml'}" in out


def test_a_method_that_stays_unused_is_named(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (home / "methods").mkdir()
    for name in ("a.yaml", "b.yaml"):
        (home / "methods" / name).write_text(TEN_LINES)

    code, out = run(capfd)

    assert code == ExitCode.BAD_FILE
    assert f"{home / 'methods' / 'b.yaml'} is not used" in out


def test_before_the_first_meeting_nothing_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "new"))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")

    code, out = run(capfd)

    assert code == ExitCode.DONE
    assert "Nothing is kept yet" in out
    assert not (tmp_path / "new").exists()


def test_without_a_place_to_keep_anything_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", "not/absolute")

    assert run(capfd)[0] == ExitCode.STORAGE


def test_another_program_gets_the_same(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["doctor", "--json"]) == ExitCode.DONE
    found = json.loads(capfd.readouterr().out)
    assert all(each["fine"] for each in found)
    assert os.environ["INTERVISIE_HOME"] in json.dumps(found)


@pytest.mark.usefixtures("home")
def test_it_says_whether_a_pdf_can_be_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edge.run(["doctor"])
    there = capsys.readouterr().out
    monkeypatch.setitem(sys.modules, "typst", None)
    code = edge.run(["doctor"])
    missing = capsys.readouterr().out

    assert "  Documents can be made as PDF." in there
    assert "  A PDF needs the package typst, which is not installed.\n    Install it" in missing
    assert code == ExitCode.DONE
