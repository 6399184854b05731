"""The ten rules that defeat a naive counter of hours, each with a case that a plain sum gets wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from intervisie.method.choices import Form
from intervisie.profiles.held import Colleague, Declared, Held
from intervisie.profiles.outcome import Status, Window
from tests.profiles.builders import (
    FOUR,
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

# 1. Per-day floor and ceiling


def test_trap_1_a_day_below_the_floor_counts_as_nothing_and_says_the_figures() -> None:
    found = checked(shipped("nova-intervisie"), [held(on(2, 10), 110)])

    assert found.net == 110 * MINUTE
    assert found.counted == 0 * HOUR
    assert "1 h 50 < 2 h consecutive" in english(the(found, "consecutive").reason)


def test_trap_1_a_day_above_the_ceiling_counts_as_the_ceiling() -> None:
    found = checked(shipped("nova-intervisie"), [held(on(2, 10), 300)])

    assert found.counted == 4 * HOUR


def test_trap_1_the_ceiling_of_a_day_is_for_all_its_meetings_together() -> None:
    found = checked(shipped("nova-intervisie"), [held(on(2, 10, 9), 150), held(on(2, 10, 14), 150)])

    assert found.counted == 4 * HOUR


def test_trap_1_two_short_meetings_of_one_day_are_not_one_consecutive_stretch() -> None:
    found = checked(shipped("nova-intervisie"), [held(on(2, 10, 9), 60), held(on(2, 10, 14), 60)])

    assert found.counted == 0 * HOUR


def test_trap_1_whether_a_break_interrupts_is_left_to_the_register() -> None:
    found = checked(shipped("nova-intervisie"), [held(on(2, 10), 150, breaks=[(70, 15)])])

    assert the(found, "consecutive").status is Status.CANNOT_TELL
    assert (found.counted, found.uncertain) == (0 * HOUR, 135 * MINUTE)


def test_trap_1_a_floor_that_need_not_be_consecutive_is_for_the_whole_day() -> None:
    profile = own("day: {at_least: 2h}\n")

    found = checked(profile, [held(on(2, 10, 9), 60), held(on(2, 10, 14), 60), held(on(2, 11), 119)])

    assert found.counted == 2 * HOUR


# 2. Spread


def test_trap_2_a_good_total_fails_when_a_quarter_is_empty() -> None:
    meetings = [held(on(month, 3), 300) for month in (1, 2, 8, 10)]

    found = checked(shipped("nobco"), meetings)

    assert found.counted == 20 * HOUR
    assert found.verdict is Status.NOT_MET
    assert english(the(found, "quarter").reason) == "quarter 2 of 2026: 0 min of 1 h"


def test_trap_2_an_hour_in_every_quarter_that_has_begun_is_enough() -> None:
    assert is_met(checked(shipped("nobco"), [held(on(month, 3), 60) for month in (1, 5, 8, 10)]))


def test_trap_2_a_running_quarter_says_until_when_it_runs() -> None:
    found = checked(shipped("nobco"), [held(on(month, 3), 60) for month in (1, 5, 8)])

    assert "quarter 4 of 2026: 0 min of 1 h, until 31 December 2026" in english(the(found, "quarter").reason)


def test_trap_2_a_group_that_meets_is_enough_where_the_group_is_asked() -> None:
    group = colleagues("psychotherapeut", "psychotherapeut", "arts")
    others = [held(on(month, 3), 60, ("Bas", "Cem"), of=group) for month in (1, 5, 8)]
    own_one = held(on(10, 3), 60, ("Anna", "Bas", "Cem"), of=group)

    assert is_met(checked(shipped("opk"), [*others, own_one]))
    assert checked(shipped("opk"), [*others[1:], own_one]).verdict is Status.NOT_MET


# 3. Rounding


def test_trap_3_each_meeting_is_rounded_down_to_whole_hours() -> None:
    group = colleagues("verslavingsarts", "verslavingsarts", "verslavingsarts", "psycholoog")
    meetings = [held(on(month, 3), 119, of=group) for month in (1, 2, 3)]

    found = checked(shipped("vvgn-ict"), meetings, said=Declared("ICT"))

    assert found.net == 357 * MINUTE
    assert found.counted == 3 * HOUR


def test_trap_3_otherwise_minutes_count() -> None:
    assert (
        checked(shipped("vit"), [held(on(1, 3), 119, of=colleagues("", "", "", ""))]).counted == 119 * MINUTE
    )


# 4. Carry-over, and less for months away


def four_of(year: int, hours: int) -> list[Held]:
    group = colleagues("", "", "", "")
    return [held(on(month, 3, year=year), 60 * hours // 4, of=group) for month in (1, 4, 7, 10)]


@pytest.mark.parametrize(
    ("before", "now", "met"),
    [(20, 12, True), (24, 8, False), (24, 12, True), (16, 12, False), (12, 16, False), (12, 20, True)],
    ids=["all-of-5", "9-is-capped-at-5", "capped-but-enough", "1-is-too-little", "shortage-adds", "made-up"],
)
def test_trap_4_a_surplus_is_carried_over_up_to_its_cap_and_a_shortage_is_added(
    before: int, now: int, *, met: bool
) -> None:
    found = checked(shipped("vit"), [*four_of(2025, before), *four_of(2026, now)])

    assert is_met(found) is met


def test_trap_4_no_hour_is_carried_over_twice() -> None:
    meetings = [*four_of(2024, 40), *four_of(2025, 12), *four_of(2026, 12)]

    found = checked(shipped("vit"), meetings)

    # 2025: 5 carried and 12 of its own leave 2 of its own; 2026 so has 14.
    assert english(the(found, "15 h").reason).startswith("14 h of 15 h; 2 h of it from the period before")


@pytest.mark.parametrize(("months", "enough"), [(0, 8), (3, 8), (4, 6), (5, 6), (6, 4), (12, 0)], ids=str)
def test_trap_4_who_was_away_needs_less_for_every_whole_three_months(months: int, enough: int) -> None:
    meetings = [held(on(month, 3), 120) for month in range(1, enough // 2 + 1)]

    assert is_met(checked(shipped("nova-gio"), meetings, said=Declared("GIO", months_away=months)))
    if enough:
        less = checked(shipped("nova-gio"), meetings[1:], said=Declared("GIO", months_away=months))
        assert less.verdict is Status.NOT_MET


# 5. Minimum at each meeting


def test_trap_5_one_person_who_leaves_voids_the_time_of_all_others() -> None:
    group = colleagues("", "", "", "")
    whole, broken = held(on(2, 3), of=group), held(on(3, 3), of=group, leaves=("Dewi", 60))

    for person in FOUR:
        found = checked(shipped("vit"), [whole, broken], person)
        assert found.counted == 2 * HOUR
        assert "3 people from 20:00 on" in english(the(found, "all the time").reason)


def test_trap_5_the_group_may_be_large_enough_and_the_meeting_not() -> None:
    found = checked(shipped("vit"), [held(on(2, 3), people=FOUR[:3], of=colleagues("", "", "", ""))])

    assert the(found, "a group of").status is Status.MET
    assert the(found, "all the time").status is Status.NOT_MET


def test_trap_5_a_facilitator_from_outside_does_not_fill_the_group_up() -> None:
    meeting = held(on(2, 3), people=(*FOUR[:3], "Zoë"), leader="Zoë", of=colleagues("", "", ""))

    assert the(checked(shipped("vit"), [meeting]), "all the time").status is Status.NOT_MET


# 6. Composition

ADDICTION = "verslavingsarts"


@pytest.mark.parametrize(
    ("profile", "group", "status"),
    [
        ("vvgn-ict", colleagues(ADDICTION, ADDICTION, ADDICTION, "arts"), Status.MET),
        ("vvgn-ict", colleagues(ADDICTION, ADDICTION, "arts", "arts"), Status.NOT_MET),
        ("vvgn-ict", colleagues(ADDICTION, ADDICTION, "", "arts"), Status.CANNOT_TELL),
        ("vvgn-ict", None, Status.CANNOT_TELL),
        ("mfn", colleagues(*["mediator"] * 5, registers=["MfN", "mfn ", "MFN", "x", "x"]), Status.MET),
        ("mfn", colleagues(*["mediator"] * 5, registers=["MfN", "MfN", "x", "x", "x"]), Status.NOT_MET),
        ("mfn", colleagues(*["mediator"] * 5, registers=["MfN", "MfN", "", "x", "x"]), Status.CANNOT_TELL),
        ("kngf", colleagues(sites=["Noord", "Noord", "Zuid", "", ""]), Status.MET),
        ("kngf", colleagues(sites=["Noord", "noord"]), Status.NOT_MET),
        ("kngf", colleagues(sites=["Noord", ""]), Status.CANNOT_TELL),
        ("skgv", colleagues("geestelijk verzorger", "arts"), Status.MET),
        ("skgv", colleagues("geestelijk verzorger", "arts", "arts"), Status.NOT_MET),
    ],
)
def test_trap_6_who_is_in_the_group_decides(
    profile: str, group: list[Colleague] | None, status: Status
) -> None:
    people = [each.name for each in group] if group else FOUR
    found = checked(shipped(profile), [held(on(2, 3), 180, people, of=group)])
    words = {"vvgn-ict": "75 %", "mfn": "MfN", "kngf": "sites", "skgv": "50 %"}[profile]

    assert the(found, words).status is status


def test_trap_6_exactly_half_is_no_majority_and_an_exception_leaves_it_open() -> None:
    rule = "composition:\n  - {registers: [FBC], over_half: yes}\n"
    half, more = colleagues(registers=["FBC", "x"]), colleagues(registers=["FBC", "FBC", "x"])

    assert the(checked(own(rule), [held(on(2, 3), people=("Anna", "Bas"), of=half)]), "half").status is (
        Status.NOT_MET
    )
    assert the(checked(own(rule), [held(on(2, 3), people=FOUR[:3], of=more)]), "half").status is Status.MET
    excused = the(checked(shipped("fbc"), [held(on(2, 3), people=("Anna", "Bas"), of=half)]), "half")
    assert excused.status is Status.CANNOT_TELL
    assert "unless a recognised training body" in english(excused.reason)


def test_trap_6_oneself_is_not_the_other_who_is_asked_for() -> None:
    group = colleagues("GZ-psycholoog", "arts", registers=["BIG", "BIG"])
    meeting = held(on(2, 3), people=("Anna", "Bas"), of=group)
    profile = shipped("nip-neurofeedback")

    assert the(checked(profile, [meeting], "Anna"), "oneself").status is Status.NOT_MET
    assert the(checked(profile, [meeting], "Bas"), "oneself").status is Status.MET


# 7. Maximum group size


@pytest.mark.parametrize(
    ("profile", "most"), [("nova-intervisie", 10), ("paramedici-io", 15), ("rcpsych", 6)]
)
def test_trap_7_one_too_many_in_the_group_is_noticed(profile: str, most: int) -> None:
    people = [f"P{number}" for number in range(most + 1)]
    said = Declared("intercollegiaal overleg" if profile == "paramedici-io" else "")

    fits = checked(shipped(profile), [held(on(2, 3), people=people[:most])], "P0", said=said)
    large = checked(shipped(profile), [held(on(2, 3), people=people)], "P0", said=said)

    assert the(fits, "a group of").status is Status.MET
    assert the(large, "a group of").status is Status.NOT_MET
    assert large.counted == 0 * HOUR


# 8. The facilitator's own hours


@pytest.mark.parametrize(
    ("profile", "activity", "status"),
    [("nova-gio", "GIO", Status.MET), ("nova-intervisie", "", Status.CANNOT_TELL)],
)
def test_trap_8_whether_who_leads_counts_differs(profile: str, activity: str, status: Status) -> None:
    meeting = held(on(2, 3), leader="Anna", of=colleagues("", "", "", ""))

    leads = checked(shipped(profile), [meeting], "Anna", said=Declared(activity))
    takes_part = checked(shipped(profile), [meeting], "Bas", said=Declared(activity))

    assert the(leads, "who leads").status is status
    assert leads.counted == (2 * HOUR if status is Status.MET else 0 * HOUR)
    assert takes_part.counted == 2 * HOUR


def test_trap_8_hours_that_do_not_count_for_who_leads_count_for_the_others() -> None:
    profile = own("facilitator: {counts: no}\n")
    meeting = held(on(2, 3), leader="Anna")

    assert checked(profile, [meeting], "Anna").counted == 0 * HOUR
    assert checked(profile, [meeting], "Bas").counted == 2 * HOUR


def test_trap_8_where_nothing_is_said_a_member_who_leads_takes_part() -> None:
    member = held(on(2, 3), leader="Anna", of=colleagues("", ""))
    outsider = held(on(2, 3), people=(*FOUR, "Zoë"), leader="Zoë", of=colleagues("", ""))

    assert checked(shipped("nobco"), [member], "Anna").counted == 2 * HOUR
    assert checked(shipped("nobco"), [outsider], "Zoë").uncertain == 2 * HOUR


# 9. Preparation and reports

CYCLE = Window(date(2026, 1, 1), date(2026, 6, 30))


def a_cycle() -> list[Held]:
    group = colleagues(sites=["Noord", "Noord", "Zuid", "Zuid", "Zuid"])
    people = [each.name for each in group]
    return [held(on(month, 3), 150, people, of=group) for month in (2, 5)]


@pytest.mark.parametrize(
    ("prepared", "status"),
    [(None, Status.CANNOT_TELL), (5 * HOUR, Status.MET), (299 * MINUTE, Status.NOT_MET)],
    ids=["nobody-said", "enough", "a-minute-short"],
)
def test_trap_9_preparation_is_part_of_a_cycle_of_physiotherapists(
    prepared: timedelta | None, status: Status
) -> None:
    said = Declared(preparation=prepared)

    found = checked(shipped("kngf"), a_cycle(), window=CYCLE, said=said)

    assert the(found, "preparation").status is status
    assert found.verdict is status


def test_trap_9_preparation_is_left_out_of_supervision() -> None:
    meeting = held(on(2, 3), 60, form=Form.SUPERVISIE)

    found = checked(shipped("skj-supervisie"), [meeting], said=Declared(preparation=3 * HOUR))

    assert found.counted == 1 * HOUR
    assert english(the(found, "preparation").reason) == "3 h prepared is left out"


def test_trap_9_never_more_preparation_counts_than_goes_with_the_meetings() -> None:
    profile = own("volume: {hours: 6h, period: calendar-year}\npreparation: {counts: yes, each: 1h}\n")
    meetings = [held(on(2, 3)), held(on(3, 3), 119)]

    assert is_met(checked(profile, [meetings[0], meetings[0]], said=Declared(preparation=2 * HOUR)))
    assert not is_met(checked(profile, meetings, said=Declared(preparation=9 * HOUR)))


# 10. Two registers, one meeting


def test_trap_10_one_meeting_is_intervision_for_one_member_and_no_ict_for_another() -> None:
    meeting = held(on(2, 3), of=colleagues("advocaat", *["verpleegkundig specialist"] * 3))

    lawyer = checked(shipped("nova-intervisie"), [meeting], "Anna")
    specialist = checked(shipped("vs-ict"), [meeting], "Bas")

    assert lawyer.counted == 2 * HOUR
    assert specialist.counted == 0 * HOUR
    assert english(the(specialist, "held as ICT").reason).endswith("this was intervisie")


def test_trap_10_only_people_call_a_meeting_something_else() -> None:
    meeting = held(on(2, 3), of=colleagues("advocaat", *["verpleegkundig specialist"] * 3))

    assert checked(shipped("vs-ict"), [meeting], "Bas", said=Declared("ict")).counted == 2 * HOUR
    assert checked(shipped("nova-intervisie"), [meeting], "Anna", said=Declared("ICT")).counted == 0 * HOUR
