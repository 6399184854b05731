"""Calendar files: of actions that have a day, and of when groups meet again. Never a word of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from intervisie import __version__
from intervisie.archive.agreed import Action, NextMeeting
from intervisie.cli.spoken import interface_words
from intervisie.cli.templates import show_source
from intervisie.cli.writing import STDOUT, refuse_what_is_there
from intervisie.documents.calendar import Event, calendar
from intervisie.errors import ExitCode, UsageError
from intervisie.faces.inert import inert, one_line
from intervisie.text import say
from intervisie.words.catalogue import Words

_PRODUCT = f"-//intervisie//intervisie {__version__}//EN"


def write_actions(actions: Sequence[Action], target: str, *, force: bool) -> int:
    """Write those of the actions that have a day to a calendar file."""
    words = interface_words()
    events = [
        Event(
            uid=f"{each.meeting}-{each.number}@intervisie",
            day=each.due,
            summary=f"{', '.join(each.doers)}: {one_line(each.reads)}"
            if each.doers
            else one_line(each.reads),
        )
        for each in actions
        if each.due is not None
    ]
    if not events:
        raise UsageError(
            say("None of these actions has a day."),
            say("A day stands behind the action: {example}", example="bel de school | 5 december"),
        )
    return _write(events, target, force=force, words=words)


def write_next_meetings(found: Sequence[NextMeeting], target: str, *, with_group: bool, force: bool) -> int:
    """Write when groups meet again to a calendar file; nobody is named, the group only when asked."""
    events = [
        Event(
            uid=f"{each.meeting}-next@intervisie",
            day=each.day,
            summary=_summary(each, with_group=with_group),
            starts=each.starts,
            ends=each.ends,
        )
        for each in found
    ]
    if not events:
        raise UsageError(
            say("No group has said when it meets again."),
            say("Type it where the meeting asks for the next time: {example}", example="14 januari 15:00"),
        )
    return _write(events, target, force=force, words=interface_words())


def _summary(each: NextMeeting, *, with_group: bool) -> str:
    name = Words(each.language).text(say("Peer consultation"))
    return f"{name} {one_line(each.group_name)}" if with_group and each.group_name else name


def _write(events: Sequence[Event], target: str, *, force: bool, words: Words) -> int:
    """Write a calendar where it was asked for; `-` is the terminal."""
    made = calendar(events, product=_PRODUCT, stamp=datetime.now(UTC))
    if target == STDOUT:
        show_source(made)
        return ExitCode.DONE
    from intervisie.archive.durable import write_whole

    path = Path(target)
    refuse_what_is_there(path, force=force)
    write_whole(path, made.encode("utf-8", "replace"), force=force)
    print(inert(words.text(say("Written: {path}", path=target))))
    return ExitCode.DONE
