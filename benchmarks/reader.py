"""Reading and checking 1,000 methods, against CSafeLoader merely loading the same texts.

Both run in one process, in turns, so that what else the machine does hits both. The goal is a ratio
of at most 1. Run from the checkout: python -m benchmarks.reader
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import yaml

from intervisie.method.library import Library
from intervisie.method.reading import read_method

METHODS = Path(__file__).parents[1] / "methods"
COPIES = 1_000
ROUNDS = 5
GOAL = 1.0


def measure() -> tuple[float, float]:
    """Return the seconds for loading and for reading all copies; the median of the rounds."""
    text = (METHODS / "nl" / "incidentmethode.yaml").read_text(encoding="utf-8")
    # Each copy is another text, so that nothing can be remembered from one to the next.
    texts = [text.replace("name: ", f"name: {number} ", 1) for number in range(COPIES)]
    library = Library(METHODS)
    pitfalls = library.pitfalls("nl")
    steps = library.block_steps("nl")
    loading, reading = [], []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for each in texts:
            yaml.load(each, yaml.CSafeLoader)
        between = time.perf_counter()
        for each in texts:
            read_method(each, "benchmark.yaml", pitfalls=pitfalls, block_steps=steps)
        loading.append(between - begin)
        reading.append(time.perf_counter() - between)
    return median(loading), median(reading)


if __name__ == "__main__":
    loaded, read = measure()
    print(f"CSafeLoader, loading only: {loaded:.2f} s for {COPIES:,} methods")
    print(f"reading and checking:      {read:.2f} s")
    print(f"ratio: {read / loaded:.2f} (goal: at most {GOAL:.1f})")
