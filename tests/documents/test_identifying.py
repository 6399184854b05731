"""What in a line may tell who it is about, and what becomes of it before the group minutes are made."""

from __future__ import annotations

import io
import sys
from itertools import pairwise

import pytest

from intervisie.cli.striking import wordings
from intervisie.documents.identifying import BLACK, Kind, blacked_out, pieces
from intervisie.errors import AnswerNeededError
from intervisie.meeting.note import Note, NoteKind
from tests.meeting.builders import Table

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
    assert blacked_out(short, pieces(short, NAMES)) == f"dat zei {BLACK * 3}"


def a_note(text: str) -> Note:
    table = Table().type("/start").type(f"#learning {text}")
    note = table.meeting.notes.find(1)
    assert note is not None
    assert note.kind is NoteKind.LEARNING
    return note


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("\n", {}),
        ("1\n", {1: (f"dat zei {BLACK * 3} ook",)}),
        ("dat zei iemand ook\n", {1: ("dat zei iemand ook",)}),
    ],
)
def test_each_such_line_is_asked_about(
    typed: str, expected: dict[int, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))

    assert wordings((a_note("dat zei Anna ook"),), NAMES) == expected


def test_a_line_that_tells_nothing_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    assert wordings((a_note("eerst vragen"),), NAMES) == {}


def test_without_an_answer_nothing_is_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    with pytest.raises(AnswerNeededError):
        wordings((a_note("dat zei Anna ook"),), NAMES)
