"""Everything that a meeting holds about one person, also what stands in no document any more. Pure.

Read in the strict way: notes for the facilitator, struck notes and the earlier wording of changed ones are
held too. The same rules tell what is shown and what is taken out (`forgetting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from intervisie.meeting.choices import CaseChosen, ChoiceWithdrawn, QuestionWorded
from intervisie.meeting.codec import Decided
from intervisie.meeting.following import ActionsBrought, ActionSettled, BroughtReopened, BroughtSettled
from intervisie.meeting.hiding import HiddenKept
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.mentioning import Mentions
from intervisie.meeting.note import Brought, Note, NoteKind
from intervisie.meeting.notes import NoteChanged, NoteTaken
from intervisie.meeting.state import Case, Meeting, Person, Role, Scale
from intervisie.meeting.timing import ClockStopped
from intervisie.method.choices import GoesTo


class About(Struct, frozen=True):
    """Who it is about in one meeting, and what of it is theirs.

    `people` are ids: nobody's where the name is only mentioned, several where people share a name, and also
    of who was not there and does what an earlier meeting agreed. `cases` are those that nobody else owns;
    `notes` the numbers of what they said, what they alone do, and what was noted for them in a case of
    theirs; `brought` the places, from 1, of the actions that came along and that they alone do.
    """

    people: frozenset[str]
    cases: frozenset[str]
    notes: frozenset[int]
    brought: frozenset[int]
    mentions: Mentions


class Kind(StrEnum):
    """Why a text is held about somebody."""

    SAID = "said"
    ACTION = "action"
    IN_CASE = "in-case"
    CASE = "case"
    QUESTION = "question"
    HIDDEN = "hidden"
    AFTERWARDS = "afterwards"
    MENTION = "mention"


class Held(Struct, frozen=True):
    """One text that is held about somebody.

    `number` is that of a note, 0 elsewhere. `private` when it is for the facilitator only; `stands` is False
    for what was struck, kept off the record, taken back or worded otherwise since.
    """

    kind: Kind
    number: int
    text: str
    at: datetime
    private: bool = False
    stands: bool = True


class Holding(Struct, frozen=True):
    """What one meeting holds about somebody, empty when that is nothing.

    `apart` are the moments of a talk apart with them; `scales` the numbers they put on their own case;
    `pseudonyms` what stands for their name in documents.
    """

    people: tuple[Person, ...] = ()
    roles: tuple[Role, ...] = ()
    method_roles: tuple[str, ...] = ()
    cases: tuple[int, ...] = ()
    texts: tuple[Held, ...] = ()
    scales: tuple[tuple[Scale, int, datetime], ...] = ()
    apart: tuple[datetime, ...] = ()
    pseudonyms: tuple[tuple[str, str], ...] = ()
    in_group_name: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.people or self.texts or self.pseudonyms)


def about(meeting: Meeting, people: Iterable[str], names: Iterable[str]) -> About:
    """Return what is whose in a meeting: of somebody with these ids, by these names, among others perhaps."""
    names_by_id = meeting.elsewhere | {person.id: person.name for person in meeting.people}
    ids = frozenset(names_by_id).intersection(people)
    known = (*names, *(names_by_id[one] for one in ids))
    cases = frozenset(case.id for case in meeting.cases if _is_owned_by(case, ids))
    notes = frozenset(note.number for note in meeting.notes if _is_theirs(note, ids, cases))
    brought = frozenset(
        place for place, one in enumerate(meeting.brought, 1) if one.doers and ids.issuperset(one.doers)
    )
    return About(ids, cases, notes, brought, Mentions.at_table(known, meeting))


def holding(meeting: Meeting, told: Sequence[tuple[datetime, Decided]], whose: About) -> Holding:
    """Return what is held; `told` are the records that the meeting was replayed from, by the wall clock."""
    ids = whose.people
    return Holding(
        people=tuple(person for person in meeting.people if person.id in ids),
        roles=tuple(role for role, person in meeting.roles.items() if person in ids),
        method_roles=tuple(
            next((one.name for one in round_.method.roles if one.id == role), role)
            for round_ in meeting.rounds
            for role, people in round_.roles.items()
            if ids.intersection(people)
        ),
        cases=tuple(
            number
            for number, case in enumerate(meeting.cases, 1)
            if ids.intersection((case.owner, *case.co_owners))
        ),
        texts=(*_read_aloud(meeting, whose), *_texts(meeting, told, whose)),
        scales=tuple(
            (scale, number, at.wall)
            for case in meeting.cases
            if case.id in whose.cases
            for scale, number, at in case.scales
        ),
        apart=tuple(
            wall
            for wall, decided in told
            for event in decided.events
            if isinstance(event, ClockStopped) and event.person in ids
        ),
        pseudonyms=tuple(
            (name, pseudonym) for name, pseudonym in meeting.pseudonyms.items() if whose.mentions.are_in(name)
        ),
        in_group_name=whose.mentions.are_in(meeting.group_name),
    )


def is_theirs(whose: About, case: str, person: str) -> bool:
    """Tell whether what stands with a case, of a person or "" for its owner, is theirs."""
    return person in whose.people if person else case in whose.cases


def _is_owned_by(case: Case, ids: frozenset[str]) -> bool:
    owners = {owner for owner in (case.owner, *case.co_owners) if owner}
    return bool(owners) and owners <= ids


def _is_theirs(note: Note, ids: frozenset[str], cases: frozenset[str]) -> bool:
    if note.speaker in ids or (note.doers and ids.issuperset(note.doers)):
        return True
    is_for_them = note.goes_to is not GoesTo.MINUTES and note.kind is not NoteKind.CANDIDATE
    return note.case in cases and is_for_them


def _read_aloud(meeting: Meeting, whose: About) -> Iterator[Held]:
    """Yield the place, and the rules and themes of the group, in which they are named."""
    if whose.mentions.are_in(meeting.place):
        yield Held(Kind.MENTION, 0, meeting.place, meeting.opened.wall)
    for theme in meeting.themes:
        if whose.mentions.are_in(theme.label):
            yield Held(Kind.MENTION, 0, theme.label, meeting.opened.wall)
    blocks = meeting.blocks
    for step in (*blocks.opening, *blocks.case_choice, *blocks.commitment, *blocks.closing):
        for part in step.parts:
            if part.say and whose.mentions.are_in(part.say):
                yield Held(Kind.MENTION, 0, part.say, meeting.opened.wall)


def _texts(meeting: Meeting, told: Sequence[tuple[datetime, Decided]], whose: About) -> Iterator[Held]:
    """Yield every text that is theirs or names them, in order of entry."""
    seen: set[tuple[int, tuple[str, ...]]] = set()
    for wall, decided in told:
        for event in decided.events:
            match event:
                case NoteTaken(number=number, columns=columns) | NoteChanged(number=number, columns=columns):
                    if (number, columns) not in seen:
                        seen.add((number, columns))
                        yield from _note(meeting, number, columns, wall, whose)
                case ActionSettled(number=number, text=text) if text:
                    theirs = number in whose.notes
                    if theirs or whose.mentions.are_in(text):
                        note = meeting.notes.find(number)
                        stands = note is not None and note.afterwards == text
                        kind = Kind.AFTERWARDS if theirs else Kind.MENTION
                        yield Held(kind, number, text, wall, stands=stands)
                case ActionsBrought(actions=brought):
                    yield from _brought(brought, wall, whose)
                case BroughtSettled(place=place, text=text) | BroughtReopened(place=place, text=text) if text:
                    theirs = place in whose.brought
                    if theirs or whose.mentions.are_in(text):
                        one = meeting.brought[place - 1]
                        stands = one.afterwards == text and not one.off_record
                        yield Held(Kind.AFTERWARDS if theirs else Kind.MENTION, 0, text, wall, stands=stands)
                case _:
                    yield from _of_case(meeting, event, wall, whose)


def _brought(actions: Iterable[Brought], wall: datetime, whose: About) -> Iterator[Held]:
    """Yield the actions that came along and that they do, or in which they are named."""
    for one in actions:
        if whose.people.intersection(one.doers):
            if one.text:
                yield Held(Kind.ACTION, 0, one.text, wall)
        elif whose.mentions.are_in(one.text):
            yield Held(Kind.MENTION, 0, one.text, wall)
        if one.afterwards and whose.people.intersection(one.doers):
            yield Held(Kind.AFTERWARDS, 0, one.afterwards, wall)
        elif whose.mentions.are_in(one.afterwards):
            yield Held(Kind.MENTION, 0, one.afterwards, wall)


def _of_case(meeting: Meeting, event: MeetingEvent, wall: datetime, whose: About) -> Iterator[Held]:
    """Yield what an event says of a case, beside its notes."""
    match event:
        case QuestionWorded(case=case, text=text) if case in whose.cases or whose.mentions.are_in(text):
            stands = any(wording.text == text for one in meeting.cases for wording in one.wordings)
            kind = Kind.QUESTION if case in whose.cases else Kind.MENTION
            yield Held(kind, 0, text, wall, stands=stands)
        case HiddenKept(case=case, text=text, person=person):
            theirs = is_theirs(whose, case, person)
            if theirs or whose.mentions.are_in(text):
                yield Held(Kind.HIDDEN if theirs else Kind.MENTION, 0, text, wall, private=True)
        case CaseChosen(case=case, title=title) | ChoiceWithdrawn(case=case, title=title) if title:
            if case in whose.cases or whose.mentions.are_in(title):
                yield Held(Kind.CASE, 0, title, wall, private=True)
        case _:
            pass


def _note(
    meeting: Meeting, number: int, columns: tuple[str, ...], wall: datetime, whose: About
) -> Iterator[Held]:
    note = meeting.notes.find(number)
    text = " | ".join(columns)
    if note is None or not text:
        return
    stands = note.columns == columns and not note.struck and not note.off_record
    if number in whose.notes:
        kind = _kind(note, whose.people)
    elif whose.people.intersection(note.doers):
        kind = Kind.ACTION
    elif whose.mentions.are_in(text):
        kind = Kind.MENTION
    else:
        return
    yield Held(kind, number, text, wall, private=note.goes_to is GoesTo.FACILITATOR, stands=stands)


def _kind(note: Note, people: frozenset[str]) -> Kind:
    if note.kind is NoteKind.ACTION and people.intersection((note.speaker, *note.doers)):
        return Kind.ACTION
    return Kind.SAID if note.speaker in people else Kind.IN_CASE
