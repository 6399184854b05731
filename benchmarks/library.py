"""What the methods cost as a collection: python -m benchmarks.library

`methods list` and `methods choose` over the whole library against a bare Python, pair by pair in one run; how
long choosing takes once the program runs; and `methods check` of 1,000 files, the whole command, against a
program that merely reads the same files with CSafeLoader.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from shutil import copy
from statistics import median

from intervisie.method.choices import HelpsWith, Yields
from intervisie.method.choosing import Situation, weigh
from intervisie.method.library import LANGUAGES, Library

METHODS = Path(__file__).parents[1] / "methods"
FILES = 1_000
PAIRS = 21
PAIRS_OF_CHECKS = 5
BARE = [sys.executable, "-c", "pass"]
OURS = [sys.executable, "-m", "intervisie", "methods"]
LOAD = "import sys, yaml\nfor name in sys.argv[1:]: yaml.load(open(name, encoding='utf-8'), yaml.CSafeLoader)"
TONIGHT = Situation(people=6, time=timedelta(hours=1), question=HelpsWith("event"), goal=Yields("advice"))


def timed(command: list[str], home: Path) -> float:
    """Return the seconds a command takes outside the checkout, so that it is the installed program."""
    environ = {**os.environ, "INTERVISIE_HOME": str(home)}
    begin = time.perf_counter()
    subprocess.run(command, cwd=home, env=environ, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def against_bare(arguments: list[str], home: Path) -> float:
    """Return how many times as long as a bare Python a command takes."""
    return median(timed([*OURS, *arguments], home) / timed(BARE, home) for _ in range(PAIRS))


def choosing() -> float:
    """Return the seconds in which a program that has started reads the library and weighs every method."""
    seconds = []
    for _ in range(PAIRS):
        library = Library(METHODS)
        begin = time.perf_counter()
        weigh((library.find(name, "nl") for name in library.ids("nl")), TONIGHT)
        seconds.append(time.perf_counter() - begin)
    return median(seconds)


def copies(folder: Path) -> list[str]:
    """Write 1,000 methods, made of all shipped ones, beside the schemas they name; return their paths."""
    for schema in METHODS.glob("*.json"):
        copy(schema, folder)
    (folder / "files").mkdir()
    library = Library(METHODS)
    shipped = [
        (name, library.file_of(name, language)) for language in LANGUAGES for name in library.ids(language)
    ]
    paths = []
    for number in range(FILES):
        name, source = shipped[number % len(shipped)]
        text = source.read_text(encoding="utf-8").replace(f"\nid: {name}\n", f"\nid: {name}-{number}\n", 1)
        path = folder / "files" / f"{number}.yaml"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def checking(home: Path) -> float:
    """Return how many times as long as merely loading them the check of 1,000 files takes."""
    with tempfile.TemporaryDirectory() as folder:
        files = copies(Path(folder))
        ratios = []
        for _ in range(PAIRS_OF_CHECKS):
            ours = timed([*OURS, "check", *files], home)
            ratios.append(ours / timed([sys.executable, "-c", LOAD, *files], home))
        return median(ratios)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        count = sum(len(Library(METHODS).ids(language)) for language in LANGUAGES)
        listed = against_bare(["list"], home)
        print(f"methods list, {count} methods: {listed:.2f} x bare Python (goal: at most 12)")
        asked = ["choose", "--people", "6", "--time", "60m", "--question", "event", "--goal", "advice"]
        print(f"methods choose, start-up included: {against_bare(asked, home):.2f} x bare Python")
        print(f"choosing after start-up: {choosing():.3f} s (goal: under 0.3 s)")
        print(f"methods check, {FILES:,} files: {checking(home):.2f} x CSafeLoader (goal: at most 1)")


if __name__ == "__main__":
    main()
