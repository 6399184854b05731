"""How a group wants to see the time. Pure."""

from __future__ import annotations

from enum import StrEnum


class ClockDisplay(StrEnum):
    """To the second, in words, or only when it is up."""

    EXACT = "exact"
    ROUGH = "rough"
    HIDDEN = "hidden"
