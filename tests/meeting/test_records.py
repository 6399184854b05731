"""What records with a shape of their own promise, and records that go on with what an earlier one holds."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from intervisie.faces.announce import announce
from intervisie.faces.completing import completions
from intervisie.meeting.decision import Refusal
from intervisie.meeting.items import items_at, items_of
from intervisie.meeting.note import Note, NoteKind
from intervisie.meeting.shapes import completed
from intervisie.meeting.state import current_stop
from intervisie.text import Text
from intervisie.words.catalogue import Words
from tests.meeting.builders import MINUTE, Table, a_table_at
from tests.meeting.shapes import METHOD


def a_table(record: str) -> Table:
    """Return a running meeting at the step of a record."""
    return a_table_at(f"step-{record}", METHOD)


def last(table: Table) -> Note:
    note = table.meeting.notes.find(len(table.meeting.notes))
    assert note is not None
    return note


def said(texts: tuple[Text, ...]) -> str:
    words = Words("en")
    return "\n".join(words.text(text) for text in texts)


def refused(table: Table) -> str:
    assert isinstance(table.answer, Refusal)
    return said((table.answer.text, *((table.answer.mend,) if table.answer.mend else ())))


def wordings(table: Table) -> list[tuple[str, str]]:
    return [(wording.text, wording.by) for wording in table.meeting.cases[0].wordings]


def test_a_line_is_a_new_wording_where_the_question_is_worded_and_the_first_stays_verbatim() -> None:
    table = a_table("core").type("Hoe zeg ik  nee | of ja?", "@bas Wat wil ik?", "/question Wat nu?")

    assert wordings(table) == [("Hoe zeg ik  nee | of ja?", ""), ("Wat wil ik?", "p1"), ("Wat nu?", "")]
    assert len(table.meeting.notes) == 0


def test_a_wording_typed_as_a_note_can_be_undone() -> None:
    table = a_table("core").type("een", "twee", "/undo")

    assert wordings(table) == [("een", "")]


def test_a_note_by_hand_stays_a_note_where_the_question_is_worded() -> None:
    table = a_table("core").type("#advies slaap erover")

    assert (last(table).kind, wordings(table)) == (NoteKind.ADVICE, [])


def test_what_is_said_off_the_record_is_no_wording() -> None:
    table = a_table("core").type("/off-record 5m", "dit niet")

    assert wordings(table) == []
    assert last(table).off_record


def test_a_wording_without_a_case_is_kept_as_a_note() -> None:
    table = a_table("core")
    table.meeting = replace(table.meeting, cases=())

    assert last(table.type("Wat is de vraag?")).text == "Wat is de vraag?"


def test_a_wording_that_is_too_long_stands_and_is_said_quietly() -> None:
    table = a_table("core").type("een twee drie vier vijf zes. En zeven!")

    assert "8 words; 5" in said(table.seen.notices)
    assert "2 sentences; 1" in said(table.seen.notices)
    assert len(wordings(table)) == 1
    assert "words" not in said(table.type("kort genoeg").seen.notices)


def test_a_question_is_marked_by_its_number_and_the_beginning_of_a_word() -> None:
    table = a_table("questions").type("Waarom?", "Wanneer?").go_to("step-warmth").type("/mark 2 wa")

    shown = [(note.note.number, said(note.behind)) for note in table.seen.notes]
    assert shown == [(1, ""), (2, "warm")]


def test_a_mark_can_be_changed_and_undone() -> None:
    table = a_table("questions").type("Waarom?").go_to("step-warmth").type("/waardeer 1 warm", "/mark 1 koud")

    assert said(table.seen.notes[0].behind) == "koud"
    assert said(table.type("/undo").seen.notes[0].behind) == "warm"
    assert said(table.type("/undo").seen.notes[0].behind) == ""


def test_a_mark_given_a_step_later_still_stands() -> None:
    table = a_table("questions").type("Waarom?").go_to("step-warmth").go_to("step-ideas").type("/mark 1 lauw")

    assert [mark.word for mark in table.meeting.notes.rest[0].marks] == ["lauw"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/mark 1 warm", "Note 1 is struck.\nIt can be about: 3."),
        ("/mark 2 warm", "Note 2 is off the record.\nIt can be about: 3."),
        ("/mark 4 warm", "Note 4 is not among what 'Step warmth' is about.\nIt can be about: 3."),
        ("/mark 9 warm", "There is no note 9.\nIt can be about: 3."),
        ("/mark 3 heet", "'heet' is no mark here.\nThe marks are: warm, lauw, koud."),
    ],
)
def test_what_cannot_be_marked_is_refused_with_what_can(line: str, why: str) -> None:
    table = a_table("questions").type("een", "twee", "drie", "#advies doe", "/strike 1", "/off-record 2")

    assert refused(table.go_to("step-warmth").attempt(line)) == why


def test_marks_are_refused_in_a_method_without_them() -> None:
    assert refused(a_table_at("sketch").type("iets").attempt("/mark 1 warm")).startswith(
        "No notes are marked"
    )


def test_a_record_that_goes_on_finds_the_notes_of_every_pass_of_its_case_only() -> None:
    table = a_table("questions").type("een").attempt("/repeat").type("twee").go_to("step-warmth")
    table.methods["records"] = METHOD
    first = [note.text for note in items_at(table.meeting, current_stop(table.meeting))]

    table.attempt("/method records").yes().type("/owner Bas").go_to("step-questions").type("ander")

    here = current_stop(table.meeting)
    assert first == ["een", "twee"]
    assert [note.text for note in items_of(table.meeting, here, "questions")] == ["ander"]


def test_numbers_of_several_people_show_their_mean_and_spread() -> None:
    table = a_table("ideas").type("bel haar", "schrijf haar").go_to("step-worth").type("/rate 1 7 8 5")

    assert said(table.seen.notes[0].behind) == "6.7 on average, from 5 to 8"
    assert Words("nl").text(table.seen.notes[0].behind[0]) == "gemiddeld 6,7, van 5 tot 8"


def test_numbers_can_be_given_anew_and_undone() -> None:
    table = a_table("ideas").type("bel haar").go_to("step-worth").type("/cijfer 1 7, 8", "/rate 1 4 4")

    assert said(table.seen.notes[0].behind) == "2 times 4"
    assert said(table.type("/undo").seen.notes[0].behind) == "7.5 on average, from 7 to 8"


@pytest.mark.parametrize("line", ["/rate 1 11", "/rate 1 0", "/rate 1 zes", "/rate 1", "/rate 7 5"])
def test_numbers_that_are_none_are_refused(line: str) -> None:
    table = a_table("ideas").type("bel haar").go_to("step-worth").attempt(line)

    assert isinstance(table.answer, Refusal)


def test_more_numbers_than_people_are_asked_about_quietly() -> None:
    table = a_table("ideas").type("bel haar").go_to("step-worth").type("/rate 1 7 7 7 7 7 7 7")

    assert "7 numbers, but 6 people" in said(table.seen.notices)


@pytest.mark.parametrize(
    ("line", "kind", "columns"),
    [
        ("7 | ik slaap weer", NoteKind.SCALE, ("7", "ik slaap weer")),
        ("7 ik slaap weer", NoteKind.SCALE, ("7", "ik slaap weer")),
        ("10", NoteKind.SCALE, ("10",)),
        ("0 | niets | nog niet", NoteKind.SCALE, ("0", "niets", "nog niet")),
        ("11 | veel", NoteKind.NOTE, ("11", "veel")),
        ("7,5", NoteKind.NOTE, ("7,5",)),
        ("ik slaap weer", NoteKind.NOTE, ("ik slaap weer",)),
        ("#notitie 7 dagen", NoteKind.NOTE, ("7 dagen",)),
    ],
)
def test_a_line_that_begins_with_a_number_in_range_is_that_number(
    line: str, kind: NoteKind, columns: tuple[str, ...]
) -> None:
    note = last(a_table("before").type(line))

    assert (note.kind, note.columns) == (kind, columns)


def test_a_number_out_of_range_is_a_note_with_a_quiet_hint() -> None:
    table = a_table("before").type("11")

    assert "11 is outside 0 to 10" in said(table.seen.notices)
    assert "outside" not in said(table.type("9").seen.notices)


def test_a_number_that_is_worded_anew_is_read_again() -> None:
    table = a_table("before").type("11 | veel", "/change 1 10 | veel")

    assert (last(table).kind, last(table).columns) == (NoteKind.SCALE, ("10", "veel"))
    assert last(table.type("/change 1 weet niet")).kind is NoteKind.NOTE


def test_a_scale_shows_what_its_ends_mean_and_the_numbers_it_is_compared_with() -> None:
    table = a_table("before").type("@anna 4 | moe").go_to("step-after")

    told = said(table.seen.typing)
    assert "0: not at all" in told
    assert "10: wholly" in told
    assert "Before, Anna: 4" in told


@pytest.mark.parametrize(
    ("record", "line", "columns"),
    [
        ("two", "een vriend", ("een vriend",)),
        ("two", "| de drukte", ("", "de drukte")),
        ("two", "een vriend | de drukte", ("een vriend", "de drukte")),
        ("two", "a | b | c", ("a", "b | c")),
        ("four", "| | durf", ("", "", "durf")),
        ("four", "@bas | | | pesten", ("", "", "", "pesten")),
        ("grid", "moeder | rust | niet storen", ("Moeder", "rust", "niet storen")),
        ("grid", "S | cijfers", ("School", "cijfers")),
        ("grid", "oma | taart", ("oma", "taart")),
        ("line", "we gaan te snel | 5", ("we gaan te snel", "5")),
    ],
)
def test_a_line_falls_into_columns_and_rows(record: str, line: str, columns: tuple[str, ...]) -> None:
    assert last(a_table(record).type(line)).columns == columns


def test_a_row_that_is_not_there_is_said_quietly() -> None:
    assert "no row begins with 'm'" in said(a_table("grid").type("m | x").seen.notices)


def test_more_people_behind_a_statement_than_there_are_is_said_quietly() -> None:
    assert "9 people, but 6 are here" in said(a_table("line").type("te snel | 9").seen.notices)


def test_a_vote_is_over_the_notes_of_its_record_by_their_numbers() -> None:
    table = (
        a_table("ideas")
        .type("bel", "schrijf", "#vraag wie?", "wacht")
        .go_to("step-pick")
        .type("/vote 1:3 4:2")
    )

    assert table.meeting.votes == {1: 3, 2: 0, 4: 2}
    assert [said(note.behind) for note in table.seen.notes] == ["3 votes", "0 votes", "2 votes"]


def test_a_vote_leaves_an_earlier_one_alone_and_can_be_undone() -> None:
    table = (
        Table(METHOD)
        .type("/start", "/owner Anna", "#casus iets anders")
        .go_to("step-ideas")
        .type("bel", "wacht")
    )
    table.type("/vote 1:4").go_to("step-pick").type("/vote 2:3 3:1")

    assert table.meeting.votes == {1: 4, 2: 3, 3: 1}
    assert table.type("/undo").meeting.votes == {1: 4}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/vote 2:3", "There is no 2 to vote for.\nIt can be about: 1, 3."),
        ("/vote 1:3 8:1", "There is no 8 to vote for.\nIt can be about: 1, 3."),
        ("/vote 1:0", "Like this nobody got a vote.\n/vote 1:3 2:2 gives the totals."),
    ],
)
def test_a_vote_for_nobody_is_refused(line: str, why: str) -> None:
    table = a_table("ideas").type("bel", "weg", "wacht", "/strike 2").go_to("step-pick")

    assert refused(table.attempt(line)) == why


def test_a_vote_over_nothing_is_refused() -> None:
    assert refused(a_table("pick").attempt("/vote 1:3")).startswith("There is nothing to vote on.")


def test_more_dots_than_people_have_are_asked_about_quietly() -> None:
    table = a_table("ideas").type("bel", "wacht").go_to("step-pick").type("/vote 1:7 2:6")

    assert "13 votes were counted, 12 can be given" in said(table.seen.notices)
    assert "counted" not in said(table.type("/vote 1:7 2:5").seen.notices)


def test_a_tie_is_said() -> None:
    table = a_table("ideas").type("bel", "wacht").go_to("step-pick").type("/vote 1:3 2:3")

    assert "A tie: 1, 2." in said(table.seen.notices)
    assert "tie" not in said(table.type("/vote 1:3 2:2").seen.notices)


def test_the_conditions_of_a_minority_stand_with_the_vote() -> None:
    table = a_table("pick").type("alleen als het kort is", "#voorwaarde niet op maandag")

    assert [note.kind for note in table.meeting.notes] == [NoteKind.CONDITION, NoteKind.CONDITION]


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("freeze | she shouts", ("My problem is that I freeze because she shouts.",)),
        ("freeze | she shouts.", ("My problem is that I freeze because she shouts.",)),
        ("freeze | she shouts | often", ("My problem is that I freeze because she shouts.", "often")),
        ("freeze", ("freeze",)),
        ("my problem is that I freeze | x", ("my problem is that I freeze", "x")),
    ],
)
def test_what_is_typed_fills_the_blanks_of_a_form(line: str, columns: tuple[str, ...]) -> None:
    table = a_table("form").type(line)

    assert last(table).columns == columns
    assert "Form: My problem is that I … because …." in said(table.seen.typing)


def test_a_form_without_blanks_changes_nothing() -> None:
    assert completed("Say it in one sentence.", ("I stop",)) == ("I stop",)


def test_a_record_without_names_keeps_none_not_even_one_that_was_typed() -> None:
    table = a_table("talk").type("@bas ik vind het moeilijk", "/change 1 @bas anders")

    assert last(table).speaker == ""


def test_who_does_an_action_is_kept_where_no_names_are() -> None:
    assert last(a_table("talk").type("@bas #actie bellen")).speaker == "p1"


def test_an_agreement_has_who_keeps_it_and_by_when() -> None:
    table = a_table("deal").type(
        "belt eerst | anna | 1-3", "praten elke maandag | anna en bas", "rust | in huis"
    )

    notes = [
        (note.columns, note.doers, note.due.isoformat() if note.due else "") for note in table.meeting.notes
    ]
    assert notes == [
        (("belt eerst",), ("p0",), "2027-03-01"),
        (("praten elke maandag",), ("p0", "p1"), ""),
        (("rust", "in huis"), (), ""),
    ]


def test_an_agreement_worded_anew_keeps_who_and_when() -> None:
    note = last(a_table("deal").type("belt eerst | anna | 1-3", "/change 1 belt altijd eerst"))

    assert (note.text, note.doers, note.due is not None) == ("belt altijd eerst", ("p0",), True)


def test_the_owners_three_scales_stay_as_they_are() -> None:
    table = a_table("before").type("/scale clarity 4", "/schaal helderheid 8")

    assert [number for _, number, _ in table.meeting.cases[0].scales] == [4, 8]
    assert len(table.meeting.notes) == 0


def test_minutes_of_another_part_are_undone_without_a_word_about_this_one() -> None:
    table = a_table("core").type("/+2", "/next").wait(MINUTE)
    before = table.meeting

    table.type("/undo")

    lines = announce(before, table.meeting, table.records[-1][1], table.now)
    assert said(lines) == "The minutes of 'Step core' are undone."


def test_the_marks_of_a_part_complete_themselves() -> None:
    table = a_table("questions").type("Waarom?").go_to("step-warmth")

    assert completions(table.meeting, "/mark 1 ", "en") == ("/mark 1 warm", "/mark 1 lauw", "/mark 1 koud")
    assert completions(table.meeting, "/waardeer 1 k", "nl") == ("/waardeer 1 koud",)
