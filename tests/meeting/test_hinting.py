"""Hints about questions: what they see, what they leave alone, and that they leave no trace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from intervisie.faces.announce import announce
from intervisie.faces.hints import hints_after
from intervisie.meeting.hinting import HINTS, Hint, hint_about, hint_at
from intervisie.method.choices import GoesTo, Mode, RecordKind, Who
from tests.meeting.builders import INCIDENT, Table, a_part, a_record, a_step

SEEN = [
    ("nl", "Heb je al eens met haar gepraat?", Hint.ADVICE),
    ("nl", "Waarom bel je hem dan niet?", Hint.ADVICE),
    ("nl", "Zou je niet eerst zelf rust nemen?", Hint.ADVICE),
    ("nl", "Is het geen idee om het te laten liggen?", Hint.ADVICE),
    ("nl", "Wat als je het gewoon zegt?", Hint.ADVICE),
    ("nl", "Waarom deed je dat op dat moment?", Hint.WHY),
    ("nl", "Wat zei ze toen, en hoe reageerde jij?", Hint.PILE),
    ("nl", "Wat zei ze toen en hoe reageerde jij?", Hint.PILE),
    ("nl", "Wie was erbij? En wat deden zij?", Hint.PILE),
    ("nl", "Vond je dat vervelend?", Hint.CLOSED),
    ("nl", "Was je boos op haar?", Hint.CLOSED),
    ("nl", "Je vond dat lastig, toch?", Hint.CLOSED),
    ("en", "Have you tried asking her?", Hint.ADVICE),
    ("en", "Why don't you call him?", Hint.ADVICE),
    ("en", "Why don\u2019t you call him?", Hint.ADVICE),
    ("en", "Maybe you should rest first?", Hint.ADVICE),
    ("en", "Why did you say that then?", Hint.WHY),
    ("en", "What did she say and how did you answer?", Hint.PILE),
    ("en", "Were you angry with her?", Hint.CLOSED),
    ("en", "That was hard, isn't it?", Hint.CLOSED),
]

LEFT_ALONE = [
    ("nl", "Wat maakte dat je toen stil werd?"),
    ("nl", "Hoe merkte je dat ze boos was?"),
    ("nl", "Wat heb je al geprobeerd?"),
    ("nl", "Wie was erbij en zag het gebeuren?"),
    ("nl", "Wanneer zou je tevreden zijn?"),
    ("nl", "Wat zou er gebeuren als je niets doet?"),
    ("nl", "Waar zag je dat aan?"),
    ("nl", "Welke toon hoorde je in haar stem?"),
    ("nl", "Hoe lang kennen jullie elkaar?"),
    ("nl", "Is"),
    ("nl", "Heb je"),
    ("en", "What made you go quiet?"),
    ("en", "How did you notice she was angry?"),
    ("en", "What have you tried so far?"),
    ("en", "Who was there and saw it happen?"),
    ("en", "Do you"),
]


@pytest.mark.parametrize(("language", "question", "hint"), SEEN)
def test_what_the_cues_betray_is_seen(language: str, question: str, hint: Hint) -> None:
    assert hint_about(question, language) is hint


@pytest.mark.parametrize(("language", "question"), LEFT_ALONE)
def test_open_questions_and_first_words_are_left_alone(language: str, question: str) -> None:
    assert hint_about(question, language) is None


@given(st.text(max_size=5000), st.sampled_from(["nl", "en", "de", ""]))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    assert hint_about(text, language) in (*Hint, None)


ASKING = a_part(
    Mode.QUESTIONS, speaks=Who.ADVISERS, record=a_record(RecordKind.QUESTIONS_AND_ANSWERS, GoesTo.OWNER_SHEET)
)
ADVISING = a_part(Mode.TURNS, speaks=Who.ADVISERS, record=a_record(RecordKind.ADVICE, GoesTo.OWNER_SHEET))
METHOD = replace(
    INCIDENT,
    id="asking",
    hidden=(),
    protect=(),
    steps=(a_step("asking", replace(ASKING, question_hints=True)), a_step("advising", ADVISING)),
)
ADVICE = "Heb je al eens met haar gepraat?"


def at(step: str) -> Table:
    return Table(METHOD).type("/start").go_to(step)


@pytest.mark.parametrize(
    ("line", "hinted"),
    [
        (ADVICE, True),
        (f"@bas {ADVICE}", True),
        (f"#vraag {ADVICE}", True),
        (f"{ADVICE} | Nog niet.", True),
        ("Wat zei ze? | Heb je al eens geprobeerd haar te bellen?", False),
        (f"#advies {ADVICE}", False),
        (f"/bij asking {ADVICE}", False),
    ],
)
def test_a_question_is_looked_at_while_it_is_typed(line: str, hinted: bool) -> None:
    assert (hint_at(at("asking").meeting, line) is not None) == hinted


def test_where_advice_is_given_nothing_is_hinted_at() -> None:
    assert hint_at(at("advising").meeting, ADVICE) is None


def test_after_a_question_the_plain_face_can_hint_and_the_meeting_keeps_nothing_of_it() -> None:
    table = at("asking")
    before = table.meeting

    table.type(f"@bas {ADVICE}")

    _, events = table.records[-1]
    told = list(hints_after(table.meeting, events))
    assert len(told) == 1
    assert HINTS[Hint.ADVICE] not in announce(before, table.meeting, events, table.now)
    assert [note.text for note in table.meeting.notes] == [ADVICE]


@pytest.mark.parametrize(
    ("record", "line", "hints"),
    [
        (RecordKind.NOTES, ADVICE, 1),
        (RecordKind.NOTES, f"#advies {ADVICE}", 0),
        (RecordKind.QUESTIONS, ADVICE, 1),
        (RecordKind.QUESTIONS, f"#notitie {ADVICE}", 0),
    ],
)
def test_a_part_that_asks_for_hints_gets_them_with_ordinary_notes_too(
    record: RecordKind, line: str, hints: int
) -> None:
    step = METHOD.steps[0]
    part = replace(step.parts[0], question_hints=True, record=a_record(record, GoesTo.OWNER_SHEET))
    table = Table(replace(METHOD, steps=(replace(step, parts=(part,)), *METHOD.steps[1:])))

    table.type("/start").go_to("asking").type(line)

    assert len(list(hints_after(table.meeting, table.records[-1][1]))) == hints
