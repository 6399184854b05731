"""A year is told as the replayed meetings tell it: times, plans and what became of actions."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intervisie.archive.year import Held, Year
from intervisie.documents.attendance import begin_of, net
from intervisie.meeting.going import Entered, MeetingClosed
from intervisie.meeting.state import ZERO, Meeting
from intervisie.meeting.stopwatch import spent
from intervisie.meeting.timing import find_gap, resume
from tests.archive.test_searching import kept
from tests.archive.test_summary import LINES
from tests.meeting.builders import INCIDENT, MINUTE, Table
from tests.meeting.winding import TROIKA

MORE = (*LINES, "/start", "/since 1", "/+2", "/apart Anna", "/turn", "/goto check-in", "sleep", "gone")


def a_walk(lines: list[str], table: Table) -> Table:
    """Return the meeting after these lines, closed at the end."""
    for line in lines:
        table.wait(MINUTE)
        if line == "sleep":
            table.do(find_gap(table.meeting, table.now, MINUTE / 2))
        elif line == "gone":
            table.do(resume(table.meeting, table.now, estimated=False))
        else:
            table.attempt(line)
    if table.meeting.closed is None:
        table.wait(MINUTE).do((MeetingClosed(),))
    return table.wait(MINUTE).attempt("#learning achteraf")


def times_told_by(table: Table) -> list[tuple[str, timedelta, timedelta]]:
    """Return what was planned for each time through a step and what it took, from the replayed meeting."""
    meeting = table.meeting
    assert meeting.closed is not None
    planned: dict[str, timedelta] = {}
    for event in (event for _, events in table.records for event in events):
        if isinstance(event, Entered):
            planned.setdefault(event.stop, event.budget)
    passes: dict[str, list[str]] = {}
    for key in planned:
        passes.setdefault(key.rpartition("/")[0], []).append(key)
    titles = {stop.pass_key: stop.step.title for stop in meeting.order}
    found = [
        (
            titles[pass_key],
            sum((planned[key] for key in keys), ZERO),
            sum((spent(meeting, meeting.visits[key], meeting.closed) for key in keys), ZERO),
        )
        for pass_key, keys in passes.items()
    ]
    return [one for one in found if one[1]]


@pytest.mark.parametrize("method", [INCIDENT, TROIKA], ids=["incident", "troika"])
@given(lines=st.lists(st.sampled_from(MORE), max_size=25))
@settings(max_examples=30)
def test_times_are_those_of_the_replayed_meeting(
    tmp_path_factory: pytest.TempPathFactory, method: object, lines: list[str]
) -> None:
    table = a_walk(["/start", *lines], Table(method))  # type: ignore[arg-type] # one of two methods

    held = the_only(kept(tmp_path_factory.mktemp("meetings"), table.records).year(2026))

    assert [(one.step, one.planned, one.spent) for one in held.steps] == times_told_by(table)
    assert held.net == net(table.meeting)
    assert held.begin == begin_of(table.meeting)
    assert who_did_what(held) == who_was_said_to(table.meeting)


def the_only(year: Year) -> Held:
    (held,) = year.meetings
    return held


def who_did_what(held: Held) -> tuple[object, ...]:
    one = held.summary
    return one.group_name, one.people, one.owners, one.facilitator, one.note_taker, one.methods


def who_was_said_to(meeting: Meeting) -> tuple[object, ...]:
    from tests.archive.test_summary import told_by

    one = told_by(meeting)
    return one.group_name, one.people, one.owners, one.facilitator, one.note_taker, one.methods


def test_actions_count_with_what_became_of_them_in_a_later_year(tmp_path: Path) -> None:
    first = a_walk(["/start", "#action een | shared", "#action twee | shared"], Table())
    archive = kept(tmp_path, first.records)

    assert [action.is_open for action in archive.year(2026).actions] == [True, True]
    assert archive.year(2027).actions == ()
    assert archive.year(2026, "elders").meetings == ()


def test_open_and_damaged_meetings_do_not_count_and_are_told(tmp_path: Path) -> None:
    open_one = Table(handle="2026-11-23-2").type("/start")
    kept(tmp_path, open_one.records, "b" * 32)
    archive = kept(tmp_path, a_walk(["/start", "#note iets"], Table()).records)
    file = tmp_path / f"{'a' * 32}.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join((*lines[:2], b"x" + lines[2][1:], *lines[3:])))

    year = archive.year(2026)

    assert (year.meetings, year.still_open, year.damaged) == ((), 1, ("2026-11-23-1",))
