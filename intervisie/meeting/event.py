"""What every event has in common. Pure.

An event says that something was decided, in the past tense, with all that was decided in it: replay
never navigates, computes a budget or draws lots, so a later fix leaves old meetings as they were.
"""

from __future__ import annotations

import re

from msgspec import Struct


def _kebab(class_name: str) -> str:
    """Return the name that an event has in the journal: `NoteTaken` becomes `note-taken`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", class_name).lower()


class Event(Struct, frozen=True, omit_defaults=True, tag_field="event", tag=_kebab):
    """Base of all events; the name of the class is part of the journal's format."""
