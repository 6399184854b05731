"""The meetings on disk and the groups they belong to, as a check of hours needs them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intervisie.archive.heading import LONG_AGO, Heading
from intervisie.cli.circles import id_of_group, is_of
from intervisie.cli.report import complain
from intervisie.cli.unlocking import open_archive, open_groups
from intervisie.documents.proof import attendance
from intervisie.errors import IntervisieError
from intervisie.groups.group import Group
from intervisie.groups.naming import same_name
from intervisie.meeting.state import Meeting
from intervisie.profiles.checking import people_of
from intervisie.profiles.held import Colleague, Held
from intervisie.profiles.outcome import Window
from intervisie.text import say


def held(group: str | None, window: Window | None = None) -> Iterator[Held]:
    """Yield the meetings, of one group if it is named, each with who was in its group that day.

    Only those around a window are read if one is given. Of those in it that cannot count it is said why.
    """
    by_id = {each.id: each for each in open_groups().all()}
    by_name = {same_name(each.name): each for each in by_id.values()}
    wanted = id_of_group(group)
    for heading, meeting in open_archive().each():
        if group is not None and not is_of(heading, group, wanted):
            continue
        if window is not None and not _is_near(heading, window):
            continue
        if isinstance(meeting, IntervisieError):
            complain(say("{name} is damaged, and does not count.", name=heading.handle or heading.meeting))
            continue
        found = attendance(meeting)
        if found.is_open and (window is None or window.holds(found.begin.date())):
            complain(say("{name} is still open, and does not count yet.", name=meeting.handle))
        own = by_id.get(heading.group) or by_name.get(same_name(heading.group_name))
        yield Held(found, _colleagues(own, meeting, found.begin.date()) if own else None)


def _is_near(heading: Heading, window: Window) -> bool:
    """Whether a meeting may have begun in a window: its clock may have started days after it was opened."""
    year = heading.opened.year
    return year == LONG_AGO.year or window.since.year - 1 <= year <= window.until.year + 1


def _colleagues(group: Group, meeting: Meeting, day: date) -> tuple[Colleague, ...]:
    """Return who was in a group on a day, by the names that they had in a meeting."""
    names = {person.id: person.name for person in meeting.people}
    return tuple(
        Colleague(
            names.get(member.id, member.name),
            tuple(each.register for each in member.registrations),
            member.discipline,
            member.site,
        )
        for member in group.members
        if (member.since is None or member.since <= day) and (member.until is None or member.until >= day)
    )


def people_ever(group: str | None) -> tuple[str, ...]:
    """Return the names of everybody who was ever at a meeting, of one group if it is named."""
    wanted = id_of_group(group)
    return people_of(
        attendance(meeting)
        for heading, meeting in open_archive().each()
        if not isinstance(meeting, IntervisieError) and (group is None or is_of(heading, group, wanted))
    )
