"""What a sentence becomes in Dutch and in English."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from intervisie.text import Argument, Text, say, say_count
from intervisie.words.catalogue import Words, interface_language

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("duration", "english", "dutch"),
    [
        (timedelta(), "0 seconds", "0 seconden"),
        (timedelta(seconds=1), "1 second", "1 seconde"),
        (timedelta(seconds=40, milliseconds=900), "40 seconds", "40 seconden"),
        (MINUTE, "1 minute", "1 minuut"),
        (20 * MINUTE, "20 minutes", "20 minuten"),
        (2.5 * MINUTE, "2 minutes and 30 seconds", "2 minuten en 30 seconden"),
        (60 * MINUTE, "1 hour", "1 uur"),
        (65 * MINUTE, "1 hour and 5 minutes", "1 uur en 5 minuten"),
        (timedelta(hours=2, seconds=10), "2 hours", "2 uur"),
        (timedelta(hours=26, minutes=1), "26 hours and 1 minute", "26 uur en 1 minuut"),
        (-3 * MINUTE, "3 minutes", "3 minuten"),
    ],
)
def test_a_duration_is_worded_as_people_say_it(duration: timedelta, english: str, dutch: str) -> None:
    text = Text("{left}", (("left", duration),))

    assert Words("en").text(text) == english
    assert Words("nl").text(text) == dutch


@pytest.mark.parametrize(
    ("argument", "english", "dutch"),
    [
        (date(2026, 12, 1), "1 December 2026", "1 december 2026"),
        (date(2026, 3, 12), "12 March 2026", "12 maart 2026"),
        (datetime(2026, 3, 12, 9, 5, 59, tzinfo=UTC), "09:05", "09:05"),
        ("Anna", "Anna", "Anna"),
        (3, "3", "3"),
        (say("May"), "May", "mei"),
    ],
)
def test_dates_times_and_nested_sentences_follow_the_language(
    argument: Argument, english: str, dutch: str
) -> None:
    text = Text("{blank}", (("blank", argument),))

    assert Words("en").text(text) == english
    assert Words("nl").text(text) == dutch


@pytest.mark.parametrize(
    ("count", "english", "dutch"), [(0, "0 hours", "0 uur"), (1, "1 hour", "1 uur"), (2, "2 hours", "2 uur")]
)
def test_a_number_chooses_the_form(count: int, english: str, dutch: str) -> None:
    text = say_count("{count} hour", "{count} hours", count)

    assert Words("en").text(text) == english
    assert Words("nl").text(text) == dutch


def test_what_is_filled_in_is_never_read_as_a_blank() -> None:
    text = Text("{first} {second}", (("first", "{second}"), ("second", "{first} {0.__class__}")))

    assert Words("en").text(text) == "{second} {first} {0.__class__}"


@pytest.mark.parametrize(
    "msgid", ["{missing}", "{", "}", "{}", "{0}", "{a.b}", "{a[0]}", "%s %(x)d", "{{x}}"]
)
def test_a_faulty_sentence_stays_as_it_stands(msgid: str) -> None:
    text = Text(msgid, (("other", "x"),))

    assert Words("en").text(text) == msgid
    assert Words("nl").text(text) == msgid


def test_a_sentence_without_dutch_stays_english() -> None:
    text = Text("Nobody ever translated {this}.", (("this", "line"),))

    assert Words("nl").text(text) == "Nobody ever translated line."


def test_an_empty_sentence_is_empty_and_not_the_head_of_the_catalogue() -> None:
    assert Words("nl").text(Text("")) == ""


@pytest.mark.parametrize("language", ["", "de", "NL", "nl_NL", "../nl"])
def test_an_unknown_language_is_english(language: str) -> None:
    assert Words(language).language == "en"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl"}, "nl"),
        ({"LANG": "nl-BE"}, "nl"),
        ({"LANG": "nl@euro"}, "nl"),
        ({"LANG": "nl.UTF-8"}, "nl"),
        ({"LANG": "nld"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "nl_NL"}, "nl"),
        ({"LANG": "nl_NL", "LC_MESSAGES": ""}, "nl"),
        ({"LANG": "en_GB", "LC_ALL": "en_GB", "INTERVISIE_LANGUAGE": "nl"}, "nl"),
        ({"LANG": "nl_NL", "INTERVISIE_LANGUAGE": "en"}, "en"),
    ],
)
def test_the_first_setting_that_is_filled_in_decides(settings: dict[str, str], expected: str) -> None:
    assert interface_language(settings) == expected
