"""What each document may contain: the one place where the privacy rules live. Pure.

A note stands only in the document that it goes to, and nowhere once it is struck or off the record.
The case owner's sheet (A) is for the owner alone. The group minutes (B) never hold who the case owner
is, what the case is called, how its question reads, which cases were offered, the owner's numbers, what
was hidden, or who said what; an action names who does it. Everything here works at any moment of a meeting.
"""

from __future__ import annotations

from intervisie.documents.attendance import absent, begin_of, breaks, end_of, net, presences
from intervisie.documents.cases import cases_of, count_of_cases, round_of
from intervisie.documents.given import line_of, sections
from intervisie.documents.values import (
    ActionLine,
    Followed,
    Line,
    Minutes,
    OwnerSheet,
    OwnScale,
    Revealed,
    Worded,
)
from intervisie.meeting.note import Note, NoteKind
from intervisie.meeting.state import Case, Meeting, Role, Scale, Wording, case_of, name_of, names_of
from intervisie.method.choices import Form, GoesTo, Who
from intervisie.method.model import Method, Step

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
"""What the group gave: in the case owner's sheet it stands in the order of the steps."""

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
    treated = round_of(meeting, case_id)
    method = treated.method if treated is not None else None
    numbered = [one.id for one in cases_of(meeting)]
    wordings = tuple(_worded(meeting, case, wording) for wording in case.wordings)
    told, given = _told_and_given(meeting, notes, case.owner)
    actions = tuple(note for note in notes if note.kind is NoteKind.ACTION)
    owners = {case.owner, ""} if _is_owner_alone(meeting, case.owner) else {case.owner}
    return OwnerSheet(
        handle=meeting.handle,
        language=meeting.language,
        day=begin_of(meeting).date(),
        case=numbered.index(case_id) + 1 if case_id in numbered else 1,
        cases=max(len(numbered), 1),
        method=method.name if method else "",
        first=wordings[0] if wordings else None,
        between=wordings[1:-1],
        last=wordings[-1] if len(wordings) > 1 else None,
        scales=_own_scales(case),
        given=sections(meeting, given, GIVEN, document=GoesTo.OWNER_SHEET, owner=case.owner),
        revealed=_revealed(meeting, case),
        struck_me=_own_lines(notes, NoteKind.STRUCK_ME),
        left_behind=_own_lines(notes, NoteKind.LEFT_BEHIND),
        commitments=_own_lines(notes, NoteKind.COMMITMENT),
        actions=tuple(_action(note, "") for note in actions if _is_done_by(note, owners)),
        others_act=tuple(
            _action(note, names_of(meeting, note.doers or (note.speaker,)))
            for note in actions
            if not _is_done_by(note, owners)
        ),
        values=_own_lines(notes, NoteKind.VALUE),
        look_back_on=_own_lines(notes, NoteKind.NEXT_MEETING),
        told=sections(meeting, told, GIVEN, document=GoesTo.OWNER_SHEET, owner=case.owner),
        form=method.form if method else Form.INTERVISIE,
        owner_title=_own_word("case-owner", (method,) if method else ()),
        nothing_written=not (notes or wordings or case.revealed or case.scales)
        and method is not None
        and not _writes_something((method,)),
    )


def minutes(meeting: Meeting, number: int = 0) -> Minutes:
    """Return what the group keeps of a meeting; `number` counts its group's meetings, 0 when not known."""
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
        cases=count_of_cases(meeting),
        look_back=_own_lines(notes, NoteKind.LOOK_BACK),
        followed=_followed(meeting),
        learning=_own_lines(notes, NoteKind.LEARNING),
        agreements=tuple(
            line_of(meeting, note, owner=None) for note in notes if note.kind is NoteKind.AGREEMENT
        ),
        agreed=sections(meeting, notes, frozenset({NoteKind.AGREEMENT}), document=GoesTo.MINUTES, owner=None),
        actions=tuple(
            _action(note, _who_acts(meeting, note)) for note in notes if note.kind is NoteKind.ACTION
        ),
        others=sections(meeting, notes, OTHERS, document=GoesTo.MINUTES, owner=None),
        evaluation=_own_lines(notes, NoteKind.EVALUATION),
        next_meeting=_own_lines(notes, NoteKind.NEXT_MEETING),
        nothing_written=not notes and _write_nothing(meeting),
        facilitator_title=_own_word("facilitator", tuple(one.method for one in meeting.rounds)),
        owner_title=_own_word("case-owner", tuple(one.method for one in meeting.rounds)),
        number=number,
        place=meeting.place,
    )


def _followed(meeting: Meeting) -> tuple[Followed, ...]:
    """Return the actions of earlier meetings that were looked back on; all that come along are shared."""
    return tuple(
        Followed(one.text, names_of(meeting, one.doers), one.outcome, one.afterwards)
        for one in meeting.brought
        if one.outcome is not None and not one.off_record
    )


def _told_and_given(
    meeting: Meeting, notes: tuple[Note, ...], owner: str
) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """Return what the owner said while nobody else had the word, and all other notes."""
    alone = {stop.key for stop in meeting.order if stop.part.speaks is Who.CASE_OWNER}
    told = tuple(note for note in notes if owner and note.speaker == owner and note.stop in alone)
    numbers = {note.number for note in told}
    return told, tuple(note for note in notes if note.number not in numbers)


def _write_nothing(meeting: Meeting) -> bool:
    """Tell whether cases were treated and none of their methods writes anything down."""
    methods = tuple(one.method for one in meeting.rounds)
    return bool(methods) and not _writes_something(methods)


def _writes_something(methods: tuple[Method, ...]) -> bool:
    return any(_writes(step) for method in methods for step in method.steps)


def _writes(step: Step) -> bool:
    parts = (*step.parts, *(part for module in step.modules for part in module.parts))
    return any(part.record is not None for part in parts) or any(_writes(inner) for inner in step.steps)


def _is_done_by(note: Note, owners: set[str]) -> bool:
    """Tell whether nobody else than the owner does an action; `owners` holds "" when none other could."""
    return owners.issuperset(note.doers or (note.speaker,))


def _is_owner_alone(meeting: Meeting, owner: str) -> bool:
    """Tell whether there was nobody besides the owner and who leads, as in coaching of one person."""
    there = {person.id for person in meeting.people if person.spans}
    return not there - {owner, meeting.roles.get(Role.FACILITATOR, "")}


def _own_word(role: str, methods: tuple[Method, ...]) -> str:
    """Return what these methods call a standard role, "" where they differ or have no word of their own."""
    words = {next((one.name for one in method.roles if one.id == role), "") for method in methods}
    return words.pop() if len(words) == 1 else ""


def _who_acts(meeting: Meeting, note: Note) -> str:
    """Return who does an action of the group, "" for a case owner who did not share it by hand.

    A method can send all actions to the minutes; the engine then takes the case owner for the speaker
    of a part in which only the owner speaks, and the name would tell whose case it was.
    """
    doers = note.doers or (note.speaker,)
    owners = {owner for case in meeting.cases for owner in (case.owner, *case.co_owners)}
    if not note.shared and owners.intersection(doers):
        return ""
    return names_of(meeting, doers)


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
    treated = round_of(meeting, case.id)
    asked = {hidden.id: hidden.ask for hidden in treated.method.hidden} if treated is not None else {}
    return tuple(
        Revealed(asked.get(hidden.partition("@")[0], ""), text)
        for hidden, text in case.hidden.items()
        if hidden in case.revealed
    )


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
