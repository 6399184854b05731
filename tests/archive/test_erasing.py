"""An erased meeting leaves nothing, and a half-erased one never shows again."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from intervisie.archive.erasing import erase, finish_erasures
from intervisie.archive.files import meetings_among
from intervisie.archive.journal import Journal
from intervisie.archive.reading import read
from intervisie.errors import StorageError
from tests.archive.disks import MEETING, DyingDisk, FailingDisk, Killed, QuickDisk, WatchedDisk, a_stamp

OTHER = "f" * 32
QUICK = QuickDisk()


def a_folder_with_two_meetings(folder: Path) -> Path:
    for meeting in (MEETING, OTHER):
        disk = FailingDisk(3, 5, 1, frozenset({"sync"}))
        journal = Journal.create(folder, meeting, disk)
        for number in range(4):
            journal.append("note", f"marmalade {number}", a_stamp())
        journal.save_draft("marmalade in the making")
        journal.close()
        (folder / f"{meeting}.tail-1").write_text("marmalade, torn")
        (folder / f"{meeting}.draft.0123.tmp").write_text("marmalade, unfinished")
        (folder / f"{meeting}.key").write_text("marmalade, locked")
    return folder


def test_an_erased_meeting_leaves_no_file_and_others_stay(tmp_path: Path) -> None:
    folder = a_folder_with_two_meetings(tmp_path)
    others = {path.name for path in folder.iterdir() if path.name.startswith(OTHER)}

    erase(folder, MEETING, QUICK)

    assert {path.name for path in folder.iterdir()} == others
    assert meetings_among(os.listdir(folder)) == (OTHER,)  # noqa: PTH208


def test_a_kill_at_any_moment_of_an_erasure_can_be_finished(tmp_path: Path) -> None:
    watched = WatchedDisk()
    erase(a_folder_with_two_meetings(tmp_path / "whole"), MEETING, watched)

    for at in range(1, len(watched.log) + 1):
        folder = a_folder_with_two_meetings(tmp_path / str(at))
        disk = DyingDisk(at)
        with suppress(Killed):
            erase(folder, MEETING, disk)
        disk.bury()

        shows = MEETING in meetings_among([path.name for path in folder.iterdir()])
        assert not shows or len(read(folder, MEETING).records) == 4
        finished = finish_erasures(folder, QUICK)
        left = {path.name for path in folder.iterdir() if path.name.startswith(MEETING)}
        assert left == set() or (shows and finished == ()) or left == {f"{MEETING}.lock"}
        assert len(read(folder, OTHER).records) == 4


def test_an_erasure_that_fails_says_so_and_can_be_done_again(tmp_path: Path) -> None:
    folder = a_folder_with_two_meetings(tmp_path)

    with pytest.raises(StorageError):
        erase(folder, MEETING, FailingDisk(2, 5, 1, frozenset({"remove"})))

    assert meetings_among([path.name for path in folder.iterdir()]) == (OTHER,)
    with pytest.raises(StorageError):
        read(folder, MEETING)
    assert finish_erasures(folder, QUICK) == (MEETING,)
    assert not any(path.name.startswith(MEETING) for path in folder.iterdir())


def test_what_is_not_there_cannot_be_erased(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        erase(tmp_path, MEETING, QUICK)

    assert list(tmp_path.iterdir()) == []
    assert finish_erasures(tmp_path / "nowhere", QUICK) == ()
