"""The profiles that ship: each in order, in both languages, and no rule without its source."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from intervisie.errors import BadFileError, StorageError, UsageError
from intervisie.profiles.library import SHIPPED, Profiles
from intervisie.profiles.model import Basis, Profile
from intervisie.profiles.telling import facts, rules
from intervisie.words.catalogue import Words
from tests.profiles.builders import HEAD, checked, held, on

ALL = [Profiles().read(path) for path in sorted(SHIPPED.glob("*.yaml"))]
EACH = pytest.mark.parametrize("profile", ALL, ids=lambda profile: profile.id)


def test_twenty_nine_profiles_ship() -> None:
    assert len(ALL) == 29


@EACH
def test_the_name_of_the_file_is_the_id(profile: Profile) -> None:
    assert (SHIPPED / f"{profile.id}.yaml").is_file()


@EACH
def test_every_rule_stands_on_a_source_of_the_profile(profile: Profile) -> None:
    known = {source.id for source in profile.sources}
    notes = {note.english for note in profile.notes}

    for told, named in rules(profile):
        english = Words("en").text(told)
        assert set(named) <= known
        assert named or english.startswith("to know: "), english
    assert len(notes) == len(profile.notes)


@EACH
def test_every_text_is_there_in_dutch_and_in_english(profile: Profile) -> None:
    for told in (*facts(profile), *(rule for rule, _ in rules(profile))):
        assert Words("nl").text(told) != Words("en").text(told)


@EACH
def test_the_program_can_hold_meetings_against_it(profile: Profile) -> None:
    found = checked(profile, [held(on(month, 3)) for month in (1, 4, 7, 10)])

    assert found.meetings
    assert (found.verdict is None) is (profile.id in {"nrgd", "skj-intervisie", "knmg-aban"})


@pytest.mark.parametrize("name", ["mfn", "vfas", "rcpsych"])
def test_what_was_read_at_second_hand_says_so(name: str) -> None:
    assert Profiles().find(name).basis is Basis.SECOND_HAND


def test_nothing_claims_that_the_own_pages_of_a_body_were_read() -> None:
    assert {profile.basis for profile in ALL} == {Basis.ARCHIVED, Basis.SECOND_HAND}


def test_an_own_profile_goes_before_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "mijn-vit.yaml").write_text(HEAD.replace("id: eigen", "id: vit"), encoding="utf-8")
    (tmp_path / "kapot.yaml").write_text("format: 1\n", encoding="utf-8")
    profiles = Profiles(tmp_path)

    found = {entry.id: entry for entry in profiles.entries()}

    assert profiles.find("vit").body == "Ons"
    assert found["vit"].own
    assert found["vit"].replaces
    assert found["kapot"].profile is None
    assert len(found) == 30


def test_a_profile_is_found_by_the_path_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "eigen.yaml"
    path.write_text(HEAD, encoding="utf-8")

    assert Profiles().find(str(path)).id == "eigen"


@pytest.mark.parametrize("name", ["nova", "../shipped/vit", "vit.yaml", "", "x" * 300, "nova\x00"])
def test_what_is_not_there_is_not_found(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Profiles(tmp_path).find(name)


def test_a_broken_own_profile_says_what_is_wrong_when_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "kapot.yaml").write_text("format: 1\n", encoding="utf-8")

    with pytest.raises(BadFileError):
        Profiles(tmp_path).find("kapot")


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yaml")

    assert [entry.profile for entry in Profiles(tmp_path).entries() if entry.own] == [None]
    with pytest.raises(StorageError):
        Profiles(tmp_path).find(str(tmp_path / "pijp.yaml"))
