"""What is stored comes back as it was."""

from __future__ import annotations

import json
import typing
from datetime import datetime

import pytest

from intervisie.meeting.codec import Decided, decode, encode, replay
from intervisie.meeting.event import Event
from intervisie.meeting.meeting import MeetingEvent
from tests.meeting.builders import MINUTE, Table, a_table_at


def stored(table: Table) -> list[tuple[datetime, bytes]]:
    return [
        (now.wall, json.dumps(encode(Decided(elapsed=now.elapsed, events=events))).encode())
        for now, events in table.records
    ]


def test_a_replayed_meeting_is_the_same_meeting() -> None:
    table = a_table_at("questions").wait(MINUTE).type("Wat? | Dat.", "/turn", "/private x", "/+2", "/hold")

    assert replay(stored(table)) == table.meeting


def test_every_kind_of_event_is_in_the_union_of_the_journal() -> None:
    def leaves(kind: type[Event]) -> set[type[Event]]:
        return {kind for sub in kind.__subclasses__() for kind in ({sub} | leaves(sub))}

    assert leaves(Event) == set(typing.get_args(MeetingEvent))


def test_names_stand_in_one_kind_of_record_only() -> None:
    table = a_table_at("positions").type(
        "iets", "/arrive Gerrit", "/turn", "/leave Gerrit", "/role notulist Cem"
    )

    with_names = {
        event["event"]
        for _, body in stored(table)
        for event in json.loads(body)["events"]
        if any(name in json.dumps(event) for name in ("Anna", "Cem", "Gerrit", "Maandaggroep"))
    }

    assert with_names == {"named"}


def test_no_records_are_no_meeting() -> None:
    assert replay([]) is None


@pytest.mark.parametrize("body", [b"{}", b'{"elapsed":"PT0S","events":[{"event":"no-such"}]}', b"[", b"\xff"])
def test_a_body_that_is_not_known_is_an_error_of_ours(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(body)
