"""What the questions before a meeting promise about the roles of a method."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from intervisie.faces.setup import LineQuestions
from intervisie.method.model import MethodRole
from intervisie.text import say
from intervisie.words.catalogue import Words

ANSWERS = (say("Shorten it where it may be shorter"), say("Leave it as it is"))
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


@pytest.mark.parametrize(
    ("lines", "usual", "first"),
    [(("",), True, True), (("",), False, False), (("2",), True, False), (("ja", "1"), False, True)],
    ids=["enter", "enter where the other is usual", "the other", "something else first"],
)
def test_one_of_two_answers_is_a_number_or_enter(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], usual: bool, first: bool
) -> None:
    monkeypatch.setattr("builtins.input", typing(*lines))

    assert LineQuestions(Words("nl")).agreed(say("yes"), ANSWERS, usual=usual) == first
