"""What a list of meetings costs: python -m benchmarks.listing

`meetings list` with five meetings against a bare Python, pair by pair in one run (goal: at most 7.5
times), and in-process the time for each of 250 meetings with a hundred notes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.replay import NOTES, OPENED, UnsyncedDisk, keep_a_meeting
from intervisie.archive.archive import Archive

PAIRS = 31
MEETINGS = 250


def timed(command: list[str], environ: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def fill(home: Path, meetings: int, records: int) -> Archive:
    archive = Archive(home / "meetings", UnsyncedDisk())
    for number in range(meetings):
        opened = OPENED + timedelta(days=number)
        keep_a_meeting(archive, NOTES, records=records, opened=opened)
    return archive


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        fill(home, 5, 100)
        environ = {**os.environ, "INTERVISIE_HOME": name}
        bare = [sys.executable, "-c", "pass"]
        ours = [sys.executable, "-m", "intervisie", "meetings", "list"]
        ratios = [timed(ours, environ) / timed(bare, environ) for _ in range(PAIRS)]
        print(f"meetings list, 5 meetings: {median(ratios):.2f} x bare Python (goal: at most 7.5)")
    with tempfile.TemporaryDirectory() as name:
        archive = fill(Path(name), MEETINGS, 100)
        for label, action in (("summaries", archive.summaries), ("handles", archive.handles)):
            start = time.perf_counter()
            action()
            each = (time.perf_counter() - start) / MEETINGS
            print(f"{label} of {MEETINGS} meetings: {each * 1e3:.2f} ms each")


if __name__ == "__main__":
    main()
