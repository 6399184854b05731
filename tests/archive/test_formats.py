"""Every format that was ever written stays readable: journals kept as they were, and what they tell.

A file under `tests/journals` is never written again, only added to. Beside each journal stands what it
told when it was made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.meeting.instant import Instant
from intervisie.meeting.state import Meeting, name_of, names_of
from intervisie.meeting.stopwatch import spent

FORMATS = sorted((Path(__file__).parents[1] / "journals").iterdir())


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_a_journal_of_every_format_tells_what_it_always_told(folder: Path) -> None:
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))

    archive = Archive(folder)

    assert {handle: facts(archive.load(handle)) for handle in archive.handles()} == told


def test_the_format_that_is_written_now_is_among_them() -> None:
    from intervisie.archive.frame import FORMAT

    assert f"format-{FORMAT}" in {folder.name for folder in FORMATS}


def facts(meeting: Meeting) -> dict[str, object]:
    """Return what people would miss if it were read otherwise, in plain values."""
    end = meeting.closed or meeting.last
    later = {"brought": list(_brought(meeting))} if meeting.brought else {}
    return {
        **later,
        "group": meeting.group_name,
        "closed": _seconds(meeting.closed),
        "methods": [one.method.name for one in meeting.rounds],
        "people": [
            [person.name, [[_seconds(s.since), _seconds(s.until)] for s in person.spans]]
            for person in meeting.people
        ],
        "roles": {role.value: name_of(meeting, person) for role, person in meeting.roles.items()},
        "cases": [
            [
                name_of(meeting, case.owner),
                [wording.text for wording in case.wordings],
                case.hidden,
                sorted(case.revealed),
            ]
            for case in meeting.cases
        ],
        "notes": list(_notes(meeting)),
        "spent": {key: spent(meeting, visit, end).total_seconds() for key, visit in meeting.visits.items()},
        "budgets": {key: visit.budget.total_seconds() for key, visit in meeting.visits.items()},
        "votes": {str(number): votes for number, votes in meeting.votes.items()},
        "gaps": [
            [gap.kind.value, gap.since.total_seconds(), gap.until.total_seconds(), gap.counts]
            for gap in meeting.gaps
        ],
        "standstills": [
            [one.kind.value, _seconds(one.since), _seconds(one.until)] for one in meeting.standstills
        ],
        **_place(meeting),
    }


def _brought(meeting: Meeting) -> Iterator[list[object]]:
    for one in meeting.brought:
        due = one.due.isoformat() if one.due else ""
        outcome = one.outcome.value if one.outcome else ""
        yield [one.number, one.text, names_of(meeting, one.doers), due, outcome, one.afterwards]


def _place(meeting: Meeting) -> dict[str, object]:
    """Return where it was and who was online, nothing for a meeting of which nobody said so."""
    online = [name_of(meeting, person) for person in meeting.online]
    return {"place": [meeting.place, online]} if meeting.place or online else {}


def _notes(meeting: Meeting) -> Iterator[list[object]]:
    for note in meeting.notes:
        marks = [name for name in ("struck", "off_record", "shared") if getattr(note, name)]
        due = note.due.isoformat() if note.due else ""
        yield [
            note.number,
            note.kind.value,
            note.goes_to.value,
            list(note.columns),
            name_of(meeting, note.speaker),
            due,
            marks,
        ]


def _seconds(moment: Instant | None) -> float | None:
    return moment.elapsed.total_seconds() if moment else None
