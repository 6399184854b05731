"""The programs that people open documents with: an office suite and a browser, where they are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader

from intervisie.cli.formats import made
from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.elements import elements_of
from intervisie.documents.formats import page
from intervisie.documents.paper import paper_of
from intervisie.documents.plain import Data, attendance_data, minutes_data, owner_data, proof_data
from intervisie.documents.proof import attendance, proof
from intervisie.documents.shelf import Shelf
from intervisie.documents.word import word
from tests.documents.builder import ROOT, a_whole_meeting
from tests.documents.texts import HOSTILE, everywhere

OFFICE = shutil.which("soffice")
BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
SHELF = Shelf(ROOT / "templates")
DOCUMENTS = ("owner", "minutes", "attendance", "proof")
OWN_TRAFFIC = ("google.com", "googleapis.com", "gvt1.com")
"""Where the browser itself tries to go, whatever is on the page."""

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


def document(name: str, language: str, form: str) -> bytes:
    meeting = a_whole_meeting(language)
    data: dict[str, Data] = {
        "owner": owner_data(owner_sheet(meeting, "1")),
        "minutes": minutes_data(minutes(meeting)),
        "attendance": attendance_data(attendance(meeting)),
        "proof": proof_data(proof(meeting, 1)),
    }
    return made(form, SHELF.of_document(name), data[name])


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program with a home of its own."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    environ = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    return subprocess.run(
        arguments, cwd=folder, env=environ, capture_output=True, text=True, check=True, timeout=120
    )


def opened_by_office(folder: Path) -> dict[str, PdfReader]:
    """Let the office suite print every Word file in a folder; it must have nothing to say about them."""
    files = sorted(folder.glob("*.docx"))
    assert complaints_of_office(folder, files) == []
    return {file.stem: PdfReader(file.with_suffix(".pdf")) for file in files}


def complaints_of_office(folder: Path, files: list[Path]) -> list[str]:
    assert OFFICE is not None
    profile = f"-env:UserInstallation=file://{folder}/profile"
    ended = run(folder, OFFICE, profile, "--headless", "--convert-to", "pdf", *(file.name for file in files))
    usual = (
        "convert ",
        "Warning: failed to launch javaldx",
    )  # the second is about Java, which nobody needs here
    told = (ended.stdout + ended.stderr).splitlines()
    return [line for line in told if line and not line.startswith(usual)]


@needs_office
def test_an_office_suite_opens_every_document_without_a_complaint(tmp_path: Path) -> None:
    for name in DOCUMENTS:
        for language in ("nl", "en"):
            (tmp_path / f"{name}-{language}.docx").write_bytes(document(name, language, "docx"))

    printed = opened_by_office(tmp_path)

    for name, reader in printed.items():
        first = reader.pages[0]
        sideways = first.mediabox.width > first.mediabox.height
        assert sideways == name.startswith("attendance")
        assert len(reader.pages) <= 2
        count = ("bladzijde 1 van {}" if name.endswith("nl") else "page 1 of {}").format(len(reader.pages))
        assert count in " ".join(first.extract_text().split())
        assert reader.metadata is not None
        assert not reader.metadata.author


@needs_office
def test_an_office_suite_opens_any_text(tmp_path: Path) -> None:
    for number, text in enumerate(HOSTILE.values()):
        (tmp_path / f"{number}.docx").write_bytes(word(elements_of(everywhere(text)), paper_of("T", "en")))

    printed = opened_by_office(tmp_path)

    assert len(printed) == len(HOSTILE)
    assert all(reader.pages for reader in printed.values())


@needs_office
def test_an_office_suite_complains_about_a_file_that_is_broken(tmp_path: Path) -> None:
    whole = document("minutes", "nl", "docx")
    broken = tmp_path / "broken.docx"
    broken.write_bytes(whole[: len(whole) // 2])

    assert complaints_of_office(tmp_path, [broken])


def looked_at(folder: Path, html: str) -> tuple[set[str], list[str]]:
    """Return which addresses a page asks for in the browser, and what the console says."""
    assert BROWSER is not None
    (folder / "page.html").write_text(html, encoding="utf-8")
    ended = run(
        folder,
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder}/profile",
        "--enable-logging=stderr",
        f"--log-net-log={folder}/net.json",
        f"--print-to-pdf={folder}/page.pdf",
        f"file://{folder}/page.html",
    )
    events = json.loads((folder / "net.json").read_text(encoding="utf-8"))["events"]
    asked = {str(event["params"]["url"]) for event in events if "url" in event.get("params", {})}
    own = {url for url in asked if (urlsplit(url).hostname or "").endswith(OWN_TRAFFIC)}
    return asked - own, [line for line in ended.stderr.splitlines() if ":CONSOLE:" in line]


@needs_browser
def test_a_browser_asks_for_nothing_and_says_nothing_on_every_page(tmp_path: Path) -> None:
    for name in DOCUMENTS:
        for language in ("nl", "en"):
            folder = tmp_path / f"{name}-{language}"
            folder.mkdir()

            asked, told = looked_at(folder, document(name, language, "html").decode())

            assert (asked, told) == (set(), [])
            paper = PdfReader(folder / "page.pdf").pages[0].mediabox
            assert (paper.width > paper.height) == (name == "attendance")


@needs_browser
def test_a_browser_asks_for_nothing_whatever_was_typed(tmp_path: Path) -> None:
    texts = "\n\n".join(everywhere(text) for text in HOSTILE.values())
    links = "![x](http://example.org/x.png)\n\n<img src='http://example.org/y.png'>\n\n<script>console.log(1)</script>\n"

    assert looked_at(tmp_path, page(texts + "\n\n" + links, title="T", language="nl")) == (set(), [])


@needs_browser
def test_the_look_at_a_page_sees_what_it_is_there_to_see(tmp_path: Path) -> None:
    asked, told = looked_at(
        tmp_path, "<img src='http://127.0.0.1:9/x.png'><script>console.log('said')</script>"
    )

    assert asked == {"http://127.0.0.1:9/x.png"}
    assert len(told) == 1
