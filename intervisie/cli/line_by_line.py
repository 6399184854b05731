"""Questions about lines of a document, one after another on stderr: stdout may be the document itself.

Plain lines on purpose: they work with a screen reader and on a terminal that can only add lines.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from intervisie.cli.spoken import interface_words
from intervisie.documents.identifying import KINDS, Kind, Piece, blacked_out, generalised, taken_out
from intervisie.errors import AnswerNeededError
from intervisie.faces.inert import inert
from intervisie.text import Text, say


def somebody_answers() -> bool:
    """Tell whether somebody sees the questions and can type."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def answer(question: Text, unanswered: Text) -> str:
    """Return what is typed behind a question, without space around it.

    Raises:
        AnswerNeededError: the input ended; it says what was not answered, and that nothing was written.
    """
    print(inert(interface_words().text(question)), end=" ", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise AnswerNeededError(unanswered, say("Nothing was written."))
    return line.strip()


def show(number: int, text: str) -> None:
    """Show a line with its number, 0 for none, as it stands, its further lines below it."""
    first, *more = text.split("\n")
    print(f"{number or '':>4}  {inert(first)}", file=sys.stderr)
    for line in more:
        print(f"      {inert(line)}", file=sys.stderr)


def kinds_of(found: Sequence[Piece]) -> str:
    """Return what the pieces of a line look like, each kind once."""
    told = interface_words().text
    return ", ".join(dict.fromkeys(told(KINDS[piece.kind]) for piece in found))


def worded_anew(
    text: str, found: Sequence[Piece], unanswered: Text, instead: Callable[[Kind, str], str]
) -> str:
    """Ask what becomes of a line that may tell who it is about; return it anew, "" to leave it as it is.

    `instead` gives what says less than a piece of the line.
    """
    typed = answer(
        say(
            "Enter leaves it, 1 blacks that out, 2 says it in general, 3 takes it out, or type the line anew:"
        ),
        unanswered,
    )
    match typed:
        case "1":
            return blacked_out(text, found)
        case "2":
            new = generalised(text, found, instead)
        case "3":
            new = taken_out(text, found) or "-"
        case _:
            return typed
    show(0, new)
    return new
