"""What holds in every shipped method, whatever is typed: random walks over the words of its own steps.

The walks of the suite are short. `INTERVISIE_COMMANDS=100000` walks as many commands as that.
"""

from __future__ import annotations

import os
import random

import pytest

from intervisie.documents.content import minutes, owner_sheet
from intervisie.faces.announce import announce
from intervisie.faces.looking import help_lines, notes_listing, overview
from intervisie.faces.position import position
from intervisie.meeting.codec import replay
from intervisie.meeting.state import Meeting
from intervisie.meeting.timetable import timetable
from intervisie.method.inside import all_steps, leaves
from intervisie.method.model import Method
from tests.meeting.builders import SECOND, Table
from tests.meeting.test_walk import LINES
from tests.meeting.walking import check_promises, stored, walk_on
from tests.played.player import LIBRARY

COMMANDS = int(os.environ.get("INTERVISIE_COMMANDS", "3000"))
"""How many commands all walks together make, about."""

IN_A_WALK = 150
METHODS = LIBRARY.ids("nl")
WALKS = max(COMMANDS // (IN_A_WALK * len(METHODS)), 1)
NAMES = ("Anna", "Bas", "Cem", "Dewi")
SECRET = "geheim"


def lines_for(method: Method) -> tuple[str, ...]:
    """Return what somebody could type in a meeting with a method: its own steps, roles and words."""
    steps = [step.id for step in all_steps(method.steps)]
    marks = {mark for leaf in leaves(method.steps) if leaf.part.record for mark in leaf.part.record.marks}
    own = [f"/goto {step}" for step in steps] + [f"/unskip {step}" for step in steps]
    own += [f"/rol {role.id} {name}" for role in method.roles for name in NAMES]
    own += [f"/mark {number} {mark}" for number in (1, 3, 5) for mark in marks]
    own += [f"/private @{name.casefold()} {SECRET}" for name in NAMES] if method.hidden else []
    own += ["/apart Anna", "/metagesprek", "/continue", "/floor Anna", "/choose 3", "/pauze 5"]
    onward = len(own) + len(LINES)
    return (*LINES, *own, *own, *("/next",) * onward, *("/ja", "/leave-open", "/volgende") * (onward // 8))


def a_walk(method: Method, seed: int) -> Table:
    """Return a meeting after a random walk; what must hold is checked at every command."""
    chance = random.Random(f"{method.id} {seed}")
    table = Table(method).type("/start")
    lines, seen = lines_for(method), list[str]()
    for _ in range(IN_A_WALK):
        table.wait(chance.choice((0, 1, 20, 90, 400)) * SECOND)
        before, records = table.meeting, len(table.records)
        walk_on(table, chance, lines, broken_off=0.02)
        check_promises(before, table, seen)
        for now, events in table.records[records:]:
            assert SECRET not in repr(announce(before, table.meeting, events, now)) or revealed(table.meeting)
        if chance.random() < 0.1:
            _look(table)
    return table


def _look(table: Table) -> None:
    """Look at everything there is to see, as both faces and the documents do."""
    meeting, now = table.meeting, table.now
    for page in (
        overview(meeting, now),
        position(meeting, now),
        notes_listing(meeting),
        timetable(meeting, now),
    ):
        assert SECRET not in repr(page) or revealed(meeting)
    assert help_lines(meeting)
    assert SECRET not in repr(minutes(meeting)) or revealed(meeting)
    sheets = {case.id: owner_sheet(meeting, case.id) for case in meeting.cases}
    assert len(sheets) == len(meeting.cases)


def revealed(meeting: Meeting) -> bool:
    """Tell whether anything that was hidden has been shown."""
    return any(case.revealed for case in meeting.cases)


@pytest.mark.parametrize("method", METHODS)
def test_whatever_is_typed_in_a_shipped_method_the_promises_hold(method: str) -> None:
    for seed in range(WALKS):
        table = a_walk(LIBRARY.find(method, "nl"), seed)

        assert replay(stored(table)) == table.meeting


def test_the_walks_come_by_most_of_every_method() -> None:
    for name in METHODS:
        method = LIBRARY.find(name, "nl")
        visited = {
            stop.step.id
            for seed in range(3)
            for table in (a_walk(method, 1000 + seed),)
            for stop in table.meeting.order
            if stop.key in table.meeting.visits and stop.round
        }
        usual = {step.id for step in all_steps(method.steps) if not step.optional and not step.steps}

        assert len(usual & visited) > len(usual) / 2, name
