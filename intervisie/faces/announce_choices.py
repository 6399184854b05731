"""What is said about choices: the case, its owner, its question, what was hidden. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from intervisie.meeting import choices, hiding
from intervisie.meeting.present import method_role
from intervisie.meeting.roles import title_of
from intervisie.meeting.state import Meeting, case_of, current_stop, name_of, names_of
from intervisie.meeting.stop import CASE_OWNER
from intervisie.text import Text, say


def about_choices(meeting: Meeting, event: choices.ChoiceEvent) -> Iterator[Text]:
    """Yield what to say of a choice; hidden text only once it is revealed."""
    match event:
        case choices.CaseChosen():
            yield _chosen(meeting, event)
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


def _chosen(meeting: Meeting, event: choices.CaseChosen) -> Text:
    """Return whose case it is, in the method's own word."""
    if event.co_owners:
        names = names_of(meeting, (event.owner, *event.co_owners))
        return say("Sharing this case: {names}.", names=names)
    stop, name = current_stop(meeting), name_of(meeting, event.owner)
    if method_role(meeting, stop, CASE_OWNER) is None:
        return say("{name} is the case owner.", name=name)
    return say("{name} is {role} now.", name=name, role=title_of(meeting, stop, CASE_OWNER))


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
        case hiding.HiddenKept(person=""):
            return say("Kept, and hidden until its step.")
        case hiding.HiddenKept(person=person):
            return say("Kept, and hidden. It is {name}'s alone.", name=name_of(meeting, person))
        case hiding.HiddenRevealed(case=case_id, hidden=hidden, person=person):
            case_ = case_of(meeting, case_id)
            text = case_.hidden[hiding.key_of(hidden, person)] if case_ else ""
            if not person:
                return say("This was kept hidden: {text}", text=text)
            return say("This {name} kept hidden: {text}", name=name_of(meeting, person), text=text)
        case _:
            assert_never(event)
