"""A whole meeting from a file, in Dutch and English: the example in docs/examples, through a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from intervisie.archive.reading import read
from intervisie.meeting.codec import decode
from tests.terminal.programs import ROOT, START, archive_of, meeting_of, run

LANGUAGES = ("nl", "en")
WORDED = {"columns", "text", "title", "names", "method", "blocks", "language", "meeting", "handle", "group"}
TIMED = {"until", "announced", "elapsed"}
HIDDEN = {"nl": "directeur teruggebeld", "en": "rang the director back"}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """Play the example in both languages; return the data folder and what was shown of each."""
    meetings = {}
    for language in LANGUAGES:
        home = tmp_path_factory.mktemp(language)
        lines = (ROOT / "docs" / "examples" / f"incident.{language}.txt").read_bytes()
        done = run(
            home, *START, "--language", language, "--until", "23:59",
            lines=lines, INTERVISIE_LANGUAGE=language,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        assert done.stderr == b""
        meetings[language] = home, done.stdout.decode()
    return meetings


def test_the_meeting_is_closed_with_all_that_was_noted(played: dict[str, tuple[Path, str]]) -> None:
    meeting = meeting_of(played["nl"][0])

    assert meeting.closed is not None
    assert len(meeting.notes) == 31
    assert [note.number for note in meeting.notes if note.struck] == [11]
    assert [note.number for note in meeting.notes if note.off_record] == [25]
    assert len(meeting.cases[0].wordings) == 2
    assert sum(person.is_present for person in meeting.people) == 5


def test_both_languages_come_to_the_same_events(played: dict[str, tuple[Path, str]]) -> None:
    dutch, english = (list(_events(played[language][0])) for language in LANGUAGES)

    assert dutch == english


def test_both_languages_show_as_many_lines(played: dict[str, tuple[Path, str]]) -> None:
    dutch, english = (played[language][1].splitlines() for language in LANGUAGES)

    assert len(dutch) == len(english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_but_lines_goes_into_a_pipe(played: dict[str, tuple[Path, str]], language: str) -> None:
    shown = played[language][1]

    assert "\x1b" not in shown
    assert "\r" not in shown
    assert shown.endswith("\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_hidden_is_shown_once_and_after_it_was_revealed(
    played: dict[str, tuple[Path, str]], language: str
) -> None:
    lines = played[language][1].splitlines()

    shown = [number for number, line in enumerate(lines) if HIDDEN[language] in line]

    (step,) = (
        number for number, line in enumerate(lines) if line.startswith(("Step 8 of 10:", "Stap 8 van 10:"))
    )
    assert len(shown) == 1
    assert shown[0] > step


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_example_is_known(played: dict[str, tuple[Path, str]], language: str) -> None:
    refusals = ("There is no ", "Er is geen ", "Nothing was asked", "is nobody", "is niemand", "needs:")

    assert [line for line in played[language][1].splitlines() if any(word in line for word in refusals)] == []


def _events(home: Path) -> Iterator[dict[str, object]]:
    """Yield the events of a journal without what depends on language, time or chance."""
    archive = archive_of(home)
    people: dict[str, str] = {}
    for record in read(archive.folder, archive.find()).records:
        for event in decode(record.body).events:
            plain = msgspec.to_builtins(event)
            for person in plain.get("names", ()):
                people[person] = f"person {len(people)}"
            yield {
                name: _without_ids(value, people)
                for name, value in plain.items()
                if name not in WORDED | TIMED
            }


def _without_ids(value: object, people: dict[str, str]) -> object:
    """Return a value with the people in it by their place at the table, however deep they stand."""
    match value:
        case str():
            return people.get(value, value)
        case list() | tuple():
            return [_without_ids(each, people) for each in value]
        case _:
            return value
