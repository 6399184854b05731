"""Whose turn it could be: among those who are here, without ranking, and only where nobody was named."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from intervisie.archive.summary import Summary
from intervisie.cli.rotation import suggestions
from intervisie.words.catalogue import Words

NOW = datetime(2026, 11, 24, 19, 30, tzinfo=timezone(timedelta(hours=1)))
HERE = ("Anna", "Bas", "Cem")


def met(
    weeks_ago: int,
    facilitator: str = "",
    owners: tuple[str, ...] = (),
    *,
    group: str = "Noord",
    is_open: bool = False,
) -> Summary:
    return Summary(
        meeting=f"{weeks_ago:032x}",
        handle=f"m{weeks_ago}",
        opened=NOW - timedelta(weeks=weeks_ago),
        group_name=group,
        facilitator=facilitator,
        owners=owners,
        is_open=is_open,
    )


def told(
    *meetings: Summary, people: tuple[str, ...] = HERE, leads: bool = True, brings: bool = True
) -> list[str]:
    found = suggestions(meetings, "noord", people, NOW, leads=leads, brings=brings)
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
    assert told(met(1, owners=("Anna", "Bas")), met(2, owners=("Cem",)), leads=False) == [
        "Anna, Bas brought a case last time; perhaps Cem has one now."
    ]


@pytest.mark.parametrize(
    "meetings",
    [(), (met(1),), (met(60, "Anna"),), (met(1, "Anna", group="Zuid"),), (met(1, "Anna", is_open=True),)],
    ids=["none yet", "nobody led", "long ago", "another group", "still open"],
)
def test_nothing_is_said_without_a_turn_to_go_by(meetings: tuple[Summary, ...]) -> None:
    assert told(*meetings) == []


def test_nothing_is_said_where_somebody_was_named_already() -> None:
    assert told(met(1, "Anna", ("Bas",)), leads=False, brings=False) == []


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
