"""Builders for the program as people run it: through a pipe, or on a terminal of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from intervisie.archive.archive import Archive
from intervisie.meeting.state import Meeting

ROOT = Path(__file__).parents[2]
PEOPLE = ("Anna", "Bas", "Cem", "Dewi", "Els")
PARTICIPANTS = tuple(word for name in PEOPLE for word in ("--participant", name))
START = ("start", "incidentmethode", *PARTICIPANTS, "--plain", "--yes")


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of somebody with their own data folder.

    The pseudo-terminal of a test does not answer where its cursor is, so it is not asked.
    """
    ours = {"INTERVISIE_HOME": str(home), "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
    return {**os.environ, **ours, **more}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "intervisie", *arguments]


def run(
    home: Path, *arguments: str, lines: str | bytes = "", **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program with these lines in a pipe."""
    typed = lines.encode() if isinstance(lines, str) else lines
    return subprocess.run(
        command(*arguments),
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
        cwd=ROOT,
        env=environment(home, **more),
    )


def archive_of(home: Path) -> Archive:
    return Archive(home / "meetings")


def meeting_of(home: Path) -> Meeting:
    """Return the latest meeting in a data folder."""
    return archive_of(home).load()


def texts_of(home: Path) -> list[str]:
    """Return the texts of its notes."""
    return [note.text for note in meeting_of(home).notes]
