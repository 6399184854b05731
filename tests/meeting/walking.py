"""What must hold after every command, and a walk as its journal would keep it."""

from __future__ import annotations

import json
import random
from datetime import datetime

from intervisie.meeting.codec import Decided, encode
from intervisie.meeting.decision import Confirm
from intervisie.meeting.group_view import group_view
from intervisie.meeting.state import Meeting, case_at, current_stop
from intervisie.meeting.stopwatch import net, spent
from intervisie.meeting.timing import find_gap, resume
from tests.meeting.builders import SECOND, ZERO, Table


def stored(table: Table) -> list[tuple[datetime, bytes]]:
    """Return the records of a walk as a journal holds them."""
    return [
        (now.wall, json.dumps(encode(Decided(elapsed=now.elapsed, events=events))).encode())
        for now, events in table.records
    ]


def walk_on(table: Table, chance: random.Random, lines: tuple[str, ...], *, broken_off: float) -> None:
    """Type a line; with these chances the machine sleeps instead, or the program comes back."""
    what = chance.random()
    if what < broken_off:
        length = chance.choice((30, 2400)) * SECOND
        table.wait(length).do(find_gap(table.meeting, table.now, length))
    elif what < 2 * broken_off:
        table.wait(chance.choice((60, 4000)) * SECOND)
        table.do(resume(table.meeting, table.now, estimated=chance.random() < 0.5))
    else:
        table.attempt(chance.choice(lines))
        if isinstance(table.answer, Confirm) and chance.random() < 0.5:
            table.yes()


def check_promises(before: Meeting, table: Table, seen: list[str]) -> None:
    """Check what no command may break: the order, the time, the notes, the turns and what is hidden."""
    meeting, now = table.meeting, table.now
    keys = [stop.key for stop in meeting.order]
    assert len(set(keys)) == len(keys)
    assert meeting.here in keys
    for key in meeting.visits:
        if key not in seen:
            seen.append(key)
    visited = [stop.key for stop in before.order if stop.key in before.visits]
    assert [key for key in keys if key in before.visits] == visited
    total = sum((spent(meeting, visit, meeting.closed or now) for visit in meeting.visits.values()), ZERO)
    assert total == net(meeting, ZERO, (meeting.closed or now).elapsed)
    assert all(spent(meeting, visit, now) >= ZERO for visit in meeting.visits.values())
    assert all(visit.budget >= ZERO for visit in meeting.visits.values())
    assert len(meeting.notes) >= len(before.notes)
    assert all(note.stop in keys for note in meeting.notes)
    assert [note.number for note in meeting.notes] == list(range(1, len(meeting.notes) + 1))
    turns = meeting.visits[meeting.here].turns
    if turns is not None:
        assert turns.speaking not in turns.waiting
        assert len(set(turns.waiting)) == len(turns.waiting)
    case = case_at(meeting, current_stop(meeting))
    private = repr(group_view(meeting, now))
    assert "geheim" not in private
    if case is not None and not case.revealed:
        assert "geheim" not in repr(table.seen)
