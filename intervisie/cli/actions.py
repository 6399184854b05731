"""`intervisie actions`: what people were going to do, and what became of it. Arguments in, exit code out.

Only shared actions are listed, unless the others are asked for: those are their owner's. None is ever late.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from intervisie.archive.archive import Archive
from intervisie.cli.meetings import print_json
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive
from intervisie.conduct.clock import SystemClock
from intervisie.errors import ExitCode, IntervisieError, UsageError
from intervisie.faces.inert import inert, one_line
from intervisie.groups.naming import same_name
from intervisie.meeting.finding import folded
from intervisie.meeting.following import ActionSettled, SettlementWithdrawn, actions, is_open, is_shared
from intervisie.meeting.note import Note, Outcome
from intervisie.meeting.state import Meeting, names_of
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

_ID = re.compile(r"(.{1,64}):([0-9]{1,8})", re.ASCII)

OUTCOMES = {Outcome.DONE: say("done"), Outcome.CHANGED: say("changed"), Outcome.DROPPED: say("dropped")}


class Action(Struct, frozen=True):
    """One action: where it stands, who does it, and what is known of it."""

    meeting: str
    group: str
    day: date
    note: Note
    who: str

    @property
    def id(self) -> str:
        """Return what names it on the command line."""
        return f"{self.meeting}:{self.note.number}"


def actions_of(meetings: Iterable[Meeting], *, private: bool = False) -> Iterator[Action]:
    """Yield the actions of meetings in their order; with `private` those that were not shared too."""
    for meeting in meetings:
        for note in actions(meeting):
            if private or is_shared(note):
                who = names_of(meeting, note.doers or ((note.speaker,) if note.speaker else ()))
                day = meeting.opened.wall.date()
                yield Action(meeting.handle, meeting.group_name, day, note, who)


def list_actions(
    *, group: str | None, person: str | None, private: bool, everything: bool, json: bool
) -> int:
    """Print the actions that are open, or all, the oldest first."""
    found = [
        each
        for each in actions_of(_meetings(open_archive(), group), private=private)
        if (everything or is_open(each.note))
        and (person is None or folded(person) in folded(each.who).split(", "))
    ]
    if json:
        print_json([_values(each) for each in found])
        return ExitCode.DONE
    words = interface_words()
    for each in found:
        for line in _lines(each, words):
            print(line)
    if not found:
        print(words.text(say("There are no actions.") if everything else say("There are no open actions.")))
    return ExitCode.DONE


def settle(*, action: str, outcome: Outcome | None, text: str) -> int:
    """Write down what became of an action; None opens it again."""
    archive = open_archive()
    handle, number = _named(action)
    meeting = archive.load(handle)
    note = next((each for each in actions(meeting) if each.number == number), None)
    if note is None:
        raise UsageError(
            say("There is no action {id}.", id=action),
            say("To see them: {command}", command="intervisie actions list --all"),
        )
    if outcome is Outcome.CHANGED and not text:
        raise UsageError(say("Say in a line what it has become."))
    event = (
        SettlementWithdrawn(number=number)
        if outcome is None
        else ActionSettled(number=number, outcome=outcome, text=text)
    )
    archive.append(handle, (event,), SystemClock().stamp())
    told = interface_words().text
    state = say("open again") if outcome is None else OUTCOMES[outcome]
    print(inert(told(say("{id}: {state}", id=action, state=state))))
    return ExitCode.DONE


def open_actions(archive: Archive, group: str) -> tuple[Text, ...]:
    """Return what to tell at the beginning: the shared open actions of the latest meeting of a group."""
    wanted = same_name(group)
    for heading, meeting in archive.each():
        if same_name(heading.group_name) != wanted or isinstance(meeting, IntervisieError):
            continue
        found = [each for each in actions_of((meeting,)) if is_open(each.note)]
        return tuple(_told(each) for each in found)
    return ()


def _told(each: Action) -> Text:
    text = one_line(each.note.afterwards or each.note.text)
    if each.who:
        return say("Action {id}, {who}: {text}", id=each.id, who=one_line(each.who), text=text)
    return say("Action {id}: {text}", id=each.id, text=text)


def _meetings(archive: Archive, group: str | None) -> list[Meeting]:
    """Return the meetings of a group, or all, the oldest first; one that is damaged is named."""
    found = []
    for heading, meeting in archive.each():
        if group is not None and same_name(heading.group_name) != same_name(group):
            continue
        if isinstance(meeting, IntervisieError):
            complain(say("{name} is damaged; it may hold more.", name=heading.handle or heading.meeting))
            continue
        found.append(meeting)
    return found[::-1]


def _named(action: str) -> tuple[str, int]:
    match = _ID.fullmatch(action)
    if match is None:
        raise UsageError(
            say("'{value}' names no action.", value=action),
            say("Write it as the list does: {example}", example="2026-11-23-1:12"),
        )
    return match[1], int(match[2])


def _lines(each: Action, words: Words) -> Iterator[str]:
    told = words.text
    who = f"{one_line(each.who)}: " if each.who else ""
    due = f" ({told(say('by {day}', day=each.note.due))})" if each.note.due else ""
    yield inert(f"{each.id}  {who}{one_line(each.note.text)}{due}")
    if each.note.outcome is not None:
        line = f": {one_line(each.note.afterwards)}" if each.note.afterwards else ""
        yield inert(f"    {told(OUTCOMES[each.note.outcome])}{line}")


def _values(each: Action) -> dict[str, object]:
    note = each.note
    return {
        "id": each.id,
        "group": each.group,
        "date": each.day.isoformat(),
        "who": each.who,
        "text": note.text,
        "due": note.due.isoformat() if note.due else None,
        "shared": is_shared(note),
        "outcome": str(note.outcome) if note.outcome else None,
        "afterwards": note.afterwards,
    }
