"""One of a group's own themes. Pure."""

from __future__ import annotations

from msgspec import Struct


class Theme(Struct, frozen=True):
    """A code that says nothing to others, and what it means in the group."""

    code: str
    label: str
