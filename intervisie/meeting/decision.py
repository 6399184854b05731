"""What comes back when something is asked of the meeting: events, a refusal, or a question. Pure."""

from __future__ import annotations

from msgspec import Struct

from intervisie.meeting.command import Command
from intervisie.meeting.event import Event
from intervisie.text import Text


class Refusal(Struct, frozen=True):
    """It cannot be done now: why, and what is possible instead."""

    text: Text
    mend: Text | None = None


class Confirm(Struct, frozen=True):
    """It can be done, but something is skipped or lost by it: `command` does it without asking again."""

    command: Command
    text: Text


Decision = tuple[Event, ...] | Refusal | Confirm
