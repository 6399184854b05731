"""How long the plain face takes to its first line, and what it costs while nobody types.

    python benchmarks/plain.py            ratios against `python -c pass` in the same run, pair by pair

Goals: `start --plain` shows its first line within 9 times bare Python, through a pipe and on a
terminal; idle it uses at most 0.3 ms of processor time a second and writes nothing between milestones.
"""

from __future__ import annotations

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAIRS = 15
IDLE_SECONDS = 20
START = [
    sys.executable, "-m", "intervisie", "start", "incidentmethode", "--participant", "Anna",
    "--participant", "Bas", "--participant", "Cem", "--participant", "Dewi", "--plain", "--yes",
]  # fmt: skip


def environment(home: str) -> dict[str, str]:
    """Return an environment with a data folder of its own, in which Python may keep its compiled code."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "INTERVISIE_HOME": home, "TERM": "xterm-256color"}


def bare() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - begun


def first_line_in_pipe(home: str) -> float:
    begun = time.perf_counter()
    program = subprocess.Popen(
        START, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment(home)
    )
    assert program.stdout is not None
    program.stdout.readline()
    taken = time.perf_counter() - begun
    program.communicate()
    return taken


def first_line_on_terminal(home: str) -> float:
    begun = time.perf_counter()
    pid, handle = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, START, environment(home))
    os.read(handle, 1)
    taken = time.perf_counter() - begun
    drain(handle, 1.0)
    os.write(handle, b"\x04")
    drain(handle, 0.5)
    os.close(handle)
    os.waitpid(pid, 0)
    return taken


def drain(handle: int, seconds: float) -> int:
    """Read what comes for so long; return how many bytes."""
    count, end = 0, time.perf_counter() + seconds
    while (rest := end - time.perf_counter()) > 0:
        if select.select([handle], [], [], rest)[0]:
            try:
                count += len(os.read(handle, 65536))
            except OSError:
                break
    return count


def idle_on_terminal(home: str) -> tuple[float, float]:
    """Return milliseconds of processor time and bytes written, each a second, while the clock runs."""
    pid, handle = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, START, environment(home))
    drain(handle, 1.5)
    os.write(handle, b"/begin\r")
    drain(handle, 1.0)
    before = processor_time(pid)
    count = drain(handle, IDLE_SECONDS)
    used = processor_time(pid) - before
    os.write(handle, b"\x04")
    drain(handle, 0.5)
    os.close(handle)
    os.waitpid(pid, 0)
    return used * 1000 / IDLE_SECONDS, count / IDLE_SECONDS


def processor_time(pid: int) -> float:
    """Return the seconds of processor time that a process used so far, from the scheduler (Linux)."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def ratios(measure: object, home: str) -> str:
    assert callable(measure)
    found = []
    for _ in range(PAIRS):
        reference = bare()
        found.append(measure(home) / reference)
    return f"{statistics.median(found):.1f} x bare Python (from {min(found):.1f} to {max(found):.1f})"


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        first_line_in_pipe(home)
        print("first line, pipe:    ", ratios(first_line_in_pipe, home))
        print("first line, terminal:", ratios(first_line_on_terminal, home))
        used, count = idle_on_terminal(home)
        print(f"idle on a terminal:   {used:.2f} ms of processor time a second, {count:.0f} bytes a second")


if __name__ == "__main__":
    main()
