"""What the authoring pages promise, in either language: they are fresh, and what they show works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from intervisie.method.choices import Mode, RecordKind
from intervisie.method.schema import reference
from intervisie.words.catalogue import Words
from tests.method.builders import TEN_LINES, method
from tests.method.mistakes import MISTAKES as METHODS_WITH_MISTAKES
from tests.method.page_of_commands import with_output
from tests.method.page_of_editors import ROWS, page_of_editors
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
    assert len(examples(PAGES[language])) == 23
    assert with_answers(PAGES[language], language) == PAGES[language]


@BOTH
def test_the_commands_of_the_page_print_what_stands_below_them(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", language)

    assert PAGES[language].count("\n$ intervisie ") == 10
    assert with_output(PAGES[language], language, tmp_path, capsys) == PAGES[language]


@BOTH
def test_the_page_tells_what_an_editor_cannot_see_and_why(language: str) -> None:
    assert {each.only_here for each in METHODS_WITH_MISTAKES if each.only_here} == set(ROWS)
    assert page_of_editors(language) in PAGES[language]


@BOTH
def test_the_page_explains_every_mode_and_every_kind_of_record(language: str) -> None:
    explained = set(re.findall(r"^\| `([\w-]+)` \| [A-ZÀ-Ý]", PAGES[language], re.MULTILINE))

    assert explained >= {*map(str, Mode), *map(str, RecordKind)}


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

    parts, secret = (next(each for each in fragments if word in each) for word in ("parts:", "hidden:"))
    hidden = secret.partition("steps:")[0]

    read = method(f"{head}{hidden}steps:\n{parts}{last}")

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
