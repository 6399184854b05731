"""The bytes of a file as text: size, encoding, and characters that no editor shows. Pure."""

from __future__ import annotations

import re

from intervisie.errors import BadFileError
from intervisie.method.findings import Findings
from intervisie.text import Text, say

MAX_BYTES = 256 * 1024

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
"""Control characters (tab and line breaks excepted), lone surrogates, noncharacters, the two separators
that some programs take for a line break and others not, and a byte order mark in mid-text."""

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def readable(content: str | bytes, file: str) -> str:
    """Return the text of a file, without its byte order mark.

    Raises:
        BadFileError: it is too large, not in UTF-8, or holds characters that no editor shows.
    """
    size = len(content) if isinstance(content, bytes) else _size(content)
    if size > MAX_BYTES:
        raise too_large(file)
    text = content if isinstance(content, str) else _decoded(content, file)
    text = text.removeprefix("\ufeff")
    # isprintable() is thirty times as fast as the pattern and refuses more, so it goes first.
    if not text.replace("\n", "").isprintable() and UNSEEN.search(text):
        raise _unseen(text, file)
    return text


def _size(text: str) -> int:
    # Without encoding it: a lone surrogate has no bytes, and three bytes are the most a character
    # below U+10000 takes.
    return (
        len(text) if text.isascii() or len(text) > MAX_BYTES else len(text.encode("utf-8", "surrogatepass"))
    )


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    name = _likely_encoding(content, start)
    before = content[:start].decode("utf-8", "replace")
    findings = Findings(before + "\ufffd", file)
    findings.add(len(before), 1, *_not_utf8(name))
    raise findings.error() from None


def _not_utf8(name: Text | str) -> tuple[Text, Text]:
    return (
        say("this file is not in UTF-8; here it looks like {encoding}", encoding=name),
        say("Save it again as UTF-8."),
    )


def _likely_encoding(content: bytes, start: int) -> Text | str:
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return name
    if b"\x00" in content[:200]:
        return "UTF-16"
    if len(content) - start < 4 and content[start] >= 0xC2:
        return say("UTF-8 that was cut off")
    return "Windows-1252"


def _unseen(text: str, file: str) -> BadFileError:
    if text.count("\x00") * 3 > len(text):
        return _error(file, *_not_utf8("UTF-16"))
    findings = Findings(text, file)
    for match in UNSEEN.finditer(text):
        findings.add(
            match.start(),
            1,
            say("a character that nobody can see: {code}", code=f"U+{ord(match[0]):04X}"),
            say("Take it out; delete a little on both sides and type that again."),
        )
    return findings.error()


def too_large(file: str) -> BadFileError:
    """Return the error for a file above `MAX_BYTES`."""
    sentence = say("this file is larger than {size} KiB, more than any needs", size=MAX_BYTES // 1024)
    return _error(file, sentence, say("Check that this is the file you meant."))


def _error(file: str, sentence: Text, mend: Text) -> BadFileError:
    findings = Findings("", file)
    findings.add(0, 1, sentence, mend)
    return findings.error()
