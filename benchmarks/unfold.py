"""Working out the running order of a meeting: python -m benchmarks.unfold

The whole order, opening to closing, of a meeting with one case and of one with four. The goal is under
a millisecond.
"""

from __future__ import annotations

import time
from statistics import median

from intervisie.cli.methods import open_library
from intervisie.meeting.order import Facts, unfold

TIMES = 2_000


def main() -> None:
    library = open_library()
    blocks, method = library.blocks("nl"), library.find("incidentmethode", "nl")
    for cases in (1, 4):
        times = []
        for _ in range(TIMES):
            begun = time.perf_counter()
            stops = unfold(blocks, (method,) * cases, Facts())
            times.append(time.perf_counter() - begun)
        print(f"unfold, {cases} case(s), {len(stops)} stops: {median(times) * 1e3:.3f} ms (goal: under 1)")


if __name__ == "__main__":
    main()
