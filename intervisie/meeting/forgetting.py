"""What is left of a meeting when somebody is forgotten, or when only the proof is kept. Pure.

Both turn what one record decided into what it decides from then on: as many records as before, each as far
in the meeting, so that the journal replays to the same course of the meeting with the same people at the
table for the same time. Only words go, and names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

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
    pseudonyms,
    rounds,
    skipping,
    spreading,
    themes,
    timing,
    turns,
    voting,
)
from intervisie.meeting.codec import Decided
from intervisie.meeting.holding import About, is_theirs
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.note import Brought
from intervisie.meeting.state import Case, Meeting
from intervisie.method.model import Blocks, Step

Noted = TypeVar("Noted", notes.NoteTaken, notes.NoteChanged)


def forgotten(decided: Decided, whose: About, word: str) -> Decided:
    """Return a record without what it holds about somebody; `word` stands in the place of their name.

    Their notes lose their text and stand in no document any more; so does what was noted for them in a
    case of theirs. In what others said their name is made unreadable. Who sat there how long stays.
    """
    kept = (_forgotten(event, whose, word) for event in decided.events)
    return replace(decided, events=tuple(event for event in kept if event is not None))


def emptied(decided: Decided) -> Decided:
    """Return a record with nothing in it but who was there when, in which role, with which method."""
    kept = (_emptied(event) for event in decided.events)
    return replace(decided, events=tuple(event for event in kept if event is not None))


def has_content(meeting: Meeting) -> bool:
    """Tell whether a meeting holds more than what a proof needs."""
    return (
        any(any(note.columns) or note.afterwards for note in meeting.notes)
        or any(_says_something(case) for case in meeting.cases)
        or any(one.text or one.afterwards for one in meeting.brought)
        or any(still.person for still in meeting.standstills)
        or bool(meeting.votes or meeting.pseudonyms)
    )


def _says_something(case: Case) -> bool:
    return bool(case.wordings or case.title or case.scales or case.hidden or case.themes)


WORDLESS = (
    branching.YesOrNoAnswered,
    branching.AnswerWithdrawn,
    branching.ModuleChosen,
    branching.ModuleWithdrawn,
    choices.QuestionLeftOpen,
    elsewhere.Repeated,
    following.SettlementWithdrawn,
    giving.MethodRoleGiven,
    going.Entered,
    going.MeetingClosed,
    going.DocumentMade,
    loops.LoopBegun,
    loops.PassBegun,
    notes.NoteStruck,
    notes.NoteRestored,
    notes.KeptOffRecord,
    notes.OffRecordAnnounced,
    people.Arrived,
    people.Left,
    people.RoleGiven,
    rounds.RoundOpened,
    rounds.Harvested,
    skipping.Skipped,
    skipping.Unskipped,
    skipping.OptionalWanted,
    skipping.OptionalDropped,
    spreading.MinutesSpread,
    spreading.SpreadWithdrawn,
    timing.ClockContinued,
    timing.MinutesAllotted,
    timing.MinutesTaken,
    timing.AllotmentWithdrawn,
    timing.ArrivedEarlier,
    timing.GapFound,
    timing.GapAnswered,
    timing.ProgramLeft,
    timing.UntilChanged,
    turns.TurnEnded,
    turns.TurnReopened,
    turns.LapStarted,
    turns.FloorGiven,
    turns.TurnsJoined,
    turns.TurnsLeft,
)
"""Events that hold times, ids and what a method calls things, and nothing that somebody typed.

Whoever adds an event decides here or below what becomes of it; a test asks for it.
"""


def _forgotten(  # noqa: C901, PLR0912 # one case for each kind of event
    event: MeetingEvent, whose: About, word: str
) -> MeetingEvent | None:
    """Return an event without somebody, None when nothing of it is left."""
    black = whose.mentions.blacked
    match event:
        case going.MeetingOpened(blocks=blocks):
            own = tuple(replace(theme, label=black(theme.label)) for theme in event.themes)
            return replace(event, blocks=_blocks(blocks, black), themes=own)
        case people.Named(names=names):
            return replace(
                event,
                names={one: word if one in whose.people else name for one, name in names.items()},
                elsewhere={one: black(name) for one, name in event.elsewhere.items()},
            )
        case people.PlaceGiven(place=place):
            return replace(event, place=black(place))
        case notes.NoteTaken(number=number) if number in whose.notes:
            return _without_words(event)
        case notes.NoteChanged(number=number) if number in whose.notes:
            return _changed_without_words(event)
        case notes.NoteTaken():
            return _of_others(event, whose)
        case notes.NoteChanged():
            return _of_others(event, whose)
        case following.ActionsBrought(actions=brought):
            return replace(event, actions=tuple(_of_others_brought(one, whose) for one in brought))
        case (
            following.BroughtSettled(place=place, text=text)
            | following.BroughtReopened(place=place, text=text)
        ):
            return replace(event, text="" if place in whose.brought else black(text))
        case following.ActionSettled(number=number, text=text):
            return replace(event, text="" if number in whose.notes else black(text))
        case choices.QuestionWorded(case=case, text=text, by=by):
            kept = replace(event, text=black(text), by="" if by in whose.people else by)
            return None if case in whose.cases else kept
        case (
            choices.WordingWithdrawn(case=case)
            | choices.ScaleGiven(case=case)
            | themes.ThemesNamed(case=case)
        ):
            return None if case in whose.cases else event
        case choices.CaseChosen(case=case, title=title) | choices.ChoiceWithdrawn(case=case, title=title):
            return replace(event, title="" if case in whose.cases else black(title))
        case hiding.HiddenKept(case=case, text=text, person=person):
            return None if is_theirs(whose, case, person) else replace(event, text=black(text))
        case hiding.HiddenRevealed(case=case, person=person):
            return None if is_theirs(whose, case, person) else event
        case timing.ClockStopped(person=person):
            return replace(event, person="" if person in whose.people else person)
        case pseudonyms.PseudonymsGiven(names=names):
            left = {name: given for name, given in names.items() if not whose.mentions.are_in(name)}
            return replace(event, names=left) if left else None
        case (
            marking.NoteMarked(number=number)
            | marking.MarkWithdrawn(number=number)
            | marking.NoteRated(number=number)
            | marking.RatingWithdrawn(number=number)
        ):
            return None if number in whose.notes else event
        case voting.VotesCounted() | voting.VotesWithdrawn():
            return event
        case _:
            return _wordless(event)


def _of_others_brought(one: Brought, whose: About) -> Brought:
    """Return an action that came along without somebody: without its words where they alone do it."""
    doers = tuple(person for person in one.doers if person not in whose.people)
    black = whose.mentions.blacked
    if one.doers and not doers:
        return replace(one, text="", doers=(), afterwards="")
    return replace(one, text=black(one.text), doers=doers, afterwards=black(one.afterwards))


def _emptied(event: MeetingEvent) -> MeetingEvent | None:  # one case for each kind of event
    """Return an event without anything that was said, None when nothing of it is left."""
    match event:
        case notes.NoteTaken():
            return _without_words(event)
        case notes.NoteChanged():
            return _changed_without_words(event)
        case following.ActionSettled() | following.BroughtSettled() | following.BroughtReopened():
            return replace(event, text="")
        case following.ActionsBrought(actions=brought):
            return replace(event, actions=tuple(replace(one, text="", doers=(), due=None) for one in brought))
        case choices.CaseChosen() | choices.ChoiceWithdrawn():
            return replace(event, title="")
        case timing.ClockStopped():
            return replace(event, person="")
        case (
            choices.QuestionWorded()
            | choices.WordingWithdrawn()
            | choices.ScaleGiven()
            | hiding.HiddenKept()
            | hiding.HiddenRevealed()
            | marking.NoteMarked()
            | marking.MarkWithdrawn()
            | marking.NoteRated()
            | marking.RatingWithdrawn()
            | voting.VotesCounted()
            | voting.VotesWithdrawn()
            | pseudonyms.PseudonymsGiven()
            | themes.ThemesNamed()
        ):
            return None
        case people.Named():
            return replace(event, elsewhere={})
        case people.PlaceGiven() | going.MeetingOpened():
            return event
        case _:
            return _wordless(event)


def _wordless(event: MeetingEvent) -> MeetingEvent:
    if isinstance(event, WORDLESS):
        return event
    raise TypeError(f"nobody decided what is kept of {type(event).__name__}")


def _without_words(event: notes.NoteTaken) -> notes.NoteTaken:
    """Return a note of which only the number is left; nothing shows it any more."""
    return notes.NoteTaken(
        number=event.number,
        stop=event.stop,
        kind=event.kind,
        columns=("",),
        goes_to=event.goes_to,
        case=event.case,
        off_record=True,
    )


def _changed_without_words(event: notes.NoteChanged) -> notes.NoteChanged:
    return notes.NoteChanged(number=event.number, columns=("",), kind=event.kind, goes_to=event.goes_to)


def _of_others(event: Noted, whose: About) -> Noted:
    """Return what somebody else said, without the name."""
    return replace(
        event,
        columns=tuple(whose.mentions.blacked(column) for column in event.columns),
        speaker="" if event.speaker in whose.people else event.speaker,
        doers=tuple(doer for doer in event.doers if doer not in whose.people),
        tasks=tuple((task, person) for task, person in event.tasks if person not in whose.people),
    )


def _blocks(blocks: Blocks, black: Callable[[str], str]) -> Blocks:
    """Return the blocks of a meeting without a name in what is read aloud: a group has rules of its own."""
    return Blocks(
        *(
            tuple(_step(step, black) for step in steps)
            for steps in (blocks.opening, blocks.case_choice, blocks.commitment, blocks.closing)
        )
    )


def _step(step: Step, black: Callable[[str], str]) -> Step:
    return replace(step, parts=tuple(replace(part, say=black(part.say)) for part in step.parts))
