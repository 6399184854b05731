"""How much a group wants to see: of the time, and of what the method says. Pure."""

from __future__ import annotations

from enum import StrEnum


class ClockDisplay(StrEnum):
    """To the second, in words, or only when it is up."""

    EXACT = "exact"
    ROUGH = "rough"
    HIDDEN = "hidden"


class Guidance(StrEnum):
    """How much the program helps, which fades as a group grows: texts, headings, the clock only."""

    READ_ALOUD = "read-aloud"
    HEADINGS = "headings"
    CLOCK = "clock"

    @property
    def following(self) -> Guidance:
        """Return the next level, from the last one the first again."""
        levels = tuple(Guidance)
        return levels[(levels.index(self) + 1) % len(levels)]
