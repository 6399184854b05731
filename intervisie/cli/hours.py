"""`intervisie hours`: the net hours of everybody in a year. Arguments in, exit code out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta

from intervisie.cli.circles import id_of_group, is_of
from intervisie.cli.meetings import print_json
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive
from intervisie.conduct.clock import SystemClock
from intervisie.documents.hours import QUARTERS, Credit, Hours, hours_of
from intervisie.documents.proof import attendance
from intervisie.documents.spreadsheet import COLUMNS, attendance_cells, csv_of
from intervisie.documents.values import Attendance
from intervisie.errors import ExitCode, IntervisieError, UsageError
from intervisie.faces.inert import cells, inert, one_line
from intervisie.text import say
from intervisie.words.catalogue import Words

_MINUTE = timedelta(minutes=1)
FIRST_YEAR, LAST_YEAR = 1970, 9999


def run(*, year: int | None, person: str | None, group: str | None, output: str) -> int:
    """Print the hours of a year, per person and quarter, or one line for each person and meeting."""
    wanted = SystemClock().stamp().wall.year if year is None else year
    if not FIRST_YEAR <= wanted <= LAST_YEAR:
        raise UsageError(say("{option} must be a year.", option="--year"))
    found = hours_of(_meetings(wanted, group), wanted, person)
    if output == "csv":
        sys.stdout.write(
            csv_of(COLUMNS, (_cells(credit).values() for each in found for credit in each.credits))
        )
    elif output == "json":
        print_json([_values(each) for each in found])
    else:
        words = interface_words()
        for line in _table(found, wanted, words):
            print(line)
    return ExitCode.DONE


def _meetings(year: int, group: str | None) -> Iterator[Attendance]:
    """Yield the meetings of a year; say of those that do not count why."""
    known = id_of_group(group)
    for heading, meeting in open_archive().each():
        if heading.opened.year not in (year - 1, year, year + 1):
            continue
        if group is not None and not is_of(heading, group, known):
            continue
        if isinstance(meeting, IntervisieError):
            complain(say("{name} is damaged, and does not count.", name=heading.handle or heading.meeting))
            continue
        found = attendance(meeting)
        if found.is_open and found.begin.year == year:
            complain(say("{name} is still open, and does not count yet.", name=meeting.handle))
        yield found


def _table(found: Sequence[Hours], year: int, words: Words) -> Iterator[str]:
    told = words.text
    if not found:
        yield told(say("No hours in {year}.", year=str(year)))
        return
    quarters = [told(say("Q{number}", number=number)) for number in range(1, QUARTERS + 1)]
    rows = [(told(say("Name")), *quarters, str(year), told(say("meetings")))]
    for each in found:
        times = (clock(each.of_quarter(number)) for number in range(1, QUARTERS + 1))
        rows.append((inert(one_line(each.name)), *times, clock(each.total), str(len(each.credits))))
    yield from columns(rows)
    yield ""
    yield told(
        say("Net hours and minutes, breaks not counted. Whether they meet a rule is for your register.")
    )


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with their columns below one another: the first to the left, the others to the right."""
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        name = row[0] + " " * (widths[0] - cells(row[0]))
        rest = (" " * (width - cells(text)) + text for text, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((name, *rest))


def clock(duration: timedelta) -> str:
    """Return a time as hours and minutes, a dash for none."""
    hours, minutes = divmod(duration // _MINUTE, 60)
    return f"{hours}:{minutes:02}" if duration else "-"


def _values(each: Hours) -> dict[str, object]:
    return {
        "name": each.name,
        "net_minutes": each.total // _MINUTE,
        "quarters": [each.of_quarter(number) // _MINUTE for number in range(1, QUARTERS + 1)],
        "meetings": [_cells(credit) for credit in each.credits],
    }


def _cells(credit: Credit) -> dict[str, object]:
    return attendance_cells(credit.person, credit.attendance)
