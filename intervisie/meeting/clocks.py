"""The clock of the present part and whose turn it is, as everybody may see them. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from intervisie.meeting.instant import Instant
from intervisie.meeting.spreading import WORTH_SPREADING
from intervisie.meeting.state import ZERO, Meeting, StandstillKind, current_stop, current_visit, name_of
from intervisie.meeting.stopwatch import left, projected_end, turn_spent
from intervisie.meeting.turns import is_called, limit_of
from intervisie.method.choices import SILENT_MODES


class ClockState(StrEnum):
    """What the clock of a part does."""

    NONE = "none"
    RUNNING = "running"
    OVERTIME = "overtime"
    STILL = "still"
    BREAK = "break"
    CLOSED = "closed"


class ClockView(Struct, frozen=True):
    """The clock of the present part.

    `left` is negative in overtime. `still_since` and `break_until` are wall times; `started` is False
    until the meeting's clock ran for the first time. `held_for` is why the clock stands still. A `silent`
    part shows no running seconds. `end` is when the meeting will end, `deviation` how much later that is
    than announced, None without either. A `firm` part is not meant to go on once its time is up.
    """

    state: ClockState
    budget: timedelta
    left: timedelta
    silent: bool
    started: bool
    still_since: datetime | None
    break_until: datetime | None
    end: datetime | None
    deviation: timedelta | None
    held_for: StandstillKind | None = None
    firm: bool = False

    @property
    def is_late(self) -> bool:
        """Tell whether the meeting will end at least a minute later than announced."""
        return self.deviation is not None and self.deviation >= WORTH_SPREADING


class TurnView(Struct, frozen=True):
    """Whose turn it is: names as typed, `number` of `of` in this lap, `speaking` "" once it is over.

    Where people come forward (`called`), `speaking` is "" too while nobody has the floor, and `waiting`
    are those who have not been. `limit` is how long a turn may take, zero for no limit; `quiet` how much
    longer it is to stay quiet before the next one begins.
    """

    speaking: str
    waiting: tuple[str, ...]
    number: int
    of: int
    lap: int
    spent: timedelta
    share: timedelta
    called: bool = False
    limit: timedelta = ZERO
    quiet: timedelta = ZERO


def clock_view(meeting: Meeting, now: Instant) -> ClockView:
    """Return the clock of the present part; the same value as long as the clock stands still."""
    visit = current_visit(meeting)
    standstill = meeting.standstill
    end = projected_end(meeting, now)
    started = any(one.kind is StandstillKind.START and one.until for one in meeting.standstills)
    return ClockView(
        state=_clock_state(meeting, now),
        budget=visit.budget,
        left=left(meeting, visit, meeting.closed or now),
        silent=current_stop(meeting).part.mode in SILENT_MODES,
        started=started,
        still_since=standstill.since.wall if standstill else None,
        break_until=standstill.announced if standstill else None,
        end=end,
        deviation=end - meeting.until if end and meeting.until else None,
        held_for=standstill.kind if standstill else None,
        firm=current_stop(meeting).part.firm_end,
    )


def _clock_state(meeting: Meeting, now: Instant) -> ClockState:
    if meeting.closed:
        return ClockState.CLOSED
    standstill = meeting.standstill
    if standstill:
        return ClockState.BREAK if standstill.kind is StandstillKind.BREAK else ClockState.STILL
    visit = current_visit(meeting)
    if not visit.budget:
        return ClockState.NONE
    return ClockState.OVERTIME if left(meeting, visit, now) < ZERO else ClockState.RUNNING


def turn_view(meeting: Meeting, now: Instant) -> TurnView | None:
    """Return whose turn it is, None where nobody has turns."""
    turns = current_visit(meeting).turns
    if turns is None:
        return None
    part = current_stop(meeting).part
    spent = turn_spent(meeting, turns, meeting.closed or now)
    been = {turn.person for turn in turns.done} - {*turns.waiting, turns.speaking}
    quiet = ZERO
    waits = turns.waiting and not turns.speaking if is_called(part) else turns.speaking
    if waits and (turns.done or turns.lap > 1):
        quiet = max(part.pause_between - spent, ZERO)
    return TurnView(
        speaking=name_of(meeting, turns.speaking),
        waiting=tuple(name_of(meeting, person) for person in turns.waiting),
        number=len(been) + bool(turns.speaking),
        of=len(been) + bool(turns.speaking) + len(turns.waiting),
        lap=turns.lap,
        spent=spent,
        share=turns.share,
        called=is_called(part),
        limit=limit_of(part, turns),
        quiet=quiet,
    )
