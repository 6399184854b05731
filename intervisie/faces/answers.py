"""What a terminal says by itself kept apart from what somebody types. Pure, but for the clock it is given.

A terminal answers questions that another program asked before, tells that its window got the focus, or
reports the mouse. The library knows keys only, and would type the rest of such an answer into the line.
Whatever is built like an answer and is no key is dropped; what is pasted goes through untouched.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

PASTE, PASTE_ENDS = "\x1b[200~", "\x1b[201~"

_CONTROL = re.compile(r"(?:\x1b\[|\x9b)(?:\[[A-E]|M[^\x1b]{3}|[0-?]*[ -/]*[@-~])", re.DOTALL)
"""A control sequence (ECMA-48, 5.4); also function keys of the Linux console and the oldest mouse report."""

_STRING = re.compile(r"\x1b(?:\](?:\d+;|[LIl])|P[\d;]*[!+$>|=?{]|_G)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)")
"""An answer in a string of its own (ECMA-48, 5.6), as terminals give them about colours and names."""

_OPEN = re.compile(
    r"\x1b\Z|(?:\x1b\[|\x9b)(?:[0-?]*[ -/]*|M[^\x1b]{0,2}|\[)\Z|\x1bO\Z"
    r"|\x1b[]P_]\Z|\x1b(?:\]\d*|P[\d;]*)\Z|\x1b(?:\]\d+;|P[\d;]*[!+$>|=?{]|_G)[^\x07\x1b\x9c]*\x1b?\Z"
)
"""The beginning of any of these at the end of what came so far."""

_MOUSE_OR_PLACE = re.compile(r"\x1b\[(?:<?[\d;]*[mM]|M|[\d;]+R)", re.DOTALL)

_BEGINNINGS = ("\x1b[", "\x1b]", "\x1bP", "\x1b_")

WAITS = 1.0
"""Seconds that the end of an answer is waited for, and four of them for that of a paste."""


class Sieve:
    """Lets keys through and drops answers, however the stream is cut; `is_key` knows the keys."""

    def __init__(self, is_key: Callable[[str], bool], clock: Callable[[], float] = time.monotonic) -> None:
        self._is_key = is_key
        self._clock = clock
        self._held = ""
        self._gone = ""
        self._pasting = False
        self._last = 0.0

    def feed(self, came: str) -> str:
        """Return what of it is typed; an unfinished answer is kept until its end comes."""
        now, before = self._clock(), self._last
        self._last = now
        gone, self._gone = self._gone, ""
        through = ""
        if gone and len(came) > 1 and (_CONTROL.match(gone + came) or _STRING.match(gone + came)):
            came = gone + came  # its Escape had come by itself; who types sends one letter at a time
        if self._pasting and now - before > 4 * WAITS:
            through, self._held, self._pasting = self._held + PASTE_ENDS, "", False
        elif self._held and now - before > WAITS:
            self._held = ""
        text, self._held = self._held + came, ""
        return through + self._sieved(text)

    def flush(self) -> str:
        """Return what was kept and is a key after all, when nothing follows it; the rest waits on."""
        if self._pasting or self._held not in ("\x1b", "\x1bO"):
            return ""
        self._gone, self._held = self._held, ""
        return self._gone

    def _sieved(self, text: str) -> str:
        through = ""
        while text:
            if self._pasting:
                end = text.find(PASTE_ENDS)
                if end < 0:
                    kept = next(size for size in range(5, -1, -1) if text.endswith(PASTE_ENDS[:size]))
                    self._held = text[len(text) - kept :]
                    return through + text[: len(text) - kept]
                end += len(PASTE_ENDS)
                through, text, self._pasting = through + text[:end], text[end:], False
                continue
            start = min((place for place in (text.find("\x1b"), text.find("\x9b")) if place >= 0), default=-1)
            if start < 0:
                return through + text
            through, text = through + text[:start], text[start:]
            if _OPEN.match(text):
                self._held = text
                return through
            key, text = self._first(text)
            through += key
        return through

    def _first(self, text: str) -> tuple[str, str]:
        """Return what comes through of the sequence at the start, and all that stands behind it."""
        string = _STRING.match(text)
        if string:
            return "", text[string.end() :]
        control = _CONTROL.match(text)
        if control:
            found, rest = control[0], text[control.end() :]
            self._pasting = found == PASTE
            is_key = self._is_key(found) and not _MOUSE_OR_PLACE.match(found)
            return (found if is_key else ""), rest
        if text[:2] in _BEGINNINGS:
            return "", text[2:]
        if text[:2] == "\x1bO" and not self._is_key(text[:3]):
            return "", text[3:]
        return text[0], text[1:]  # Escape, or the key of a letter held with Alt


class SievedParser:
    """Stands before the library's parser of keys."""

    def __init__(self, parser: Any, sieve: Sieve) -> None:  # noqa: ANN401 # of the library, without a protocol
        self._parser = parser
        self._sieve = sieve

    def feed(self, came: str) -> None:
        """Take what came from the terminal."""
        self._parser.feed(self._sieve.feed(came))

    def flush(self) -> None:
        """Take it that nothing follows for the moment."""
        kept = self._sieve.flush()
        if kept:
            self._parser.feed(kept)
        self._parser.flush()


def hear_keys_only(terminal: object) -> None:
    """Let nothing but keys and pastes come in from a terminal; a console of Windows tells keys by itself."""
    parser = getattr(terminal, "vt100_parser", None)
    if parser is None or isinstance(parser, SievedParser):
        return
    from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES

    terminal.vt100_parser = SievedParser(parser, Sieve(ANSI_SEQUENCES.__contains__))  # type: ignore[attr-defined]
