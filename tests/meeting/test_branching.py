"""What questions of yes or no, ways to do a step, and steps on request promise."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.group_view import group_view
from intervisie.meeting.order import unfold
from intervisie.meeting.state import current_stop
from intervisie.meeting.stop import Facts
from intervisie.meeting.stopwatch import budget_of, projected_end
from intervisie.text import Text
from tests.meeting.builders import BLOCKS, MINUTE, Table, a_table_at
from tests.meeting.winding import HELPING


def at(step: str) -> Table:
    """Return a running meeting with the helping method, Anna being the case owner."""
    return a_table_at(step, HELPING)


def to_come(table: Table) -> list[str]:
    """Return the steps of the case that come next, each pass once."""
    index = [stop.key for stop in table.meeting.order].index(table.meeting.here)
    later = [stop for stop in table.meeting.order[index + 1 :] if stop.round]
    return list(
        dict.fromkeys(
            stop.pass_key.removeprefix("1/") for stop in later if stop.key not in table.meeting.skipped
        )
    )


def refused(table: Table) -> str:
    assert isinstance(table.answer, Refusal)
    return table.answer.text.msgid


def test_the_question_of_a_step_is_asked_at_its_last_part() -> None:
    asks = at("helped").seen.asks

    assert isinstance(asks, Text)
    assert dict(asks.arguments) == {"question": "Kun je hiermee verder?", "who": "Anna"}


def test_nobody_goes_on_while_a_question_is_open() -> None:
    table = at("helped").attempt("/next")

    assert isinstance(table.answer, Refusal)
    assert table.type("/leave-open", "/next").step == "advising"


def test_no_leads_back_and_yes_leads_on() -> None:
    no = to_come(at("helped").type("/no"))
    yes = to_come(at("helped").type("/yes"))

    assert no[:3] == ["asking/1+helped-n1", "helped/1+helped-n1", "advising/1"]
    assert yes[0] == "advising/1"


def test_what_is_done_again_gets_its_share_of_the_time() -> None:
    table = at("helped").type("/no", "/next")
    first, second = (stop for stop in table.meeting.order if stop.step.id == "asking")

    assert budget_of(table.meeting, first) == 10 * MINUTE
    assert table.meeting.visits[second.key].budget == 5 * MINUTE
    assert table.seen.again == 1


def test_a_question_leads_back_no_more_often_than_the_method_says() -> None:
    table = at("helped")
    for _ in range(2):
        table.type("/no").go_to("helped")

    assert table.meeting.here == "1/helped/1+helped-n1+helped-n2/1"
    assert to_come(table.type("/no"))[0] == "advising/1"


def test_an_answer_can_be_changed_until_what_it_led_to_has_begun() -> None:
    table = at("helped").type("/no", "/yes")
    assert to_come(table)[0] == "advising/1"

    table.type("/no", "/next", "/back").attempt("/yes")

    assert isinstance(table.answer, Refusal)


def test_an_answer_stands_once_something_was_noted_with_a_step_it_added() -> None:
    table = at("helped").type("/yes", "/at thanks bedankt").attempt("/no")
    assert isinstance(table.answer, Refusal)

    table.type("/strike 1").attempt("/undo").attempt("/undo").attempt("/undo")

    assert table.meeting.facts.answers == {"1/helped/1": True}


def test_an_answer_can_be_undone_before_anybody_went_on_by_it() -> None:
    table = at("helped").type("/no", "/undo")
    assert table.seen.asks is not None

    table.type("/no", "/next").attempt("/undo")

    assert table.meeting.facts.answers == {"1/helped/1": False}


def test_an_answer_takes_steps_in_and_leaves_others_out() -> None:
    table = at("helped").type("/unskip tips")
    assert "tips/1" in to_come(table)

    table.type("/skip tips", "/yes")

    assert to_come(table) == ["advising/1", "thanks/1", "core/1", "1.commitment/commitment/1"]


def test_yes_without_a_question_is_refused() -> None:
    assert refused(at("asking").attempt("/yes")) == "Nothing was asked."


def test_a_way_is_chosen_by_number_or_title() -> None:
    for line in ("/choose 2", "/choose resonance", "/choose Res"):
        table = at("advising").type(line, "/next")
        assert table.seen.way == "Resonance"
        assert (table.seen.part_number, table.seen.parts) == (2, 2)


def test_the_ways_are_shown_until_one_is_chosen() -> None:
    table = at("advising")
    assert [way.title for way in table.seen.ways] == ["Good advice", "Resonance", "Gossip"]
    assert group_view(table.meeting, table.now).ways == table.seen.ways

    assert table.type("/choose 1").seen.ways == ()


def test_a_way_that_is_not_there_is_refused_with_those_that_are() -> None:
    for line in ("/choose 4", "/choose 0", "/choose zingen", "/choose go"):
        table = at("advising").attempt(line)
        assert isinstance(table.answer, Refusal)
        assert not table.meeting.facts.modules


def test_leaving_the_choice_open_takes_the_first_way() -> None:
    table = at("advising").attempt("/next")
    assert isinstance(table.answer, Refusal)

    assert table.type("/leave-open", "/next").seen.way == "Good advice"


def test_another_way_is_refused_once_the_first_has_begun() -> None:
    table = at("advising").type("/choose 1", "/choose 2", "/choose 1", "/next").attempt("/choose 2")

    assert refused(table) == "'{module}' has begun, so that it stands."
    assert table.seen.way == "Good advice"


def test_a_choice_can_be_undone_before_it_has_begun() -> None:
    table = at("advising").type("/choose 1", "/choose 3", "/undo")
    assert table.meeting.facts.modules == {"1/advising/1": "good-advice"}

    assert len(table.type("/undo").seen.ways) == 3


def test_doing_the_step_again_asks_in_which_way_again() -> None:
    table = at("advising").type("/choose 1", "/next", "/repeat")

    assert table.meeting.here == "1/advising/1r/1"
    assert len(table.seen.ways) == 3


def test_an_open_choice_counts_as_its_first_way_in_the_end_of_the_meeting() -> None:
    table = at("advising")
    open_end = projected_end(table.meeting, table.now)

    assert projected_end(table.type("/choose 1").meeting, table.now) == open_end


def test_a_step_on_request_is_left_out_until_somebody_wants_it() -> None:
    table = at("advising").type("/choose 2", "/next")
    assert to_come(table)[0] == "core/1"

    assert to_come(table.type("/unskip tips"))[0] == "tips/1"
    assert to_come(table.type("/skip tips"))[0] == "core/1"


def test_a_step_on_request_has_the_number_of_the_step_before_and_makes_no_other_later() -> None:
    table = at("telling")

    numbers = {stop.step.id: stop.number for stop in table.meeting.order if stop.round}

    assert numbers["tips"] == numbers["thanks"] == numbers["advising"]
    assert numbers["core"] == numbers["advising"] + 1
    assert table.seen.of == max(numbers.values())


def test_the_step_before_says_quietly_what_can_be_asked_for() -> None:
    table = at("advising").type("/choose 2", "/next")
    titles = [dict(notice.arguments)["step"] for notice in table.seen.notices]

    assert titles == ["Tips", "Thanks"]
    assert dict(table.seen.notices[0].arguments)["who"] == "Anna"


def test_going_to_a_step_on_request_is_wanting_it() -> None:
    table = at("advising").type("/choose 2", "/next").go_to("tips")

    assert table.step == "tips"
    assert not current_stop(table.meeting).left_out


def test_leaving_out_what_a_method_cannot_do_without_asks_first() -> None:
    table = at("asking").attempt("/skip core")
    assert isinstance(table.answer, Confirm)

    assert "core/1" not in to_come(table.yes())


def test_a_method_that_keeps_its_order_asks_before_it_is_left() -> None:
    table = a_table_at("helped", replace(HELPING, strict_order=True)).type("/yes").attempt("/skip advising")
    assert isinstance(table.answer, Confirm)

    table.attempt("/goto telling")

    assert isinstance(table.answer, Confirm)
    assert table.step == "helped"


def test_nothing_comes_of_answers_that_lead_nowhere() -> None:
    plain = unfold(BLOCKS, (HELPING,), Facts())
    answered = unfold(
        BLOCKS, (HELPING,), Facts(answers={"1/elsewhere/1": False}, modules={"1/helped/1": "x"})
    )

    assert [stop.key for stop in plain] == [stop.key for stop in answered]
