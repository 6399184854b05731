"""What the pages about profiles promise, in either language: they are fresh, and what they show works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from intervisie.profiles.library import SHIPPED, Profiles
from intervisie.profiles.page import overview, reference
from intervisie.profiles.reading import read_profile
from intervisie.words.catalogue import Words

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "profiles.md", "nl": DOCS / "profiles.nl.md"}
BOTH = pytest.mark.parametrize("language", ["en", "nl"])


def page(language: str) -> str:
    return PAGES[language].read_text(encoding="utf-8")


@BOTH
def test_the_page_lists_the_shipped_profiles_as_their_files_have_them(language: str) -> None:
    profiles = [Profiles().read(path) for path in sorted(SHIPPED.glob("*.yaml"))]

    assert overview(profiles, Words(language).text) in page(language)


@BOTH
def test_the_page_lists_every_key_as_the_key_table_has_it(language: str) -> None:
    assert page(language).endswith(reference(Words(language).text))


@BOTH
def test_the_profile_on_the_page_is_in_order(language: str) -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```", page(language), re.DOTALL | re.MULTILINE)

    profile = read_profile(example, "ons-register.yaml")

    assert profile.id == "ons-register"
    assert profile.demands
    assert profile.volume is not None


def test_both_pages_lead_to_each_other_and_show_the_same() -> None:
    english, dutch = page("en"), page("nl")

    assert "(profiles.nl.md)" in english.split("##", maxsplit=1)[0]
    assert "(profiles.md)" in dutch.split("##", maxsplit=1)[0]
    assert re.findall(r"^```.*?^```", english, re.DOTALL | re.MULTILINE) == re.findall(
        r"^```.*?^```", dutch, re.DOTALL | re.MULTILINE
    )
