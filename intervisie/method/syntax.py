"""What a YAML parser complains about, in an author's words. Pure.

The two parsers (in C and in Python) word the same fault differently; both wordings lead to the same
sentence here. A complaint that is not in the table is passed on in the parser's own English.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from yaml.error import MarkedYAMLError

from intervisie.text import Text, say


class Fault(Struct, frozen=True):
    """Where the text stops being YAML, why, and what to do."""

    index: int
    width: int
    sentence: Text
    mend: Text | None


def explain(error: MarkedYAMLError, text: str) -> Fault:
    """Return the fault that a parser reports, at the place where an author can mend it."""
    problem, context = error.problem or "", error.context or ""
    at = _index(error.problem_mark, len(text))
    begin = _index(error.context_mark, at)
    for words, sentence in _FAULTS:
        if words in problem or words in context:
            return sentence(_Spot(at, begin, text))
    return Fault(
        at,
        1,
        say("here the text stops being YAML: {reason}", reason=problem or context),
        say("Compare the indentation and the punctuation with the line above."),
    )


class _Spot(Struct, frozen=True):
    """Where the parser stopped, where the thing began that it was reading, and the whole text."""

    at: int
    begin: int
    text: str

    def line_start(self) -> int:
        """Return where the line begins on which the parser stopped."""
        return self.text.rfind("\n", 0, self.at) + 1

    def sign(self, index: int) -> str:
        """Return the character at a position, "" at the end of the text."""
        return self.text[index : index + 1]


def _index(mark: object, default: int) -> int:
    index = getattr(mark, "index", None)
    return index if isinstance(index, int) else default


def _colon(spot: _Spot) -> Fault:
    before = spot.text[spot.line_start() : spot.at]
    if ": " in before or before.lstrip(" -").startswith(('"', "'")):
        return Fault(
            spot.at,
            1,
            say("a second colon on this line: YAML takes what stands before it for a key"),
            say('Put quotes around the whole text: "..."'),
        )
    indent = len(before) - len(before.lstrip(" "))
    return Fault(
        spot.line_start() + indent,
        max(len(before) - indent, 1),
        say("this line is indented deeper than the line above it allows"),
        say("Begin it below the first letter of its neighbours; put quotes around a text with a colon."),
    )


def _unopened(spot: _Spot) -> Fault:
    return _tab(spot.at) if spot.sign(spot.at) == "\t" else _first_sign(spot.at, spot)


def _reference(spot: _Spot) -> Fault:
    begin = spot.begin if spot.sign(spot.begin) in ("*", "&", "!") else spot.at
    return _first_sign(begin, spot)


def _directive(spot: _Spot) -> Fault:
    return _first_sign(spot.line_start(), spot)


def _first_sign(index: int, spot: _Spot) -> Fault:
    sign = spot.sign(index)
    if not sign.strip():
        return _misplaced(spot)
    return Fault(
        index,
        1,
        say("a text cannot begin with '{sign}'", sign=sign),
        say('Put quotes around the whole text: "..."'),
    )


def _tab(index: int) -> Fault:
    return Fault(index, 1, say("a tab where only spaces can stand"), say("Replace the tab by spaces."))


def _quoted(spot: _Spot) -> Fault:
    for index in (spot.at - 1, spot.at):
        if spot.sign(max(index, 0)) == "\\":
            return Fault(
                index,
                1,
                say("a backslash has a meaning of its own between double quotation marks"),
                say("Use single quotation marks, or write the backslash twice."),
            )
    return Fault(
        spot.begin,
        1,
        say("a quotation mark that is never closed"),
        say("Close it, or take it away if the text does not need it."),
    )


def _no_colon(spot: _Spot) -> Fault:
    end = spot.text.find("\n", spot.begin)
    return Fault(
        spot.begin,
        (end if end >= 0 else len(spot.text)) - spot.begin,
        say("a line without a colon among the keys"),
        say("Write 'key: value', or indent the line deeper if it belongs to the text above."),
    )


def _misplaced(spot: _Spot) -> Fault:
    tab = spot.text.find("\t", spot.line_start(), spot.at + 1)
    if tab >= 0:
        return _tab(tab)
    return Fault(
        spot.at,
        1,
        say(
            "this does not fit: the line is indented otherwise than its neighbours, or something stands loose"
        ),
        say(
            "Begin the line below the first letter of its neighbours; what begins with a quote ends with it."
        ),
    )


def second_document(index: int, width: int) -> Fault:
    """Return the fault of a file that goes on after its end."""
    return Fault(
        index,
        width,
        say("a second document begins here; a file holds one"),
        say("Move what follows to a file of its own."),
    )


def _second_document(spot: _Spot) -> Fault:
    end = spot.text.find("\n", spot.at)
    return second_document(spot.at, (end if end >= 0 else len(spot.text)) - spot.at)


def _bracket(spot: _Spot) -> Fault:
    begin = spot.begin
    if spot.sign(begin) not in ("[", "{"):
        begin = max(spot.text.rfind("[", 0, spot.at), spot.text.rfind("{", 0, spot.at), 0)
    return Fault(
        begin,
        1,
        say(
            "after this '{bracket}' something is missing: a comma, a colon or the bracket that closes it",
            bracket=spot.sign(begin),
        ),
        say("Close the bracket, or put quotes around a text that only begins with one."),
    )


_FAULTS: tuple[tuple[str, Callable[[_Spot], Fault]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _unopened),
    ("found a tab character", _misplaced),
    ("quoted scalar", _quoted),
    ("could not find expected ':'", _no_colon),
    ("while scanning an alias", _reference),
    ("while scanning an anchor", _reference),
    ("while scanning a tag", _reference),
    ("while parsing a node", _reference),
    ("while scanning a directive", _directive),
    ("while parsing a flow", _bracket),
    ("while parsing a block", _misplaced),
    ("block sequence entries are not allowed", _misplaced),
    ("mapping keys are not allowed", _misplaced),
    ("expected <document start>", _second_document),
)
"""Words of either parser's complaint, in the order in which they are looked for."""
