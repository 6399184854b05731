"""A meeting on a disk that fails, a process that dies, a power cut: nothing acknowledged is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from intervisie.archive.durable import Disk, write_whole
from intervisie.archive.journal import Journal
from intervisie.archive.reading import read
from intervisie.errors import IntervisieError, StorageError
from tests.archive.disks import (
    FAULTS,
    MEETING,
    DyingDisk,
    FailingDisk,
    Killed,
    QuickDisk,
    WatchedDisk,
    a_stamp,
)

TORN = b'{"format":1,"number":99,"after":"'


class Meeting:
    """Twenty notes with a draft, a torn end and a resume, and an export; goes on after each refusal."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.disk = disk
        self.acknowledged: list[str] = []
        self.handles: list[Journal] = []

    def held(self) -> None:
        with suppress(StorageError):
            self._first_half(self._opened(Journal.create(self.folder, MEETING, self.disk)))
        self.end()
        with suppress(OSError), (self.folder / f"{MEETING}.jsonl").open("ab") as file:
            file.write(TORN)
        with suppress(IntervisieError):
            journal, _ = Journal.open(self.folder, MEETING, self.disk)
            self._second_half(self._opened(journal))
        self.end()

    def end(self) -> None:
        for journal in self.handles:
            journal.close()
        self.handles.clear()

    def _opened(self, journal: Journal) -> Journal:
        self.handles.append(journal)
        return journal

    def _first_half(self, journal: Journal) -> None:
        for number in range(10):
            self._note(journal, f"first {number}")
        journal.save_draft("half a line")
        journal.drop_draft()

    def _second_half(self, journal: Journal) -> None:
        for number in range(10):
            self._note(journal, f"second {number}")
        with suppress(StorageError):
            write_whole(self.folder / "minutes.md", b"# Minutes\n", disk=self.disk)
        journal.save_draft("still typing")

    def _note(self, journal: Journal, text: str) -> None:
        with suppress(StorageError):
            journal.append("note", text, a_stamp())
            self.acknowledged.append(text)


def operations_of_a_meeting(folder: Path) -> int:
    disk = WatchedDisk()
    Meeting(folder, disk).held()
    return len(disk.log)


def notes_of(folder: Path) -> list[str]:
    return [msgspec.json.decode(record.body) for record in read(folder, MEETING).records]


def assert_nothing_is_lost(meeting: Meeting) -> None:
    """Every acknowledged note is there, once and in order; what else is there was at least attempted."""
    if not meeting.acknowledged:
        return
    found = notes_of(meeting.folder)
    assert [note for note in found if note in meeting.acknowledged] == meeting.acknowledged
    assert len(set(found)) == len(found)
    journal, back = Journal.open(meeting.folder, MEETING, QuickDisk())
    journal.append("note", "afterwards", a_stamp())
    journal.close()
    assert notes_of(meeting.folder) == [*found, "afterwards"]
    assert not back.gaps


@pytest.mark.parametrize("times", [1, 3, 10_000], ids=["once", "three times", "for ever"])
@pytest.mark.parametrize("fault", [FAULTS["EIO"], FAULTS["short"]], ids=["EIO", "short"])
def test_a_fault_at_any_operation_loses_nothing_acknowledged(tmp_path: Path, fault: int, times: int) -> None:
    for at in range(1, operations_of_a_meeting(tmp_path / "whole") + 1):
        meeting = Meeting(tmp_path / str(at) / "data", FailingDisk(at, fault, times))

        meeting.held()

        assert_nothing_is_lost(meeting)
        assert times > 1 or not 0 < len(meeting.acknowledged) < 9


@pytest.mark.parametrize("only", ["sync", "sync_folder", "truncate", "write", "status"])
def test_one_kind_of_operation_that_fails_again_and_again_loses_nothing(tmp_path: Path, only: str) -> None:
    for at in range(1, 30):
        meeting = Meeting(tmp_path / str(at) / "data", FailingDisk(at, FAULTS["EIO"], 4, frozenset({only})))

        meeting.held()

        assert_nothing_is_lost(meeting)


def test_short_writes_that_cannot_be_cut_back_lose_nothing(tmp_path: Path) -> None:
    class Worn(FailingDisk):
        def truncate(self, handle: int, length: int) -> None:
            raise OSError(FAULTS["EIO"], f"{handle} stays longer than {length}")

    for at in range(1, operations_of_a_meeting(tmp_path / "whole") + 1):
        meeting = Meeting(tmp_path / str(at) / "data", Worn(at, FAULTS["short"]))

        meeting.held()

        assert_nothing_is_lost(meeting)


def test_a_kill_before_any_operation_loses_nothing_and_resumes(tmp_path: Path) -> None:
    for at in range(1, operations_of_a_meeting(tmp_path / "whole") + 1):
        disk = DyingDisk(at)
        meeting = Meeting(tmp_path / str(at) / "data", disk)

        with suppress(Killed):
            meeting.held()
        disk.bury()

        assert_nothing_is_lost(meeting)


def test_kills_while_resuming_keep_one_copy_of_a_torn_end(
    tmp_path: Path,
) -> None:
    meeting = Meeting(tmp_path / "data", QuickDisk())
    meeting.held()
    with (meeting.folder / f"{MEETING}.jsonl").open("ab") as file:
        file.write(TORN + b"again")

    for at in range(1, 40):
        disk = DyingDisk(at)
        with suppress(Killed):
            Journal.open(meeting.folder, MEETING, disk)
        disk.bury()

    assert len(list(meeting.folder.glob("*.tail-*"))) == 2
    assert_nothing_is_lost(meeting)


class Model:
    """What a disk holds, and what of it would survive a power cut at this moment.

    Built from the log of a meeting. Contents survive once synced, names once their folder is.
    """

    def __init__(self) -> None:
        self.cached: dict[int, bytes] = {}
        self.synced: dict[int, bytes] = {}
        self.names: dict[Path, int] = {}
        self.synced_names: dict[Path, int] = {}
        self.open: dict[int, int] = {}

    def play(self, name: str, arguments: tuple[object, ...], result: object) -> None:
        match name, arguments:
            case "open_new" | "open_append" | "open_lock", (Path() as path,):
                inode = self.names.setdefault(path, len(self.cached))
                self.cached.setdefault(inode, b"")
                self.synced.setdefault(inode, b"")
                assert isinstance(result, int)
                self.open[result] = inode
            case "write", (int(handle), bytes(data)):
                assert isinstance(result, int)
                self.cached[self.open[handle]] += data[:result]
            case "truncate", (int(handle), int(length)):
                self.cached[self.open[handle]] = self.cached[self.open[handle]][:length]
            case "sync", (int(handle),):
                self.synced[self.open[handle]] = self.cached[self.open[handle]]
            case "replace" | "place", (Path() as source, Path() as target):
                self.names[target] = self.names.pop(source)
            case "remove", (Path() as path,):
                self.names.pop(path)
            case "sync_folder", (Path() as folder,):
                kept = {path: inode for path, inode in self.synced_names.items() if path.parent != folder}
                self.synced_names = kept | {p: i for p, i in self.names.items() if p.parent == folder}

    def survivors(self) -> Iterator[dict[str, bytes]]:
        """Yield what may be found when the power is back: strictly, with names, half, with NULs."""
        yield {path.name: self.synced[inode] for path, inode in self.synced_names.items()}
        yield {path.name: self.synced[inode] for path, inode in self.names.items()}
        yield {path.name: self._halfway(inode) for path, inode in self.names.items()}
        yield {path.name: self._with_nuls(inode) for path, inode in self.synced_names.items()}

    def _halfway(self, inode: int) -> bytes:
        synced, cached = self.synced[inode], self.cached[inode]
        return cached[: (len(synced) + len(cached)) // 2] if cached.startswith(synced) else synced

    def _with_nuls(self, inode: int) -> bytes:
        synced, cached = self.synced[inode], self.cached[inode]
        return synced + bytes(max(len(cached) - len(synced), 0))


def test_a_power_cut_at_any_moment_loses_nothing_acknowledged(tmp_path: Path) -> None:
    disk = WatchedDisk()
    journal = Journal.create(tmp_path / "data", MEETING, disk)
    acknowledged_at = []
    for number in range(20):
        journal.append("note", f"note {number}", a_stamp())
        acknowledged_at.append(len(disk.log))
        journal.save_draft(f"draft {number}")
    journal.close()

    model = Model()
    for count, entry in enumerate(disk.log, start=1):
        model.play(*entry)
        acknowledged = sum(at <= count for at in acknowledged_at)
        for survivors in model.survivors() if acknowledged else ():
            folder = tmp_path / "after"
            folder.mkdir(exist_ok=True)
            for name, contents in survivors.items():
                (folder / name).write_bytes(contents)
            assert len(notes_of(folder)) >= acknowledged
            for name in survivors:
                (folder / name).unlink()
