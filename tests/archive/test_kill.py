"""SIGKILL at any instant: what was acknowledged is there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from intervisie.archive.journal import Journal
from intervisie.archive.reading import read
from tests.archive.disks import MEETING, QuickDisk

ROUNDS = 50
AT_ONCE = 10

CHILD = f"""
import os, sys
from pathlib import Path
from intervisie.archive.journal import Journal
from intervisie.conduct.clock import SystemClock

clock, folder = SystemClock(), Path(sys.argv[1])
exists = (folder / "{MEETING}.jsonl").exists()
journal = Journal.open(folder, "{MEETING}")[0] if exists else Journal.create(folder, "{MEETING}")
while True:
    journal.save_draft("on its way")
    number = journal.append("note", "x" * 300, clock.stamp())
    os.write(1, b"%d\\n" % number)
"""


@pytest.mark.skipif("sys.platform == 'win32'")
def test_fifty_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(1)
    acknowledged = dict.fromkeys(range(AT_ONCE), 0)
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{CHILD}"]

    for _ in range(ROUNDS // AT_ONCE):
        children = [
            subprocess.Popen([*command, str(tmp_path / str(at))], stdout=subprocess.PIPE)
            for at in range(AT_ONCE)
        ]
        for child in children:
            assert child.stdout is not None
            for _ in range(chance.randint(1, 30)):
                child.stdout.readline()
            child.send_signal(signal.SIGKILL)
        for at, child in enumerate(children):
            rest = child.communicate()[0].split(b"\n")[:-1]
            found = read(tmp_path / str(at), MEETING)
            assert [record.number for record in found.records] == list(range(1, len(found.records) + 1))
            assert len(found.records) >= max(acknowledged[at], *map(int, rest), 0)
            assert not found.damaged
            acknowledged[at] = len(found.records)

    for at in range(AT_ONCE):
        journal, back = Journal.open(tmp_path / str(at), MEETING, QuickDisk())
        assert len(back.records) == acknowledged[at] > ROUNDS // AT_ONCE
        journal.close()
