"""A group of seven over a year of twelve meetings, and one before it, as their journals tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from msgspec import Struct

from intervisie.archive.archive import Archive
from intervisie.archive.groups import Groups
from intervisie.archive.journal import Journal
from intervisie.groups import changing
from intervisie.groups.group import Group
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.codec import KIND, Decided, encode
from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.instant import Instant, Stamp
from intervisie.meeting.lines import read_line
from intervisie.meeting.meeting import apply_all, decide
from intervisie.meeting.state import Meeting, Role
from intervisie.method.library import Library
from tests.archive.disks import QuickDisk
from tests.method.shipped import METHODS, method

ZONE = timezone(timedelta(hours=1))
MINUTE = timedelta(minutes=1)
BOOT = "1" * 32
YEAR = 2025
BLOCKS = Library(METHODS, None).blocks("en")

PEOPLE = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay", "Gijs")
REGISTERS = (("Anna", "NOvA", "A1"), ("Bas", "SKJ", "123456"), ("Bas", "VIT", "77"), ("Dewi", "VIT", "78"))
DISCIPLINES = dict.fromkeys(PEOPLE[:5], "verslavingsarts") | {"Fay": "psycholoog", "Gijs": "psycholoog"}


class Evening(Struct, frozen=True):
    """One meeting: who was there and who did what; `late` and `early` as minutes after the begin."""

    day: date
    minutes: int = 120
    absent: tuple[str, ...] = ()
    late: tuple[tuple[str, int], ...] = ()
    early: tuple[tuple[str, int], ...] = ()
    leads: str = "Anna"
    brings: str = "Bas"
    writes: str = "Cem"
    lines: tuple[str, ...] = ()


EVENINGS = (
    Evening(date(2024, 12, 10)),
    Evening(date(YEAR, 1, 14), late=(("Fay", 30),), lines=("#action @Bas call the school | shared",)),
    Evening(date(YEAR, 2, 11), 110, leads="Bas", brings="Cem"),
    Evening(date(YEAR, 3, 11), 300, leads="Cem", brings="Dewi", absent=("Gijs",)),
    Evening(date(YEAR, 4, 8), leads="Dewi", brings="Els", lines=("/theme workload",)),
    Evening(date(YEAR, 5, 13), leads="Els", brings="Anna", early=(("Gijs", 90),)),
    Evening(date(YEAR, 6, 10), leads="Fay", brings="Bas", lines=("#action @Fay write it down | shared",)),
    Evening(date(YEAR, 7, 8), absent=("Els", "Gijs")),
    Evening(date(YEAR, 8, 12), absent=("Els", "Gijs"), leads="Bas", brings="Dewi"),
    Evening(date(YEAR, 9, 9), absent=("Els", "Gijs"), leads="Cem", brings="Fay"),
    Evening(
        date(YEAR, 10, 14),
        absent=("Els", "Fay", "Gijs"),
        early=(("Dewi", 60),),
        leads="Anna",
        brings="Bas",
    ),
    Evening(date(YEAR, 11, 11), absent=("Gijs",), leads="Bas", brings="Cem"),
    Evening(date(YEAR, 12, 9), absent=("Gijs",), leads="Dewi", brings="Els"),
)


def a_year(home: Path) -> Group:
    """Put the group and all its meetings on a disk; Gijs leaves in the summer."""
    groups = Groups(home / "groups", QuickDisk())
    group = groups.create(_the_group(), _stamp(datetime(2024, 12, 1, 12, tzinfo=ZONE)))
    archive = Archive(home / "meetings", QuickDisk())
    for evening in EVENINGS:
        hold(archive, group, evening)
    left = date(YEAR, 6, 30)
    return groups.change(
        group.id,
        lambda each: changing.without_member(each, "Gijs", day=left),
        _stamp(datetime(YEAR, 12, 31, 12, tzinfo=ZONE)),
    )


def _the_group() -> Group:
    group = Group(id="", name="Noord", language="en")
    for number, name in enumerate(PEOPLE, 1):
        group = changing.with_member(group, name, new_id=f"{number:032x}", day=date(2024, 12, 1))
        group = changing.with_discipline(group, name, DISCIPLINES[name])
    for name, register, digits in REGISTERS:
        group = changing.with_registration(group, name, register, digits)
    return changing.with_theme(group, "workload", "Too much to do")


def hold(archive: Archive, group: Group, evening: Evening) -> Meeting:
    """Hold one meeting of the incident method from its begin to its end, and keep it."""
    begin = datetime(evening.day.year, evening.day.month, evening.day.day, 19, tzinfo=ZONE)
    late = dict(evening.late)
    ids = {member.name: member.id for member in group.members}
    here = [name for name in PEOPLE if name not in (*evening.absent, *late)]
    beginning = Beginning(
        language="en",
        blocks=BLOCKS,
        people=tuple((ids[name], name) for name in here),
        expected=tuple((ids[name], name) for name in PEOPLE if name not in here),
        group=group.id,
        group_name=group.name,
        themes=group.themes,
        roles=((Role.FACILITATOR, ids[evening.leads]), (Role.NOTE_TAKER, ids[evening.writes])),
        case_owner=ids[evening.brings],
        method=method("en", "incidentmethode"),
    )
    meeting, journal, _ = archive.create(beginning, _stamp(begin))
    script = [(0, ("/continue", "/goto informatieronde", *evening.lines))]
    script += [(at, (f"/arrive {name}",)) for name, at in evening.late]
    script += [(at, (f"/leave {name}",)) for name, at in evening.early]
    script.append((evening.minutes, ("/end",)))
    try:
        return _typed(meeting, journal, begin, sorted(script))
    finally:
        journal.close()


def _typed(
    meeting: Meeting, journal: Journal, begin: datetime, script: Iterable[tuple[int, Sequence[str]]]
) -> Meeting:
    """Type lines at their minutes, each as a record of its own; what is asked about is wanted."""
    for minute, lines in script:
        now = Instant(minute * MINUTE, begin + minute * MINUTE)
        for line in lines:
            command = read_line(line, meeting, now, fresh_id="f" * 32)
            assert command is not None, line
            assert not isinstance(command, Refusal), line
            outcome = decide(meeting, command, now)
            if isinstance(outcome, Confirm):
                outcome = decide(meeting, outcome.command, now)
            assert isinstance(outcome, tuple), (line, outcome)
            journal.append(KIND, encode(Decided(elapsed=now.elapsed, events=outcome)), _stamp(now.wall))
            meeting = apply_all(meeting, outcome, now)
    return meeting


def _stamp(wall: datetime) -> Stamp:
    return Stamp(wall, BOOT, wall.timestamp() - 1_700_000_000)


def net_minutes(name: str, *, quarter: int | None = None) -> int:
    """Return how long somebody was there in the year, reckoned from the evenings themselves."""
    found = 0
    for evening in EVENINGS:
        month = (evening.day.month - 1) // 3 + 1
        if evening.day.year != YEAR or name in evening.absent or quarter not in (None, month):
            continue
        found += dict(evening.early).get(name, evening.minutes) - dict(evening.late).get(name, 0)
    return found
