"""What in a line may tell who it is about, and what becomes of it before the group minutes are made."""

from __future__ import annotations

import io
import sys
from itertools import pairwise

import pytest

from intervisie.cli.striking import Line, reworded
from intervisie.documents.identifying import Kind, blacked_out, generalised, pieces, taken_out
from intervisie.errors import AnswerNeededError
from intervisie.meeting.mentioning import BLACKED
from intervisie.meeting.pseudonyms import pseudonym_for

NAMES = ("Anna", "Jan-Willem de Boer", "Fay")


def found(text: str) -> list[tuple[str, Kind]]:
    return [(text[piece.start : piece.end], piece.kind) for piece in pieces(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eerst vragen, dan pas iets vinden.", []),
        ("We spreken Anna er nog over", [("Anna", Kind.NAME)]),
        ("dat zei ANNA ook", [("ANNA", Kind.NAME)]),
        ("de anna's van deze wereld", []),
        ("vraag het de boer", [("boer", Kind.NAME)]),
        ("mail jan@school.nl even", [("jan@school.nl", Kind.MAIL)]),
        ("bel 06-12345678", [("06-12345678", Kind.PHONE)]),
        ("bel +31 6 12 34 56 78", [("+31 6 12 34 56 78", Kind.PHONE)]),
        ("geboren 12-03-1987", [("12-03-1987", Kind.DATE)]),
        ("geboren 12 maart 1987", [("12 maart 1987", Kind.DATE)]),
        ("dossier 123456", [("123456", Kind.NUMBER)]),
        ("over 15 minuten, om 14.30 uur", []),
        ("de vader van Mohammed belde", [("Mohammed", Kind.UNKNOWN)]),
        ("Vader belde. Toen kwam moeder.", []),
        ("op maandag, of Donderdag in Kerst", []),
        ("bij het UWV en de GGZ", []),
    ],
)
def test_what_looks_like_somebody_is_found(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert found(text) == expected


def test_pieces_never_overlap_and_stand_in_order() -> None:
    text = "Anna anna@school.nl 06-12345678 en 12-03-1987 van Mohammed de Boer 1234567"
    all_pieces = pieces(text, NAMES)

    assert [piece.start for piece in all_pieces] == sorted(piece.start for piece in all_pieces)
    assert all(one.end <= other.start for one, other in pairwise(all_pieces))


def test_blacked_out_nothing_of_it_is_left_and_its_length_cannot_be_seen() -> None:
    short, long = "dat zei Fay", "dat zei Jan-Willem"

    assert blacked_out(short, pieces(short, NAMES)) == blacked_out(long, pieces(long, NAMES))
    assert blacked_out(short, pieces(short, NAMES)) == f"dat zei {BLACKED}"


def answered(
    *lines: str, typed: str, known: dict[str, str] | None = None
) -> tuple[list[str], dict[str, str]]:
    """Return how lines read after these answers, and what stands for names in them."""
    asked = [Line(number, tuple(line.split(" | "))) for number, line in enumerate(lines, 1)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.StringIO(typed))
        found = reworded(asked, NAMES, language="nl", known=lambda: known or {})
    texts = [" | ".join(found.columns.get(place, line.columns)) for place, line in enumerate(asked)]
    return texts, found.pseudonyms


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("\n", "dat zei Anna ook"),
        ("1\n", f"dat zei {BLACKED} ook"),
        ("2\n", "dat zei persoon A ook"),
        ("3\n", "dat zei ook"),
        ("dat zei iemand ook\n", "dat zei iemand ook"),
    ],
)
def test_each_such_line_is_asked_about(typed: str, expected: str) -> None:
    assert answered("dat zei Anna ook", typed=typed)[0] == [expected]


def test_one_person_is_called_the_same_in_every_line_and_the_next_time() -> None:
    lines = ("dat zei Anna", "tegen Mohammed", "en weer Anna", "vraag Jan-Willem de Boer", "of de Boer zelf")

    texts, given = answered(*lines, typed="2\n" * 5, known={"anna": "persoon B"})

    assert texts == [
        "dat zei persoon B",
        "tegen persoon A",
        "en weer persoon B",
        "vraag persoon C",
        "of de persoon C zelf",
    ]
    assert given == {"Anna": "persoon B", "Mohammed": "persoon A", "Jan-Willem de Boer": "persoon C"}


def test_what_is_no_name_says_what_it_was_and_a_date_keeps_its_year() -> None:
    line = "mail jan@school.nl of bel 06-12345678 over 1234567 van 12-03-1987"

    (text,), given = answered(line, typed="2\n")

    assert text == "mail (e-mailadres) of bel (telefoonnummer) over (nummer) van 1987"
    assert given == {}


def test_columns_stay_columns() -> None:
    assert answered("wat zei Anna? | dat Fay belde", typed="2\n")[0] == [
        "wat zei persoon A? | dat persoon B belde"
    ]


def test_what_is_taken_out_leaves_no_hole() -> None:
    text = "dat zei Anna, en Fay."

    assert taken_out(text, pieces(text, NAMES)) == "dat zei, en."
    assert answered("Anna", typed="3\n")[0] == ["-"]


def test_two_names_beside_each_other_with_a_comma_are_two_people() -> None:
    text = "vraag Anna, Fay of Jan-Willem de Boer"

    less = generalised(text, pieces(text, NAMES), lambda _, name: f"<{name}>")

    assert less == "vraag <Anna>, <Fay> of <Jan-Willem de Boer>"


def test_a_line_that_tells_nothing_is_not_asked_about() -> None:
    assert answered("eerst vragen", typed="") == (["eerst vragen"], {})


def test_without_an_answer_nothing_is_decided() -> None:
    with pytest.raises(AnswerNeededError):
        answered("dat zei Anna ook", typed="")


def test_after_z_comes_aa() -> None:
    known = {str(number): f"person {letter}" for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}

    assert pseudonym_for("Anna", known, "person") == "person AA"
    assert pseudonym_for("ANNA", {"anna": "person Q"}, "person") == "person Q"
