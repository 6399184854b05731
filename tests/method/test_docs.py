"""What the authoring pages promise, in either language: they are fresh, and what they show works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from intervisie.method.schema import reference
from intervisie.words.catalogue import Words
from tests.method.builders import TEN_LINES, method
from tests.method.page_of_ideas import examples, with_answers
from tests.method.page_of_mistakes import MISTAKES, page_of_mistakes

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    "en": (DOCS / "methods.md").read_text(encoding="utf-8"),
    "nl": (DOCS / "methods.nl.md").read_text(encoding="utf-8"),
}
BOTH = pytest.mark.parametrize("language", ["en", "nl"])


@BOTH
def test_the_page_lists_every_key_as_the_key_table_has_it(language: str) -> None:
    assert PAGES[language].endswith(reference(Words(language).text))


@BOTH
def test_the_page_shows_ten_mistakes_with_the_messages_they_really_get(language: str) -> None:
    assert len(MISTAKES) == 10
    assert page_of_mistakes(language) in PAGES[language]


@BOTH
def test_the_examples_of_the_page_are_what_the_program_really_says(language: str) -> None:
    assert len(examples(PAGES[language])) == 14
    assert with_answers(PAGES[language], language) == PAGES[language]


@BOTH
def test_the_ten_lines_of_the_page_are_a_method(language: str) -> None:
    example = re.search(r"```yaml\n(format: 1\n.*?)```", PAGES[language], re.DOTALL)

    assert example is not None
    assert method(example[1]).steps == method(TEN_LINES).steps


@BOTH
def test_the_fragments_of_the_page_can_be_put_into_a_method(language: str) -> None:
    fragments = re.findall(r"```yaml\n(.*?)```", PAGES[language], re.DOTALL)
    head = "format: 1\nid: proef\nlanguage: nl\nname: Proef\n"
    last = "  - {id: wat-de-inbrenger-deed, title: Afloop}\n"

    read = method(f"{head}{fragments[2]}steps:\n{fragments[1]}{last}")

    assert read.steps[1].parts[0].reveals == ("afloop",)


def test_both_pages_have_the_same_sections_and_examples_and_lead_to_each_other() -> None:
    shape = {
        language: (
            re.findall(r"^#+", page, re.MULTILINE),
            re.findall(r"```yaml\n.*?```", page, re.DOTALL),
            re.findall(r"^\| `(\w+)`", page, re.MULTILINE),
        )
        for language, page in PAGES.items()
    }

    assert shape["nl"] == shape["en"]
    assert "(methods.nl.md)" in PAGES["en"]
    assert "(methods.md)" in PAGES["nl"]
