"""The formats of `export`: which there are, what each asks, and the document in one of them."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from intervisie.cli.templates import show_source
from intervisie.documents.template import Page, Template, make
from intervisie.errors import UsageError
from intervisie.text import say

if TYPE_CHECKING:
    from intervisie.documents.elements import Block
    from intervisie.documents.paper import Paper
    from intervisie.documents.plain import Data
    from intervisie.documents.values import Attendance

_FOR_PROGRAMS = frozenset({"json", "csv"})
_NO_TEXT = frozenset({"docx", "pdf"})


def refuse(form: str, document: str, *, template: str | None, to_stdout: bool) -> None:
    """Raise before anybody is asked anything when a document cannot be made in this format.

    Raises:
        UsageError: it says what to change, or what to install.
    """
    if form == "csv" and document != "attendance":
        raise UsageError(
            say("Only the attendance list can be a CSV file."),
            say("Choose another one: {option}.", option="--format json"),
        )
    if form in _FOR_PROGRAMS and template is not None:
        raise UsageError(
            say("{option} has no template.", option=f"--format {form}"),
            say("Leave out {option}.", option="--template"),
        )
    if form in _NO_TEXT and to_stdout and sys.stdout.isatty():
        raise UsageError(
            say("This format is no text, and cannot be shown on a terminal."),
            say("Give it a file, {file}, or pass it on to a program.", file=f"--output FILE.{form}"),
        )
    if form == "pdf" and not pdf_can_be_made():
        from intervisie.documents.pdf import not_installed

        raise not_installed()


def pdf_can_be_made() -> bool:
    """Tell whether the package that sets the type is installed, without loading it."""
    return find_spec("typst") is not None


def made(form: str, template: Template, data: Data, whole: Attendance | None = None) -> bytes:
    """Return a document in a format; only a CSV needs the `whole` attendance."""
    title, language = f"{data['title']} {data['date_iso']}", str(data["language"])
    match form:
        case "json":
            from intervisie.documents.exchange import json_of

            return json_of(data).encode()
        case "csv":
            from intervisie.documents.spreadsheet import COLUMNS, attendance_cells, csv_of

            assert whole is not None
            rows = (attendance_cells(one, whole).values() for one in whole.people)
            return csv_of(COLUMNS, rows).encode("utf-8", "replace")
        case "docx" | "pdf":
            from intervisie.documents.elements import elements_of
            from intervisie.documents.paper import paper_of

            blocks = elements_of(make(template, data, readable=True))
            return _set(form, blocks, paper_of(title, language))
        case _:
            page = Page(title, language) if form == "html" else None
            return make(template, data, page=page).encode("utf-8", "replace")


def _set(form: str, blocks: tuple[Block, ...], paper: Paper) -> bytes:
    if form == "pdf":
        from intervisie.documents.pdf import pdf

        return pdf(blocks, paper)
    from intervisie.documents.word import word

    return word(blocks, paper)


def show(form: str, document: bytes) -> None:
    """Write a document to where the output goes: as it is, or harmless line by line on a terminal."""
    if form not in _NO_TEXT:
        show_source(document.decode())
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(document)
    sys.stdout.buffer.flush()
