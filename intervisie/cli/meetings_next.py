"""`intervisie meetings next`: when groups meet again, as they agreed. Arguments in, exit code out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from intervisie.archive.agreed import NextMeeting
from intervisie.cli.actions import agreed_by
from intervisie.cli.meetings import print_json
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive
from intervisie.conduct.clock import SystemClock
from intervisie.errors import ExitCode, UsageError
from intervisie.faces.inert import inert, one_line
from intervisie.faces.looking import clock
from intervisie.groups.naming import same_name
from intervisie.meeting.state import Role
from intervisie.meeting.typed import ROLE_NAMES
from intervisie.text import Text, say
from intervisie.words.catalogue import Words


def run(*, group: str | None, json: bool, ics: str | None, with_group: bool, force: bool) -> int:
    """Print when groups meet again, the nearest day first; or write it to a calendar file."""
    if json and ics is not None:
        raise UsageError(say("Choose between {one} and {other}.", one="--json", other="--ics"))
    agreed = agreed_by(open_archive(), group)
    found = still_to_come(agreed.next_meetings, SystemClock().stamp().wall.date())
    if ics is not None:
        from intervisie.cli.calendar import write_next_meetings

        return write_next_meetings(found, ics, with_group=with_group, force=force)
    if json:
        print_json([_values(each) for each in found])
        return ExitCode.DONE
    words = interface_words()
    for each in found:
        print(inert(_line(each, words)))
    if not found:
        print(words.text(say("No group has said when it meets again.")))
    return ExitCode.DONE


def still_to_come(every: Sequence[NextMeeting], today: date) -> tuple[NextMeeting, ...]:
    """Return when each group meets again, the nearest day first; `every` has the oldest meeting first.

    What the last meeting of a group said counts. Where there is no group each meeting speaks for itself.
    """
    last: dict[str, NextMeeting] = {}
    for each in every:
        last[same_name(each.group_name) if each.group_name else each.meeting] = each
    return tuple(sorted((each for each in last.values() if each.day >= today), key=_rank))


def _rank(each: NextMeeting) -> tuple[date, str, str]:
    return each.day, clock(each.starts) if each.starts else "", each.meeting


def _line(each: NextMeeting, words: Words) -> str:
    told = words.text
    when = [told(_moment(each))]
    if each.group_name:
        when.append(one_line(each.group_name))
    when += [f"{told(ROLE_NAMES[Role(task)])} {one_line(name)}" for task, name in each.tasks]
    return ", ".join(when)


def _moment(each: NextMeeting) -> Text:
    if each.starts and each.ends:
        return say("{day}, {begin} to {end}", day=each.day, begin=clock(each.starts), end=clock(each.ends))
    if each.starts:
        return say("{day}, {time}", day=each.day, time=clock(each.starts))
    return say("{day}", day=each.day)


def _values(each: NextMeeting) -> dict[str, object]:
    return {
        "group": each.group_name,
        "date": each.day.isoformat(),
        "starts": clock(each.starts) if each.starts else None,
        "ends": clock(each.ends) if each.ends else None,
        "tasks": dict(each.tasks),
    }
