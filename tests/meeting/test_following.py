"""Actions of earlier meetings come along, are looked back on, and what became of them can be undone."""

from __future__ import annotations

import json
from datetime import date

import pytest

from intervisie.documents.content import minutes
from intervisie.meeting.codec import Decided, replay
from intervisie.meeting.decision import Refusal
from intervisie.meeting.following import letter_of, place_of
from intervisie.meeting.forgetting import emptied
from intervisie.meeting.group_view import group_view
from intervisie.meeting.note import Outcome
from intervisie.meeting.people import Arrived
from tests.meeting.builders import BROUGHT, ELSEWHERE, Table
from tests.meeting.walking import stored


def a_table() -> Table:
    """Return a running meeting to which three open actions came along."""
    return Table(brought=BROUGHT, elsewhere=ELSEWHERE).type("/start")


def became(table: Table) -> list[tuple[Outcome | None, str]]:
    return [(one.outcome, one.afterwards) for one in table.meeting.brought]


def test_they_are_shown_with_their_letters_where_the_group_looks_back_and_nowhere_else() -> None:
    elsewhere = a_table().seen
    table = a_table().go_to("look-back")

    assert elsewhere.brought == ()
    assert [(one.letter, one.who, one.text, one.due) for one in table.seen.brought] == [
        ("a", "Anna", "bel de school", date(2026, 12, 5)),
        ("b", "Bas, Gea", "kijk het plan na", None),
        ("c", "", "maak een lijst", None),
    ]


def test_each_gets_its_outcome_with_a_line_or_without() -> None:
    table = a_table().type("/done a ze was blij", "/veranderd b vraag het eerst aan Els", "/losgelaten C")

    assert became(table) == [
        (Outcome.DONE, "ze was blij"),
        (Outcome.CHANGED, "vraag het eerst aan Els"),
        (Outcome.DROPPED, ""),
    ]


def test_the_place_in_figures_means_the_same_as_the_letter() -> None:
    table = a_table().type("/gedaan 2 regel")

    assert became(table)[1] == (Outcome.DONE, "regel")


def test_the_last_word_counts_and_undoing_brings_back_the_one_before() -> None:
    table = a_table().type("/done a", "/dropped a te laat", "/undo")
    assert became(table)[0] == (Outcome.DONE, "")

    table.type("/undo")

    assert became(table)[0] == (None, "")


@pytest.mark.parametrize("line", ["/done d", "/done 0", "/done 4", "/done zz klaar"])
def test_a_letter_that_no_action_has_is_refused(line: str) -> None:
    table = a_table().attempt(line)

    assert isinstance(table.answer, Refusal)
    assert became(table) == [(None, "")] * 3


@pytest.mark.parametrize("line", ["/done", "/changed a", "/done gisteren", "/done é", "/dropped ²"])
def test_without_a_letter_or_new_words_it_says_what_is_needed(line: str) -> None:
    table = a_table().attempt(line)

    assert isinstance(table.answer, Refusal)


def test_where_nothing_came_along_there_is_nothing_to_say() -> None:
    table = Table().type("/start").attempt("/done a")

    assert isinstance(table.answer, Refusal)


def test_they_stand_in_the_minutes_of_this_meeting_once_something_was_said() -> None:
    table = a_table().type("/done a ze was blij", "/changed b korter")

    followed = minutes(table.meeting).followed

    assert [(one.who, one.text, one.outcome, one.line) for one in followed] == [
        ("Anna", "bel de school", Outcome.DONE, "ze was blij"),
        ("Bas, Gea", "kijk het plan na", Outcome.CHANGED, "korter"),
    ]


def test_what_is_said_off_the_record_stands_in_no_minutes() -> None:
    table = a_table().type("/off-record 5m", "/done a ze was blij")

    assert minutes(table.meeting).followed == ()


def test_it_can_still_be_said_when_the_meeting_is_closed() -> None:
    table = a_table().attempt("/end").yes().type("/done a")

    assert became(table)[0] == (Outcome.DONE, "")


def test_the_group_sees_the_shared_actions_and_not_the_line_somebody_just_said() -> None:
    table = a_table().go_to("look-back").type("/done a marker")

    seen = group_view(table.meeting, table.now)

    assert next((one.text, one.outcome) for one in seen.brought) == ("bel de school", Outcome.DONE)
    assert "marker" not in repr(seen)
    assert group_view(table.go_to("learning").meeting, table.now).brought == ()


def test_names_of_who_is_not_there_stand_in_the_kind_of_record_that_holds_names() -> None:
    table = a_table().type("/done b")

    with_name = {
        event["event"]
        for _, body in stored(table)
        for event in json.loads(body)["events"]
        if "Gea" in json.dumps(event)
    }

    assert with_name == {"named"}
    assert "Gea" not in [person.name for person in table.meeting.people]
    assert minutes(table.meeting).absent == ()


def test_a_replayed_meeting_knows_them_all() -> None:
    table = a_table().type("/done a x", "/changed b y", "/undo", "/dropped c")

    assert replay(stored(table)) == table.meeting


def test_letters_go_on_after_z() -> None:
    assert [letter_of(place) for place in (1, 26, 27, 28, 52, 53, 702, 703)] == [
        "a", "z", "aa", "ab", "az", "ba", "zz", "aaa",
    ]  # fmt: skip
    assert all(place_of(letter_of(place)) == place for place in range(1, 800))


def test_somebody_who_comes_in_later_is_not_taken_for_who_was_named_elsewhere() -> None:
    table = a_table().type("/arrive Gea")

    assert [person.name for person in table.meeting.people][-1] == "Gea"
    assert any(isinstance(event, Arrived) for event in table.records[-1][1])
    assert table.go_to("look-back").seen.brought[1].who == "Bas, Gea"


def test_when_only_the_proof_is_kept_nothing_of_what_came_along_is_left() -> None:
    table = a_table().type("/done a ze was blij")

    left = [event for now, events in table.records for event in emptied(Decided(now.elapsed, events)).events]

    assert not {"school", "blij", "Gea"} & set(repr(left).replace("'", " ").split())
