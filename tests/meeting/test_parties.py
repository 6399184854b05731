"""What methods with parties promise: equal time, its balance, talks apart, and secrets of each their own."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from intervisie.documents.attendance import net
from intervisie.documents.content import minutes, owner_sheet
from intervisie.faces.announce import announce
from intervisie.faces.looking import overview
from intervisie.faces.position import clock_lines
from intervisie.meeting.clocks import ClockState
from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.group_view import group_view
from intervisie.meeting.state import current_visit
from intervisie.method.choices import Mode, RecordKind, Who
from intervisie.method.model import Hidden, Method, MethodRole, Part, Timing
from intervisie.words.catalogue import Words
from tests.meeting.builders import MINUTE, SECOND, SHORT, Table, a_part, a_record, a_step

MEDIATOR = MethodRole(id="facilitator", name="Bemiddelaar", may=())
PARTIES = tuple(MethodRole(id=f"party-{one}", name=f"Partij {one.upper()}", party=True) for one in "ab")


def a_part_of_parties(minutes: int = 10) -> Part:
    return Part(
        mode=Mode.PARTIES,
        timing=Timing(fixed=minutes * MINUTE),
        speaks=Who.PARTIES,
        record=a_record(RecordKind.NOTES),
    )


MEDIATION: Method = replace(
    SHORT,
    steps=(
        a_step("intake"),
        a_step("stories", a_part_of_parties()),
        a_step("interests", a_part()),
        a_step("offers", a_part_of_parties(6)),
    ),
    roles=(MEDIATOR, *PARTIES),
    hidden=(Hidden(id="intake", ask="Wat deed de ander?", of=Who.PARTIES),),
)


def a_mediation(step: str = "stories") -> Table:
    """Return a talk between Anna and Bas, led by Cem, at a step."""
    table = Table(MEDIATION, people=("Anna", "Bas", "Cem")).type(
        "/start", "/role facilitator Cem", "/role party-a Anna", "/role party-b Bas"
    )
    return table.go_to(step)


def test_parties_share_the_time_equally() -> None:
    turn = a_mediation().seen.turn

    assert turn is not None
    assert (turn.speaking, turn.waiting) == ("Anna", ("Bas",))
    assert turn.share == turn.limit == 5 * MINUTE


def test_the_balance_runs_over_all_parts_that_parties_share() -> None:
    table = a_mediation().wait(6 * MINUTE).type("/turn").wait(2 * MINUTE).type("/turn")
    table.type("/next").wait(MINUTE).type("/next").wait(30 * SECOND)

    assert table.seen.balance == (("Anna", 6 * MINUTE + 30 * SECOND), ("Bas", 2 * MINUTE))


def test_the_balance_is_said_with_the_clock() -> None:
    table = a_mediation().wait(70 * SECOND)

    assert "Anna 1:10 · Bas 0:00" in " ".join(Words("nl").text(line) for line in clock_lines(table.seen))


def test_the_group_sees_no_balance() -> None:
    table = a_mediation().wait(70 * SECOND)

    assert "1:10" not in repr(group_view(table.meeting, table.now))


def test_a_part_with_one_party_gives_the_floor_to_that_one() -> None:
    story = replace(a_part_of_parties(), speaks=Who.ROLES, speaks_roles=("party-b",))
    method = replace(MEDIATION, steps=(a_step("story", story),))
    table = Table(method, people=("Anna", "Bas", "Cem")).type("/start", "/role party-a Anna")
    table.type("/role party-b Bas").go_to("story")

    assert table.speaking == "Bas"


def test_nobody_is_two_parties() -> None:
    table = a_mediation().attempt("/role party-b Anna")

    assert isinstance(table.answer, Refusal)


def test_a_party_that_leaves_is_told_with_what_is_possible() -> None:
    table = a_mediation().type("/leave Bas")
    told = [notice for notice in table.seen.notices if "/harvest" in notice.msgid]

    assert len(told) == 1
    assert "Bas" in Words("nl").text(told[0])


def test_a_talk_apart_holds_the_clock_and_is_no_break() -> None:
    table = a_mediation().wait(MINUTE).type("/apart Anna").wait(4 * MINUTE)
    seen = table.seen

    table.type("/continue").wait(MINUTE)

    assert (seen.apart, seen.clock.state) == ("Anna", ClockState.STILL)
    assert seen.clock.left == 9 * MINUTE
    assert table.seen.clock.left == 8 * MINUTE
    assert net(table.type("/hold").meeting) == table.now.elapsed


def test_talks_apart_are_balanced_over_the_parties() -> None:
    table = a_mediation().type("/apart Anna").wait(4 * MINUTE).type("/continue")
    uneven = [Words("nl").text(notice) for notice in table.seen.notices]

    table.type("/apart Bas").wait(4 * MINUTE).type("/continue")

    assert any("Anna 4:00 · Bas 0:00" in notice for notice in uneven)
    assert not any("Anna 4:00" in Words("nl").text(notice) for notice in table.seen.notices)


def test_the_overview_keeps_talks_apart_and_talks_about_the_talk() -> None:
    table = a_mediation().type("/apart Bas").wait(2 * MINUTE).type("/continue")
    table.type("/metagesprek").wait(3 * MINUTE).type("/doorgaan")

    lines = " ".join(Words("nl").text(line) for line in overview(table.meeting, table.now))

    assert "Bas 2:00" in lines
    assert "3:00" in lines


def test_a_talk_apart_says_with_whom_and_the_group_sees_no_name() -> None:
    table = a_mediation()
    before = table.meeting
    table.type("/apart Bas")

    said = announce(before, table.meeting, table.records[-1][1], table.now)

    assert "Bas" in Words("nl").text(said[0])
    assert "apart" not in repr(group_view(table.meeting, table.now).say)
    assert "Bas" not in repr(group_view(table.meeting, table.now).clock)


def test_with_somebody_who_is_gone_there_is_no_talk_apart() -> None:
    table = a_mediation().type("/leave Bas").attempt("/apart Bas")

    assert isinstance(table.answer, Refusal)


def test_a_talk_about_the_talk_stops_the_part_and_not_the_meeting() -> None:
    table = a_mediation("interests").wait(MINUTE).type("/meta").wait(5 * MINUTE).type("/continue")

    assert table.seen.clock.left == 4 * MINUTE
    assert net(table.type("/hold").meeting) == table.now.elapsed


def test_each_party_keeps_their_own_hidden() -> None:
    table = a_mediation("intake").type("/vertrouwelijk @anna zij luistert niet", "/private @bas hij ook niet")

    assert table.meeting.cases[0].hidden == {
        "intake@p0": "zij luistert niet",
        "intake@p1": "hij ook niet",
    }


def test_what_is_hidden_without_a_name_is_of_whoever_has_the_floor() -> None:
    table = a_mediation("stories").type("/turn", "/private mijn deel")

    assert table.meeting.cases[0].hidden == {"intake@p1": "mijn deel"}


def test_what_is_hidden_of_nobody_in_particular_is_asked_about() -> None:
    table = a_mediation("intake").attempt("/private iets")

    assert isinstance(table.answer, Refusal)
    assert table.meeting.cases[0].hidden == {}


def test_what_has_no_step_is_shown_only_when_its_owner_wants_it() -> None:
    table = a_mediation("intake").type("/private @anna eentje", "/private @bas tweetje")
    refused = table.attempt("/reveal").answer
    table.attempt("/onthul @anna")
    asked = table.answer

    table.yes()

    assert isinstance(refused, Refusal)
    assert isinstance(asked, Confirm)
    assert table.meeting.cases[0].revealed == {"intake@p0"}


def test_what_is_hidden_stands_nowhere_until_it_is_revealed() -> None:
    table = a_mediation("intake").type("/private @anna geheimA", "/private @bas geheimB")
    table.attempt("/reveal Anna").yes()
    sheet, group = owner_sheet(table.meeting, "1"), minutes(table.meeting)
    everything = repr(
        (table.seen, group_view(table.meeting, table.now), overview(table.meeting, table.now), group)
    )

    assert "geheim" not in everything
    assert [one.text for one in sheet.revealed] == ["geheimA"]


def test_a_revealed_secret_is_not_overwritten() -> None:
    table = a_mediation("intake").type("/private @anna eentje")
    table.attempt("/reveal anna").yes()
    table.attempt("/private @anna iets anders")

    assert isinstance(table.answer, Refusal)


def test_a_method_of_parties_needs_no_case_owner() -> None:
    table = a_mediation("interests").type("een notitie", "/next", "/turn", "/turn", "/next")

    assert table.meeting.cases[0].owner == ""
    assert owner_sheet(table.meeting, "1").given
    assert isinstance(current_visit(table.meeting).budget, timedelta)


def test_a_party_that_is_named_at_its_part_gets_the_floor_and_half_the_time() -> None:
    table = Table(MEDIATION, people=("Anna", "Bas", "Cem")).type("/start").go_to("stories")
    nobody = table.seen.turn
    table.type("/role partij-a Anna").wait(MINUTE).type("/role partij b Bas")
    turn = table.seen.turn

    assert nobody is not None
    assert nobody.of == 0
    assert turn is not None
    assert (turn.speaking, turn.waiting, turn.spent) == ("Anna", ("Bas",), MINUTE)
    assert turn.share == 5 * MINUTE
