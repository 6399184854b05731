"""Making a meeting from its journal: python -m benchmarks.replay

Two journals of 10,000 records: one with notes only, and one in which every kind of thing happens over
and over: notes struck and changed, laps of turns, holds, minutes, going to and fro. Reading from the
disk, verifying every record and replaying are measured together, as a resume does them. The goal is
under 0.5 seconds for each.
"""

from __future__ import annotations

import itertools
import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intervisie.archive.archive import Archive
from intervisie.archive.durable import Disk
from intervisie.archive.keeping import KIND
from intervisie.cli.methods import open_library
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.codec import Decided, encode
from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.instant import Instant, Stamp
from intervisie.meeting.lines import read_line
from intervisie.meeting.meeting import apply_all, decide

RECORDS = 10_000
NAMES = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay")
OPENED = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
NOTES = ("#question Wat deed je toen je merkte dat het misliep? | Ik ging zitten.",)
EVERYTHING = (
    "/goto informatieronde",
    *NOTES,
    "@Bas #question Wie was erbij?",
    "/turn",
    "/pass",
    "/turn",
    "/turn",
    "/turn",
    "/turn",
    "/lap",
    "/hold",
    "/continue",
    "/+1",
    "/-1",
    "/strike 1",
    "/undo",
    "/leave Fay",
    "/arrive Fay",
    "/goto schets-van-de-situatie",
    "/role note-taker Cem",
    "/role note-taker Dewi",
)


class UnsyncedDisk(Disk):
    """A disk that does not wait: what is measured is reading."""

    def sync(self, handle: int) -> None:
        """Return at once."""

    def sync_folder(self, path: Path) -> None:
        """Return at once."""


def keep_a_meeting(
    archive: Archive, lines: tuple[str, ...], *, records: int, opened: datetime, closed: bool = False
) -> int:
    """Write a meeting of so many records by typing lines over and over; return how many were refused.

    With `closed` one record more closes it.
    """
    library = open_library()
    meeting, journal, stamp = archive.create(
        Beginning(
            language="nl",
            blocks=library.blocks("nl"),
            people=tuple((os.urandom(16).hex(), name) for name in NAMES),
            group_name="Maandag",
            method=library.find("incidentmethode", "nl"),
        ),
        Stamp(opened, "", 0.0),
    )
    refused, written = 0, 1
    for second, line in enumerate(itertools.chain(("/continue",), itertools.cycle(lines)), start=1):
        if written == records:
            break
        now = Instant(timedelta(seconds=second), opened + timedelta(seconds=second))
        command = read_line(line, meeting, now, fresh_id=os.urandom(16).hex())
        outcome = (
            command if command is None or isinstance(command, Refusal) else decide(meeting, command, now)
        )
        if isinstance(outcome, Confirm):
            outcome = decide(meeting, outcome.command, now)
        if outcome is None or isinstance(outcome, Refusal | Confirm):
            refused += 1
            continue
        meeting = apply_all(meeting, outcome, now)
        body = encode(Decided(elapsed=now.elapsed, events=outcome))
        journal.append(KIND, body, Stamp(now.wall, stamp.boot_id, float(second)))
        written += 1
    if closed:
        body = encode(Decided(elapsed=now.elapsed, events=(MeetingClosed(),)))
        journal.append(KIND, body, Stamp(now.wall, stamp.boot_id, now.elapsed.total_seconds()))
    journal.close()
    return refused


def main() -> None:
    for label, lines in (("notes", NOTES), ("everything", EVERYTHING)):
        with tempfile.TemporaryDirectory() as folder:
            archive = Archive(Path(folder), UnsyncedDisk())
            refused = keep_a_meeting(archive, lines, records=RECORDS, opened=OPENED)
            times = []
            for _ in range(5):
                start = time.perf_counter()
                archive.load()
                times.append(time.perf_counter() - start)
        print(f"{label}: {min(times):.3f} s for {RECORDS} records (goal: under 0.5), {refused} lines refused")


if __name__ == "__main__":
    main()
