"""What one entered line is, and all lines of a meeting together. Pure values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum

from msgspec import Struct

from intervisie.method.choices import GoesTo


class NoteKind(StrEnum):
    """What one entered line is."""

    NOTE = "note"
    QUESTION = "question"
    CANDIDATE = "candidate"
    HYPOTHESIS = "hypothesis"
    ADVICE = "advice"
    CONTRIBUTION = "contribution"
    IMAGE = "image"
    VALUE = "value"
    STRUCK_ME = "struck-me"
    LEFT_BEHIND = "left-behind"
    COMMITMENT = "commitment"
    ACTION = "action"
    LOOK_BACK = "look-back"
    LEARNING = "learning"
    EVALUATION = "evaluation"
    AGREEMENT = "agreement"
    NEXT_MEETING = "next-meeting"
    PARKED = "parked"
    SCALE = "scale"
    ENTRY = "entry"
    CONDITION = "condition"
    STATEMENT = "statement"


class Mark(Struct, frozen=True):
    """What a note was called by those who went through a list: `word` is one of the words of a record."""

    record: str
    word: str


class Rating(Struct, frozen=True):
    """The numbers that a note was given in a record, one for each person, nobody's in particular."""

    record: str
    numbers: tuple[int, ...]


class Outcome(StrEnum):
    """What became of an action: done, changed (it goes on otherwise), or dropped."""

    DONE = "done"
    CHANGED = "changed"
    DROPPED = "dropped"


class Brought(Struct, frozen=True, omit_defaults=True):
    """An action of an earlier meeting that was still open when this one began, and what became of it since.

    `meeting` is the id of the earlier meeting and `number` that of its note there; `text` is how the action
    reads by now. `doers` are the ids of who does it, `due` is by when. `outcome` and `afterwards`, a line
    about it, are what was said in this meeting; with `off_record` that stands in no document.
    """

    meeting: str
    number: int
    text: str
    doers: tuple[str, ...] = ()
    due: date | None = None
    outcome: Outcome | None = None
    afterwards: str = ""
    off_record: bool = False


class Note(Struct, frozen=True, omit_defaults=True):
    """One entered line.

    `number` counts from 1 over the whole meeting. `stop` is the key of the stop it belongs to, `case`
    the id of the case or "" for the meeting itself. `columns` holds the text, and what stood behind
    each ` | `: the answer to a question. `speaker` is the id of a person or "". `due` and `doers`, the ids of
    those who do it, belong to actions and agreements, `shared` to actions. `marks` and `ratings` are what
    later records gave it, one a record. `outcome` is what became of an action after the meeting, with a line
    about it in `afterwards`. A note about the next meeting that names a day has it in `due`, with when it
    `starts` and `ends` and the ids of who has which task then. A struck note stays in the journal and stands
    in no document.
    """

    number: int
    stop: str
    case: str
    kind: NoteKind
    columns: tuple[str, ...]
    goes_to: GoesTo
    speaker: str = ""
    due: date | None = None
    shared: bool = False
    struck: bool = False
    off_record: bool = False
    doers: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    ratings: tuple[Rating, ...] = ()
    outcome: Outcome | None = None
    afterwards: str = ""
    starts: time | None = None
    ends: time | None = None
    tasks: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """Return the first column."""
        return self.columns[0]


class Notes(Struct, frozen=True):
    """All notes of a meeting in order of entry; adding one costs the same after ten thousand.

    `full` holds chunks of `CHUNK` notes, `rest` the youngest ones.
    """

    full: tuple[tuple[Note, ...], ...] = ()
    rest: tuple[Note, ...] = ()

    def __iter__(self) -> Iterator[Note]:
        for chunk in self.full:
            yield from chunk
        yield from self.rest

    def __len__(self) -> int:
        return len(self.full) * CHUNK + len(self.rest)

    def find(self, number: int) -> Note | None:
        """Return the note of this number, or None."""
        if not 1 <= number <= len(self):
            return None
        chunk, index = divmod(number - 1, CHUNK)
        return self.full[chunk][index] if chunk < len(self.full) else self.rest[index]

    def added(self, note: Note) -> Notes:
        """Return the notes with one more; its number must be the next."""
        rest = (*self.rest, note)
        return Notes((*self.full, rest), ()) if len(rest) == CHUNK else Notes(self.full, rest)

    def changed(self, note: Note) -> Notes:
        """Return the notes with the one of the same number replaced."""
        chunk, index = divmod(note.number - 1, CHUNK)
        if chunk == len(self.full):
            return Notes(self.full, (*self.rest[:index], note, *self.rest[index + 1 :]))
        row = self.full[chunk]
        row = (*row[:index], note, *row[index + 1 :])
        return Notes((*self.full[:chunk], row, *self.full[chunk + 1 :]), self.rest)


CHUNK = 64
"""Notes a chunk holds: small enough to copy on each note, large enough to keep the row of chunks short."""
