"""Hints about questions, as both faces give them: to the facilitator only, and never kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intervisie.faces.position import only_for_you
from intervisie.meeting.hinting import HINTS, hint_about
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.shapes import KIND_OF_RECORD
from intervisie.meeting.state import Meeting, current_stop
from intervisie.text import Text, say


def hints_after(meeting: Meeting, events: Iterable[MeetingEvent]) -> Iterator[Text]:
    """Yield what to hint at about the questions that were just written down.

    Where a method asks for hints and takes ordinary notes, those are taken for questions.
    """
    part = current_stop(meeting).part
    if not part.question_hints:
        return
    usual = KIND_OF_RECORD.get(part.record.kind) if part.record is not None else None
    questions = {NoteKind.QUESTION, NoteKind.NOTE} if usual is NoteKind.NOTE else {NoteKind.QUESTION}
    for event in events:
        if isinstance(event, NoteTaken) and event.kind in questions and event.columns:
            hint = hint_about(event.columns[0], meeting.language)
            if hint is not None:
                yield only_for_you(HINTS[hint])


def hints_given(*, on: bool) -> Text:
    """Return whether hints are given from now on."""
    if on:
        return say("Hints about questions are given again.")
    return say("No more hints about questions. /hints brings them back.")
