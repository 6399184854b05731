"""`intervisie export --document report`: the report with content that one person makes for a register.

Nothing flows into it by itself: at a terminal its owner puts each line where it belongs, words it anew or
leaves it out; without a terminal, or when asked, the headings stand there with lines to write on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from intervisie.cli import formats
from intervisie.cli.line_by_line import answer, somebody_answers
from intervisie.cli.proving import activity_named, registration_chosen
from intervisie.cli.report import complain
from intervisie.cli.templates import open_shelf
from intervisie.cli.unlocking import open_archive
from intervisie.cli.writing import STDOUT, refuse_what_is_there, write_bytes
from intervisie.documents.cases import cases_of
from intervisie.documents.content import owner_sheet
from intervisie.documents.individual import offered, own_cases, owns, report
from intervisie.documents.layouts import LAYOUTS, NO_ICT, Layout
from intervisie.documents.plain_report import offered_text, report_data
from intervisie.errors import AnswerNeededError, BusyError, ExitCode, StorageError, UsageError
from intervisie.meeting.finding import folded
from intervisie.meeting.going import DocumentMade
from intervisie.meeting.state import Meeting
from intervisie.text import say, say_count
from intervisie.words.catalogue import Words

if TYPE_CHECKING:
    from intervisie.archive.archive import Archive

_FILE_NAMES = {
    ("report", "nl"): "individueel-verslag",
    ("report", "en"): "individual-report",
    ("krp", "nl"): "verslag-casusbespreking",
    ("krp", "en"): "case-meeting-minutes",
    ("case", "nl"): "casus",
    ("case", "en"): "case",
    ("person", "nl"): "deelnemer",
    ("person", "en"): "participant",
}


class Whose(Struct, frozen=True):
    """What a report is about: the number of a case (0 for none), and somebody's id and number at the table.

    `is_own` when the sheet of that case is theirs, so that its lines may be offered.
    """

    case: int
    person: str
    number: int
    is_own: bool


def run(
    *,
    meeting: str | None,
    layout: str | None,
    case: int | None,
    person: str | None,
    register: str | None,
    activity: str | None,
    empty: bool,
    format: str,  # noqa: A002 # the name of the option
    template: str | None,
    output: str | None,
    force: bool,
) -> int:
    """Write the report of somebody about a meeting."""
    chosen = _layout(layout)
    formats.refuse(format, "report", template=template, to_stdout=output == STDOUT)
    kind_of_activity = activity_named(activity)
    archive = open_archive()
    found = archive.load_whole(meeting)
    whose = _whose(found, chosen, case, person=person, register=register)
    shelf = open_shelf()
    form = shelf.find(template) if template else shelf.of_document(f"report-{chosen.id}")
    target = None if output == STDOUT else Path(output or file_name(found, chosen, whose, format))
    if target is not None:
        refuse_what_is_there(target, force=force)
    registration = registration_chosen(found, whose.person, register) if chosen.personal else None
    asks = somebody_answers() and not empty
    if chosen.needs_activity:
        complain(NO_ICT)
        kind_of_activity = kind_of_activity or _activity_asked(ask=asks)
    data = report_data(
        report(
            found,
            chosen,
            case=whose.case,
            person=whose.person,
            activity=kind_of_activity,
            registration=registration,
            written=_written(archive, found, chosen, whose) if asks else {},
        )
    )
    made = formats.made(format, form, data)
    if target is None:
        formats.show(format, made)
    else:
        write_bytes(target, made, force=force)
    if not asks:
        complain(say("Its headings are there to fill in: nothing was taken over from the meeting."))
    _note_that_it_was_made(archive, found, chosen)
    return ExitCode.DONE


def _layout(name: str | None) -> Layout:
    known = ", ".join(LAYOUTS)
    if name is None:
        raise UsageError(
            say("Which layout?"), say("Add {option} with one of: {kinds}.", option="--layout", kinds=known)
        )
    if name not in LAYOUTS:
        raise UsageError(
            say("'{value}' is no value of {option}.", value=name, option="--layout"),
            say("The values are: {names}.", names=known),
        )
    return LAYOUTS[name]


def _activity_asked(*, ask: bool) -> str:
    """Return the kind of activity, asked for until there is one: the program never names it by itself."""
    question = say("What kind of activity was it, in the words of your register?")
    if not ask:
        raise AnswerNeededError(question, say("Add {option}.", option="--activity TEXT"))
    while True:
        typed = answer(question, question)
        try:
            if typed:
                return activity_named(typed)
        except UsageError as error:
            complain(error.text)


def _whose(
    meeting: Meeting, layout: Layout, case: int | None, *, person: str | None, register: str | None
) -> Whose:
    """Return what the report is about.

    Raises:
        UsageError: that cannot be told, or there is no such case or person.
    """
    cases = cases_of(meeting)
    if case is not None and not 1 <= case <= len(cases):
        raise UsageError(
            say("There is no case {number}.", number=case),
            say_count("This meeting has {count} case.", "This meeting has {count} cases.", len(cases)),
        )
    if not layout.personal:
        for option, value in (("--person", person), ("--register", register)):
            if value is not None:
                raise UsageError(
                    say("This layout is of the group, not of one person."),
                    say("Leave out {option}.", option=option),
                )
        return Whose(case or (1 if len(cases) == 1 else 0), "", 0, is_own=False)
    if person is not None:
        return _of_person(meeting, case, person)
    if not cases:
        raise UsageError(
            say("This meeting has no case."),
            say("Say whose report it is: {example}", example="--person NAME"),
        )
    number = case or _only_one(tuple(range(1, len(cases) + 1)))
    owner = cases[number - 1].owner
    return Whose(number, owner, _place(meeting, owner), is_own=True)


def _of_person(meeting: Meeting, case: int | None, typed: str) -> Whose:
    there = [one for one in meeting.people if one.spans]
    same = [number for number, one in enumerate(there, 1) if folded(one.name) == folded(typed)]
    if len(same) != 1:
        raise UsageError(
            say("Nobody of that name was at this meeting."),
            say("Write the name as it stands in the attendance list."),
        )
    person, number = there[same[0] - 1].id, same[0]
    own = own_cases(meeting, person)
    about = case or (_only_one(own) if own else 0)
    is_own = bool(about) and owns(cases_of(meeting)[about - 1], person)
    if about and not is_own:
        complain(say("That case is somebody else's: no line of its sheet is shown."))
    return Whose(about, person, number, is_own=is_own)


def _only_one(numbers: tuple[int, ...]) -> int:
    if len(numbers) > 1:
        raise UsageError(
            say("There is more than one case this report can be about."),
            say("Say which one: {example}", example=f"--case {numbers[-1]}"),
        )
    return numbers[0]


def _place(meeting: Meeting, person: str) -> int:
    there = [one.id for one in meeting.people if one.spans]
    return there.index(person) + 1 if person in there else 0


def _written(
    archive: Archive, meeting: Meeting, layout: Layout, whose: Whose
) -> Mapping[str, tuple[str, ...]]:
    """Return what its owner puts under the headings; lines are offered only of a sheet that is theirs."""
    from intervisie.cli.filling import fill
    from intervisie.cli.pseudonyms import Pseudonyms
    from intervisie.conduct.clock import SystemClock
    from intervisie.meeting.pseudonyms import PseudonymsGiven

    words = Words(meeting.language)
    sheet = owner_sheet(meeting, cases_of(meeting)[whose.case - 1].id) if whose.is_own else None
    lines = [offered_text(line, words) for line in offered(sheet)] if sheet is not None else []
    names = [person.name for person in meeting.people]
    table = Pseudonyms(names, words, lambda: archive.pseudonyms(meeting))
    written = fill(layout, lines, names, table)
    if table.given:
        archive.append(meeting.id, (PseudonymsGiven(names=table.given),), SystemClock().stamp())
    return written


def file_name(meeting: Meeting, layout: Layout, whose: Whose, format: str) -> str:  # noqa: A002
    """Return a name without names: the handle, the layout, and the number of the case or at the table."""
    handle = re.sub(r"[^0-9A-Za-z-]", "", meeting.handle) or "meeting"
    language = "nl" if meeting.language == "nl" else "en"
    about = "case" if whose.case else "person"
    kind = _FILE_NAMES["report" if layout.personal else "krp", language]
    number = whose.case or whose.number
    behind = f"-{_FILE_NAMES[about, language]}-{number}" if number else ""
    return f"{handle}-{kind}-{layout.id}{behind}.{format}"


def _note_that_it_was_made(archive: Archive, meeting: Meeting, layout: Layout) -> None:
    """Keep in the journal that a report of this layout was made: not whose, and nothing of what is in it."""
    from intervisie.conduct.clock import SystemClock

    try:
        archive.append(meeting.id, (DocumentMade(document=f"report-{layout.id}"),), SystemClock().stamp())
    except (BusyError, StorageError):
        complain(say("That this document was made could not be noted in the meeting; it is whole."))
