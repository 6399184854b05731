"""The program behaves in a pipe, on an old terminal and when nobody listens any more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "intervisie"]
ONLY_WITH_PIPES = pytest.mark.skipif(os.name == "nt", reason="Windows has no exit code for a closed pipe")


@ONLY_WITH_PIPES
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["methods", "list"]], ids=" ".join)
def test_a_reader_that_has_gone_ends_it_quietly(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    ended = subprocess.run(
        [*COMMAND, *arguments], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)

    assert (ended.returncode, ended.stderr) == (141, b"")


@ONLY_WITH_PIPES
def test_errors_that_nobody_reads_end_it_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)

    ended = subprocess.run([*COMMAND, "nonsense"], stderr=writing, check=False, timeout=60)
    os.close(writing)

    assert ended.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to here")
@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["methods", "list"], ["methods", "schema"]], ids=" ".join
)
def test_output_to_a_full_disk_ends_in_a_sentence(arguments: list[str]) -> None:
    settings = {**os.environ, "INTERVISIE_LANGUAGE": "en"}

    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*COMMAND, *arguments], env=settings, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )

    assert (ended.returncode, ended.stderr) == (5, b"The output could not be written: the disk is full.\n")


def test_a_terminal_without_accents_shows_question_marks() -> None:
    settings = {**os.environ, "PYTHONIOENCODING": "ascii"}

    ended = subprocess.run(
        [*COMMAND, "één"], env=settings, capture_output=True, text=True, check=False, timeout=60
    )

    assert ended.returncode == 2
    assert ended.stderr.startswith("There is no command '??n'.")


def test_a_program_without_streams_ends_as_usual() -> None:
    code = (
        "import sys; sys.stdout = sys.stderr = None\n"
        "from intervisie.cli.edge import run; sys.exit(run(['methods', 'list']) or run(['nonsense']))"
    )

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)

    assert ended.returncode == 2
