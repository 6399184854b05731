"""What each document may contain: the one place where the privacy rules live. Pure.

A note stands only in the document that it goes to, and nowhere once it is struck or off the record.
The case owner's sheet (A) is for the owner alone. The group minutes (B) never hold who the case owner
is, what the case is called, how its question reads, which cases were offered, the owner's numbers, what
was hidden, or who said what; an action names who does it. Everything here works at any moment of a meeting.
"""

from __future__ import annotations

from collections.abc import Iterable

from intervisie.documents.attendance import absent, begin_of, breaks, end_of, net, presences
from intervisie.documents.values import (
    ActionLine,
    Given,
    Line,
    Minutes,
    OwnerSheet,
    OwnScale,
    Revealed,
    Worded,
)
from intervisie.meeting.order import Stop
from intervisie.meeting.shapes import KIND_OF_RECORD
from intervisie.meeting.state import Case, Meeting, Note, NoteKind, Scale, Wording, case_of, name_of
from intervisie.method.model import GoesTo

NEVER = frozenset({NoteKind.CANDIDATE})
"""Kinds that stand in no document: a case that was offered belongs to who offered it."""

GIVEN = (
    NoteKind.QUESTION,
    NoteKind.IMAGE,
    NoteKind.HYPOTHESIS,
    NoteKind.CONTRIBUTION,
    NoteKind.ENTRY,
    NoteKind.SCALE,
    NoteKind.STATEMENT,
    NoteKind.CONDITION,
    NoteKind.ADVICE,
    NoteKind.PARKED,
    NoteKind.LEARNING,
    NoteKind.AGREEMENT,
    NoteKind.LOOK_BACK,
    NoteKind.EVALUATION,
    NoteKind.NOTE,
)
"""What the group gave, in the order in which the case owner's sheet shows it."""

FOR_OWNER_BY_NAME = frozenset(
    {
        NoteKind.STRUCK_ME,
        NoteKind.LEFT_BEHIND,
        NoteKind.COMMITMENT,
        NoteKind.ACTION,
        NoteKind.VALUE,
        NoteKind.NEXT_MEETING,
    }
)
"""Kinds with a heading of their own in the case owner's sheet."""

FOR_GROUP_BY_NAME = frozenset(
    {
        NoteKind.LOOK_BACK,
        NoteKind.LEARNING,
        NoteKind.AGREEMENT,
        NoteKind.ACTION,
        NoteKind.EVALUATION,
        NoteKind.NEXT_MEETING,
    }
)
"""Kinds with a heading of their own in the group minutes; the others stand together at the end."""

OTHERS = tuple(kind for kind in NoteKind if kind not in FOR_GROUP_BY_NAME | NEVER)


def may_stand_in(note: Note, document: GoesTo) -> bool:
    """Tell whether a note may stand in a document; every document asks this of every note."""
    return note.goes_to is document and not note.struck and not note.off_record and note.kind not in NEVER


def notes_for_minutes(meeting: Meeting) -> tuple[Note, ...]:
    """Return the notes that stand in the group minutes, in order of entry."""
    return tuple(note for note in meeting.notes if may_stand_in(note, GoesTo.MINUTES))


def notes_for_owner(meeting: Meeting, case_id: str) -> tuple[Note, ...]:
    """Return the notes that stand in the sheet of the owner of one case, in order of entry."""
    return tuple(
        note for note in meeting.notes if note.case == case_id and may_stand_in(note, GoesTo.OWNER_SHEET)
    )


def notes_without_case(meeting: Meeting) -> tuple[Note, ...]:
    """Return the notes for a case owner that belong to no case, and so stand in no document."""
    return notes_for_owner(meeting, "")


def owner_sheet(meeting: Meeting, case_id: str) -> OwnerSheet:
    """Return what the owner of a case takes home.

    Raises:
        KeyError: the meeting has no such case.
    """
    case = case_of(meeting, case_id)
    if case is None:
        raise KeyError(case_id)
    notes = notes_for_owner(meeting, case_id)
    method = next((one.method for one in meeting.rounds if one.case == case_id), None)
    wordings = tuple(_worded(meeting, case, wording) for wording in case.wordings)
    return OwnerSheet(
        handle=meeting.handle,
        language=meeting.language,
        day=begin_of(meeting).date(),
        case=[one.id for one in meeting.cases].index(case_id) + 1,
        cases=len(meeting.cases),
        method=method.name if method else "",
        first=wordings[0] if wordings else None,
        between=wordings[1:-1],
        last=wordings[-1] if len(wordings) > 1 else None,
        scales=_own_scales(case),
        given=_by_kind(meeting, notes, GIVEN, owner=case.owner),
        revealed=_revealed(meeting, case),
        struck_me=_own_lines(notes, NoteKind.STRUCK_ME),
        left_behind=_own_lines(notes, NoteKind.LEFT_BEHIND),
        commitments=_own_lines(notes, NoteKind.COMMITMENT),
        actions=tuple(
            _action(note, "" if note.speaker == case.owner else name_of(meeting, note.speaker))
            for note in notes
            if note.kind is NoteKind.ACTION
        ),
        values=_own_lines(notes, NoteKind.VALUE),
        look_back_on=_own_lines(notes, NoteKind.NEXT_MEETING),
    )


def minutes(meeting: Meeting) -> Minutes:
    """Return what the group keeps of a meeting."""
    notes = notes_for_minutes(meeting)
    return Minutes(
        handle=meeting.handle,
        language=meeting.language,
        group=meeting.group_name,
        begin=begin_of(meeting),
        end=end_of(meeting).wall,
        is_open=meeting.closed is None,
        breaks=breaks(meeting),
        net=net(meeting),
        present=presences(meeting),
        absent=absent(meeting),
        roles=tuple((role, name_of(meeting, person)) for role, person in meeting.roles.items()),
        methods=tuple(dict.fromkeys(one.method.name for one in meeting.rounds)),
        cases=len(meeting.rounds),
        look_back=_own_lines(notes, NoteKind.LOOK_BACK),
        learning=_own_lines(notes, NoteKind.LEARNING),
        agreements=_own_lines(notes, NoteKind.AGREEMENT),
        actions=tuple(
            _action(note, _who_acts(meeting, note)) for note in notes if note.kind is NoteKind.ACTION
        ),
        others=_by_kind(meeting, notes, OTHERS, owner=None),
        evaluation=_own_lines(notes, NoteKind.EVALUATION),
        next_meeting=_own_lines(notes, NoteKind.NEXT_MEETING),
    )


def _who_acts(meeting: Meeting, note: Note) -> str:
    """Return who does an action of the group, "" for a case owner who did not share it by hand.

    A method can send all actions to the minutes; the engine then takes the case owner for the speaker
    of a part in which only the owner speaks, and the name would tell whose case it was.
    """
    if not note.shared and note.speaker in {case.owner for case in meeting.cases}:
        return ""
    return name_of(meeting, note.speaker)


def _worded(meeting: Meeting, case: Case, wording: Wording) -> Worded:
    """Return a wording with who found it, unless that was the owner."""
    by = "" if wording.by == case.owner else name_of(meeting, wording.by)
    return Worded(wording.text, by, wording.at.wall)


def _own_scales(case: Case) -> tuple[OwnScale, ...]:
    """Return the first and last number of each scale that was used; nothing is computed from them."""
    own = []
    for scale in Scale:
        numbers = [number for given, number, _ in case.scales if given is scale]
        if numbers:
            own.append(OwnScale(scale, numbers[0], numbers[-1] if len(numbers) > 1 else None))
    return tuple(own)


def _revealed(meeting: Meeting, case: Case) -> tuple[Revealed, ...]:
    """Return what was hidden and has been revealed, under the question that the method put."""
    asked = {
        hidden.id: hidden.ask for one in meeting.rounds if one.case == case.id for hidden in one.method.hidden
    }
    return tuple(
        Revealed(asked.get(hidden, ""), text)
        for hidden, text in case.hidden.items()
        if hidden in case.revealed
    )


def _by_kind(
    meeting: Meeting, notes: tuple[Note, ...], kinds: Iterable[NoteKind], *, owner: str | None
) -> tuple[Given, ...]:
    """Group notes by kind and by what the method calls them.

    Names stand with them only for the case owner (`owner` is not None), who needs no name of their own.
    """
    stops = {stop.key: stop for stop in meeting.order}
    groups: dict[tuple[NoteKind, str], list[Line]] = {}
    for note in notes:
        named = owner is not None and note.speaker not in ("", owner)
        line = _line(note, name_of(meeting, note.speaker) if named else "")
        groups.setdefault((note.kind, _label(stops.get(note.stop), note.kind)), []).append(line)
    return tuple(
        Given(kind, label, tuple(lines))
        for wanted in kinds
        for (kind, label), lines in groups.items()
        if kind is wanted
    )


def _label(stop: Stop | None, kind: NoteKind) -> str:
    """Return what the method calls notes of this kind at a stop, "" when it has no word for them."""
    record = stop.part.record if stop else None
    return record.label if record is not None and KIND_OF_RECORD.get(record.kind) is kind else ""


def _own_lines(notes: tuple[Note, ...], kind: NoteKind) -> tuple[Line, ...]:
    """Return the notes of one kind without names: of the case owner, or of the group as a whole."""
    return tuple(_line(note, "") for note in notes if note.kind is kind)


def _line(note: Note, by: str) -> Line:
    return Line(note.number, note.text, _further(note), by)


def _action(note: Note, who: str) -> ActionLine:
    return ActionLine(note.number, note.text, who, note.due, _further(note))


def _further(note: Note) -> tuple[str, ...]:
    """Return the columns after the first that hold something."""
    return tuple(column for column in note.columns[1:] if column.strip())
