"""What a line becomes in a record with a shape of its own: a number, cells, a completed sentence. Pure.

Nothing typed is ever lost by it: what does not fit the shape stands as it was typed.
"""

from __future__ import annotations

import re

from intervisie.meeting.finding import folded
from intervisie.meeting.note import NoteKind
from intervisie.method.choices import RecordKind
from intervisie.method.model import Record, ScaleShape

KIND_OF_RECORD: dict[RecordKind, NoteKind] = {
    RecordKind.NOTES: NoteKind.NOTE,
    RecordKind.QUESTIONS: NoteKind.QUESTION,
    RecordKind.QUESTIONS_AND_ANSWERS: NoteKind.QUESTION,
    RecordKind.ONE_PER_PERSON: NoteKind.CONTRIBUTION,
    RecordKind.CASE_LIST: NoteKind.CANDIDATE,
    RecordKind.CASE_CHOICE: NoteKind.NOTE,
    RecordKind.HYPOTHESES: NoteKind.HYPOTHESIS,
    RecordKind.ADVICE: NoteKind.ADVICE,
    RecordKind.COMMITMENT: NoteKind.COMMITMENT,
    RecordKind.ACTIONS: NoteKind.ACTION,
    RecordKind.LOOK_BACK: NoteKind.LOOK_BACK,
    RecordKind.LEARNING: NoteKind.LEARNING,
    RecordKind.EVALUATION: NoteKind.EVALUATION,
    RecordKind.AGREEMENT: NoteKind.AGREEMENT,
    RecordKind.NEXT_MEETING: NoteKind.NEXT_MEETING,
    RecordKind.CASE_QUESTION: NoteKind.NOTE,
    RecordKind.FEELINGS: NoteKind.IMAGE,
    RecordKind.MARKS: NoteKind.NOTE,
    RecordKind.RATINGS: NoteKind.NOTE,
    RecordKind.SCALE: NoteKind.SCALE,
    RecordKind.COLUMNS: NoteKind.ENTRY,
    RecordKind.CELLS: NoteKind.ENTRY,
    RecordKind.TABLE: NoteKind.ENTRY,
    RecordKind.VOTE: NoteKind.CONDITION,
    RecordKind.POSITIONS: NoteKind.STATEMENT,
}
"""What a line is in each kind of record when nobody says otherwise."""

GRIDS = frozenset({RecordKind.COLUMNS, RecordKind.CELLS, RecordKind.TABLE})
"""Records whose notes are entries under headings."""

BLANK = "…"
"""What stands for a blank in the form of a sentence."""

_BAR = re.compile(r"(?:^| )\|(?= |$)")
_NUMBER = re.compile(r"(-?\d{1,4})(?:[:;]?\s+(.*))?", re.ASCII | re.DOTALL)


def split_line(text: str, record: Record | None) -> tuple[str, ...]:
    """Return the columns of a line typed with a record.

    In a record under headings a bar at the very start leaves the first column empty. A wording of the case
    question has no columns: it stands letter for letter.
    """
    if record is not None and record.kind is RecordKind.CASE_QUESTION and not record.sentence:
        return (text.strip(),)
    if record is not None and record.kind in GRIDS:
        return tuple(column.strip() for column in _BAR.split(text))
    return tuple(column.strip() for column in text.split(" | ")) if " | " in text else (text.strip(),)


def shaped(record: Record, columns: tuple[str, ...]) -> tuple[NoteKind, tuple[str, ...]]:
    """Return what a line is with a record, and its columns."""
    kind = KIND_OF_RECORD[record.kind]
    if record.kind is RecordKind.SCALE:
        number = on_scale(record, columns)
        return (kind, number) if number is not None else (NoteKind.NOTE, columns)
    if record.kind in GRIDS:
        return kind, _gathered(_in_row(record, columns), width_of(record))
    return kind, completed(record.sentence, columns) if record.sentence else columns


def kinds_with(record: Record) -> frozenset[NoteKind]:
    """Return what a line can be with a record without anybody saying so."""
    kind = KIND_OF_RECORD[record.kind]
    return frozenset({kind, NoteKind.NOTE}) if record.kind is RecordKind.SCALE else frozenset({kind})


def scale_of(record: Record) -> ScaleShape:
    """Return the scale of a record; 1 to 10 when it names none."""
    return record.scale or ScaleShape()


def leading_number(columns: tuple[str, ...]) -> int | None:
    """Return the number that a line begins with, or None."""
    match = _NUMBER.fullmatch(columns[0])
    return int(match[1]) if match else None


def on_scale(record: Record, columns: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return a number in range and what makes it so, or None when the line says no such number."""
    match = _NUMBER.fullmatch(columns[0])
    scale = scale_of(record)
    if match is None or not scale.least <= int(match[1]) <= scale.most:
        return None
    said = (match[2] or "").strip()
    return (str(int(match[1])), *((said,) if said else ()), *columns[1:])


def width_of(record: Record) -> int:
    """Return how many columns a record under headings has, that of the fixed rows included."""
    return len(record.columns) + (1 if record.rows else 0)


def row_of(record: Record, typed: str) -> str | None:
    """Return the heading of the fixed row that was typed, whole or as the only one that begins so."""
    wanted = folded(typed)
    whole = [row for row in record.rows if folded(row) == wanted]
    found = whole or [row for row in record.rows if wanted and folded(row).startswith(wanted)]
    return found[0] if len(found) == 1 else None


def _in_row(record: Record, columns: tuple[str, ...]) -> tuple[str, ...]:
    row = row_of(record, columns[0]) if record.rows else None
    return (row, *columns[1:]) if row is not None else columns


def _gathered(columns: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Return no more columns than there are headings; what is left over stays in the last one."""
    if width < 1 or len(columns) <= width:
        return columns
    return (*columns[: width - 1], " | ".join(columns[width - 1 :]))


def blanks_of(sentence: str) -> int:
    """Return how many blanks a form has."""
    return sentence.count(BLANK)


def completed(sentence: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the whole sentence and the columns that no blank took.

    With fewer columns than blanks, or when the beginning of the form was typed along, the line stays
    as it is.
    """
    pieces = sentence.split(BLANK)
    count = len(pieces) - 1
    begins = folded(pieces[0])
    if not count or len(columns) < count or (begins and folded(columns[0]).startswith(begins)):
        return columns
    whole = pieces[0]
    for column, piece in zip(columns, pieces[1:], strict=False):
        ends_so = piece.strip() and column.endswith(piece.strip())
        whole += column + ("" if ends_so else piece)
    return (whole.strip(), *columns[count:])
