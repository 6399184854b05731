"""What meetings come to when they are held against a profile. Pure values."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from intervisie.profiles.model import Profile
from intervisie.text import Either, Text

ZERO = timedelta(0)


class Status(StrEnum):
    """Whether a condition is met; `CANNOT_TELL` when something is not known."""

    MET = "met"
    NOT_MET = "not-met"
    CANNOT_TELL = "cannot-tell"


class Finding(Struct, frozen=True):
    """One condition: what is asked, whether it is met, the figures or the reason, and on which sources.

    `places` tells of a condition on each meeting at how many of them it stands so; None elsewhere.
    """

    asked: Text
    status: Status
    reason: Text | None = None
    sources: tuple[str, ...] = ()
    places: tuple[int, int] | None = None


class Counted(Struct, frozen=True):
    """One meeting of one person: the net time in whole minutes, and what counts of it under the profile.

    It counts for nothing when a finding is not met. `is_certain` when nothing had to be left open.
    """

    day: date
    handle: str
    group: str
    net: timedelta
    counted: timedelta
    findings: tuple[Finding, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether all that is asked of the meeting is known to be met."""
        return all(finding.status is Status.MET for finding in self.findings)


class Window(Struct, frozen=True):
    """The days that are looked at, both included; `is_known` unless nobody knows what the period is."""

    since: date
    until: date
    is_known: bool = True

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.since <= day <= self.until


class Due(Struct, frozen=True):
    """Something to do by a day; `meeting` is the day of the meeting it belongs to, None for no single one."""

    day: date
    text: Either
    meeting: date | None
    sources: tuple[str, ...]


class Checked(Struct, frozen=True):
    """One person against one profile, as of a day.

    `over_period` are the conditions on the period, `per_meeting` those on each meeting, put together.
    `verdict` is None when the profile asks nothing that meetings show.
    """

    profile: Profile
    person: str
    as_of: date
    window: Window
    meetings: tuple[Counted, ...]
    over_period: tuple[Finding, ...]
    per_meeting: tuple[Finding, ...]
    verdict: Status | None
    due: tuple[Due, ...] = ()

    @property
    def net(self) -> timedelta:
        """Return the net time of the period, before any rule."""
        return sum((each.net for each in self.meetings), ZERO)

    @property
    def counted(self) -> timedelta:
        """Return what certainly counts."""
        return sum((each.counted for each in self.meetings if each.is_certain), ZERO)

    @property
    def uncertain(self) -> timedelta:
        """Return what may count besides."""
        return sum((each.counted for each in self.meetings if not each.is_certain), ZERO)
