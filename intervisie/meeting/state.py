"""What a meeting is at one moment: the values that events add up to. Pure, and nothing here decides.

Dictionaries in these values are never changed in place: every event makes new ones.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.note import Brought, Note, Notes
from intervisie.meeting.stop import Facts, Stop
from intervisie.meeting.theme import Theme
from intervisie.method.model import Blocks, Method

ZERO = timedelta(0)


class Role(StrEnum):
    """A task that one of the people present has in the meeting."""

    FACILITATOR = "facilitator"
    NOTE_TAKER = "note-taker"
    TIMEKEEPER = "timekeeper"
    OBSERVER = "observer"


class Span(Struct, frozen=True):
    """A stretch of presence; `until` is None while it lasts."""

    since: Instant
    until: Instant | None = None


class Person(Struct, frozen=True):
    """Somebody at the table. `id` is random; the name stands in one kind of record only."""

    id: str
    name: str
    spans: tuple[Span, ...] = ()

    @property
    def is_present(self) -> bool:
        """Tell whether this person is here now."""
        return bool(self.spans) and self.spans[-1].until is None


class Wording(Struct, frozen=True):
    """One wording of the case question, exactly as entered; `by` is the id of who worded it, or ""."""

    text: str
    by: str
    at: Instant


class Scale(StrEnum):
    """What a case owner can put a number from 0 to 10 on, before and after; never averaged."""

    CLARITY = "clarity"
    OWNERSHIP = "ownership"
    ABILITY = "ability"


class Case(Struct, frozen=True, omit_defaults=True):
    """One case: who brought it, the wordings of its question, and the owner's own numbers.

    `owner` is the id of a person, "" until chosen; `co_owners` share the case. `title` is what the owner
    called it, for the facilitator only. `scales` holds (scale, number, moment) in order of entry. `hidden`
    holds what somebody wrote down beforehand, by id of the hidden information, with "@" and the id of the
    person where several have their own; `revealed` the keys of what may be shown.
    `themes` are codes of the group's own themes.
    """

    id: str
    owner: str = ""
    title: str = ""
    wordings: tuple[Wording, ...] = ()
    scales: tuple[tuple[Scale, int, Instant], ...] = ()
    hidden: dict[str, str] = field(default_factory=dict)
    revealed: frozenset[str] = frozenset()
    co_owners: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


class Round(Struct, frozen=True):
    """One case treated with one method; `number` counts from 1, `harvested` once it was closed early.

    `roles` are the ids of the people who hold each of the method's own roles, by the id of the role.
    """

    number: int
    method: Method
    case: str
    harvested: bool = False
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)


class TurnDone(Struct, frozen=True):
    """One turn that is over; `passed` when the person let it go by."""

    person: str
    passed: bool


class Turns(Struct, frozen=True):
    """Who has the floor. All ids of people.

    `waiting` in order, `speaking` "" when the lap is over, `done` of this lap, `lap` counts from 1.
    `since` is the elapsed time at which the present turn began or went on, `spent` what it took before
    that, `share` the time a turn has. `heard` is how long each has had the floor at this stop, all
    laps together and without the turn that goes on.
    """

    waiting: tuple[str, ...]
    speaking: str
    done: tuple[TurnDone, ...]
    lap: int
    since: timedelta
    share: timedelta
    spent: timedelta = ZERO
    heard: dict[str, timedelta] = field(default_factory=dict)

    @property
    def all_passed(self) -> bool:
        """Tell whether everybody let this lap go by."""
        return bool(self.done) and all(turn.passed for turn in self.done)


class Stay(Struct, frozen=True):
    """One stretch of elapsed time at a stop; `until` is None while it lasts."""

    since: timedelta
    until: timedelta | None = None


class Visit(Struct, frozen=True):
    """What the group spent at one stop; it survives leaving, and coming back goes on with it.

    `budget` is fixed at the first arrival and changed only by minutes given or taken; zero for a part
    without a clock. `arrived` is the first arrival.
    """

    budget: timedelta
    arrived: Instant
    stays: tuple[Stay, ...]
    turns: Turns | None = None


class StandstillKind(StrEnum):
    """Why the clock stands still."""

    START = "start"
    HOLD = "hold"
    RESUMED = "resumed"
    BREAK = "break"
    APART = "apart"
    META = "meta"


class Standstill(Struct, frozen=True):
    """A stretch in which the clock stood still; `until` is None while it does.

    `announced` is the moment at which a break was said to end, `person` with whom there is a talk apart.
    Only breaks are taken off the net hours.
    """

    kind: StandstillKind
    since: Instant
    until: Instant | None = None
    announced: datetime | None = None
    person: str = ""


class GapKind(StrEnum):
    """Why nobody watched the clock for a while: the machine slept, or the program was not running."""

    SLEPT = "slept"
    STOPPED = "stopped"


class Gap(Struct, frozen=True):
    """A stretch of elapsed time in which the program saw nothing.

    `counts` tells whether it is part of the meeting's time, `answered` whether somebody said so,
    `estimated` whether its length comes from the wall clock.
    """

    kind: GapKind
    since: timedelta
    until: timedelta
    counts: bool
    estimated: bool = False
    answered: bool = False


class LoopList(Struct, frozen=True):
    """Who a loop goes round, fixed when its first pass began; `groups` is how many subgroups work at once."""

    members: tuple[str, ...]
    groups: int = 1


class Meeting(Struct, frozen=True):
    """A meeting as its events left it.

    `here` is the key of the stop where the group is. `order` is the running order, made anew from
    `blocks`, `rounds`, `facts` and the people present whenever one changes. `loops` holds the list of each
    loop that was begun, by its key. `skipped` holds the keys of the stops that are not done: those left out
    by hand, and those that nobody wanted yet or an answer leaves out. `place` is where the meeting is, as
    typed, `online` the ids of who joins from elsewhere. `votes` maps the numbers of notes that were voted
    on to totals. `undoable` holds, oldest first, the event that would take back
    each thing that can be undone. `off_record_until` is an elapsed time. `last` is the moment of the
    last record. `pseudonyms` holds what stands for a name in documents, by the name.
    `brought` are the open actions of earlier meetings, `elsewhere` the names of those who do them and are not
    at this table, by id.
    """

    id: str
    handle: str
    language: str
    opened: Instant
    last: Instant
    blocks: Blocks
    order: tuple[Stop, ...]
    here: str = ""
    group: str = ""
    group_name: str = ""
    people: tuple[Person, ...] = ()
    roles: dict[Role, str] = field(default_factory=dict)
    until: datetime | None = None
    clock: ClockDisplay = ClockDisplay.EXACT
    guidance: Guidance = Guidance.READ_ALOUD
    themes: tuple[Theme, ...] = ()
    least_present: int = 0
    rounds: tuple[Round, ...] = ()
    cases: tuple[Case, ...] = ()
    facts: Facts = Facts()
    loops: dict[str, LoopList] = field(default_factory=dict)
    skipped_by_hand: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    left_open: frozenset[str] = frozenset()
    visits: dict[str, Visit] = field(default_factory=dict)
    allotments: dict[str, timedelta] = field(default_factory=dict)
    standstills: tuple[Standstill, ...] = ()
    gaps: tuple[Gap, ...] = ()
    votes: dict[int, int] = field(default_factory=dict)
    notes: Notes = Notes()
    off_record_until: timedelta | None = None
    place: str = ""
    online: tuple[str, ...] = ()
    undoable: tuple[Event, ...] = ()
    closed: Instant | None = None
    brought: tuple[Brought, ...] = ()
    elsewhere: dict[str, str] = field(default_factory=dict)
    pseudonyms: dict[str, str] = field(default_factory=dict)

    @property
    def standstill(self) -> Standstill | None:
        """Return why the clock stands still now, or None while it runs."""
        last = self.standstills[-1] if self.standstills else None
        return last if last and last.until is None else None


def stop_of(meeting: Meeting, key: str) -> Stop:
    """Return the stop of a key; every key that was ever given out stays in the order."""
    return next(stop for stop in meeting.order if stop.key == key)


def current_stop(meeting: Meeting) -> Stop:
    """Return the stop where the group is."""
    return stop_of(meeting, meeting.here)


def current_visit(meeting: Meeting) -> Visit:
    """Return the visit of the stop where the group is."""
    return meeting.visits[meeting.here]


def person_of(meeting: Meeting, person_id: str) -> Person | None:
    """Return the person of an id, or None for "" and for nobody we know."""
    return next((person for person in meeting.people if person.id == person_id), None)


def name_of(meeting: Meeting, person_id: str) -> str:
    """Return the name of a person as typed, "" for nobody."""
    person = person_of(meeting, person_id)
    return person.name if person else meeting.elsewhere.get(person_id, "")


def names_of(meeting: Meeting, people: tuple[str, ...]) -> str:
    """Return the names of several people as typed, with commas between."""
    return ", ".join(name_of(meeting, person) for person in people)


def case_of(meeting: Meeting, case_id: str) -> Case | None:
    """Return the case of an id, or None."""
    return next((case for case in meeting.cases if case.id == case_id), None)


def case_id_at(meeting: Meeting, stop: Stop) -> str:
    """Return the id of the case that a stop is about, "" when it is about the meeting itself.

    The shared case choice is about the first case, also before a method was chosen for it. A pass of a
    loop in which somebody is the case owner is about a case of its own.
    """
    if stop.has_own_case and stop.within is not None:
        return stop.within.scope
    if stop.round:
        return meeting.rounds[stop.round - 1].case
    return "1" if stop.place == "case-choice" else ""


def case_at(meeting: Meeting, stop: Stop) -> Case | None:
    """Return the case that a stop is about, or None."""
    return case_of(meeting, case_id_at(meeting, stop))


def the_case(meeting: Meeting, case_id: str) -> Case:
    """Return the case of an id that an event names, so that it exists."""
    case = case_of(meeting, case_id)
    assert case is not None
    return case


def with_case(meeting: Meeting, case: Case) -> Meeting:
    """Return the meeting with this case in the place of the one of the same id, or added."""
    if case_of(meeting, case.id) is None:
        return replace(meeting, cases=(*meeting.cases, case))
    return replace(meeting, cases=tuple(case if one.id == case.id else one for one in meeting.cases))


def note_of(meeting: Meeting, number: int) -> Note:
    """Return the note of a number that is known to be there."""
    note = meeting.notes.find(number)
    assert note is not None
    return note


def with_note(meeting: Meeting, note: Note) -> Meeting:
    """Return the meeting with the note of the same number replaced."""
    return replace(meeting, notes=meeting.notes.changed(note))
