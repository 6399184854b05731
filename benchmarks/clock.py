"""How late the screen shows a second: python -m benchmarks.clock [SECONDS]

The journal tells at which moment of the boot clock the part began, so that it is known from outside when
each second of it is over. What is measured is from there until it stands on the terminal. Linux only.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.terminal import Terminal, a_running_meeting, load, verdict

SECONDS = 600
COLUMNS, ROWS = 40, 12
"""So small that the clock is shown in ordinary digits."""

READING = re.compile(r"(\d+):(\d\d)\s*$")


def reading(terminal: Terminal) -> int | None:
    """Return how many seconds the clock on the screen shows."""
    for number in (1, 2):  # above stands when the meeting will end
        found = READING.search(terminal.row(number))
        if found:
            return int(found[1]) * 60 + int(found[2])
    return None


def began(home: str) -> float:
    """Return when the step was entered, on the boot clock."""
    journal = next(Path(home, "meetings").glob("*.jsonl"))
    records = [json.loads(line) for line in journal.read_text().splitlines()]
    entered = [record for record in records if '"entered"' in json.dumps(record["body"])]
    return float(entered[-1]["boot_clock"])


def watch_seconds(terminal: Terminal, since: float, seconds: int) -> tuple[list[float], int]:
    """Return how many milliseconds late each second was shown, and how many were never shown."""
    late: list[float] = []
    skipped = 0
    shown = reading(terminal)
    between = time.clock_gettime(time.CLOCK_BOOTTIME) - time.perf_counter()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        arrived = terminal.watch(3, lambda shown=shown: reading(terminal) not in (None, shown))
        now = reading(terminal)
        assert now is not None
        assert shown is not None
        skipped += abs(shown - now) - 1
        late.append((arrived + between - since) % 1 * 1000)
        shown = now
    return late, skipped


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    print(load())
    with tempfile.TemporaryDirectory() as home:
        terminal = a_running_meeting(home, columns=COLUMNS, rows=ROWS)
        late, skipped = watch_seconds(terminal, began(home), seconds)
        terminal.end()
    print(
        f"{len(late)} seconds: shown {statistics.median(late):.1f} ms late (median), "
        f"at most {max(late):.1f} ms {verdict(max(late), 50)}; {skipped} skipped {verdict(skipped, 0)}"
    )
    print(load())


if __name__ == "__main__":
    main()
