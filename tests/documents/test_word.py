"""Word files: another reader finds in them what stands in the document, and nothing about who made it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document
from hypothesis import given
from hypothesis import strategies as st

from intervisie.documents.elements import elements_of
from intervisie.documents.markdown import as_typed
from intervisie.documents.paper import paper_of
from intervisie.documents.word import word
from intervisie.faces.inert import inert
from tests.documents.texts import HOSTILE, everywhere

PAPER = paper_of("Group minutes 2026-11-23", "en")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(markdown: str) -> bytes:
    return word(elements_of(markdown), PAPER)


def opened(markdown: str) -> Document:
    return docx.Document(BytesIO(made(markdown)))


def part(markdown: str, name: str) -> str:
    with zipfile.ZipFile(BytesIO(made(markdown))) as package:
        return package.read(name).decode()


def test_headings_lists_and_tables_are_real_ones() -> None:
    document = opened("# Title\n\n## Below\n\n- one\n\n1. first\n\n| a | b |\n|---|---|\n| c | d |\n\nend\n")

    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["Title"] == "Heading 1"
    assert styles["Below"] == "Heading 2"
    numbered = [
        one.text for one in document.paragraphs if one._p.pPr is not None and one._p.pPr.numPr is not None
    ]
    assert numbered == ["one", "first"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["a", "b"], ["c", "d"]]


def test_the_headings_of_a_table_come_back_on_each_page_and_rows_stay_whole() -> None:
    xml = part("| a |\n|---|\n| b |\n", "word/document.xml")

    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 2


def test_every_numbered_list_begins_with_its_own_number() -> None:
    xml = part("3. a\n\ntext\n\n7. b\n", "word/numbering.xml")

    starts = re.findall(r'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="(\d+)"', xml)
    assert starts == ["3", "7"]


def test_a_line_to_sign_holds_its_label_and_nothing_else() -> None:
    document = opened("**Signature** ______\n")

    (line,) = [one for one in document.paragraphs if one.style and one.style.name == "To sign"]
    assert line.text.split() == ["Signature"]


def test_two_lines_to_write_on_stay_two() -> None:
    styles = [one.style.name for one in opened(f"# a\n\n{'_' * 20}\n\n{'_' * 20}\n").paragraphs if one.style]

    assert styles[1:] == ["Writing line", "Close", "Writing line", "Close"]


def test_the_foot_counts_the_pages_in_the_language_of_the_document() -> None:
    dutch = word(elements_of("a"), paper_of("Groepsverslag 2026-11-23", "nl"))

    with zipfile.ZipFile(BytesIO(dutch)) as package:
        foot = ET.fromstring(package.read("word/footer1.xml"))
    assert "".join(foot.itertext()) == "Groepsverslag 2026-11-23bladzijde 1 van 1"
    assert [field.get(f"{W}instr") for field in foot.iter(f"{W}fldSimple")] == [" PAGE ", " NUMPAGES "]


def test_it_says_title_and_language_and_nothing_of_who_made_it_where_and_when() -> None:
    properties = opened("a").core_properties

    assert (properties.title, properties.language) == ("Group minutes 2026-11-23", "en-GB")
    assert not any((properties.author, properties.last_modified_by, properties.comments, properties.keywords))
    with zipfile.ZipFile(BytesIO(made("a"))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not {name for name in package.namelist() if "app" in name or "custom" in name}


def test_the_same_document_makes_the_same_file() -> None:
    assert made(everywhere("a")) == made(everywhere("a"))


def test_it_refers_to_nothing_outside_itself() -> None:
    with zipfile.ZipFile(BytesIO(made(everywhere(HOSTILE["a field of Word"])))) as package:
        for name in package.namelist():
            text = package.read(name).decode()
            assert "TargetMode" not in text
            if name.startswith("word/") and not name.endswith(".rels"):
                assert set(re.findall(r'instr="([^"]*)"', text)) <= {" PAGE ", " NUMPAGES "}
                assert "w:hyperlink" not in text
                assert "w:drawing" not in text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_never_fails_on_text(text: str) -> None:
    document = opened(everywhere(text))

    first = next(one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1")
    assert first.split() == inert(text).split()


@given(st.text())
def test_any_text_reads_back(text: str) -> None:
    document = opened(as_typed(text))

    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    shown = "\n".join(inert(line) for line in lines)
    read = document.paragraphs[0].text if document.paragraphs else ""
    assert read.replace("\u00a0", " ") == shown.replace("\u00a0", " ") or not as_typed(text).strip()


def test_text_from_right_to_left_is_marked_as_such() -> None:
    xml = part("Anna: שלום\n\nשלום Anna\n", "word/document.xml")

    assert '<w:rtl/></w:rPr><w:t xml:space="preserve">שלום</w:t>' in xml
    assert xml.count("<w:bidi/>") == 1


def test_an_empty_document_is_one_too() -> None:
    assert opened("").paragraphs == []


def test_a_wide_table_turns_the_page() -> None:
    section = opened("|a" * 7 + "|\n" + "|-" * 7 + "|\n").sections[0]

    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
