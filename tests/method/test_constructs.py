"""Every construct of the field can be said in a method file, as the table of the authoring pages says."""

from __future__ import annotations

import pytest

from tests.method.builders import HEAD, STEPS, method
from tests.method.constructs import CONSTRUCTS, Construct

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


def test_all_are_there_and_what_no_file_says_has_its_place_named() -> None:
    assert [one.number for one in CONSTRUCTS] == list(range(1, 62))
    assert [one.number for one in IN_THE_PROGRAM] == [28, 31, 42, 55]
    assert all(len(one.english) > 60 for one in IN_THE_PROGRAM)
