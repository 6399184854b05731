"""`intervisie retention`: what is past its date, and taking that away. Arguments in, exit code out.

Nothing goes by itself and no period is usual. `list` only tells; `apply` asks first, and wants the number
typed when it is large, so that a wrong clock or a wrong period cannot empty an archive by one key.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from intervisie.archive.archive import Archive
from intervisie.archive.folders import data_folder
from intervisie.archive.heading import Heading, called
from intervisie.archive.retention import load_rules
from intervisie.cli.asking import can_ask, choose, type_in
from intervisie.cli.meetings import print_json
from intervisie.cli.people import open_all
from intervisie.cli.periods import group_names, rule_lines
from intervisie.cli.report import complain, report
from intervisie.cli.spoken import interface_words
from intervisie.conduct.clock import SystemClock
from intervisie.errors import AnswerNeededError, ExitCode, IntervisieError, UsageError
from intervisie.faces.inert import inert, one_line
from intervisie.groups.retention import Rule, Rules
from intervisie.meeting.forgetting import emptied, has_content
from intervisie.meeting.state import Meeting
from intervisie.text import say, say_count
from intervisie.words.catalogue import Words

MOST = 20
"""Of more meetings than this the number has to be typed."""


class Due(Struct, frozen=True):
    """A meeting that is past a date: all of it when `whole`, else what was said."""

    heading: Heading
    since: date
    whole: bool

    @property
    def name(self) -> str:
        """Return what the meeting is called on the command line."""
        return called(self.heading)


class Look(Struct, frozen=True):
    """What was found: `due` the oldest first; meetings still `open` past their date, and `unread` ones."""

    due: tuple[Due, ...]
    open: tuple[str, ...]
    unread: tuple[str, ...]


def list_due(*, json: bool) -> int:
    """Print the periods and what is past its date; change nothing."""
    rules = load_rules(data_folder(os.environ))
    archive, _ = open_all()
    look = look_over(archive, rules, SystemClock().stamp().wall)
    if json:
        print_json(_values(rules, look))
        return ExitCode.DONE
    words = interface_words()
    for line in (*rule_lines(rules, words), *_due_lines(look, words)):
        print(line)
    if look.due:
        print(
            words.text(say("Nothing was changed. To do it: {command}", command="intervisie retention apply"))
        )
    return ExitCode.DONE


def apply(*, yes: bool, number: int | None) -> int:
    """Take away what is past its date, once somebody said yes to it; return the exit code."""
    rules = load_rules(data_folder(os.environ))
    archive, _ = open_all()
    archive.finish()
    look = look_over(archive, rules, SystemClock().stamp().wall)
    words = interface_words()
    for line in _due_lines(look, words):
        print(line)
    if not look.due:
        return ExitCode.DONE
    if not _is_sure(len(look.due), yes=yes, number=number):
        print(words.text(say("Nothing was changed.")))
        return ExitCode.DONE
    failed = 0
    for due in look.due:
        try:
            _take_away(archive, due)
        except IntervisieError as error:
            failed = failed or error.exit_code
            complain(say("{name} was left as it is.", name=due.name))
            report(error)
    if not failed:
        print(words.text(say("Done.")))
        print(words.text(_NOT_REACHED))
    return failed or ExitCode.DONE


def look_over(archive: Archive, rules: Rules, now: datetime) -> Look:
    """Return what is past its date at `now`.

    Raises:
        UsageError: there is a meeting after `now`, so that the clock must be wrong.
    """
    due, still_open, unread = [], [], []
    for heading, found in archive.each():
        if isinstance(found, IntervisieError):
            unread.append(called(heading))
            continue
        if found.last.wall > now:
            raise UsageError(
                say(
                    "The clock of this computer says {now}, and {name} was held on {day}.",
                    now=now.date(),
                    name=called(heading),
                    day=found.last.wall.date(),
                ),
                say("Set the clock first. Nothing was changed."),
            )
        past = _past(rules.holding_for(heading.group), found, now.date())
        if past is None:
            continue
        if found.closed is None:
            still_open.append(called(heading))
        else:
            due.append(Due(heading, *past))
    return Look(tuple(reversed(due)), tuple(still_open), tuple(unread))


def _past(rule: Rule, meeting: Meeting, today: date) -> tuple[date, bool] | None:
    """Return since when a meeting is past its date, and whether all of it is; None when it is not."""
    day = (meeting.closed or meeting.last).wall.date()
    for kept, whole in ((rule.proof, True), (rule.content, False)):
        if kept is None or not (whole or has_content(meeting)):
            continue
        since = kept.period.after(day)
        if since <= today:
            return since, whole
    return None


def _take_away(archive: Archive, due: Due) -> None:
    if due.whole:
        archive.erase(due.heading.meeting)
    else:
        archive.redact(due.heading.meeting, lambda _: (emptied, {}))


def _is_sure(count: int, *, yes: bool, number: int | None) -> bool:
    """Ask whether this is meant; of many meetings the number is typed."""
    if number is not None and number != count:
        raise UsageError(
            say_count(
                "{count} meeting is past its date, not {number}.",
                "{count} meetings are past their date, not {number}.",
                count,
                number=number,
            ),
            say("Nothing was changed."),
        )
    if number is not None or (yes and count <= MOST):
        return True
    if not can_ask():
        raise AnswerNeededError(
            say("This cannot be undone, and there is nobody to ask."),
            say("Nothing was changed. Add {option} if you are sure.", option=f"--number {count}"),
        )
    told = interface_words().text
    if count <= MOST:
        answers = (told(say("No, keep it")), told(say("Yes, take it away for good")))
        return choose(say("Take away what stands above?"), answers) == 1
    typed = type_in(
        say("These are many. Type how many meetings ({count}) to go on, or 0 to stop:", count=count),
        lambda text: None if text in ("0", str(count)) else say("Type {count} or 0.", count=count),
    )
    return typed == str(count)


def _due_lines(look: Look, words: Words) -> Iterator[str]:
    told = words.text
    if look.due:
        yield told(say("Past its date:"))
    else:
        yield told(say("Nothing is past its date."))
    for due in look.due:
        what = say("the whole meeting") if due.whole else say("what was said; the proof stays")
        line = told(say("{name}: {what}, since {day}", name=due.name, what=what, day=due.since))
        group = one_line(due.heading.group_name)
        yield f"  {inert(f'{line}, {group}' if group else line)}"
    for name in look.open:
        yield told(
            say(
                "{name} is still open, so that nothing of it goes. To close it: {command}, then /end.",
                name=name,
                command=f"intervisie resume {name}",
            )
        )
    for name in look.unread:
        yield told(say("{name} is damaged and is left as it is. To see why: intervisie doctor", name=name))


_NOT_REACHED = say("Not reached: documents you made of it, backups, and what a disk keeps of erased files.")


def _values(rules: Rules, look: Look) -> dict[str, object]:
    names = group_names()
    return {
        "rules": [
            {
                "group": names.get(rule.group, rule.group),
                **{
                    what: {"period": str(kept.period), "reason": kept.reason, "since": kept.since.isoformat()}
                    for what, kept in (("content", rule.content), ("proof", rule.proof))
                    if kept is not None
                },
            }
            for rule in rules.rules
        ],
        "due": [
            {
                "meeting": due.name,
                "group": due.heading.group_name,
                "what": "meeting" if due.whole else "content",
                "since": due.since.isoformat(),
            }
            for due in look.due
        ],
        "open": list(look.open),
        "damaged": list(look.unread),
    }
