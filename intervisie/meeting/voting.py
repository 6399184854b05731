"""Votes: over the cases that were offered, or over the notes of an earlier record; totals only. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.items import voted_over
from intervisie.meeting.marking import possible_numbers
from intervisie.meeting.note import Note
from intervisie.meeting.present import candidates
from intervisie.meeting.state import Meeting
from intervisie.text import Text, say, say_count


class VotesCounted(Event, frozen=True):
    """The group voted: totals by the number of the note, never who voted what.

    `stop` is where the vote stands, "" for the cases that were offered. Totals are those of everything that
    could be voted for.
    """

    totals: dict[int, int]
    stop: str = ""


class VotesWithdrawn(Event, frozen=True):
    """A count was undone; `totals` are all those before it."""

    totals: dict[int, int]


VotingEvent = VotesCounted | VotesWithdrawn

NO_CASES = Refusal(
    say("No case has been offered yet."),
    say("Type each one as a note, @NAME in front; or name the case owner with /owner NAME."),
)


def decide_vote(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Write down how many votes each got: cases by their place in the row, notes by their number."""
    stop, items = voted_over(meeting)
    if stop is not None:
        numbers = {note.number: note.number for note in items}
    else:
        numbers = {place: note.number for place, note in enumerate(items, start=1)}
    if not items:
        return (
            NO_CASES if stop is None else Refusal(say("There is nothing to vote on."), possible_numbers(()))
        )
    wrong = next((number for number, _ in command.votes if number not in numbers), None)
    if wrong is not None:
        return _nobody(wrong, items, is_case=stop is None)
    if not any(votes for _, votes in command.votes):
        return Refusal(say("Like this nobody got a vote."), say("/vote 1:3 2:2 gives the totals."))
    given = {numbers[number]: votes for number, votes in command.votes}
    totals = {note.number: given.get(note.number, 0) for note in items}
    if stop is None:
        return (VotesCounted(totals={number: votes for number, votes in totals.items() if number in given}),)
    return (VotesCounted(totals=totals, stop=stop.key),)


def _nobody(number: int, items: tuple[Note, ...], *, is_case: bool) -> Refusal:
    """Return the refusal of votes for something that is not there."""
    if not is_case:
        return Refusal(say("There is no {number} to vote for.", number=number), possible_numbers(items))
    return Refusal(
        say("There is no case {number} to vote for.", number=number),
        say_count("There is {count} case to choose.", "There are {count} cases to choose from.", len(items)),
    )


def leading(totals: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return the numbers of those with most votes, several when they are equal, none without votes."""
    counted = tuple(totals)
    most = max((votes for _, votes in counted), default=0)
    return tuple(number for number, votes in counted if votes == most) if most else ()


def tie(totals: Iterable[tuple[int, int]]) -> Text | None:
    """Return that several have most votes, or None when it is clear."""
    first = leading(totals)
    if len(first) < 2:
        return None
    return say("A tie: {numbers}.", numbers=", ".join(str(number) for number in first))


def apply_voting(meeting: Meeting, event: VotingEvent) -> Meeting:
    """Return the meeting after an event of this theme."""
    if isinstance(event, VotesWithdrawn):
        return replace(meeting, votes=event.totals)
    again = {note.number for note in candidates(meeting)} if not event.stop else set()
    kept = {number: votes for number, votes in meeting.votes.items() if number not in again}
    undo = VotesWithdrawn(totals=meeting.votes)
    return replace(meeting, votes={**kept, **event.totals}, undoable=(*meeting.undoable, undo))
