"""What a check comes to beside the ten traps: verdicts, periods, deadlines and people."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.profiles.checking import people_of
from intervisie.profiles.held import Declared
from intervisie.profiles.model import Period, Span
from intervisie.profiles.outcome import Status, Window
from intervisie.profiles.windows import before, months_later, parts, window_of
from tests.profiles.builders import (
    HOUR,
    MINUTE,
    checked,
    colleagues,
    english,
    held,
    is_met,
    on,
    own,
    shipped,
    the,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
LEAPS = date(2028, 2, 29)


def test_a_volume_that_is_reached_is_met_with_its_figures() -> None:
    found = checked(
        own("volume: {hours: 8h, period: calendar-year}\n"), [held(on(m, 3)) for m in (1, 4, 7, 10)]
    )

    assert is_met(found)
    assert english(the(found, "8 h").reason) == "8 h of 8 h"


def test_a_volume_that_is_not_reached_says_until_when_the_period_runs() -> None:
    found = checked(own("volume: {hours: 8h, period: calendar-year}\n"), [held(on(1, 3))])

    assert found.verdict is Status.NOT_MET
    assert english(the(found, "8 h").reason) == "2 h of 8 h; the period runs until 31 December 2026"


def test_time_that_cannot_be_told_only_matters_when_it_decides() -> None:
    profile = own(
        "volume: {hours: 4h, period: calendar-year}\ncomposition:\n  - {disciplines: [arts], at_least: 1}\n"
    )
    sure, unsure = held(on(2, 3), of=colleagues("arts", "x")), held(on(3, 3))

    assert checked(profile, [sure, unsure]).verdict is Status.CANNOT_TELL
    assert is_met(checked(profile, [sure, sure, unsure]))
    assert checked(profile, [unsure]).verdict is Status.NOT_MET


def test_meetings_can_be_counted_instead_of_hours() -> None:
    meetings = [
        held(on(month, 3), of=colleagues(*["mediator"] * 5, registers=["MfN"] * 3)) for month in (2, 5, 8)
    ]

    assert is_met(checked(shipped("mfn"), meetings))
    assert checked(shipped("mfn"), meetings[1:]).verdict is Status.NOT_MET


def test_meetings_of_a_group_count_also_when_one_person_was_away() -> None:
    group = colleagues(*["arts"] * 8, sites=["Noord"] * 7 + ["Zuid"])
    people = [each.name for each in group]
    meetings = [
        held(on(month, 3), 60, people[1:] if month < 9 else people, of=group) for month in (2, 5, 8, 11)
    ]

    assert is_met(checked(shipped("riziv-lok"), meetings, said=Declared("LOK")))
    assert checked(shipped("riziv-lok"), meetings[1:], said=Declared("LOK")).verdict is Status.NOT_MET


def test_a_period_that_nobody_knows_is_not_guessed() -> None:
    found = checked(shipped("nip-neurofeedback"), [held(on(m, 3), 600) for m in range(1, 11)])

    assert the(found, "20 h").status is Status.CANNOT_TELL
    assert "--from" in english(the(found, "20 h").reason)


def test_a_period_that_is_given_is_taken() -> None:
    profile = own("volume: {hours: 20h, period: unknown}\n")
    meetings = [held(on(month, 3), 600) for month in (2, 5, 9)]

    assert is_met(checked(profile, meetings, window=Window(date(2026, 1, 1), date(2026, 6, 30))))
    assert checked(profile, meetings).verdict is Status.CANNOT_TELL


def test_without_meetings_a_profile_without_volume_cannot_be_told() -> None:
    assert checked(shipped("rcpsych"), []).verdict is Status.CANNOT_TELL


def test_open_meetings_and_those_to_come_do_not_count() -> None:
    meetings = [held(on(2, 3), is_open=True), held(on(12, 24))]

    assert checked(shipped("nobco"), meetings).meetings == ()


def test_a_meeting_without_a_method_has_no_label_and_cannot_be_told() -> None:
    found = checked(shipped("vit"), [held(on(2, 3), form=None, of=colleagues("", "", "", ""))])

    assert the(found, "held as").status is Status.CANNOT_TELL


def test_what_the_program_did_not_see_is_not_called_missing() -> None:
    profile = own("each_meeting: {secrecy: yes}\n")
    found = checked(profile, [held(on(2, 3), secrecy=False)])
    without = checked(shipped("vfas"), [held(on(2, 3), people="ABCDEF", methods=())], "A")

    assert the(found, "secrecy").status is Status.CANNOT_TELL
    assert the(without, "method").status is Status.CANNOT_TELL


def test_what_the_program_saw_is_met() -> None:
    profile = own("each_meeting: {secrecy: yes, method: yes}\n")

    assert is_met(checked(profile, [held(on(2, 3))]))


def test_one_off_meetings_leave_the_composition_open() -> None:
    found = checked(shipped("vvgn-ict"), [held(on(2, 3), group="")])

    assert the(found, "75 %").status is Status.CANNOT_TELL
    assert "nobody wrote down who is in this group" in english(the(found, "75 %").reason)


def test_spellings_of_one_name_are_one_person() -> None:
    meetings = [held(on(2, 3), people=("anna  DE wit",)), held(on(3, 3), people=("Anna de Wit",))]

    assert people_of(each.attendance for each in meetings) == ("Anna de Wit",)
    assert len(checked(shipped("nobco"), meetings, "ANNA DE WIT").meetings) == 2


# Deadlines


def test_the_end_of_the_next_month_is_reckoned_from_the_meeting() -> None:
    meetings = [held(on(1, 31)), held(on(11, 12)), held(on(12, 3))]

    due = checked(shipped("riziv-lok"), meetings, as_of=date(2026, 12, 31)).due

    assert [each.day for each in due] == [date(2026, 2, 28), date(2026, 12, 31), date(2027, 1, 31)]
    assert [each.meeting for each in due] == [date(2026, 1, 31), date(2026, 11, 12), date(2026, 12, 3)]


def test_four_weeks_before_the_first_meeting() -> None:
    (due,) = checked(shipped("knmg-aban"), [held(on(3, 12)), held(on(5, 12))]).due

    assert due.day == date(2026, 2, 12)


def test_a_day_of_every_year_is_the_next_one() -> None:
    (due,) = checked(shipped("paramedici-io"), []).due
    (today,) = checked(shipped("paramedici-io"), [], as_of=date(2026, 3, 31)).due

    assert (due.day, today.day) == (date(2027, 3, 31), date(2026, 3, 31))


def test_days_after_a_meeting_and_29_february() -> None:
    profile = own(
        "deadlines:\n  - {text: Lijst, days_after: 14}\n  - {text: Plan, every_year_until: 02-29}\n"
    )

    days = [each.day for each in checked(profile, [held(on(2, 20))], as_of=date(2026, 2, 28)).due]

    assert days == [date(2026, 2, 28), date(2026, 3, 6)]


# Periods


@pytest.mark.parametrize(
    ("period", "year", "since", "until"),
    [
        (Period(12, calendar=True), None, date(2026, 1, 1), date(2026, 12, 31)),
        (Period(12, calendar=True), 2025, date(2025, 1, 1), date(2025, 12, 31)),
        (Period(12), None, date(2025, 11, 29), date(2026, 11, 28)),
        (Period(60), None, date(2021, 11, 29), date(2026, 11, 28)),
        (Period(60), 2025, date(2021, 1, 1), date(2025, 12, 31)),
        (None, None, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_ends_now_or_in_the_year_that_is_given(
    period: Period | None, year: int | None, since: date, until: date
) -> None:
    assert window_of(period, date(2026, 11, 28), year) == Window(since, until)


def test_a_leap_day_has_an_anniversary() -> None:
    assert months_later(LEAPS, 12) == date(2029, 2, 28)
    assert window_of(Period(12), LEAPS, None) == Window(date(2027, 3, 1), LEAPS)


@given(DAYS, st.sampled_from([6, 12, 60, 120]))
def test_windows_of_one_period_follow_each_other_without_a_gap(day: date, months: int) -> None:
    window = window_of(Period(months), day, None)

    earlier = before(window, Period(months))

    assert window.until == day
    assert earlier is not None
    assert earlier.until + timedelta(days=1) == window.since
    assert earlier.since < earlier.until


@given(DAYS, DAYS, st.sampled_from(list(Span)))
def test_parts_lie_in_the_window_side_by_side(one: date, other: date, per: Span) -> None:
    window = Window(min(one, other), max(one, other))

    found = list(parts(window, per, window.until))

    assert all(part.since >= window.since and part.since <= window.until for part in found)
    assert all(earlier.until + timedelta(days=1) == later.since for earlier, later in pairwise(found))


@given(
    st.lists(st.tuples(st.integers(1, 11), st.integers(1, 28), st.integers(1, 600)), max_size=12),
    st.sampled_from(["nova-intervisie", "vit", "vvgn-ict", "kngf", "nobco", "vfas"]),
)
def test_no_profile_ever_counts_more_than_was_there(
    meetings: list[tuple[int, int, int]], profile: str
) -> None:
    found = checked(shipped(profile), [held(on(month, day), length) for month, day, length in meetings])

    assert found.counted + found.uncertain <= found.net
    assert all(0 * HOUR <= each.counted <= each.net for each in found.meetings)
    assert all(each.counted % MINUTE == 0 * MINUTE for each in found.meetings)
