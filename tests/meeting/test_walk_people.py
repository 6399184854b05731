"""What holds in a method with roles, parties and secrets, whatever is typed: random walks of its own."""

from __future__ import annotations

import json
import random
from functools import cache

import pytest
from msgspec.structs import replace

from intervisie.documents.content import minutes
from intervisie.faces.announce import announce
from intervisie.faces.looking import overview
from intervisie.faces.position import position
from intervisie.meeting.codec import Decided, encode, replay
from intervisie.meeting.decision import Confirm
from intervisie.meeting.group_view import group_view
from intervisie.meeting.sharing import balance_at, talks_apart
from intervisie.meeting.state import Meeting, current_stop
from intervisie.meeting.stopwatch import net, spent
from intervisie.method.choices import Each, Laps, May, Mode, Position, RecordKind, SpeakingOrder, Who
from intervisie.method.model import Hidden, Loop, Method, MethodRole, Part, Step, Timing
from tests.meeting.builders import MINUTE, SECOND, SHORT, ZERO, Table, a_part, a_record, a_step

STEPS_IN_A_WALK = 120


def a_part_of(mode: Mode, speaks: Who = Who.EVERYONE) -> Part:
    return Part(mode=mode, timing=Timing(fixed=6 * MINUTE), speaks=speaks, record=a_record(RecordKind.NOTES))


TURNS = replace(a_part_of(Mode.TURNS, Who.ADVISERS), pause_between=10 * SECOND)

PEOPLE: Method = replace(
    SHORT,
    steps=(
        a_step("giving", replace(a_part(), gives=("mirrors", "facilitator"))),
        a_step("interview", replace(a_part_of(Mode.INTERVIEW, Who.ROLES), speaks_roles=("interviewer",))),
        a_step("drawn", replace(TURNS, speaking_order=SpeakingOrder.RANDOM, may_pass=False)),
        a_step("called", replace(TURNS, speaking_order=SpeakingOrder.VOLUNTEERS, turn_limit=MINUTE)),
        a_step("piece", replace(TURNS, speaking_order=SpeakingOrder.TALKING_PIECE, laps=Laps.UNTIL_ALL_PASS)),
        a_step(
            "stories",
            a_part_of(Mode.PARTIES, Who.PARTIES),
            replace(a_part_of(Mode.FISHBOWL), listens=Who.CASE_OWNER, position=Position.BACK_TURNED),
        ),
        a_step("groups", replace(a_part_of(Mode.SUBGROUPS), group_size=3), a_part_of(Mode.PAIRS)),
        Step(
            id="each-party",
            title="Each party",
            parts=(),
            loop=Loop(Each.PARTY, as_role="interviewer"),
            steps=(a_step("telling", a_part_of(Mode.PARTIES, Who.PARTIES)),),
        ),
        a_step(
            "asking",
            replace(
                a_part_of(Mode.QUESTIONS, Who.ADVISERS),
                record=a_record(RecordKind.QUESTIONS),
                questions_each=1,
                follow_ups=1,
                questions_only=True,
            ),
        ),
        a_step("ending", replace(a_part_of(Mode.PARTIES, Who.PARTIES), reveals=("plan",))),
    ),
    roles=(
        MethodRole(id="case-owner", name="Coachee", most=2),
        MethodRole(id="facilitator", name="Coach", may=(May.SPEAK, May.ASK)),
        MethodRole(id="party-a", name="Partij A", party=True),
        MethodRole(id="party-b", name="Partij B", party=True),
        MethodRole(id="mirrors", name="Spiegels", most=2, may=(May.SPEAK,)),
        MethodRole(id="interviewer", name="Interviewer"),
        MethodRole(id="secretary", name="Secretaris", may=(May.WRITE,)),
    ),
    hidden=(
        Hidden(id="intake", ask="Wat deed de ander?", of=Who.PARTIES),
        Hidden(id="plan", ask="Wat is je plan?", of=Who.ROLES, of_role="interviewer", revealed_at="ending"),
    ),
)

LINES = (
    *("/next", "/next", "/next", "/next", "/next", "/back", "/turn", "/turn", "/turn", "/pass", "/lap"),
    *("/floor Cem", "/floor Anna", "/floor Dewi", "/start", "/continue", "/continue", "/hold", "/break 3"),
    *("/apart Anna", "/apart Bas", "/apart Fay", "/metagesprek", "/rol partij a Anna", "/rol partij b Bas"),
    *("/rol party-a Cem", "/role interviewer Dewi", "/role spiegels Els, Fay", "/role secretaris Fay"),
    *("/role coach Cem", "/role facilitator Els", "/rol coachee Anna", "/owner Bas, Cem", "/owner Dewi"),
    *("/private @anna geheim-a", "/private @bas geheim-b", "/private geheim-c", "/private @dewi geheim-d"),
    *("/reveal", "/reveal Anna", "/onthul @bas", "/leave-open", "/leave Anna", "/leave Bas", "/leave Cem"),
    *("/leave Els", "/arrive Anna", "/arrive Bas", "/arrive Cem", "/arrive Els", "/arrive Gea"),
    *("/goto stories", "/goto called", "/goto piece", "/goto drawn", "/goto groups", "/goto ending"),
    *("/goto asking", "/goto telling", "/repeat", "/skip", "/undo", "/undo", "@dewi Wat dan?", "Zo is het."),
    *("een notitie", "/strike", "/deduct", "/count", "/since 1", "/+2", "/from asking 1", "/harvest"),
)


@cache
def a_walk(seed: int) -> Table:
    """Return a meeting after a random walk; what must hold is checked at every step."""
    chance = random.Random(seed)
    table = Table(PEOPLE).type("/start")
    table.go_to("giving")
    for _ in range(STEPS_IN_A_WALK):
        table.wait(chance.choice((0, 1, 20, 90, 400)) * SECOND)
        before, records = table.meeting, len(table.records)
        table.attempt(chance.choice(LINES))
        if isinstance(table.answer, Confirm) and chance.random() < 0.6:
            table.yes()
        events = table.records[-1][1] if len(table.records) > records else ()
        said = announce(before, table.meeting, events, table.now)
        _check(before, table, repr(said))
    return table


def _secrets(meeting: Meeting) -> set[str]:
    """Return the texts that nobody may see yet."""
    shown = {case.hidden[key] for case in meeting.cases for key in case.revealed}
    kept = {text for case in meeting.cases for text in case.hidden.values()}
    return kept - shown


def _check(before: Meeting, table: Table, said: str) -> None:
    meeting, now = table.meeting, table.now
    total = sum((spent(meeting, visit, meeting.closed or now) for visit in meeting.visits.values()), ZERO)
    assert total == net(meeting, ZERO, (meeting.closed or now).elapsed)
    turns = meeting.visits[meeting.here].turns
    if turns is not None:
        assert turns.speaking not in turns.waiting
        assert len(set(turns.waiting)) == len(turns.waiting)
        assert all(time >= ZERO for time in turns.heard.values())
    balance = sum((time for _, time in balance_at(meeting, current_stop(meeting), now)), ZERO)
    assert ZERO <= balance <= now.elapsed
    assert sum(talks_apart(meeting, now).values(), ZERO) <= now.elapsed
    groups = [name for group in table.seen.groups for name in group]
    assert len(groups) == len(set(groups))
    for one in meeting.rounds:
        parties = [person for role in ("party-a", "party-b") for person in one.roles.get(role, ())]
        assert len(parties) == len(set(parties))
    seen = (table.seen, group_view(meeting, now), minutes(meeting))
    everything = repr((*seen, overview(meeting, now), position(meeting, now)))
    for secret in _secrets(meeting):
        assert secret not in everything + said
    assert {(case.id, key) for case in before.cases for key in case.revealed} <= {
        (case.id, key) for case in meeting.cases for key in case.revealed
    }


@pytest.mark.parametrize("seed", range(15))
def test_whatever_is_typed_about_people_the_promises_hold(seed: int) -> None:
    table = a_walk(seed)

    stored = [
        (now.wall, json.dumps(encode(Decided(elapsed=now.elapsed, events=events))).encode())
        for now, events in table.records
    ]
    assert replay(stored) == table.meeting


def test_the_walks_come_by_every_event_about_people() -> None:
    kinds = {
        type(event).__name__ for seed in range(15) for _, events in a_walk(seed).records for event in events
    }

    assert {
        "MethodRoleGiven",
        "RoleGiven",
        "CaseChosen",
        "HiddenKept",
        "HiddenRevealed",
        "FloorGiven",
        "LapStarted",
        "QuestionLeftOpen",
        "Left",
        "Arrived",
    } <= kinds
