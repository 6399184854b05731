"""The meeting as a state machine: the union of its themes. Pure: no clock, no disk, no terminal.

`decide` answers a command with events, a refusal or a question, and changes nothing; `apply` is the
only thing that makes a new meeting. A meeting is what you get by applying its events in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never, cast

from msgspec.structs import replace

from intervisie.meeting import (
    branching,
    choices,
    elsewhere,
    following,
    giving,
    going,
    hiding,
    loops,
    marking,
    notes,
    people,
    rounds,
    skipping,
    spreading,
    themes,
    timing,
    turns,
    voting,
)
from intervisie.meeting.branching import BranchingEvent, apply_branching
from intervisie.meeting.choices import ChoiceEvent, apply_choices
from intervisie.meeting.command import Command, Verb
from intervisie.meeting.commands import BY_VERB, unmet
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.elsewhere import Repeated, apply_elsewhere
from intervisie.meeting.following import FollowingEvent, apply_following
from intervisie.meeting.giving import RoleEvent, apply_roles
from intervisie.meeting.going import GoingEvent, MeetingOpened, apply_going, open_meeting
from intervisie.meeting.hiding import HidingEvent, apply_hiding
from intervisie.meeting.instant import Instant
from intervisie.meeting.loops import LoopEvent, apply_loops
from intervisie.meeting.marking import MarkingEvent, apply_marking
from intervisie.meeting.notes import NoteEvent, apply_notes
from intervisie.meeting.people import PeopleEvent, apply_people
from intervisie.meeting.pseudonyms import PseudonymsGiven, apply_pseudonyms
from intervisie.meeting.rounds import RoundEvent, apply_rounds
from intervisie.meeting.skipping import SkippingEvent, apply_skipping
from intervisie.meeting.spreading import SpreadingEvent, apply_spreading
from intervisie.meeting.state import Meeting, current_stop, stop_of
from intervisie.meeting.themes import ThemesNamed, apply_themes
from intervisie.meeting.timing import TimingEvent, apply_timing, open_gap
from intervisie.meeting.turns import TurnEvent, apply_turns
from intervisie.meeting.voting import VotingEvent, apply_voting
from intervisie.method.choices import SpeakingOrder
from intervisie.text import say

MeetingEvent = (
    GoingEvent
    | RoundEvent
    | SkippingEvent
    | BranchingEvent
    | LoopEvent
    | Repeated
    | TimingEvent
    | PeopleEvent
    | RoleEvent
    | TurnEvent
    | NoteEvent
    | ChoiceEvent
    | HidingEvent
    | SpreadingEvent
    | MarkingEvent
    | VotingEvent
    | FollowingEvent
    | ThemesNamed
    | PseudonymsGiven
)
"""Every event there is; the journal's reader is made from this union."""

Outcome = tuple[MeetingEvent, ...] | Refusal | Confirm
"""What `decide` answers."""

Decider = Callable[[Meeting, Command, Instant], Decision]

DECIDERS: dict[Verb, Decider] = {
    Verb.NOTE: notes.decide_note,
    Verb.AT: notes.decide_note,
    Verb.STRIKE: notes.decide_strike,
    Verb.CHANGE: notes.decide_change,
    Verb.OFF_RECORD: notes.decide_off_record,
    Verb.UNDO: notes.decide_undo,
    Verb.NEXT: going.decide_next,
    Verb.BACK: going.decide_back,
    Verb.GOTO: elsewhere.decide_goto,
    Verb.REPEAT: elsewhere.decide_repeat,
    Verb.SKIP: skipping.decide_skip,
    Verb.UNSKIP: skipping.decide_unskip,
    Verb.METHOD: rounds.decide_method,
    Verb.HARVEST: rounds.decide_harvest,
    Verb.END: going.decide_end,
    Verb.CONTINUE: timing.decide_continue,
    Verb.HOLD: timing.decide_hold,
    Verb.BREAK: timing.decide_break,
    Verb.APART: timing.decide_apart,
    Verb.META: timing.decide_meta,
    Verb.ALLOT: timing.decide_allot,
    Verb.TAKE: spreading.decide_take,
    Verb.SPREAD: spreading.decide_spread,
    Verb.SINCE: timing.decide_since,
    Verb.UNTIL: timing.decide_until,
    Verb.DEDUCT: timing.decide_deduct,
    Verb.COUNT: timing.decide_count,
    Verb.TURN: turns.decide_turn,
    Verb.PASS: turns.decide_pass,
    Verb.LAP: turns.decide_lap,
    Verb.FLOOR: turns.decide_floor,
    Verb.ARRIVE: people.decide_arrive,
    Verb.LEAVE: people.decide_leave,
    Verb.ROLE: giving.decide_role,
    Verb.CHOOSE: choices.decide_choose,
    Verb.VOTE: voting.decide_vote,
    Verb.MARK: marking.decide_mark,
    Verb.RATE: marking.decide_rate,
    Verb.DONE: following.decide_settle,
    Verb.CHANGED: following.decide_settle,
    Verb.DROPPED: following.decide_settle,
    Verb.OWNER: choices.decide_owner,
    Verb.LEAVE_OPEN: choices.decide_leave_open,
    Verb.WORDING: choices.decide_wording,
    Verb.SCALE: choices.decide_scale,
    Verb.THEME: themes.decide_theme,
    Verb.HIDE: hiding.decide_hide,
    Verb.REVEAL: hiding.decide_reveal,
}
"""Who decides about each command; those that only look, and yes and no, never come here as themselves."""


def decide(meeting: Meeting, command: Command, now: Instant) -> Outcome:
    """Answer a command: the events it comes to, a refusal, or a question.

    Yes and no answer the open question about a gap, and else the one that the step asks; a question of
    `Confirm` is kept by the caller, who sends its command when the answer is yes.
    """
    if command.verb in (Verb.YES, Verb.NO):
        yes = command.verb is Verb.YES
        if open_gap(meeting) is None:
            return _answer(meeting, yes=yes)
        command = Command(Verb.COUNT if yes else Verb.DEDUCT)
    spec = BY_VERB.get(command.verb)
    refusal = unmet(meeting, spec) if spec else None
    if refusal is not None:
        return refusal
    # the union holds every kind of Event
    outcome = cast("Outcome", DECIDERS[command.verb](meeting, command, now))
    return _drawn(meeting, outcome, command.fresh_id, now) if isinstance(outcome, tuple) else outcome


def _drawn(
    meeting: Meeting, events: tuple[MeetingEvent, ...], seed: str, now: Instant
) -> tuple[MeetingEvent, ...]:
    """Return the events with the order of turns drawn where a part wants that; the draw stands in them."""
    settled: list[MeetingEvent] = []
    for event in events:
        if isinstance(event, (going.Entered, turns.LapStarted)) and len(event.order) > 1:
            where = apply_all(meeting, settled, now) if settled else meeting
            part = stop_of(where, event.stop).part
            if part.speaking_order is SpeakingOrder.RANDOM:
                settled.append(replace(event, order=turns.drawn(event.order, seed)))
                continue
        settled.append(event)
    return tuple(settled)


def _answer(meeting: Meeting, *, yes: bool) -> Outcome:
    """Answer the question of the present step, where there is one."""
    if meeting.closed or not current_stop(meeting).asks_yes_or_no:
        return Refusal(say("Nothing was asked."))
    return cast("Outcome", branching.decide_answer(meeting, yes=yes))


def apply(  # noqa: C901, PLR0912 # one case for each theme
    meeting: Meeting, event: MeetingEvent, at: Instant
) -> Meeting:
    """Return the meeting after `event`; an event that undoes something takes it off the pile."""
    if meeting.undoable and event == meeting.undoable[-1]:
        meeting = replace(meeting, undoable=meeting.undoable[:-1])
    match event:  # what happens most comes first: a class costs little to try, thousands of times all of them
        case (
            notes.NoteTaken()
            | notes.NoteStruck()
            | notes.NoteRestored()
            | notes.NoteChanged()
            | notes.KeptOffRecord()
            | notes.OffRecordAnnounced()
        ):
            return apply_notes(meeting, event, at)
        case (
            turns.TurnEnded()
            | turns.TurnReopened()
            | turns.LapStarted()
            | turns.FloorGiven()
            | turns.TurnsJoined()
            | turns.TurnsLeft()
        ):
            return apply_turns(meeting, event, at)
        case going.MeetingOpened() | going.Entered() | going.MeetingClosed() | going.DocumentMade():
            return apply_going(meeting, event, at)
        case (
            timing.ClockStopped()
            | timing.ClockContinued()
            | timing.MinutesAllotted()
            | timing.MinutesTaken()
            | timing.AllotmentWithdrawn()
            | timing.ArrivedEarlier()
            | timing.GapFound()
            | timing.GapAnswered()
            | timing.ProgramLeft()
            | timing.UntilChanged()
        ):
            return apply_timing(meeting, event, at)
        case spreading.MinutesSpread() | spreading.SpreadWithdrawn():
            return apply_spreading(meeting, event)
        case people.Arrived(person=person):
            return loops.arrived(apply_people(meeting, event, at), person)
        case people.Left(person=person):
            return loops.left(apply_people(meeting, event, at), person)
        case people.Named() | people.RoleGiven():
            return loops.regrouped(apply_people(meeting, event, at))
        case people.PlaceGiven():
            return apply_people(meeting, event, at)
        case giving.MethodRoleGiven():
            return loops.regrouped(apply_roles(meeting, event, at))
        case (
            choices.CaseChosen()
            | choices.ChoiceWithdrawn()
            | choices.QuestionLeftOpen()
            | choices.QuestionWorded()
            | choices.WordingWithdrawn()
            | choices.ScaleGiven()
        ):
            return apply_choices(meeting, event, at)
        case hiding.HiddenKept() | hiding.HiddenRevealed():
            return apply_hiding(meeting, event, at)
        case marking.NoteMarked() | marking.MarkWithdrawn() | marking.NoteRated() | marking.RatingWithdrawn():
            return apply_marking(meeting, event)
        case voting.VotesCounted() | voting.VotesWithdrawn():
            return apply_voting(meeting, event)
        case ThemesNamed():
            return apply_themes(meeting, event)
        case (
            following.ActionSettled()
            | following.SettlementWithdrawn()
            | following.ActionsBrought()
            | following.BroughtSettled()
            | following.BroughtReopened()
        ):
            return apply_following(meeting, event)
        case (
            skipping.Skipped() | skipping.Unskipped() | skipping.OptionalWanted() | skipping.OptionalDropped()
        ):
            return apply_skipping(meeting, event)
        case Repeated():
            return apply_elsewhere(meeting, event)
        case loops.LoopBegun() | loops.PassBegun():
            return apply_loops(meeting, event)
        case (
            branching.YesOrNoAnswered()
            | branching.AnswerWithdrawn()
            | branching.ModuleChosen()
            | branching.ModuleWithdrawn()
        ):
            return apply_branching(meeting, event)
        case rounds.RoundOpened() | rounds.Harvested():
            return apply_rounds(meeting, event)
        case PseudonymsGiven():
            return apply_pseudonyms(meeting, event)
        case _:
            assert_never(event)


def apply_all(meeting: Meeting | None, events: Iterable[MeetingEvent], at: Instant) -> Meeting:
    """Return the meeting after all events of one record; the first record of a journal makes it.

    Raises:
        ValueError: there is no meeting yet and the first event does not open one.
    """
    for event in events:
        if meeting is None:
            if not isinstance(event, MeetingOpened):
                raise ValueError("the first event opens the meeting")
            meeting = open_meeting(event, at)
        else:
            meeting = apply(meeting, event, at)
    if meeting is None:
        raise ValueError("a record holds at least one event")
    return replace(meeting, last=at)
