"""How soon a key is to be seen, and a note safe: python -m benchmarks.keys

From the key to its letter in the input line, and from Enter to the note in the list, which it enters
only once it is on the disk: in an ordinary meeting, in one with 10,000 notes, and on a disk of which
every flush takes 200 ms. Ticks of the clock and notes coming back fall in between as they do. Linux only.
"""

from __future__ import annotations

import string
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from benchmarks.replay import NOTES, OPENED, UnsyncedDisk, keep_a_meeting
from benchmarks.terminal import PROGRAM, SLOW_START, Terminal, a_running_meeting, load, verdict
from intervisie.archive.archive import Archive

KEYS = 520
LINE = 13
BETWEEN = 0.02
"""Seconds between two keys: a very fast typist."""

MANY = 10_000


def letters() -> Iterator[str]:
    while True:
        yield from string.ascii_lowercase


def echoes(terminal: Terminal, *, patience: float) -> list[float]:
    """Return the milliseconds that each key took; each line is entered, and waited for so many seconds."""
    taken = []
    typed = ""
    for _, letter in zip(range(KEYS), letters(), strict=False):
        typed += letter
        terminal.watch(BETWEEN)
        taken.append(terminal.typed(letter, lambda typed=typed: terminal.input_line() == typed))
        if len(typed) == LINE:
            terminal.typed("\r", lambda: terminal.input_line() == "")
            terminal.watch(patience)
            typed = ""
    return taken


def notes(terminal: Terminal, count: int = 60) -> list[float]:
    """Return the milliseconds from Enter until each note stands in the list."""
    taken = []
    for number in range(count):
        text = f"#note line {number} of many"  # also where a step writes nothing down by itself
        terminal.type(text, 0.1)
        terminal.watch(0.037 * (number % 20))  # not always the same time before the second
        taken.append(terminal.typed("\r", lambda text=text[6:]: terminal.shows(text)))
    return taken


def report(name: str, taken: list[float], *, half: float, most: float | None) -> None:
    middle, top = median(taken), quantiles(taken, n=100)[98]
    said = f"p50 {middle:.1f} ms {verdict(middle, half)}, p99 {top:.1f} ms"
    print(
        f"{name}: {said}{'' if most is None else ' ' + verdict(top, most)}, max {max(taken):.1f} ms",
        flush=True,
    )


def a_long_meeting(home: str) -> Terminal:
    """Return a meeting with 10,000 notes in the step where it stands, with its clock running."""
    keep_a_meeting(Archive(Path(home) / "meetings", UnsyncedDisk()), NOTES, records=MANY + 2, opened=OPENED)
    terminal = Terminal((PROGRAM, "resume", "--screen"), home)
    began = time.perf_counter()
    shown = terminal.watch(20, lambda: terminal.shows(f"{MANY}"))
    print(f"{MANY} notes: resumed in {(shown - began) * 1000:.0f} ms")
    terminal.watch(1)
    terminal.type("/yes\r", 1)
    terminal.type("/continue\r", 1)
    terminal.watch(11)
    return terminal


def main() -> None:
    print(load())
    with tempfile.TemporaryDirectory() as home:
        terminal = a_running_meeting(home)
        report("a key, until it is seen", echoes(terminal, patience=0.2), half=6, most=16.7)
        report("Enter, until the note is safe and seen", notes(terminal), half=10, most=None)
        terminal.end()
    with tempfile.TemporaryDirectory() as home:
        terminal = a_running_meeting(home, SLOW_START)
        report("a key, every flush taking 200 ms", echoes(terminal, patience=0), half=6, most=16.7)
        terminal.end()
    with tempfile.TemporaryDirectory() as home:
        terminal = a_long_meeting(home)
        report(f"a key, among {MANY} notes", echoes(terminal, patience=0.2), half=6, most=16.7)
        report(f"Enter, among {MANY} notes", notes(terminal), half=10, most=None)
        cost = terminal.cost_a_second(20)
        print(f"running, among {MANY} notes: {cost.spent:.2f} ms of processor time a second")
        peak = terminal.peak_memory()
        print(f"peak memory with {MANY} notes: {peak:.1f} MiB {verdict(peak, 50)}")
        terminal.end()
    print(load())


if __name__ == "__main__":
    main()
