"""The questions before the group minutes are made: which lines shall not stand in them, or read otherwise?

Asked line by line and on stderr: it works with a screen reader, and stdout may be the document itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.documents.identifying import KINDS, Piece, blacked_out, pieces
from intervisie.errors import AnswerNeededError
from intervisie.faces.inert import inert
from intervisie.meeting.note import Note
from intervisie.text import Text, say


def numbers_to_strike(notes: Sequence[Note]) -> tuple[int, ...]:
    """Show the notes by number and return the numbers that shall be struck, in order.

    Raises:
        AnswerNeededError: the input ended before there was an answer; nothing is decided then.
    """
    complain(say("These lines will stand in the group minutes:"))
    for note in notes:
        print(f"{note.number:>4}  {inert(' | '.join(note.columns))}", file=sys.stderr)
    known = {note.number for note in notes}
    while True:
        line = _answer(say("Which ones shall be struck? Numbers, or Enter for none:"))
        words = line.replace(",", " ").split()
        wrong = next((word for word in words if not _is_one_of(word, known)), None)
        if wrong is None:
            return tuple(sorted({int(word) for word in words}))
        complain(say("There is no line {number} here.", number=wrong))


def telling(notes: Sequence[Note], names: Sequence[str]) -> dict[int, tuple[Piece, ...]]:
    """Return what in each note may tell who it is about, by its number; other notes are left out.

    Pieces count from the start of the columns with " | " between them.
    """
    found = {note.number: pieces(" | ".join(note.columns), names) for note in notes}
    return {number: each for number, each in found.items() if each}


def wordings(notes: Sequence[Note], names: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Ask of each note that may tell who it is about what becomes of it; return new columns by number.

    Raises:
        AnswerNeededError: the input ended before there was an answer; nothing is decided then.
    """
    told = interface_words().text
    changed: dict[int, tuple[str, ...]] = {}
    for number, found in telling(notes, names).items():
        note = next(each for each in notes if each.number == number)
        text = " | ".join(note.columns)
        kinds = ", ".join(dict.fromkeys(told(KINDS[piece.kind]) for piece in found))
        complain(say("Line {number} may tell who it is about: {kinds}.", number=number, kinds=kinds))
        print(f"{number:>4}  {inert(text)}", file=sys.stderr)
        typed = _answer(say("Enter leaves it, 1 blacks that out, or type the line anew:")).strip()
        new = blacked_out(text, found) if typed == "1" else typed
        if new:
            changed[number] = tuple(column.strip() for column in new.split(" | "))
    return changed


def _answer(question: Text) -> str:
    print(inert(interface_words().text(question)), end=" ", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise AnswerNeededError(
            say("There was no answer to which lines shall be struck."), say("Nothing was written.")
        )
    return line


def _is_one_of(word: str, known: set[int]) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 9 and int(word) in known
