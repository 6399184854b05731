"""Sealing what stands unsealed: the same meeting before and after, at every moment, no trace left of it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.body_seal import BodySeal
from intervisie.archive.files import MeetingFiles
from intervisie.archive.groups import Groups
from intervisie.archive.journal import Journal
from intervisie.archive.reading import read
from intervisie.archive.seal import UNSEALED
from intervisie.archive.sealing_up import Standing, seal_up, standing
from intervisie.errors import AnswerNeededError, BusyError, DamagedError, StorageError
from intervisie.groups.group import Group
from tests.archive.disks import MEETING, DyingDisk, FailingDisk, Killed, QuickDisk, WatchedDisk, a_stamp
from tests.archive.kept import a_beginning, at
from tests.archive.sealed import a_sealed_archive, a_vault, keys_of, traces
from tests.archive.test_faults import Model
from tests.archive.test_formats import FORMATS, facts

WORDS = ("marmelade", "Zeekoetje")


def a_plain_meeting(home: Path) -> MeetingFiles:
    """Leave a journal in two segments, with a torn end, one put aside before, and a draft."""
    folder = home / "meetings"
    journal = Journal.create(folder, MEETING, FailingDisk(4, 5, 1, frozenset({"sync"})))
    for number in range(1, 6):
        journal.append("note", {"text": f"marmelade {number}", "by": "Zeekoetje"}, a_stamp(number))
    journal.save_draft("marmelade in the making")
    journal.close()
    files = MeetingFiles(folder, MEETING)
    files.tail(1).write_bytes(b'{"format":1,"number":3,"body":{"text":"marmelade \xff')
    with files.segment(2).open("ab") as last:
        last.write(b'{"format":1,"number":6,"body":{"text":"marmelade, never fin')
    (folder / f"{MEETING}.draft.0123.tmp").write_text("marmelade, unfinished")
    return files


def told(files: MeetingFiles, home: Path) -> list[tuple[int, object, str, bytes]]:
    """Return what a journal holds, but for its chain."""
    back = read(files.folder, files.meeting, QuickDisk(), keys_of(home).seal_of(files))
    assert not back.damaged
    return [(record.number, record.stamp, record.kind, record.body) for record in back.records]


def test_a_sealed_meeting_tells_what_it_told_and_leaves_no_trace(tmp_path: Path) -> None:
    files = a_plain_meeting(tmp_path)
    before = told(files, tmp_path)
    a_vault(tmp_path)
    assert traces(WORDS, tmp_path)

    seal_up(files, keys_of(tmp_path), QuickDisk())

    assert told(files, tmp_path) == before
    assert traces(WORDS, tmp_path) == []
    assert sorted(path.name.removeprefix(MEETING) for path in files.folder.iterdir()) == [
        ".draft",
        ".jsonl",
        ".key",
        ".lock",
        ".tail-1",
        ".tail-2",
    ]


def test_what_stood_beside_a_meeting_can_still_be_opened(tmp_path: Path) -> None:
    files = a_plain_meeting(tmp_path)
    a_vault(tmp_path)

    seal_up(files, keys_of(tmp_path), QuickDisk())

    journal, _ = Journal.open(files.folder, MEETING, QuickDisk(), keys_of(tmp_path).seal_of(files))
    assert journal.draft() == "marmelade in the making"
    assert journal.append("note", "one more", a_stamp(9)) == 6
    journal.close()
    assert len(told(files, tmp_path)) == 6


def test_a_kill_at_any_moment_costs_nothing_and_sealing_can_be_taken_up(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    a_plain_meeting(whole)
    before = told(MeetingFiles(whole / "meetings", MEETING), whole)
    a_vault(whole)
    plain = tmp_path / "plain"
    shutil.copytree(whole, plain)
    watched = WatchedDisk()
    seal_up(MeetingFiles(whole / "meetings", MEETING), keys_of(whole, disk=watched), watched)

    for at_once in range(1, len(watched.log) + 1):
        home = tmp_path / str(at_once)
        shutil.copytree(plain, home)
        files, disk = MeetingFiles(home / "meetings", MEETING), DyingDisk(at_once)
        with suppress(Killed):
            seal_up(files, keys_of(home, disk=disk), disk)
        disk.bury()

        assert told(files, home) == before
        seal_up(files, keys_of(home), QuickDisk())
        assert told(files, home) == before
        assert traces(WORDS, home) == []
        assert standing(files.folder, QuickDisk()) == Standing(sealed=(MEETING,))


def test_a_power_cut_at_any_moment_leaves_a_meeting_that_can_be_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    files = a_plain_meeting(home)
    before = told(files, home)
    a_vault(home)
    model = Model()
    for inode, path in enumerate(sorted(files.folder.iterdir())):
        model.names[path] = inode
        model.cached[inode] = model.synced[inode] = path.read_bytes()
    model.synced_names = dict(model.names)
    disk = WatchedDisk()
    seal_up(files, keys_of(home, disk=disk), disk)

    found = MeetingFiles(tmp_path / "after" / "meetings", MEETING)
    found.folder.mkdir(parents=True)
    shutil.copy(home / "vault.json", tmp_path / "after")
    for entry in disk.log:
        model.play(*entry)
        for survivors in model.survivors():
            for name, contents in survivors.items():
                (found.folder / name).write_bytes(contents)
            assert told(found, tmp_path / "after") == before
            for name in survivors:
                (found.folder / name).unlink()


@pytest.mark.parametrize("operation", ["write", "sync", "remove", "replace", "sync_folder"])
def test_a_disk_that_fails_leaves_a_meeting_that_can_be_read(tmp_path: Path, operation: str) -> None:
    for which in range(1, 4):
        home = tmp_path / str(which)
        files = a_plain_meeting(home)
        before = told(files, home)
        a_vault(home)
        disk = FailingDisk(which, 28, 1, frozenset({operation}))

        with suppress(StorageError):
            seal_up(files, keys_of(home, disk=disk), disk)

        assert told(files, home) == before


def test_half_sealed_is_told_and_is_no_way_in_for_plain_records_afterwards(tmp_path: Path) -> None:
    files = a_plain_meeting(tmp_path)
    a_vault(tmp_path)
    disk = DyingDisk(30)
    with suppress(Killed):
        seal_up(files, keys_of(tmp_path, disk=disk), disk)
    disk.bury()
    assert standing(files.folder, QuickDisk()).half == (MEETING,)

    seal_up(files, keys_of(tmp_path), QuickDisk())

    seal = keys_of(tmp_path).seal_of(files)
    assert isinstance(seal, BodySeal)
    assert not seal.label.plain


def test_sealing_twice_changes_nothing(tmp_path: Path) -> None:
    files = a_plain_meeting(tmp_path)
    a_vault(tmp_path)
    seal_up(files, keys_of(tmp_path), QuickDisk())
    once = {path.name: path.read_bytes() for path in files.folder.iterdir()}

    seal_up(files, keys_of(tmp_path), QuickDisk())

    assert {path.name: path.read_bytes() for path in files.folder.iterdir()} == once


def test_an_open_meeting_is_not_sealed_under_its_writer(tmp_path: Path) -> None:
    files = a_plain_meeting(tmp_path)
    a_vault(tmp_path)
    journal, _ = Journal.open(files.folder, MEETING, QuickDisk())

    with pytest.raises(BusyError):
        seal_up(files, keys_of(tmp_path), QuickDisk())

    assert not files.key.exists()
    journal.append("note", "goes on", a_stamp(9))
    journal.close()


def test_a_damaged_meeting_stays_as_it_is(tmp_path: Path) -> None:
    files = a_plain_meeting(tmp_path)
    data = files.segment(1).read_bytes()
    files.segment(1).write_bytes(data[:200] + b"#" + data[201:])
    a_vault(tmp_path)
    before = {path.name: path.read_bytes() for path in files.folder.iterdir() if path != files.lock}

    with pytest.raises(DamagedError):
        seal_up(files, keys_of(tmp_path), QuickDisk())

    after = {path.name: path.read_bytes() for path in files.folder.iterdir() if path != files.lock}
    assert after == before


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_meetings_of_every_format_can_be_sealed(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "meetings")
    plain = Archive(tmp_path / "meetings", QuickDisk())
    before = {handle: facts(plain.load(handle)) for handle in plain.handles()}
    archive = a_sealed_archive(tmp_path)

    for meeting in standing(archive.folder, QuickDisk()).unsealed:
        seal_up(MeetingFiles(archive.folder, meeting), archive.keys, QuickDisk())

    again = a_sealed_archive(tmp_path)
    assert again.handles() == plain.handles() != ()
    assert {handle: facts(again.load(handle)) for handle in again.handles()} == before
    with pytest.raises(AnswerNeededError):
        Archive(tmp_path / "meetings", QuickDisk()).load()


def test_a_group_is_sealed_by_the_same_means(tmp_path: Path) -> None:
    plain = Groups(tmp_path / "groups", QuickDisk())
    group = plain.create(Group(id="", name="Zeekoetjes"), at())
    a_vault(tmp_path)

    seal_up(MeetingFiles(plain.folder, group.id), keys_of(tmp_path), QuickDisk())

    sealed = Groups(tmp_path / "groups", QuickDisk(), keys_of(tmp_path))
    assert sealed.all() == (group,)
    assert traces(WORDS, tmp_path) == []
    with pytest.raises(AnswerNeededError):
        Groups(tmp_path / "groups", QuickDisk()).all()


def test_a_meeting_that_never_began_counts_for_nothing(tmp_path: Path) -> None:
    Journal.create(tmp_path, MEETING, QuickDisk(), UNSEALED).close()

    assert standing(tmp_path, QuickDisk()) == Standing()
    assert standing(tmp_path / "nowhere", QuickDisk()) == Standing()


def test_sealing_goes_on_with_the_handle_it_had(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "meetings", QuickDisk())
    meeting, journal, _ = archive.create(a_beginning("Zeekoetjes"), at())
    journal.close()
    sealed = a_sealed_archive(tmp_path)

    seal_up(MeetingFiles(archive.folder, meeting.id), sealed.keys, QuickDisk())

    assert Archive(tmp_path / "meetings", QuickDisk()).handles() == (meeting.handle,)
    assert (
        traces((*WORDS, *(person.name for person in meeting.people if len(person.name) > 4)), tmp_path) == []
    )
