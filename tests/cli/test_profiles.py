"""`profiles`, `check-profile` and `hours --profile`: what they say, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from intervisie.cli import edge
from intervisie.cli.hours_by_profile import COLUMNS
from intervisie.errors import ExitCode
from intervisie.profiles.library import SHIPPED
from tests.profiles.builders import FOUR, HEAD, on
from tests.profiles.kept import keep


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    return tmp_path


@pytest.fixture
def a_year(capfd: pytest.CaptureFixture[str]) -> None:
    """Keep a year of a group of four, in which somebody leaves early once, and a meeting without a group."""
    members = [option for name in FOUR for option in ("--member", name)]
    assert edge.run(["groups", "new", "Noord", *members, "--on", "2024-01-01"]) == 0
    keep(on(2, 12, year=2025), 120, FOUR, group="Noord", leader="Anna")
    keep(on(4, 16, year=2025), 110, FOUR, group="Noord")
    keep(on(6, 11, year=2025), 300, FOUR, group="Noord")
    keep(on(9, 10, year=2025), 120, FOUR, group="Noord", leaves=("Dewi", 60))
    keep(on(11, 12, year=2025), 150, ("Anna", "Zoë\x1b[2J"))
    capfd.readouterr()


def said(capfd: pytest.CaptureFixture[str]) -> str:
    return " ".join(capfd.readouterr().out.split())


def test_the_list_shows_every_profile_with_its_label(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["profiles", "list"]) == ExitCode.DONE

    lines = capfd.readouterr().out.splitlines()
    assert len(lines) == len(list(SHIPPED.glob("*.yaml")))
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)


def test_an_own_profile_stands_first_and_a_broken_one_says_where_to_look(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (home / "profiles").mkdir()
    (home / "profiles" / "vit.yaml").write_text(HEAD.replace("id: eigen", "id: vit"), encoding="utf-8")
    (home / "profiles" / "kapot.yaml").write_text("format: 1\n", encoding="utf-8")

    assert edge.run(["profiles", "list"]) == ExitCode.DONE

    broken, own, *_ = capfd.readouterr().out.splitlines()
    assert "cannot be used; see: intervisie profiles check" in broken
    assert own.endswith("(your own, in place of the shipped one)")


def test_the_doctor_names_an_own_profile_that_cannot_be_used(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (home / "profiles").mkdir()
    (home / "profiles" / "goed.yaml").write_text(HEAD, encoding="utf-8")
    (home / "profiles" / "kapot.yaml").write_text("format: 1\n", encoding="utf-8")

    assert edge.run(["doctor"]) == ExitCode.BAD_FILE

    shown = said(capfd)
    assert "kapot.yaml cannot be used." in shown
    assert "1 profile of your own can be used." in shown


@pytest.mark.parametrize("name", ["vit", "nova-gio", "kngf"])
def test_a_profile_shows_its_rules_with_sources_and_the_day_it_was_checked(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert edge.run(["profiles", "show", name]) == ExitCode.DONE

    shown = said(capfd)
    assert "Sources [" in shown
    assert "Checked on 28 November 2026 against notes from archived copies of these pages" in shown


def test_a_profile_for_another_program(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["profiles", "show", "vit", "--json"]) == ExitCode.DONE

    assert json.loads(capfd.readouterr().out)["carry_over"]["shortage"] is True


def test_a_bad_file_ends_with_3_and_a_good_one_with_0(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    good, bad = home / "goed.yaml", home / "slecht.yaml"
    good.write_text(HEAD, encoding="utf-8")
    bad.write_text(HEAD + "grop: {min: 3}\n", encoding="utf-8")

    assert edge.run(["profiles", "check", str(good)]) == ExitCode.DONE
    assert edge.run(["profiles", "check", str(bad), str(good)]) == ExitCode.BAD_FILE

    shown = capfd.readouterr()
    assert shown.out.count("in order") == 2
    assert f"{bad}:10:1: unknown key 'grop' in this profile" in shown.err
    assert "Did you mean 'group'?" in shown.err


def test_a_missing_file_ends_with_2(home: Path) -> None:
    assert edge.run(["profiles", "check", str(home / "weg.yaml")]) == ExitCode.USAGE


def test_an_unknown_profile_is_answered_with_the_nearest(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["check-profile", "nova-intervisi"]) == ExitCode.USAGE
    assert "Did you mean 'nova-intervisie'?" in capfd.readouterr().err


@pytest.mark.usefixtures("a_year")
def test_not_met_is_an_answer_with_its_reason_and_exit_code_0(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["check-profile", "vit", "--person", "bas", "--year", "2025"]) == ExitCode.DONE

    shown = said(capfd)
    assert "Bas does not meet profile VIT therapists as of" in shown
    assert "because: at least 15 h in a year (read here as a calendar year) (8 h 50 of 15 h)" in shown
    assert "3 people from 20:01 on" in shown
    assert "10 September 2025 (2025-09-10-1): 2 h net counts as 0 min" in shown


@pytest.mark.usefixtures("a_year")
def test_the_same_is_said_in_dutch(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "nl")

    assert edge.run(["check-profile", "vit", "--person", "bas", "--year", "2025"]) == ExitCode.DONE

    shown = said(capfd)
    assert "Bas voldoet niet aan profiel VIT-therapeuten per" in shown
    assert "omdat: minstens 15 u in een jaar (hier gelezen als kalenderjaar) (8 u 50 van 15 u)" in shown
    assert "Op 28 november 2026 nagekeken aan de hand van notities uit bewaarde kopieën" in shown


@pytest.mark.usefixtures("a_year")
@pytest.mark.parametrize("name", sorted(path.stem for path in SHIPPED.glob("*.yaml")))
def test_every_output_names_source_and_day_and_approves_nothing(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for language, words in (("en", ("approv",)), ("nl", ("goedgekeurd", "erkend door"))):
        monkeypatch.setenv("INTERVISIE_LANGUAGE", language)
        for command in (["check-profile", name], ["hours", "--profile", name], ["profiles", "show", name]):
            period = ["--year", "2025"] if command[0] != "profiles" else []
            assert edge.run([*command, *period]) == ExitCode.DONE
            shown = said(capfd)
            assert "28 november 2026" in shown.lower()
            assert not any(word in shown.lower() for word in words)


@pytest.mark.usefixtures("a_year")
def test_who_was_there_in_another_year_has_nothing_in_this_one(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["check-profile", "nova-intervisie", "--person", "ANNA", "--year", "2020"]) == 0

    assert "Anna does not meet profile NOvA: intervision for lawyers" in said(capfd)


@pytest.mark.usefixtures("a_year")
def test_a_group_is_everybody_in_it_and_nobody_else(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["groups", "edit", "Noord", "--member", "Els"]) == ExitCode.DONE
    capfd.readouterr()

    assert edge.run(["check-profile", "vit", "--group", "noord", "--year", "2025", "--json"]) == ExitCode.DONE

    assert [each["person"] for each in json.loads(capfd.readouterr().out)] == [*FOUR, "Els"]


@pytest.mark.usefixtures("a_year")
def test_who_is_in_the_group_comes_from_the_group(capfd: pytest.CaptureFixture[str]) -> None:
    edge.run(["groups", "edit", "Noord", *(f"--discipline={name}=verslavingsarts" for name in FOUR[:3])])
    edge.run(["groups", "edit", "Noord", "--discipline", "Dewi=arts"])
    capfd.readouterr()

    options = ["--person", "Anna", "--year", "2025", "--activity", "ICT", "--json"]
    assert edge.run(["check-profile", "vvgn-ict", *options]) == ExitCode.DONE

    (found,) = json.loads(capfd.readouterr().out)
    share = next(each for each in found["each_meeting"] if "75 %" in each["asked"])
    assert share["status"] == "cannot-tell"  # of the meeting without a group
    assert found["counted_minutes"] == (2 + 1 + 5 + 2) * 60
    assert found["verdict"] == "not-met"  # because that meeting was of two people


@pytest.mark.usefixtures("a_year")
def test_names_cannot_steer_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["check-profile", "vit", "--year", "2025"]) == ExitCode.DONE
    assert edge.run(["hours", "--profile", "vit", "--year", "2025"]) == ExitCode.DONE

    assert "\x1b" not in capfd.readouterr().out


@pytest.mark.parametrize(
    "options",
    [
        ["--year", "0"],
        ["--year", "9999"],
        ["--year", "2025", "--from", "2025-01-01"],
        ["--from", "2025-02-30"],
        ["--from", "gisteren"],
        ["--from", "2025-06-01", "--until", "2025-05-31"],
        ["--until", "9999-12-31"],
        ["--preparation", "5h"],
        ["--months-away", "3"],
        ["--person", "Niemand"],
    ],
)
def test_what_cannot_be_is_refused_with_2(options: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["check-profile", "vit", *options]) == ExitCode.USAGE
    assert capfd.readouterr().err


def test_without_meetings_that_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["check-profile", "vit", "--year", "2020"]) == ExitCode.DONE
    assert "No meetings from 1 January 2020 until 31 December 2020." in said(capfd)


@pytest.mark.usefixtures("a_year")
def test_deadlines_are_told_by_day_and_nothing_is_late(capfd: pytest.CaptureFixture[str]) -> None:
    options = ["--year", "2025", "--activity", "LOK"]
    assert edge.run(["check-profile", "riziv-lok", *options]) == ExitCode.DONE

    shown = said(capfd)
    assert "31 May 2025: Report date, subject and participants online (meeting of 16 April 2025)" in shown
    assert not {"late", "overdue"} & set(shown.split())


@pytest.mark.usefixtures("a_year")
def test_hours_by_profile_show_what_counts_beside_what_was(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["hours", "--profile", "vit", "--year", "2025", "--person", "Bas"]) == ExitCode.DONE

    shown = capfd.readouterr().out
    assert "Bas   2:00  6:50   -   -  8:50        -  10:50" in shown


@pytest.mark.usefixtures("a_year")
def test_hours_by_profile_for_other_programs(capfd: pytest.CaptureFixture[str]) -> None:
    command = ["hours", "--profile", "vit", "--year", "2025", "--person", "Bas"]
    assert edge.run([*command, "--format", "csv"]) == ExitCode.DONE
    rows = list(csv.reader(io.StringIO(capfd.readouterr().out)))
    assert edge.run([*command, "--format", "json"]) == ExitCode.DONE
    (found,) = json.loads(capfd.readouterr().out)

    assert rows[0] == list(COLUMNS)
    assert [row[5] for row in rows[1:]] == ["120", "110", "300", "0"]
    assert (found["net_minutes"], found["counted_minutes"]) == (650, 530)
    assert found["quarters"] == [120, 410, 0, 0]


def test_an_activity_without_a_profile_is_refused() -> None:
    assert edge.run(["hours", "--activity", "ICT"]) == ExitCode.USAGE


def test_open_and_damaged_meetings_are_named_and_do_not_count(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    keep(on(3, 3, year=2025), 120, FOUR, group="Zuid")
    keep(on(4, 3, year=2025), 120, FOUR, group="Zuid", closed=False)
    for path in (home / "meetings").glob("*.jsonl"):
        lines = path.read_bytes().splitlines(keepends=True)
        if b"2025-03-03" in lines[0]:
            path.write_bytes(b"".join((lines[0], b"x" + lines[1][1:], *lines[2:])))

    assert edge.run(["check-profile", "vit", "--year", "2025"]) == ExitCode.DONE

    told = capfd.readouterr().err
    assert "2025-03-03-1 is damaged, and does not count." in told
    assert "2025-04-03-1 is still open, and does not count yet." in told


def test_a_group_chooses_profiles_that_exist(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["groups", "new", "Noord"]) == ExitCode.DONE
    assert edge.run(["groups", "edit", "Noord", "--profiles", "vit, nobco"]) == ExitCode.DONE
    assert edge.run(["groups", "edit", "Noord", "--profiles", "vitt"]) == ExitCode.USAGE
    capfd.readouterr()

    assert edge.run(["groups", "show", "Noord"]) == ExitCode.DONE
    assert "Profiles: vit, nobco" in capfd.readouterr().out


def test_hours_without_a_profile_read_no_yaml() -> None:
    program = (
        "import sys; from intervisie.cli import edge; code = edge.run(['hours']); "
        "sys.exit(code or any(name in ('yaml', 'intervisie.profiles') for name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)

    assert done.returncode == 0, done.stderr.decode()
