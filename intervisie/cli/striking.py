"""The questions before a document is made: which lines shall not stand in it, or read otherwise?

Asked line by line and on stderr: it works with a screen reader, and stdout may be the document itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from intervisie.cli.line_by_line import answer, kinds_of, show, worded_anew
from intervisie.cli.pseudonyms import Pseudonyms
from intervisie.cli.report import complain
from intervisie.documents.identifying import Piece, pieces
from intervisie.faces.inert import inert
from intervisie.meeting.note import Note
from intervisie.text import say
from intervisie.words.catalogue import Words

_UNANSWERED = say("There was no answer to which lines shall be struck.")


class Line(Struct, frozen=True):
    """A line that is to stand in a document; `number` is that of a note, 0 for a case question."""

    number: int
    columns: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the columns as they are shown and typed."""
        return " | ".join(self.columns)


class Reworded(Struct, frozen=True):
    """What was answered: new columns by the place of the line, and what stands for a name in them."""

    columns: dict[int, tuple[str, ...]]
    pseudonyms: dict[str, str]


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
        line = answer(say("Which ones shall be struck? Numbers, or Enter for none:"), _UNANSWERED)
        words = line.replace(",", " ").split()
        wrong = next((word for word in words if not _is_one_of(word, known)), None)
        if wrong is None:
            return tuple(sorted({int(word) for word in words}))
        complain(say("There is no line {number} here.", number=wrong))


def telling(lines: Sequence[Line], names: Sequence[str]) -> dict[int, tuple[Piece, ...]]:
    """Return what in each line may tell who it is about, by its place; other lines are left out."""
    found = {place: pieces(line.text, names) for place, line in enumerate(lines)}
    return {place: each for place, each in found.items() if each}


def reworded(
    lines: Sequence[Line],
    names: Sequence[str],
    *,
    language: str,
    known: Callable[[], Mapping[str, str]] = dict,
) -> Reworded:
    """Ask of each line that may tell who it is about what becomes of it.

    `known` gives what stood for names before, looked up when it is first needed, so that the same person is
    called the same again; `language` is that of the document.

    Raises:
        AnswerNeededError: the input ended before there was an answer; nothing is decided then.
    """
    table = Pseudonyms(names, Words(language), known)
    changed: dict[int, tuple[str, ...]] = {}
    for place, found in telling(lines, names).items():
        line, kinds = lines[place], kinds_of(found)
        if line.number:
            complain(say("Line {number} may tell who it is about: {kinds}.", number=line.number, kinds=kinds))
        else:
            complain(say("The case question may tell who it is about: {kinds}.", kinds=kinds))
        show(line.number, line.text)
        new = worded_anew(line.text, found, _UNANSWERED, table.instead)
        if new:
            changed[place] = tuple(column.strip() for column in new.split(" | "))
    return Reworded(changed, table.given)


def _is_one_of(word: str, known: set[int]) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 9 and int(word) in known
