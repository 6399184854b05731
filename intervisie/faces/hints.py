"""Hints about questions, as both faces give them: to the facilitator only, and never kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intervisie.faces.position import only_for_you
from intervisie.meeting.hinting import HINTS, hint_about
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.state import Meeting, current_stop
from intervisie.text import Text, say


def hints_after(meeting: Meeting, events: Iterable[MeetingEvent]) -> Iterator[Text]:
    """Yield what to hint at about the questions that were just written down."""
    if not current_stop(meeting).part.question_hints:
        return
    for event in events:
        if isinstance(event, NoteTaken) and event.kind is NoteKind.QUESTION and event.columns:
            hint = hint_about(event.columns[0], meeting.language)
            if hint is not None:
                yield only_for_you(HINTS[hint])


def hints_given(*, on: bool) -> Text:
    """Return whether hints are given from now on."""
    if on:
        return say("Hints about questions are given again.")
    return say("No more hints about questions. /hints brings them back.")
