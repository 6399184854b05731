"""Files that a command writes where somebody asked for them: never over another one unasked, never half."""

from __future__ import annotations

import os
from pathlib import Path

from intervisie.archive.durable import write_whole
from intervisie.cli.spoken import interface_words
from intervisie.errors import StorageError
from intervisie.faces.inert import inert
from intervisie.text import say

STDOUT = "-"
"""The name that stands for the terminal."""


def refuse_what_is_there(target: Path, *, force: bool) -> None:
    """Raise before anybody is asked anything when the file exists; writing looks once more.

    Raises:
        StorageError: there is something of that name, and `force` was not asked for.
    """
    if not force and os.path.lexists(target):
        raise StorageError(
            say("{path} exists already; nothing was written.", path=str(target)),
            say("Choose another name, or add --force to replace it."),
        )


def write(target: Path, text: str, *, force: bool) -> None:
    """Write a file whole and say where it stands; raises StorageError as `write_whole` does."""
    write_bytes(target, text.encode("utf-8", "replace"), force=force)


def write_bytes(target: Path, data: bytes, *, force: bool) -> None:
    """Write a file that is no text whole, and say where it stands; raises as `write` does."""
    write_whole(target, data, force=force)
    print(inert(interface_words().text(say("Written: {path}", path=str(target)))))
