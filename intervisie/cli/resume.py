"""`intervisie resume`: go on with a meeting where it stood. Arguments in, exit code out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervisie.archive.archive import Archive
from intervisie.archive.summary import Summary
from intervisie.cli.asking import can_ask, choose
from intervisie.cli.meetings import describe
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive
from intervisie.conduct.clock import SystemClock
from intervisie.errors import AnswerNeededError, UsageError
from intervisie.text import say

if TYPE_CHECKING:
    from intervisie.words.catalogue import Words


def run(*, meeting: str | None, face: str | None = None) -> int:
    """Go on with a meeting, a closed one too when it is named; return the exit code."""
    archive = open_archive()
    name = meeting if meeting is not None else pick_open(archive)
    reopened = archive.resume(name, SystemClock().stamp())
    from intervisie.cli.conducting import conduct

    return conduct(
        reopened.meeting,
        reopened.journal,
        reopened.stamp,
        archive=archive,
        draft=reopened.journal.draft(),
        notices=reopened.notices,
        face=face,
    )


def pick_open(archive: Archive) -> str:
    """Return the name of the open meeting to go on with: the only one, or the one somebody chooses.

    Raises:
        UsageError: no meeting is open.
        AnswerNeededError: there are several and nobody to ask.
    """
    found = tuple(summary for summary in archive.summaries() if summary.is_open)
    if not found:
        raise UsageError(
            say("No meeting is open."),
            say("intervisie start begins one; intervisie resume MEETING opens a closed one."),
        )
    if len(found) == 1:
        return found[0].name
    if not can_ask():
        raise AnswerNeededError(
            say("{count} meetings are open, and there is nobody to ask which one.", count=len(found)),
            say("Name it: intervisie resume {name}", name=found[0].name),
        )
    words = interface_words()
    answers = [_told(summary, words) for summary in found]
    return found[choose(say("Which meeting do you want to go on with?"), answers)].name


def _told(summary: Summary, words: Words) -> str:
    """Return one open meeting as a line to choose."""
    return ", ".join(text for text in describe(summary, words) if text)
