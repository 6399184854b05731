"""The report with content that one person makes for a register: its head, and what may be offered. Pure.

Its head is made of times, numbers and names, as far as the layout allows names. Under its headings stands
only what its owner put there; lines of their own sheet are offered one by one, and none flows in by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from msgspec import Struct

from intervisie.documents.cases import cases_of, round_of
from intervisie.documents.labels import KINDS, OWNER
from intervisie.documents.layouts import Layout
from intervisie.documents.proof import attendance
from intervisie.documents.values import ActionLine, Attendance, Given, Line, OwnerSheet
from intervisie.meeting.note import NoteKind
from intervisie.meeting.state import Case, Meeting, name_of
from intervisie.text import Text, say

NOT_OFFERED = frozenset({NoteKind.SCALE, NoteKind.EVALUATION, NoteKind.NEXT_MEETING})
"""Numbers that people gave stand in no report, and dates are no content."""


class Offered(Struct, frozen=True):
    """One line of a case owner's sheet: the heading under which it stands there, and its text in pieces.

    Who said it is left out.
    """

    heading: Text | str
    pieces: tuple[Text | str, ...]


class Report(Struct, frozen=True):
    """An individual report.

    `written` holds what stands under each heading, by its name. `name` and `others` are "" and () where the
    layout names nobody. `registration` is the register that was chosen with the number there. `methods` are
    those of the case, or of the meeting where it is about no case. `net` is how long its owner was there, or
    the meeting lasted.
    """

    layout: Layout
    whole: Attendance
    net: timedelta
    methods: tuple[str, ...]
    activity: str
    name: str
    others: tuple[str, ...]
    written: Mapping[str, tuple[str, ...]]
    registration: tuple[str, str] | None = None


def owns(case: Case, person: str) -> bool:
    """Tell whether a case is somebody's own, so that its sheet is theirs."""
    return bool(person) and person in (case.owner, *case.co_owners)


def own_cases(meeting: Meeting, person: str) -> tuple[int, ...]:
    """Return the numbers of the cases that somebody brought, counted from 1."""
    return tuple(number for number, case in enumerate(cases_of(meeting), 1) if owns(case, person))


def report(
    meeting: Meeting,
    layout: Layout,
    *,
    case: int,
    person: str,
    activity: str,
    written: Mapping[str, tuple[str, ...]],
    registration: tuple[str, str] | None = None,
) -> Report:
    """Return the report of somebody about a case; `case` is 0 and `person` "" where there is none."""
    whole = attendance(meeting)
    name = name_of(meeting, person)
    own = next((one.net for one in whole.people if name and one.name == name), whole.net)
    treated = round_of(meeting, cases_of(meeting)[case - 1].id) if case else None
    return Report(
        layout=layout,
        whole=whole,
        net=own,
        methods=(treated.method.name,) if treated is not None else whole.methods,
        activity=activity,
        name=name if layout.owner_named else "",
        others=tuple(one.name for one in whole.people if one.name != name) if layout.others_named else (),
        written=written,
        registration=registration,
    )


def offered(sheet: OwnerSheet) -> tuple[Offered, ...]:
    """Return the lines of a sheet that its owner may put in a report, in the order of the sheet."""
    return tuple(_lines(sheet))


def _lines(sheet: OwnerSheet) -> Iterator[Offered]:
    if sheet.first is not None:
        yield Offered(OWNER["question_on_arrival"], (sheet.first.text,))
    for worded in sheet.between:
        yield Offered(OWNER["between"], (worded.text,))
    if sheet.last is not None:
        yield Offered(OWNER["question_now"], (sheet.last.text,))
    for given in (*sheet.told, *sheet.given):
        yield from _of_section(given)
    for shown in sheet.revealed:
        yield Offered(shown.ask or OWNER["outcome"], (shown.text,))
    own: tuple[tuple[str, tuple[Line | ActionLine, ...]], ...] = (
        ("struck_me", sheet.struck_me),
        ("left_behind", sheet.left_behind),
        ("decide", (*sheet.commitments, *sheet.actions)),
        ("others_act", sheet.others_act),
        ("values", sheet.values),
    )
    for name, lines in own:
        for line in lines:
            yield Offered(OWNER[name], (line.text, *line.further))


def _of_section(given: Given) -> Iterator[Offered]:
    if given.kind in NOT_OFFERED:
        return
    heading: Text | str = given.label or KINDS[given.kind]
    for line in given.lines:
        yield Offered(heading, (line.text, *line.further))
    for grid in given.grids:
        for row in grid.rows:
            filled = tuple(
                say("{heading}: {text}", heading=name, text=cell) if name else cell
                for name, cell in zip(grid.headings, row, strict=True)
                if cell
            )
            if filled:
                yield Offered(heading, filled)
