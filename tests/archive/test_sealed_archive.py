"""A folder with sealed meetings: as before for who knows the passphrase, and nothing for others."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.files import MeetingFiles
from intervisie.archive.groups import Groups
from intervisie.archive.keyring import Keyring
from intervisie.archive.vault import Vault, encode, sealing, with_passphrase
from intervisie.errors import AnswerNeededError, DamagedError, PassphraseError, StorageError
from intervisie.groups.group import Group
from intervisie.meeting.instant import Stamp
from intervisie.meeting.state import Meeting
from tests.archive.disks import FailingDisk, QuickDisk
from tests.archive.kept import a_beginning, an_archive, at, begun, file_of, on
from tests.archive.sealed import PASSPHRASE, QUICK, a_sealed_archive, a_vault, keys_of, traces

PEOPLE = ("Zeekoetje", "Pinguin", "Walrussen")
GROUP = "Marmeladeclub"
WORDS = (*PEOPLE, GROUP, "Check-in")


def a_meeting(archive: Archive, stamp: Stamp | None = None) -> Meeting:
    meeting, journal, _ = archive.create(a_beginning(GROUP, PEOPLE), stamp or at())
    journal.save_draft("Zeekoetje zei nog iets")
    journal.close()
    return meeting


def locked(home: Path) -> Archive:
    """Return the meetings for who cannot be asked."""
    return Archive(home / "meetings", QuickDisk())


def test_who_knows_the_passphrase_finds_everything(tmp_path: Path) -> None:
    meeting = a_meeting(a_sealed_archive(tmp_path))

    archive = a_sealed_archive(tmp_path)

    assert archive.load() == archive.load_whole(meeting.handle) == meeting
    assert archive.groups() == (GROUP,)
    assert archive.people_of(GROUP) == PEOPLE
    assert [one.people for one in archive.summaries()] == [PEOPLE]
    assert [found for _, found in archive.each()] == [meeting]
    assert [one.damaged for one in archive.examine()] == [False]
    assert archive.search(("zeekoetje",)) == ()
    assert archive.resume(None, at(60)).journal.draft() == "Zeekoetje zei nog iets"


def test_who_does_not_know_it_finds_nothing_and_is_told(tmp_path: Path) -> None:
    meeting = a_meeting(a_sealed_archive(tmp_path))
    archive = locked(tmp_path)

    for read in (
        archive.load,
        archive.load_whole,
        archive.open,
        archive.summaries,
        archive.groups,
        archive.unlock,
        lambda: archive.search(("zeekoetje",)),
        lambda: list(archive.each()),
        lambda: archive.people_of(GROUP),
        lambda: archive.of_group(meeting.group),
        lambda: archive.create(a_beginning(), at()),
        lambda: archive.append(None, (), at()),
    ):
        with pytest.raises(AnswerNeededError):
            read()

    assert archive.handles() == (meeting.handle,)
    assert archive.heading().group_name == ""
    assert archive.heading().opened == meeting.opened.wall
    assert [one.damaged for one in archive.examine()] == [False]


def test_a_wrong_passphrase_is_never_mistaken_for_damage(tmp_path: Path) -> None:
    a_meeting(a_sealed_archive(tmp_path))
    archive = Archive(tmp_path / "meetings", QuickDisk(), keys_of(tmp_path, "a guess"))

    for read in (
        archive.summaries,
        archive.load,
        lambda: list(archive.each()),
        lambda: archive.search(("x",)),
    ):
        with pytest.raises(PassphraseError):
            read()


def test_nothing_of_a_sealed_meeting_or_group_can_be_found_on_the_disk(tmp_path: Path) -> None:
    archive = a_sealed_archive(tmp_path)
    Groups(tmp_path / "groups", QuickDisk(), archive.keys).create(Group(id="", name=GROUP), at())
    a_meeting(archive)

    assert traces(WORDS, tmp_path) == []


def test_the_passphrase_is_asked_for_once_and_only_when_something_sealed_is_opened(tmp_path: Path) -> None:
    asked = []

    def prove(vault: Vault) -> bytes:
        asked.append(vault.id)
        return keys_of(tmp_path).unlock()

    begun(an_archive(tmp_path), on(2026, 11, 23))
    a_meeting(a_sealed_archive(tmp_path), on(2026, 11, 24))
    archive = Archive(tmp_path / "meetings", QuickDisk(), Keyring(tmp_path, QuickDisk(), prove))

    archive.load("2026-11-23-1")
    archive.handles()
    archive.heading()
    archive.examine()
    assert asked == []
    archive.load("2026-11-24-1")
    archive.summaries()
    archive.unlock()
    assert len(asked) == 1


def test_unsealed_meetings_stay_readable_beside_sealed_ones(tmp_path: Path) -> None:
    plain = begun(an_archive(tmp_path), on(2026, 11, 23))
    a_meeting(a_sealed_archive(tmp_path), on(2026, 11, 24))

    assert locked(tmp_path).load("2026-11-23") == plain
    assert len(a_sealed_archive(tmp_path).summaries()) == 2


def test_handles_go_on_counting_over_sealed_and_unsealed_meetings(tmp_path: Path) -> None:
    begun(an_archive(tmp_path))
    archive = a_sealed_archive(tmp_path)

    second, third = a_meeting(archive), a_meeting(archive)

    assert [second.handle[-2:], third.handle[-2:]] == ["-2", "-3"]
    assert second.group == third.group


def test_with_encryption_off_new_meetings_are_unsealed_and_sealed_ones_stay(tmp_path: Path) -> None:
    a_meeting(a_sealed_archive(tmp_path))
    keys = keys_of(tmp_path)
    vault, key = keys.vault, keys.unlock()
    assert vault is not None

    keys.keep(sealing(vault, key, on=False), key)
    archive = a_sealed_archive(tmp_path)
    second = begun(archive)

    assert file_of(archive, second).with_suffix(".key").exists() is False
    assert locked(tmp_path).load(second.handle) == second
    assert len(archive.summaries()) == 2


def test_another_passphrase_writes_no_meeting_anew(tmp_path: Path) -> None:
    meeting = a_meeting(a_sealed_archive(tmp_path))
    before = {path.name: path.read_bytes() for path in (tmp_path / "meetings").iterdir()}
    keys = keys_of(tmp_path)
    vault, key = keys.vault, keys.unlock()
    assert vault is not None

    keys.keep(with_passphrase(vault, key, b"another passphrase", QUICK), key)

    assert {path.name: path.read_bytes() for path in (tmp_path / "meetings").iterdir()} == before
    another = Archive(tmp_path / "meetings", QuickDisk(), keys_of(tmp_path, "another passphrase"))
    assert another.load() == meeting
    with pytest.raises(PassphraseError):
        a_sealed_archive(tmp_path).load()


def test_a_vault_that_is_gone_or_damaged_is_told_and_nothing_is_kept_unsealed(
    tmp_path: Path,
) -> None:
    a_meeting(a_sealed_archive(tmp_path))
    vault = tmp_path / "vault.json"
    data = vault.read_bytes()

    vault.write_bytes(data[:100])
    with pytest.raises(DamagedError, match="vault"):
        a_sealed_archive_as_is(tmp_path).unlock()
    vault.unlink()
    with pytest.raises(DamagedError, match="vault"):
        a_sealed_archive_as_is(tmp_path).create(a_beginning(), at())
    vault.mkdir()
    with pytest.raises(StorageError):
        a_sealed_archive_as_is(tmp_path).unlock()

    assert len(list((tmp_path / "meetings").glob("*.jsonl"))) == 1


def test_a_meeting_with_a_damaged_or_missing_key_costs_only_itself(tmp_path: Path) -> None:
    archive = a_sealed_archive(tmp_path)
    first, second, third = (a_meeting(archive, on(2026, 11, day)) for day in (23, 24, 25))
    MeetingFiles(archive.folder, first.id).key.write_bytes(b"{}")
    MeetingFiles(archive.folder, second.id).key.unlink()

    archive = a_sealed_archive(tmp_path)

    assert [one.damaged for one in archive.summaries()] == [False, True, True]
    assert archive.load(third.handle) == third
    with pytest.raises(DamagedError, match="is damaged"):
        archive.load(first.id)
    with pytest.raises(DamagedError, match="key is gone"):
        archive.load(second.id)


def test_a_sealed_meeting_is_erased_without_the_passphrase_and_its_key_first(tmp_path: Path) -> None:
    meeting = a_meeting(a_sealed_archive(tmp_path))
    other = a_meeting(a_sealed_archive(tmp_path))
    removed = []

    class Watching(QuickDisk):
        def remove(self, path: Path) -> None:
            removed.append(path.name.partition(".")[2])
            super().remove(path)

    Archive(tmp_path / "meetings", Watching()).erase(meeting.handle)

    assert removed[0] == "key"
    assert not any(path.name.startswith(meeting.id) for path in (tmp_path / "meetings").iterdir())
    assert a_sealed_archive(tmp_path).load() == other


def test_after_erasing_nothing_can_be_found_of_plain_or_sealed_meetings(tmp_path: Path) -> None:
    """Figure 17 of the design, with 40 of 80: half plain, half sealed."""
    plain = [begun(an_archive(tmp_path), on(2026, 1, day), f"Marmelade {day}") for day in range(1, 21)]
    archive = a_sealed_archive(tmp_path)
    sealed = [a_meeting(archive, on(2026, 2, day)) for day in range(1, 21)]
    kept = [begun(archive, on(2026, 3, day), "Blijvers") for day in range(1, 3)]
    keys = {MeetingFiles(archive.folder, one.id).key.read_bytes()[-60:-10] for one in sealed}

    for meeting in (*plain, *sealed):
        locked(tmp_path).erase(meeting.id)

    assert traces((*WORDS, "Marmelade", *(one.id for one in (*plain, *sealed))), tmp_path) == []
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not any(key in left for key in keys)
    assert [one.handle for one in a_sealed_archive(tmp_path).summaries()] == [
        one.handle for one in kept[::-1]
    ]


@pytest.mark.parametrize("operation", ["open_new", "write", "sync", "sync_folder", "place"])
def test_a_disk_that_fails_at_the_start_leaves_no_half_sealed_meeting(tmp_path: Path, operation: str) -> None:
    a_vault(tmp_path)
    for which in range(1, 6):
        disk = FailingDisk(which, errno.ENOSPC, 1, frozenset({operation}))
        archive = a_sealed_archive(tmp_path, disk)
        try:
            meeting = begun(archive)
        except StorageError:
            continue
        assert a_sealed_archive(tmp_path).load(meeting.id) == meeting

    assert all(not one.damaged for one in a_sealed_archive(tmp_path).summaries())
    assert traces(("Check-in",), tmp_path) == []


def test_one_vault_is_not_written_over_another(tmp_path: Path) -> None:
    first = Keyring(tmp_path, QuickDisk())
    assert first.vault is None
    vault, key = a_vault(tmp_path)

    with pytest.raises(StorageError):
        first.keep(vault, key)

    assert (tmp_path / "vault.json").read_bytes() == encode(vault)


def a_sealed_archive_as_is(home: Path) -> Archive:
    """Return the archive without making a vault where there is none."""
    return Archive(home / "meetings", QuickDisk(), keys_of(home, PASSPHRASE))
