"""What can be asked of a meeting: one value for every command. Pure.

Which commands there are, their names in two languages and when they are possible stands in one
table, `intervisie.meeting.commands`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct

from intervisie.meeting.note import NoteKind
from intervisie.meeting.state import Role, Scale
from intervisie.method.model import Method


class Verb(StrEnum):
    """Everything that can be asked, by its identifier in code and journal."""

    NOTE = "note"
    NEXT = "next"
    BACK = "back"
    GOTO = "goto"
    REPEAT = "repeat"
    SKIP = "skip"
    UNSKIP = "unskip"
    METHOD = "method"
    HARVEST = "harvest"
    END = "end"
    CONTINUE = "continue"
    HOLD = "hold"
    BREAK = "break"
    APART = "apart"
    META = "meta"
    ALLOT = "allot"
    TAKE = "take"
    SPREAD = "spread"
    SINCE = "since"
    UNTIL = "until"
    DEDUCT = "deduct"
    COUNT = "count"
    YES = "yes"
    NO = "no"
    TURN = "turn"
    PASS = "pass"
    LAP = "lap"
    FLOOR = "floor"
    ARRIVE = "arrive"
    LEAVE = "leave"
    ROLE = "role"
    CHOOSE = "choose"
    VOTE = "vote"
    MARK = "mark"
    RATE = "rate"
    DONE = "done"
    CHANGED = "changed"
    DROPPED = "dropped"
    ACTIONS = "actions"
    OWNER = "owner"
    LEAVE_OPEN = "leave-open"
    WORDING = "wording"
    SCALE = "scale"
    THEME = "theme"
    AT = "at"
    STRIKE = "strike"
    CHANGE = "change"
    OFF_RECORD = "off-record"
    HIDE = "hide"
    REVEAL = "reveal"
    UNDO = "undo"
    OVERVIEW = "overview"
    NOTES = "notes"
    CLOCK = "clock"
    GUIDANCE = "guidance"
    HINTS = "hints"
    GROUP_VIEW = "group-view"
    HELP = "help"
    SAVE_IN = "save-in"
    QUIT = "quit"


class Command(Struct, frozen=True):
    """One thing asked, with its arguments already understood.

    `text` is what stood behind the name; `person` an id, the first of `people` where several are named;
    `role` a task in the meeting, `method_role` the id of a role of the method. `stop` is the key of a stop,
    `number` that of a note, candidate or value; `clock` a timezone-aware moment. `columns`, `kind`, `due`,
    `shared` and the ids of its `doers` make a note, with `person` as its speaker;
    `starts`, `ends` and `tasks`, each with an id, one about the next meeting. `numbers` are what people
    gave a note. `fresh_id` is a random id, used when somebody new arrives and when an order is drawn.
    `spread` is what stops get more or less by it, by key. `confirmed` says that what is skipped or lost by
    it is known.
    """

    verb: Verb
    text: str = ""
    person: str = ""
    people: tuple[str, ...] = ()
    stop: str = ""
    number: int = 0
    duration: timedelta | None = None
    clock: datetime | None = None
    role: Role | None = None
    method_role: str = ""
    scale: Scale | None = None
    votes: tuple[tuple[int, int], ...] = ()
    columns: tuple[str, ...] = ()
    kind: NoteKind | None = None
    due: date | None = None
    shared: bool = False
    starts: time | None = None
    ends: time | None = None
    tasks: tuple[tuple[Role, str], ...] = ()
    doers: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    method: Method | None = None
    fresh_id: str = ""
    spread: tuple[tuple[str, timedelta], ...] = ()
    confirmed: bool = False
