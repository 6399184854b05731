"""What stands behind a note in words: its marks, the numbers it was given, its votes. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from intervisie.meeting.note import Note
from intervisie.meeting.state import Meeting
from intervisie.text import Text, say, say_count


def behind(
    meeting: Meeting, note: Note, records: frozenset[str] | None = None, *, votes: bool = True
) -> tuple[Text, ...]:
    """Return what later parts gave a note; only what these records hold, None for all."""
    return tuple(_behind(meeting, note, records, votes=votes))


def _behind(meeting: Meeting, note: Note, records: frozenset[str] | None, *, votes: bool) -> Iterator[Text]:
    for mark in note.marks:
        if records is None or mark.record in records:
            yield say("{mark}", mark=mark.word)
    for rating in note.ratings:
        if records is None or rating.record in records:
            yield rating_text(rating.numbers)
    if votes and note.number in meeting.votes:
        yield votes_text(meeting.votes[note.number])


def votes_text(votes: int) -> Text:
    """Return a number of votes in words."""
    return say_count("{count} vote", "{count} votes", votes)


def people_text(count: int) -> Text:
    """Return a number of people in words."""
    return say_count("{count} person", "{count} people", count)


def rating_text(numbers: tuple[int, ...]) -> Text:
    """Return the mean and the spread of numbers that several people gave; one number as it is."""
    low, high = min(numbers), max(numbers)
    if len(numbers) == 1:
        return say("number {number}", number=low)
    if low == high:
        return say("{count} times {number}", count=len(numbers), number=low)
    return say("{mean} on average, from {low} to {high}", mean=mean_text(numbers), low=low, high=high)


def mean_text(numbers: tuple[int, ...]) -> Text:
    """Return the mean in tenths, rounded half up, with the sign of the language for a fraction."""
    tenths = (20 * sum(numbers) + len(numbers)) // (2 * len(numbers))
    whole, tenth = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    if not tenth:
        return say("{number}", number=f"{sign}{whole}")
    return say("{whole}.{tenth}", whole=f"{sign}{whole}", tenth=tenth)
