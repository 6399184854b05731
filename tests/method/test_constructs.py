"""Every construct of the field can be said in a method file, as the table of the authoring pages says."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervisie.faces.position import position
from intervisie.meeting.decision import Confirm
from tests.meeting.builders import Table
from tests.method.builders import HEAD, STEPS, method
from tests.method.constructs import CONSTRUCTS, Construct
from tests.method.page_of_constructs import table_of_constructs

DOCS = Path(__file__).parents[2] / "docs"

IN_THE_FILE = [one for one in CONSTRUCTS if one.promise is not None]
IN_THE_PROGRAM = [one for one in CONSTRUCTS if one.promise is None]


def the_method(one: Construct) -> str:
    """Return a whole method with the YAML of a construct in its place."""
    steps = "".join(f"  {line}\n" for line in one.steps.splitlines())
    head = f"{one.head}\n" if one.head else ""
    return f"{HEAD}{head}steps:\n{steps}" if steps else f"{HEAD}{head}{STEPS}"


@pytest.mark.parametrize("one", IN_THE_FILE, ids=lambda one: f"{one.number}")
def test_a_method_file_says_it(one: Construct) -> None:
    read = method(the_method(one))

    assert one.promise is not None
    assert one.promise(read)


@pytest.mark.parametrize("one", IN_THE_FILE, ids=lambda one: f"{one.number}")
def test_what_it_says_is_played_to_the_end(one: Construct) -> None:
    table = Table(method(the_method(one))).attempt("/inbrenger Anna").type("/begin")

    for _ in range(80):
        table.attempt("/volgende")
        if isinstance(table.answer, Confirm):
            table.yes()
        elif table.answer is not None:
            table.attempt("/laat-open")
        assert position(table.meeting, table.now)
        if table.meeting.here == table.meeting.order[-1].key:
            break

    played = {key for key in table.meeting.visits if table.meeting.visits[key].stays}
    own = [stop for stop in table.meeting.order if stop.round and stop.key not in table.meeting.skipped]
    assert table.meeting.here == table.meeting.order[-1].key
    assert {stop.key for stop in own} <= played


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_shows_them_as_they_are_read_here(language: str) -> None:
    written = (DOCS / ("constructs.nl.md" if language == "nl" else "constructs.md")).read_text("utf-8")

    assert written.endswith(table_of_constructs(language))


def test_all_are_there_and_what_no_file_says_has_its_place_named() -> None:
    assert [one.number for one in CONSTRUCTS] == list(range(1, 62))
    assert [one.number for one in IN_THE_PROGRAM] == [28, 31, 42, 55]
    assert all(len(one.english) > 60 for one in IN_THE_PROGRAM)
