"""Makes the index of the shipped methods: `python -m intervisie.cli.index` rewrites `methods/index.json`."""

from __future__ import annotations

from pathlib import Path

from intervisie.method.index import NAME, Summary, encoded, summary_of
from intervisie.method.library import LANGUAGES, Library, content_of
from intervisie.shipped import shipped


def index_of(folder: Path) -> bytes:
    """Return the index of the methods in a folder."""
    library = Library(folder)
    found: list[Summary] = []
    for language in LANGUAGES:
        for name in library.ids(language):
            path = library.file_of(name, language)
            found.append(summary_of(library.read(path), f"{language}/{name}.yaml", len(content_of(path))))
    return encoded(found)


if __name__ == "__main__":
    (shipped("methods") / NAME).write_bytes(index_of(shipped("methods")))
