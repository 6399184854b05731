"""Foreign text does nothing to a terminal, and loses nothing people write with."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.faces.inert import cells, cut, inert, one_line, wrap

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60)

STEERING = {
    "clear screen": "\x1b[2J",
    "title": "\x1b]0;title\x07",
    "clipboard": "\x1b]52;c;aGk=\x07",
    "hyperlink": "\x1b]8;;http://example.org\x1b\\text\x1b]8;;\x1b\\",
    "device control": "\x1bP1$r0m\x1b\\",
    "cursor query": "\x1b[6n",
    "reset": "\x1bc",
    "one-byte CSI": "\x9b2J",
    "one-byte OSC": "\x9d0;title\x9c",
    "next line": "one\x85two",
    "back to the start of the line": "secret\rpublic",
    "backspace": "yes\b\b\bno",
    "form feed": "\f",
    "bell": "\a",
    "shift out": "\x0e",
    "null": "a\x00b",
    "delete": "\x7f",
    "override": "\u202egnp.exe",
    "embedding": "\u202aa\u202c",
    "isolate": "\u2066a\u2069",
    "deprecated format": "\u206a",
    "tags": "\U000e0001\U000e0041\U000e007f",
    "lone surrogate": "h\udcc3\udca9",
    "noncharacter": "\ufdd0\ufffe\U0010ffff",
    "byte order mark": "\ufeffa",
    "annotation": "\ufff9a\ufffb",
}

KEPT = {
    "ascii": "Wat maakt dat? 100% [bold]no[/bold] \\x1b",
    "accents": "één coördinatie naïef Zoë",
    "combining": "e\u0301e\u0301n",
    "emoji": "👍🏽 👩‍👩‍👧 🏳️‍🌈 🇳🇱",
    "Hebrew": "שלום \u200fא",
    "Arabic": "مرحبا می‌خواهم",
    "Hindi": "नमस्ते",
    "Thai": "สวัสดี",
    "Chinese": "日本語テキスト 中文",
    "Greek": "Ἀθῆναι",
    "typography": "“aan” – ‘uit’ … € ½",
    "hard space": "12\u00a0mei",
    "private use": "\ue0b0",
    "unassigned": "\U0003fff0",
}


@pytest.mark.parametrize("text", STEERING.values(), ids=STEERING)
def test_what_could_steer_a_terminal_is_shown_instead(text: str) -> None:
    shown = inert(text)

    assert shown != text
    assert not _steers(shown)
    assert shown.encode("utf-8")


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_people_write_with_is_kept(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc", "a b c"),
        ("a\r\nb", "a b"),
        ("a\rb", "a␍b"),
        ("\x1b[0m", "␛[0m"),
        ("\x00\x7f", "␀␡"),
        ("\x9b", "<U+009B>"),
        ("\u202e", "<U+202E>"),
        ("\U000e0041", "<U+E0041>"),
        ("\ud800", "<U+D800>"),
        ("a\u2028b", "a b"),
    ],
)
def test_each_character_is_shown_as_promised(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_no_character_at_all_gets_through_that_could_steer() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))

    shown = inert(everything)

    assert not _steers(shown)
    assert shown.encode("utf-8")


@given(ANY_TEXT)
def test_making_text_inert_twice_changes_nothing_more(text: str) -> None:
    once = inert(text)

    assert inert(once) == once


def test_one_line_has_single_spaces_and_no_ends() -> None:
    assert one_line("  a \n\n b\t\tc\u3000d  ") == "a b c d"


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("één", 3), ("e\u0301", 1), ("日本", 4), ("👩‍👩‍👧", 2), ("\x1b", 1), ("\x9b", 8)],
)
def test_cells_count_what_a_terminal_shows(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("abcdef", 1, "…"),
        ("abcdef", 0, ""),
        ("abcdef", -1, ""),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"),
    ],
)
def test_cutting_counts_cells_and_shows_that_something_is_left_out(
    text: str, width: int, expected: str
) -> None:
    assert cut(text, width) == expected


@given(ANY_TEXT, st.integers(min_value=0, max_value=30))
def test_a_cut_text_always_fits(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, ("",)),
        ("een twee drie", 8, ("een twee", "drie")),
        ("een\n\ntwee", 8, ("een", "", "twee")),
        ("abcdefgh", 3, ("abc", "def", "gh")),
        ("a abcdefgh b", 3, ("a", "abc", "def", "gh", "b")),
        ("日本語", 4, ("日本", "語")),
        ("日", 1, ("日",)),
        ("ab", 0, ("a", "b")),
    ],
)
def test_wrapping_breaks_at_spaces_first(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, width) == lines


@given(ANY_TEXT, st.integers(min_value=2, max_value=30))
def test_wrapping_fits_and_loses_nothing_but_white_space(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(inert(text).split())


def test_a_very_long_word_is_wrapped_in_time_linear_in_its_length() -> None:
    lines = wrap("日" * 100_000, 80)

    assert len(lines) == 2_500


def _steers(text: str) -> bool:
    """Say whether a terminal could act on `text`; written apart from the table under test."""
    return any(
        ord(char) < 0x20
        or 0x7F <= ord(char) <= 0x9F
        or 0x202A <= ord(char) <= 0x202E
        or 0x2066 <= ord(char) <= 0x2069
        or 0xE0000 <= ord(char) <= 0xE007F
        or char in "\u2028\u2029"
        for char in text
    )
