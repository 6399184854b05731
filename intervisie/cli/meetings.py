"""`intervisie meetings`: list, show and erase meetings. Arguments in, exit code out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from intervisie.archive.summary import Summary
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive
from intervisie.errors import AnswerNeededError, ExitCode
from intervisie.faces.inert import cells, cut, one_line
from intervisie.text import say, say_count

if TYPE_CHECKING:
    from intervisie.words.catalogue import Words

_TITLE = 34
"""Cells that a method or a step gets: the longest shipped ones fit."""


def handles() -> tuple[str, ...]:
    """Return the handles of the meetings, the latest first; quick, for completion."""
    return open_archive(ask=False).handles()


def list_meetings(*, json: bool) -> int:
    """Print the meetings, the latest first."""
    summaries = open_archive().summaries()
    if json:
        print_json([_values(summary) for summary in summaries])
        return ExitCode.DONE
    words = interface_words()
    if not summaries:
        print(words.text(say("There are no meetings yet.")))
        return ExitCode.DONE
    _print_columns([describe(summary, words) for summary in summaries])
    return ExitCode.DONE


def describe(summary: Summary, words: Words) -> tuple[str, ...]:
    """Return a meeting as the columns of a list, harmless for a terminal; no names of people."""
    if summary.damaged and not summary.methods and not summary.step:
        return summary.name, words.text(say("damaged")), "", "", "", ""
    state = say("damaged") if summary.damaged else say("open") if summary.is_open else say("closed")
    period = f"{summary.opened:%H:%M}-{summary.last:%H:%M}"
    return (
        summary.name,
        words.text(state),
        period,
        cut(one_line(", ".join(dict.fromkeys(summary.methods))), _TITLE),
        cut(one_line(summary.step), _TITLE) if summary.is_open else "",
        words.text(say_count("{count} note", "{count} notes", summary.notes)),
    )


def _values(summary: Summary) -> dict[str, object]:
    """Return a meeting as plain values for another program."""
    return {
        "meeting": summary.handle,
        "id": summary.meeting,
        "group": summary.group_name,
        "state": "open" if summary.is_open else "closed",
        "damaged": summary.damaged,
        "opened": summary.opened.isoformat(),
        "last": summary.last.isoformat(),
        "methods": list(summary.methods),
        "step": summary.step,
        "notes": summary.notes,
        "net_seconds": int(summary.net.total_seconds()),
    }


def show(*, meeting: str | None, json: bool) -> int:
    """Print what happened in a meeting: times, people and numbers, and nothing that was noted."""
    from intervisie.cli.meeting_page import page, values

    found = open_archive().load(meeting)
    if json:
        print_json(values(found))
        return ExitCode.DONE
    for line in page(found, interface_words()):
        print(line)
    return ExitCode.DONE


def erase(*, meeting: str, yes: bool) -> int:
    """Erase a meeting for good, once somebody said yes to it; return the exit code."""
    archive = open_archive()
    found = archive.heading(meeting)
    name = found.handle or found.meeting
    told = interface_words().text
    if not yes and not _is_sure(name):
        print(told(say("Nothing was erased.")))
        return ExitCode.DONE
    archive.erase(found.meeting)
    print(told(say("Meeting {name} is erased.", name=name)))
    print(told(say("Not reached: documents you made of it, backups, and what a disk keeps of erased files.")))
    return ExitCode.DONE


def _is_sure(name: str) -> bool:
    from intervisie.cli.asking import can_ask, choose

    if not can_ask():
        raise AnswerNeededError(
            say("Erasing a meeting cannot be undone, and there is nobody to ask."),
            say("Add --yes if you are sure."),
        )
    told = interface_words().text
    answers = (told(say("No, keep it")), told(say("Yes, erase it for good")))
    return choose(say("Erase meeting {name} with all its notes?", name=name), answers) == 1


def print_json(value: object) -> None:
    """Print a value for another program: in ASCII, so that nothing in it can steer a terminal."""
    from json import dumps

    print(dumps(value, indent=2))


def _print_columns(rows: list[tuple[str, ...]]) -> None:
    """Print rows with their columns under one another, cut to the width of a terminal."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    width = _terminal_width()
    for row in rows:
        padded = (text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=True))
        line = "  ".join(text for text, width in zip(padded, widths, strict=True) if width).rstrip()
        print(cut(line, width) if width else line)


def _terminal_width() -> int:
    """Return how many cells a line has, 0 where nothing limits it."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0
    except (OSError, ValueError):
        return 0
