"""What is said about going through notes: their marks, their numbers, the votes over them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from intervisie.meeting import marking, voting
from intervisie.meeting.behind import rating_text
from intervisie.meeting.present import candidates
from intervisie.meeting.state import Meeting
from intervisie.text import Text, say, say_count


def about_marking(event: marking.MarkingEvent) -> Text:
    """Return what to say of a mark or of numbers."""
    match event:
        case marking.NoteMarked(number=number, word=word) | marking.MarkWithdrawn(number=number, word=word):
            if not word:
                return say("The mark of note {number} is undone.", number=number)
            return say("Note {number}: {mark}.", number=number, mark=word)
        case (
            marking.NoteRated(number=number, numbers=numbers)
            | marking.RatingWithdrawn(number=number, numbers=numbers)
        ):
            if not numbers:
                return say("The numbers of note {number} are undone.", number=number)
            return say("Note {number}: {rating}.", number=number, rating=rating_text(numbers))
        case _:
            assert_never(event)


def about_votes(meeting: Meeting, event: voting.VotingEvent) -> Iterator[Text]:
    """Yield the totals of a vote: of the cases by their place, of notes by their number."""
    if isinstance(event, voting.VotesWithdrawn):
        yield say("The votes are undone.")
        return
    if event.stop:
        for number, votes in event.totals.items():
            yield say_count(
                "Note {number}: {count} vote.", "Note {number}: {count} votes.", votes, number=number
            )
        return
    places = {note.number: place for place, note in enumerate(candidates(meeting), start=1)}
    for note, place in places.items():
        votes = event.totals.get(note, 0)
        yield say_count("Case {number}: {count} vote.", "Case {number}: {count} votes.", votes, number=place)
    even = voting.tie((places[note], votes) for note, votes in event.totals.items() if note in places)
    if even is not None:
        yield even
