"""`intervisie export`: write a document of a meeting. Arguments in, exit code out.

Nothing is written half: the document is made first and then put in place, or nothing is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from intervisie.cli import formats
from intervisie.cli.proving import PROVING, Chosen, proving_data
from intervisie.cli.report import complain
from intervisie.cli.templates import open_shelf
from intervisie.cli.unlocking import open_archive
from intervisie.cli.which_document import which_case, which_person
from intervisie.cli.writing import STDOUT, refuse_what_is_there, write_bytes
from intervisie.documents.cases import cases_of
from intervisie.documents.content import (
    minutes,
    notes_without_case,
    owner_sheet,
)
from intervisie.documents.plain import Data, minutes_data, owner_data
from intervisie.documents.proof import attendance
from intervisie.errors import BusyError, ExitCode, StorageError, UsageError
from intervisie.meeting.going import DocumentMade
from intervisie.meeting.state import Meeting, name_of
from intervisie.text import say, say_count

if TYPE_CHECKING:
    from intervisie.archive.archive import Archive

_FILE_NAMES = {
    ("owner", "nl"): "opbrengst-casus-{case}",
    ("owner", "en"): "owner-sheet-case-{case}",
    ("minutes", "nl"): "groepsverslag",
    ("minutes", "en"): "group-minutes",
    ("proof", "nl"): "bewijs-van-deelname-{case}",
    ("proof", "en"): "proof-of-participation-{case}",
    ("attendance", "nl"): "presentielijst",
    ("attendance", "en"): "attendance-list",
}


def run(
    *,
    meeting: str | None,
    document: str,
    case: int | None,
    person: str | None = None,
    register: str | None = None,
    activity: str | None = None,
    format: str,  # noqa: A002 # the name of the option
    template: str | None,
    output: str | None,
    force: bool,
    check: bool = False,
) -> int:
    """Write a document of a meeting; `check` asks about the lines of a case owner's sheet first."""
    if check and document != "owner":
        raise UsageError(
            say("Only the lines of a case owner's sheet are checked on request."),
            say("Those of the group minutes always are; leave out {option}.", option="--check"),
        )
    formats.refuse(format, document, template=template, to_stdout=output == STDOUT)
    picked = Chosen(register, activity)
    picked.refuse(document, format)
    archive = open_archive()
    found = archive.load_whole(meeting) if document in PROVING else archive.load(meeting)
    number = _number(found, document, case, person)
    shelf = open_shelf()
    chosen = shelf.find(template) if template else shelf.of_document(document)
    target = None if output == STDOUT else Path(output or _file_name(found, document, number, format))
    if target is not None:
        refuse_what_is_there(target, force=force)
    if document == "minutes":
        from intervisie.cli.checking import after_striking

        found = after_striking(archive, found)
    if check:
        from intervisie.cli.checking import after_check

        found = after_check(archive, found, cases_of(found)[number - 1].id)
    data = _data(archive, found, document, number, picked)
    made = formats.made(format, chosen, data, attendance(found) if format == "csv" else None)
    if target is None:
        formats.show(format, made)
    else:
        write_bytes(target, made, force=force)
    _note_that_it_was_made(archive, found, document, number)
    return ExitCode.DONE


def _number(meeting: Meeting, document: str, case: int | None, person: str | None) -> int:
    """Return the number of the case, or of the person, that the document is about; 0 for neither."""
    if document == "owner":
        _refuse_person(person)
        return _case_number(meeting, case)
    _no_case(case)
    if document == "proof":
        if meeting.closed is None:
            raise UsageError(
                say("This meeting is still open; a proof is made when it is closed."),
                say("Go on with it: {command}", command=f"intervisie resume {meeting.handle}"),
            )
        return _person_number(meeting, person)
    return _refuse_person(person)


def _refuse_person(person: str | None) -> int:
    if person is not None:
        raise UsageError(
            say("Only a proof is about one person."), say("Leave out {option}.", option="--person")
        )
    return 0


def _person_number(meeting: Meeting, person: str | None) -> int:
    """Return the number at the table of somebody who was there."""
    from intervisie.meeting.finding import folded

    names = [one.name for one in attendance(meeting).people]
    if person is None:
        return 1 if len(names) == 1 else which_person(names)
    same = [number for number, name in enumerate(names, 1) if folded(name) == folded(person)]
    if len(same) != 1:
        raise UsageError(
            say("Nobody of that name was at this meeting."),
            say("Write the name as it stands in the attendance list."),
        )
    return same[0]


def _case_number(meeting: Meeting, case: int | None) -> int:
    """Return the number of the case that the sheet is about."""
    count = len(cases_of(meeting))
    if not count:
        raise UsageError(say("This meeting has no case yet."))
    if case is None and count > 1:
        return which_case([name_of(meeting, one.owner) for one in cases_of(meeting)])
    if case is not None and not 1 <= case <= count:
        raise UsageError(
            say("There is no case {number}.", number=case),
            say_count("This meeting has {count} case.", "This meeting has {count} cases.", count),
        )
    return case or 1


def _no_case(case: int | None) -> int:
    if case is not None:
        raise UsageError(
            say("Only a case owner's sheet is about one case."), say("Leave out {option}.", option="--case")
        )
    return 0


def _file_name(meeting: Meeting, document: str, case: int, format: str) -> str:  # noqa: A002
    """Return a name without names: the handle, the kind of document, and the number of the case."""
    handle = re.sub(r"[^0-9A-Za-z-]", "", meeting.handle) or "meeting"
    language = "nl" if meeting.language == "nl" else "en"
    return f"{handle}-{_FILE_NAMES[document, language].format(case=case)}.{format}"


def _data(archive: Archive, meeting: Meeting, document: str, number: int, picked: Chosen) -> Data:
    if document == "minutes":
        return minutes_data(minutes(meeting, archive.number_in_group(meeting)))
    if document in PROVING:
        return proving_data(meeting, document, number, picked)
    left_out = len(notes_without_case(meeting))
    if left_out:
        complain(
            say_count(
                "{count} note belongs to no case, and stands in no document.",
                "{count} notes belong to no case, and stand in no document.",
                left_out,
            )
        )
    return owner_data(owner_sheet(meeting, cases_of(meeting)[number - 1].id))


def _note_that_it_was_made(archive: Archive, meeting: Meeting, document: str, number: int) -> None:
    """Keep in the journal that a document was made; when that fails, the document is whole all the same."""
    from intervisie.conduct.clock import SystemClock

    case = cases_of(meeting)[number - 1].id if document == "owner" else ""
    try:
        archive.append(meeting.id, (DocumentMade(document=document, case=case),), SystemClock().stamp())
    except (BusyError, StorageError):
        complain(say("That this document was made could not be noted in the meeting; it is whole."))
