"""Foreign text reads as typed once Markdown has become HTML, wherever a template puts it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from intervisie.documents.formats import ELEMENTS, page
from intervisie.documents.markdown import as_typed, on_one_line
from intervisie.faces.inert import inert

LOOKS_LIKE_MARKUP = (
    "# x",
    "x #",
    "* y",
    "- y",
    "+ y",
    "1. z",
    "1)",
    "2026. A year",
    "> quoted",
    "<b>bold</b>",
    "<!-- gone -->",
    "<script>alert(1)</script>",
    "<https://example.org>",
    "[a](b)",
    "![a](https://example.org/x.png)",
    "[a]: b",
    "a_b_c",
    "_a_ __b__ *c* **d** ~~e~~ $f$",
    "a | b",
    "|---|",
    "`code`",
    "```\nfence\n```",
    "~~~\nfence",
    "---",
    "a\n---",
    "a\n===",
    "***",
    "&amp;",
    "&#35; &lt &copy;",
    "R&D & more",
    "back\\slash\\",
    "\\# \\*",
    "    four spaces",
    "  two",
    "trailing  ",
    "a   b",
    "one\ntwo\n\nthree",
    "a\n  - b\n    c",
    "\u3000wide space",
    "\u00a0kept",
    "- [ ] task",
    "term\n: meaning",
    "{{ x }} {% y %}",
    "🙂 é 中文 שלום",
    "a\tb",
    "a\r\nb",
    "\x1b[2J\u202eevil",
)


class Reader(HTMLParser):
    """Reads the text of one element back, line breaks included."""

    def __init__(self, element: str) -> None:
        super().__init__(convert_charrefs=True)
        self.element = element
        self.inside = 0
        self.text = ""
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.inside += tag == self.element
        if tag == "br":
            self.text += "\0"

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == self.element

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data


def read_back(html: str, element: str) -> tuple[str, set[str]]:
    reader = Reader(element)
    reader.feed(html)
    reader.close()
    return reader.text.replace("\0\n", "\n").replace("\u00a0", " "), reader.seen


def shown(text: str) -> str:
    """Return what a person sees of a text: harmless, line breaks at its ends left out."""
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    return "\n".join(inert(line) for line in lines).replace("\u00a0", " ")


def body(markdown: str) -> str:
    return page(markdown, title="T", language="nl").partition("<body>")[2]


def rendered(markdown: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))


PLACES = {
    "a paragraph": ("{}\n", "p", {"p", "br"}),
    "a list": ("- {}\n- next\n", "li", {"ul", "li", "br"}),
    "a list in a list": ("- a\n  - {}\n", "li", {"ul", "li", "br"}),
    "a line of text": ("begin {} end\n", "p", {"p", "br"}),
    "a quotation": ("> {}\n", "blockquote", {"blockquote", "p", "br"}),
}

anything = st.text(alphabet=st.sampled_from("ab1 \n\t#*_-+=>`~|[]()!<&;.\\:\"'{}$^@/x")) | st.text()


def reads_as_typed(text: str, place: str) -> None:
    around, element, expected = PLACES[place]

    html = rendered(around.format(as_typed(text, hang=2 * place.count("list"))))

    read, seen = read_back(html, element)
    assert seen <= expected
    assert shown(text) in read.replace("\u00a0", " ")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", LOOKS_LIKE_MARKUP)
def test_what_looks_like_markup_reads_as_typed(text: str, place: str) -> None:
    reads_as_typed(text, place)


@given(anything.filter(as_typed), st.sampled_from(sorted(PLACES)))
def test_any_text_reads_as_typed(text: str, place: str) -> None:
    reads_as_typed(text, place)


@given(anything)
def test_a_paragraph_reads_back_letter_for_letter(text: str) -> None:
    read, _ = read_back(rendered(as_typed(text)), "p")

    assert read == shown(text)


@given(anything)
def test_any_text_in_a_cell_leaves_the_table_whole(text: str) -> None:
    html = rendered(f"| a | b |\n|---|---|\n| {on_one_line(text)} | z |\n")

    cells = re.findall(r"<td>(.*?)</td>", html, re.DOTALL)
    assert len(cells) == 2
    assert cells[1] == "z"
    assert read_back(cells[0].join(("<p>", "</p>")), "p")[0].split() == inert(text).split()


@given(anything)
def test_any_text_in_a_heading_stays_in_the_heading(text: str) -> None:
    html = rendered(f"# {on_one_line(text)} #\n")

    read, seen = read_back(html, "h1")
    assert seen == {"h1"}
    assert read.split() == inert(text).split()


def test_ordinary_sentences_stay_ordinary_in_the_source() -> None:
    sentence = "Wat zei ze, en wat dacht je toen (als je dat nog weet)? 8 - rustig; 50% & meer."

    assert as_typed(sentence) == sentence


@given(anything)
def test_a_page_of_any_markdown_holds_nothing_but_what_is_on_the_list(markdown: str) -> None:
    _, seen = read_back(body(markdown), "p")

    assert seen <= ELEMENTS


@pytest.mark.parametrize(
    "markdown",
    [
        "![x](https://example.org/x.png)",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "<https://example.org>",
        "[x]\n\n[x]: https://example.org",
        "```html onload=x\n<b>\n```",
        "https://example.org",
    ],
)
def test_a_page_refers_to_nothing_outside_it(markdown: str) -> None:
    html = page(markdown, title="T", language="nl")

    head, content = html.split("<body>")
    assert "http-equiv" in head
    assert not re.search(r"<(a|img|script|link|iframe|b)\b|\b(src|href|class|on\w+)=\"", content)
    assert "url(" not in html
    assert "@import" not in html


def test_a_page_tells_its_language_and_title() -> None:
    html = page("# x", title="Groepsverslag <2026>", language="nl")

    assert '<html lang="nl">' in html
    assert "<title>Groepsverslag &lt;2026&gt;</title>" in html
