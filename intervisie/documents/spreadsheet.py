"""Who was there, as lines for a spreadsheet: one for each person and meeting, and never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import timedelta

from intervisie.documents.values import Attendance, Attended
from intervisie.faces.inert import inert

_MINUTE = timedelta(minutes=1)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula when it begins with it."""

COLUMNS = (
    "name",
    "date",
    "from",
    "to",
    "net_minutes",
    "meeting",
    "group",
    "group_size",
    "activity",
    "methods",
    "led_by",
)
"""The headings of the CSV; they keep their names and their order."""


def attendance_cells(person: Attended, meeting: Attendance) -> dict[str, object]:
    """Return what stands in the columns for one person at one meeting; net time is rounded down."""
    values = (
        person.name,
        meeting.begin.date().isoformat(),
        f"{person.since:%H:%M}",
        f"{person.until:%H:%M}",
        person.net // _MINUTE,
        meeting.handle,
        meeting.group,
        len(meeting.people),
        str(meeting.form or ""),
        ", ".join(meeting.methods),
        meeting.facilitator,
    )
    return dict(zip(COLUMNS, values, strict=True))


def csv_of(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return the headings and a line for each row; no cell begins as a formula does or steers a terminal."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(str(cell)) for cell in row] for row in rows)
    return made.getvalue()


def _plain(cell: str) -> str:
    cell = inert(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
