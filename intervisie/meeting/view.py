"""What the facilitator's face shows: the meeting at one moment as plain values. Pure.

Private things are in here and marked so; what a group may see is `intervisie.meeting.group_view`.
"""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from intervisie.meeting.behind import behind
from intervisie.meeting.clocks import ClockView, TurnView, clock_view, turn_view
from intervisie.meeting.following import BroughtView, brought_at
from intervisie.meeting.forms import what_to_type
from intervisie.meeting.going import following_stop
from intervisie.meeting.instant import Instant
from intervisie.meeting.items import items_at
from intervisie.meeting.loops import PassView, pass_view
from intervisie.meeting.note import Note
from intervisie.meeting.notices import notices_at
from intervisie.meeting.present import candidates, holders, owners_at, parties_at
from intervisie.meeting.questions import Question, asked, open_question
from intervisie.meeting.roles import FACILITATOR, title_of
from intervisie.meeting.setting import setting_at
from intervisie.meeting.sharing import balance_at, groups_at
from intervisie.meeting.state import (
    GapKind,
    Meeting,
    current_stop,
    name_of,
    names_of,
)
from intervisie.meeting.stop import CASE_OWNER, Place, Stop
from intervisie.meeting.timing import open_gap
from intervisie.method.choices import Mode, RecordKind, Who
from intervisie.method.model import Watch
from intervisie.text import Text, say


class NoteView(Struct, frozen=True):
    """One note as the facilitator sees it; `behind` holds its marks, numbers and votes."""

    note: Note
    speaker: str
    behind: tuple[Text, ...] = ()


class Way(Struct, frozen=True):
    """One of the things the group can choose: a way to do a step, or a case by who brings it."""

    title: str
    purpose: str


class View(Struct, frozen=True):
    """The meeting at one moment.

    `method` is the name of the method, "" outside a case. `number` of `of` counts steps; `again` is
    above 0 when this is a repetition. `speaks`, `answers` and `listens` say who has which part, in
    the words of the language. `loop` is the pass of a loop, None outside loops. `ways` are those to choose
    from while that choice is open (of a case too, which is not for the group's page), `way` is the title
    of the one chosen, "" elsewhere. `record_kind` is what a note is here unless somebody says otherwise,
    None where nothing is written down; `typing` says how a line with a shape of its own is typed. `asks`
    is the question that is open here, `notices` what only the facilitator should know.

    The titles are what the method calls the case owner and the facilitator; `speaks_names` and its like who
    holds the roles meant, "" where no roles are. `setting` is where people sit and what they agreed, to say
    at the start; `groups` a proposal of who sits with whom; `balance` how long each party had the floor;
    `brought` are the actions of earlier meetings, where the group looks back;
    `apart` with whom the facilitator talks apart.
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
    owner_title: Text | str = ""
    facilitator_title: Text | str = ""
    speaks_names: Text | str = ""
    answers_names: Text | str = ""
    listens_names: Text | str = ""
    setting: tuple[Text, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    balance: tuple[tuple[str, timedelta], ...] = ()
    apart: str = ""
    brought: tuple[BroughtView, ...] = ()


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
        owner=names_of(meeting, owners_at(meeting, stop)),
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
        notices=notices_at(meeting, stop),
        next_step=following.step.title if following and following.step_key != stop.step_key else "",
        loop=pass_view(meeting, stop),
        ways=ways_at(meeting, stop) or _cases_at(meeting, stop),
        way=stop.module.title if stop.module else "",
        owner_title=title_of(meeting, stop, CASE_OWNER),
        facilitator_title=title_of(meeting, stop, FACILITATOR),
        speaks_names=_named(meeting, stop, part.speaks, part.speaks_roles),
        answers_names=_named(meeting, stop, part.answers, part.answers_roles),
        listens_names=_named(meeting, stop, part.listens, part.listens_roles),
        setting=setting_at(meeting, stop),
        groups=tuple(
            tuple(name_of(meeting, person) for person in group) for group in groups_at(meeting, stop)
        ),
        balance=_balance(meeting, now),
        apart=name_of(meeting, meeting.standstill.person) if meeting.standstill else "",
        brought=brought_at(meeting, stop),
    )


def _named(meeting: Meeting, stop: Stop, who: Who, roles: tuple[str, ...]) -> Text | str:
    """Return who holds the roles that are meant, or what the first one is called while nobody does."""
    if who is Who.PARTIES:
        return names_of(meeting, parties_at(meeting, stop))
    if who is not Who.ROLES:
        return ""
    held = holders(meeting, stop, roles)
    return names_of(meeting, held) if held else title_of(meeting, stop, roles[0]) if roles else ""


def _balance(meeting: Meeting, now: Instant) -> tuple[tuple[str, timedelta], ...]:
    """Return how long each party had the floor, by name."""
    times = balance_at(meeting, current_stop(meeting), now)
    return tuple((name_of(meeting, person), time) for person, time in times)


def view_later(seen: View, meeting: Meeting, now: Instant) -> View:
    """Return the view of the same meeting at a later moment; only what runs is worked out anew."""
    balance = _balance(meeting, now) if seen.balance else ()
    return replace(seen, clock=clock_view(meeting, now), turn=turn_view(meeting, now), balance=balance)


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


def _cases_at(meeting: Meeting, stop: Stop) -> tuple[Way, ...]:
    """Return the cases that were offered, as /choose counts them, while nobody has chosen one."""
    if open_question(meeting, stop) is not Question.CASE:
        return ()
    return tuple(
        Way(name_of(meeting, case.speaker), case.text) if case.speaker else Way(case.text, "")
        for case in candidates(meeting)
    )
