"""What is said at the start of a part: where people sit, in which groups, how many questions each has."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from intervisie.meeting.group_view import group_view
from intervisie.meeting.rounds import unfit_for
from intervisie.method.choices import Each, Mode, Position, RecordKind, Who
from intervisie.method.model import Loop, Part, PeopleRange, Step, Timing
from intervisie.words.catalogue import Words
from tests.meeting.builders import MINUTE, SHORT, Table, a_part, a_record, a_step

NINE = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay", "Gea", "Hans", "Ine")


def a_table(part: Part, people: tuple[str, ...] = NINE) -> Table:
    """Return a running meeting at one part, Anna being the case owner."""
    method = replace(SHORT, steps=(a_step("here", part),))
    return Table(method, people).type("/start", "/owner Anna").go_to("here")


def setting_of(table: Table) -> list[str]:
    return [Words("nl").text(line) for line in table.seen.setting]


def in_groups(size: int, mode: Mode = Mode.SUBGROUPS) -> Part:
    return replace(a_part(mode), group_size=size)


def test_nine_people_make_three_groups_of_three_under_one_clock() -> None:
    table = a_table(in_groups(3))

    assert setting_of(table) == ["3 groepjes van 3, één klok."]


def test_who_is_left_over_makes_a_group_larger() -> None:
    table = a_table(in_groups(3), NINE[:8])

    assert setting_of(table) == ["2 groepjes van 4, één klok."]
    assert setting_of(a_table(in_groups(2, Mode.PAIRS), NINE[:5])) == ["2 groepjes van 2 of 3, één klok."]


def test_a_proposal_of_groups_holds_everybody_once_and_stays() -> None:
    table = a_table(in_groups(3))
    first = table.seen.groups
    later = table.wait(MINUTE).type("een notitie").seen.groups

    assert sorted(name for group in first for name in group) == sorted(NINE)
    assert first == later


def test_the_group_sees_how_many_groups_and_no_names() -> None:
    table = a_table(in_groups(3))
    seen = group_view(table.meeting, table.now)

    assert seen.groups is not None
    assert not any(name in repr(seen.groups) for name in NINE)


def test_the_last_two_of_a_trio_are_told() -> None:
    table = a_table(in_groups(3), NINE[:3]).type("/leave Cem")

    assert any("too few" in notice.msgid or "too few" in notice.plural for notice in table.seen.notices)


def test_where_somebody_sits_is_said_by_name() -> None:
    part = Part(
        mode=Mode.FISHBOWL,
        timing=Timing(fixed=5 * MINUTE),
        speaks=Who.ADVISERS,
        listens=Who.CASE_OWNER,
        position=Position.BACK_TURNED,
        posture="Kijk elkaar aan.",
        online="Camera uit.",
    )
    table = a_table(part)

    assert setting_of(table) == [
        "Anna zit met de rug naar de groep.",
        "Houding: Kijk elkaar aan.",
        "Online: Camera uit.",
    ]
    assert group_view(table.meeting, table.now).posture == "Kijk elkaar aan."


def questions(**limits: int | bool) -> Part:
    part = Part(
        mode=Mode.QUESTIONS,
        timing=Timing(fixed=10 * MINUTE),
        speaks=Who.ADVISERS,
        answers=Who.CASE_OWNER,
        record=a_record(RecordKind.QUESTIONS),
    )
    for name, limit in limits.items():
        part = replace(part, **{name: limit})
    return part


def test_who_asked_as_much_as_each_may_is_told_quietly() -> None:
    table = a_table(questions(questions_each=2), NINE[:4]).type("@bas Wat?", "@cem Wie?")
    before = table.seen.notices
    after = table.type("@bas Waar?", "/strike 2").seen.notices

    assert before == ()
    assert ["Bas" in Words("nl").text(notice) for notice in after] == [True]


def test_what_is_no_question_is_told_where_only_those_are_asked() -> None:
    table = a_table(questions(questions_only=True), NINE[:4]).type("@bas Wat zei je?")
    before = table.seen.notices
    after = table.type("@bas Ik zou dat anders doen.").seen.notices

    assert before == ()
    assert len(after) == 1


def test_what_was_agreed_about_asking_is_said_at_the_start() -> None:
    table = a_table(questions(questions_each=1, follow_ups=1, questions_only=True), NINE[:4])

    assert len(setting_of(table)) == 3


def test_the_last_two_of_a_loop_over_seats_are_told() -> None:
    loop = Step(
        id="trio",
        title="Trio",
        parts=(),
        loop=Loop(Each.SEAT, group_size=3),
        steps=(a_step("telling", a_part(Mode.CASE_OWNER, speaks=Who.CASE_OWNER)),),
    )
    table = Table(replace(SHORT, steps=(loop,)), NINE[:3]).type("/start").go_to("telling")
    before = table.seen.notices
    after = table.type("/leave Cem").seen.notices

    assert before == ()
    assert any("too few" in notice.plural for notice in after)


def test_all_steps_of_a_loop_over_seats_are_done_in_the_same_groups() -> None:
    loop = Step(
        id="trio",
        title="Trio",
        parts=(),
        loop=Loop(Each.SEAT, group_size=3),
        steps=(a_step("telling"), a_step("asking")),
    )
    table = Table(replace(SHORT, steps=(loop,)), NINE).type("/start").go_to("telling")
    first = table.seen.groups
    said = setting_of(table)
    second = table.type("/next").seen.groups

    assert said == ["3 groepjes van 3, één klok."]
    assert first == second
    assert len(first) == 3


def break_notices(table: Table) -> list[str]:
    return [notice.msgid for notice in table.seen.notices if "/break" in notice.msgid]


def test_a_break_is_quietly_welcome_once_people_sat_as_long_as_the_method_lets_them() -> None:
    method = replace(SHORT, break_after=30 * MINUTE, steps=(a_step("telling"), a_step("advising")))
    table = Table(method).type("/start").go_to("telling")

    soon = break_notices(table.wait(20 * MINUTE).type("een notitie"))
    late = break_notices(table.wait(15 * MINUTE).type("nog een"))
    after = break_notices(table.type("/break 10").wait(10 * MINUTE).type("/continue", "en nog een"))

    assert (soon, len(late), after) == ([], 1, [])


@pytest.mark.parametrize(("people", "groups"), [(9, 3), (8, 2), (4, None)])
def test_a_method_for_small_groups_says_how_many_a_larger_group_makes(
    people: int, groups: int | None
) -> None:
    told = unfit_for(replace(SHORT, people=PeopleRange(3, 3, 4, splits=True)), people)

    assert (dict(told.arguments)["groups"] if told else None) == groups
