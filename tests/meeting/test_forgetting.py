"""Somebody who is forgotten leaves no words and no name, and the meeting stays the meeting it was."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any, get_args

import msgspec
import pytest

from intervisie.documents.attendance import attended
from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.plain import attendance_data, minutes_data, owner_data
from intervisie.documents.proof import attendance
from intervisie.meeting import (
    choices,
    following,
    going,
    hiding,
    marking,
    notes,
    people,
    pseudonyms,
    themes,
    timing,
    voting,
)
from intervisie.meeting.codec import Decided, encode, replay
from intervisie.meeting.forgetting import WORDLESS, emptied, forgotten, has_content
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.holding import About, Holding, Kind, about, holding
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.mentioning import BLACKED, Mentions
from intervisie.meeting.rounds import RoundOpened
from intervisie.meeting.state import Meeting, name_of
from intervisie.method.model import Method
from tests.filling import filled, holders
from tests.meeting.builders import BROUGHT, ELSEWHERE, INCIDENT, Table, a_table_at
from tests.meeting.shapes import METHOD
from tests.meeting.test_walk import a_walk
from tests.meeting.winding import WINDING
from tests.played.player import Played
from tests.played.test_played import PLAYED

Told = list[tuple[datetime, Decided]]

WORDED = {
    choices.QuestionWorded,
    choices.WordingWithdrawn,
    choices.ScaleGiven,
    choices.CaseChosen,
    choices.ChoiceWithdrawn,
    following.ActionSettled,
    going.MeetingOpened,
    hiding.HiddenKept,
    hiding.HiddenRevealed,
    marking.NoteMarked,
    marking.MarkWithdrawn,
    marking.NoteRated,
    marking.RatingWithdrawn,
    notes.NoteTaken,
    notes.NoteChanged,
    people.Named,
    following.ActionsBrought,
    following.BroughtSettled,
    following.BroughtReopened,
    people.PlaceGiven,
    pseudonyms.PseudonymsGiven,
    themes.ThemesNamed,
    timing.ClockStopped,
    voting.VotesCounted,
    voting.VotesWithdrawn,
}
"""Events of which something goes."""


def test_of_every_event_somebody_decided_what_is_kept_of_it() -> None:
    assert set(get_args(MeetingEvent)) == set(WORDLESS) | WORDED
    assert not set(WORDLESS) & WORDED


IDS = {
    *("person", "people", "owner", "co_owners", "members", "order", "waiting", "speaking", "heard", "next"),
    *("names", "case", "stop", "stops", "step", "loop", "mark", "at", "by", "source", "record", "word"),
    *("role", "module", "document", "meeting", "handle", "group", "language", "opened_with", "code", "codes"),
    *("online", "elsewhere", "tasks"),
}
"""Where ids stand, which are given anew, and words that a method or a group has for things."""


@pytest.mark.parametrize("kind", sorted(set(get_args(MeetingEvent)) - {RoundOpened}, key=str))
def test_no_sentence_in_any_event_keeps_the_name(kind: type[Any]) -> None:
    name = "Zora Westra"
    whose = About(frozenset({name}), frozenset(), frozenset(), frozenset(), Mentions((name,), ()))
    decided = Decided(elapsed=timedelta(0), events=(filled(kind, name),))

    left = msgspec.to_builtins(forgotten(decided, whose, "x").events, str_keys=True)

    typed_anew = [{key: value for key, value in event.items() if key != "blocks"} for event in left]
    assert set(holders(typed_anew, name)) <= IDS


def told_by(table: Table | Played) -> Told:
    return [(at.wall, Decided(elapsed=at.elapsed, events=events)) for at, events in table.records]


def replayed(told: Told) -> Meeting:
    meeting = replay((wall, msgspec.json.encode(encode(decided))) for wall, decided in told)
    assert meeting is not None
    return meeting


def without(table: Table | Played, name: str, word: str = "iemand") -> tuple[Meeting, Told]:
    """Return the meeting and its records after somebody was forgotten."""
    ids = [person.id for person in table.meeting.people if person.name == name]
    whose = about(table.meeting, ids, (name,))
    left = [(wall, forgotten(decided, whose, word)) for wall, decided in told_by(table)]
    return replayed(left), left


def held(table: Table | Played, name: str) -> Holding:
    ids = [person.id for person in table.meeting.people if person.name == name]
    return holding(table.meeting, told_by(table), about(table.meeting, ids, (name,)))


def typed(told: Told) -> str:
    """Return everything in the records but the methods, as one text."""
    bare = []
    for _, decided in told:
        for event in decided.events:
            values = msgspec.to_builtins(event, str_keys=True)
            bare.append({key: value for key, value in values.items() if key not in ("method", "blocks")})
    return msgspec.json.encode(bare).decode()


def course(meeting: Meeting) -> object:
    """Return what nobody may miss: times, places, roles and how many there were."""
    return (
        [person.spans for person in meeting.people],
        meeting.visits.keys(),
        meeting.here,
        meeting.closed,
        list(meeting.roles),
        len(meeting.notes),
        [stop.key for stop in meeting.order],
    )


@cache
def played(method: str, language: str) -> Played:
    return Played(method, language)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("method", PLAYED)
def test_whoever_is_forgotten_leaves_a_whole_meeting_in_every_method(method: str, language: str) -> None:
    whole = played(method, language)
    for person in whole.meeting.people:
        meeting, left = without(whole, person.name, "xxxx")

        assert course(meeting) == course(whole.meeting)
        assert person.name not in [one.name for one in meeting.people]
        assert name_of(meeting, person.id) == "xxxx"
        assert not any(note.speaker == person.id or person.id in note.doers for note in meeting.notes)
        assert len(attended(meeting)) == len(attended(whole.meeting))
        found = holding(meeting, left, about(meeting, [person.id], (person.name,)))
        assert found.texts == ()
        assert found.scales == ()
        minutes_data(minutes(meeting))
        attendance_data(attendance(meeting))
        for case in meeting.cases:
            owner_data(owner_sheet(meeting, case.id))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("method", PLAYED)
def test_an_emptied_meeting_proves_who_was_there_and_says_nothing_else(method: str, language: str) -> None:
    whole = played(method, language)

    left = [(wall, emptied(decided)) for wall, decided in told_by(whole)]

    meeting = replayed(left)
    assert course(meeting) == course(whole.meeting)
    assert attendance(meeting) == attendance(whole.meeting)
    assert not has_content(meeting)
    words = {word for note in whole.meeting.notes for word in note.columns if len(word) > 12}
    words |= {wording.text for case in whole.meeting.cases for wording in case.wordings}
    text = typed(left)
    assert [word for word in words if msgspec.json.encode(word).decode()[1:-1] in text] == []


def a_table() -> Table:
    table = a_table_at("questions")
    table.type(
        "#question @Bas ananas vraagt Anna",
        "#question @Cem wat zei Bas tegen Anna's moeder?",
        "#learning @Bas een leerpunt van Bas",
        "#learning @Cem eerst vragen, vindt bas ook",
        "#learning @Cem iets over Basilicum",
        "#action @Cem met bas bellen | shared",
        "#action @Bas zelf bellen | shared",
    )
    return table.do((MeetingClosed(),))


def test_their_words_go_and_their_name_in_the_words_of_others() -> None:
    meeting, left = without(a_table(), "Bas")

    texts = [note.text for note in meeting.notes]
    assert texts == [
        "",
        f"wat zei {BLACKED} tegen Anna's moeder?",
        "",
        f"eerst vragen, vindt {BLACKED} ook",
        "iets over Basilicum",
        f"met {BLACKED} bellen",
        "",
    ]
    assert "ananas" not in typed(left)


def test_what_was_noted_for_a_case_owner_goes_with_the_case_and_the_groups_own_lines_stay() -> None:
    table = a_table()

    meeting, left = without(table, "Anna")

    learning = [note.text for note in meeting.notes if note.text]
    assert learning == [
        "een leerpunt van Bas",
        "eerst vragen, vindt bas ook",
        "iets over Basilicum",
        "met bas bellen",
        "zelf bellen",
    ]
    assert "Anna" not in typed(left)


def test_everything_that_is_held_is_shown_also_what_stands_nowhere_any_more() -> None:
    table = Table().type("/start", "/owner Anna", "#note @Bas eerste versie")
    table.type("/change 1 tweede versie", "#note @Bas geschrapt", "/strike", "#park Bas kan dit")
    table.type("#action @Bas bellen")

    found = held(table, "Bas")

    assert [(one.kind, one.text, one.stands, one.private) for one in found.texts] == [
        (Kind.SAID, "eerste versie", False, False),
        (Kind.SAID, "tweede versie", True, False),
        (Kind.SAID, "geschrapt", False, False),
        (Kind.MENTION, "Bas kan dit", True, True),
        (Kind.ACTION, "bellen", True, False),
    ]


def test_an_action_that_came_along_is_held_about_who_does_it_there_or_not_and_goes_with_them() -> None:
    table = Table(brought=BROUGHT, elsewhere=ELSEWHERE).type("/start").go_to("look-back")
    table.type("/done a Anna belde meteen", "/changed b Bas deed de helft")

    anna = [(one.kind, one.text) for one in held(table, "Anna").texts]
    gea = about(table.meeting, table.meeting.elsewhere, ("Gea",))
    hers = [(one.kind, one.text) for one in holding(table.meeting, told_by(table), gea).texts]
    without_anna, left = without(table, "Anna")

    assert anna == [(Kind.ACTION, "bel de school"), (Kind.AFTERWARDS, "Anna belde meteen")]
    assert hers == [(Kind.ACTION, "kijk het plan na")]
    assert [one.text for one in without_anna.brought] == ["", "kijk het plan na", "maak een lijst"]
    assert "belde meteen" not in typed(left)


def test_an_action_of_two_that_came_along_stays_with_the_other() -> None:
    table = Table(brought=BROUGHT, elsewhere=ELSEWHERE).type("/start")

    meeting, left = without(table, "Bas")

    assert has_content(replayed(left))
    assert meeting.brought[1].text == "kijk het plan na"
    assert [name_of(meeting, one) for one in meeting.brought[1].doers] == ["Gea"]


def test_nothing_is_held_about_somebody_nobody_named() -> None:
    assert not held(a_table(), "Zacharias")


@pytest.mark.parametrize(
    "method", [INCIDENT, METHOD, WINDING, None], ids=lambda one: one.id if one else "none"
)
@pytest.mark.parametrize("seed", range(6))
def test_whatever_happened_in_a_meeting_it_stands_when_somebody_is_forgotten_or_all_is_emptied(
    method: Method | None, seed: int
) -> None:
    table = a_walk(seed, method)

    for person in table.meeting.people:
        meeting, left = without(table, person.name, "xxxx")
        assert course(meeting) == course(table.meeting)
        whose = about(meeting, [person.id], (person.name,))
        assert [one for one in holding(meeting, left, whose).texts if one.text.strip()] == []
    emptied_records = [(wall, emptied(decided)) for wall, decided in told_by(table)]
    meeting = replayed(emptied_records)
    assert course(meeting) == course(table.meeting)
    assert not has_content(meeting)
