"""`export --format`: every document in every format, for whom it is and for nobody else."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.cli.formats import made
from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.exchange import json_of
from intervisie.documents.plain import Data, attendance_data, minutes_data, owner_data, proof_data
from intervisie.documents.proof import attendance, proof
from intervisie.documents.shelf import Shelf
from intervisie.documents.spreadsheet import COLUMNS, attendance_cells, csv_of
from intervisie.errors import ExitCode
from intervisie.meeting.people import Arrived, Named
from intervisie.meeting.state import Meeting
from tests.documents.builder import ROOT, a_meeting, a_whole_meeting, after
from tests.documents.test_export import archive  # noqa: F401 # the fixture
from tests.documents.texts import HOSTILE

SHELF = Shelf(ROOT / "templates")
FORMATS = ("md", "html", "docx", "pdf", "json")
MAGIC = {"md": b"#", "html": b"<!DOCTYPE html>", "docx": b"PK\x03\x04", "pdf": b"%PDF-", "json": b"{"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(*arguments: str) -> int:
    return edge.run(["export", *arguments])


def documents_of(meeting: Meeting) -> dict[str, Data]:
    return {
        "owner": owner_data(owner_sheet(meeting, "1")),
        "minutes": minutes_data(minutes(meeting)),
        "attendance": attendance_data(attendance(meeting)),
        "proof": proof_data(proof(meeting, 1)),
    }


def read(form: str, document: bytes) -> str:
    """Return everything that can be read in a document, whatever its format, in one line."""
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            text = " ".join(package.read(name).decode() for name in package.namelist())
    elif form == "pdf":
        reader = PdfReader(io.BytesIO(document))
        text = f"{reader.metadata} " + " ".join(page.extract_text() for page in reader.pages)
    else:
        text = document.decode()
    return " ".join(text.split())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("document", ["owner", "minutes", "attendance"])
@pytest.mark.usefixtures("archive")
def test_every_document_comes_in_every_format_for_its_owner_only(document: str, form: str) -> None:
    assert run("--document", document, "--format", form) == ExitCode.DONE

    (file,) = Path.cwd().iterdir()
    assert file.suffix == f".{form}"
    assert file.read_bytes().startswith(MAGIC[form])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def _marks(meeting: Meeting) -> Iterator[str]:
    """Yield everything that was said about the case."""
    for case in meeting.cases:
        yield case.title
        yield from (wording.text for wording in case.wordings)
        yield from case.hidden.values()
    yield from (column for note in meeting.notes if note.case for column in note.columns)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("document", ["minutes", "attendance", "proof"])
def test_nothing_of_the_case_stands_in_what_others_get(document: str, form: str) -> None:
    meeting = a_whole_meeting("nl")
    said = {" ".join(text.split()) for text in _marks(meeting) if len(text) > 8}

    found = read(form, made(form, SHELF.of_document(document), documents_of(meeting)[document]))

    assert len(said) > 8
    assert not {text for text in said if text in found}
    assert "Bas" not in found or document != "proof"


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("document", ["owner", "minutes", "attendance", "proof"])
def test_the_title_of_a_file_is_the_kind_of_document_and_its_date(document: str, form: str) -> None:
    data = documents_of(a_whole_meeting("nl"))[document]

    found = read(form, made(form, SHELF.of_document(document), data))

    assert f"{data['title']} 2026-11-23" in found


def test_json_holds_what_the_template_gets_without_what_only_dresses_it_up() -> None:
    data = documents_of(a_whole_meeting("en"))["minutes"]

    read_back = json.loads(json_of(data))

    assert read_back == {"version": 1, **{key: value for key, value in data.items() if key != "label"}}
    assert datetime.fromisoformat(read_back["begin_iso"]).utcoffset() is not None


def test_the_json_of_a_proof_is_about_one_person() -> None:
    text = json_of(documents_of(a_whole_meeting("en"))["proof"])

    assert json.loads(text)["person"]["name"] == "Anna"
    assert "Els" not in text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_json_is_plain_and_gives_back_what_was_typed(text: str) -> None:
    written = json_of({"document": "minutes", "text": text})

    assert written.isascii()
    assert all(character == "\n" or character.isprintable() for character in written)
    assert json.loads(written)["text"] == text


@pytest.mark.usefixtures("archive")
def test_the_attendance_list_is_a_line_for_each_person_in_csv(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--document", "attendance", "--format", "csv", "--output", "-") == ExitCode.DONE

    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert [row["name"] for row in rows] == ["Anna", "Bas", "Cem", "Dewi", "Els"]
    assert rows[0]["group"] == "Team North"
    assert set(rows[0]) == set(COLUMNS)


@pytest.mark.parametrize("name", ["=1+1", "+31", "-x", "@SUM(A1)", "\t=1", "a\x1b[2J\n=2", *HOSTILE.values()])
def test_no_cell_of_the_csv_is_a_formula_or_steers_anything(name: str) -> None:
    meeting = after(a_meeting("nl"), 5, Named(names={"p6": name}), Arrived(person="p6"))
    whole = attendance(meeting)

    text = csv_of(COLUMNS, (attendance_cells(one, whole).values() for one in whole.people))

    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 7
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert all(character == "\n" or ord(character) >= 0x20 for character in text)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("minutes", "--format", "csv"), "Only the attendance list can be a CSV file."),
        (("minutes", "--format", "json", "--template", "minutes"), "--format json has no template."),
        (("attendance", "--format", "csv", "--template", "minutes"), "--format csv has no template."),
    ],
)
@pytest.mark.usefixtures("archive")
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--document", *arguments) == ExitCode.USAGE

    assert capsys.readouterr().err.startswith(sentence)
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.usefixtures("archive")
def test_without_the_package_a_pdf_is_refused_before_anybody_is_asked_anything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    assert run("--document", "minutes", "--format", "pdf") == ExitCode.USAGE

    assert capsys.readouterr().err.startswith(
        "A PDF needs the package typst, which is not installed.\nInstall"
    )
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.usefixtures("archive")
def test_what_is_no_text_goes_into_a_pipe_and_not_to_a_terminal(
    form: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("--document", "owner", "--format", form, "--output", "-") == ExitCode.DONE
    assert capfdbinary.readouterr().out.startswith(MAGIC[form])

    monkeypatch.setattr(sys, "stdout", Terminal())

    assert run("--document", "owner", "--format", form, "--output", "-") == ExitCode.USAGE
    assert f"--output FILE.{form}".encode() in capfdbinary.readouterr().err


@pytest.mark.parametrize("form", ["docx", "pdf", "json"])
@pytest.mark.usefixtures("archive")
def test_a_file_that_is_there_is_replaced_with_force_only(form: str) -> None:
    target = Path(f"mine.{form}")
    target.write_text("mine")

    refused = run("--document", "owner", "--format", form, "--output", target.name)
    kept = target.read_text()
    forced = run("--document", "owner", "--format", form, "--output", target.name, "--force")

    assert (refused, kept, forced) == (ExitCode.STORAGE, "mine", ExitCode.DONE)
    assert target.read_bytes().startswith(MAGIC[form])


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.usefixtures("archive")
def test_a_template_of_a_stranger_can_embed_nothing(form: str) -> None:
    Path("own.md.j2").write_text(
        "# {{ title }}\n\n![x](http://example.org/x.png) [y](file:///etc/passwd) <img src='http://example.org'>\n"
    )

    assert run("--document", "owner", "--template", "own.md.j2", "--format", form, "--output", "out") == 0

    document = Path("out").read_bytes()
    assert "![x](http://example.org/x.png)" in read(form, document)
    assert b"/URI" not in document
    assert "hyperlink" not in read(form, document)


@pytest.mark.usefixtures("archive")
def test_a_template_whose_markdown_takes_too_much_to_read_is_ended(
    archive: Archive,  # noqa: F811 # the fixture
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("own.md.j2").write_text("{% for i in range(90000) %}\n- a *b* [c\n{% endfor %}\n")

    assert run("--document", "owner", "--template", "own.md.j2", "--format", "pdf", "--output", "out") == 3

    told = capsys.readouterr().err
    assert re.match(r"own\.md\.j2:1:1: The template (takes longer|needs more)", told)
    assert not Path("out").exists()
