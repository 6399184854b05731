"""What Tab makes of a beginning: commands, people, kinds, steps, methods, and the text of a note."""

from __future__ import annotations

import pytest

from intervisie.faces.completing import completions
from tests.meeting.builders import Table, a_table_at


def methods() -> tuple[str, ...]:
    return ("mijn-rondje", "incidentmethode", "incidentmethode-kort")


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("/overz", "nl", ("/overzicht ",)),
        ("/overv", "en", ("/overview ",)),
        ("@de", "nl", ("@Dewi ",)),
        ("#ac", "nl", ("#actie ",)),
        ("#ac", "en", ("#action ",)),
        ("#note", "nl", ("#note ",)),
        ("/goto ques", "en", ("/goto questions ",)),
        ("/leave d", "en", ("/leave Dewi",)),
        ("/methode mijn", "nl", ("/methode mijn-rondje ",)),
        ("/method inc", "en", ("/method incidentmethode ", "/method incidentmethode-kort ")),
        ("an ordinary note", "en", ()),
    ],
)
def test_a_beginning_becomes_what_can_be_meant(line: str, language: str, found: tuple[str, ...]) -> None:
    assert completions(a_table_at("questions").meeting, line, language, methods) == found


def test_a_kind_is_offered_once_in_the_language_of_the_reader() -> None:
    meeting = a_table_at("questions").meeting

    for language, shown, hidden in (("nl", "#notitie ", "#note "), ("en", "#note ", "#notitie ")):
        offered = completions(meeting, "#", language)
        assert shown in offered
        assert hidden not in offered


def test_the_text_of_a_note_is_brought_back_to_be_corrected() -> None:
    meeting = a_table_at("questions").type("What did she sya? | Nothing.").meeting

    assert completions(meeting, "/change 1 ", "en") == ("/change 1 What did she sya? | Nothing.",)


def test_a_struck_note_is_not_brought_back() -> None:
    meeting = a_table_at("questions").type("wrong", "/strike 1").meeting

    assert completions(meeting, "/change 1 ", "en") == ()


def test_methods_are_looked_up_only_where_one_is_named() -> None:
    def never() -> tuple[str, ...]:
        raise AssertionError

    assert completions(Table().meeting, "/goto check", "en", never) == ("/goto check-in ",)
