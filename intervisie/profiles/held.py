"""What is known of meetings and people when they are held against a profile. Pure values."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from intervisie.documents.values import Attendance


class Colleague(Struct, frozen=True):
    """Somebody of a group, with what the group knows of them; empty is not known."""

    name: str
    registers: tuple[str, ...] = ()
    discipline: str = ""
    site: str = ""


class Held(Struct, frozen=True):
    """A meeting that was held, and who was in its group that day; None where nobody wrote that down."""

    attendance: Attendance
    colleagues: tuple[Colleague, ...] | None = None


class Declared(Struct, frozen=True):
    """What people say of themselves, because no meeting shows it.

    `activity` is the label under which the meetings were held, "" to take what they were by their method.
    `preparation` is the time prepared over the whole period, None when nobody said. `months_away` are months
    without practice that count for a reduction.
    """

    activity: str = ""
    preparation: timedelta | None = None
    months_away: int = 0
