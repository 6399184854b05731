"""What the reader says about a profile that is not in order: where, what, and how to mend it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intervisie.cli.problems import problem_lines
from intervisie.errors import BadFileError
from intervisie.faces.inert import inert
from intervisie.profiles.keys import TABLES
from intervisie.profiles.library import SHIPPED
from intervisie.profiles.model import Basis, Counting, Field, Period, Rounding, Span
from intervisie.profiles.reading import read_profile
from intervisie.text import Text
from intervisie.words.catalogue import Words
from tests.hostile.methods.corpus import corpus
from tests.profiles.builders import HEAD, english, own, problems

HOSTILE = {name: content for name, content in corpus().items() if name != "nothing"}
SECOND = HEAD + "  - {id: twee, title: Meer regels, site: example.org}\n"


def test_the_smallest_profile_is_eight_keys() -> None:
    profile = own("")

    assert (profile.id, profile.activities, profile.basis) == ("eigen", ("intervisie",), Basis.OWN_PAGES)
    assert profile.checked == date(2026, 11, 28)
    assert profile.name.dutch == profile.name.english == "Eigen"


def test_every_rule_is_read_with_its_source() -> None:
    profile = own(
        "group: {min: 3, max: 10}\n"
        "composition:\n  - {disciplines: [arts], percent: 75%}\n  - {sites: 2, unless: online}\n"
        "meeting: {present: 4, at_least: 1h30m, at_most: 4h}\n"
        "day: {at_least: 2h, at_most: 4h, consecutive: yes}\n"
        "volume: {hours: 40h, meetings: 10, period: 5 years, of_group: yes, note: {nl: Ja, en: Yes}}\n"
        "spread: {per: quarter, hours: 90m, meetings: 1}\n"
        "rounding: {to: whole-hours}\n"
        "carry_over: {at_most: 5h, shortage: yes}\n"
        "reduction: {less: 2h, months: 3, from_months: 4}\n"
        "facilitator: {counts: ask}\n"
        "preparation: {counts: yes, each: 2h30m}\n"
        "each_meeting: {method: yes, secrecy: yes}\n"
        "demands:\n  - {text: Iedereen brengt iets in}\n"
        "proof: {required: [names], forbidden: [case-content]}\n"
        "deadlines:\n  - {text: Melden, end_of_next_month: yes}\n  - {text: Vraag, every_year_until: 02-29}\n"
        "notes: [Let op]\n"
    )
    rules = (
        profile.group, *profile.composition, profile.meeting, profile.day, profile.volume, profile.spread,
        profile.carry_over, profile.reduction, profile.facilitator, profile.preparation, profile.asked,
        *profile.demands, profile.proof, *profile.deadlines,
    )  # fmt: skip

    assert {getattr(rule, "sources", None) for rule in rules} == {("regels",)}
    assert profile.volume is not None
    assert profile.volume.period == Period(60)
    assert profile.spread is not None
    assert (profile.spread.per, profile.spread.hours) == (Span.QUARTER, timedelta(minutes=90))
    assert (profile.rounding, profile.rounding_sources) == (Rounding.HOURS, ("regels",))
    assert profile.facilitator is not None
    assert profile.facilitator.counts is Counting.ASK
    assert profile.proof is not None
    assert profile.proof.forbidden == (Field.CASE,)
    assert profile.deadlines[1].every_year_until == (2, 29)


MISTAKES = [
    ("grop: {min: 3}", 10, 1, "unknown key 'grop'", "'group'"),
    ("groep: {min: 3}", 10, 1, "unknown key 'groep'", "'group'"),
    ("group: {minimum: 3}", 10, 9, "unknown key 'minimum'", "'min'"),
    ("min: 3", 10, 1, "unknown key 'min'", "under 'group'"),
    ("group: {min: drie}", 10, 14, "'drie'", "1 to 999"),
    ("group: {min: 10, max: 3}", 10, 8, "not in order", "'min'"),
    ("group: {}", 10, 8, "says nothing", "min, max"),
    ("group: 3", 10, 8, "must be made of keys and values", "min, max"),
    ("group:", 10, 7, "must be made of keys", "key: value"),
    ("meeting: {at_least: 2 uur}", 10, 21, "'2 uur' is no time", "2h, 90m or 1h30m"),
    ("meeting: {at_least: 0h}", 10, 21, "'0h' is no time", "2h"),
    ("meeting: {at_least: 2:30}", 10, 21, "'2:30' is no time", "2h"),
    ("day: {at_least: 4h, at_most: 2h}", 10, 6, "not in order", "'at_least'"),
    ("volume: {hours: 8h}", 10, 9, "has no 'period'", "period: calendar-year"),
    ("volume: {period: year}", 10, 9, "says nothing", "hours, meetings"),
    ("volume: {hours: 8h, period: 5 jaren}", 10, 29, "is no period", "5 years"),
    ("volume: {hours: 8h, period: 99 years}", 10, 29, "is no period", "at most 20"),
    ("spread: {hours: 1h}", 10, 9, "has no 'per'", "per: quarter"),
    ("spread: {per: kwartaal, hours: 1h}", 10, 15, "'kwartaal' is not a value of 'per'", "quarter"),
    ("rounding: {to: uren}", 10, 16, "'uren'", "whole-hours"),
    ("composition: [{percent: 75%}]", 10, 15, "of whom", "registers"),
    ("composition: [{disciplines: [arts]}]", 10, 15, "how many, in one way", "percent"),
    ("composition: [{disciplines: [arts], percent: 75%, at_least: 2}]", 10, 15, "in one way", "at_least"),
    ("composition: [{disciplines: [arts], percent: 101%}]", 10, 46, "'101%' is not a share", "50%"),
    ("composition: {sites: 2}", 10, 14, "must be a list", ""),
    ("preparation: {counts: yes}", 10, 14, "'each' belongs to preparation", "each: 2h"),
    ("preparation: {counts: no, each: 2h}", 10, 14, "'each' belongs to preparation", "counts: no"),
    ("facilitator: {counts: misschien}", 10, 23, "'misschien'", "yes, no, ask"),
    ("proof: {required: [names], forbidden: [names]}", 10, 8, "both required and forbidden", "one of"),
    ("proof: {required: [namen]}", 10, 20, "'namen' is not a value of 'required'", "names"),
    ("deadlines: [{text: Melden}]", 10, 13, "by when", "days_after"),
    ("deadlines: [{text: A, every_year_until: 02-30}]", 10, 41, "'02-30' is no day", "03-31"),
    ("demands: [{text: {nl: Ja}}]", 10, 18, "has no 'en'", 'en: "..."'),
    ("group: {min: 3, source: vo-7}", 10, 25, "no source 'vo-7'", "regels"),
    ("group: {min: &a 3}", 10, 14, "'&a' refers to another place", ""),
    ("group: {min: !!int 3}", 10, 14, "YAML tag", ""),
    ("group: {min: 3, min: 4}", 10, 17, "stands twice", "line 10"),
    ("notes: [[a]]", 10, 9, "must be a text", ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "line", "column", "sentence", "mend"), MISTAKES)
def test_a_mistake_is_named_with_its_place_and_its_mend(
    rule: str, line: int, column: int, sentence: str, mend: str
) -> None:
    (problem, *_) = problems(HEAD + rule + "\n")

    assert (problem.place.line, problem.place.column) == (line, column)
    assert sentence in english(problem.text)
    assert mend in english(problem.mend)


@pytest.mark.parametrize("rule", [each[0] for each in MISTAKES])
def test_every_mistake_is_told_in_dutch_too(rule: str) -> None:
    for problem in problems(HEAD + rule + "\n"):
        for text in (problem.text, problem.mend):
            assert text is None or Words("nl").text(text) != english(text)


@pytest.mark.parametrize(
    ("text", "sentence", "mend"),
    [
        ("", "this file is empty", "format: 1"),
        ("# niets\n", "this file is empty", "format: 1"),
        ("wachtwoord: geheim\n", "this is not a profile", "format: 1"),
        ("- 1\n", "this is not a profile", "format: 1"),
        (HEAD.replace("format: 1", "format: 2"), "newer than this version", "newer version"),
        (HEAD.replace("2026-11-28", "2026-02-30"), "'2026-02-30' is no day", "2026-01-31"),
        (HEAD.replace("2026-11-28", "gisteren"), "'gisteren' is no day", "2026-01-31"),
        (HEAD.replace("own-pages", "horen zeggen"), "'horen zeggen' is not a value", "second-hand"),
        (HEAD.replace("sources:\n  - {id: regels, title: De regels, site: example.org}", "sources: []"),
         "a rule without a source", "Name at least one"),
        (HEAD.replace("body: Ons\n", ""), "has no 'body'", 'body: "..."'),
        (HEAD.replace("title: De regels", "titel: De regels"), "unknown key 'titel'", "'title'"),
        (SECOND.replace("twee", "regels"), "the id 'regels' stands twice", "its own id"),
        (SECOND + "group: {min: 3}\n", "does not say on which source", "source: regels"),
        ("format: 1\nid: ronde\nlanguage: nl\nname: Ronde\nsteps:\n  - title: A\n", "this is a method",
         "methods check"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_whole_file_is_said(text: str, sentence: str, mend: str) -> None:
    found = problems(text)

    assert any(sentence in english(each.text) and mend in english(each.mend) for each in found)


def test_of_a_file_that_is_no_profile_nothing_is_shown() -> None:
    with pytest.raises(BadFileError) as caught:
        read_profile("wachtwoord: geheim\nsleutel: *x\n", "passwd")

    assert "geheim" not in "\n".join(problem_lines(caught.value, Words("nl")))


def test_with_several_sources_a_rule_may_name_more_than_one() -> None:
    profile = read_profile(SECOND + "group: {min: 3, source: [regels, twee]}\n", "eigen.yaml")

    assert profile.group is not None
    assert profile.group.sources == ("regels", "twee")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_within_a_second_and_steers_no_terminal(name: str) -> None:
    begin = time.process_time()  # the work, not what else the machine does meanwhile

    with pytest.raises(BadFileError) as caught:
        read_profile(HOSTILE[name], "eigen.yaml")

    assert time.process_time() - begin < 1
    assert 1 <= len(caught.value.problems) <= 20
    lines = problem_lines(caught.value, Words("nl"))
    assert all(line == inert(line) for line in lines)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_shipped_profile_with_a_piece_cut_out_or_put_in_is_read_or_refused(data: st.DataObject) -> None:
    paths = sorted(SHIPPED.glob("*.yaml"))
    text = data.draw(st.sampled_from(paths)).read_text(encoding="utf-8")
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 60)))
    sign = data.draw(
        st.sampled_from(["", "\t", ": ", "- ", "[", "}", "&a ", "*a", "!", "'", '"', "\n", "9", "no"])
    )

    with_luck = text[:begin] + sign + text[end:]

    try:
        read_profile(with_luck, "eigen.yaml")
    except BadFileError as error:
        assert error.problems  # noqa: PT017 # either outcome is right, but nothing else may happen


def test_no_two_tables_have_one_name() -> None:
    assert len({table.name for table in TABLES}) == len(TABLES)


def _texts() -> Iterator[Text]:
    for table in TABLES:
        yield table.title
        yield from (key.meaning for key in table.keys)


def test_every_key_is_explained_in_both_languages() -> None:
    for text in _texts():
        assert Words("nl").text(text) != Words("en").text(text)
