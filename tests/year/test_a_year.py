"""A group over one year: hours, turns, actions, proofs and rules of registers, from the journals alone."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from intervisie.cli import edge
from intervisie.cli.rotation import suggestions
from intervisie.cli.unlocking import open_archive
from intervisie.errors import ExitCode
from intervisie.words.catalogue import Words
from tests.profiles.builders import HEAD
from tests.year.building import EVENINGS, PEOPLE, YEAR, ZONE, a_year, net_minutes


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("year")
    a_year(home)
    (home / "profiles").mkdir(mode=0o700)
    (home / "profiles" / "eigen.yaml").write_text(HEAD + "rounding: {to: whole-hours}\n")
    return home


@pytest.fixture(autouse=True)
def home(kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(kept))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    return kept


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    capfd.readouterr()
    assert edge.run(list(arguments)) == ExitCode.DONE
    return capfd.readouterr().out


def values(capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(said(capfd, *arguments))


def checked(capfd: pytest.CaptureFixture[str], profile: str, name: str, *more: str) -> Any:
    """Return what one person's year comes to under a profile."""
    period = () if "--from" in more else ("--year", str(YEAR))
    arguments = ("check-profile", profile, "--person", name, "--group", "Noord", *period, *more, "--json")
    (found,) = values(capfd, *arguments)
    return found


def asked(found: Any, part: str) -> list[Any]:
    every = [*found["over_period"], *found["each_meeting"]]
    every += [finding for meeting in found["meetings"] for finding in meeting["findings"]]
    return [each for each in every if part in each["asked"]]


def test_the_hours_of_everybody_add_up_per_quarter(capfd: pytest.CaptureFixture[str]) -> None:
    found = values(capfd, "hours", "--year", str(YEAR), "--group", "Noord", "--format", "json")

    assert {each["name"]: each["quarters"] for each in found} == {
        name: [net_minutes(name, quarter=quarter) for quarter in (1, 2, 3, 4)] for name in PEOPLE
    }
    assert {each["name"]: each["net_minutes"] for each in found} == {
        name: net_minutes(name) for name in PEOPLE
    }


def test_the_overview_counts_turns_and_names_no_case(capfd: pytest.CaptureFixture[str]) -> None:
    found = values(capfd, "overview", "--year", str(YEAR), "--json")
    year = [evening for evening in EVENINGS if evening.day.year == YEAR]

    assert found["meetings"] == 12
    assert {name: each["brought"] for name, each in found["people"].items() if each["brought"]} == Counter(
        evening.brings for evening in year
    )
    assert {name: each["facilitated"] for name, each in found["people"].items() if each["facilitated"]} == (
        Counter(evening.leads for evening in year)
    )
    assert "call the school" not in said(capfd, "overview", "--year", str(YEAR))


def test_the_themes_of_a_group_stand_in_its_own_overview_only(capfd: pytest.CaptureFixture[str]) -> None:
    of_all = values(capfd, "overview", "--year", str(YEAR), "--json")
    of_group = values(capfd, "overview", "--year", str(YEAR), "--group", "Noord", "--json")

    assert of_all["themes"] == {}
    assert of_group["themes"] == {"Too much to do": 1}


def test_whose_turn_it_could_be_is_whoever_did_it_least() -> None:
    now = EVENINGS[-1].day.replace(year=YEAR + 1, month=1)
    here = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay")
    from datetime import datetime

    moment = datetime(now.year, now.month, now.day, 19, tzinfo=ZONE)
    told = [
        Words("en").text(text)
        for text in suggestions(open_archive().summaries("Noord"), here, moment, given={}, brings=True)
    ]

    assert told == [
        "Dewi led last time; perhaps Els leads now.",
        "Els brought a case last time; perhaps Anna has one now.",
        "Cem took notes last time; perhaps Bas takes them now.",
    ]


def test_shared_actions_are_there_with_who_does_them(capfd: pytest.CaptureFixture[str]) -> None:
    found = values(capfd, "actions", "list", "--group", "Noord", "--json")

    assert [(each["who"], each["text"]) for each in found] == [
        ("Bas", "call the school"),
        ("Fay", "write it down"),
    ]


@pytest.mark.parametrize("evening", EVENINGS[1:], ids=lambda one: one.day.isoformat())
def test_everybody_who_was_there_has_a_proof_with_their_own_times(
    evening: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    handle = f"{evening.day.isoformat()}-1"
    for name in PEOPLE:
        arguments = ("export", handle, "--document", "proof", "--person", name, "--output", "-")
        if name in evening.absent:
            assert edge.run(list(arguments)) == ExitCode.USAGE
            continue
        text = said(capfd, *arguments)
        minutes = dict(evening.early).get(name, evening.minutes) - dict(evening.late).get(name, 0)
        hours, rest = divmod(minutes, 60)
        assert name in text
        assert f"{hours} hour" in text
        assert not rest or f"{rest} minutes" in text
        assert "call the school" not in text
        assert evening.brings == name or evening.brings not in text or evening.brings == evening.leads


def test_a_proof_prints_the_register_that_is_chosen(capfd: pytest.CaptureFixture[str]) -> None:
    proof = ("export", "2025-01-14-1", "--document", "proof", "--person", "Bas", "--output", "-")

    assert "VIT" in (text := said(capfd, *proof, "--register", "VIT"))
    assert "77" in text
    assert "123456" not in text


# The ten ways in which a sum of hours misleads; each fails somewhere in this year.


def test_way_1_a_day_below_the_floor_counts_for_nothing_and_one_above_the_ceiling_for_the_ceiling(
    capfd: pytest.CaptureFixture[str],
) -> None:
    counted = {
        each["date"]: each["counted_minutes"]
        for each in checked(capfd, "nova-gio", "Fay", "--activity", "GIO")["meetings"]
    }

    assert counted["2025-02-11"] == 0
    assert counted["2025-03-11"] == 240


def test_way_2_a_good_total_fails_on_an_empty_quarter(capfd: pytest.CaptureFixture[str]) -> None:
    found = checked(capfd, "nobco", "Els")

    assert found["counted_minutes"] > 4 * 60
    assert found["verdict"] == "not-met"
    assert any("quarter 3" in str(each["reason"]) for each in asked(found, "quarter"))


def test_way_3_each_meeting_is_rounded_down_to_whole_hours(capfd: pytest.CaptureFixture[str]) -> None:
    counted = {
        each["date"]: (each["net_minutes"], each["counted_minutes"])
        for each in checked(capfd, "eigen", "Fay")["meetings"]
    }

    assert counted["2025-01-14"] == (90, 60)
    assert counted["2025-02-11"] == (110, 60)
    assert counted["2025-03-11"] == (300, 300)


def test_way_4_what_was_short_last_year_is_to_be_made_up(capfd: pytest.CaptureFixture[str]) -> None:
    found = checked(capfd, "vit", "Cem")

    assert net_minutes("Cem") > 15 * 60
    assert found["verdict"] == "not-met"
    assert found["over_period"][0]["reason"] == "24 h 50 of 28 h; the period before was 13 h short"


def test_way_5_one_who_leaves_voids_the_meeting_of_all_others(capfd: pytest.CaptureFixture[str]) -> None:
    found = checked(capfd, "vit", "Anna")

    october = next(each for each in found["meetings"] if each["date"] == "2025-10-14")
    assert (october["net_minutes"], october["counted_minutes"]) == (120, 0)


def test_way_6_five_of_seven_are_too_few_of_a_discipline(capfd: pytest.CaptureFixture[str]) -> None:
    found = checked(capfd, "vvgn-ict", "Anna", "--activity", "ICT")

    assert found["verdict"] == "not-met"
    assert any(each["status"] == "not-met" for each in asked(found, "75"))


def test_way_7_a_group_of_seven_is_too_large_for_some(capfd: pytest.CaptureFixture[str]) -> None:
    assert checked(capfd, "rcpsych", "Anna", "--from", "2025-01-01", "--until", "2025-06-30")["verdict"] == (
        "not-met"
    )


def test_way_8_the_hours_of_who_leads_count_for_one_and_are_asked_of_the_other(
    capfd: pytest.CaptureFixture[str],
) -> None:
    days = ("--from", "2025-05-01", "--until", "2025-05-31")

    peer = checked(capfd, "nova-gio", "Els", "--activity", "GIO", *days)
    led = checked(capfd, "nova-intervisie", "Els", *days)

    assert peer["counted_minutes"] == 120
    assert (led["counted_minutes"], led["uncertain_minutes"]) == (0, 120)


def test_way_9_preparation_is_asked_of_some_and_left_out_of_others(
    capfd: pytest.CaptureFixture[str],
) -> None:
    asked_for = checked(capfd, "kngf", "Anna", "--from", "2025-01-01", "--until", "2025-12-31")
    left_out = checked(capfd, "skj-supervisie", "Anna", "--activity", "supervisie", "--preparation", "9h")

    assert asked_for["verdict"] == "not-met"
    assert asked(asked_for, "preparation")[0]["status"] == "cannot-tell"
    assert left_out["counted_minutes"] == net_minutes("Anna")


def test_way_10_intervision_is_no_ict_until_somebody_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    days = ("--from", "2025-01-01", "--until", "2025-12-31")

    found = checked(capfd, "vs-ict", "Anna", *days)

    assert found["counted_minutes"] == 0
    assert found["verdict"] == "not-met"
