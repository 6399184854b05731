"""Names: as people write them, each only once, and harmless."""

from __future__ import annotations

import pytest

from intervisie.errors import UsageError
from intervisie.faces.names import accepted


def test_names_are_kept_as_people_write_them() -> None:
    assert accepted([" Anna ", "José\u0301", "van  der Berg", "李小龍"]) == (
        "Anna",
        "José\u0301",
        "van der Berg",
        "李小龍",
    )


def test_two_ways_to_write_one_letter_are_one_name() -> None:
    with pytest.raises(UsageError, match="here twice"):
        accepted(["René", "Rene\u0301"])


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 81, "A\x1b[31m", "A\u202eB", "/next", "@Bas", "#x", "A\x00"]
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        accepted([name])


def test_more_names_than_any_meeting_has_are_refused() -> None:
    with pytest.raises(UsageError, match="at most"):
        accepted([f"Person {number}" for number in range(61)])
