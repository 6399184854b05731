"""`intervisie templates`: list, show and check templates of documents. Arguments in, exit code out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from intervisie.cli.report import report
from intervisie.cli.spoken import interface_words
from intervisie.documents.shelf import DOCUMENTS, Shelf
from intervisie.documents.template import Template
from intervisie.documents.template import check as check_template
from intervisie.errors import BadFileError, ExitCode, IntervisieError, StorageError
from intervisie.faces.inert import cells, inert
from intervisie.text import Text, say


def open_shelf() -> Shelf:
    """Return the templates of this person: the shipped ones, and those in their own `templates` folder."""
    from intervisie.archive.folders import data_folder
    from intervisie.shipped import shipped

    try:
        own = data_folder(os.environ) / "templates"
    except StorageError:
        own = None  # templates can be read without a place to keep meetings
    return Shelf(shipped("templates"), own)


def list_templates(*, json: bool) -> int:
    """Print the templates, own ones first."""
    entries = open_shelf().entries()
    if json:
        _print_json([{"name": entry.name, "own": entry.own, "path": str(entry.path)} for entry in entries])
        return ExitCode.DONE
    words = interface_words()
    width = max(cells(entry.name) for entry in entries)
    for entry in entries:
        told = say("your own: {path}", path=str(entry.path)) if entry.own else _DOCUMENT_NAMES[entry.name]
        name = inert(entry.name)
        print(f"{name}{' ' * (width - cells(name))}  {inert(words.text(told))}")
    return ExitCode.DONE


_DOCUMENT_NAMES: dict[str, Text] = {
    "owner": say("the case owner's sheet"),
    "minutes": say("the group minutes"),
    "proof": say("the proof of participation of one person"),
    "attendance": say("the attendance list"),
    "report-vs-ict": say("the individual report for the VS Register"),
    "report-skj": say("the individual report for the SKJ"),
    "report-fgzpt": say("the individual report for the FGzPt"),
    "report-krp": say("the minutes of a case meeting for the Kwaliteitsregister Paramedici"),
    "annual-report": say("the draft of the annual report of a group"),
    "year-plan": say("the draft of the year plan of a group"),
    "signal": say("what several groups tell together"),
    "own-signal": say("what one group tells in its own words"),
}


def show(*, template: str, json: bool) -> int:
    """Print one template, for a start of one's own."""
    found = open_shelf().find(template)
    if json:
        _print_json({"name": template, "own": not found.shipped, "path": found.name, "source": found.source})
    else:
        show_source(found.source)
    return ExitCode.DONE


def check(*, files: tuple[str, ...]) -> int:
    """Try each file on made-up documents; print for which document it can be used, or what is wrong."""
    shelf = open_shelf()
    words = interface_words()
    worst = ExitCode.DONE
    for file in files:
        try:
            fitting = _fitting(shelf.read_own(Path(file)))
        except IntervisieError as error:
            sys.stdout.flush()
            report(error)
            worst = worst if worst is ExitCode.BAD_FILE else ExitCode(error.exit_code)
            continue
        told = say("{file}: in order, for {documents}", file=file, documents=", ".join(fitting))
        print(inert(words.text(told)))
    return worst


def show_source(text: str) -> None:
    """Print a text as it is, or harmless line by line on a terminal."""
    if sys.stdout.isatty():
        for line in text.removesuffix("\n").split("\n"):
            print(inert(line))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _fitting(template: Template) -> tuple[str, ...]:
    """Return the documents that a template goes through with.

    Raises:
        BadFileError: it goes through with none; told is what is wrong with the one that came furthest.
    """
    from intervisie.documents.sample import samples

    fitting: list[str] = []
    failures: list[BadFileError] = []
    for document in DOCUMENTS:
        try:
            check_template(template, samples(document))
        except BadFileError as error:
            failures.append(error)
        else:
            fitting.append(document)
    if not fitting:
        raise max(failures, key=lambda failure: failure.problems[0].place.line)
    return tuple(fitting)


def _print_json(value: object) -> None:
    """Print a value for another program: in ASCII, so that nothing in it can steer a terminal."""
    from json import dumps

    print(dumps(value, indent=2))
