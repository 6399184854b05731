"""What making a document costs, beside the libraries that do the work: python -m benchmarks.export

The owner's sheet of a meeting with 200 notes, pair by pair in one run: the whole command, from start to the
file on the disk, against a Python that imports the libraries of that format and lets them make the same
document from data that lies ready: Jinja2 for all, with markdown-it-py for the page, typst for the PDF, and
python-docx for the Word file (which we write without it). The goal is a ratio of at most 1.5.
It needs the extra `documents`, and python-docx.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.replay import OPENED, UnsyncedDisk
from intervisie.archive.archive import Archive
from intervisie.documents.cases import cases_of
from intervisie.documents.content import owner_sheet
from intervisie.documents.elements import elements_of
from intervisie.documents.formats import page
from intervisie.documents.paper import paper_of
from intervisie.documents.pdf import inputs_of
from intervisie.documents.plain import owner_data
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import make
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.choices import CaseChosen
from intervisie.meeting.instant import Stamp
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.method.choices import GoesTo
from intervisie.method.library import Library
from intervisie.shipped import shipped

PAIRS = 15
NOTES = 200
GOAL = 1.5
PEOPLE = (("p1", "Anna"), ("p2", "Bas"), ("p3", "Cem"), ("p4", "Dewi"))
PROGRAM = Path(sys.executable).parent / "intervisie"

_JINJA = """
import json, sys
from jinja2.sandbox import ImmutableSandboxedEnvironment
folder = sys.argv[1]
environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
environment.filters.update(one_line=str, hang=lambda text, spaces=2: text)
data = json.load(open(folder + "/data.json"))
markdown = environment.from_string(open(folder + "/template").read()).render(**data)
"""
_PAGE = """
from markdown_it import MarkdownIt
page = MarkdownIt("commonmark").enable("table").render(open(folder + "/markdown").read())
"""
REFERENCES = {
    "md": _JINJA,
    "html": _JINJA + _PAGE,
    "docx": _JINJA
    + _PAGE
    + """
import docx
document = docx.Document()
for line in open(folder + "/markdown"):
    if line.startswith("#"):
        document.add_heading(line.lstrip("# "), line.count("#"))
    elif line.startswith("- "):
        document.add_paragraph(line[2:], style="List Bullet")
    elif line.strip():
        document.add_paragraph(line)
document.save(folder + "/theirs.docx")
""",
    "pdf": _JINJA
    + _PAGE
    + """
import typst
look = open(folder + "/look.typ", "rb").read()
compiler = typst.Compiler(look, ignore_system_fonts=True, sys_inputs=json.load(open(folder + "/inputs.json")))
open(folder + "/theirs.pdf", "wb").write(compiler.compile(format="pdf", pdf_standards="ua-1"))
""",
}


def keep_a_meeting(archive: Archive) -> None:
    """Keep a meeting with one case and so many notes on it."""
    library = Library(shipped("methods"))
    beginning = Beginning(
        language="nl",
        blocks=library.blocks("nl"),
        people=PEOPLE,
        group_name="Team Noord",
        method=library.find("incidentmethode", "nl"),
    )
    meeting, journal, _ = archive.create(beginning, Stamp(OPENED, "boot", 0.0))
    journal.close()
    archive.append(None, (CaseChosen(case="1", owner="p2", title="x"),), Stamp(OPENED, "boot", 1.0))
    for number in range(1, NOTES + 1):
        note = NoteTaken(
            number=number,
            stop=meeting.here,
            kind=NoteKind.ADVICE,
            columns=(
                f"Advies {number}: wat zou er gebeuren als je haar gewoon eens vroeg wat zij nodig heeft?",
            ),
            goes_to=GoesTo.OWNER_SHEET,
            case="1",
            speaker="p3",
        )
        moment = Stamp(OPENED + timedelta(seconds=number), "boot", 1.0 + number)
        archive.append(None, (note,), moment)


def lay_ready(archive: Archive, folder: Path) -> None:
    """Put what the libraries get into a folder."""
    meeting = archive.load()
    template = Shelf(shipped("templates")).of_document("owner")
    data = owner_data(owner_sheet(meeting, cases_of(meeting)[0].id))
    markdown = make(template, data)
    assert page(markdown, title="", language="nl").count("<li>") >= NOTES
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "template").write_text(template.source, encoding="utf-8")
    (folder / "markdown").write_text(markdown, encoding="utf-8")
    inputs = inputs_of(elements_of(markdown), paper_of("Opbrengst", "nl"))
    (folder / "inputs.json").write_text(json.dumps(inputs), encoding="utf-8")
    look = Path(sys.modules["intervisie.documents.pdf"].__file__ or "").with_name("look.typ")
    (folder / "look.typ").write_bytes(look.read_bytes())


def timed(command: tuple[str, ...], folder: str) -> float:
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ |= {"INTERVISIE_HOME": f"{folder}/home", "INTERVISIE_LANGUAGE": "en"}
    begun = time.perf_counter()
    subprocess.run(command, env=environ, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "home" / "meetings", UnsyncedDisk())
        (Path(folder) / "home").mkdir(0o700)
        keep_a_meeting(archive)
        lay_ready(archive, Path(folder))
        for form, reference in REFERENCES.items():
            output = ("--format", form, "--output", f"ours.{form}", "--force")
            ours = (str(PROGRAM), "export", "--document", "owner", *output)
            theirs = (sys.executable, "-c", reference, folder)
            timed(ours, folder), timed(theirs, folder)
            pairs = [(timed(ours, folder), timed(theirs, folder)) for _ in range(PAIRS)]
            ratio = median(one / other for one, other in pairs)
            taken, needed = (median(times) * 1e3 for times in zip(*pairs, strict=True))
            print(
                f"{form}: {taken:.0f} ms, its libraries {needed:.0f} ms: {ratio:.2f} (goal: at most {GOAL})"
            )


if __name__ == "__main__":
    main()
