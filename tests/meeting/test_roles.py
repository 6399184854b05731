"""What the roles of a method promise: given, missing, renamed, and who may do what."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.faces.announce import announce
from intervisie.faces.position import position
from intervisie.meeting.decision import Refusal
from intervisie.meeting.present import advisers_at
from intervisie.meeting.state import current_stop
from intervisie.method.choices import May, Mode, RecordKind, Who
from intervisie.method.model import Method, MethodRole, Part, Timing
from intervisie.text import Text
from intervisie.words.catalogue import Words
from tests.meeting.builders import MINUTE, SHORT, Table, a_part, a_record, a_step

SECRETARY = MethodRole(id="secretary", name="Secretaris", may=(May.WRITE,))
MIRRORS = MethodRole(id="mirrors", name="Spiegels", least=1, most=3)
INTERVIEWER = MethodRole(id="interviewer", name="Interviewer")

INTERVIEW = Part(
    mode=Mode.INTERVIEW,
    timing=Timing(fixed=10 * MINUTE),
    speaks=Who.ROLES,
    speaks_roles=("interviewer",),
    answers=Who.CASE_OWNER,
    record=a_record(RecordKind.NOTES),
)
ADVISING = Part(
    mode=Mode.TURNS,
    timing=Timing(per_adviser=2 * MINUTE),
    speaks=Who.ADVISERS,
    record=a_record(RecordKind.ADVICE),
)


def a_method(*parts: Part, roles: tuple[MethodRole, ...] = (SECRETARY, MIRRORS, INTERVIEWER)) -> Method:
    steps = tuple(a_step(f"step-{number}", part) for number, part in enumerate(parts, start=1))
    return replace(SHORT, steps=steps, roles=roles)


def a_table(*parts: Part, roles: tuple[MethodRole, ...] = (SECRETARY, MIRRORS, INTERVIEWER)) -> Table:
    """Return a running meeting at the first step, Anna being the case owner."""
    return Table(a_method(*parts, roles=roles)).type("/start", "/owner Anna").go_to("step-1")


def said(lines: tuple[Text, ...], language: str = "nl") -> str:
    return " ".join(Words(language).text(line) for line in lines)


def asked(table: Table) -> str:
    return Words("nl").text(table.seen.asks) if table.seen.asks else ""


def test_a_role_of_the_method_is_given_by_its_id_or_its_name() -> None:
    by_id = a_table(a_part()).type("/rol secretary Bas")
    by_name = a_table(a_part()).type("/role secretaris bas")

    assert by_id.meeting.rounds[0].roles == by_name.meeting.rounds[0].roles == {"secretary": ("p1",)}


def test_a_name_of_two_words_is_not_cut() -> None:
    party = MethodRole(id="party-a", name="Partij A", party=True)
    table = a_table(a_part(), roles=(party,)).type("/rol partij a Els")

    assert table.meeting.rounds[0].roles == {"party-a": ("p4",)}


def test_several_people_hold_a_role_up_to_its_most() -> None:
    table = a_table(a_part()).type("/role mirrors Bas, Cem, Dewi")
    refused = table.attempt("/role mirrors Bas, Cem, Dewi, Els").answer

    assert table.meeting.rounds[0].roles == {"mirrors": ("p1", "p2", "p3")}
    assert isinstance(refused, Refusal)


def test_a_role_that_is_needed_and_not_held_is_asked_for() -> None:
    table = a_table(INTERVIEW, a_part())
    before = asked(table)
    refused = table.attempt("/next").answer

    table.type("/role interviewer Cem")

    assert "interviewer" in before
    assert isinstance(refused, Refusal)
    assert asked(table) == ""
    assert table.type("/next").step == "step-2"


def test_a_role_can_be_left_open_once_for_all() -> None:
    table = a_table(INTERVIEW, INTERVIEW, a_part()).type("/leave-open", "/next")

    assert asked(table) == ""
    assert table.type("/next").step == "step-3"


def test_a_role_is_asked_for_where_the_method_gives_it() -> None:
    giving = replace(a_part(), gives=("facilitator", "mirrors"))
    table = a_table(giving)
    first = asked(table)
    table.type("/role facilitator Fay")
    second = asked(table)
    table.type("/role spiegels Bas")

    assert "gespreksleider" in first
    assert "spiegels" in second
    assert asked(table) == ""


def test_the_holder_of_a_role_who_leaves_is_told_and_asked_for_again() -> None:
    table = a_table(INTERVIEW).type("/role interviewer Cem", "/leave Cem")

    assert any("gone, and was" in notice.msgid for notice in table.seen.notices)
    assert "interviewer" in asked(table)


def test_the_facilitator_who_leaves_is_told() -> None:
    table = a_table(a_part()).type("/role facilitator Fay", "/leave Fay")

    assert any("gone, and was" in notice.msgid for notice in table.seen.notices)


def test_somebody_who_only_writes_is_no_adviser_and_gets_no_turn() -> None:
    table = a_table(a_part(), ADVISING).type("/role secretary Bas", "/next")

    assert table.seen.turn is not None
    assert (table.seen.turn.speaking, *table.seen.turn.waiting) == ("Cem", "Dewi", "Els", "Fay")
    assert table.seen.clock.budget == 8 * MINUTE


def test_somebody_who_only_asks_has_a_turn_with_questions_and_none_with_advice() -> None:
    asker = MethodRole(id="asker", name="Vrager", may=(May.SPEAK, May.ASK))
    questions = replace(ADVISING, mode=Mode.QUESTIONS)
    table = a_table(a_part(), questions, ADVISING, roles=(asker,)).type("/role asker Bas", "/next")
    with_questions = advisers_at(table.meeting, current_stop(table.meeting))
    table.attempt("/next").yes()
    with_advice = advisers_at(table.meeting, current_stop(table.meeting))

    assert "p1" in with_questions
    assert "p1" not in with_advice


def test_a_part_can_let_the_facilitator_join() -> None:
    joins = replace(ADVISING, facilitator_joins=True)
    table = a_table(ADVISING, joins, roles=()).type("/role facilitator Fay")
    apart = advisers_at(table.meeting, current_stop(table.meeting))
    table.attempt("/next").yes()
    joining = advisers_at(table.meeting, current_stop(table.meeting))

    assert "p5" not in apart
    assert "p5" in joining


def test_a_method_can_let_its_facilitator_join_throughout() -> None:
    leader = MethodRole(id="facilitator", name="Voorzitter", may=(May.SPEAK, May.ASK, May.ADVISE))
    table = a_table(ADVISING, roles=(leader,)).type("/role facilitator Fay")

    assert "p5" in advisers_at(table.meeting, current_stop(table.meeting))


def test_the_methods_own_words_for_owner_and_facilitator_are_shown() -> None:
    words = (
        MethodRole(id="case-owner", name="Coachee"),
        MethodRole(id="facilitator", name="Coach", may=(May.SPEAK, May.ASK)),
    )
    leading = a_part(speaks=Who.FACILITATOR)
    choosing = a_part(Mode.CASE_OWNER_CHOICE, speaks=Who.CASE_OWNER)
    table = a_table(leading, choosing, roles=words)
    at_first = said(position(table.meeting, table.now))
    before = table.meeting
    table.type("/rol coach Bas")
    given = said(announce(before, table.meeting, table.records[-1][1], table.now))
    table.type("/next")

    assert "de coach" in at_first
    assert "Bas is nu coach" in given
    assert "de coachee kiest" in said(position(table.meeting, table.now))


def test_the_case_owner_can_be_named_by_the_methods_own_word() -> None:
    words = (MethodRole(id="case-owner", name="Coachee"),)
    table = Table(a_method(a_part(), roles=words)).type("/start", "/rol coachee Dewi")

    assert table.meeting.cases[0].owner == "p3"


def test_two_people_who_share_a_case_are_both_no_advisers() -> None:
    table = a_table(a_part(), ADVISING).type("/owner Anna, Bas", "/next")

    assert table.seen.turn is not None
    assert (table.seen.turn.speaking, *table.seen.turn.waiting) == ("Cem", "Dewi", "Els", "Fay")
    assert table.seen.owner == "Anna, Bas"


def test_more_than_two_do_not_share_a_case() -> None:
    table = a_table(a_part()).attempt("/owner Anna, Bas, Cem")

    assert isinstance(table.answer, Refusal)


def test_sharing_a_case_can_be_undone() -> None:
    table = a_table(a_part()).type("/owner Anna, Bas", "/undo")

    assert table.meeting.cases[0].co_owners == ()


def test_one_of_two_who_share_a_case_can_go_on_with_it() -> None:
    table = a_table(a_part()).type("/owner Anna, Bas", "/leave Anna")

    assert any("can go on with this case" in notice.msgid for notice in table.seen.notices)
