"""What can be changed of a group, and what each refusal says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from intervisie.errors import UsageError
from intervisie.groups import changing
from intervisie.groups.group import Consent, Group, Registration, active_members, still_to_agree

DAY = date(2026, 1, 5)
LATER = date(2026, 3, 2)


def a_group(*names: str) -> Group:
    group = Group(id="f" * 32, name="Noord")
    for number, name in enumerate(names, 1):
        group = changing.with_member(group, name, new_id=f"{number:032x}", day=DAY)
    return group


def names_in(group: Group) -> list[str]:
    return [member.name for member in active_members(group)]


def test_who_leaves_stays_known_and_comes_back_as_the_same_person() -> None:
    group = changing.without_member(a_group("Anna", "Bas"), "anna", day=LATER)

    back = changing.with_member(group, "Anna", new_id="e" * 32, day=LATER)

    assert names_in(group) == ["Bas"]
    assert [member.until for member in group.members] == [LATER, None]
    assert names_in(back) == ["Anna", "Bas"]
    assert back.members[0].id == f"{1:032x}"


def test_a_name_that_differs_only_in_capitals_or_spaces_is_taken() -> None:
    with pytest.raises(UsageError):
        changing.with_member(a_group("Anna de Wit"), "ANNA  de wit", new_id="e" * 32, day=DAY)


def test_one_number_for_each_register_and_as_many_registers_as_somebody_has() -> None:
    group = changing.with_registration(a_group("Anna"), "Anna", "SKJ", "1")
    group = changing.with_registration(group, "Anna", "NIP", "2")

    group = changing.with_registration(group, "Anna", "skj", "3")

    assert group.members[0].registrations == (Registration("NIP", "2"), Registration("skj", "3"))
    assert changing.without_registration(group, "Anna", "NIP").members[0].registrations == (
        Registration("skj", "3"),
    )


def test_a_new_agreement_is_a_next_version_that_nobody_has_agreed_to() -> None:
    group = changing.with_agreement(a_group("Anna", "Bas"), "We meet six times.", day=DAY)
    group = changing.with_consent(group, "Anna", day=DAY)
    assert [member.name for member in still_to_agree(group)] == ["Bas"]

    group = changing.with_agreement(group, "We meet seven times.", day=LATER)

    assert [member.name for member in still_to_agree(group)] == ["Anna", "Bas"]
    assert [(one.version, len(one.agreed)) for one in group.agreements] == [(1, 1), (2, 0)]


def test_agreeing_again_keeps_the_last_day() -> None:
    group = changing.with_agreement(a_group("Anna"), "We meet six times.", day=DAY)

    group = changing.with_consent(changing.with_consent(group, "Anna", day=DAY), "Anna", day=LATER)

    assert group.agreements[0].agreed == (Consent(group.members[0].id, LATER),)


def test_themes_stand_in_the_order_of_their_codes() -> None:
    group = changing.with_theme(a_group(), "workload", "Too much to do")
    group = changing.with_theme(group, "leeway", "What we may decide")

    group = changing.with_theme(group, "workload", "More than fits")

    assert [(theme.code, theme.label) for theme in group.themes] == [
        ("leeway", "What we may decide"),
        ("workload", "More than fits"),
    ]


def test_a_group_that_stopped_can_meet_again() -> None:
    group = changing.archived(a_group(), day=LATER)

    assert group.archived == LATER
    assert changing.taken_up_again(group).archived is None


AGREED = changing.with_agreement(a_group("Anna"), "We meet six times.", day=DAY)
GONE = changing.without_member(a_group("Anna"), "Anna", day=LATER)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda: changing.without_member(a_group(), "Anna", day=DAY), id="leaves-who-is-none"),
        pytest.param(lambda: changing.without_member(GONE, "Anna", day=LATER), id="leaves-twice"),
        pytest.param(
            lambda: changing.without_member(a_group("Anna"), "Anna", day=date(2025, 12, 31)),
            id="leaves-before-joining",
        ),
        pytest.param(lambda: changing.renamed_member(a_group("Anna", "Bas"), "Bas", "ANNA"), id="name-taken"),
        pytest.param(lambda: changing.with_registration(a_group("Anna"), "Anna", "", "1"), id="no-register"),
        pytest.param(
            lambda: changing.with_registration(a_group("Anna"), "Anna", "SKJ", "1" * 41), id="long-number"
        ),
        pytest.param(
            lambda: changing.without_registration(a_group("Anna"), "Anna", "SKJ"), id="not-registered"
        ),
        pytest.param(lambda: changing.with_rules(a_group(), ["", "b"]), id="empty-rule"),
        pytest.param(lambda: changing.with_rules(a_group(), ["x" * 401]), id="long-rule"),
        pytest.param(lambda: changing.with_rules(a_group(), ["x"] * 21), id="many-rules"),
        pytest.param(lambda: changing.with_agreement(a_group(), " \n ", day=DAY), id="empty-agreement"),
        pytest.param(lambda: changing.with_agreement(a_group(), "x" * 20_001, day=DAY), id="long-agreement"),
        pytest.param(
            lambda: changing.with_agreement(AGREED, "We meet six times.", day=LATER), id="same-agreement"
        ),
        pytest.param(
            lambda: changing.with_consent(a_group("Anna"), "Anna", day=DAY), id="nothing-to-agree-to"
        ),
        pytest.param(
            lambda: changing.with_consent(AGREED, "Anna", day=date(2025, 12, 31)), id="agreed-too-early"
        ),
        pytest.param(lambda: changing.with_theme(a_group(), "Work load", "x"), id="no-code"),
        pytest.param(lambda: changing.with_theme(a_group(), "work", " "), id="no-meaning"),
        pytest.param(lambda: changing.without_theme(a_group(), "work"), id="no-theme"),
        pytest.param(lambda: changing.taken_up_again(a_group()), id="not-archived"),
        pytest.param(
            lambda: changing.archived(changing.archived(a_group(), day=DAY), day=DAY), id="archived-twice"
        ),
    ],
)
def test_what_cannot_be_is_refused(change: Callable[[], Group]) -> None:
    with pytest.raises(UsageError):
        change()


def test_a_group_is_as_large_as_a_table() -> None:
    group = a_group(*(f"P{number}" for number in range(changing.MOST_MEMBERS)))

    with pytest.raises(UsageError):
        changing.with_member(group, "One more", new_id="e" * 32, day=DAY)


def test_who_is_absent_are_the_members_that_are_not_named() -> None:
    group = changing.without_member(a_group("Anna", "Bas", "Cem"), "Cem", day=LATER)

    assert [member.name for member in changing.absent_from(group, ["bas", "Guest"])] == ["Anna"]
