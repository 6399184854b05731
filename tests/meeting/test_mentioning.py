"""A person is found by name in what others said; an ordinary word and somebody else are left alone."""

from __future__ import annotations

import unicodedata

import pytest

from intervisie.meeting.mentioning import BLACKED, Mentions

TEXTS = ("Ik wil dat iedereen mark my words leest", {"steps": ["als het kan", "will you"]})


def blacked(name: str, text: str, *others: str) -> str:
    return Mentions((name,), others, TEXTS).blacked(text)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Anna", "Anna zei iets", "X zei iets"),
        ("Anna", "dat zei anna, en ANNA weer", "dat zei X, en X weer"),
        ("Anna", "Anna's idee, Annas idee", "X idee, X idee"),
        ("Anna", "Annabel en Hanna", "Annabel en Hanna"),
        ("Jan de Vries", "jan  de vries belde", "X belde"),
        ("Jan de Vries", "vraag Jan of Vries", "vraag X of X"),
        ("Jan de Vries", "de mensen die jan roepen", "de mensen die jan roepen"),
        ("Wil", "ik wil dat Wil belt", "ik wil dat X belt"),
        ("Mark", "mark my words, Mark", "mark my words, X"),
        ("André", "dat zei André", "dat zei X"),
        ("André", unicodedata.normalize("NFD", "dat zei andré"), "dat zei X"),
        ("Anna", "dat zei Ａｎｎａ", "dat zei X"),
        ("José", "JOSÉ", "X"),
        ("None", "None of it", "X of it"),
        ("null", "is null waar", "is X waar"),
        ("J.", "dat zei J. ook", "dat zei X ook"),
        ("C++ (x)", "vraag C++ (x) maar", "vraag X maar"),
        ("李雷", "问 李雷 吧", "问 X 吧"),
    ],
)
def test_a_name_is_found_in_every_spelling(name: str, text: str, expected: str) -> None:
    assert blacked(name, text) == expected.replace("X", BLACKED)


def test_what_somebody_else_is_called_stays() -> None:
    assert blacked("Anna", "Anna Maria en Anna", "Anna Maria") == f"Anna Maria en {BLACKED}"
    assert blacked("Anna Maria", "Anna en Anna Maria", "Anna") == f"Anna en {BLACKED}"
    assert blacked("Jan Bos", "Jan en Bos", "Jan Dam") == f"Jan en {BLACKED}"


def test_a_text_without_the_name_stays_byte_for_byte() -> None:
    text = unicodedata.normalize("NFD", "½ café ﬁets")

    assert blacked("Anna", text) == text


def test_a_name_of_a_thousand_letters_and_an_empty_one_do_no_harm() -> None:
    assert blacked("a" * 1000, f"dat zei {'A' * 1000}") == f"dat zei {BLACKED}"
    assert blacked("", "dat zei iemand") == "dat zei iemand"
    assert not Mentions(("  ",), ()).are_in("  ")
