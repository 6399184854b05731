"""The question before the group minutes are made: which lines shall not stand in them?

Asked line by line and on stderr: it works with a screen reader, and stdout may be the document itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.errors import AnswerNeededError
from intervisie.faces.inert import inert
from intervisie.meeting.note import Note
from intervisie.text import say


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
        question = interface_words().text(say("Which ones shall be struck? Numbers, or Enter for none:"))
        print(inert(question), end=" ", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise AnswerNeededError(
                say("There was no answer to which lines shall be struck."), say("Nothing was written.")
            )
        words = line.replace(",", " ").split()
        wrong = next((word for word in words if not _is_one_of(word, known)), None)
        if wrong is None:
            return tuple(sorted({int(word) for word in words}))
        complain(say("There is no line {number} here.", number=wrong))


def _is_one_of(word: str, known: set[int]) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 9 and int(word) in known
