"""What commands cost from start to end, beside a bare Python: python -m benchmarks.start

Taken pair by pair in one run, so that what else the machine does hits both. The program measured is the
one installed beside the running interpreter, started from a folder of its own, with compiled code.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

PAIRS = 21
PROGRAM = Path(sys.executable).parent / "intervisie"
BARE = (sys.executable, "-c", "pass")
PEOPLE = tuple(word for name in ("Anna", "Bas", "Cem", "Dewi") for word in ("--participant", name))
GOALS = (
    (("--version",), 1.8),
    (("--help",), 16.0),
    (("methods", "list"), 12.0),
    (("methods", "show", "incidentmethode"), None),
    (("start", "incidentmethode", *PEOPLE, "--plain", "--yes"), None),
)
"""Each with the most times bare Python it may take, as far as there is a goal."""
REFERENCE = (sys.executable, "-c", "import re, sys")


def run(command: tuple[str, ...], folder: str) -> tuple[float, float]:
    """Return the seconds until a command has ended, with nothing to read, and its peak memory in MiB."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ |= {"INTERVISIE_HOME": folder, "INTERVISIE_LANGUAGE": "en"}
    null = os.open(os.devnull, os.O_RDWR)
    begun = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1, 2)],
    )
    _, status, used = os.wait4(child, 0)
    taken = time.perf_counter() - begun
    os.close(null)
    if status != 0:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return taken, used.ru_maxrss / 1024


def compare(command: tuple[str, ...], reference: tuple[str, ...], folder: str) -> tuple[float, float, float]:
    """Return the median ratio, the milliseconds and the peak memory of a command."""
    run(command, folder)
    pairs = [(run(command, folder), run(reference, folder)) for _ in range(PAIRS)]
    return (
        median(ours[0] / bare[0] for ours, bare in pairs),
        median(ours[0] for ours, _ in pairs) * 1e3,
        max(ours[1] for ours, _ in pairs),
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        ratio, _, _ = compare((str(PROGRAM), "--version"), REFERENCE, folder)
        print(f"--version: {ratio:.2f} x 'import re, sys' (goal: at most 1.15)")
        for arguments, goal in GOALS:
            ratio, taken, memory = compare((str(PROGRAM), *arguments), BARE, folder)
            wanted = "" if goal is None else f" (goal: at most {goal})"
            name = " ".join(word for word in arguments if word not in PEOPLE)
            print(f"{name}: {ratio:.2f} x bare Python{wanted}, {taken:.0f} ms, peak {memory:.1f} MiB")
        os.chdir("/")


if __name__ == "__main__":
    main()
