"""What sealing adds to a durable record: `python -m benchmarks.sealing`

A sealed journal and an unsealed one in turns, record by record, and reading 10,000 records of each back.
And what a wrong passphrase takes to be told, which is meant to be slow.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.journal import MEETING, NOTE, RECORDS, percentile, timed
from intervisie.archive.files import MeetingFiles
from intervisie.archive.journal import Journal
from intervisie.archive.keyring import Keyring
from intervisie.archive.reading import read
from intervisie.archive.vault import new_vault
from intervisie.conduct.clock import SystemClock

OTHER = "f" * 32
GOAL = 1.3


def appended(journal: Journal, clock: SystemClock) -> float:
    """Return how long one record took until it was safe."""
    return timed(lambda: journal.append("note", NOTE, clock.stamp()))


def guess(home: Path) -> None:
    """Try a wrong passphrase as people would, in a data folder with a vault."""
    file = home / "guess"
    file.write_text("a wrong guess", encoding="utf-8")
    file.chmod(0o600)
    environment = {**os.environ, "INTERVISIE_HOME": str(home), "INTERVISIE_PASSPHRASE_FILE": str(file)}
    command = [sys.executable, "-m", "intervisie", "start", "--plain", "--yes"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode != 7:
        raise RuntimeError(done.stderr)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        home, clock = Path(name), SystemClock()
        vault, key = new_vault(b"four words without a bond")
        keys = Keyring(home, prove=lambda _vault: key)
        keys.keep(vault, key)
        folder = home / "meetings"
        plain = Journal.create(folder, OTHER)
        sealed = Journal.create(folder, MEETING, seal=keys.new_seal(MEETING, ""))
        times: dict[Journal, list[float]] = {plain: [], sealed: []}
        for _ in range(RECORDS):
            for journal, taken in times.items():
                taken.append(appended(journal, clock))
        for journal in times:
            journal.close()
        seal = keys.seal_of(MeetingFiles(folder, MEETING))
        readings = [
            min(timed(lambda: read(folder, OTHER)) for _ in range(5)),
            min(timed(lambda: read(folder, MEETING, seal=seal)) for _ in range(5)),
        ]
        wrong = min(timed(lambda: guess(home)) for _ in range(5))
        sizes = [(folder / f"{each}.jsonl").stat().st_size // RECORDS for each in (OTHER, MEETING)]
    for label, part in (("p50", 0.5), ("p99", 0.99)):
        unsealed, ours = (percentile(taken, part) for taken in times.values())
        told = f"{ours * 1e3:.3f} ms, {ours / unsealed:.2f} x unsealed"
        print(f"sealed append {label}: {told} (goal: at most {GOAL})")
    print(f"reading {RECORDS} records: unsealed {readings[0]:.3f} s, sealed {readings[1]:.3f} s")
    print(f"bytes a record: unsealed {sizes[0]}, sealed {sizes[1]}")
    print(f"a wrong passphrase, from command to its answer: {wrong:.2f} s (goal: at most 1.5)")


if __name__ == "__main__":
    main()
