"""A calendar file is one that other programs read: lines, folding, escaping, days and times."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.documents.calendar import Event, calendar

STAMP = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
DAY = date(2027, 1, 14)


def made(*events: Event) -> str:
    return calendar(events, product="-//intervisie//test//EN", stamp=STAMP)


def read(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text.encode()).walk("VEVENT"))


def test_a_whole_day_takes_nobodys_time() -> None:
    (event,) = read(made(Event("1@x", DAY, "Anna: bel de school")))

    assert event["DTSTART"].dt == DAY
    assert event["TRANSP"] == "TRANSPARENT"
    assert (event["UID"], event["SUMMARY"]) == ("1@x", "Anna: bel de school")


def test_times_are_those_of_the_clock_where_the_group_meets() -> None:
    (event,) = read(made(Event("1@x", DAY, "Intervisie", time(15), time(17, 30))))

    assert event["DTSTART"].dt == datetime(2027, 1, 14, 15, 0)  # noqa: DTZ001 # a floating time has no zone
    assert event["DTEND"].dt == datetime(2027, 1, 14, 17, 30)  # noqa: DTZ001
    assert "TRANSP" not in event


def test_it_says_when_it_was_made_in_universal_time() -> None:
    (event,) = read(made(Event("1@x", DAY, "Intervisie")))

    assert event["DTSTAMP"].dt == datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def test_an_end_that_is_not_after_the_beginning_is_left_out() -> None:
    (event,) = read(made(Event("1@x", DAY, "Intervisie", time(15), time(15))))

    assert "DTEND" not in event


@pytest.mark.parametrize(
    "text",
    ["a;b,c\\d", "twee\nregels", "één " * 60, "👩‍👧" * 40, "\x00\x1b[31m", "BEGIN:VEVENT\r\nUID:x", "", ":"],
)
def test_any_text_is_one_value_in_short_lines(text: str) -> None:
    file = made(Event("1@x", DAY, text), Event("2@x", DAY, "the next one"))

    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))
    assert "\n" not in file.replace("\r\n", "")
    assert file.endswith("END:VCALENDAR\r\n")
    assert [str(event["UID"]) for event in read(file)] == ["1@x", "2@x"]


@given(st.text(alphabet=st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=400))
def test_what_was_written_is_read_back(text: str) -> None:
    (event,) = read(made(Event("1@x", DAY, text)))

    assert str(event["SUMMARY"]) == text
