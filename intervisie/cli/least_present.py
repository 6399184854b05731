"""How many people the rules that a group chose want at a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from intervisie.errors import IntervisieError
from intervisie.text import Text, say


def least_asked(profiles: Iterable[str]) -> tuple[int, tuple[Text, ...]]:
    """Return the most that any of these profiles asks, 0 for nothing, and what to say of those out of order.

    A profile that says nothing of a single meeting asks as many as the group must have.
    """
    from intervisie.cli.profiles import open_profiles

    least, told = 0, []
    for name in profiles:
        try:
            found = open_profiles().find(name)
        except IntervisieError:
            see = f"intervisie profiles show {name}"
            told.append(say("The profile '{name}' cannot be used; see: {command}", name=name, command=see))
            continue
        of_meeting = found.meeting.present if found.meeting else 0
        of_group = found.group.least if found.group else None
        least = max(least, of_meeting or of_group or 0)
    return least, tuple(told)
