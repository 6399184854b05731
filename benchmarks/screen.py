"""What the screen costs, on a terminal of its own: first picture, idling, holding, keys. Linux only.

    python benchmarks/screen.py [SECONDS]

Idle cost is that of all threads together; `termdown 10m` is measured beside it where it is installed.
Compile the package first where Python may not write bytecode, or every start compiles it anew.
"""

from __future__ import annotations

import os
import pty
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEOPLE = [word for name in ("Anna", "Bas", "Cem", "Dewi", "Els") for word in ("--participant", name)]
START = [sys.executable, "-m", "intervisie", "start", "incidentmethode", *PEOPLE, "--yes"]
LAST_WORD = b"^O"


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, command: list[str]) -> None:
        self.written = b""
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24", INTERVISIE_LANGUAGE="en")
            os.execvp(command[0], command)

    def watch(self, seconds: float, word: bytes | None = None) -> float:
        """Take in what is written, until `word` stands in what came; return how long that took."""
        began, start = time.perf_counter(), len(self.written)
        while (left := began + seconds - time.perf_counter()) > 0:
            if select.select([self.handle], [], [], left)[0]:
                self.written += os.read(self.handle, 65536)
            if word is not None and word in self.written[start:]:
                break
        return time.perf_counter() - began

    def type(self, text: str, seconds: float = 0.5) -> None:
        """Type, and take in what is written for a while."""
        os.write(self.handle, text.encode())
        self.watch(seconds)

    def figures(self) -> tuple[float, int, int]:
        """Return CPU milliseconds, times a thread went to sleep, and bytes written, so far."""
        tasks = list(Path(f"/proc/{self.pid}/task").iterdir())
        spent = sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6
        slept = sum(
            int((task / "status").read_text().split("voluntary_ctxt_switches:")[1].split()[0])
            for task in tasks
        )
        return spent, slept, len(self.written)

    def end(self) -> None:
        """Kill the program."""
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.handle)


def idle(name: str, terminal: Terminal, seconds: float) -> None:
    before = terminal.figures()
    terminal.watch(seconds)
    spent, slept, written = ((b - a) / seconds for a, b in zip(before, terminal.figures(), strict=True))
    print(f"{name:<10} {spent:6.2f} ms CPU/s   {slept:5.2f} wake-ups/s   {written:5.0f} bytes/s")


def first_picture(pairs: int = 11) -> None:
    ratios = []
    for _ in range(pairs):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        bare = time.perf_counter() - began
        terminal = Terminal(START)
        ratios.append(terminal.watch(10, LAST_WORD) / bare)
        terminal.end()
    print(f"first picture: {statistics.median(ratios):.1f} times bare Python (goal 14)")


def keys(terminal: Terminal, count: int = 208) -> None:
    taken = []
    for number in range(count):
        key = chr(97 + number % 26)
        terminal.watch(0.02)
        os.write(terminal.handle, key.encode())
        taken.append(terminal.watch(1, key.encode()) * 1000)
        if number % 26 == 25:
            terminal.type("\r", 0.2)
    taken.sort()
    print(
        f"keys: p50 {statistics.median(taken):.1f} ms, p99 {taken[int(count * 0.99) - 1]:.1f} ms (goal 16.7)"
    )


def memory(terminal: Terminal) -> None:
    peak = Path(f"/proc/{terminal.pid}/status").read_text().split("VmHWM:")[1].split()[0]
    print(f"memory: {int(peak) / 1024:.1f} MiB at most (goal 40)")


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as home:
        os.environ["INTERVISIE_HOME"] = home
        first_picture()
        terminal = Terminal(START)
        terminal.watch(2)
        terminal.type("\r")
        terminal.type("/goto 2\r")
        terminal.type("/yes\r", 11)
        idle("running", terminal, seconds)
        terminal.type("\x10", 1)
        idle("held", terminal, seconds)
        terminal.type("\x10", 1)
        keys(terminal)
        memory(terminal)
        terminal.end()
    if shutil.which("termdown"):
        other = Terminal(["termdown", "10m"])
        other.watch(2)
        idle("termdown", other, seconds)
        other.end()


if __name__ == "__main__":
    main()
