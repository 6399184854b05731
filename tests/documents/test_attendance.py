"""When it was and who was there: times of the clock on the wall, breaks off, holds not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from intervisie.documents.content import minutes
from intervisie.documents.plain import minutes_data
from intervisie.documents.values import Presence, Stretch
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteStruck
from intervisie.meeting.people import Arrived, Left, Named
from intervisie.meeting.state import Gap, GapKind, StandstillKind
from intervisie.meeting.timing import ClockContinued, ClockStopped
from tests.documents.builder import a_meeting, a_whole_meeting, after, at, noted

MINUTE = timedelta(minutes=1)


def test_the_meeting_begins_when_its_clock_is_first_started() -> None:
    meeting = after(a_meeting(), 5, ClockContinued())

    assert minutes(meeting).begin == at(5).wall


def test_breaks_are_off_the_net_duration_and_holds_are_not() -> None:
    meeting = after(a_meeting(), 0, ClockContinued())
    meeting = after(meeting, 10, ClockStopped(kind=StandstillKind.HOLD))
    meeting = after(meeting, 20, ClockContinued())
    meeting = after(meeting, 30, ClockStopped(kind=StandstillKind.BREAK))
    meeting = after(meeting, 45, ClockContinued())
    meeting = after(meeting, 60, MeetingClosed())

    assert minutes(meeting).net == 45 * MINUTE
    assert minutes(meeting).breaks == (Stretch(at(30).wall, at(45).wall),)


def test_what_is_both_a_break_and_a_gap_is_taken_off_once() -> None:
    meeting = after(a_meeting(), 0, ClockContinued())
    meeting = after(meeting, 30, ClockStopped(kind=StandstillKind.BREAK))
    meeting = after(meeting, 45, ClockContinued())
    meeting = after(meeting, 60, MeetingClosed())
    gap = Gap(GapKind.SLEPT, at(40).elapsed, at(50).elapsed, counts=False)

    assert minutes(replace(meeting, gaps=(gap,))).net == 40 * MINUTE


def test_who_came_late_or_left_early_has_times_and_the_others_have_none() -> None:
    meeting = after(a_meeting(), 5, ClockContinued())
    meeting = after(meeting, 20, Named(names={"p6": "Fay"}), Arrived(person="p6"))
    meeting = after(meeting, 30, Left(person="p5"))
    meeting = after(meeting, 60, MeetingClosed())

    present = {presence.name: presence.times for presence in minutes(meeting).present}
    assert present["Anna"] == ()
    assert present["Fay"] == (Stretch(at(20).wall, None),)
    assert present["Els"] == (Stretch(None, at(30).wall),)


def test_who_never_came_is_absent_without_a_reason() -> None:
    meeting = after(a_meeting(), 5, Named(names={"p6": "Fay"}))

    assert minutes(meeting).absent == ("Fay",)
    assert Presence("Fay") not in minutes(meeting).present


def test_an_open_meeting_says_so_and_ends_at_its_last_record() -> None:
    meeting = after(after(a_meeting("en"), 5, ClockContinued()), 42, Left(person="p5"))

    assert minutes_data(minutes(meeting))["time"] == "13:30 to 14:07 (UTC+01:00); the meeting is still open"


def test_a_meeting_that_was_broken_off_does_not_last_until_somebody_looks_at_it_again() -> None:
    meeting = after(after(a_meeting(), 5, ClockContinued()), 42, Left(person="p5"))
    held = after(meeting, 2000, ClockStopped(kind=StandstillKind.RESUMED))
    held = replace(held, gaps=(Gap(GapKind.STOPPED, at(42).elapsed, at(2000).elapsed, counts=False),))

    assert minutes(held).end == minutes(meeting).end
    assert minutes(held).net == minutes(meeting).net


@pytest.mark.parametrize("kind", [StandstillKind.HOLD, StandstillKind.BREAK])
def test_striking_a_note_days_later_does_not_make_an_open_meeting_longer(kind: StandstillKind) -> None:
    meeting = noted(after(a_meeting(), 5, ClockContinued()), 10, NoteKind.NOTE, "x")
    held = after(meeting, 42, ClockStopped(kind=kind))

    later = after(held, 3000, NoteStruck(number=1))

    assert minutes(later).end == at(42).wall
    assert minutes(later).net == 37 * MINUTE


def test_documents_are_complete_at_every_moment() -> None:
    fresh = minutes_data(minutes(a_meeting()))
    whole = minutes_data(minutes(a_whole_meeting()))

    assert fresh.keys() == whole.keys()
