"""Finds and reads templates: the shipped ones, a person's own folder, or one named by its path."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from intervisie.documents.layouts import LAYOUTS
from intervisie.documents.template import Template
from intervisie.errors import BadFileError, Place, Problem, StorageError, UsageError
from intervisie.method.library import content_of
from intervisie.text import say

SUFFIX = ".md.j2"
DOCUMENTS = (
    *("owner", "minutes", "proof", "attendance", "report", "annual-report", "year-plan"),
    *("signal", "own-signal"),
)
"""The documents that there are; a template that goes through with the data of one can be used for it."""
TEMPLATES = tuple(
    template
    for document in DOCUMENTS
    for template in ([f"report-{layout}" for layout in LAYOUTS] if document == "report" else [document])
)
"""The shipped templates: one for each document, one for each layout of the individual report."""


class Entry(Struct, frozen=True):
    """One template that can be used by its name."""

    name: str
    path: Path
    own: bool


class Shelf:
    """The templates that can be used here; `own` is a person's own folder, which need not exist."""

    def __init__(self, shipped: Path, own: Path | None = None) -> None:
        self.shipped = shipped
        self.own = own

    def entries(self) -> tuple[Entry, ...]:
        """Return the templates by name, own ones first."""
        entries = [Entry(_name_of(path), path, own=True) for path in _templates_in(self.own)]
        entries += [Entry(name, self.shipped / f"{name}{SUFFIX}", own=False) for name in TEMPLATES]
        return tuple(entries)

    def of_document(self, document: str) -> Template:
        """Return the shipped template of a document; that of a layout is called `report-` and its id."""
        return self._read(self.shipped / f"{document}{SUFFIX}", shipped=True)

    def find(self, name: str) -> Template:
        """Return the template in a file, or the one of this name: a person's own before a shipped one.

        Raises:
            UsageError: there is none.
            BadFileError: the file is no text, or too large for a template.
            StorageError: it cannot be opened.
        """
        if Path(name).is_file():
            return self._read(Path(name), shipped=False)
        for entry in self.entries():
            if name in (entry.name, entry.path.name):
                return self._read(entry.path, shipped=not entry.own)
        known = ", ".join(entry.name for entry in self.entries())
        if "/" in name or "\\" in name or "." in name:
            raise UsageError(say("There is no file {path}.", path=name))
        raise UsageError(
            say("There is no template '{name}'.", name=name), say("There are: {names}.", names=known)
        )

    def read_own(self, path: Path) -> Template:
        """Return the template in a file, taken for a stranger's wherever it stands; raises as `find` does."""
        return self._read(path, shipped=False)

    def _read(self, path: Path, *, shipped: bool) -> Template:
        content = content_of(path)
        try:
            source = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            wrong = say("This is not UTF-8, the form in which text files are saved.")
            raise BadFileError(
                wrong, str(path), (Problem(Place(line, 1), wrong, say("Save the file as UTF-8.")),)
            ) from None
        return Template(str(path), source, shipped, {})


def _templates_in(folder: Path | None) -> list[Path]:
    """Return the templates of a folder by name; one that cannot be read holds none."""
    if folder is None:
        return []
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX) and path.is_file())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StorageError(
            say("{path} cannot be opened: {reason}.", path=str(folder), reason=error.strerror or "?")
        ) from None


def _name_of(path: Path) -> str:
    return path.name.removesuffix(SUFFIX)
