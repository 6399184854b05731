"""What the authoring page promises: it is fresh, and what it shows works."""

from __future__ import annotations

import re
from pathlib import Path

from intervisie.method.schema import reference
from tests.method.builders import TEN_LINES, method
from tests.method.page_of_mistakes import MISTAKES, page_of_mistakes

PAGE = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")


def test_the_page_lists_every_key_as_the_key_table_has_it() -> None:
    assert reference() in PAGE


def test_the_page_shows_ten_mistakes_with_the_messages_they_really_get() -> None:
    assert len(MISTAKES) == 10
    assert page_of_mistakes() in PAGE


def test_the_ten_lines_of_the_page_are_a_method() -> None:
    example = re.search(r"```yaml\n(format: 0\n.*?)```", PAGE, re.DOTALL)

    assert example is not None
    assert method(example[1]).steps == method(TEN_LINES).steps


def test_the_fragments_of_the_page_can_be_put_into_a_method() -> None:
    fragments = re.findall(r"```yaml\n(.*?)```", PAGE.split("## Ten mistakes")[0], re.DOTALL)
    head = "format: 0\nid: proef\nlanguage: nl\nname: Proef\n"
    last = "  - {id: wat-de-inbrenger-deed, title: Afloop}\n"

    read = method(f"{head}{fragments[2]}steps:\n{fragments[1]}{last}")

    assert read.steps[1].parts[0].reveals == ("afloop",)
