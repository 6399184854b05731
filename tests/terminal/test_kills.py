"""Two hundred meetings killed at a random instant: no acknowledged note is lost, doubled or out of order."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.terminal.programs import ROOT, START, archive_of, command, environment, texts_of

ROUNDS = 200
AT_ONCE = 2
NOTES = 400
SEED = 20261123

if sys.platform == "win32":
    pytest.skip("Windows has no SIGKILL", allow_module_level=True)


def test_no_acknowledged_note_is_lost_by_a_kill_at_any_instant(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    rounds = [(tmp_path / str(number), chance.random(), chance.random()) for number in range(ROUNDS)]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        lost = [problem for problem in pool.map(lambda each: _killed(*each), rounds) if problem]

    assert lost == []
    in_between = [home for home, _, _ in rounds if len(texts_of(home)) < NOTES]
    assert len(in_between) > ROUNDS / 4, "most kills came after the last note"


def _killed(home: Path, after: float, offset: float) -> str:
    """Kill a meeting while its notes come in; return what is wrong, "" if nothing is."""
    program = subprocess.Popen(
        command(*START), stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
        cwd=ROOT, env=environment(home),
    )  # fmt: skip
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write("".join(f"#note note {number}\n" for number in range(1, NOTES + 1)).encode())
    wanted = f"Noted ({int(after * NOTES * 0.9) + 1})".encode()
    shown = b""
    while wanted not in shown:
        shown += program.stdout.read(1 + int(offset * 400))
    program.send_signal(signal.SIGKILL)
    shown += program.stdout.read()
    program.stdin.close()
    program.stdout.close()
    program.wait()
    acknowledged = len(re.findall(rb"Noted \(\d+\)\.\n", shown))
    return _problem(home, acknowledged)


def _problem(home: Path, acknowledged: int) -> str:
    kept = texts_of(home)
    if len(archive_of(home).summaries()) != 1:
        return f"{home.name}: not one meeting"
    if len(kept) < acknowledged:
        return f"{home.name}: {acknowledged} acknowledged, {len(kept)} kept"
    if kept != [f"note {number}" for number in range(1, len(kept) + 1)]:
        return f"{home.name}: {kept}"
    return ""
