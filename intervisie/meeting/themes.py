"""Which of the group's own themes a case touches: codes only, for counting over many meetings. Pure.

A theme in a small group is easily a name: codes stand in no document of a meeting
and on no page of the group.
"""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.finding import folded
from intervisie.meeting.instant import Instant
from intervisie.meeting.state import Case, Meeting, case_at, current_stop, the_case, with_case
from intervisie.text import Text, say

NONE = "-"
"""What is typed for a case that touches none of the themes."""


class ThemesNamed(Event, frozen=True):
    """The themes of a case are these, by their codes, whatever they were before."""

    case: str
    codes: tuple[str, ...] = ()


def decide_theme(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Name the themes of the case at hand, or of the only case there was."""
    if not meeting.themes:
        return Refusal(
            say("This group has no themes of its own."),
            say("To add one: {command}", command='intervisie groups edit --theme "workload=..."'),
        )
    case = _case_meant(meeting)
    if case is None:
        return Refusal(say("It is not clear which case this is about."), say("/goto STEP goes to its steps."))
    words = [folded(word) for word in command.text.replace(",", " ").split()]
    if words == [NONE]:
        return (ThemesNamed(case=case.id),)
    known = {theme.code for theme in meeting.themes}
    unknown = next((word for word in words if word not in known), None)
    if unknown is not None:
        return Refusal(say("This group has no theme {code}.", code=unknown), _naming(meeting))
    return (ThemesNamed(case=case.id, codes=tuple(dict.fromkeys(words))),)


def apply_themes(meeting: Meeting, event: ThemesNamed) -> Meeting:
    """Return the meeting after themes were named."""
    return with_case(meeting, replace(the_case(meeting, event.case), themes=event.codes))


def themes_text(meeting: Meeting, codes: tuple[str, ...]) -> Text:
    """Return the themes of a case in words."""
    labels = {theme.code: theme.label for theme in meeting.themes}
    if not codes:
        return say("This case touches none of the themes.")
    return say("Themes of this case: {names}.", names=", ".join(labels.get(code, code) for code in codes))


def _case_meant(meeting: Meeting) -> Case | None:
    """Return the case of this stop, else the only one that somebody brought."""
    here = case_at(meeting, current_stop(meeting))
    if here is not None:
        return here
    brought = [case for case in meeting.cases if case.owner]
    return brought[0] if len(brought) == 1 else None


def _naming(meeting: Meeting) -> Text:
    names = ", ".join(f"{theme.code} ({theme.label})" for theme in meeting.themes)
    return say("The themes are: {names}. - is for none.", names=names)
