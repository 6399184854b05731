"""Somebody can be forgotten in sealed meetings and groups, and nothing of them was ever readable there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from intervisie.archive.groups import Groups
from intervisie.archive.keyring import Keyring
from intervisie.cli import unlocking
from intervisie.cli.edge import run
from intervisie.errors import AnswerNeededError, ExitCode
from intervisie.groups.group import Group, Member
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.method.choices import GoesTo
from tests.archive.disks import QuickDisk
from tests.archive.kept import a_beginning, at, on
from tests.archive.sealed import PASSPHRASE, a_sealed_archive, keys_of, traces

ZOE = ("b" * 32, "Zora Westra")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home with a sealed meeting and a sealed group that know somebody."""
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    archive = a_sealed_archive(tmp_path)
    meeting, journal, _ = archive.create(a_beginning("Noord", people=("Anna", "Zora Westra")), at())
    journal.save_draft("marmeladepotten")
    journal.close()
    note = NoteTaken(
        number=1,
        stop=meeting.here,
        kind=NoteKind.LEARNING,
        columns=("kaneelstokjes",),
        goes_to=GoesTo.MINUTES,
        speaker=meeting.people[1].id,
    )
    archive.append(meeting.id, (note, MeetingClosed()), at(60))
    groups = Groups(tmp_path / "groups", QuickDisk(), keys_of(tmp_path))
    groups.create(Group(id="", name="Noord", members=(Member(*ZOE, since=date(2025, 1, 1)),)), on(2025, 1, 1))
    return tmp_path


def test_a_sealed_meeting_and_group_forget_and_stay_sealed(
    home: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path_factory.mktemp("secret") / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    monkeypatch.setenv(unlocking.VARIABLE, str(secret))
    before = {path: path.read_bytes() for path in home.rglob("*.jsonl")}

    assert run(["people", "forget", "zora westra", "--yes"]) == ExitCode.DONE

    archive = a_sealed_archive(home)
    meeting = archive.load_whole()
    assert [person.name for person in meeting.people] == ["Anna", "iemand"]
    assert [note.text for note in meeting.notes] == [""]
    assert Groups(home / "groups", QuickDisk(), keys_of(home)).all()[0].members == ()
    assert not (home / "meetings" / f"{meeting.id}.draft").exists()
    assert all(path.read_bytes() != data for path, data in before.items())
    assert traces(("Zora Westra", "kaneelstokjes", "marmeladepotten"), home) == []


def test_without_the_passphrase_nothing_is_shown_and_nothing_changes(home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}

    assert run(["people", "show", "Zora Westra"]) == ExitCode.ANSWER_NEEDED
    assert run(["people", "forget", "Zora Westra", "--yes"]) == ExitCode.ANSWER_NEEDED
    assert run(["retention", "apply", "--yes"]) == ExitCode.ANSWER_NEEDED

    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    with pytest.raises(AnswerNeededError):
        Keyring(home, QuickDisk()).unlock()
