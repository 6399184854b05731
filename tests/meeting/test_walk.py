"""What holds in every meeting, whatever is typed: random walks over lines, time and sleep."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import get_args

import pytest

from intervisie.meeting.branching import AnswerWithdrawn, ModuleChosen, YesOrNoAnswered
from intervisie.meeting.codec import replay
from intervisie.meeting.elsewhere import Repeated
from intervisie.meeting.going import Entered
from intervisie.meeting.loops import LoopEvent
from intervisie.meeting.stopwatch import net
from intervisie.method.model import Method
from tests.meeting.builders import BROUGHT, ELSEWHERE, INCIDENT, SECOND, SHORT, ZERO, Table
from tests.meeting.shapes import METHOD
from tests.meeting.walking import check_promises, stored, walk_on
from tests.meeting.winding import LINES as TURNS_OF_THE_ORDER
from tests.meeting.winding import TROIKA, WINDING

STEPS_IN_A_WALK = 120

LINES = (
    *("/next", "/next", "/next", "/next", "/back", "/turn", "/turn", "/pass", "/lap", "/floor Cem", "/start"),
    *("/hold", "/continue", "/break 5", "/+2", "/-1", "/from writing 1", "/from positions 2", "/since 1"),
    *("/deduct", "/count", "/yes", "/no", "/until 16:00", "/arrive Gea", "/arrive Bas", "/leave Bas"),
    *("/leave Anna", "/leave Gea", "/role facilitator Dewi", "/choose 1", "/choose 2", "/vote 1:2 2:1"),
    *("/owner Cem", "/owner Anna", "/leave-open", "/question Wat nu?", "/scale clarity 5", "/private geheim"),
    *("/reveal", "/goto questions", "/goto 2", "/goto learning", "/goto check-in", "/repeat"),
    *("/repeat questions", "/skip", "/skip writing", "/unskip writing", "/method short", "/method incident"),
    *("/harvest", "/undo", "/undo", "/strike", "/strike 2", "/change 1 anders", "/off-record"),
    *("/off-record 2m", "/at 2 erbij", "@anna een casus", "@cem nog een casus", "een notitie"),
    *(
        "#advies doe het",
        "/spread",
        "/spread",
        "/until 14:50",
        "#actie bellen | 1-12 | gedeeld",
        "vraag | antwoord",
    ),
    *("/goto step-warmth", "/goto step-ideas", "/goto step-pick", "/goto step-grid", "/goto step-core"),
    *("/mark 1 warm", "/mark 3 k", "/rate 2 7 8 5", "/rate 4 3", "/vote 1:2 4:1", "/vote 2:3", "7 | want"),
    *("| erbij", "moeder | rust", "te snel | 4", "afspraak | anna en bas | 1-3", "/change 2 8 | beter"),
    *("/goto look-back", "/done a", "/gedaan 2 het hielp", "/changed b korter", "/losgelaten c", "/undo"),
    *("/done d", "/changed a", "#volgende-keer 14 januari 15:00 | Bas"),
)

WINDING_LINES = (*LINES, *TURNS_OF_THE_ORDER, *TURNS_OF_THE_ORDER, *("/next",) * 30)
"""Lines for a method with turns in its order: going on often enough to come to all of them."""


def a_walk(seed: int, method: Method | None) -> Table:
    """Return a meeting after a random walk; what must hold is checked at every step."""
    chance = random.Random(seed)
    table = Table(method, brought=BROUGHT, elsewhere=ELSEWHERE)
    table.methods |= {"winding": WINDING, "troika": TROIKA}
    lines = WINDING_LINES if method in (WINDING, TROIKA) else LINES
    seen: list[str] = []
    for _ in range(STEPS_IN_A_WALK):
        table.wait(chance.choice((0, 0, 1, 20, 90, 400)) * SECOND)
        before = table.meeting
        walk_on(table, chance, lines, broken_off=0.03)
        check_promises(before, table, seen)
    return table


@pytest.mark.parametrize(
    "method",
    [INCIDENT, SHORT, METHOD, WINDING, TROIKA, None],
    ids=["incident", "short", "records", "winding", "troika", "no method"],
)
@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_typed_the_promises_hold(seed: int, method: Method | None) -> None:
    table = a_walk(seed, method)

    assert replay(stored(table)) == table.meeting


def test_a_walk_comes_everywhere() -> None:
    tables = [a_walk(seed, method) for method in (INCIDENT, METHOD, WINDING) for seed in range(100, 140)]
    kinds = {type(event).__name__ for table in tables for _, events in table.records for event in events}

    assert len(kinds) > 44
    assert {Entered.__name__, Repeated.__name__} <= kinds
    assert {event.__name__ for event in get_args(LoopEvent)} <= kinds
    assert {YesOrNoAnswered.__name__, AnswerWithdrawn.__name__, ModuleChosen.__name__} <= kinds


def test_a_cut_off_meeting_is_a_meeting_up_to_there() -> None:
    table = a_walk(7, INCIDENT)
    for length in range(1, len(table.records) + 1):
        meeting = replay(stored(table)[:length])
        assert meeting is not None
        assert meeting.here
        assert isinstance(net(meeting, ZERO, meeting.last.elapsed), timedelta)
