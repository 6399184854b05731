"""Which cases get a sheet where a loop lets several people bring one."""

from __future__ import annotations

from intervisie.documents.cases import cases_of, count_of_cases
from intervisie.documents.content import minutes, owner_sheet
from intervisie.meeting.choices import QuestionWorded
from intervisie.meeting.items import items_at
from intervisie.meeting.state import current_stop
from intervisie.method.choices import Each, GoesTo, RecordKind
from intervisie.method.model import Loop, Method, Record, Step
from tests.meeting.builders import Table, a_part, a_step

IDEAS = Record(id="ideas", kind=RecordKind.ADVICE, goes_to=GoesTo.OWNER_SHEET)
PICK = Record(
    id="pick", kind=RecordKind.MARKS, goes_to=GoesTo.OWNER_SHEET, of="ideas", marks=("mee", "later")
)
BODY = (a_step("advising", a_part(record=IDEAS)), a_step("picking", a_part(record=PICK)))


def a_method(each: Each, group_size: int = 0) -> Method:
    around = Step(id="around", title="", parts=(), loop=Loop(each=each, group_size=group_size), steps=BODY)
    return Method(
        id="around",
        language="nl",
        name="Kring",
        steps=(around, a_step("ending")),
        brings=("case-choice", "commitment"),
    )


def a_circle(each: Each = Each.PARTICIPANT, group_size: int = 0, people: int = 3) -> Table:
    """Return a meeting that is at the first step of the second pass, with advice in both."""
    names = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay")[:people]
    table = Table(a_method(each, group_size), names).type("/start")
    while table.step != "advising":
        table.attempt("/next")
        if table.answer is not None:
            table.yes()
    return table.type("bel haar", "/next", "/mark 1 mee", "/next", "wacht af")


def test_each_who_brings_a_case_gets_a_sheet_with_only_what_was_given_to_them() -> None:
    table = a_circle()
    sheets = [owner_sheet(table.meeting, case.id) for case in cases_of(table.meeting)]

    assert [(sheet.case, sheet.cases, sheet.method) for sheet in sheets] == [(1, 2, "Kring"), (2, 2, "Kring")]
    assert [[line.text for one in sheet.given for line in one.lines] for sheet in sheets] == [
        ["bel haar"],
        ["wacht af"],
    ]


def test_a_later_step_of_a_pass_goes_on_only_with_what_its_own_case_was_given() -> None:
    table = a_circle().type("/next")

    assert [note.text for note in items_at(table.meeting, current_stop(table.meeting))] == ["wacht af"]


def test_the_minutes_count_every_case_that_was_brought() -> None:
    assert minutes(a_circle().meeting).cases == 2


def test_subgroups_that_work_at_the_same_time_treat_a_case_each() -> None:
    assert count_of_cases(a_circle(Each.SEAT, group_size=3, people=6).meeting) == 4


def test_a_case_of_the_whole_method_counts_once_something_was_said_about_it() -> None:
    table = a_circle()
    before = cases_of(table.meeting)

    table.do((QuestionWorded(case="1", text="Wat bindt ons?"),))
    assert [case.id for case in cases_of(table.meeting)] == ["1", *(case.id for case in before)]


def test_what_the_group_learned_afterwards_makes_no_case_of_its_own() -> None:
    table = a_circle()
    before = count_of_cases(table.meeting)

    table.go_to("ending").type("#learning Korte vragen helpen.")

    assert [note.case for note in table.meeting.notes][-1] == "1"
    assert count_of_cases(table.meeting) == before
