"""What the facilitator's face shows: the meeting at one moment as plain values. Pure.

Private things are in here and marked so; what a group may see is `intervisie.meeting.group_view`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from intervisie.meeting.behind import behind
from intervisie.meeting.forms import nudges, what_to_type
from intervisie.meeting.going import following_stop
from intervisie.meeting.instant import Instant
from intervisie.meeting.items import items_at
from intervisie.meeting.loops import PassView, pass_view
from intervisie.meeting.order import Place, Stop
from intervisie.meeting.present import owner_at, person_is_here
from intervisie.meeting.questions import Question, asked, open_question
from intervisie.meeting.skipping import optional_next
from intervisie.meeting.spreading import WORTH_SPREADING
from intervisie.meeting.state import (
    ZERO,
    GapKind,
    Meeting,
    Note,
    StandstillKind,
    case_at,
    current_stop,
    current_visit,
    name_of,
)
from intervisie.meeting.stopwatch import left, projected_end, turn_spent
from intervisie.meeting.timing import open_gap
from intervisie.meeting.turns import is_called, limit_of
from intervisie.method.model import SILENT_MODES, Mode, RecordKind, Watch, Who
from intervisie.text import Text, say


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
    until the meeting's clock ran for the first time. A `silent` part shows no running seconds. `end` is
    when the meeting will end, `deviation` how much later that is than announced, None without either.
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


class NoteView(Struct, frozen=True):
    """One note as the facilitator sees it; `behind` holds its marks, numbers and votes."""

    note: Note
    speaker: str
    behind: tuple[Text, ...] = ()


class Way(Struct, frozen=True):
    """One of the ways in which the group can do a step."""

    title: str
    purpose: str


class View(Struct, frozen=True):
    """The meeting at one moment.

    `method` is the name of the method, "" outside a case. `number` of `of` counts steps; `again` is
    above 0 when this is a repetition. `speaks`, `answers` and `listens` say who has which part, in
    the words of the language. `loop` is the pass of a loop, None outside loops. `ways` are those to choose
    from while that choice is open, `way` is the title of the one chosen, "" elsewhere. `record_kind` is
    what a note is here unless somebody says otherwise, None where nothing is written down; `typing` says
    how a line with a shape of its own is typed. `asks` is the question that is open here, `notices` what
    only the facilitator should know.
    """

    handle: str
    place: Place
    method: str
    case_number: int
    cases: int
    step: str
    purpose: str
    number: int
    of: int
    again: int
    part: str
    part_number: int
    parts: int
    mode: Mode
    clock: ClockView
    turn: TurnView | None
    owner: str
    speaks: Who
    answers: Who
    listens: Who
    say: str
    ask: tuple[str, ...]
    for_facilitator: str
    watch: tuple[Watch, ...]
    writes: bool
    record_kind: RecordKind | None
    typing: tuple[Text, ...]
    notes: tuple[NoteView, ...]
    asks: Text | None
    notices: tuple[Text, ...]
    next_step: str
    loop: PassView | None = None
    ways: tuple[Way, ...] = ()
    way: str = ""


def view(meeting: Meeting, now: Instant) -> View:
    """Return what the facilitator sees at a moment."""
    stop = current_stop(meeting)
    part = stop.part
    following = following_stop(meeting)
    return View(
        handle=meeting.handle,
        place=stop.place,
        method=meeting.rounds[stop.round - 1].method.name if stop.round else "",
        case_number=stop.round,
        cases=len(meeting.rounds),
        step=stop.step.title,
        purpose=stop.step.purpose,
        number=stop.number,
        of=stop.of,
        again=stop.again,
        part=part.title,
        part_number=stop.part_number,
        parts=stop.parts,
        mode=part.mode,
        clock=clock_view(meeting, now),
        turn=turn_view(meeting, now),
        owner=name_of(meeting, owner_at(meeting, stop)),
        speaks=part.speaks,
        answers=part.answers,
        listens=part.listens,
        say=part.say,
        ask=part.ask,
        for_facilitator=part.for_facilitator,
        watch=part.watch,
        writes=part.record is not None,
        record_kind=part.record.kind if part.record else None,
        typing=what_to_type(meeting, stop),
        notes=notes_at(meeting, stop),
        asks=_question(meeting, stop),
        notices=_notices(meeting, stop),
        next_step=following.step.title if following and following.step_key != stop.step_key else "",
        loop=pass_view(meeting, stop),
        ways=ways_at(meeting, stop),
        way=stop.module.title if stop.module else "",
    )


def view_later(seen: View, meeting: Meeting, now: Instant) -> View:
    """Return the view of the same meeting at a later moment; only clock and turn are worked out anew."""
    return replace(seen, clock=clock_view(meeting, now), turn=turn_view(meeting, now))


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


def notes_at(meeting: Meeting, stop: Stop) -> tuple[NoteView, ...]:
    """Return the notes of all parts of a step's pass that were not struck, in order of entry.

    Where earlier notes are gone through, those come first.
    """
    begin = f"{stop.pass_key}/"
    items = items_at(meeting, stop)
    own = (note for note in meeting.notes if note.stop.startswith(begin) and not note.struck)
    shown = dict.fromkeys((*items, *own)) if items else own
    return tuple(NoteView(note, name_of(meeting, note.speaker), behind(meeting, note)) for note in shown)


def _question(meeting: Meeting, stop: Stop) -> Text | None:
    """Return the question that is open now: about a gap, or which case the group takes."""
    gap = open_gap(meeting)
    if gap is not None:
        length = gap.until - gap.since
        if gap.kind is GapKind.SLEPT:
            return say("The laptop slept for {length}. Does that time count? /yes /no", length=length)
        if gap.estimated:
            return say(
                "The program was gone for about {length}. Does that time count? /yes /no", length=length
            )
        return say("The program was gone for {length}. Does that time count? /yes /no", length=length)
    question = open_question(meeting, stop)
    return asked(meeting, stop, question) if question else None


def ways_at(meeting: Meeting, stop: Stop) -> tuple[Way, ...]:
    """Return the ways to choose from while nobody has chosen."""
    if open_question(meeting, stop) is not Question.MODULE:
        return ()
    return tuple(Way(module.title, module.purpose) for module in stop.step.modules)


def _notices(meeting: Meeting, stop: Stop) -> tuple[Text, ...]:
    """Return what only the facilitator should know here."""
    notices = [_owner_gone(meeting, stop), *_hidden(meeting, stop), *nudges(meeting, stop)]
    if meeting.off_record_until is not None and meeting.last.elapsed < meeting.off_record_until:
        notices.append(say("What is noted now stands in no document."))
    notices += _offers(meeting)
    return tuple(notice for notice in notices if notice is not None)


def _offers(meeting: Meeting) -> Iterator[Text]:
    """Yield what could be done next if somebody wants it."""
    for stop in optional_next(meeting):
        step = stop.within.loop if stop.within and stop.within.left_out else stop.step
        title = step.title or stop.step.title
        if step.asked_by:
            who = _asker(meeting, stop, step.asked_by)
            yield say("If {who} asks for it: '{step}'. /unskip {step} takes it in.", who=who, step=title)
        else:
            yield say("Possible now, for who wants it: '{step}'. /unskip {step} takes it in.", step=title)


def _asker(meeting: Meeting, stop: Stop, role: str) -> Text | str:
    """Return what the method calls who may ask for a step."""
    roles = meeting.rounds[stop.round - 1].method.roles if stop.round else ()
    named = next((one.name for one in roles if one.id == role), "")
    return named or name_of(meeting, owner_at(meeting, stop)) or say("the case owner")


def _owner_gone(meeting: Meeting, stop: Stop) -> Text | None:
    """Return what is possible when the case owner left in the middle of the case."""
    owner = owner_at(meeting, stop)
    if not owner or person_is_here(meeting, owner):
        return None
    return say(
        "{name} brought this case and is gone. /harvest closes it, /owner NAME gives it to somebody else.",
        name=name_of(meeting, owner),
    )


def _hidden(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield what to do about hidden information: when to have it written down, when to show it."""
    case = case_at(meeting, stop)
    if not stop.round or case is None or not case.owner:
        return
    for hidden in meeting.rounds[stop.round - 1].method.hidden:
        if hidden.id in case.revealed:
            continue
        if hidden.id in case.hidden:
            if hidden.id in stop.part.reveals:
                yield say("What was kept hidden may be shown now: /reveal.")
        elif stop.asks_for_case:
            yield say(
                "{name} writes down on paper, for nobody to see: {ask} It can be typed too: /private TEXT.",
                name=name_of(meeting, case.owner),
                ask=hidden.ask,
            )
