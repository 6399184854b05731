"""Builders for meetings that stand on a disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

from intervisie.archive.archive import Archive
from intervisie.archive.durable import Disk
from intervisie.archive.journal import Journal
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.codec import KIND, Decided, encode
from intervisie.meeting.instant import Stamp
from intervisie.meeting.state import Meeting
from intervisie.method.model import Method
from tests.archive.disks import QuickDisk
from tests.meeting.builders import BLOCKS, INCIDENT, NAMES, START, Table

AMSTERDAM = timezone(timedelta(hours=1))
BOOT = "1" * 32


def an_archive(folder: Path, disk: Disk | None = None) -> Archive:
    return Archive(folder / "meetings", disk or QuickDisk())


def a_beginning(
    group_name: str = "", people: tuple[str, ...] = NAMES, method: Method | None = INCIDENT
) -> Beginning:
    ids = tuple((f"{number:032x}", name) for number, name in enumerate(people, start=1))
    return Beginning(language="nl", blocks=BLOCKS, people=ids, group_name=group_name, method=method)


def at(seconds: float = 0, *, boot: str = BOOT) -> Stamp:
    return Stamp(START + timedelta(seconds=seconds), boot, 1000 + seconds)


def on(year: int, month: int, day: int, hour: int = 14, minute: int = 0, zone: tzinfo = UTC) -> Stamp:
    wall = datetime(year, month, day, hour, minute, tzinfo=zone)
    return Stamp(wall, BOOT, wall.timestamp() - 1_700_000_000)


def begun(archive: Archive, stamp: Stamp | None = None, group_name: str = "") -> Meeting:
    """Begin a meeting and leave it, as a program that is killed does."""
    meeting, journal, _ = archive.create(a_beginning(group_name), stamp or at())
    journal.close()
    return meeting


def keep(archive: Archive, table: Table) -> Meeting:
    """Put what happened at a table on the disk, as one record for each of its own."""
    journal = Journal.create(archive.folder, table.meeting.id, QuickDisk())
    for now, events in table.records:
        stamp = Stamp(now.wall, BOOT, 1000 + now.elapsed.total_seconds())
        journal.append(KIND, encode(Decided(elapsed=now.elapsed, events=events)), stamp)
    journal.close()
    return table.meeting


def file_of(archive: Archive, meeting: Meeting) -> Path:
    return archive.folder / f"{meeting.id}.jsonl"
