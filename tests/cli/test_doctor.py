"""`intervisie doctor` finds what is wrong, says how to mend it, shows no name, changes nothing unasked."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from intervisie.archive.archive import Archive
from intervisie.archive.groups import Groups
from intervisie.archive.keyring import Keyring
from intervisie.cli import edge
from intervisie.cli.doctor import extras
from intervisie.cli.doctor_journals import journals
from intervisie.errors import ExitCode
from intervisie.groups.group import Group
from intervisie.meeting.instant import Stamp
from intervisie.words.catalogue import Words
from tests.archive.test_searching import kept
from tests.meeting.builders import Table
from tests.method.builders import TEN_LINES

STAMP = Stamp(datetime(2026, 11, 23, 12, 0, tzinfo=UTC), "boot", 1.0)


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


def damage(path: Path) -> None:
    """Spoil the second of the records in a journal."""
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((lines[0], b"x" + lines[1][1:], *lines[2:])))


def repaired(capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = edge.run(["doctor", "--repair"])
    return code, capfd.readouterr().out


def test_a_repair_writes_what_can_be_read_beside_and_touches_nothing_else(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = the_journal(home)
    whole = path.read_bytes().splitlines(keepends=True)
    damage(path)
    before = everything(home)

    code, out = repaired(capfd)

    copy = home / "repaired" / "meetings" / path.name
    assert code == ExitCode.DAMAGED
    assert f"3 records were written to {copy}" in out
    assert copy.read_bytes() == whole[0] + b"".join(whole[2:])
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    after = everything(home)
    assert {name: after[name] for name in before if name != str(home)} == {
        name: value for name, value in before.items() if name != str(home)
    }
    monkeypatch.setenv("INTERVISIE_HOME", str(home / "repaired"))
    assert Archive(home / "repaired" / "meetings").load().handle == "2026-11-23-1"
    assert "1 record is missing, the other 3 can be read." in run(capfd)[1]


def test_repairing_again_writes_nothing_more_and_other_damage_gets_a_place_of_its_own(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = the_journal(home)
    damage(path)
    repaired(capfd)
    before = everything(home)

    assert "already" in repaired(capfd)[1]
    assert everything(home) == before

    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    repaired(capfd)
    copies = sorted(home.glob("repaired*/meetings/*.jsonl"))
    assert [copy.parents[1].name for copy in copies] == ["repaired", "repaired-2"]
    assert len({copy.read_bytes() for copy in copies}) == 2


def test_what_was_only_out_of_order_is_whole_in_the_copy(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = the_journal(home)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((lines[0], lines[2], lines[1], *lines[3:])))

    assert repaired(capfd)[0] == ExitCode.DAMAGED

    monkeypatch.setenv("INTERVISIE_HOME", str(home / "repaired"))
    assert run(capfd)[0] == ExitCode.DONE


def test_of_what_cannot_be_read_at_all_nothing_is_written(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    the_journal(home).write_bytes(b"\x00" * 500)

    code, out = repaired(capfd)

    assert code == ExitCode.DAMAGED
    assert "nothing was written" in out
    assert not list(home.glob("repaired*"))


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions here")
def test_a_repair_shuts_what_others_can_read(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = the_journal(home)
    path.chmod(0o644)
    (home / "meetings").chmod(0o755)
    home.chmod(0o755)

    code, out = repaired(capfd)

    assert code == ExitCode.DONE
    assert f"Shut to others now: {path}" in out
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, home / "meetings", home)] == [
        0o600,
        0o700,
        0o700,
    ]
    assert "Shut" not in run(capfd)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="no links here")
def test_a_link_is_not_followed_by_a_repair(
    home: Path, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "file"
    outside.write_text("of somebody else")
    outside.chmod(0o644)
    (home / "meetings" / f"{the_journal(home).stem}.draft").symlink_to(outside)

    repaired(capfd)

    assert stat.S_IMODE(outside.stat().st_mode) == 0o644


def test_a_damaged_group_is_called_by_its_id_and_repaired_beside(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    groups = Groups(home / "groups")
    group = groups.create(Group(id="", name="Maandaggroep"), STAMP)
    for name in ("Dinsdaggroep", "Woensdaggroep"):
        groups.change(group.id, lambda one, name=name: replace(one, name=name), STAMP)  # type: ignore[misc]
    assert "1 group is whole." in run(capfd)[1]
    damage(home / "groups" / f"{group.id}.jsonl")

    code, out = repaired(capfd)

    assert code == ExitCode.DAMAGED
    assert f"! {group.id[:8]} is damaged" in out
    assert "groep" not in out
    assert Groups(home / "repaired" / "groups").all() == (replace(group, name="Woensdaggroep"),)


def test_erasing_a_meeting_takes_its_copies_with_it(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    damage(the_journal(home))
    repaired(capfd)

    assert edge.run(["meetings", "erase", "2026-11-23-1", "--yes"]) == ExitCode.DONE

    assert not [path for path in home.rglob("*") if path.is_file() and b"olifant" in path.read_bytes()]


def test_a_clock_that_stands_before_the_last_meeting_is_pointed_out(home: Path) -> None:
    early, late = (datetime(year, 1, 1, tzinfo=UTC) for year in (2020, 2030))

    texts = {
        now: [each.text.msgid for each in journals(home, now, Keyring(home), repair=False)]
        for now in (early, late)
    }

    said = "By the clock of this computer the last meeting is still to come."
    assert said in texts[early]
    assert said not in texts[late]


def test_extras_are_told_and_one_that_is_not_there_is_no_fault() -> None:
    needed = [
        "typer<0.29,>=0.26",
        "pytest>=8; extra == 'dev'",
        'qrcode>=8; extra == "paper"',
        "reportlab; extra == 'paper'",
        "PyNaCl>=1.6; extra == 'sealing'",
    ]

    found = list(extras(needed, lambda package: package != "reportlab"))

    assert [(Words("en").text(each.text).split()[2], each.fine, each.mend is None) for each in found] == [
        ("paper", True, False),
        ("sealing", True, True),
    ]
