"""`intervisie hours --profile`: what the hours of a year count for under the rules of a register."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from intervisie.cli.check_page import why_otherwise
from intervisie.cli.held import held
from intervisie.cli.hours import FIRST_YEAR, clock, columns
from intervisie.cli.meetings import print_json
from intervisie.cli.profiles import hung, open_profiles, sources
from intervisie.cli.spoken import interface_words
from intervisie.conduct.clock import SystemClock
from intervisie.documents.hours import QUARTERS
from intervisie.documents.spreadsheet import csv_of
from intervisie.errors import ExitCode, UsageError
from intervisie.faces.inert import inert, one_line
from intervisie.groups.naming import same_name
from intervisie.profiles.checking import check, people_of
from intervisie.profiles.held import Declared
from intervisie.profiles.model import Profile
from intervisie.profiles.outcome import ZERO, Checked, Window
from intervisie.text import say
from intervisie.words.catalogue import Words

LAST_YEAR = 9000

COLUMNS = ("name", "date", "meeting", "group", "net_minutes", "counted_minutes", "certain", "why")
"""The headings of the CSV; they keep their names and their order."""

_MINUTE = timedelta(minutes=1)


def run(
    *,
    profile: str,
    year: int | None,
    person: str | None,
    group: str | None,
    activity: str | None,
    output: str,
) -> int:
    """Print what the hours of a year count for, per person and quarter."""
    found = open_profiles().find(profile)
    today = SystemClock().stamp().wall.date()
    wanted = today.year if year is None else year
    if not FIRST_YEAR <= wanted <= LAST_YEAR:
        raise UsageError(say("{option} must be a year.", option="--year"))
    window = Window(date(wanted, 1, 1), date(wanted, 12, 31))
    meetings = tuple(held(group, window))
    names = people_of(each.attendance for each in meetings if window.holds(each.attendance.begin.date()))
    outcomes = [
        check(found, meetings, name, window, window.until, Declared(activity or ""))
        for name in names
        if person is None or same_name(person) == same_name(name)
    ]
    words = interface_words()
    if output == "csv":
        rows = (row for found in outcomes for row in _rows(found, words))
        sys.stdout.write(csv_of(COLUMNS, rows))
    elif output == "json":
        print_json([_values(each, words) for each in outcomes])
    else:
        for line in _table(found, outcomes, wanted, words):
            print(line)
    return ExitCode.DONE


def _of_quarter(found: Checked, quarter: int) -> timedelta:
    return sum(
        (
            each.counted
            for each in found.meetings
            if each.is_certain and (each.day.month - 1) // 3 + 1 == quarter
        ),
        ZERO,
    )


def _table(profile: Profile, outcomes: Sequence[Checked], year: int, words: Words) -> Iterator[str]:
    told = words.text
    yield from hung("", told(say("What counts under profile {profile}", profile=profile.name)))
    yield ""
    if not outcomes:
        yield told(say("No hours in {year}.", year=str(year)))
        yield ""
    else:
        quarters = [told(say("Q{number}", number=number)) for number in range(1, QUARTERS + 1)]
        rows = [(told(say("Name")), *quarters, str(year), told(say("perhaps")), told(say("net")))]
        for each in outcomes:
            times = (clock(_of_quarter(each, number)) for number in range(1, QUARTERS + 1))
            totals = (clock(each.counted), clock(each.uncertain), clock(each.net))
            rows.append((inert(one_line(each.person)), *times, *totals))
        yield from columns(rows)
        yield ""
        command = f"intervisie check-profile {profile.id}"
        yield from hung("", told(say("Why, and whether it is enough: {command}", command=command)))
    yield from sources(profile, words)


def _values(found: Checked, words: Words) -> dict[str, object]:
    return {
        "name": found.person,
        "profile": found.profile.id,
        "checked": found.profile.checked.isoformat(),
        "net_minutes": found.net // _MINUTE,
        "counted_minutes": found.counted // _MINUTE,
        "uncertain_minutes": found.uncertain // _MINUTE,
        "quarters": [_of_quarter(found, number) // _MINUTE for number in range(1, QUARTERS + 1)],
        "meetings": [dict(zip(COLUMNS[1:], cells[1:], strict=True)) for cells in _rows(found, words)],
    }


def _rows(found: Checked, words: Words) -> Iterator[tuple[object, ...]]:
    for each in found.meetings:
        why = why_otherwise(each)
        yield (
            found.person,
            each.day.isoformat(),
            each.handle,
            each.group,
            each.net // _MINUTE,
            each.counted // _MINUTE,
            "yes" if each.is_certain else "no",
            words.text(why) if why else "",
        )
