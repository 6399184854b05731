"""What the grammar of typed lines promises, in both languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.meeting.command import Command, Verb
from intervisie.meeting.commands import BY_NAME, COMMANDS
from intervisie.meeting.dates import read_date
from intervisie.meeting.decision import Refusal
from intervisie.meeting.lines import read_clock, read_line, read_minutes
from intervisie.text import Either
from tests.meeting.builders import MINUTE, SECOND, START, a_table_at

TABLE = a_table_at("questions", people=("Anna", "Anna Maria", "Bas", "Babs", "Élise", "Łukasz de Wit"))


def read(line: str) -> Command | Refusal | None:
    return read_line(line, TABLE.meeting, TABLE.now)


@pytest.mark.parametrize(("dutch", "english"), [(s.dutch[0], s.english[0]) for s in COMMANDS])
def test_dutch_and_english_names_mean_the_same(dutch: str, english: str) -> None:
    if dutch not in BY_NAME:
        assert read(f"/{dutch}") == read(f"/{english}")
    else:
        assert BY_NAME[dutch] is BY_NAME[english]


def test_no_name_stands_for_two_commands() -> None:
    names = [name for spec in COMMANDS for name in {*spec.dutch, *spec.english}]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("line", ["", "   ", "\t"])
def test_an_empty_line_is_nothing(line: str) -> None:
    assert read(line) is None


def test_a_misspelled_command_is_refused_with_the_nearest_name() -> None:
    refusal = read("/volgened")

    assert isinstance(refusal, Refusal)
    assert refusal.mend is not None
    assert dict(refusal.mend.arguments)["name"] == "volgende"


@pytest.mark.parametrize("name", ["VOLGENDE", "Next", "n", "V"])
def test_capitals_do_not_matter(name: str) -> None:
    assert read(f"/{name}") == Command(Verb.NEXT)


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("anna", "p0"),
        ("Anna Maria", "p1"),
        ("anna m", "p1"),
        ("bas", "p2"),
        ("elise", None),
        ("E\u0301lise", "p4"),
        ("łuk", "p5"),
        ("ba", None),
        ("", None),
    ],
)
def test_a_name_is_known_whole_or_by_its_only_beginning(typed: str, person: str | None) -> None:
    command = read(f"/leave {typed}")

    assert (command.person if isinstance(command, Command) else None) == person


@pytest.mark.parametrize(
    ("line", "person", "text"),
    [
        ("@anna wat?", "p0", "wat?"),
        ("@Anna Maria wat?", "p1", "wat?"),
        ("@anna: wat?", "p0", "wat?"),
        ("@łuk wat?", "p5", "wat?"),
        ("@ba wat?", "", "@ba wat?"),
        ("mail@anna.nl", "", "mail@anna.nl"),
    ],
)
def test_the_longest_name_in_front_is_the_speaker(line: str, person: str, text: str) -> None:
    command = read(line)

    assert isinstance(command, Command)
    assert (command.person, command.columns) == (person, (text,))


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("2", 2 * MINUTE),
        ("2m", 2 * MINUTE),
        ("2 min", 2 * MINUTE),
        ("2 minuten", 2 * MINUTE),
        ("90s", 90 * SECOND),
        ("1h30m", 90 * MINUTE),
        ("1m30s", 90 * SECOND),
        ("x", None),
        ("", None),
        ("٢", None),
        ("-2", None),
    ],
)
def test_minutes_are_read_as_people_write_them(text: str, duration: timedelta | None) -> None:
    assert read_minutes(text) == duration


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("1-12", date(2026, 12, 1)),
        ("1/12/2027", date(2027, 12, 1)),
        ("22-11", date(2027, 11, 22)),
        ("23-11", date(2026, 11, 23)),
        ("1 december", date(2026, 12, 1)),
        ("3 mrt", date(2027, 3, 3)),
        ("3 May 2028", date(2028, 5, 3)),
        ("31-2", None),
        ("29-2", None),
        ("morgen", None),
        ("0-0", None),
    ],
)
def test_a_date_without_a_year_is_the_next_one(text: str, due: date | None) -> None:
    assert read_date(text, date(2026, 11, 23)) == due


def test_a_time_of_day_is_the_next_moment_clocks_show_it() -> None:
    assert read_clock("16:00", START) == START + 120 * MINUTE
    assert read_clock("13:00", START) == START + 23 * 60 * MINUTE
    assert read_clock("25:00", START) is None


@pytest.mark.parametrize(
    "line",
    [
        "/goto 99",
        "/goto nowhere",
        "/at 3",
        "/van 5",
        "/van 5 x",
        "/break",
        "/+0",
        "/role chef Anna",
        "/next now",
    ],
)
def test_what_is_not_understood_is_refused_with_how_to_write_it(line: str) -> None:
    refusal = read(line)

    assert isinstance(refusal, Refusal)
    assert refusal.text.msgid


def test_a_step_is_known_by_number_beginning_or_id() -> None:
    keys = {
        getattr(read(f"/goto {typed}"), "stop", None) for typed in ("4", "questions", "Quest", "QUESTIONS")
    }

    assert keys == {"1/questions/1/1"}


def test_a_refusal_names_commands_in_the_readers_language() -> None:
    refusal = read("/kies")

    assert isinstance(refusal, Refusal)
    assert dict(refusal.text.arguments)["name"] == Either("kies", "choose")


@given(st.text(max_size=80))
def test_any_line_is_a_command_a_refusal_or_nothing(line: str) -> None:
    assert isinstance(read(line), Command | Refusal | None)


@given(st.text(min_size=1, max_size=80).filter(lambda line: line.strip() and line[0] not in "/@#"))
def test_a_line_that_begins_with_a_letter_is_a_note_with_all_of_it(line: str) -> None:
    command = read(line)

    assert isinstance(command, Command)
    assert command.verb is Verb.NOTE
    assert "".join(" | ".join(command.columns).split()) == "".join(line.split())
