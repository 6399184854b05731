"""What a durable record costs, beside the least it can cost: `python benchmarks/journal.py`.

Ratios of one run, so that they can be compared between machines: appending against a plain write and
fsync of 300 bytes, in turns; and reading 10,000 records back, every one of them verified.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from intervisie.archive.journal import Journal
from intervisie.archive.reading import read
from intervisie.conduct.clock import SystemClock

RECORDS = 10_000
BLOCK = 500
MEETING = "0123456789abcdef" * 2
NOTE = {
    "events": [{"type": "note-taken", "number": 1, "text": "Wat deed je toen je merkte dat het misliep?"}]
}


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[int(len(times) * part)]


def repeat(action: Callable[[], object]) -> list[float]:
    return [timed(action) for _ in range(BLOCK)]


def measure(folder: Path) -> tuple[list[float], list[float]]:
    """Return the times of the bare loop and of the journal, taken in alternating blocks."""
    clock, journal = SystemClock(), Journal.create(folder, MEETING)
    bare_file = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    line = b"x" * 299 + b"\n"
    bare: list[float] = []
    ours: list[float] = []

    def write_and_sync() -> None:
        os.write(bare_file, line)
        os.fsync(bare_file)

    def append() -> None:
        journal.append("note", NOTE, clock.stamp())

    for _ in range(RECORDS // BLOCK):
        bare += repeat(write_and_sync)
        ours += repeat(append)
    journal.close()
    return bare, ours


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def read_back() -> object:
            return read(folder, MEETING)

        def open_and_close() -> None:
            Journal.open(folder, MEETING)[0].close()

        bare, ours = measure(folder)
        size = (folder / f"{MEETING}.jsonl").stat().st_size // RECORDS
        reading = min(timed(read_back) for _ in range(5))
        opening = min(timed(open_and_close) for _ in range(5))
    for label, part, goal in (("p50", 0.5, 1.5), ("p99", 0.99, 3.0)):
        floor, journal = percentile(bare, part), percentile(ours, part)
        ratio = journal / floor
        print(f"append {label}: {journal * 1e3:.3f} ms, {ratio:.2f} x write+fsync (goal: at most {goal})")
    print(f"bytes a record: {size}")
    print(f"reading and verifying {RECORDS} records: {reading:.3f} s (goal: under 0.25)")
    print(f"opening them for writing: {opening:.3f} s")


if __name__ == "__main__":
    main()
