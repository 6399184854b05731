"""What the reader says about a method whose steps, records and times do not go together."""

from __future__ import annotations

import pytest

from intervisie.words.catalogue import Words
from tests.method.builders import HEAD, english, method, problems, step, the_problem

TWO = "steps:\n  - {id: een, title: Een}\n  - id: twee\n    title: Twee\n"


def after_one(keys: str) -> str:
    """Return a method whose second step has these keys, one a line, from line 9."""
    return HEAD + TWO + "".join(f"    {line}\n" for line in keys.splitlines())


@pytest.mark.parametrize(
    ("keys", "column", "sentence", "mend"),
    [
        ("mode: plenary\nturn_limit: 2m", 5, "needs turns, and the mode is 'plenary'", "mode: turns"),
        ("mode: writing\norder: random", 5, "needs turns", "mode: turns"),
        ("mode: silence\npassing: not-allowed", 5, "needs turns", "take the line out"),
        ("mode: fishbowl\npause_between: 10s", 5, "needs turns", "take the line out"),
        ("mode: break\ntime: 5m\nrecord: notes", 5, "stands in a break", "another mode"),
        ("mode: break", 5, "has no 'time'", "time: 10m"),
        ("time: 5m\nwarn_at: 5m", 5, "as long as the part itself", "2m"),
        ("warn_at: 2m", 5, "has no 'time' to go with", "time: 10m"),
        ("time: 1m per item", 5, "'record' names none", "of: ..."),
        ("time: 10%", 11, "has no 'duration'", "duration: 60m"),
        ("time: 101%", 11, "is not a time", "10m"),
        ("time: 60% + 50%", 11, "is no time for a part", "480"),
        ("speaks: [everyone, case-owner]", 14, "'everyone' cannot stand beside others", "speaks: everyone"),
        ("speaks: advisors", 13, "'advisors' is not a value of 'speaks'", "'advisers'"),
        ("optional: yes\nrequired: yes", 5, "both optional and required", "Take one"),
        ("asked_by: case-owner", 5, "has no 'optional' to go with", "optional: yes"),
        ("optional: misschien", 15, "'misschien' is not a value of 'optional'", "yes, no"),
        ("optional: ja", 15, "'ja' is not a value of 'optional'", "'yes'"),
        ("steps: [{title: a}]", 5, "has no 'for_each' to go with", "for_each: participant"),
        ("module: []", 13, "leaves nothing to choose", "two modules"),
        ("module: [{id: a, title: A}]", 13, "leaves nothing to choose", "write the one out"),
        ("branch: {ask: Goed?}", 13, "leads nowhere", "again_from"),
        ("branch: {ask: Goed?, no: {}}", 30, "leads nowhere", "Take the line out"),
        ("branch: {no: {again_from: step-1}}", 13, "has no 'ask'", "ask:"),
        ("branch: {ask: Goed?, no: {at_most: 2}}", 31, "has no 'again_from' to go with", "again_from: ..."),
        ("branch: {ask: Goed?, no: {again_from: step-1, at_most: 12}}", 51, "goes back 12 times", "1 to 9"),
        ("branch: {ask: Goed?, no: {again_from: step-1, time: half}}", 57, "is not a share", "50%"),
    ],
)
def test_keys_that_contradict_one_another_are_told_where_they_stand(
    keys: str, column: int, sentence: str, mend: str
) -> None:
    problem = the_problem(step(keys))

    assert problem.place.column == column
    assert sentence in english(problem.text)
    assert mend in english(problem.mend)


@pytest.mark.parametrize(
    ("record", "sentence", "mend"),
    [
        ("{kind: marks, marks: [warm, koud]}", "'marks' in 'record' of step 'Vragen' needs 'of'", "of: ..."),
        ("{kind: ratings}", "needs 'of'", "of: ..."),
        ("vote", "needs 'of'", "of: ..."),
        ("{kind: cells, columns: [a, b, c]}", "four cells have four headings", "Write four"),
        ("{kind: columns, columns: [a]}", "has 1 headings", "two to six"),
        ("{kind: table, columns: [a, A]}", "'a' stands twice in 'columns'", "Take one"),
        ("{kind: notes, rows: [a]}", "does not go with 'notes'", "table"),
        ("{kind: notes, compare_with: x}", "does not go with 'notes'", "ratings, scale"),
        ("{kind: scale, scale: {from: 10, to: 1}}", "goes from 10 to 1", "lowest number as 'from'"),
        ("{kind: scale, scale: {from: tien}}", "is not a number for 'from'", "digits"),
        ("{kind: case-choice, dots: 3}", "needs 'procedure: dots'", "procedure: dots"),
        ("{kind: notes, sentence: Mijn vraag is}", "has no blank to fill in", "…"),
        ("{kind: notes, words: veel}", "is not a number for 'words'", "1 to 999"),
    ],
)
def test_a_record_that_lacks_or_mixes_up_its_shape_is_told(record: str, sentence: str, mend: str) -> None:
    found = [
        each for each in problems(step(f"record: {record}")) if "no earlier part" not in english(each.text)
    ]

    assert len(found) == 1
    assert sentence in english(found[0].text)
    assert mend in english(found[0].mend)


@pytest.mark.parametrize(
    ("keys", "sentence", "mend"),
    [
        ("record: {kind: vote, of: eeen}", "no earlier part has a record with that id", "'een'"),
        ("record: {kind: vote, of: twee}", "which is not written before this part", "move this one below"),
        ("record: {kind: scale, compare_with: een}", "which holds notes", "Name a record with scale"),
        ("branch: {ask: Goed?, no: {again_from: nul}}", "no step with that id", "een, twee"),
        ("branch: {ask: Goed?, no: {takes_in: [een]}}", "which was there already", "after this one"),
        ("branch: {ask: Goed?, no: {leaves_out: [twee]}}", "which was there already", "after this one"),
    ],
)
def test_what_points_to_the_wrong_place_is_told_with_what_there_is(
    keys: str, sentence: str, mend: str
) -> None:
    problem = the_problem(after_one(keys))

    assert problem.place.line == 9
    assert sentence in english(problem.text)
    assert mend in english(problem.mend)


def test_a_branch_only_goes_back_and_not_into_what_is_still_to_come() -> None:
    text = (
        f"{HEAD}steps:\n"
        "  - {id: een, title: Een, branch: {ask: Goed?, no: {again_from: twee}}}\n"
        "  - {id: twee, title: Twee, branch: {ask: Goed?, no: {again_from: twee, again_to: een}}}\n"
        "  - {id: drie, title: Drie, branch: {ask: Goed?, yes: {again_from: een}, no: {again_from: een}}}\n"
    )

    sentences = [english(each.text) for each in problems(text)]

    assert sentences == [
        "'again_from' names the step 'twee', which comes after this one",
        "'again_to' names the step 'een', which comes before 'again_from'",
        "both answers of 'branch' of step 'Drie' lead back",
    ]


def test_a_branch_does_not_cross_the_border_of_a_loop() -> None:
    text = (
        f"{HEAD}steps:\n"
        "  - {id: een, title: Een}\n"
        "  - for_each: participant\n"
        "    steps:\n"
        "      - {id: in, title: In, branch: {ask: Goed?, no: {again_from: een}}}\n"
        "  - {id: uit, title: Uit, branch: {ask: Goed?, no: {again_from: in}}}\n"
    )

    sentences = [english(each.text) for each in problems(text)]

    assert sentences == [
        "'again_from' names the step 'een' across the border of a loop",
        "'again_from' names the step 'in' across the border of a loop",
    ]


@pytest.mark.parametrize(
    ("loop", "sentence"),
    [
        ("for_each: participant", "has no 'steps' to go with"),
        ("for_each: mens\n    steps: [{title: a}]", "'mens' is not a value of 'for_each'"),
        ("for_each: seat\n    steps: [{title: a}]", "does not say how many people make a subgroup"),
        ("for_each: {each: participant, group_size: 3}\n    steps: [{title: a}]", "has no 'each: seat'"),
        ("for_each: participant\n    time: 5m\n    steps: [{title: a}]", "'time' stands beside 'for_each'"),
        (
            "for_each: participant\n    steps: [{for_each: participant, steps: [{title: a}]}]",
            "a loop stands inside a loop",
        ),
    ],
)
def test_a_loop_that_cannot_be_gone_round_is_told(loop: str, sentence: str) -> None:
    problem = the_problem(f"{HEAD}steps:\n  - {loop}\n")

    assert sentence in english(problem.text)


@pytest.mark.parametrize(
    ("head", "steps", "sentence"),
    [
        ("duration: 60m", "[{title: a, time: 60%}, {title: b, time: 50%}]", "are 110% together"),
        ("duration: 20m", "[{title: a, time: 15m}, {title: b, time: 10m}]", "at least 25 minutes"),
        (
            "duration: 20m\npeople: {min: 4}",
            "[{for_each: participant, steps: [{title: a, time: 6m}]}]",
            "at least 24 minutes",
        ),
        (
            "hidden: [{id: a, ask: b, revealed_at: rond}]",
            "[{id: rond, for_each: participant, steps: [{title: a}]}]",
            "names the loop",
        ),
    ],
)
def test_times_that_cannot_fit_and_what_a_loop_cannot_show_are_told(
    head: str, steps: str, sentence: str
) -> None:
    problem = the_problem(f"{HEAD}{head}\nsteps: {steps}\n")

    assert sentence in english(problem.text)


def test_times_that_can_fit_are_left_alone() -> None:
    steps = "[{title: a, time: 25m, between: 10m - 30m}, {title: b, time: 50%}]"
    text = f"{HEAD}duration: 20m\nsteps: {steps}\n"

    assert problems(text) == ()


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ("use: evaluatie", "'evaluatie' is not a value of 'use'"),
        ("use: look-back\n    time: 5m", "'time' stands beside 'use'"),
        (
            "use: evaluation\n    module: [{id: a, title: a}, {id: b, title: b}]",
            "'module' stands beside 'use'",
        ),
        ("use: evaluation\n    laps: until-all-pass\n    mode: plenary", "needs turns"),
    ],
)
def test_a_step_of_a_block_is_only_changed_where_it_can_be(keys: str, sentence: str) -> None:
    problem = the_problem(f"{HEAD}steps:\n  - {keys}\n")

    assert sentence in english(problem.text)


def test_a_step_of_a_block_keeps_what_the_method_does_not_replace() -> None:
    read = method(f"{HEAD}steps:\n  - use: evaluation\n    title: Slot\n    time: 3m\n  - use: look-back\n")

    last, back = read.steps
    assert (last.id, last.title, last.parts[0].say) == ("evaluation", "Slot", "Hoe was het?")
    assert last.parts[0].timing.fixed.total_seconds() == 180
    assert (back.id, back.title, len(back.parts)) == ("look-back", "Terugblik", 2)


def test_a_step_of_a_block_is_borrowed_only_once_under_one_id() -> None:
    problem = the_problem(f"{HEAD}steps:\n  - use: evaluation\n  - use: evaluation\n")
    renamed = problems(f"{HEAD}steps:\n  - use: evaluation\n  - {{use: evaluation, id: nog-eens}}\n")

    assert "'evaluation' stands twice" in english(problem.text)
    assert renamed == ()


def test_a_problem_is_told_in_dutch_as_well() -> None:
    problem = the_problem(after_one("branch: {ask: Goed?, no: {again_from: drie}}"))
    loop = the_problem(f"{HEAD}steps:\n  - for_each: participant\n")

    assert Words("nl").text(problem.text) == (
        "'again_from' noemt de stap 'drie', en dit bestand heeft geen stap met dat id"
    )
    assert "hoort bij 'steps', en dat staat er niet" in Words("nl").text(loop.text)
