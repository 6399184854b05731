"""What is said about choices: the case, its owner, its question, what was hidden. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from intervisie.meeting import choices, hiding
from intervisie.meeting.state import Meeting, case_of, name_of
from intervisie.text import Text, say


def about_choices(meeting: Meeting, event: choices.ChoiceEvent) -> Iterator[Text]:
    """Yield what to say of a choice; hidden text only once it is revealed."""
    match event:
        case choices.CaseChosen(owner=owner):
            yield say("{name} is the case owner.", name=name_of(meeting, owner))
        case choices.ChoiceWithdrawn(owner=owner):
            if owner:
                yield say("{name} is the case owner again.", name=name_of(meeting, owner))
            else:
                yield say("The choice is undone.")
        case choices.QuestionLeftOpen():
            yield say("Left open. /next goes on.")
        case choices.QuestionWorded() | choices.WordingWithdrawn() | choices.ScaleGiven():
            yield _about_words(meeting, event)
        case _:
            assert_never(event)


def _about_words(
    meeting: Meeting,
    event: choices.QuestionWorded | choices.WordingWithdrawn | choices.ScaleGiven,
) -> Text:
    """Return what to say of words and numbers of the case owner."""
    match event:
        case choices.QuestionWorded(case=case_id):
            case_ = case_of(meeting, case_id)
            number = len(case_.wordings) if case_ else 1
            return say("The case question is written down, wording {number}.", number=number)
        case choices.WordingWithdrawn():
            return say("The last wording of the case question is undone.")
        case choices.ScaleGiven(number=number):
            return say("Written down for the case owner: {number}.", number=number)
        case _:
            assert_never(event)


def about_hiding(meeting: Meeting, event: hiding.HidingEvent) -> Text:
    """Return what to say of what is hidden: its text only once it is revealed."""
    match event:
        case hiding.HiddenKept():
            return say("Kept, and hidden until its step.")
        case hiding.HiddenRevealed(case=case_id, hidden=hidden):
            case_ = case_of(meeting, case_id)
            return say("This was kept hidden: {text}", text=case_.hidden[hidden] if case_ else "")
        case _:
            assert_never(event)
