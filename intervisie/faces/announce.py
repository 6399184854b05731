"""What a face that only adds lines says about what happened. Pure.

Every accepted line is answered by at least one line. Hidden text is never said before it is revealed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from intervisie.faces.announce_choices import about_choices, about_hiding
from intervisie.faces.announce_marking import about_marking, about_votes
from intervisie.faces.announce_order import about_order
from intervisie.faces.announce_time import about_spreading, about_time
from intervisie.faces.looking import next_time
from intervisie.faces.position import only_for_you, position, turn_line
from intervisie.meeting import (
    choices,
    following,
    giving,
    going,
    hiding,
    marking,
    notes,
    people,
    pseudonyms,
    spreading,
    timing,
    turns,
    voting,
)
from intervisie.meeting.clocks import turn_view
from intervisie.meeting.display import Guidance
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.present import candidates, method_role
from intervisie.meeting.roles import title_of
from intervisie.meeting.state import Meeting, current_stop, current_visit, name_of, names_of, stop_of
from intervisie.meeting.themes import ThemesNamed, themes_text
from intervisie.meeting.turns import TurnEvent
from intervisie.meeting.typed import OUTCOME_NAMES
from intervisie.meeting.view import view
from intervisie.method.choices import Laps
from intervisie.text import Text, say, say_count


def announce(
    before: Meeting,
    after: Meeting,
    events: tuple[MeetingEvent, ...],
    now: Instant,
    guidance: Guidance = Guidance.READ_ALOUD,
) -> tuple[Text, ...]:
    """Return the lines for what one command came to."""
    lines = [line for event in events for line in event_lines(after, event, now)]
    arrived = any(isinstance(event, going.Entered) for event in events)
    if arrived and after.closed is None:
        return (*lines, *position(after, now, guidance))
    if _floor(after) != _floor(before):
        lines += _turn(after, now)
    return (*lines, *_what_is_new(before, after, now))


def _what_is_new(before: Meeting, after: Meeting, now: Instant) -> Iterator[Text]:
    """Yield the questions and private notices that were not there before."""
    if after.closed is not None:
        return
    was, seen = view(before, now), view(after, now)
    for notice in seen.notices:
        if notice not in was.notices:
            yield only_for_you(notice)
    if seen.asks is not None and seen.asks != was.asks:
        yield seen.asks


def _floor(meeting: Meeting) -> tuple[str, int, int] | None:
    """Return what decides whether the turn has to be said again."""
    visited = current_visit(meeting).turns
    return (visited.speaking, visited.lap, len(visited.done)) if visited else None


def _turn(meeting: Meeting, now: Instant) -> Iterator[Text]:
    turn = turn_view(meeting, now)
    if turn is not None:
        if turn.quiet:
            yield say("Let it be quiet for {time} first.", time=turn.quiet)
        yield turn_line(turn, number_laps=current_stop(meeting).part.laps is Laps.UNTIL_ALL_PASS)


def event_lines(  # noqa: C901, PLR0912 # one case for each theme
    after: Meeting, event: MeetingEvent, now: Instant
) -> Iterator[Text]:
    """Yield the lines for one event."""
    match event:
        case NoteTaken():
            yield _noted(after, event)
        case (
            turns.TurnEnded()
            | turns.TurnReopened()
            | turns.LapStarted()
            | turns.FloorGiven()
            | turns.TurnsJoined()
            | turns.TurnsLeft()
        ):
            yield from _about_turns(event)
        case (
            notes.NoteStruck()
            | notes.NoteRestored()
            | notes.NoteChanged()
            | notes.KeptOffRecord()
            | notes.OffRecordAnnounced()
        ):
            yield _about_notes(event, now)
        case (
            people.Named()
            | people.Arrived()
            | people.Left()
            | people.RoleGiven()
            | people.PlaceGiven()
            | giving.MethodRoleGiven()
        ):
            yield from _about_people(after, event)
        case (
            choices.CaseChosen()
            | choices.ChoiceWithdrawn()
            | choices.QuestionLeftOpen()
            | choices.QuestionWorded()
            | choices.WordingWithdrawn()
            | choices.ScaleGiven()
        ):
            yield from about_choices(after, event)
        case hiding.HiddenKept() | hiding.HiddenRevealed():
            yield about_hiding(after, event)
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
            yield from about_time(after, event, now)
        case spreading.MinutesSpread() | spreading.SpreadWithdrawn():
            yield from about_spreading(after, event, now)
        case marking.NoteMarked() | marking.MarkWithdrawn() | marking.NoteRated() | marking.RatingWithdrawn():
            yield about_marking(event)
        case voting.VotesCounted() | voting.VotesWithdrawn():
            yield from about_votes(after, event)
        case going.MeetingOpened() | going.Entered() | going.MeetingClosed() | going.DocumentMade():
            yield from _about_going(after, event)
        case ThemesNamed():
            yield themes_text(after, event.codes)
        case following.BroughtSettled() | following.BroughtReopened():
            yield _about_brought(after, event)
        case (
            following.ActionSettled()
            | following.SettlementWithdrawn()
            | following.ActionsBrought()
            | pseudonyms.PseudonymsGiven()
        ):
            pass  # said or brought where no face is: after the meeting, and before it
        case _:
            yield from about_order(after, event)


def _noted(meeting: Meeting, event: NoteTaken) -> Text:
    """Return the acknowledgement of a note, with what is special about it."""
    note = meeting.notes.find(event.number)
    number = event.number
    if event.off_record:
        return say("Noted, off the record ({number}).", number=number)
    if event.kind is NoteKind.CANDIDATE and note is not None:
        offered = candidates(meeting)
        return say("Noted ({number}) as case {case}.", number=number, case=offered.index(note) + 1)
    if event.stop != meeting.here:
        step = stop_of(meeting, event.stop).step.title
        return say("Noted ({number}) with '{step}'.", number=number, step=step)
    if event.kind is NoteKind.NEXT_MEETING and event.due is not None:
        return say("Noted ({number}): {again}.", number=number, again=next_time(meeting, event))
    if event.due is not None and event.shared:
        return say("Noted ({number}), by {date}, shared.", number=number, date=event.due)
    if event.due is not None:
        return say("Noted ({number}), by {date}.", number=number, date=event.due)
    if event.shared:
        return say("Noted ({number}), shared.", number=number)
    return say("Noted ({number}).", number=number)


def _about_turns(event: TurnEvent) -> Iterator[Text]:
    """Yield nothing but that an end of turn was undone: whose turn it is now is said once, at the end."""
    if isinstance(event, turns.TurnReopened):
        yield say("The end of the turn is undone.")


def _about_notes(event: notes.NoteEvent, now: Instant) -> Text:
    match event:
        case notes.NoteStruck(number=number):
            return say("Note {number} is struck.", number=number)
        case notes.NoteRestored(number=number):
            return say("Note {number} stands again.", number=number)
        case notes.NoteChanged(number=number):
            return say("Note {number} is changed.", number=number)
        case notes.KeptOffRecord(number=number):
            return say("Note {number} is off the record: it stands in no document.", number=number)
        case notes.OffRecordAnnounced(until=until):
            time = now.wall + (until - now.elapsed)
            return say("Until {time} everything is off the record.", time=time)
        case notes.NoteTaken():
            return say("Noted ({number}).", number=event.number)
        case _:
            assert_never(event)


def _about_brought(meeting: Meeting, event: following.BroughtSettled | following.BroughtReopened) -> Text:
    """Say what became of an action of an earlier meeting."""
    one = following.brought_views(meeting)[event.place - 1]
    if one.outcome is None:
        return say("Action {letter} is open again.", letter=one.letter)
    return say("Action {letter}: {outcome}.", letter=one.letter, outcome=OUTCOME_NAMES[one.outcome])


def _about_people(meeting: Meeting, event: people.PeopleEvent | giving.RoleEvent) -> Iterator[Text]:
    match event:
        case people.Named() | people.PlaceGiven():
            pass
        case people.Arrived(person=person, joins=joins, extra=extra):
            name = name_of(meeting, person)
            if joins and extra:
                yield say(
                    "{name} is here and comes last in this lap. This part gets {time} more.",
                    name=name,
                    time=extra,
                )
            elif joins:
                yield say("{name} is here and comes last in this lap.", name=name)
            else:
                yield say("{name} is here.", name=name)
        case people.Left(person=person):
            yield say("{name} is gone.", name=name_of(meeting, person))
        case giving.MethodRoleGiven(role=role, people=named):
            found = method_role(meeting, current_stop(meeting), role)
            title = found.name if found else title_of(meeting, current_stop(meeting), role)
            yield say("{role} now: {names}.", role=title, names=names_of(meeting, named))
        case people.RoleGiven(role=role, person=person):
            title = title_of(meeting, current_stop(meeting), role)
            yield say("{name} is {role} now.", name=name_of(meeting, person), role=title)
        case _:
            assert_never(event)


def _about_going(meeting: Meeting, event: going.GoingEvent) -> Iterator[Text]:
    match event:
        case going.MeetingClosed():
            yield from _closed(meeting)
        case going.MeetingOpened() | going.Entered() | going.DocumentMade():
            pass
        case _:
            assert_never(event)


def _closed(meeting: Meeting) -> Iterator[Text]:
    count = sum(1 for note in meeting.notes if not note.struck)
    yield say_count(
        "The meeting is closed, with {count} note.", "The meeting is closed, with {count} notes.", count
    )
    yield say("Notes can still be typed up: /at STEP TEXT. /quit leaves the program.")
