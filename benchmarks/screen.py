"""What the screen costs, on a terminal of its own: python -m benchmarks.screen [SECONDS]

First picture, idling, standing still, a hundred sizes in a second, memory. Cost is that of all threads
together; `termdown 10m` is measured in the same run where it is installed. Linux only.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks.terminal import START, Cost, Terminal, a_running_meeting, load, verdict

PAIRS = 15
IDLE_SECONDS = 60
SIZES = 100
HOLD = "\x10"


def first_picture(home: str) -> None:
    """Compare the time until the bar of keys stands with that of a bare Python, pair by pair."""
    ratios = []
    for _ in range(PAIRS):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        bare = time.perf_counter() - began
        terminal = Terminal(START, home)
        shown = terminal.watch(10, lambda terminal=terminal: terminal.shows("overview"))
        ratios.append((shown - terminal.began) / bare)
        terminal.end()
    ratio = statistics.median(ratios)
    spread = f"from {min(ratios):.1f} to {max(ratios):.1f}"
    print(f"first picture: {ratio:.1f} x bare Python, {spread} {verdict(ratio, 14)}", flush=True)


def idle(name: str, terminal: Terminal, seconds: float, goals: Cost | None) -> Cost:
    """Show what a second costs in which nobody types."""
    cost = terminal.cost_a_second(seconds)
    units = ("ms of processor time", "wake-ups", "bytes")
    said = [
        f"{figure:.2f} {unit} {'' if goals is None else verdict(figure, goals[number])}".strip()
        for number, (figure, unit) in enumerate(zip(cost, units, strict=True))
    ]
    print(f"{name}, a second: {', '.join(said)}", flush=True)
    return cost


def beside_termdown(home: str, ours: Cost, seconds: float) -> None:
    """Measure the clock program many people use, for comparison."""
    if shutil.which("termdown") is None:
        print("termdown is not installed: nothing to compare with")
        return
    other = Terminal(("termdown", "20m"), home)
    other.watch(2)
    theirs = idle("termdown", other, seconds, None)
    other.end()
    ratio = ours.spent / theirs.spent
    print(f"running, against termdown: {ratio:.2f} of its processor time {verdict(ratio, 0.4)}")


def many_sizes(terminal: Terminal) -> None:
    """Change the size a hundred times in a second; say when the last one is right."""
    before = terminal.cost()
    for number in range(SIZES - 1):
        terminal.resize(30 + number, 8 + number % 30)
        terminal.watch(1 / SIZES)
    began = time.perf_counter()
    terminal.resize(80, 24)
    arrived = terminal.watch(5, lambda: terminal.screen.cursor.y == 22 and terminal.shows("overview"))
    spent = terminal.cost().spent - before.spent
    print(
        f"{SIZES} sizes in a second: the last one stands after {(arrived - began) * 1000:.0f} ms, "
        f"{spent:.0f} ms of processor time in all",
        flush=True,
    )


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else IDLE_SECONDS
    print(load())
    with tempfile.TemporaryDirectory() as home:
        first_picture(home)
        terminal = a_running_meeting(home)
        running = idle("running", terminal, seconds, Cost(4, 1.2, 200))
        terminal.type(HOLD, 2)
        idle("standing still", terminal, seconds, Cost(1, 1.2, 0))
        terminal.type(HOLD, 2)
        many_sizes(terminal)
        peak = terminal.peak_memory()
        print(f"peak memory: {peak:.1f} MiB {verdict(peak, 40)}")
        terminal.end()
        beside_termdown(home, running, seconds)
    print(load())


if __name__ == "__main__":
    main()
