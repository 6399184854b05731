"""Scripted people play every shipped method, for groups of every size, and say where one cannot be played."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from intervisie.cli import rehearse
from intervisie.conduct.typist import Typist
from intervisie.documents.cases import cases_of
from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.plain import minutes_data, owner_data
from intervisie.errors import ExitCode, UsageError
from intervisie.meeting.stop import Place
from intervisie.method.library import LANGUAGES, Library
from intervisie.method.model import Method
from intervisie.method.planning import plan, size_of
from intervisie.rehearsing.playing import Play, play, table_for
from intervisie.rehearsing.said import NAMES, SAID
from tests.method.builders import method

LIBRARY = Library(Path(__file__).parents[2] / "methods")
METHODS = [(name, language) for language in LANGUAGES for name in LIBRARY.ids(language)]
START = datetime(2026, 11, 23, 14, 0, tzinfo=timezone(timedelta(hours=1)))

HEAD = "format: 1\nid: ronde\nlanguage: nl\nname: Ronde\nhouse_form: yes\n"
ALONE = HEAD + "brings: [opening, case-choice, commitment, closing]\n"


def played(method: Method, people: int, *, everything: bool = False) -> Play:
    return play(table_for(method, LIBRARY.blocks(method.language), people), START, everything=everything)


@pytest.mark.parametrize(("name", "language"), METHODS)
def test_every_shipped_method_can_be_played_by_its_fewest_ideal_and_most_people(
    name: str, language: str
) -> None:
    method = LIBRARY.find(name, language)
    for people in (method.people.least, method.people.ideal, method.people.most):
        for everything in (False, True):
            whole = played(method, people, everything=everything)

            assert whole.stuck is None, (people, everything)
            assert whole.meeting.closed is not None
            assert minutes_data(minutes(whole.meeting))
            assert all(owner_data(owner_sheet(whole.meeting, case.id)) for case in cases_of(whole.meeting))


@pytest.mark.parametrize("name", LIBRARY.ids("nl"))
def test_every_step_that_is_planned_is_played(name: str) -> None:
    method = LIBRARY.find(name, "nl")
    whole = played(method, method.people.ideal)

    visited = {
        stop.step.id
        for stop in whole.meeting.order
        if stop.key in whole.meeting.visits and stop.place is Place.ROUND
    }
    assert {each.step.id for each in plan(method, size_of(method.people.ideal))} <= visited


@pytest.mark.parametrize("name", LIBRARY.ids("nl"))
def test_both_languages_play_alike(name: str) -> None:
    scripts = []
    for language in LANGUAGES:
        method = LIBRARY.find(name, language)
        whole = played(method, method.people.ideal, everything=True)
        scripts.append([(said.after, said.line.split(" ")[0].startswith("/")) for said in whole.script])

    assert scripts[0] == scripts[1]


def test_every_record_that_is_filled_gets_lines_in_two_languages() -> None:
    for lines in SAID.values():
        assert lines
        assert all(line.dutch.strip() and line.english.strip() for line in lines)
        assert all(line.dutch.count("|") == line.english.count("|") for line in lines)


def test_everything_takes_in_what_is_optional() -> None:
    text = ALONE + (
        "steps:\n  - {id: vertellen, title: Vertellen, mode: case-owner, time: 5m}\n"
        "  - {id: extra, title: Extra, time: 5m, optional: yes}\n"
        "  - {id: slot, title: Slot, mode: turns, time: 5m, record: evaluation}\n"
    )
    titles = [
        [stop.step.id for stop in whole.meeting.order if stop.key in whole.meeting.visits]
        for whole in (played(method(text), 3, everything=each) for each in (False, True))
    ]

    assert titles == [["vertellen", "slot"], ["vertellen", "extra", "slot"]]


STUCK = ALONE + (
    "people: {min: 3, ideal: 6, max: 6}\nroles:\n  - {id: jury, name: Jury, holders: 3}\nsteps:\n"
    "  - {title: Vertellen, mode: case-owner, time: 5m}\n"
    "  - {title: Oordeel, speaks: jury, time: 5m}\n"
)


def test_a_play_stops_at_the_first_step_that_cannot_be_played() -> None:
    whole = played(method(STUCK), 3)

    assert whole.stuck is not None
    assert whole.stuck.stop.step.title == "Oordeel"
    assert whole.script[-1].line == "/next"


@pytest.fixture
def stuck_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    path = tmp_path / "ronde.yaml"
    path.write_text(STUCK)
    return path


def test_check_names_the_line_that_cannot_be_played(
    stuck_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = rehearse.run(method=str(stuck_file), check=True)

    shown = capsys.readouterr()
    assert code == ExitCode.BAD_FILE
    assert shown.out.splitlines() == [f"{stuck_file} with 6 people: can be played"]
    assert shown.err.startswith(f"{stuck_file}:12:6: ")
    assert "with 3 people 'Oordeel' cannot be played" in shown.err


def test_check_of_one_size_plays_only_that(stuck_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = rehearse.run(method=str(stuck_file), people=5, check=True)

    assert code == ExitCode.DONE
    assert capsys.readouterr().out.splitlines() == [f"{stuck_file} with 5 people: can be played"]


@pytest.mark.parametrize("people", [0, len(NAMES) + 1])
def test_there_are_names_for_so_many_people_and_no_more(stuck_file: Path, people: int) -> None:
    with pytest.raises(UsageError):
        rehearse.run(method=str(stuck_file), people=people, check=True)


def test_documents_need_a_play(stuck_file: Path) -> None:
    with pytest.raises(UsageError):
        rehearse.run(method=str(stuck_file), documents="somewhere")


def test_a_rehearsal_that_plays_itself_ends_with_both_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    path, folder = tmp_path / "kort.yaml", tmp_path / "documents"
    folder.mkdir()
    path.write_text(
        ALONE + "people: {min: 2, ideal: 2, max: 3}\nsteps:\n"
        "  - {title: Vertellen, mode: case-owner, time: 5s, record: advice}\n"
    )

    code = rehearse.run(method=str(path), play=True, documents=str(folder), face="plain")

    assert code == ExitCode.DONE
    assert sorted(file.name for file in folder.iterdir()) == ["minutes.md", "owner-1.md"]
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert "Begin met de vraag" in (folder / "owner-1.md").read_text(encoding="utf-8")
    assert not (tmp_path / "meetings").exists()


def test_a_typist_types_in_order_and_leaves_last() -> None:
    import queue

    typed: queue.SimpleQueue[str] = queue.SimpleQueue()
    Typist([(0, "een"), (0, "twee")], "/quit").start(typed.put)

    assert [typed.get(timeout=10) for _ in range(3)] == ["een", "twee", "/quit"]
