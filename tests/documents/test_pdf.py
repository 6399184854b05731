"""PDFs: tagged, with fonts of their own, nothing fetched, and no text on which they fail."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import PdfObject, StreamObject

from intervisie.documents.elements import elements_of
from intervisie.documents.paper import paper_of
from intervisie.documents.pdf import pdf
from intervisie.errors import ExitCode, UsageError
from intervisie.words.catalogue import Words
from tests.documents.texts import HOSTILE, everywhere

TITLE = "Groepsverslag 2026-11-23"
PAPER = paper_of(TITLE, "nl")


def made(markdown: str) -> PdfReader:
    return PdfReader(BytesIO(pdf(elements_of(markdown), PAPER)))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def _dictionaries(value: object) -> Iterator[set[str]]:
    """Yield the keys of every dictionary of a PDF that can be reached from one of its objects."""
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if isinstance(one, PdfObject) else one
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, dict):
            yield {str(key) for key in one}
            waiting.extend(dict.values(one))
        elif isinstance(one, list):
            waiting.extend(one)


def test_it_says_what_stands_in_the_document_and_counts_its_pages() -> None:
    reader = made("# Groepsverslag\n\n- **Datum:** vandaag\n\n" + "Een regel.\n\n" * 80)

    pages = [page.extract_text() for page in reader.pages]
    assert "Datum: vandaag" in pages[0]
    assert [f"bladzijde {number} van {len(pages)}" in page for number, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)
    assert len(pages) > 1


def test_it_follows_the_standard_for_screen_readers() -> None:
    reader = made("# Titel\n\n## Kop\n\n- een\n\n| a | b |\n|---|---|\n| c | d |\n")
    root = reader.root_object

    assert str(root["/Lang"]) == "nl"
    assert "'/Marked': True" in str(root["/MarkInfo"])
    assert "'/DisplayDocTitle': True" in str(root["/ViewerPreferences"])
    metadata = root["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert b"pdfuaid:part" in metadata.get_data()
    kinds = _kinds(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD"} <= kinds


def _kinds(node: object) -> set[str]:
    node = node.get_object() if isinstance(node, PdfObject) else node
    if isinstance(node, list):
        return set().union(*(_kinds(one) for one in node))
    if not isinstance(node, dict):
        return set()
    return {str(node["/S"]) if "/S" in node else ""} | (_kinds(node["/K"]) if "/K" in node else set())


def test_it_says_its_title_and_nothing_of_who_made_it_where_and_when() -> None:
    reader = made("# a")

    assert reader.metadata is not None
    assert reader.metadata.title == TITLE
    assert set(reader.metadata) <= {"/Title", "/Creator", "/Producer"}
    assert not reader.metadata.creator or reader.metadata.creator.startswith("Typst")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_never_fails_on_text_and_refers_to_nothing(text: str) -> None:
    reader = made(everywhere(text))

    reached = set().union(*_dictionaries(reader.root_object))
    assert not reached & {
        "/URI",
        "/JS",
        "/JavaScript",
        "/OpenAction",
        "/EmbeddedFiles",
        "/Launch",
        "/AA",
        "/GoToR",
    }


def test_what_looks_like_a_program_is_text() -> None:
    read = text_of(made(everywhere(HOSTILE["a program for typst"])))

    assert '#import "@preview/x:1.0.0" #read("/etc/passwd") $x$' in read


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "#\n\n- \n",
        "### skips\n\n# levels\n",
        ">" * 40 + " a",
        "".join("  " * depth + "- a\n" for depth in range(30)),
    ],
    ids=["nothing", "empty parts", "skipped levels", "deep quotations", "deep lists"],
)
def test_it_never_fails_on_what_a_template_builds(markdown: str) -> None:
    assert len(made(markdown).pages) == 1


def test_the_program_that_sets_the_type_reads_and_fetches_nothing() -> None:
    look = files("intervisie.documents").joinpath("look.typ").read_text(encoding="utf-8")

    assert not re.search(r"#?(import|include|read|plugin|image|eval|http)\b[ (\"]", look)


def test_its_fonts_are_in_it() -> None:
    reader = made("# a\n\n**b** *c* `d`\n")

    for page in reader.pages:
        described = [keys for keys in _dictionaries(page["/Resources"]) if "/FontName" in keys]
        assert described
        assert all({"/FontFile2", "/FontFile3"} & keys for keys in described)


def test_lines_to_sign_stay_with_what_stands_before_them() -> None:
    for lines in range(20, 60):
        reader = made(
            "# a\n\n" + "regel\n\n" * lines + "laatste\n\n**Handtekening** ______\n\n**Datum** ______\n"
        )

        last = reader.pages[-1].extract_text()
        assert "laatste" in last
        assert "Datum" in last


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(UsageError) as caught:
        pdf((), PAPER)

    assert caught.value.exit_code is ExitCode.USAGE
    assert caught.value.mend is not None
    assert "pip install 'typst" in Words("en").text(caught.value.mend)
