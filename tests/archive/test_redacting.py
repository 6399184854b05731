"""A journal that is rewritten has less in it, replays to the same meeting, and survives whatever happens."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.durable import Disk
from intervisie.archive.files import MeetingFiles
from intervisie.archive.frame import Writing, write_line
from intervisie.archive.journal import Journal
from intervisie.archive.reading import read
from intervisie.archive.redacting import Change, Ids, finish_redactions, redact
from intervisie.archive.seal import UNSEALED, Place
from intervisie.errors import BusyError, DamagedError, IntervisieError, StorageError, UsageError
from intervisie.meeting.codec import KIND, Decided, encode
from intervisie.meeting.forgetting import emptied, has_content
from intervisie.meeting.going import DocumentMade, MeetingClosed
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.state import Meeting
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
from tests.archive.test_faults import Model
from tests.archive.test_formats import FORMATS
from tests.archive.traces import traces
from tests.meeting.builders import Table

QUICK = QuickDisk()
WORD = "marmelade"
UNLOGGED = 5
"""Operations that a watched disk does not remember, because they found nothing."""


class DyingAroundPlace(DyingDisk):
    """A disk of a process that is killed just before the copy gets its name, or just after it."""

    def __init__(self, *, before: bool) -> None:
        super().__init__(10**9)
        self.before = before

    def step(self, name: str, operation: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        if name == "place" and self.before:
            self.at = 0
        result = super().step(name, operation, arguments)
        if name == "place":
            self.at = 0
        return result


def plan(_meeting: Meeting) -> tuple[Change, Ids]:
    return emptied, {}


def records(*, closed: bool = True) -> list[tuple[Instant, tuple[MeetingEvent, ...]]]:
    """Return a meeting with the word in three notes."""
    table = Table().type("/start", f"#note {WORD} een", f"#learning {WORD} twee", "/strike")
    table.type(f"#action @Anna {WORD} drie | shared")
    if closed:
        table.do((MeetingClosed(),))
    return table.records


def a_journal(folder: Path, *, closed: bool = True, segments: int = 2) -> Path:
    """Return a folder with a meeting of which every file holds the word."""
    disk = FailingDisk(3, 5, segments - 1, frozenset({"sync"}))
    journal = Journal.create(folder, MEETING, disk)
    for at, events in records(closed=closed):
        journal.append(KIND, encode(Decided(elapsed=at.elapsed, events=events)), a_stamp())
    journal.save_draft(f"{WORD} onderweg")
    journal.close()
    (folder / f"{MEETING}.tail-1").write_text(WORD)
    (folder / f"{MEETING}.draft.0123.tmp").write_text(WORD)
    return folder


def is_whole(folder: Path) -> Meeting:
    meeting = Archive(folder, QUICK).load_whole()
    assert len(meeting.notes) == 3
    assert meeting.closed is not None
    return meeting


@pytest.mark.parametrize("segments", [1, 2])
def test_nothing_of_what_went_is_left_in_any_file(tmp_path: Path, segments: int) -> None:
    folder = a_journal(tmp_path, segments=segments)
    before = read(folder, MEETING).records
    assert len(traces(folder, WORD)) > 4

    redact(folder, MEETING, plan, QUICK)

    assert traces(folder, WORD) == []
    after = read(folder, MEETING).records
    assert [(one.number, one.wall, one.kind) for one in after] == [
        (one.number, one.wall, one.kind) for one in before
    ]
    assert {path.name for path in folder.iterdir()} == {f"{MEETING}.jsonl", f"{MEETING}.lock"}
    assert is_whole(folder).notes.find(1) is not None


def test_a_kill_at_any_moment_leaves_the_old_meeting_or_the_new_one(tmp_path: Path) -> None:
    watched = WatchedDisk()
    redact(a_journal(tmp_path / "whole"), MEETING, plan, watched)

    outcomes = set()
    for at in range(1, len(watched.log) + UNLOGGED):
        folder = a_journal(tmp_path / str(at))
        disk = DyingDisk(at)
        with suppress(Killed):
            redact(folder, MEETING, plan, disk)
        disk.bury()

        new = not any(note.text for note in is_whole(folder).notes)
        outcomes.add(new)
        finish_redactions(folder, QUICK)
        assert not any(path.name.endswith(".redacting") for path in folder.iterdir())
        assert any(note.text for note in is_whole(folder).notes) is not new
        if new:
            assert traces(folder, WORD) == []
        redact(folder, MEETING, plan, QUICK)
        assert traces(folder, WORD) == []
        is_whole(folder)
    assert outcomes == {True, False}


def test_a_power_cut_at_any_moment_leaves_the_old_meeting_or_the_new_one(tmp_path: Path) -> None:
    disk = WatchedDisk()
    journal = Journal.create(tmp_path / "data", MEETING, disk)
    for at, events in records():
        journal.append(KIND, encode(Decided(elapsed=at.elapsed, events=events)), a_stamp())
    journal.save_draft(f"{WORD} onderweg")
    journal.close()
    before = len(disk.log)
    redact(tmp_path / "data", MEETING, plan, disk)

    model, outcomes = Model(), []
    for count, entry in enumerate(disk.log, start=1):
        model.play(*entry)
        for survivors in model.survivors() if count > before else ():
            folder = tmp_path / "after"
            folder.mkdir(exist_ok=True)
            for name, contents in survivors.items():
                (folder / name).write_bytes(contents)
            new = not any(note.text for note in is_whole(folder).notes)
            finish_redactions(folder, QUICK)
            assert any(note.text for note in is_whole(folder).notes) is not new
            assert not new or traces(folder, WORD) == []
            outcomes.append(new)
            for path in folder.iterdir():
                path.unlink()
    assert set(outcomes) == {True, False}
    assert all(outcomes[-4:])


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_disk_that_fails_leaves_the_old_meeting_or_the_new_one(tmp_path: Path, fault: int) -> None:
    watched = WatchedDisk()
    redact(a_journal(tmp_path / "whole"), MEETING, plan, watched)

    for at in range(1, len(watched.log) + UNLOGGED):
        folder = a_journal(tmp_path / str(at))
        with suppress(StorageError):
            redact(folder, MEETING, plan, FailingDisk(at, fault))

        is_whole(folder)
        redact(folder, MEETING, plan, QUICK)
        assert traces(folder, WORD) == []


def test_a_copy_that_was_never_placed_is_not_mistaken_for_a_later_segment(tmp_path: Path) -> None:
    folder = a_journal(tmp_path, segments=1)
    disk = DyingAroundPlace(before=True)
    with suppress(Killed):
        redact(folder, MEETING, plan, disk)
    disk.bury()
    assert (folder / f"{MEETING}.redacting").exists()
    journal, _ = Journal.open(folder, MEETING, FailingDisk(2, 5, 1, frozenset({"sync"})))
    made = Decided(elapsed=is_whole(folder).last.elapsed, events=(DocumentMade(document="minutes"),))
    journal.append(KIND, encode(made), a_stamp())
    journal.close()
    assert (folder / f"{MEETING}.2.jsonl").exists()

    finish_redactions(folder, QUICK)

    assert [note.text for note in is_whole(folder).notes][:1] == [f"{WORD} een"]


def test_an_open_meeting_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    folder = a_journal(tmp_path, closed=False)
    before = traces(folder, WORD)

    with pytest.raises(UsageError):
        redact(folder, MEETING, plan, QUICK)

    assert traces(folder, WORD) == before


def test_a_meeting_that_is_open_in_another_window_is_refused(tmp_path: Path) -> None:
    folder = a_journal(tmp_path)
    journal, _ = Journal.open(folder, MEETING, QUICK)

    with pytest.raises(BusyError):
        redact(folder, MEETING, plan, QUICK)

    journal.close()


def test_a_damaged_meeting_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    chance = random.Random(1)
    for number in range(30):
        folder = a_journal(tmp_path / str(number), segments=1)
        file = folder / f"{MEETING}.jsonl"
        data = bytearray(file.read_bytes())
        data[chance.randrange(len(data) - 400)] ^= 1
        file.write_bytes(data)

        with pytest.raises(DamagedError):
            redact(folder, MEETING, plan, QUICK)

        assert file.read_bytes() == data


def test_a_plan_that_would_make_another_meeting_of_it_is_refused(tmp_path: Path) -> None:
    folder = a_journal(tmp_path, segments=1)
    before = (folder / f"{MEETING}.jsonl").read_bytes()

    def without_the_end(decided: Decided) -> Decided:
        events = tuple(event for event in decided.events if not isinstance(event, MeetingClosed))
        return msgspec.structs.replace(decided, events=events)

    with pytest.raises(IntervisieError):
        redact(folder, MEETING, lambda _: (without_the_end, {}), QUICK)

    assert (folder / f"{MEETING}.jsonl").read_bytes() == before


def test_a_sealed_journal_is_rewritten_under_its_seal(tmp_path: Path) -> None:
    class Turned:
        """A seal that any child can break, bound to its place."""

        def seal(self, body: bytes, place: Place) -> bytes:
            return b'"%b"' % bytes(reversed(body.hex().encode() + b"%d" % place.number))

        def open(self, body: bytes, place: Place) -> bytes:
            turned = bytes(reversed(body.strip(b'"')))
            number = b"%d" % place.number
            assert turned.endswith(number)
            return bytes.fromhex(turned.removesuffix(number).decode())

        def accompany(self, files: MeetingFiles, disk: Disk) -> None:
            """There is no key."""

    folder = a_journal(tmp_path / "plain", segments=1)
    sealed = tmp_path / "sealed"
    journal = Journal.create(sealed, MEETING, QUICK, Turned())
    for record in read(folder, MEETING).records:
        journal.append(record.kind, msgspec.json.decode(record.body), record.stamp)
    journal.close()

    redact(sealed, MEETING, plan, QUICK, Turned())

    records = read(sealed, MEETING, QUICK, Turned()).records
    assert len(records) == len(read(folder, MEETING).records)
    assert WORD.encode() not in b"".join(record.body for record in records)


def test_the_next_meeting_finishes_what_was_broken_off(tmp_path: Path) -> None:
    folder = a_journal(tmp_path / "meetings")
    disk = DyingAroundPlace(before=False)
    with suppress(Killed):
        redact(folder, MEETING, plan, disk)
    disk.bury()
    assert traces(folder, WORD) != []

    Archive(folder, QUICK).finish()

    assert traces(folder, WORD) == []


def test_a_record_keeps_its_number_and_its_line_proves_itself(tmp_path: Path) -> None:
    folder = a_journal(tmp_path, segments=1)
    first = read(folder, MEETING).records[0]

    redact(folder, MEETING, plan, QUICK)

    line = (folder / f"{MEETING}.jsonl").read_bytes().split(b"\n")[0] + b"\n"
    body = msgspec.json.decode(read(folder, MEETING).records[0].body)
    assert write_line(MEETING, Writing(1, "", KIND, body, first.stamp), UNSEALED)[0] == line


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_a_journal_of_every_format_can_be_rewritten(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "meetings")
    archive = Archive(tmp_path / "meetings", QUICK)
    closed = [
        heading.meeting for heading, found in archive.each() if isinstance(found, Meeting) and found.closed
    ]

    for meeting in closed:
        before = archive.load(meeting)
        archive.redact(meeting, plan)

        after = archive.load_whole(meeting)
        assert not has_content(after)
        assert [(person.name, person.spans) for person in after.people] == [
            (person.name, person.spans) for person in before.people
        ]
    assert closed
