"""What meetings agreed is told as the replayed meetings tell it, without replaying them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intervisie.archive.agreed import Action
from intervisie.archive.archive import Archive
from intervisie.meeting.following import actions, is_shared
from intervisie.meeting.note import Brought, Outcome
from intervisie.meeting.state import Meeting, name_of
from tests.archive.test_searching import kept
from tests.meeting.builders import ELSEWHERE, MINUTE, Table

LINES = (
    "#action bel | shared",
    "#action denk na",
    "@anna #action schrijf | 5 december | Bas en Cem | shared",
    "#note iets",
    "/change 1 #action anders | Dewi | shared",
    "/change 2 #note geen actie",
    "/strike 1",
    "/strike",
    "/off-record",
    "/off-record 1m",
    "/undo",
    "/owner Anna",
    "/owner Bas, Cem",
    "/goto commitment",
    "/next",
    "ik bel de school",
)


def told_by(meeting: Meeting) -> list[tuple[object, ...]]:
    """Return the actions of a meeting as it replays."""
    owners = {person for case in meeting.cases for person in (case.owner, *case.co_owners)}
    return [
        (
            note.number,
            note.text,
            tuple(name_of(meeting, one) for one in note.doers or (note.speaker,) if one),
            note.shared or not owners.intersection(note.doers or (note.speaker,)),
            note.due,
            is_shared(note),
        )
        for note in actions(meeting)
    ]


def told(action: Action) -> tuple[object, ...]:
    return (action.number, action.text, action.doers, action.known_to_all, action.due, action.shared)


@given(st.lists(st.sampled_from(LINES), max_size=25))
@settings(max_examples=30)
def test_the_actions_are_those_of_the_replayed_meeting(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    table = Table().type("/start")
    for line in lines:
        table.wait(MINUTE).attempt(line)

    agreed = kept(tmp_path_factory.mktemp("meetings"), table.records).agreed()

    assert [told(action) for action in agreed.actions] == told_by(table.meeting)
    assert agreed.damaged == ()


SETTLING = ("/done a x", "/done b", "/changed a nieuw", "/changed b anders", "/dropped a", "/undo", "/undo")


@given(st.lists(st.sampled_from(SETTLING), max_size=12))
@settings(max_examples=30)
def test_what_became_of_what_came_along_is_what_the_replayed_meeting_says(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("meetings")
    first = Table(handle="2026-11-20-1").type("/start", "#action een | shared", "#action twee | shared")
    kept(folder, first.records, "1" * 32)
    brought = (Brought("1" * 32, 1, "een"), Brought("1" * 32, 2, "twee"))
    table = Table(brought=brought, elsewhere=ELSEWHERE).type("/start")
    for line in lines:
        table.wait(MINUTE).attempt(line)

    found = kept(folder, table.records, "2" * 32).agreed()

    expected = [(one.outcome.value if one.outcome else "", one.afterwards) for one in table.meeting.brought]
    assert [(each.outcome, each.afterwards) for each in found.actions] == expected
    assert [each.is_open for each in found.actions] == [
        one.outcome in (None, Outcome.CHANGED) for one in table.meeting.brought
    ]


def test_only_the_meetings_of_a_group_are_read_when_it_is_named(tmp_path: Path) -> None:
    table = Table().type("/start", "#action bel | shared")
    archive = kept(tmp_path, table.records)

    assert len(archive.agreed("MAANDAGGROEP").actions) == 1
    assert archive.agreed("Dinsdaggroep").actions == ()


def test_a_damaged_meeting_is_named_and_tells_what_it_can(tmp_path: Path) -> None:
    table = Table().type("/start", "#action bel | shared", "#action schrijf | shared", "#note iets")
    archive = kept(tmp_path, table.records)
    file = tmp_path / f"{'a' * 32}.jsonl"
    lines = file.read_bytes().split(b"\n")
    file.write_bytes(b"\n".join((*lines[:3], b"x" + lines[3], *lines[4:])))

    found = archive.agreed()

    assert [action.text for action in found.actions] == ["bel"]
    assert found.damaged == ("2026-11-23-1",)


def test_nothing_is_agreed_where_nothing_is_kept(tmp_path: Path) -> None:
    assert Archive(tmp_path / "not there").agreed().actions == ()
