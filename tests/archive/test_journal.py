"""What whoever holds a journal may count on."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest

from intervisie.archive.durable import Disk
from intervisie.archive.files import MeetingFiles
from intervisie.archive.frame import FORMAT, Writing, read_line, write_line
from intervisie.archive.journal import Journal
from intervisie.archive.reading import read
from intervisie.archive.seal import UNSEALED, Place
from intervisie.errors import DamagedError, StorageError
from intervisie.meeting.instant import Stamp
from tests.archive.disks import MEETING, FailingDisk, QuickDisk, SteppedDisk, WatchedDisk, a_stamp


def bodies(folder: Path) -> list[object]:
    return [msgspec.json.decode(record.body) for record in read(folder, MEETING).records]


def a_journal(folder: Path, notes: int, disk: QuickDisk | None = None) -> Journal:
    journal = Journal.create(folder, MEETING, disk or QuickDisk())
    for number in range(1, notes + 1):
        journal.append("note", f"note {number}", a_stamp(number))
    return journal


def test_a_record_is_written_once_and_synced_before_it_is_acknowledged(tmp_path: Path) -> None:
    disk = WatchedDisk()
    journal = a_journal(tmp_path, 1, disk)
    disk.log.clear()

    journal.append("note", "text", a_stamp())

    assert [name for name in disk.names_of() if name != "status"] == ["write", "sync"]
    (handle, line), (synced,) = (arguments for name, arguments, _ in disk.log if name != "status")
    assert line.endswith(b"\n")
    assert synced == handle


def test_a_new_journal_and_its_new_folders_are_synced_before_the_first_record(tmp_path: Path) -> None:
    disk = WatchedDisk()

    Journal.create(tmp_path / "a" / "b", MEETING, disk)

    synced = [arguments[0] for name, arguments, _ in disk.log if name == "sync_folder"]
    assert synced == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    assert disk.names_of()[-2:] == ["sync", "sync_folder"]


def test_records_come_back_as_they_went(tmp_path: Path) -> None:
    amsterdam = datetime(2026, 7, 1, 14, 3, 22, 123456, timezone(timedelta(hours=2)))
    stamp = Stamp(amsterdam, "0d9c", 12345.678901)
    body = {"text": 'Zoë zei: \u2028\x00\x1b[31m \U0001f600 {"format":9}', "marks": [1, 2.5, None, True]}
    journal = Journal.create(tmp_path, MEETING, QuickDisk())

    number = journal.append("note", body, stamp)

    (record,) = read(tmp_path, MEETING).records
    assert (record.number, record.kind, record.format) == (number, "note", FORMAT) == (1, "note", 1)
    assert record.stamp == stamp
    assert record.wall.utcoffset() == timedelta(hours=2)
    assert msgspec.json.decode(record.body) == body
    assert (tmp_path / f"{MEETING}.jsonl").read_bytes().isascii()
    assert (tmp_path / f"{MEETING}.jsonl").read_bytes().count(b"\n") == 1


def test_half_a_character_does_not_cost_the_rest_of_the_note(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path, MEETING, QuickDisk())

    journal.append("note", {"text": ["h\udcc3\udca9", "\ud83d\ude00"]}, a_stamp())

    assert bodies(tmp_path) == [{"text": ["h\ufffd\ufffd", "\U0001f600"]}]


@pytest.mark.parametrize(
    "stamp",
    [Stamp(datetime(2026, 1, 1), "b", 1.0), Stamp(datetime(2026, 1, 1, tzinfo=UTC), "b", float("nan"))],  # noqa: DTZ001
    ids=["naive", "no number"],
)
def test_a_stamp_that_could_not_be_read_back_is_refused(tmp_path: Path, stamp: Stamp) -> None:
    journal = a_journal(tmp_path, 1)

    with pytest.raises(ValueError, match="not a stamp"):
        journal.append("note", "text", stamp)

    assert bodies(tmp_path) == ["note 1"]


def test_a_resumed_journal_goes_on_where_it_stood(tmp_path: Path) -> None:
    a_journal(tmp_path, 3).close()

    journal, back = Journal.open(tmp_path, MEETING, QuickDisk())
    number = journal.append("note", "note 4", a_stamp())

    assert number == 4
    assert len(back.records) == 3
    assert bodies(tmp_path) == ["note 1", "note 2", "note 3", "note 4"]
    assert journal.notices == []


def test_a_journal_is_never_created_over_another(tmp_path: Path) -> None:
    a_journal(tmp_path, 2).close()

    with pytest.raises(StorageError):
        Journal.create(tmp_path, MEETING, QuickDisk())

    assert bodies(tmp_path) == ["note 1", "note 2"]


def test_on_a_full_disk_a_note_is_refused_and_may_be_entered_again(tmp_path: Path) -> None:
    disk = FailingDisk(3, errno.ENOSPC, 2, frozenset({"write"}))
    journal = Journal.create(tmp_path, MEETING, disk)
    journal.append("note", "one", a_stamp())

    for _ in range(2):
        with pytest.raises(StorageError, match="Not saved"):
            journal.append("note", "two", a_stamp())
    number = journal.append("note", "two", a_stamp())

    assert number == 2
    assert bodies(tmp_path) == ["one", "two"]
    assert journal.notices == []


def test_a_write_that_comes_short_once_is_cut_back_and_done_again(tmp_path: Path) -> None:
    disk = FailingDisk(3, 0, 1, frozenset({"write"}))
    journal = Journal.create(tmp_path, MEETING, disk)

    journal.append("note", "one", a_stamp())
    journal.append("note", "two", a_stamp())

    back = read(tmp_path, MEETING)
    assert (len(back.records), back.dropped_bytes, back.damaged) == (2, 0, False)


def test_after_a_failed_sync_the_meeting_goes_on_in_a_next_file_and_says_so(tmp_path: Path) -> None:
    disk = FailingDisk(3, errno.EIO, 1, frozenset({"sync"}))
    journal = a_journal(tmp_path, 4, disk)

    assert bodies(tmp_path) == ["note 1", "note 2", "note 3", "note 4"]
    second = (tmp_path / f"{MEETING}.2.jsonl").read_bytes()
    assert [read_line(MEETING, line, UNSEALED).number for line in second.splitlines()] == [2, 3, 4]  # type: ignore[union-attr]
    (notice,) = journal.notices
    assert "fault" in notice.msgid


@pytest.mark.parametrize("failing", [{2}, {2, 3}, {2, 3, 4}], ids=["once", "twice", "three times"])
def test_a_file_that_failed_to_sync_is_never_synced_again(tmp_path: Path, failing: set[int]) -> None:
    class Liar(QuickDisk):
        def __init__(self) -> None:
            self.asked: list[int] = []

        def sync(self, handle: int) -> None:
            self.asked.append(os.fstat(handle).st_ino)
            if len(self.asked) in failing:
                raise OSError(errno.EIO, "the pages are gone, and the next sync will say that all is well")

    disk = Liar()
    journal = Journal.create(tmp_path, MEETING, disk)
    for number in range(1, 6):
        with suppress(StorageError):
            journal.append("note", f"note {number}", a_stamp())

    assert len({disk.asked[0], disk.asked[1]}) == 1
    assert disk.asked[1] not in disk.asked[2:]


def test_a_new_file_that_could_not_be_removed_again_is_not_in_the_way(tmp_path: Path) -> None:
    class Worn(FailingDisk):
        def remove(self, path: Path) -> None:
            raise OSError(errno.EIO, f"{path.name} stays")

    journal = Journal.create(tmp_path, MEETING, Worn(2, errno.EIO, 2, frozenset({"sync"})))

    with pytest.raises(StorageError):
        journal.append("note", "never entered again", a_stamp())
    journal.append("note", "note 1", a_stamp())

    assert bodies(tmp_path) == ["note 1"]


def test_half_a_record_that_cannot_be_cut_back_costs_nothing(tmp_path: Path) -> None:
    class Worn(FailingDisk):
        def truncate(self, handle: int, length: int) -> None:
            raise OSError(errno.EIO, f"{handle} stays longer than {length}")

    journal = a_journal(tmp_path, 0, Worn(3, 0, 1, frozenset({"write"})))
    journal.append("note", "note 1", a_stamp())
    journal.append("note", "note 2", a_stamp())

    with pytest.raises(StorageError):
        journal.append("note", "note 3", a_stamp())
    journal.append("note", "note 3", a_stamp())

    assert bodies(tmp_path) == ["note 1", "note 2", "note 3"]


def test_a_write_that_fails_halfway_leaves_no_half_record(tmp_path: Path) -> None:
    class Halfway(QuickDisk):
        full = False

        def write(self, handle: int, data: bytes) -> int:
            if self.full:
                os.write(handle, data[:20])
                raise OSError(errno.ENOSPC, "full")
            return os.write(handle, data)

    disk = Halfway()
    journal = a_journal(tmp_path, 1, disk)
    before = (tmp_path / f"{MEETING}.jsonl").read_bytes()
    disk.full = True

    with pytest.raises(StorageError):
        journal.append("note", "note 2", a_stamp())

    assert (tmp_path / f"{MEETING}.jsonl").read_bytes() == before


@pytest.mark.parametrize("change", ["replaced", "removed", "cut"])
def test_a_file_changed_by_another_program_is_left_alone_and_all_records_are_kept(
    tmp_path: Path, change: str
) -> None:
    journal = a_journal(tmp_path, 3)
    path = tmp_path / f"{MEETING}.jsonl"
    if change == "replaced":
        path.rename(tmp_path / "elsewhere")
        path.write_bytes(b"an older copy")
    elif change == "removed":
        path.unlink()
    else:
        os.truncate(path, 10)

    journal.append("note", "note 4", a_stamp())
    journal.append("note", "note 5", a_stamp())

    assert bodies(tmp_path) == [f"note {number}" for number in range(1, 6)]
    (notice,) = journal.notices
    assert "not as we left it" in notice.msgid


def test_when_the_folder_is_gone_a_note_is_refused_until_it_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    journal = a_journal(folder, 2)
    folder.rename(tmp_path / "pulled out")

    with pytest.raises(StorageError, match="Not saved"):
        journal.append("note", "note 3", a_stamp())
    (tmp_path / "pulled out").rename(folder)
    journal.append("note", "note 3", a_stamp())

    assert bodies(folder) == ["note 1", "note 2", "note 3"]


def test_when_the_folder_is_gone_the_meeting_can_go_on_elsewhere(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "stick", 2)
    shutil.rmtree(tmp_path / "stick")

    journal.move_to(tmp_path / "other")
    journal.append("note", "note 3", a_stamp())

    assert bodies(tmp_path / "other") == ["note 1", "note 2", "note 3"]
    assert journal.folder == tmp_path / "other"


def test_a_move_that_fails_leaves_the_meeting_where_it_was_and_may_be_tried_again(tmp_path: Path) -> None:
    class FullStick(SteppedDisk):
        full = True

        def step(self, name: str, operation: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
            if name == "write" and self.full and len(arguments[1]) > 500:
                raise OSError(errno.ENOSPC, "full")
            return operation(*arguments)

    disk = FullStick()
    journal = a_journal(tmp_path / "here", 5, disk)

    with pytest.raises(StorageError):
        journal.move_to(tmp_path / "there")
    journal.append("note", "note 6", a_stamp())
    disk.full = False
    journal.move_to(tmp_path / "there")

    assert (
        bodies(tmp_path / "here")
        == bodies(tmp_path / "there")
        == [f"note {number}" for number in range(1, 7)]
    )


def a_line_of_format(number: int, after: str) -> bytes:
    line, _ = write_line(MEETING, Writing(4, after, "note", {"of": "tomorrow"}, a_stamp()), UNSEALED)
    payload = line[:-45].replace(b'{"format":1', b'{"format":%d' % number).replace(b'"wall":"', b'"moment":"')
    from hashlib import sha256

    chain = sha256(MEETING.encode() + payload).hexdigest()[:32].encode()
    return payload + b',"chain":"' + chain + b'"}\n'


def test_a_journal_of_a_newer_format_is_refused_by_its_number_and_not_touched(tmp_path: Path) -> None:
    a_journal(tmp_path, 3).close()
    path = tmp_path / f"{MEETING}.jsonl"
    path.write_bytes(
        path.read_bytes() + a_line_of_format(7, read(tmp_path, MEETING).records[-1].chain) + b"{torn"
    )
    before = {found.name: found.read_bytes() for found in tmp_path.iterdir()}

    with pytest.raises(DamagedError) as caught:
        Journal.open(tmp_path, MEETING, QuickDisk())

    assert dict(caught.value.text.arguments) == {"needed": 7, "known": FORMAT}
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == before


def test_reading_writes_nothing_and_takes_no_lock(tmp_path: Path) -> None:
    a_journal(tmp_path, 3)
    disk = WatchedDisk()

    back = read(tmp_path, MEETING, disk)

    assert len(back.records) == 3
    assert set(disk.names_of()) == {"names", "read"}


def test_a_meeting_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StorageError):
            read(folder, MEETING)
        with pytest.raises(StorageError):
            Journal.open(folder, MEETING, QuickDisk())

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("meeting", ["", "../etc/passwd", "A" * 32, "a" * 31, "a" * 33, "a" * 31 + "/"])
def test_what_is_no_id_never_becomes_a_path(tmp_path: Path, meeting: str) -> None:
    with pytest.raises(ValueError, match="not the id"):
        Journal.create(tmp_path, meeting, QuickDisk())


def test_a_pipe_in_place_of_a_journal_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / f"{MEETING}.jsonl")

    with pytest.raises(StorageError):
        read(tmp_path, MEETING)


def test_a_link_in_place_of_a_journal_is_refused(tmp_path: Path) -> None:
    a_journal(tmp_path / "other", 2).close()
    (tmp_path / f"{MEETING}.jsonl").symlink_to(tmp_path / "other" / f"{MEETING}.jsonl")

    with pytest.raises(StorageError):
        read(tmp_path, MEETING)


def test_a_draft_is_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    journal = a_journal(tmp_path, 1)
    journal.save_draft("half")
    journal.save_draft("half a line, é \udcc3")
    journal.close()

    resumed, _ = Journal.open(tmp_path, MEETING, QuickDisk())
    kept = resumed.draft()
    resumed.drop_draft()

    assert kept == "half a line, é \udcc3"
    assert resumed.draft() == ""
    assert not any("draft" in path.name for path in tmp_path.iterdir())


def test_what_a_kill_left_in_the_making_is_removed_on_resume(tmp_path: Path) -> None:
    a_journal(tmp_path, 1).close()
    (tmp_path / f"{MEETING}.draft.0123.tmp").write_text("half a draft")
    (tmp_path / "minutes.md.0123.tmp").write_text("not of this meeting")

    Journal.open(tmp_path, MEETING, QuickDisk())

    assert [path.name for path in tmp_path.glob("*.tmp")] == ["minutes.md.0123.tmp"]


def test_a_draft_that_cannot_be_kept_disturbs_nobody(tmp_path: Path) -> None:
    journal = a_journal(tmp_path, 1)
    (tmp_path / f"{MEETING}.draft").mkdir()

    journal.save_draft("half a line")
    journal.drop_draft()

    assert journal.draft() == ""


def test_a_seal_sees_every_body_with_its_place_and_the_disk_sees_none_of_it(tmp_path: Path) -> None:
    class Reversed:
        def __init__(self) -> None:
            self.places: list[Place] = []

        def seal(self, body: bytes, place: Place) -> bytes:
            self.places.append(place)
            return b'"' + body[::-1].hex().encode() + b'"'

        def open(self, body: bytes, place: Place) -> bytes:
            assert place in self.places
            return bytes.fromhex(body.strip(b'"').decode())[::-1]

        def accompany(self, files: MeetingFiles, disk: Disk) -> None:
            pass

    seal = Reversed()
    journal = Journal.create(tmp_path, MEETING, QuickDisk(), seal)
    journal.append("note", "a secret", a_stamp())
    journal.append("note", "another secret", a_stamp())
    journal.save_draft("a third secret")

    assert [record.body for record in read(tmp_path, MEETING, seal=seal).records] == [
        b'"a secret"',
        b'"another secret"',
    ]
    assert journal.draft() == "a third secret"
    assert not any(b"secret" in path.read_bytes() for path in tmp_path.iterdir())
    assert [place.number for place in seal.places] == [1, 2, 0]
