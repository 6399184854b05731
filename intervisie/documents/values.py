"""What stands in the case owner's sheet and in the group minutes, as plain values. Pure.

Nothing here has a language yet, and nothing here decides: `content.py` fills these values.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec import Struct

from intervisie.meeting.note import NoteKind, Outcome
from intervisie.meeting.state import Role, Scale
from intervisie.method.choices import Form
from intervisie.text import Text


class Line(Struct, frozen=True):
    """One note: its text, what stood in its further columns (the answer to a question), who said it or "".

    `behind` is what later parts gave it: marks, numbers, votes. `who` and `due` belong to an agreement: the
    names of those who keep it, and by when.
    """

    number: int
    text: str
    further: tuple[str, ...] = ()
    by: str = ""
    behind: tuple[Text, ...] = ()
    who: str = ""
    due: date | None = None


class ActionLine(Struct, frozen=True):
    """One action: who does what, and by when if that was said."""

    number: int
    text: str
    who: str
    due: date | None
    further: tuple[str, ...] = ()


class Followed(Struct, frozen=True):
    """An action of an earlier meeting and what became of it; `line` is what was said about that, or ""."""

    text: str
    who: str
    outcome: Outcome
    line: str = ""


class Worded(Struct, frozen=True):
    """One wording of the case question, letter for letter; `by` is "" when nobody was named."""

    text: str
    by: str
    at: datetime


class OwnScale(Struct, frozen=True):
    """The case owner's own first and last number; `after` is None when there was only one."""

    scale: Scale
    before: int
    after: int | None


class Grid(Struct, frozen=True):
    """Entries under headings; every row is as wide as the headings."""

    headings: tuple[Text | str, ...]
    rows: tuple[tuple[Text | str, ...], ...]


class Given(Struct, frozen=True):
    """What one record holds; `label` is what the method calls it, or "".

    Either `lines`, or `grids` where the record has a shape: one for columns and tables, two below one
    another for four cells. `ends` are the numbers at the ends of a scale with what they mean.
    """

    kind: NoteKind
    label: str
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()
    ends: tuple[tuple[int, str], ...] = ()


class Revealed(Struct, frozen=True):
    """What the case owner wrote down beforehand and has shown since; `ask` is the method's question."""

    ask: str
    text: str


class OwnerSheet(Struct, frozen=True):
    """Document A: what one case brought its owner, for the owner alone.

    `case` of `cases` counts from 1. `first` and `last` are the first and last wording of the question,
    None when there is none or only one; `between` those in between. `told` is what the owner said while
    nobody else had the word, `given` what came from the group, both in the order of the steps.
    `actions` are the owner's own, `others_act` those of others, and of nobody where no name was noted.
    `owner_title` is the method's own word for who brings a case, "" where it has none. With `nothing_written`
    the method writes nothing down, and nothing was.
    """

    handle: str
    language: str
    day: date
    case: int
    cases: int
    method: str
    first: Worded | None
    between: tuple[Worded, ...]
    last: Worded | None
    scales: tuple[OwnScale, ...]
    given: tuple[Given, ...]
    revealed: tuple[Revealed, ...]
    struck_me: tuple[Line, ...]
    left_behind: tuple[Line, ...]
    commitments: tuple[Line, ...]
    actions: tuple[ActionLine, ...]
    values: tuple[Line, ...]
    look_back_on: tuple[Line, ...]
    others_act: tuple[ActionLine, ...] = ()
    told: tuple[Given, ...] = ()
    form: Form = Form.INTERVISIE
    owner_title: str = ""
    nothing_written: bool = False


class Stretch(Struct, frozen=True):
    """A stretch of the clock on the wall; None where it coincides with the meeting's begin or end."""

    since: datetime | None
    until: datetime | None


class Presence(Struct, frozen=True):
    """Somebody who was there; `times` is empty for who was there from begin to end."""

    name: str
    times: tuple[Stretch, ...] = ()
    online: bool = False


class Minutes(Struct, frozen=True):
    """Document B: what the group keeps of a meeting, without cases and without who said what.

    `end` is the moment of the last record while the meeting is open. `net` is the time between begin and
    end without breaks and without gaps that were taken out. With `nothing_written` the methods write nothing
    down, and nothing was. `followed` are the actions of earlier meetings that were looked back on. `agreed`
    holds the agreements under what their records are called.
    `facilitator_title` and `owner_title` are the words that all methods have for who leads and for who brings
    a case, "" where they differ or have none.
    `number` counts the meetings of the group that are kept here, 0 without a group. `place` is "" when nobody
    said where it was.
    """

    handle: str
    language: str
    group: str
    begin: datetime
    end: datetime
    is_open: bool
    breaks: tuple[Stretch, ...]
    net: timedelta
    present: tuple[Presence, ...]
    absent: tuple[str, ...]
    roles: tuple[tuple[Role, str], ...]
    methods: tuple[str, ...]
    cases: int
    look_back: tuple[Line, ...]
    learning: tuple[Line, ...]
    agreements: tuple[Line, ...]
    actions: tuple[ActionLine, ...]
    others: tuple[Given, ...]
    evaluation: tuple[Line, ...]
    next_meeting: tuple[Line, ...]
    nothing_written: bool = False
    facilitator_title: str = ""
    owner_title: str = ""
    agreed: tuple[Given, ...] = ()
    followed: tuple[Followed, ...] = ()
    number: int = 0
    place: str = ""


class Attended(Struct, frozen=True):
    """Somebody who was there: from the first moment to the last, and how long of the net time in between.

    `online` when they joined from elsewhere. `registrations` are the registers they are in, each with their
    number, and `discipline` what they work as, as far as their group knows.
    """

    name: str
    since: datetime
    until: datetime
    net: timedelta
    online: bool = False
    registrations: tuple[tuple[str, str], ...] = ()
    discipline: str = ""


class Attendance(Struct, frozen=True):
    """Document C: that a meeting was held, and who was there from when to when. Nothing of what was said.

    `begin`, `end` and `net` as in `Minutes`. `form` is what kind of conversation it was, "" without a method.
    `secrecy` is when the group came to the ground rules, None when it never did: the program knows that and
    nothing else. `brought` when everybody who was there brought a case; without that only people know.
    """

    handle: str
    language: str
    group: str
    begin: datetime
    end: datetime
    is_open: bool
    breaks: tuple[Stretch, ...]
    net: timedelta
    people: tuple[Attended, ...]
    facilitator: str
    methods: tuple[str, ...]
    form: Form | None
    secrecy: datetime | None
    brought: bool = False
    place: str = ""


class Proof(Struct, frozen=True):
    """Document C for one person: `number` of the people at the table, counted from 1.

    `registration` is the register that was chosen with their number there, None when none was.
    """

    attendance: Attendance
    person: Attended
    number: int
    registration: tuple[str, str] | None = None
