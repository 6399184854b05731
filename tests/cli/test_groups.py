"""Groups on the command line, and what a meeting knows of its group."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.documents.content import minutes
from intervisie.errors import ExitCode
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.meeting.state import Meeting
from tests.terminal.programs import meeting_of, run

MEETING = ("start", "incidentmethode", "--plain", "--yes", "--group", "noord")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    return tmp_path


@pytest.fixture
def noord(home: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """Return a home with a group of three."""
    assert groups("new", "Noord", *of("--member", "Anna", "Bas", "Cem"), "--on", "2026-01-05") == 0
    capfd.readouterr()
    return home


def of(option: str, *values: str) -> list[str]:
    return [word for value in values for word in (option, value)]


def groups(*arguments: str) -> int:
    return edge.run(["groups", *arguments])


def shown(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    capfd.readouterr()
    assert groups(*arguments) == ExitCode.DONE
    return capfd.readouterr().out


@pytest.mark.usefixtures("noord")
def test_everything_that_can_be_changed_is_changed_in_one_command(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    agreement = tmp_path / "agreement.txt"
    agreement.write_text("We meet six times.\nWe pay for the room together.\n")

    code = groups(
        "edit",
        *("--name", "Noord-West"),
        *of("--member", "Dewi"),
        *of("--leave", "Cem"),
        *of("--rename", "Bas=Bas de Boer"),
        *of("--register", "Anna=SKJ 123456", "Anna=NIP 7", "Dewi=SKJ 8"),
        *of("--no-register", "Anna=NIP"),
        *of("--discipline", "Anna=orthopedagoog"),
        *of("--site", "Anna=Rotterdam Noord"),
        *of("--rule", "What is said here stays here", "Anybody may pass."),
        *of("--theme", "workload=Too much to do"),
        *("--clock", "rough", "--language", "nl", "--methods", "incidentmethode, balintmethode"),
        *("--agreement", str(agreement), "--agreed", "Anna"),
    )

    assert code == ExitCode.DONE
    page = shown(capfd, "show", "noord-west")
    for line in (
        "  Anna  SKJ 123456, orthopedagoog, Rotterdam Noord, since 5 January 2026",
        "  Bas de Boer  since 5 January 2026",
        "  What is said here stays here",
        "  We pay for the room together.",
        "  workload: Too much to do",
        "Clock: rough: plenty of time, nearly time, overtime",
        "Language: Dutch",
        "Methods: incidentmethode, balintmethode",
    ):
        assert line in page.splitlines()
    assert "still to be agreed by Bas de Boer, Dewi" in page


@pytest.mark.usefixtures("noord")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--member", "Anna"), id="member-twice"),
        pytest.param(("--member", " "), id="empty-name"),
        pytest.param(("--member", "x" * 1000), id="thousand-letters"),
        pytest.param(("--leave", "Zoe"), id="leaves-who-is-none"),
        pytest.param(("--register", "Anna"), id="no-number"),
        pytest.param(("--register", "Anna=123"), id="no-register"),
        pytest.param(("--clock", "loud"), id="clock"),
        pytest.param(("--language", "fr"), id="language"),
        pytest.param(("--methods", "no-such-method"), id="method"),
        pytest.param(("--agreement", "no-such-file.txt"), id="file"),
        pytest.param(("--theme", "workload"), id="theme"),
        pytest.param(("--agreed", "Anna"), id="nothing-to-agree-to"),
        pytest.param(("--member", "Dewi", "--on", "2999-01-01"), id="still-to-come"),
        pytest.param(("--member", "Dewi", "--on", "29-02-2027"), id="no-day"),
        pytest.param((), id="nothing"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    before = shown(capfd, "show", "--json")

    assert groups("edit", "Noord", *arguments) == ExitCode.USAGE

    assert "Traceback" not in capfd.readouterr().err
    assert shown(capfd, "show", "--json") == before


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", ["None", "null", "no", "0", "Ærø", "李小龍"])
def test_a_name_is_a_name_whatever_it_means_elsewhere(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    groups("new", name, "--member", name)

    found = json.loads(shown(capfd, "show", "--json"))

    assert (found["name"], found["members"][0]["name"]) == (name, name)


@pytest.mark.usefixtures("noord")
def test_an_archived_group_is_listed_only_when_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    groups("archive")

    assert "Noord" not in shown(capfd, "list")
    assert "Noord  3 members, archived since" in shown(capfd, "list", "--all")
    groups("archive", "--undo")
    assert "Noord  3 members\n" in shown(capfd, "list")


def test_a_group_that_only_met_keeps_its_id_and_its_people_when_it_is_set_up(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(home, *MEETING, *of("--participant", "Anna", "Bas"))
    met = meeting_of(home)
    assert "noord  only met" in shown(capfd, "list")

    groups("new", "Noord")

    found = json.loads(shown(capfd, "show", "--json"))
    assert found["id"] == met.group
    assert {each["id"]: each["name"] for each in found["members"]} == {
        person.id: person.name for person in met.people
    }


def test_a_meeting_of_a_group_knows_its_people_and_who_is_missing(noord: Path) -> None:
    done = run(noord, *MEETING, *of("--participant", "Anna", "Bas", "Gast"), lines="/continue\n/arrive Cem\n")

    met = meeting_of(noord)
    ids = {member["name"]: member["id"] for member in members(noord)}
    assert {person.name: person.id for person in met.people if person.name != "Gast"} == ids
    assert "Gast is a guest: no member of this group." in done.stdout.decode()
    assert {person.name for person in met.people if person.is_present} == {"Anna", "Bas", "Gast", "Cem"}


def test_who_did_not_come_stands_in_the_minutes_as_absent(noord: Path) -> None:
    run(noord, *MEETING, *of("--participant", "Anna", "Bas"), lines="/continue\n")

    assert minutes(meeting_of(noord)).absent == ("Cem",)


def test_everybody_of_the_group_is_there_when_nobody_is_named(noord: Path) -> None:
    run(noord, *MEETING)

    assert [person.name for person in meeting_of(noord).people] == ["Anna", "Bas", "Cem"]


def test_a_group_meets_in_its_own_language_by_its_own_rules(
    noord: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    groups("edit", "--guidance", "headings")
    groups("edit", "--language", "nl", "--clock", "rough", "--rule", "Wat we horen, houden we voor ons")
    capfd.readouterr()

    done = run(noord, *MEETING, lines="")

    met = meeting_of(noord)
    assert met.language == "nl"
    assert (met.clock, met.guidance) == (ClockDisplay.ROUGH, Guidance.HEADINGS)
    assert "Read aloud" not in done.stdout.decode()
    assert met.rounds[0].method.name == "Incidentmethode"
    assert "Wat we horen, houden we voor ons." in said_in_opening(met)
    assert done.returncode == ExitCode.DONE


def test_another_language_goes_before_that_of_the_group(
    noord: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    groups("edit", "--language", "nl")
    capfd.readouterr()

    run(noord, *MEETING, "--language", "en")

    assert meeting_of(noord).language == "en"


def test_a_group_that_is_damaged_is_said_to_be(noord: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = next((noord / "groups").glob("*.jsonl"))
    file.write_bytes(b"x" * 300 + b"\n")

    assert groups("list") == ExitCode.DONE
    assert "Nothing of this group can be read" in capfd.readouterr().err
    assert groups("show", file.stem) == ExitCode.DAMAGED


def members(home: Path) -> list[dict[str, str]]:
    done = run(home, "groups", "show", "--json")
    found: list[dict[str, str]] = json.loads(done.stdout)["members"]
    return found


def said_in_opening(meeting: Meeting) -> str:
    return " ".join(part.say for step in meeting.blocks.opening for part in step.parts)


def test_completion_offers_the_groups(noord: Path) -> None:
    from intervisie.cli.completion import complete_groups

    assert complete_groups() == ["Noord"]
    assert Archive(noord / "meetings").groups() == ()
