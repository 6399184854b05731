"""What the shipped files promise: they pass the check, are the same in both languages and fit their time.

The files are read from the checkout itself; that they also reach an installed program is for the
test of the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from intervisie.method.choices import Basis, Block, Confidence, GoesTo, Laps, Mode, RecordKind, Who
from intervisie.method.comparing import differences
from intervisie.method.inside import all_steps
from intervisie.method.model import Part, Step
from intervisie.method.planning import total
from intervisie.method.timing import duration_of
from tests.method.shipped import METHODS, block, method, parts, pitfalls, step

LANGUAGES = ("nl", "en")
SHIPPED = (
    "action-learning-set",
    "action-learning-wial",
    "balintgroep",
    "balintmethode",
    "bedoeld-en-gedaan",
    "bemiddelend-gesprek",
    "case-clinic",
    "coaching-grow",
    "consultancy-protocol",
    "deep-democracy",
    "dialoogmethode",
    "driegesprek",
    "heilsbronner-modell",
    "herkaderen",
    "imi",
    "incidentmethode",
    "incidentmethode-kort",
    "kernkwadranten",
    "kollegiale-beratung",
    "korthagen-reflectie",
    "krachtenveldanalyse",
    "leer-en-onderzoeksmethode",
    "meerpartijengesprek",
    "moreel-beraad-dilemma",
    "moreel-beraad-utrecht",
    "normatieve-reflectie",
    "oplossingsgerichte-intervisie",
    "probleemoplossende-methode",
    "procesketen",
    "reflecting-team",
    "roddelmethode",
    "sf-reflecting-team",
    "socratisch-gesprek",
    "socratische-intervisie",
    "speelruimte",
    "stakeholderanalyse",
    "starr-reflectie",
    "succesmethode",
    "supervisie-groep",
    "supervisie-individueel",
    "tienstappenmethode",
    "troika-consulting",
    "vijfstappenmethode",
    "waarderende-intervisie",
    "wise-crowds",
    "zes-denkhoeden",
)
MINUTES = {
    "action-learning-set": 240,
    "action-learning-wial": 83,
    "balintgroep": 48,
    "balintmethode": 105,
    "bedoeld-en-gedaan": 60,
    "bemiddelend-gesprek": 135,
    "case-clinic": 58,
    "coaching-grow": 60,
    "consultancy-protocol": 49,
    "deep-democracy": 62,
    "dialoogmethode": 94,
    "driegesprek": 60,
    "heilsbronner-modell": 85,
    "herkaderen": 75,
    "imi": 60,
    "incidentmethode": 90,
    "incidentmethode-kort": 65,
    "kernkwadranten": 61,
    "kollegiale-beratung": 40,
    "korthagen-reflectie": 42,
    "krachtenveldanalyse": 75,
    "leer-en-onderzoeksmethode": 75,
    "meerpartijengesprek": 128,
    "moreel-beraad-dilemma": 110,
    "moreel-beraad-utrecht": 85,
    "normatieve-reflectie": 73,
    "oplossingsgerichte-intervisie": 63,
    "probleemoplossende-methode": 55,
    "procesketen": 75,
    "reflecting-team": 45,
    "roddelmethode": 55,
    "sf-reflecting-team": 33,
    "socratisch-gesprek": 150,
    "socratische-intervisie": 54,
    "speelruimte": 45,
    "stakeholderanalyse": 60,
    "starr-reflectie": 20,
    "succesmethode": 60,
    "supervisie-groep": 135,
    "supervisie-individueel": 60,
    "tienstappenmethode": 130,
    "troika-consulting": 31,
    "vijfstappenmethode": 60,
    "waarderende-intervisie": 48,
    "wise-crowds": 90,
    "zes-denkhoeden": 60,
}
"""What the sources or the editors promise for six people."""

HOUSE_FORMS = (
    "bedoeld-en-gedaan",
    "driegesprek",
    "herkaderen",
    "leer-en-onderzoeksmethode",
    "meerpartijengesprek",
    "normatieve-reflectie",
    "procesketen",
    "speelruimte",
    "stakeholderanalyse",
)
"""What no source gives as a method: those that this program made, or put together, itself."""

MEDIUM = (
    "action-learning-wial",
    "deep-democracy",
    "heilsbronner-modell",
    "herkaderen",
    "kernkwadranten",
    "moreel-beraad-utrecht",
    "probleemoplossende-methode",
    "stakeholderanalyse",
    "zes-denkhoeden",
)
LOW = (
    "bedoeld-en-gedaan",
    "driegesprek",
    "leer-en-onderzoeksmethode",
    "meerpartijengesprek",
    "normatieve-reflectie",
    "procesketen",
    "speelruimte",
)
CONFIDENCE = (
    dict.fromkeys(SHIPPED, Confidence.HIGH)
    | dict.fromkeys(MEDIUM, Confidence.MEDIUM)
    | dict.fromkeys(LOW, Confidence.LOW)
)
MINUTE = timedelta(minutes=1)
ALL_FILES = sorted(METHODS.rglob("*.yaml"))
ENGLISH_FILES = sorted((METHODS / "en").rglob("*.yaml"))

DUTCH_WORDS = re.compile(r"\b(het|een|niet|wat|jij|je|voor|zijn|hoe|deed)\b")
IDS_AND_BOOKS = re.compile(
    r"[a-z]+(-[a-z]+)+|^origin: .*$|^  Described by .*$|^sources:\n(  .*\n)+", re.MULTILINE
)


def steps_of_all(language: str) -> Iterator[Step]:
    for each in Block:
        yield from block(language, each).steps
    for name in SHIPPED:
        yield from method(language, name).steps


def block_ids(name: Block) -> list[str]:
    return [each.id for each in block("nl", name).steps]


def shape(part: Part) -> tuple[object, ...]:
    record = part.record and (part.record.id, part.record.kind, part.record.goes_to, part.record.attributed)
    texts = (part.title != "", part.say != "", len(part.ask), part.for_facilitator != "")
    watched = tuple(watch.id for watch in part.watch)
    who = (part.speaks, part.answers, part.listens)
    return (part.mode, part.timing, *who, part.laps, part.reveals, record, texts, watched)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_method_file_has_a_place_in_these_tests(language: str) -> None:
    files = {path.stem for path in (METHODS / language).glob("*.yaml")}

    assert files == {*SHIPPED, "pitfalls"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_method_passes_the_check(name: str, language: str) -> None:
    shipped = method(language, name)

    assert (shipped.id, shipped.language) == (name, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", Block)
def test_every_block_of_the_meeting_is_there(name: Block, language: str) -> None:
    shipped = block(language, name)

    assert (shipped.block, shipped.language) == (name, language)
    assert shipped.steps


@pytest.mark.parametrize("name", SHIPPED)
def test_a_method_has_the_same_shape_in_both_languages(name: str) -> None:
    dutch, english = method("nl", name), method("en", name)

    assert [each.id for each in all_steps(dutch.steps)] == [each.id for each in all_steps(english.steps)]
    assert [shape(part) for part in parts(dutch.steps)] == [shape(part) for part in parts(english.steps)]
    assert (dutch.people, dutch.brings, dutch.protect) == (english.people, english.brings, english.protect)
    assert differences(dutch, english) == ()


@pytest.mark.parametrize("name", Block)
def test_a_block_has_the_same_shape_in_both_languages(name: Block) -> None:
    dutch, english = block("nl", name), block("en", name)

    assert [each.id for each in dutch.steps] == [each.id for each in english.steps]
    assert [shape(part) for part in parts(dutch.steps)] == [shape(part) for part in parts(english.steps)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_library_has_twenty_pitfalls_that_each_say_what_to_say(language: str) -> None:
    library = pitfalls(language)

    assert list(library) == [f"P{number}" for number in range(1, 21)]
    assert all(pitfall.name and pitfall.say for pitfall in library.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_six_people_take_the_time_that_is_promised(name: str, language: str) -> None:
    shipped = method(language, name)

    assert total(shipped, 6) == MINUTES[name] * MINUTE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_method_says_how_sure_its_sources_are_and_what_they_leave_open(name: str, language: str) -> None:
    shipped = method(language, name)

    assert shipped.confidence is CONFIDENCE[name]
    assert shipped.sources or name in HOUSE_FORMS
    assert shipped.house_form is (name in HOUSE_FORMS)
    assert shipped.doubts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_read_aloud_takes_one_breath(name: str, language: str) -> None:
    spoken = [text for part in parts(method(language, name).steps) for text in (part.say, *part.ask)]

    assert [text for text in spoken if len(text.split()) >= 40] == []


@pytest.mark.parametrize("people", range(4, 11))
def test_an_incident_meeting_fits_two_hours_for_every_size_of_group(people: int) -> None:
    shipped = method("nl", "incidentmethode")

    assert 75 * MINUTE <= total(shipped, people) <= 120 * MINUTE


def test_five_cases_get_ten_minutes_in_the_short_form_and_fewer_get_no_less() -> None:
    (collecting,) = step(method("nl", "incidentmethode-kort"), "casussen").parts

    minutes = [duration_of(collecting.timing, advisers=5, persons=6, cases=n) / MINUTE for n in (0, 3, 5, 6)]

    assert minutes == [10, 10, 10, 12]


def test_no_time_of_the_incident_method_claims_a_source() -> None:
    shipped = method("nl", "incidentmethode")

    assert {part.timing.basis for part in parts(shipped.steps)} == {Basis.EDITORIAL}


def test_every_time_of_the_short_form_comes_from_a_source_but_those_of_steps_on_request() -> None:
    shipped = method("nl", "incidentmethode-kort")
    usual = [each for each in shipped.steps if not each.optional]

    assert Basis.EDITORIAL not in {part.timing.basis for part in parts(usual)}


def test_the_outcome_stays_hidden_until_the_eighth_step() -> None:
    shipped = method("nl", "incidentmethode")

    (outcome,) = shipped.hidden

    assert (outcome.id, outcome.of) == ("afloop", Who.CASE_OWNER)
    assert [number for number, each in enumerate(shipped.steps, 1) if each.id == outcome.revealed_at] == [8]
    assert [part.reveals for part in parts(shipped.steps) if part.reveals] == [("afloop",)]


def test_questions_go_round_until_everybody_passes() -> None:
    (asking,) = step(method("nl", "incidentmethode"), "informatieronde").parts

    assert (asking.mode, asking.laps) == (Mode.QUESTIONS, Laps.UNTIL_ALL_PASS)
    assert (asking.speaks, asking.answers) == (Who.ADVISERS, Who.CASE_OWNER)


@pytest.mark.parametrize("name", ["incidentmethode", "incidentmethode-kort"])
def test_the_case_owner_has_no_voice_in_the_analysis(name: str) -> None:
    (analysis,) = step(method("nl", name), "analyse").parts

    assert analysis.speaks is Who.ADVISERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_is_for_the_group_reaches_the_group_minutes(language: str) -> None:
    for_the_group = {
        RecordKind.LOOK_BACK,
        RecordKind.AGREEMENT,
        RecordKind.LEARNING,
        RecordKind.NEXT_MEETING,
        RecordKind.EVALUATION,
    }

    records = [part.record for part in parts(steps_of_all(language)) if part.record is not None]

    assert {record.kind for record in records if record.goes_to is GoesTo.MINUTES} == for_the_group


def test_the_closing_discussion_is_about_the_case_and_stays_with_the_case_owner() -> None:
    (discussion,) = step(method("nl", "incidentmethode"), "afsluitende-discussie").parts

    assert discussion.record is not None
    assert discussion.record.kind is RecordKind.LEARNING
    assert discussion.record.goes_to is GoesTo.OWNER_SHEET


def test_nothing_is_written_down_of_the_check_in() -> None:
    (check_in,) = block("nl", Block.OPENING).steps[0].parts

    assert check_in.record is None


def test_the_next_meeting_is_settled_before_the_evaluation() -> None:
    order = block_ids(Block.CLOSING)

    assert order == ["learning", "next-meeting", "evaluation"]


def test_the_opening_comes_in_its_own_order() -> None:
    order = block_ids(Block.OPENING)

    assert order == ["check-in", "look-back", "ground-rules", "roles"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_that_people_speak_in_has_something_to_read_aloud_and_a_clock(language: str) -> None:
    every_part = parts(steps_of_all(language))

    durations = [
        duration_of(part.timing, advisers=5, persons=6, cases=5, items=5, whole=60 * MINUTE)
        for part in every_part
    ]

    assert all(part.say for part in every_part)
    assert all(duration > timedelta(0) for duration in durations)


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: str(path.relative_to(METHODS)))
def test_the_tone_is_calm_and_the_case_owner_is_called_that(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert "!" not in text
    assert not re.search(
        r"\b(presenter|probleeminbrenger|sessie|session|uw?(?!-procedure))\b", text, re.IGNORECASE
    )


@pytest.mark.parametrize("path", ENGLISH_FILES, ids=lambda path: path.stem)
def test_no_dutch_sentence_is_left_in_an_english_file(path: Path) -> None:
    text = IDS_AND_BOOKS.sub("", path.read_text(encoding="utf-8"))

    assert not DUTCH_WORDS.search(text)
