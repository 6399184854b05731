"""What Word files and PDFs are made of: what stands in the Markdown, and nothing that refers away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.documents.elements import (
    Blank,
    Block,
    Break,
    Code,
    Facts,
    Heading,
    Inline,
    Items,
    Paragraph,
    Quote,
    Run,
    Table,
    ToSign,
    WritingLine,
    elements_of,
    is_wide,
    plain,
)
from intervisie.documents.markdown import as_typed
from intervisie.faces.inert import inert
from tests.documents.texts import HOSTILE, everywhere

anything = st.text(alphabet=st.sampled_from("ab1 \n\t#*_-+=>`~|[]()!<&;.\\:\"'{}$^@/x")) | st.text()


def said(blocks: tuple[Block, ...]) -> str:
    """Return all text of some blocks."""
    return "\n".join(_said(block) for block in blocks)


def _said(block: Block) -> str:
    match block:
        case Heading(line=line) | Paragraph(line=line) | ToSign(label=line):
            return _text(line)
        case Facts(rows=rows):
            return "\n".join(_text(label) + " " + _text(value) for label, value in rows)
        case Items(items=items):
            return "\n".join(said(item) for item in items)
        case Quote(blocks=blocks):
            return said(blocks)
        case Code(lines=lines):
            return "\n".join(lines)
        case Table(head=head, rows=rows):
            return "\n".join(_text(cell) for row in (head, *rows) for cell in row)
        case WritingLine():
            return ""


def _text(line: tuple[Inline, ...]) -> str:
    return "".join("\n" if isinstance(one, Break) else plain((one,)) for one in line)


def test_labels_under_the_title_are_the_head_of_the_document() -> None:
    blocks = elements_of("# T\n\nIntro.\n\n- **Date:** today\n- **Place:** ______\n")

    head = blocks[2]
    assert isinstance(head, Facts)
    assert [plain(label) for label, _ in head.rows] == ["Date:", "Place:"]
    assert head.rows[0][1] == (Run("today"),)
    assert head.rows[1][1] == (Blank(6),)


@pytest.mark.parametrize(
    "markdown",
    ["# T\n\n- plain\n- **Date:** x\n", "## a\n\ntext\n\n## b\n\n- **Anna:** x\n", "- **Anna:** x\n"],
)
def test_any_other_list_stays_a_list(markdown: str) -> None:
    assert any(isinstance(block, Items) for block in elements_of(markdown))


def test_lines_to_write_and_to_sign_on_are_empty() -> None:
    first, second = elements_of("________\n\n**Signature** ________\n")

    assert first == WritingLine()
    assert isinstance(second, ToSign)
    assert plain(second.label).strip() == "Signature"


def test_a_line_with_something_on_it_is_no_line_to_sign() -> None:
    assert isinstance(elements_of("**Signature** ______ Anna\n")[0], Paragraph)


def test_a_table_with_an_empty_column_is_a_form_and_a_very_wide_one_turns_the_page() -> None:
    form, plain_one = (elements_of(f"| a | b |\n|---|---|\n| x | {cell} |\n")[0] for cell in ("", "y"))
    wide = elements_of("|a" * 7 + "|\n" + "|-" * 7 + "|\n")

    assert isinstance(form, Table)
    assert isinstance(plain_one, Table)
    assert (form.to_fill_in, plain_one.to_fill_in) == (True, False)
    assert is_wide(wide)
    assert not is_wide((form, plain_one))


def test_bold_italic_and_typed_text_are_told_apart() -> None:
    (block,) = elements_of("**a *b*** `c`\n")

    assert isinstance(block, Paragraph)
    assert block.line == (
        Run("a ", bold=True),
        Run("b", bold=True, italic=True),
        Run(" "),
        Run("c", code=True),
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "![x](https://example.org/x.png)",
        "[x](javascript:alert(1))",
        "<img src=x>",
        "<https://example.org>",
        "[x]\n\n[x]: https://example.org",
    ],
)
def test_what_would_refer_away_is_text(markdown: str) -> None:
    blocks = elements_of(markdown)

    assert all(isinstance(block, Paragraph) for block in blocks)
    assert said(blocks).split("\n")[0] == markdown.split("\n", maxsplit=1)[0]


@given(anything)
def test_a_paragraph_says_what_was_typed_letter_for_letter(text: str) -> None:
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    typed = "\n".join(inert(line) for line in lines).replace("\u00a0", " ")

    assert said(elements_of(as_typed(text))).replace("\u00a0", " ") == (typed if as_typed(text) else "")


@given(anything)
def test_any_markdown_can_be_read(markdown: str) -> None:
    assert isinstance(elements_of(markdown), tuple)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_in_them_can_steer_a_program(text: str) -> None:
    everything = said(elements_of(everywhere(text))).replace("\n", "")

    assert everything == inert(everything)


def test_short_columns_keep_their_room_beside_long_ones() -> None:
    long = "een lange toelichting " * 5
    (table,) = elements_of(f"| Wie | Cijfer | Wat | Waarom |\n|-|-|-|-|\n| Anna | 8 | {long} | {long} |\n")

    assert isinstance(table, Table)
    name, number, *rest = table.widths
    assert (name, number) == (7, 9)
    assert sum(table.widths) <= 80
    assert min(rest) > 25
