"""Every benchmark after the other: python -m benchmarks

Run it in an environment with the program installed in the ordinary way, not as an editable copy, and
with nothing else going on. It takes about twenty minutes, ten of them to watch the
clock.
"""

from __future__ import annotations

import runpy

ALL = (
    "start",
    "plain",
    "replay",
    "listing",
    "years",
    "journal",
    "sealing",
    "reader",
    "library",
    "export",
    "unfold",
    "screen",
    "keys",
    "clock",
)


def main() -> None:
    for name in ALL:
        print(f"\n== {name}", flush=True)
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
