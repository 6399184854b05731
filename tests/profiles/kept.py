"""Closed meetings on disk, for the tests of the commands that hold them against a profile."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime, timedelta

from intervisie.archive.archive import Archive
from intervisie.archive.folders import groups_folder, meetings_folder
from intervisie.archive.groups import Groups
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.codec import KIND, Decided, encode
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.instant import Stamp
from intervisie.meeting.people import Left
from intervisie.meeting.state import Role
from intervisie.meeting.timing import ClockContinued
from tests.documents.builder import LIBRARY

MINUTE = timedelta(minutes=1)


def keep(
    begin: datetime,
    minutes: int,
    people: Sequence[str],
    *,
    group: str = "",
    leader: str = "",
    leaves: tuple[str, int] | None = None,
    closed: bool = True,
) -> None:
    """Keep a meeting in the archive of the environment, of a group that was set up if it is named."""
    found = Groups(groups_folder(os.environ)).named(group) if group else None
    members = {member.name: member.id for member in found.members} if found else {}
    ids = {name: members.get(name, f"{number:032x}") for number, name in enumerate(people, 1)}
    beginning = Beginning(
        language="nl",
        blocks=LIBRARY.blocks("nl"),
        people=tuple((ids[name], name) for name in people),
        group=found.id if found else "",
        group_name=group,
        roles=((Role.FACILITATOR, ids[leader]),) if leader else (),
        method=LIBRARY.find("incidentmethode", "nl"),
    )
    _, journal, _ = Archive(meetings_folder(os.environ)).create(beginning, Stamp(begin, "boot", 1000.0))
    events = [(MINUTE, ClockContinued())]
    if leaves is not None:
        events.append(((leaves[1] + 1) * MINUTE, Left(person=ids[leaves[0]])))  # type: ignore[arg-type]
    if closed:
        events.append(((minutes + 1) * MINUTE, MeetingClosed()))  # type: ignore[arg-type]
    for elapsed, event in events:
        record = encode(Decided(elapsed=elapsed, events=(event,), origin="test"))
        journal.append(KIND, record, Stamp(begin + elapsed, "boot", 1000.0 + elapsed.total_seconds()))
    journal.close()
