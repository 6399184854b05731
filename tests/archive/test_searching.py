"""What a search finds is what the replayed meeting holds, and nothing that was taken out of sight."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.journal import Journal
from intervisie.cli import edge
from intervisie.errors import ExitCode
from intervisie.meeting.codec import KIND, Decided, encode
from intervisie.meeting.following import ActionSettled
from intervisie.meeting.instant import Stamp
from intervisie.meeting.note import Outcome
from intervisie.meeting.state import name_of
from tests.meeting.builders import BROUGHT, ELSEWHERE, Table
from tests.played.player import Played
from tests.played.test_played import PLAYED


def kept(folder: Path, records: object, meeting: str = "a" * 32) -> Archive:
    """Return an archive with these records as one journal."""
    from intervisie.archive.durable import DISK

    journal = Journal.create(folder, meeting, DISK)
    for at, events in records:  # type: ignore[attr-defined]
        stamp = Stamp(at.wall, "boot", 1000.0 + at.elapsed.total_seconds())
        journal.append(KIND, encode(Decided(elapsed=at.elapsed, events=events)), stamp)
    journal.close()
    return Archive(folder)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PLAYED)
def test_everything_that_was_noted_and_stands_is_found(name: str, language: str, tmp_path: Path) -> None:
    whole = Played(name, language)
    archive = kept(tmp_path, whole.records)

    (found,) = archive.search(("",))
    noted = [hit for hit in found.hits if not hit.is_outcome]

    meeting = whole.meeting
    titles = {stop.key: stop.step.title for stop in meeting.order}
    assert [(hit.number, hit.text, hit.speaker, hit.step) for hit in noted if hit.number] == [
        (note.number, " | ".join(note.columns), name_of(meeting, note.speaker), titles.get(note.stop, ""))
        for note in meeting.notes
        if not note.struck and not note.off_record
    ]
    assert sorted(hit.text for hit in noted if not hit.number) == sorted(
        wording.text for case in meeting.cases for wording in case.wordings
    )


def test_what_was_hidden_struck_or_off_the_record_is_never_found(tmp_path: Path) -> None:
    table = Table().type("/start")
    table.type(
        "#note een olifant",
        "#note een giraffe",
        "/strike",
        "#note een zebra",
        "/off-record",
        "#note een nijlpaard",
    )
    archive = kept(tmp_path, table.records)

    found = {word: len(archive.search((word,))) for word in ("olifant", "giraffe", "zebra", "nijlpaard")}

    assert found == {"olifant": 1, "giraffe": 0, "zebra": 0, "nijlpaard": 1}


def test_what_became_of_actions_is_found_while_it_stands(tmp_path: Path) -> None:
    table = Table(brought=BROUGHT, elsewhere=ELSEWHERE).type("/start", "#action bellen").go_to("look-back")
    table.type(
        "/done a een olifant", "/changed b een giraffe", "/undo", "/off-record 5m", "/dropped c een zebra"
    )
    archive = kept(tmp_path, table.records)
    journal = (ActionSettled(number=1, outcome=Outcome.DONE, text="een tijger"),)
    later = kept(tmp_path / "b", [*table.records, (table.now, journal)]).search(("tijger",))

    found = {word: archive.search((word,)) for word in ("olifant", "giraffe", "zebra")}

    assert [(hit.number, hit.text, hit.is_outcome) for hit in found["olifant"][0].hits] == [
        (0, "een olifant", True)
    ]
    assert not found["giraffe"]
    assert not found["zebra"]
    assert [(hit.number, hit.is_outcome) for hit in later[0].hits] == [(1, True)]


def test_all_words_must_stand_in_one_text_whatever_their_capitals(tmp_path: Path) -> None:
    table = Table().type("/start").type("#note Eén Grijze olifant", "#note een grijze muis")
    archive = kept(tmp_path, table.records)

    assert [hit.text for hit in archive.search(("GRIJZE", "olif"))[0].hits] == ["Eén Grijze olifant"]
    assert archive.search(("olifant", "muis")) == ()
    assert len(archive.search(("eén",))[0].hits) == 1


def test_a_word_in_a_method_is_no_find(tmp_path: Path) -> None:
    table = Table().type("/start")
    archive = kept(tmp_path, table.records)

    assert archive.search((table.meeting.order[0].step.title.split()[0],)) == ()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    table = Table().type("/start").type("#note een olifant in de kamer")
    kept(tmp_path / "meetings", table.records)
    return tmp_path


@pytest.mark.usefixtures("home")
def test_the_command_tells_where_it_stands(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["search", "olifant"]) == ExitCode.DONE
    lines = capfd.readouterr().out.splitlines()
    assert lines[-1] == "1 place."
    assert any("een olifant in de kamer" in line for line in lines)

    assert edge.run(["search", "olifant", "--json"]) == ExitCode.DONE
    (found,) = json.loads(capfd.readouterr().out)
    assert [hit["text"] for hit in found["hits"]] == ["een olifant in de kamer"]

    assert edge.run(["search", "neushoorn"]) == ExitCode.DONE
    assert capfd.readouterr().out == "Nothing was found.\n"


@pytest.mark.usefixtures("home")
def test_only_the_meetings_of_a_group(capfd: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["search", "olifant", "--group", "another"]) == ExitCode.DONE
    assert capfd.readouterr().out == "Nothing was found.\n"


@pytest.mark.usefixtures("home")
def test_without_words_and_without_anybody_to_ask_it_says_so() -> None:
    assert edge.run(["search"]) == ExitCode.ANSWER_NEEDED


def test_a_damaged_meeting_is_named(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (path,) = (home / "meetings").glob("*.jsonl")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((lines[0], b"x" + lines[1][1:], *lines[2:])))

    assert edge.run(["search", "olifant"]) == ExitCode.DONE
    assert "is damaged; it may hold more." in capfd.readouterr().err
