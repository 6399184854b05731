"""Which methods suit a situation, and why the others do not: ten situations of the field, and the rules."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from intervisie.cli import method_choose
from intervisie.cli.method_choose import rows_of
from intervisie.cli.rows import plain
from intervisie.errors import AnswerNeededError, ExitCode, UsageError
from intervisie.method.choices import Experience, HelpsWith, LedBy, Trust, Yields
from intervisie.method.choosing import Situation, Weighed, weigh
from intervisie.method.library import Library
from intervisie.words.catalogue import Words

LIBRARY = Library(Path(__file__).parents[2] / "methods")
METHODS = tuple(LIBRARY.find(name, "en") for name in LIBRARY.ids("en"))
WORDS = Words("en")


def situation(
    people: int,
    minutes: int,
    question: str,
    goal: str | None,
    experience: str = "beginner",
    trust: str = "little",
    leader: str = "rotating",
) -> Situation:
    return Situation(
        people,
        timedelta(minutes=minutes),
        HelpsWith(question),
        Yields(goal) if goal else None,
        Experience(experience),
        Trust(trust),
        LedBy(leader),
    )


def weighed(known: Situation) -> dict[str, Weighed]:
    return {each.method.id: each for each in weigh(METHODS, known)}


def against(known: Situation, method: str) -> str:
    return "; ".join(WORDS.text(text) for text in weighed(known)[method].against)


SITUATIONS = (
    ("a concrete moment, a new group, one hour", situation(6, 60, "event", "advice"), "incidentmethode-kort"),
    ("little time", situation(5, 40, "practical", "advice"), "vijfstappenmethode"),
    ("a question of knowledge", situation(6, 60, "expertise", "advice"), "probleemoplossende-methode"),
    ("one's own part", situation(6, 135, "own-part", "insight", trust="some"), "tienstappenmethode"),
    ("stuck, with trust", situation(6, 60, "own-part", "insight", "some", "much"), "roddelmethode"),
    (
        "a feeling about a relation that lingers",
        situation(8, 90, "relation", "insight", "some", "much", "trained"),
        "balintgroep",
    ),
    (
        "values that collide",
        situation(7, 120, "moral", "decision", "some", "some", "trained"),
        "moreel-beraad-utrecht",
    ),
    ("a large group, everybody helped", situation(24, 45, "practical", "advice"), "troika-consulting"),
    ("an obstacle in the organisation", situation(8, 90, "change", None), "krachtenveldanalyse"),
    (
        "a conflict of two people",
        situation(3, 150, "conflict", "agreement", "some", "some", "trained"),
        "bemiddelend-gesprek",
    ),
)


@pytest.mark.parametrize(("name", "known", "best"), SITUATIONS, ids=[case[0] for case in SITUATIONS])
def test_what_the_field_advises_comes_first(name: str, known: Situation, best: str) -> None:
    found = weigh(METHODS, known)

    assert found[0].method.id == best
    assert found[0].suits
    assert found[0].reasons


@pytest.mark.parametrize(("name", "known", "best"), SITUATIONS, ids=[case[0] for case in SITUATIONS])
def test_every_method_that_is_not_suggested_has_its_reason(name: str, known: Situation, best: str) -> None:
    found = weigh(METHODS, known)

    assert len(found) == len(METHODS)
    assert all(each.suits or each.against for each in found)
    assert [each.suits for each in found] == sorted((each.suits for each in found), reverse=True)


OTHER_ROWS = (
    ("socratisch-gesprek", situation(8, 120, "moral", "insight", "some", "some", "trained")),
    ("oplossingsgerichte-intervisie", situation(6, 60, "goal", "step", "some")),
    ("waarderende-intervisie", situation(6, 60, "success", "insight")),
    ("kernkwadranten", situation(6, 60, "relation", "insight", "some", "some")),
    ("kollegiale-beratung", situation(7, 45, "practical", "advice", "some")),
    ("wise-crowds", situation(5, 100, "practical", "advice")),
    ("case-clinic", situation(5, 75, "goal", "insight", "some", "some")),
    ("action-learning-wial", situation(6, 120, "practical", "step", "some", "some", "trained")),
    ("coaching-grow", situation(2, 60, "goal", "step", "some", "little", "trained")),
    ("supervisie-individueel", situation(2, 60, "learning", "insight", "some", "much", "registered")),
    ("supervisie-groep", situation(4, 140, "learning", "insight", "some", "much", "registered")),
    ("moreel-beraad-dilemma", situation(8, 90, "moral", "insight", "some", "some", "trained")),
    ("balintmethode", situation(6, 105, "relation", "insight", "some", "much")),
)
"""The other rows of the decision table, each with the situation that it describes."""


@pytest.mark.parametrize(("method", "known"), OTHER_ROWS, ids=[method for method, _ in OTHER_ROWS])
def test_every_row_of_the_decision_table_is_among_the_first_three(method: str, known: Situation) -> None:
    first = weigh(METHODS, known)[:3]

    assert method in [each.method.id for each in first if each.suits]


@pytest.mark.parametrize(
    ("method", "known"),
    [
        ("roddelmethode", situation(6, 60, "own-part", "insight", "some", "little")),
        ("balintgroep", situation(8, 90, "relation", "insight", "some", "much", "rotating")),
        ("kollegiale-beratung", situation(3, 60, "practical", "advice", "some")),
        ("socratisch-gesprek", situation(8, 120, "moral", "decision", "some", "some", "trained")),
        ("case-clinic", situation(5, 75, "practical", "advice", "some", "some")),
        ("krachtenveldanalyse", situation(6, 90, "own-part", "insight")),
        ("supervisie-individueel", situation(2, 60, "event", "advice", "some", "much", "registered")),
        ("action-learning-wial", situation(6, 120, "practical", "advice", "some", "some", "trained")),
        ("wise-crowds", situation(5, 100, "relation", "insight", "some", "much")),
    ],
)
def test_what_the_decision_table_warns_against_is_not_suggested(method: str, known: Situation) -> None:
    assert not weighed(known)[method].suits


def test_what_is_not_known_rules_nothing_out() -> None:
    assert all(each.suits for each in weigh(METHODS, Situation()))


RULES = (
    (situation(6, 60, "event", None), "balintgroep", "it helps with what goes on between people"),
    (situation(6, 60, "relation", "advice"), "balintgroep", "it leads to insight"),
    (situation(4, 60, "relation", None), "balintgroep", "it is for 6 to 12 people"),
    (situation(6, 60, "conflict", None), "bemiddelend-gesprek", "it is for 3 people"),
    (situation(6, 30, "event", None), "incidentmethode", "it takes at least 59 minutes"),
    (situation(6, 60, "own-part", None), "roddelmethode", "it asks for more experience"),
    (situation(6, 60, "own-part", None, "some"), "roddelmethode", "people have to trust each other much"),
    (situation(6, 90, "relation", None), "balintgroep", "somebody who was trained for it has to lead it"),
    (
        situation(2, 90, "learning", None, leader="trained"),
        "supervisie-individueel",
        "somebody with a registration for it has to lead it",
    ),
)


@pytest.mark.parametrize(("known", "method", "reason"), RULES)
def test_the_reason_is_the_rule_that_speaks_against_it(known: Situation, method: str, reason: str) -> None:
    assert reason in against(known, method)


def test_a_trained_leader_makes_up_for_a_group_without_experience() -> None:
    known = situation(8, 90, "relation", None, trust="much", leader="trained")

    assert "experience" not in against(known, "balintgroep")


@pytest.fixture(autouse=True)
def _nobodys_methods(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")


def test_the_suggestions_are_told_with_their_reasons_and_the_others_with_theirs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = method_choose.run(known=SITUATIONS[0][1], language="en", json=False)

    lines = capsys.readouterr().out.splitlines()
    assert code == ExitCode.DONE
    assert lines[2:4] == [
        "1. Incident method, short form (incidentmethode-kort), 1 hour and 5 minutes with",
        "   6 people",
    ]
    assert lines[4].startswith("   + helps with something that happened")
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("  balintgroep ") for line in lines)
    assert lines[-1] == "To read it: intervisie methods show incidentmethode-kort"


def test_on_a_terminal_what_suits_comes_last_where_it_stays_in_sight() -> None:
    found = weigh(METHODS, SITUATIONS[0][1])

    first, last = ([*plain(rows_of(found, WORDS, best_last=each))] for each in (False, True))

    assert sorted(first) == sorted(last)
    assert first[-1] == last[-1] == "To read it: intervisie methods show incidentmethode-kort"
    assert first[0] == "What suits, best first:"
    assert last[0] == "What does not suit, and why:"
    assert "What suits, best first:" in last[-24:]


def test_when_nothing_suits_the_nearest_are_told_with_what_speaks_against_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    method_choose.run(known=situation(2, 20, "moral", "agreement"), language="en", json=False)

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "No method suits all of this. Nearest are:"
    assert any(line.startswith("   - ") for line in lines[:8])


def test_another_program_gets_every_method_with_its_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    method_choose.run(known=SITUATIONS[0][1], language="nl", json=True)

    found = json.loads(capsys.readouterr().out)
    assert len(found) == len(METHODS)
    assert next(each["id"] for each in found if each["suits"]) == "incidentmethode-kort"
    assert all(each["suits"] or each["against"] for each in found)


def test_without_a_terminal_something_must_be_said() -> None:
    with pytest.raises(AnswerNeededError):
        method_choose.run(known=Situation(), language=None, json=False)


@pytest.mark.parametrize("option", ["question", "goal", "experience", "trust", "leader"])
def test_a_value_that_is_no_choice_is_refused(option: str) -> None:
    values: dict[str, str | None] = dict.fromkeys(("question", "goal", "experience", "trust", "leader"))
    values[option] = "iets"

    with pytest.raises(UsageError):
        method_choose.situation(
            people=None,
            time=None,
            question=values["question"],
            goal=values["goal"],
            experience=values["experience"],
            trust=values["trust"],
            leader=values["leader"],
        )


@pytest.mark.parametrize(
    ("answers", "taken"),
    [([0], None), ([1, 4, 3, 1, 0, 0, 0, 0, 0], "incidentmethode-kort"), ([1, 4, 3, 1, 0, 0, 0, 0, 2], None)],
    ids=["later", "the best", "none of these"],
)
def test_whoever_starts_without_a_method_is_offered_help(
    answers: list[int], taken: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = list(answers)
    monkeypatch.setattr(method_choose, "choose", lambda *_, **__: left.pop(0))

    assert method_choose.offered("en") == taken
    assert left == []
