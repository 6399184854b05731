"""Lines of a document are looked over before it is made: struck, or worded so that they tell less.

At a terminal it is asked; where nobody can be asked it is said which lines may tell who they are about.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from msgspec.structs import replace

from intervisie.archive.archive import Archive
from intervisie.cli.report import complain
from intervisie.cli.striking import Line, numbers_to_strike, reworded, telling
from intervisie.conduct.clock import SystemClock
from intervisie.documents.content import notes_for_minutes, notes_for_owner
from intervisie.meeting.meeting import MeetingEvent, apply
from intervisie.meeting.notes import NoteChanged, NoteStruck
from intervisie.meeting.pseudonyms import PseudonymsGiven
from intervisie.meeting.state import Meeting, case_of, with_case, with_note
from intervisie.text import say, say_count


def after_striking(archive: Archive, meeting: Meeting) -> Meeting:
    """Show the lines of the group minutes, strike those that are named, and return the meeting after it."""
    notes = notes_for_minutes(meeting)
    if not notes:
        return meeting
    if not _can_be_asked():
        complain(
            say_count(
                "{count} line stands in the minutes as noted; on a terminal you can strike it first.",
                "{count} lines stand in the minutes as noted; on a terminal you can strike some first.",
                len(notes),
            )
        )
        _warn_of_names([Line(note.number, note.columns) for note in notes], meeting)
        return meeting

    struck = numbers_to_strike(notes)
    left = [note for note in notes if note.number not in struck]
    answered = reworded(
        [Line(note.number, note.columns) for note in left],
        _names(meeting),
        language=meeting.language,
        known=lambda: archive.pseudonyms(meeting),
    )
    events: tuple[MeetingEvent, ...] = (
        *(NoteStruck(number=number) for number in struck),
        *(
            NoteChanged(
                number=note.number,
                columns=answered.columns[place],
                kind=note.kind,
                goes_to=note.goes_to,
                speaker=note.speaker,
                due=note.due,
                shared=note.shared,
                doers=note.doers,
            )
            for place, note in enumerate(left)
            if place in answered.columns
        ),
        *((PseudonymsGiven(names=answered.pseudonyms),) if answered.pseudonyms else ()),
    )
    if events:
        archive.append(meeting.id, events, SystemClock().stamp())
    for event in events:
        meeting = apply(meeting, event, meeting.last)
    return meeting


def after_check(archive: Archive, meeting: Meeting, case_id: str) -> Meeting:
    """Return the meeting as its owner's sheet is to show it: lines that tell who they are about, reworded.

    Only the sheet reads otherwise; in the meeting everything stays as the owner and the group said it.
    """
    case = case_of(meeting, case_id)
    assert case is not None
    notes = notes_for_owner(meeting, case_id)
    lines = [
        *(Line(0, (wording.text,)) for wording in case.wordings),
        *(Line(note.number, note.columns) for note in notes),
    ]
    if not _can_be_asked():
        _warn_of_names(lines, meeting)
        return meeting
    answered = reworded(
        lines, _names(meeting), language=meeting.language, known=lambda: archive.pseudonyms(meeting)
    )
    if answered.pseudonyms:
        event = PseudonymsGiven(names=answered.pseudonyms)
        archive.append(meeting.id, (event,), SystemClock().stamp())
    first = len(case.wordings)
    wordings = tuple(
        replace(wording, text=" | ".join(answered.columns.get(place, (wording.text,))))
        for place, wording in enumerate(case.wordings)
    )
    meeting = with_case(meeting, replace(case, wordings=wordings))
    for place, note in enumerate(notes, first):
        if place in answered.columns:
            meeting = with_note(meeting, replace(note, columns=answered.columns[place]))
    return meeting


def _can_be_asked() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _names(meeting: Meeting) -> list[str]:
    return [person.name for person in meeting.people]


def _warn_of_names(lines: Sequence[Line], meeting: Meeting) -> None:
    """Say which lines may tell who they are about, without showing them."""
    found = [lines[place].number for place in telling(lines, _names(meeting))]
    numbers = [str(number) for number in found if number]
    if numbers:
        complain(
            say(
                "These lines may tell who they are about: {numbers}. At a terminal you can change them.",
                numbers=", ".join(numbers),
            )
        )
    if len(numbers) < len(found):
        complain(say("The case question may tell who it is about. At a terminal you can change it."))
