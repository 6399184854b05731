"""What a profile is: the rules of one register, each with where it stands. Pure values.

A rule that a profile does not have is None or an empty tuple: nothing is asked then, and nothing assumed.
`sources` of a rule are ids of the profile's own sources.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from intervisie.text import Either


class Basis(StrEnum):
    """Against what a profile was checked: pages of the body, notes from copies, or what others write."""

    OWN_PAGES = "own-pages"
    ARCHIVED = "archived"
    SECOND_HAND = "second-hand"


class Rounding(StrEnum):
    """To what the time of one meeting is rounded down."""

    MINUTES = "minutes"
    HOURS = "whole-hours"


class Span(StrEnum):
    """A stretch of the calendar over which a rule wants meetings to be spread."""

    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "calendar-year"


class Counting(StrEnum):
    """Whether something counts: yes, no, or only the register can tell."""

    YES = "yes"
    NO = "no"
    ASK = "ask"


class Field(StrEnum):
    """What can stand on a proof."""

    ACTIVITY = "activity"
    DATE = "date"
    TIMES = "times"
    NET_TIME = "net-time"
    PLACE = "place"
    GROUP = "group"
    NAMES = "names"
    NUMBERS = "register-numbers"
    DISCIPLINES = "disciplines"
    SITES = "sites"
    FACILITATOR = "facilitator"
    NOTE_TAKER = "note-taker"
    METHOD = "method"
    SHORT_DESCRIPTION = "short-description"
    THEMES = "themes"
    GOALS = "learning-goals"
    GROUP_LEARNING = "group-learning"
    OWN_LEARNING = "own-learning"
    PLAN = "development-plan"
    SECRECY = "secrecy"
    EVERYONE_BROUGHT = "everyone-brought"
    COMPETENCES = "competences"
    SIGNATURES = "signatures"
    CASE = "case-content"
    DIALOGUE = "dialogue"


class Source(Struct, frozen=True):
    """A page or document that a rule stands on: its title, and the site where it was."""

    id: str
    title: str
    site: str


class Period(Struct, frozen=True):
    """Over how long a volume is asked.

    `calendar` years begin on 1 January; `months` is the length, 0 when the profile does not know it.
    `read_so` says that the source only speaks of a year, and a calendar year is our reading.
    """

    months: int = 0
    calendar: bool = False
    read_so: bool = False


class GroupSize(Struct, frozen=True):
    """How many people are in the group; `unless` as for a `Share`."""

    least: int | None = None
    most: int | None = None
    unless: Either | None = None
    sources: tuple[str, ...] = ()


class Share(Struct, frozen=True):
    """How many in the group are of a register or a discipline, or from how many sites they come.

    One of `least`, `percent`, `over_half` and `sites` is set. `registers` and `disciplines` are words of
    which one is enough. `besides_self` leaves out the person who is asked about. `unless` is what makes the
    rule fall away: nothing here can see that.
    """

    registers: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()
    least: int = 0
    percent: int = 0
    over_half: bool = False
    sites: int = 0
    besides_self: bool = False
    unless: Either | None = None
    sources: tuple[str, ...] = ()


class MeetingRule(Struct, frozen=True):
    """What each meeting must be: so long, so many people all the time, at most so much of it counted."""

    present: int = 0
    floor: timedelta | None = None
    ceiling: timedelta | None = None
    sources: tuple[str, ...] = ()


class DayRule(Struct, frozen=True):
    """What counts of one day; `consecutive` when the floor is for one unbroken stretch."""

    floor: timedelta | None = None
    ceiling: timedelta | None = None
    consecutive: bool = False
    sources: tuple[str, ...] = ()


class Volume(Struct, frozen=True):
    """How much is asked over a period: hours, meetings, or both.

    `of_group` meetings are those that the group held, whether or not the person was there.
    """

    period: Period
    hours: timedelta | None = None
    meetings: int = 0
    of_group: bool = False
    note: Either | None = None
    sources: tuple[str, ...] = ()


class Spread(Struct, frozen=True):
    """How much is asked in every quarter, half-year or year of the period; `of_group` as for a volume."""

    per: Span
    hours: timedelta | None = None
    meetings: int = 0
    of_group: bool = False
    sources: tuple[str, ...] = ()


class CarryOver(Struct, frozen=True):
    """How much of a surplus counts in the next period; `shortage` adds what was short to the next one."""

    most: timedelta
    shortage: bool = False
    sources: tuple[str, ...] = ()


class Reduction(Struct, frozen=True):
    """How much less is asked of who did not practise: `less` for every `months` months away."""

    less: timedelta
    months: int
    least_months: int = 0
    note: Either | None = None
    sources: tuple[str, ...] = ()


class Facilitating(Struct, frozen=True):
    """Whether the hours count of who leads the meeting."""

    counts: Counting
    note: Either | None = None
    sources: tuple[str, ...] = ()


class Preparation(Struct, frozen=True):
    """Whether time before and after the meeting counts; `each` is how much of it goes with one meeting."""

    counts: bool
    each: timedelta | None = None
    sources: tuple[str, ...] = ()


class Demand(Struct, frozen=True):
    """Something that only people can see, in one sentence."""

    text: Either
    sources: tuple[str, ...] = ()


class Asked(Struct, frozen=True):
    """What must be so at each meeting and the program knows: that a method was used, that secrecy came up."""

    method: bool = False
    secrecy: bool = False
    sources: tuple[str, ...] = ()


class ProofRule(Struct, frozen=True):
    """What must and what must not stand on the proof."""

    required: tuple[Field, ...] = ()
    forbidden: tuple[Field, ...] = ()
    sources: tuple[str, ...] = ()


class Deadline(Struct, frozen=True):
    """What has to be done, and by when: one of the four ways to say when is set.

    `days_after` each meeting, the end of the month after each meeting, `days_before` the first meeting of the
    period, or every year until a day of the calendar, as (month, day).
    """

    text: Either
    days_after: int = 0
    end_of_next_month: bool = False
    days_before_first: int = 0
    every_year_until: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()


class Profile(Struct, frozen=True):
    """The rules of one register for one kind of activity.

    `activities` are the labels under which meetings count, such as intervisie or ICT. `checked` is the day on
    which this file was last checked, against what `basis` says.
    """

    id: str
    name: Either
    body: str
    activities: tuple[str, ...]
    basis: Basis
    checked: date
    sources: tuple[Source, ...]
    group: GroupSize | None = None
    composition: tuple[Share, ...] = ()
    meeting: MeetingRule | None = None
    day: DayRule | None = None
    volume: Volume | None = None
    spread: Spread | None = None
    rounding: Rounding = Rounding.MINUTES
    rounding_sources: tuple[str, ...] = ()
    carry_over: CarryOver | None = None
    reduction: Reduction | None = None
    facilitator: Facilitating | None = None
    preparation: Preparation | None = None
    asked: Asked | None = None
    demands: tuple[Demand, ...] = ()
    proof: ProofRule | None = None
    deadlines: tuple[Deadline, ...] = ()
    notes: tuple[Either, ...] = ()

    def source(self, name: str) -> Source:
        """Return the source with this id; KeyError when there is none."""
        for source in self.sources:
            if source.id == name:
                return source
        raise KeyError(name)
