"""What loops promise: whose pass it is, what is frozen when, and that each pass is a case of its own."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.loops import PassView
from intervisie.meeting.order import unfold
from intervisie.meeting.present import advisers_at, owner_at
from intervisie.meeting.state import case_id_at, current_stop, name_of
from intervisie.meeting.stop import Facts
from intervisie.meeting.stopwatch import budget_of
from intervisie.meeting.timetable import Progress, timetable
from intervisie.method.choices import Each
from intervisie.method.model import Loop, Method, MethodRole
from tests.meeting.builders import BLOCKS, MINUTE, NAMES, Table, a_step, a_table_at
from tests.meeting.winding import BODY, ROUND_THE_TABLE, TROIKA, a_loop

NINE = (*NAMES, "Gea", "Han", "Ida")


def around(people: tuple[str, ...] = NAMES[:3]) -> Table:
    """Return a running meeting at the step before a loop over the people."""
    return Table(ROUND_THE_TABLE, people).type("/start").go_to("settling")


def trios(people: tuple[str, ...] = NINE) -> Table:
    """Return a running meeting at the step before a loop over the seats of trios."""
    return Table(TROIKA, people).type("/start").go_to("settling")


def passes(table: Table) -> list[str]:
    """Return whose passes the order holds, by the name of the person or the seat."""
    members = dict.fromkeys(stop.within.member for stop in table.meeting.order if stop.within)
    return [name_of(table.meeting, member) or member for member in members]


def whose(table: Table) -> str:
    loop = table.seen.loop
    return loop.name if loop else ""


def to_next_pass(table: Table) -> Table:
    """Leave what is left of this pass, whatever is skipped by it."""
    table.attempt("/harvest")
    return table.yes() if isinstance(table.answer, Confirm) else table


def test_a_loop_goes_round_everybody_present() -> None:
    assert passes(around()) == ["Anna", "Bas", "Cem"]


def test_a_facilitator_from_the_group_has_no_pass_unless_they_join() -> None:
    table = around().type("/role facilitator Bas")
    assert passes(table) == ["Anna", "Cem"]

    joining = replace(ROUND_THE_TABLE, roles=(MethodRole(id="facilitator", name="Begeleider"),))
    table = a_table_at("settling", joining, NAMES[:3]).type("/role facilitator Bas")

    assert passes(table) == ["Anna", "Bas", "Cem"]


def test_a_pass_says_whose_it_is() -> None:
    table = around().type("/next")

    assert table.seen.loop == PassView(Each.PARTICIPANT, "Anna", 1, 3)
    assert (table.seen.number, table.seen.of) == (1, 3)


def test_each_pass_is_a_case_of_its_own() -> None:
    table = around().type("/next", "wat Anna vertelt")
    first = current_stop(table.meeting)
    table = to_next_pass(table).type("wat Bas vertelt")

    assert owner_at(table.meeting, first) == "p0"
    assert owner_at(table.meeting, current_stop(table.meeting)) == "p1"
    assert [note.case for note in table.meeting.notes] == ["1/round@p0", "1/round@p1"]
    assert [case.owner for case in table.meeting.cases] == ["", "p0", "p1"]


def test_everybody_but_the_owner_of_the_pass_is_an_adviser() -> None:
    table = to_next_pass(around().type("/next"))

    assert advisers_at(table.meeting, current_stop(table.meeting)) == ("p0", "p2")


def test_who_comes_in_before_the_loop_has_a_pass_like_everybody() -> None:
    assert passes(around().type("/arrive Gea", "/leave Bas")) == ["Anna", "Cem", "Gea"]


def test_who_comes_in_during_the_loop_comes_last() -> None:
    table = to_next_pass(around().type("/next")).type("/arrive Gea")

    assert passes(table) == ["Anna", "Bas", "Cem", "Gea"]
    assert table.seen.loop == PassView(Each.PARTICIPANT, "Bas", 2, 4)


def test_who_comes_in_after_the_loop_has_no_pass() -> None:
    table = around().type("/next").go_to("harvest").type("/arrive Gea")

    assert passes(table) == ["Anna", "Bas", "Cem"]


def test_who_leaves_drops_out_only_when_their_pass_has_not_begun() -> None:
    table = around().type("/next", "/leave Anna", "/leave Bas")

    assert passes(table) == ["Anna", "Cem"]
    assert any("brought this case" in notice.msgid for notice in table.seen.notices)


def test_who_leaves_and_comes_back_comes_last() -> None:
    table = around().type("/next", "/leave Bas", "/arrive Bas")

    assert passes(table) == ["Anna", "Cem", "Bas"]


def test_a_pass_that_something_was_noted_with_stays() -> None:
    table = around().type("/next").go_to("Cem").type("genoteerd", "/back", "/leave Cem")
    before = around().type("/at consulting vooraf", "/leave Anna")

    assert passes(table) == ["Anna", "Bas", "Cem"]
    assert passes(before)[-1] == "Anna"


def test_another_person_can_take_over_a_pass() -> None:
    table = around().type("/next", "/owner Cem")

    assert whose(table) == "Cem"
    assert [case.owner for case in table.meeting.cases] == ["", "p2"]


def test_closing_a_pass_early_goes_on_to_the_next() -> None:
    table = around().type("/next").attempt("/harvest")
    assert isinstance(table.answer, Confirm)

    assert whose(table.yes()) == "Bas"
    assert not table.meeting.rounds[0].harvested


def test_the_last_pass_is_followed_by_the_step_after_the_loop() -> None:
    table = around()
    table.type("/next")
    for _ in range(3):
        table = to_next_pass(table)

    assert table.step == "harvest"


def test_a_loop_with_one_person_has_one_pass() -> None:
    table = around(("Anna",)).type("/next")
    stop = current_stop(table.meeting)

    assert passes(table) == ["Anna"]
    assert advisers_at(table.meeting, stop) == ()
    assert to_next_pass(table).step == "harvest"


def test_a_loop_with_nobody_left_is_passed_by() -> None:
    table = around(("Anna",)).type("/leave Anna", "/next")

    assert table.step == "harvest"


def test_nine_people_in_trios_make_three_passes() -> None:
    table = trios()
    assert passes(table) == ["seat-1", "seat-2", "seat-3"]

    assert table.type("/next").seen.loop == PassView(Each.SEAT, "", 1, 3)


def test_a_group_that_is_no_multiple_of_three_has_a_pass_for_its_largest_subgroup() -> None:
    counts = {people: len(passes(trios(NINE[:people]))) for people in (2, 3, 4, 5, 6, 7, 8, 9)}

    assert counts == {2: 2, 3: 3, 4: 4, 5: 5, 6: 3, 7: 4, 8: 4, 9: 3}


def test_a_pass_over_seats_is_a_case_without_a_name() -> None:
    table = trios().type("/next", "genoteerd")
    table.attempt("/owner Bas")

    assert isinstance(table.answer, Refusal)
    assert table.seen.owner == ""
    assert [note.case for note in table.meeting.notes] == ["1/round@seat-1"]


def test_the_time_of_a_pass_over_seats_is_that_of_one_subgroup() -> None:
    table = trios()
    discussing = next(stop for stop in table.meeting.order if stop.step.id == "discussing")

    assert budget_of(table.meeting, discussing) == 4 * MINUTE


def test_nobody_has_the_floor_of_all_subgroups_at_once() -> None:
    table = trios().type("/next").go_to("discussing")

    assert table.seen.turn is None


def test_leaving_a_trio_takes_no_pass_away_and_joining_one_adds_a_seat() -> None:
    table = trios().type("/next", "/leave Ida", "/leave Han")
    assert len(passes(table)) == 3

    table.type("/arrive Han", "/arrive Ida", "/arrive Jan")

    assert passes(table)[-1] == "seat-4"


def test_a_step_of_a_pass_can_be_done_again() -> None:
    table = around().type("/next", "/repeat")

    assert table.meeting.here == "1/round@p0/consulting/1r/1"
    assert len({stop.key for stop in table.meeting.order}) == len(table.meeting.order)


def test_a_question_in_a_pass_leads_back_within_that_pass() -> None:
    table = around().type("/next").go_to("enough").type("/no")
    added = [stop.key for stop in table.meeting.order if "+" in stop.key]

    assert {key.split("/")[1] for key in added} == {"round@p0"}


def test_a_step_is_found_by_whose_pass_it_is_and_by_its_name_in_this_pass() -> None:
    table = around().type("/next").go_to("Bas").go_to("discussing")
    assert table.meeting.here == "1/round@p1/discussing/1/1"

    assert table.go_to("1").meeting.here == "1/round@p1/consulting/1/1"


def test_a_loop_is_found_by_its_number_from_outside() -> None:
    assert around().go_to("2").meeting.here == "1/round@p0/consulting/1/1"


def test_the_overview_lists_every_pass() -> None:
    table = around().type("/next")
    legs = [leg for leg in timetable(table.meeting, table.now) if leg.loop]

    assert list(dict.fromkeys(leg.loop.name for leg in legs if leg.loop)) == ["Anna", "Bas", "Cem"]
    assert legs[0].progress is Progress.HERE


def test_a_loop_can_give_another_role_than_the_case_owners() -> None:
    method = Method(
        id="asking",
        language="nl",
        name="Asking",
        steps=(a_loop("round", Loop(Each.PARTICIPANT, as_role="interviewer"), BODY[0]), a_step("end")),
    )
    table = Table(method, NAMES[:3]).type("/start", "/owner Anna").go_to("Bas").type("gezegd")

    assert whose(table) == "Bas"
    assert case_id_at(table.meeting, current_stop(table.meeting)) == "1"
    assert owner_at(table.meeting, current_stop(table.meeting)) == "p0"


def test_a_loop_over_parties_has_a_pass_for_a_party_that_nobody_is_yet() -> None:
    method = Method(
        id="mediating",
        language="nl",
        name="Mediating",
        steps=(a_loop("round", Loop(Each.PARTY), BODY[0]), a_step("end")),
        roles=(MethodRole(id="one", name="A", party=True), MethodRole(id="other", name="B", party=True)),
    )

    assert passes(Table(method, NAMES[:3])) == ["one", "other"]


def test_an_optional_loop_is_done_when_somebody_wants_it() -> None:
    loop = a_loop("round", Loop(Each.PARTICIPANT), *BODY, optional=True)
    method = replace(ROUND_THE_TABLE, steps=(a_step("settling"), loop, a_step("harvest")))
    table = a_table_at("settling", method, NAMES[:2])
    assert dict(table.seen.notices[0].arguments)["step"] == "Round"

    table.type("/unskip round", "/next")

    assert whose(table) == "Anna"
    assert not any(key.endswith("@p0/consulting/1/1") for key in table.meeting.skipped)


def test_nobody_in_the_loop_leaves_nothing_of_it_in_the_order() -> None:
    order = unfold(BLOCKS, (ROUND_THE_TABLE,), Facts())

    assert not any(stop.within for stop in order)
