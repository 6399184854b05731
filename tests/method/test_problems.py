"""What the reader says about a method that is not in order: where, what, and how to mend it."""

from __future__ import annotations

import pytest

from intervisie.errors import BadFileError
from tests.method.builders import HEAD, STEPS, TEN_LINES, english, method, problems, step, the_problem


@pytest.mark.parametrize(
    ("keys", "line", "column", "sentence", "mend"),
    [
        ("tijd: 10m", 7, 5, "unknown key 'tijd' in step 'Vragen'", "'time'"),
        ("voorlezen: Hallo", 7, 5, "unknown key 'voorlezen'", "'say'"),
        ("valkuilen: [P1]", 7, 5, "unknown key 'valkuilen'", "'watch'"),
        ("recrod: notes", 7, 5, "unknown key 'recrod'", "'record'"),
        ("min: 4", 7, 5, "unknown key 'min'", "under 'people'"),
        ("time: 12:30", 7, 11, "'12:30' in step 'Vragen' is not a time", "12m30s"),
        ("time: 10", 7, 11, "'10'", "10m"),
        ("time: 10 minuten", 7, 11, "is not a time", "10m"),
        ("time: 2m per persoon", 7, 11, "is not a time", "2m per person"),
        ("time: 10-15m", 7, 11, "is not a time", "'between: 10m - 15m'"),
        ("time: 1 - 2 uur", 7, 11, "is not a time", "'time: 2h'"),
        ("time: 10-15x", 7, 11, "is not a time", "1h30m"),
        ("pauze: 10s", 7, 5, "unknown key 'pauze'", "keys here are"),
        ("mode: turns\npause: 10s", 8, 5, "unknown key 'pause'", "'pause_between'"),
        ("mode: praten\npause_between: 10s", 7, 11, "'praten' is not a value of 'mode'", "Choose"),
        ("watch: Te snel, te veel", 7, 12, "must be a list", '["Te snel, te veel"]'),
        ('watch: \'Zeg "ja", "nee"\'', 7, 12, "must be a list", '[\'Zeg "ja", "nee"\']'),
        ("branch: {ask: Verder?, yes: advies}", 7, 33, "must be made of keys", "{takes_in: [advies]}"),
        ("time: ١٠m", 7, 11, "is not a time", "digits 0 to 9"),
        ("time: 0m", 7, 11, "no time", "480"),
        ("time: 481m", 7, 11, "no time", "480"),
        ("time: -5m", 7, 11, "is not a time", "10m"),
        ("time: .inf", 7, 11, "is not a time", "10m"),
        ("mode: rondje", 7, 11, "'rondje' is not a value of 'mode'", "'turns'"),
        ("mode: no", 7, 11, "'no' is not a value of 'mode'", "Choose"),
        ("time: 5m\nbetween: 10m - 20m", 8, 5, "outside 'between'", "wider"),
        ("time: 5m\nbetween: 20m - 10m", 8, 14, "cannot be a range", "shortest"),
        ("time: 5m\nbetween: 1m – 9m", 8, 14, "not a range", "hyphen"),
        ("between: 10m - 20m", 7, 5, "no 'time'", "time: 10m"),
        ("laps: until-all-pass", 7, 5, "needs turns", "mode: turns"),
        ("watch: [P1, P99]", 7, 17, "no pitfall 'P99'", "P1 to P20"),
        ("watch: [p3]", 7, 13, "no pitfall 'p3'", "'P3'"),
        ("watch: te snel", 7, 12, "must be a list", "[te snel]"),
        ("say: [naam] ", 7, 10, "must be a text, not a list", "quotes"),
        ("ask:\n  - Let op: dit", 8, 9, "not keys and values", "quotes"),
        ("say:", 7, 9, "'say' in step 'Vragen' is empty", "take the line out"),
        ("id: Stap Één", 7, 9, "cannot be an id", "stap-een"),
        ("id: ../../etc", 7, 9, "cannot be an id", "etc"),
        ("id: a\u202eb", 7, 9, "cannot be an id", "ab"),
        ("record: niets", 7, 13, "'niets' is not a value of 'record'", "'none'"),
        (
            "record: {kind: notes, goes_to: owner}",
            7,
            36,
            "'owner' is not a value of 'goes_to'",
            "owner-sheet",
        ),
        ("parts: []", 7, 12, "holds no part", "take the line out"),
        ("parts:\n  - mode: turns\ntime: 5m", 9, 5, "stands beside 'parts'", "Move it"),
        ("speaks: advisers\nlistens: advisers", 8, 5, "both speaks and listens", "Take one"),
        ("t\u0456me: 5m", 7, 5, "unknown key", "U+0456, which looks like 'i'"),
        ("ti\u200bme: 5m", 7, 5, "unknown key", "U+200B, which nobody can see"),
        ("time\u00a0: 5m", 7, 5, "unknown key", "U+00A0"),
        ("say: &x Hallo", 7, 10, "'&x' refers to another place", "Write the text out"),
        ("say: *x", 7, 10, "'*x' refers to another place", "quotes"),
        ("say: !!str Hallo", 7, 10, "YAML tag", "quotes"),
        ("<<: {time: 5m}", 7, 5, "would merge", "Write the keys out"),
        ('say: "a\\x07b"', 7, 10, "nobody can see: U+0007", "single quotation"),
        ("? [a]\n: b", 7, 7, "a key must be a word", "quotes"),
        ("title: Weer", 7, 5, "'title' stands twice", "line 6"),
        ('"title": Weer', 7, 5, "'title' stands twice", "line 6"),
    ],
)
def test_one_slip_in_a_step_is_one_problem_at_its_place(
    keys: str, line: int, column: int, sentence: str, mend: str
) -> None:
    problem = the_problem(step(keys))

    assert (problem.place.line, problem.place.column) == (line, column)
    assert sentence in english(problem.text)
    assert mend in english(problem.mend)


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence", "mend"),
    [
        (step("say: Let op: niet praten"), 7, 16, "a second colon", "quotes"),
        (step("say: @iedereen"), 7, 10, "cannot begin with '@'", "quotes"),
        (step("say: `x`"), 7, 10, "cannot begin with '`'", "quotes"),
        (step("say: 'open"), 7, 10, "never closed", "Close it"),
        (step('say: "C:\\map"'), 7, 13, "backslash", "single"),
        (step("watch: [P1, P2"), 7, 12, "something is missing", "Close the bracket"),
        (step("\ttime: 5m"), 7, 5, "a tab", "spaces"),
        (step("time"), 7, 5, "without a colon", "key: value"),
        (HEAD + "steps:\n  - title: A\n   time: 5m\n", 7, 4, "indented", "neighbours"),
        (TEN_LINES + "---\nformat: 1\n", 12, 1, "second document", "file of its own"),
        (TEN_LINES + "...\nformat: 1\n", 13, 1, "second document", "file of its own"),
    ],
)
def test_a_text_that_is_no_yaml_is_explained_where_it_can_be_mended(
    text: str, line: int, column: int, sentence: str, mend: str
) -> None:
    problem = the_problem(text)

    assert sentence in english(problem.text)
    assert mend in english(problem.mend)
    assert (problem.place.line, problem.place.column) == (line, column)


@pytest.mark.parametrize("key", ["format", "id", "language", "name", "steps"])
def test_a_key_that_must_be_there_is_asked_for(key: str) -> None:
    lines = [line for line in TEN_LINES.splitlines() if not line.startswith(f"{key}:")]
    text = "\n".join(lines if key != "steps" else lines[:4])

    problem = the_problem(text)

    assert english(problem.text) == f"this method has no '{key}'"
    assert f"{key}:" in english(problem.mend)


@pytest.mark.parametrize("text", ["", "\n\n", "# niets\n", "---\n"])
def test_an_empty_file_is_told_how_to_begin(text: str) -> None:
    problem = the_problem(text)

    assert english(problem.text) == "this file is empty"
    assert "format: 1" in english(problem.mend)


@pytest.mark.parametrize(
    "text",
    [
        "zomaar een tekst",
        "- een\n- twee\n",
        "[]",
        "password: geheim",
        "&geheim a: b",
        "'geheim",
        "geheim: [",
        "a: {",
    ],
)
def test_nothing_is_shown_of_a_file_that_is_no_method(text: str) -> None:
    """A link named as a method may lead to a secret."""
    problem = the_problem(text)

    shown = english(problem.text) + english(problem.mend) + problem.source
    assert "geheim" not in shown
    assert not problem.source


def test_nothing_is_shown_of_a_file_in_another_encoding_that_is_no_method() -> None:
    assert the_problem("password: gehéim".encode("cp1252")).source == ""


def test_a_newer_format_asks_for_a_newer_version() -> None:
    problem = the_problem(TEN_LINES.replace("format: 1", "format: 7"))

    assert "format 7 is newer" in english(problem.text)


def test_all_problems_come_in_one_run_in_the_order_of_the_file() -> None:
    text = (
        f"{HEAD}protect: [einde]\nkleur: rood\n{STEPS}    mode: rondje\n    record: {{kind: x, goes_to: y}}\n"
    )

    found = problems(text)

    places = [(each.place.line, each.place.column) for each in found]
    assert places == sorted(places)
    assert [english(each.text).split(" ")[0] for each in found] == [
        "'protect'",
        "unknown",
        "'rondje'",
        "'x'",
        "'y'",
    ]


def test_problems_before_a_fault_in_the_yaml_are_told_too() -> None:
    found = problems(step("tijd: 10m\nsay: 'open"))

    assert [each.place.line for each in found] == [7, 8]


def test_at_most_twenty_are_shown_and_the_rest_is_counted() -> None:
    with pytest.raises(BadFileError) as caught:
        method(step("\n".join(f"zzz{number}: 1" for number in range(33))))

    assert len(caught.value.problems) == 20
    assert english(caught.value.text) == "ronde.yaml: 33 problems"


def test_a_key_that_was_meant_is_read_on_so_that_its_value_is_checked_too() -> None:
    found = problems(step("tijd: straks"))

    assert [english(each.text) for each in found] == [
        "unknown key 'tijd' in step 'Vragen'",
        "'straks' in step 'Vragen' is not a time",
    ]


def test_a_reference_to_no_step_names_the_steps_there_are() -> None:
    problem = the_problem(
        f"{HEAD}hidden: [{{id: a, ask: b, revealed_at: slto}}]\nsteps: [{{id: slot, title: c}}]\n"
    )

    assert "has no step" in english(problem.text) or "no step with that id" in english(problem.text)
    assert english(problem.mend) == "Did you mean 'slot'? Choose from: slot."


MODULES = (
    "steps:\n"
    "  - title: Advies\n"
    "    mode: choice\n"
    "    module:\n"
    "      - {id: raad, title: Raad, mode: turns, time: 10m, record: {id: r, kind: advice}}\n"
    "      - {id: beeld, title: Beeld, mode: turns, time: 10m, record: {id: r, kind: feelings}}\n"
)


def test_modules_may_share_the_id_of_a_record_so_that_a_step_goes_on_with_either() -> None:
    marking = "  - {title: Wegen, mode: case-owner-choice, record: {kind: marks, of: r, marks: [ja, nee]}}\n"

    found = problems(f"{HEAD}{MODULES}{marking}")

    assert found == ()


def test_the_id_of_a_record_of_a_module_is_taken_for_the_steps_that_follow() -> None:
    problem = the_problem(f"{HEAD}{MODULES}  - {{title: Tips, record: {{id: r}}}}\n")

    assert "record id 'r'" in english(problem.text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"{HEAD}steps:\n  - {{id: a, title: x}}\n  - {{id: a, title: y}}\n", "step id 'a'"),
        (
            f"{HEAD}steps:\n  - {{title: x, record: {{id: r}}}}\n  - {{title: y, record: {{id: r}}}}\n",
            "record id 'r'",
        ),
    ],
)
def test_an_id_that_stands_twice_is_told_with_both_places(text: str, what: str) -> None:
    problem = the_problem(text)

    assert what in english(problem.text)
    assert problem.place.line == 7
    assert "line 6" in english(problem.mend)


def test_columns_count_characters_as_an_editor_shows_them() -> None:
    problem = the_problem(f"{HEAD}steps:\n  - {{title: 'é😀🏳️‍🌈', mode: fout}}\n")

    line = "  - {title: 'é😀🏳️‍🌈', mode: fout}"
    assert (problem.place.column, problem.width) == (line.index("fout") + 1, 4)
    assert problem.source == line


def test_lines_count_alike_whatever_ends_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert the_problem(step("say: ok\nmode: fout").replace("\n", end)).place.line == 8
