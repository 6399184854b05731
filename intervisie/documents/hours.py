"""Who was there how long, added up over meetings: per person, quarter and year. Pure.

Registers look at spread as well as at the sum, and credit no minute that was not there: every meeting is
rounded down to whole minutes before it is added.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from intervisie.documents.values import Attendance, Attended
from intervisie.meeting.finding import folded
from intervisie.meeting.nobody import is_nobody

_MINUTE = timedelta(minutes=1)
QUARTERS = 4


class Credit(Struct, frozen=True):
    """One meeting of one person: the day on which it began, and the net time in whole minutes."""

    day: date
    person: Attended
    attendance: Attendance

    @property
    def net(self) -> timedelta:
        """Return the net time, rounded down."""
        return self.person.net // _MINUTE * _MINUTE


class Hours(Struct, frozen=True):
    """The year of one person: what each meeting counts for, in order of time. `name` as it was typed last."""

    name: str
    credits: tuple[Credit, ...]

    @property
    def total(self) -> timedelta:
        """Return the net time of the year."""
        return sum((credit.net for credit in self.credits), timedelta(0))

    def of_quarter(self, quarter: int) -> timedelta:
        """Return the net time of a quarter, counted from 1."""
        return sum(
            (credit.net for credit in self.credits if (credit.day.month - 1) // 3 + 1 == quarter),
            timedelta(0),
        )


def hours_of(meetings: Iterable[Attendance], year: int, person: str | None = None) -> tuple[Hours, ...]:
    """Return the hours of everybody, or of one person, in a year, by name; open meetings do not count.

    A meeting belongs to the year in which it began. Names that differ only in
    capitals or spaces are one person.
    """
    found: dict[str, list[Credit]] = {}
    wanted = folded(person) if person is not None else None
    for meeting in sorted(meetings, key=lambda each: each.begin):
        if meeting.is_open or meeting.begin.year != year:
            continue
        for one in meeting.people:
            if is_nobody(one.name):
                continue  # forgotten: nobody asks for these hours, and they may be several people's
            key = folded(one.name)
            if wanted in (None, key):
                found.setdefault(key, []).append(Credit(meeting.begin.date(), one, meeting))
    return tuple(Hours(each[-1].person.name, tuple(each)) for _, each in sorted(found.items()))
