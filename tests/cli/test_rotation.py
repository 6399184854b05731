"""Whose turn it could be: among those who are here, without ranking, and only where nobody was named."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from intervisie.archive.agreed import NextMeeting
from intervisie.archive.summary import Summary
from intervisie.cli.rotation import suggestions
from intervisie.meeting.state import Role
from intervisie.words.catalogue import Words

NOW = datetime(2026, 11, 24, 19, 30, tzinfo=timezone(timedelta(hours=1)))
HERE = ("Anna", "Bas", "Cem")


def met(
    weeks_ago: int,
    facilitator: str = "",
    owners: tuple[str, ...] = (),
    *,
    note_taker: str = "",
    is_open: bool = False,
) -> Summary:
    return Summary(
        meeting=f"{weeks_ago:032x}",
        handle=f"m{weeks_ago}",
        opened=NOW - timedelta(weeks=weeks_ago),
        group="g" * 32,
        group_name="Noord",
        facilitator=facilitator,
        owners=owners,
        note_taker=note_taker,
        is_open=is_open,
    )


def told(
    *meetings: Summary,
    people: tuple[str, ...] = HERE,
    given: dict[Role, str] | None = None,
    brings: bool = True,
    agreed: tuple[tuple[str, str], ...] = (),
) -> list[str]:
    said = NextMeeting("1", 1, "en", "Noord", NOW.date(), tasks=agreed)
    found = suggestions(meetings, people, NOW, given=given or {}, brings=brings, agreed=said)
    return [Words("en").text(text) for text in found]


def test_who_led_least_could_lead_now_and_who_led_last_is_named() -> None:
    assert told(met(1, "Anna"), met(2, "Bas"), met(3, "anna"), brings=False) == [
        "Anna led last time; perhaps Cem leads now."
    ]


def test_of_two_who_led_as_often_it_is_whoever_did_longest_ago() -> None:
    assert told(met(1, "Anna"), met(2, "Bas"), met(3, "Cem"), brings=False) == [
        "Anna led last time; perhaps Cem leads now."
    ]


def test_who_brought_a_case_last_is_not_asked_again() -> None:
    assert told(met(1, owners=("Anna", "Bas")), met(2, owners=("Cem",)), given={Role.FACILITATOR: "Fay"}) == [
        "Anna, Bas brought a case last time; perhaps Cem has one now."
    ]


@pytest.mark.parametrize(
    "meetings",
    [(), (met(1),), (met(60, "Anna"),), (met(1, "Anna", is_open=True),)],
    ids=["none yet", "nobody led", "long ago", "still open"],
)
def test_nothing_is_said_without_a_turn_to_go_by(meetings: tuple[Summary, ...]) -> None:
    assert told(*meetings) == []


def test_nothing_is_said_where_somebody_was_named_already() -> None:
    assert told(met(1, "Anna", ("Bas",)), given={Role.FACILITATOR: "Fay"}, brings=False) == []


def test_only_those_who_are_here_are_suggested() -> None:
    assert told(met(1, "Anna"), people=("Anna", "Dewi"), brings=False) == [
        "Anna led last time; perhaps Dewi leads now."
    ]
    assert told(met(1, "Anna"), people=("Anna",), brings=False) == []


def test_nobody_is_suggested_for_both() -> None:
    assert told(met(1, "Cem", ("Cem",))) == [
        "Cem led last time; perhaps Anna leads now.",
        "Cem brought a case last time; perhaps Bas has one now.",
    ]


def test_who_took_notes_least_could_take_them_now() -> None:
    assert told(met(1, note_taker="Anna"), met(2, note_taker="Bas"), brings=False) == [
        "Anna took notes last time; perhaps Cem takes them now."
    ]


def test_what_was_agreed_goes_before_any_counting_and_is_only_said() -> None:
    agreed = (("facilitator", "anna"), ("note-taker", "Bas"))

    assert told(met(1, "Anna", ("Anna",), note_taker="Anna"), agreed=agreed) == [
        "Last time you agreed that Anna leads now.",
        "Last time you agreed that Bas takes notes now.",
        "Anna brought a case last time; perhaps Cem has one now.",
    ]


def test_what_was_agreed_of_somebody_who_is_not_here_is_not_said() -> None:
    assert told(met(1, "Anna"), agreed=(("facilitator", "Zoe"),), brings=False) == [
        "Anna led last time; perhaps Bas leads now."
    ]


def test_who_was_named_for_a_task_decides_it_and_is_asked_for_nothing_else() -> None:
    agreed = (("facilitator", "Anna"),)

    assert told(met(1, "Anna", ("Anna",)), given={Role.FACILITATOR: "Bas"}, agreed=agreed) == [
        "Anna brought a case last time; perhaps Cem has one now."
    ]


def test_no_number_is_ever_said() -> None:
    said = told(met(1, "Anna", ("Bas",), note_taker="Cem"), met(2, "Anna", ("Bas",), note_taker="Cem"))

    assert said
    assert not any(character.isdigit() for line in said for character in line)
