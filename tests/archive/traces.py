"""Looks for words in every byte that is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda word: word.encode("utf-8"),
    "utf-16-le": lambda word: word.encode("utf-16-le"),
    "utf-16-be": lambda word: word.encode("utf-16-be"),
    "latin-1": lambda word: word.encode("latin-1", "ignore"),
    "json": lambda word: json.dumps(word)[1:-1].encode("ascii"),
}


def traces(folder: Path, *words: str) -> list[tuple[str, str, str]]:
    """Return the name of a file, a word and an encoding for each place where one of the words stands."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        (str(path.relative_to(folder)), word, name)
        for path in files
        for data in (path.read_bytes() + str(path.relative_to(folder)).encode(),)
        for word in words
        for name, encode in ENCODINGS.items()
        if encode(word) in data
    ]
