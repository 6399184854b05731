"""Lines from bytes: any length, any ending, any bytes, cut up in any way."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from intervisie.faces.stream import lines_in, visible


def test_a_line_may_end_as_on_any_system_or_not_at_all() -> None:
    assert list(lines_in(iter([b"one\r\ntwo\n\nthree"]))) == ["one", "two", "", "three"]


def test_a_mark_at_the_start_of_a_file_is_no_text() -> None:
    assert list(lines_in(iter([b"\xef\xbb\xbf/begin\n"]))) == ["/begin"]


@given(some.binary(max_size=200), some.lists(some.integers(0, 200)))
def test_how_the_bytes_are_cut_up_makes_no_difference(content: bytes, cuts: list[int]) -> None:
    places = sorted({0, len(content), *(cut for cut in cuts if cut < len(content))})
    pieces = [content[start:end] for start, end in pairwise(places)]

    assert list(lines_in(iter(pieces))) == list(lines_in(iter([content])))


@given(some.text())
def test_no_control_character_is_left_and_no_letter_lost(text: str) -> None:
    shown = visible(text)

    assert not any(
        ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 or 0xD800 <= ord(sign) < 0xE000 for sign in shown
    )
    assert all(sign in shown for sign in text if sign.isalnum())
