"""What the questions before a meeting promise about the roles of a method."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from intervisie.faces.setup import LineQuestions
from intervisie.method.model import MethodRole
from intervisie.words.catalogue import Words

MIRRORS = MethodRole(id="mirrors", name="Spiegels", most=2)


def typing(*lines: str) -> Callable[[str], str]:
    """Return somebody who types these lines, one for each question."""
    rest: Iterator[str] = iter(lines)
    return lambda _prompt: next(rest)


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (("Bas, cem",), ("Bas", "cem")),
        (("",), ()),
        (("Zoë", "Bas"), ("Bas",)),
        (("Anna, Bas, Cem", "Anna, Bas"), ("Anna", "Bas")),
    ],
    ids=["two", "later", "a stranger first", "too many first"],
)
def test_a_role_goes_to_people_at_the_table(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], answer: tuple[str, ...]
) -> None:
    monkeypatch.setattr("builtins.input", typing(*lines))

    assert LineQuestions(Words("nl")).holders(MIRRORS, ("Anna", "Bas", "Cem")) == answer
