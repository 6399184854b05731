"""The members of events that lists and overviews are made from; the rest is passed over unread.

Replaying a meeting works out its whole running order; adding up a year of them by that would take seconds.
"""

from __future__ import annotations

from datetime import date, time, timedelta

import msgspec
from msgspec import Raw, Struct

_ZERO = timedelta(0)


class Step(Struct, frozen=True):
    """One step of a block or method, by the id that stands in the keys of its stops."""

    id: str
    title: str
    steps: tuple[Step, ...] = ()


class Method(Struct, frozen=True):
    """A method as it was played."""

    name: str
    steps: tuple[Step, ...]


class Action(Struct, frozen=True):
    """An action that came along, by the meeting and the number under which it was noted."""

    meeting: str = ""
    number: int = 0


class Theme(Struct, frozen=True):
    """One of the group's own themes."""

    code: str
    label: str


class Event(Struct, frozen=True):
    """Whatever any of them needs of an event.

    `group` is the id of a group or, where people are named, its name. `by` and `place` are one thing in one
    event and another in the next, so that they stay as they were written.
    """

    event: str
    handle: str = ""
    language: str = ""
    group: str = ""
    blocks: dict[str, tuple[Step, ...]] = {}
    method: Method | None = None
    number: int = 0
    stop: str = ""
    budget: timedelta = _ZERO
    length: timedelta = _ZERO
    by: Raw = Raw(b"null")
    counts: bool = True
    names: dict[str, str] = {}
    person: str = ""
    role: str = ""
    case: str = ""
    owner: str = ""
    co_owners: tuple[str, ...] = ()
    kind: str = ""
    columns: tuple[str, ...] = ()
    goes_to: str = ""
    speaker: str = ""
    due: date | None = None
    starts: time | None = None
    ends: time | None = None
    tasks: tuple[tuple[str, str], ...] = ()
    shared: bool = False
    off_record: bool = False
    doers: tuple[str, ...] = ()
    outcome: str = ""
    text: str = ""
    place: Raw = Raw(b"0")
    actions: tuple[Action, ...] = ()
    codes: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()


class Body(Struct, frozen=True):
    """The body of a record."""

    elapsed: timedelta
    events: tuple[Event, ...]


read_body = msgspec.json.Decoder(Body).decode
read_number = msgspec.json.Decoder(int).decode
read_length = msgspec.json.Decoder(timedelta).decode
