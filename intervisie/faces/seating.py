"""Who sits with whom and how the time was shared, in sentences for both faces. Pure."""

from __future__ import annotations

from intervisie.meeting.sharing import times_in_a_row
from intervisie.meeting.view import View
from intervisie.text import Text, say


def groups_line(seen: View) -> Text | None:
    """Return a proposal of who sits with whom, None where nobody divides."""
    if not seen.groups:
        return None
    return say("Who with whom, if you like: {groups}.", groups=" · ".join(map(", ".join, seen.groups)))


def balance_line(seen: View) -> Text | None:
    """Return how long each party had the floor, None where parties do not share the time."""
    return say("So far: {times}.", times=times_in_a_row(seen.balance)) if seen.balance else None
