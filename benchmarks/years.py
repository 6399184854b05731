"""What looking through a thousand meetings costs: python -m benchmarks.years

A thousand meetings of forty kilobytes each, as after twenty years of a busy coordinator. Searching them and
adding up a year of them are held, pair by pair in one run, against merely reading the same files with
`json.loads`. Processor time is taken: the files stand in memory after the first time, so that nothing is
waited for. The goals: search under a second and at most 2.5 times as long, overview at most 1.5 times.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.replay import OPENED, UnsyncedDisk, keep_a_meeting
from intervisie.archive.archive import Archive

MEETINGS = 1000
RECORDS = 75
"""Records of a meeting of about forty kilobytes."""
PAIRS = 11
QUESTION = "#question Wat deed je toen je merkte dat het misliep? | Ik ging zitten."
ANSWERED = "@Bas #question Wie was erbij, en wat zei die ervan? | Niemand zei er iets van."
ADVICE = "#advice Begin met de vraag hoe laat we klaar zijn, en schrijf dat op het bord."
LINES = (
    *(QUESTION, "/turn", ANSWERED, "/turn", "/next", ADVICE, QUESTION, "/turn", ANSWERED, "/next"),
    *(ADVICE, ADVICE, "/+2", "#note een olifant in de kamer, waar iedereen omheen loopt", QUESTION),
    *("/next", ANSWERED, "/hold", "/continue", QUESTION, "@Cem #action bel de school | 5 december | gedeeld"),
)
"""Notes, turns, steps and holds as in a meeting, with about three actions in each."""


def fill(folder: Path) -> int:
    """Keep the meetings, and return how many bytes they are."""
    folder.mkdir(parents=True)
    for number in range(MEETINGS):
        with tempfile.TemporaryDirectory() as name:
            archive = Archive(Path(name), UnsyncedDisk())
            opened = OPENED - timedelta(days=number % 365, minutes=number)
            keep_a_meeting(archive, LINES, records=RECORDS, opened=opened, closed=True)
            for path in Path(name).glob("*.jsonl"):
                shutil.move(path, folder / path.name)
    return sum(path.stat().st_size for path in folder.iterdir())


def merely_read(folder: Path) -> None:
    """Read every line of every file, and do nothing with it."""
    for path in folder.iterdir():
        for line in path.read_bytes().splitlines():
            json.loads(line)


def timed(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def compare(label: str, action: Callable[[], object], folder: Path, goal: float) -> None:
    """Print how long something takes, and how many times as long as merely reading."""
    times = [(timed(action), timed(lambda: merely_read(folder))) for _ in range(PAIRS)]
    seconds = median(ours for ours, _ in times)
    ratio = median(ours / theirs for ours, theirs in times)
    print(f"{label}: {seconds:.2f} s, {ratio:.2f} x json.loads (goal: at most {goal})")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "meetings"
        print(f"{MEETINGS} meetings, {fill(folder) / 1e6:.0f} MB")
        archive = Archive(folder, UnsyncedDisk())
        compare("search for a rare word", lambda: archive.search(("giraffe",)), folder, 2.5)
        compare("search for a word in every meeting", lambda: archive.search(("olifant",)), folder, 2.5)
        compare("overview of a year", lambda: archive.year(OPENED.year), folder, 1.5)


if __name__ == "__main__":
    main()
