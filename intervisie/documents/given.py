"""Notes as a document shows them: under the label of their record, in the order of the steps. Pure.

What may stand in the document was decided before, in `content.py`. Here a note gets what later parts gave
it, but only from records that go to the same document.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from msgspec import Struct

from intervisie.documents.values import Given, Grid, Line
from intervisie.meeting.behind import behind, people_text
from intervisie.meeting.forms import heads
from intervisie.meeting.note import Note, NoteKind
from intervisie.meeting.shapes import GRIDS, KIND_OF_RECORD, scale_of, width_of
from intervisie.meeting.state import Meeting, name_of, names_of
from intervisie.meeting.stop import Stop
from intervisie.method.choices import GoesTo, RecordKind
from intervisie.method.model import Record
from intervisie.text import Text, say

Cell = Text | str
Behind = Callable[[Note], tuple[Text, ...]]
"""What later parts gave a note, as far as this document may hold it."""


class _Group(Struct):
    """Notes that stand together: those of one record with a shape, else of one kind and label."""

    kind: NoteKind
    label: str
    notes: list[Note]
    record: Record | None = None
    round: int = 0

    @property
    def place(self) -> tuple[int, str]:
        """Return what tells a record from one of the same id in another case."""
        return self.round, self.record.id if self.record is not None else ""

    @property
    def before(self) -> tuple[int, str] | None:
        """Return the place of the scale that this one is compared with, or None."""
        return (self.round, self.record.before) if self.record is not None and self.record.before else None


def sections(
    meeting: Meeting,
    notes: Iterable[Note],
    kinds: Container[NoteKind],
    *,
    document: GoesTo,
    owner: str | None,
) -> tuple[Given, ...]:
    """Return notes of these kinds under their labels, in the order of the steps.

    Names stand with them only for the case owner (`owner` is not None), who needs no name of their own.
    """
    stops = {stop.key: stop for stop in meeting.order}
    places = {key: place for place, key in enumerate(stops)}
    groups: dict[tuple[str, ...], _Group] = {}
    wanted = sorted(
        (note for note in notes if note.kind in kinds), key=lambda note: places.get(note.stop, len(places))
    )
    for note in wanted:
        key, group = _group_of(stops.get(note.stop), note)
        groups.setdefault(key, group).notes.append(note)
    given = _given_by_later(meeting, stops, document)
    scales = {group.place: group for group in groups.values() if group.kind is NoteKind.SCALE}
    beside = {group.before for group in scales.values()}
    return tuple(
        _section(
            meeting,
            group,
            tuple(scales[group.before].notes) if group.before in scales else (),
            given=given,
            owner=owner,
        )
        for group in groups.values()
        if group.kind is not NoteKind.SCALE or group.place not in beside
    )


def _group_of(stop: Stop | None, note: Note) -> tuple[tuple[str, ...], _Group]:
    """Return where a note belongs, as a key and an empty group; notes with a shape keep to their record."""
    record = stop.part.record if stop is not None else None
    if stop is None or record is None or KIND_OF_RECORD[record.kind] is not note.kind:
        return (note.kind, ""), _Group(note.kind, "", [])
    if record.kind in GRIDS or record.kind is RecordKind.SCALE:
        group = _Group(note.kind, record.label, [], record, stop.round)
        return (note.kind, f"{stop.round}", record.id), group
    return (note.kind, record.label), _Group(note.kind, record.label, [])


def _given_by_later(meeting: Meeting, stops: dict[str, Stop], document: GoesTo) -> Behind:
    """Return how to tell what later parts gave a note, of the records that go to this document only."""
    marking: dict[int, set[str]] = {}
    voted: set[tuple[int, str]] = set()
    for stop in stops.values():
        record = stop.part.record
        if record is not None and record.goes_to is document:
            marking.setdefault(stop.round, set()).add(record.id)
            if record.kind is RecordKind.VOTE:
                voted.add((stop.round, record.of))

    def given(note: Note) -> tuple[Text, ...]:
        stop = stops.get(note.stop)
        record = stop.part.record if stop is not None else None
        if stop is None or record is None:
            return ()
        records = frozenset(marking.get(stop.round, ()))
        return behind(meeting, note, records, votes=(stop.round, record.id) in voted)

    return given


def _section(
    meeting: Meeting, group: _Group, before: tuple[Note, ...], *, given: Behind, owner: str | None
) -> Given:
    record = group.record
    if record is not None and record.kind in GRIDS:
        return Given(group.kind, group.label, (), tuple(_grids(record, group.notes, given)))
    ends = _ends(record) if record is not None and group.kind is NoteKind.SCALE else ()
    if before:
        grid = _side_by_side(meeting, before, tuple(group.notes), owner)
        return Given(group.kind, group.label, (), (grid,), ends)
    lines = tuple(line_of(meeting, note, owner=owner, given=given(note)) for note in group.notes)
    return Given(group.kind, group.label, lines, (), ends)


def line_of(meeting: Meeting, note: Note, *, owner: str | None, given: tuple[Text, ...] = ()) -> Line:
    """Return one note as a line; a statement has behind it how many people stand with it."""
    further = tuple(column for column in note.columns[1:] if column.strip())
    count = heads(note) if note.kind is NoteKind.STATEMENT else None
    if count is not None:
        further, given = further[1:], (people_text(count), *given)
    return Line(
        note.number,
        note.text,
        further,
        _named(meeting, note, owner),
        given,
        keepers(meeting, note, owner) if note.kind is NoteKind.AGREEMENT else "",
        note.due if note.kind is NoteKind.AGREEMENT else None,
    )


def _named(meeting: Meeting, note: Note, owner: str | None) -> str:
    return name_of(meeting, note.speaker) if owner is not None and note.speaker not in ("", owner) else ""


def keepers(meeting: Meeting, note: Note, owner: str | None) -> str:
    """Return who keeps an agreement.

    Where the case owner is not the reader, they are named only if they are a party there: elsewhere
    the name would tell whose case it was.
    """
    if owner is not None:
        return names_of(meeting, note.doers)
    parties = {
        person
        for one in meeting.rounds
        for role in one.method.roles
        if role.party
        for person in one.roles.get(role.id, ())
    }
    hidden = {case.owner for case in meeting.cases} - parties
    return "" if hidden.intersection(note.doers) else names_of(meeting, note.doers)


def _ends(record: Record) -> tuple[tuple[int, str], ...]:
    scale = scale_of(record)
    return tuple(
        (number, meaning)
        for number, meaning in ((scale.least, scale.low), (scale.most, scale.high))
        if meaning
    )


def _grids(record: Record, notes: list[Note], given: Behind) -> Iterator[Grid]:
    """Yield the entries of a record under its headings; four cells become two by two."""
    if record.kind is RecordKind.TABLE:
        headings = ("", *record.columns) if record.rows else record.columns
        yield Grid(headings, tuple(_row(note, width_of(record), given) for note in _in_rows(record, notes)))
        return
    columns = record.columns
    pairs = (columns[:2], columns[2:]) if record.kind is RecordKind.CELLS else (columns,)
    first = 0
    for headings in pairs:
        entries = [_row(note, len(columns), given)[first : first + len(headings)] for note in notes]
        yield Grid(headings, tuple(_stacked(entries)))
        first += len(headings)


def _in_rows(record: Record, notes: list[Note]) -> list[Note]:
    """Return the notes in the order of the fixed rows, those without one at the end."""
    places = {row: place for place, row in enumerate(record.rows)}
    return sorted(notes, key=lambda note: places.get(note.text, len(places)))


def _row(note: Note, width: int, given: Behind) -> tuple[Cell, ...]:
    """Return the columns of a note, empty ones added; what later parts gave it stands in the first entry."""
    cells: list[Cell] = [*note.columns, *("" for _ in range(width - len(note.columns)))]
    first = next((place for place, cell in enumerate(cells) if cell), 0)
    for one in given(note):
        cells[first] = say("{text} – {given}", text=cells[first], given=one)
    return tuple(cells[:width])


def _stacked(entries: list[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Yield rows in which entries of one column move up beside those of another.

    What was typed in several columns at once stays one row.
    """
    loose: list[list[Cell]] = []
    for entry in entries:
        filled = [place for place, cell in enumerate(entry) if cell]
        if len(filled) > 1:
            yield from map(tuple, loose)
            loose = []
            yield entry
        elif filled:
            row = next((row for row in loose if not row[filled[0]]), None)
            if row is None:
                loose.append(list(entry))
            else:
                row[filled[0]] = entry[filled[0]]
    yield from map(tuple, loose)


def _side_by_side(
    meeting: Meeting, before: tuple[Note, ...], after: tuple[Note, ...], owner: str | None
) -> Grid:
    """Return the numbers before and after of each person in a row, with names only where there are any."""
    people = tuple(dict.fromkeys(note.speaker for note in (*before, *after)))
    names = tuple(_person(meeting, person, owner) for person in people)
    rows = tuple(
        (name, _numbers(before, person), _numbers(after, person))
        for name, person in zip(names, people, strict=True)
    )
    if owner is None or not any(person not in ("", owner) for person in people):
        return Grid((say("Before"), say("After")), tuple(row[1:] for row in rows))
    return Grid(("", say("Before"), say("After")), rows)


def _person(meeting: Meeting, person: str, owner: str | None) -> Cell:
    return say("Myself") if person and person == owner else name_of(meeting, person)


def _numbers(notes: tuple[Note, ...], person: str) -> str:
    """Return what somebody put on a scale, each number with what makes it so."""
    own = [note for note in notes if note.speaker == person]
    return "; ".join(" – ".join(column for column in note.columns if column) for note in own)
