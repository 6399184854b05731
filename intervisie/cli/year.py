"""`intervisie year`: drafts of the annual report and year plan of a group. Arguments in, exit code out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from intervisie.archive.archive import Archive
from intervisie.archive.heading import Heading
from intervisie.cli import formats
from intervisie.cli.circles import Circles
from intervisie.cli.hours import FIRST_YEAR, LAST_YEAR
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.templates import open_shelf
from intervisie.cli.unlocking import open_archive, open_groups
from intervisie.cli.writing import STDOUT, refuse_what_is_there, write_bytes
from intervisie.conduct.clock import SystemClock
from intervisie.documents.plain import Data
from intervisie.documents.plain_year import annual_report_data, year_plan_data
from intervisie.documents.year import Year, year_of
from intervisie.errors import ExitCode, IntervisieError, UsageError
from intervisie.groups.group import Group
from intervisie.groups.naming import same_name
from intervisie.meeting.state import Meeting
from intervisie.text import say

REPORT, PLAN = "annual-report", "year-plan"

_FILE_NAMES = {
    (REPORT, "nl"): "jaarverslag",
    (REPORT, "en"): "annual-report",
    (PLAN, "nl"): "jaarplan",
    (PLAN, "en"): "year-plan",
}


def run(
    *,
    document: str,
    year: int | None,
    group: str | None,
    language: str | None,
    format: str,  # noqa: A002 # the name of the option
    template: str | None,
    output: str | None,
    force: bool,
) -> int:
    """Write one of the two drafts; without a year the annual report of this one, the plan for the next."""
    today = SystemClock().stamp().wall.date()
    wanted = year if year is not None else today.year + (document == PLAN)
    if not FIRST_YEAR < wanted <= LAST_YEAR:
        raise UsageError(say("{option} must be a year.", option="--year"))
    formats.refuse(format, document, template=template, to_stdout=output == STDOUT)
    archive = open_archive()
    named = _group(archive, group)
    shelf = open_shelf()
    form = shelf.find(template) if template else shelf.of_document(document)
    told = wanted if document == REPORT else wanted - 1
    meetings = tuple(_meetings(archive, named, told))
    own = named.language if isinstance(named, Group) else ""
    usual = meetings[0].language if meetings else interface_words().language
    spoken = language or own or usual
    target = None if output == STDOUT else Path(output or _file_name(document, wanted, spoken, format))
    if target is not None:
        refuse_what_is_there(target, force=force)
    data = _data(document, year_of(meetings, group=named, year=told, language=spoken), today)
    made = formats.made(format, form, data)
    if target is None:
        formats.show(format, made)
    else:
        write_bytes(target, made, force=force)
    return ExitCode.DONE


def _data(document: str, year: Year, today: date) -> Data:
    if document == PLAN:
        return year_plan_data(year, today)
    if not year.held:
        raise UsageError(say("This group had no meeting in {year} that counts.", year=str(year.year)))
    return annual_report_data(year, today)


def _group(archive: Archive, typed: str | None) -> Group | str:
    """Return the group, or its name as it was typed last where it was not set up.

    Raises:
        UsageError: it never met here, or nobody said which of several.
    """
    circles = Circles(archive, open_groups())
    names = circles.names()
    if typed is not None:
        found = circles.known(typed)
        wanted = same_name(typed)
        met = next((name for name in archive.groups() if same_name(name) == wanted), None)
        if found is None and met is None:
            raise UsageError(say("No group of that name met here."), say("Write it as at the start."))
        return found or met or typed
    if len(names) == 1:
        return circles.known(names[0]) or names[0]
    if not names:
        raise UsageError(say("No group met here yet."), say("A meeting has one by start --group NAME."))
    raise UsageError(say("Which group?"), say("Say which: {example}", example="--group NAME"))


def _meetings(archive: Archive, group: Group | str, year: int) -> Iterator[Meeting]:
    """Yield the meetings of a group, the latest first; say of those of a year that do not count why."""
    for heading, meeting in archive.each():
        if not _is_of(heading, group):
            continue
        in_year = heading.opened.year == year
        if isinstance(meeting, IntervisieError):
            if in_year:
                complain(
                    say("{name} is damaged, and does not count.", name=heading.handle or heading.meeting)
                )
        elif meeting.closed is None:
            if in_year:
                complain(say("{name} is still open, and does not count yet.", name=meeting.handle))
        else:
            yield meeting


def _is_of(heading: Heading, group: Group | str) -> bool:
    """Tell whether a meeting is of a group: by its id, which outlives a change of name, or by its name."""
    if isinstance(group, Group):
        return heading.group == group.id or same_name(heading.group_name) == same_name(group.name)
    return same_name(heading.group_name) == same_name(group)


def _file_name(document: str, year: int, language: str, format: str) -> str:  # noqa: A002
    """Return a name without names: which document, and of which year."""
    return f"{_FILE_NAMES[document, 'nl' if language == 'nl' else 'en']}-{year}.{format}"
