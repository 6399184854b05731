"""What the group may see of a meeting: a list of what is allowed, not what is left after hiding. Pure.

No notes, no nudges, no questions to the facilitator, no case title; names only of who has the floor, and of
who told the group what they would do.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from intervisie.meeting.clocks import ClockView, TurnView, clock_view, turn_view
from intervisie.meeting.display import ClockDisplay
from intervisie.meeting.following import BroughtView, brought_at
from intervisie.meeting.instant import Instant
from intervisie.meeting.loops import PassView, pass_view
from intervisie.meeting.notices import limits_at
from intervisie.meeting.setting import groups_text
from intervisie.meeting.state import Meeting, current_stop
from intervisie.meeting.view import Way, ways_at
from intervisie.text import Text


class GroupView(Struct, frozen=True):
    """The step, what is read aloud, whose turn or pass it is, what can be chosen, and the clock.

    `posture` is the method's own words; `groups` says how many of how many, `agreed` what holds for asking;
    neither names anybody. `display` is how the group wants to see the time. `brought` are the shared actions
    of earlier meetings, where the group looks back: they stood in its minutes, by consent of who shared them.
    """

    step: str
    number: int
    of: int
    part: str
    say: str
    ask: tuple[str, ...]
    turn: TurnView | None
    clock: ClockView
    loop: PassView | None = None
    ways: tuple[Way, ...] = ()
    posture: str = ""
    groups: Text | None = None
    agreed: tuple[Text, ...] = ()
    display: ClockDisplay = ClockDisplay.EXACT
    brought: tuple[BroughtView, ...] = ()


def group_view(meeting: Meeting, now: Instant) -> GroupView:
    """Return what a group may see at a moment."""
    stop = current_stop(meeting)
    return GroupView(
        step=stop.step.title,
        number=stop.number,
        of=stop.of,
        part=stop.part.title,
        say=stop.part.say,
        ask=stop.part.ask,
        turn=turn_view(meeting, now),
        clock=clock_view(meeting, now),
        loop=pass_view(meeting, stop),
        ways=ways_at(meeting, stop),
        posture=stop.part.posture,
        groups=groups_text(meeting, stop),
        agreed=tuple(limits_at(stop)),
        display=meeting.clock,
        brought=tuple(replace(one, afterwards="") for one in brought_at(meeting, stop)),
    )
