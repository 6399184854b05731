"""How records with a shape of their own stand in the documents, and what of them may not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.plain import minutes_data, owner_data
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import make
from intervisie.method.choices import Form, GoesTo, Mode, RecordKind, Who
from intervisie.method.model import Method, MethodRole, Part, Record, ScaleShape, Timing
from tests.documents.builder import ROOT
from tests.meeting.builders import Table, a_part, a_step, a_table_at
from tests.meeting.shapes import METHOD, RECORDS

SHELF = Shelf(ROOT / "templates")


def a_table(*lines: str, method: Method = METHOD) -> Table:
    """Return a meeting after lines; one that begins with "to " goes to the step of a record."""
    table = a_table_at("start", method)
    for line in lines:
        if line.startswith("to "):
            table.go_to(f"step-{line[3:]}")
        else:
            table.type(line)
    return table


def in_minutes(*records: str) -> Method:
    """Return the method with these records going to the group minutes."""
    changed = tuple(
        replace(record, goes_to=GoesTo.MINUTES) if record.id in records else record for record in RECORDS
    )
    return replace(
        METHOD,
        steps=(METHOD.steps[0], *(a_step(f"step-{record.id}", a_part(record=record)) for record in changed)),
    )


def sheet(table: Table) -> str:
    """Return what the case owner's sheet says after the question."""
    text = make(SHELF.of_document("owner"), owner_data(owner_sheet(table.meeting, "1")))
    return text.partition("## Mijn vraag")[2].partition("## Wat mij trof")[0]


def group_minutes(table: Table) -> str:
    return make(SHELF.of_document("minutes"), minutes_data(minutes(table.meeting)))


def test_what_the_group_gave_stands_in_the_order_of_the_steps() -> None:
    table = a_table("to ideas", "bel haar", "to questions", "Waarom nu?")

    assert sheet(table).index("### Vragen") < sheet(table).index("### Adviezen")


def test_marks_numbers_and_votes_stand_behind_what_they_are_about() -> None:
    table = a_table("to questions", "Waarom nu?", "Wie nog meer?", "to ideas", "@bas bel haar")
    table.go_to("step-warmth").type("/mark 1 warm").go_to("step-worth").type("/rate 3 7 8 5")
    table.go_to("step-pick").type("/vote 3:4", "niet op maandag")

    text = sheet(table)
    assert "- Waarom nu? – *warm*\n- Wie nog meer?\n" in text
    assert "- **Bas:** bel haar – *gemiddeld 6,7, van 5 tot 8, 4 stemmen*" in text
    assert "### Wat nodig is om mee te kunnen\n\n- niet op maandag" in text


def test_what_later_parts_gave_stands_only_where_their_own_record_goes() -> None:
    table = a_table(
        "to ideas",
        "bel haar",
        "to worth",
        "/rate 1 7 8",
        "to pick",
        "/vote 1:3",
        method=in_minutes("worth", "pick"),
    )

    assert "- bel haar\n" in sheet(table)
    assert "gemiddeld" not in group_minutes(table)


def test_votes_on_what_the_group_keeps_stand_in_the_minutes() -> None:
    table = a_table("to ideas", "bel haar", "to pick", "/vote 1:3", method=in_minutes("ideas", "pick"))

    assert "- bel haar – *3 stemmen*" in group_minutes(table)
    assert "bel haar" not in sheet(table)


def test_numbers_before_and_after_stand_side_by_side_for_each_person() -> None:
    table = a_table("to before", "@bas 4 | moe", "@anna 3", "to after", "@bas 7 | het | ging", "@anna 5")

    assert (
        "### Cijfers op een schaal\n\n*0: not at all; 10: wholly*\n\n"
        "|  | Vooraf | Achteraf |\n|:---|:---|:---|\n| Bas | 4 – moe | 7 – het – ging |\n| Ikzelf | 3 | 5 |\n"
    ) in sheet(table)


def test_one_persons_numbers_need_no_name() -> None:
    assert "| Vooraf | Achteraf |\n|:---|:---|\n| 4 | 7 |" in sheet(
        a_table("to before", "4", "to after", "7")
    )


def test_a_scale_that_is_compared_with_nothing_is_a_line_with_what_its_ends_mean() -> None:
    text = sheet(a_table("to before", "@bas 4 | moe"))

    assert "*0: not at all; 10: wholly*\n\n- **Bas:** 4\n  - moe" in text


def test_the_groups_numbers_stand_in_the_minutes_without_names() -> None:
    table = a_table(
        "to before", "@bas 4", "@cem 3", "to after", "@bas 7", method=in_minutes("before", "after")
    )

    others = group_minutes(table).partition("## Verder")[2]
    assert "| 4 | 7 |\n| 3 |  |" in others
    assert "Bas" not in others


def test_columns_stand_side_by_side_and_what_was_typed_together_stays_together() -> None:
    table = a_table("to two", "een vriend", "rust", "| de drukte", "zij | hij", "| tijd | of niet")

    assert (
        "| Helps | Hinders |\n|:---|:---|\n| een vriend | de drukte |\n| rust |  |\n"
        "| zij | hij |\n|  | tijd \\| of niet |"
    ) in sheet(table)


def test_four_cells_are_two_by_two() -> None:
    table = a_table("to four", "rust", "| traag", "| | durf", "| | | haast")

    text = sheet(table)
    assert "| Core | Pitfall |\n|:---|:---|\n| rust | traag |" in text
    assert "| Challenge | Allergy |\n|:---|:---|\n| durf | haast |" in text


def test_a_table_stands_in_the_order_of_its_rows() -> None:
    table = a_table("to grid", "school | cijfers | op tijd", "moeder | rust", "oma | taart")

    assert (
        "|  | Value | Norm |\n|:---|:---|:---|\n| Moeder | rust |  |\n"
        "| School | cijfers | op tijd |\n| oma | taart |  |"
    ) in sheet(table)


def test_a_statement_has_behind_it_how_many_stand_with_it() -> None:
    assert "- we gaan te snel – *5 mensen*" in sheet(a_table("to line", "we gaan te snel | 5"))


def test_a_completed_sentence_stands_whole() -> None:
    assert "- My problem is that I freeze because she shouts." in sheet(
        a_table("to form", "freeze | she shouts")
    )


def test_what_was_typed_stays_harmless_in_a_table() -> None:
    text = sheet(a_table("to two", "<b>*x*</b> | [a](http://b)"))

    assert "| \\<b>\\*x\\*\\</b> | \\[a\\](http://b) |" in text


def test_what_the_owner_told_alone_is_not_what_the_group_gave() -> None:
    text = sheet(a_table("het begon zaterdag", "@bas zei iets tussendoor"))

    told, _, given = text.partition("## Wat de groep teruggaf")
    assert "## Wat ik vertelde\n\n- het begon zaterdag" in told
    assert "zei iets tussendoor" in given
    assert "het begon zaterdag" not in given


@pytest.mark.parametrize(
    ("form", "heading"),
    [(Form.INTERVISIE, "## Wat de groep teruggaf"), (Form.COACHING, "## Wat ter sprake kwam")],
)
def test_only_where_a_group_gives_it_is_called_so(form: Form, heading: str) -> None:
    table = a_table("to ideas", "bel haar", method=replace(METHOD, form=form))

    assert heading in sheet(table)


def test_an_agreement_says_who_keeps_it_and_by_when_but_not_who_the_case_owner_is() -> None:
    table = a_table("to deal", "belt eerst | bas | 1-3", "stuurt het op | anna", "wacht | bas en cem")

    text = group_minutes(table)
    assert "- **Bas:** belt eerst – uiterlijk 1 maart 2027" in text
    assert "- stuurt het op\n- **Bas, Cem:** wacht" in text


def test_an_agreement_between_parties_names_both() -> None:
    method = replace(METHOD, roles=(MethodRole("a", "A", party=True), MethodRole("b", "B", party=True)))
    table = a_table("to deal", "belt eerst | anna", "wacht | anna en bas", method=method)
    one = replace(table.meeting.rounds[0], roles={"a": ("p0",), "b": ("p1",)})
    table.meeting = replace(table.meeting, rounds=(one,))

    assert "- **Anna:** belt eerst\n- **Anna, Bas:** wacht" in group_minutes(table)


def test_a_group_action_of_the_case_owner_names_nobody_however_it_was_typed() -> None:
    ungiven = replace(RECORDS[0], id="do", kind=RecordKind.ACTIONS, goes_to=GoesTo.MINUTES)
    method = replace(METHOD, steps=(METHOD.steps[0], a_step("step-do", a_part(record=ungiven))))
    table = a_table(
        "to do", "bellen | anna | 1-3", "schrijven | bas", "delen | anna | gedeeld", method=method
    )

    assert [action.who for action in minutes(table.meeting).actions] == ["", "Bas", "Anna"]


def test_struck_numbers_and_entries_stand_nowhere() -> None:
    table = a_table("to two", "weg ermee", "/strike", "to before", "4", "/off-record")

    assert "Helps" not in sheet(table)
    assert "schaal" not in sheet(table)


def test_a_method_that_writes_nothing_leaves_a_list_of_who_was_there() -> None:
    silent = Part(mode=Mode.PLENARY, timing=Timing(), speaks=Who.EVERYONE)
    method = replace(METHOD, steps=(a_step("start", silent),))

    text = group_minutes(a_table(method=method))
    assert "*Volgens afspraak is er niets opgeschreven." in text
    assert "- Anna\n- Bas" in text
    assert "___\n" not in text.partition("## Aanwezig")[2].partition("**Vastgesteld")[0]


def test_a_method_that_writes_elsewhere_says_no_such_thing() -> None:
    assert "niets opgeschreven" not in group_minutes(a_table())


def test_scales_of_two_cases_stay_apart() -> None:
    scale = Record("before", RecordKind.SCALE, GoesTo.OWNER_SHEET, scale=ScaleShape(1, 5, "low", "high"))
    method = replace(METHOD, steps=(METHOD.steps[0], a_step("step-before", a_part(record=scale))))
    table = a_table("to before", "4", method=method)
    table.methods["short"] = method

    table.type("/method short").type("/owner Bas").go_to("step-before").type("2")

    assert "- 4" in sheet(table)
    assert "- 2" not in sheet(table)


def test_numbers_of_two_cases_of_one_method_stay_apart_in_the_minutes() -> None:
    method = in_minutes("before", "after")
    table = a_table("to before", "@bas 4", "to after", "@bas 7", method=method)
    table.methods["short"] = method

    table.attempt("/method short").yes().type("/owner Bas")
    table.go_to("step-before").type("@cem 1").go_to("step-after").type("@cem 2")

    text = group_minutes(table)
    assert "| 4 | 7 |" in text
    assert "| 1 | 2 |" in text
