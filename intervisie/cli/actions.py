"""`intervisie actions`: what people were going to do, and what became of it. Arguments in, exit code out.

Only shared actions are listed, unless the others are asked for: those are their owner's. None is ever late.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from intervisie.archive.agreed import Action, Agreed, NextMeeting
from intervisie.archive.archive import Archive
from intervisie.cli.meetings import print_json
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive, open_groups
from intervisie.conduct.clock import SystemClock
from intervisie.errors import ExitCode, UsageError
from intervisie.faces.inert import inert, one_line
from intervisie.groups.naming import same_name
from intervisie.meeting.following import ActionSettled, SettlementWithdrawn, actions
from intervisie.meeting.note import Brought, Outcome
from intervisie.meeting.typed import OUTCOME_NAMES
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

_ID = re.compile(r"(.{1,64}):([0-9]{1,8})", re.ASCII)


class Along(Struct, frozen=True):
    """What comes along to a next meeting: the open shared actions, and the names of who is not there now.

    `next_meeting` is what the last meeting said of this one, None when it said nothing.
    """

    brought: tuple[Brought, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    notices: tuple[Text, ...] = ()
    next_meeting: NextMeeting | None = None


def list_actions(
    *,
    group: str | None,
    person: str | None,
    private: bool,
    everything: bool,
    json: bool,
    ics: str | None,
    force: bool,
) -> int:
    """Print the actions that are open, or all, the oldest first; or write those with a day to a calendar."""
    if json and ics is not None:
        raise UsageError(say("Choose between {one} and {other}.", one="--json", other="--ics"))
    agreed = agreed_by(open_archive(), group)
    found = [
        each
        for each in agreed.actions
        if (private or each.shared)
        and (everything or each.is_open)
        and (person is None or same_name(person) in map(same_name, each.doers))
    ]
    if ics is not None:
        from intervisie.cli.calendar import write_actions

        return write_actions(found, ics, force=force)
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
    state = say("open again") if outcome is None else OUTCOME_NAMES[outcome]
    print(inert(told(say("{id}: {state}", id=action, state=state))))
    return ExitCode.DONE


def agreed_by(archive: Archive, group: str | None) -> Agreed:
    """Return what the meetings of a group, or all, agreed for after; say which of them are damaged."""
    known = open_groups().named(group) if group is not None else None
    agreed = archive.agreed(group, known.id if known else "")
    for name in agreed.damaged:
        complain(say("{name} is damaged; it may hold more.", name=name))
    return agreed


def along(archive: Archive, group: str, people: Sequence[tuple[str, str]], *, group_id: str = "") -> Along:
    """Return the open shared actions of all earlier meetings of a group, the oldest first.

    `people` are those at the table, by id and name. Whose name would tell whose case it was is not named.
    """
    agreed = archive.agreed(group, group_id)
    here = {same_name(name): person for person, name in people}
    elsewhere: dict[str, str] = {}
    brought = []
    for each in agreed.actions:
        if not (each.shared and each.is_open):
            continue
        doers = []
        for name in each.doers if each.known_to_all else ():
            person = here.get(same_name(name))
            if person is None:
                person = elsewhere.setdefault(name, f"e{len(elsewhere) + 1}")
            doers.append(person)
        brought.append(
            Brought(
                meeting=each.meeting, number=each.number, text=each.reads, doers=tuple(doers), due=each.due
            )
        )
    named = tuple((person, name) for name, person in elsewhere.items())
    last = agreed.next_meetings[-1] if agreed.next_meetings else None
    said = last if last is not None and last.meeting == agreed.latest else None
    return Along(tuple(brought), named, tuple(_notices(agreed, len(brought))), said)


def _notices(agreed: Agreed, count: int) -> Iterator[Text]:
    if count:
        yield say_count(
            "{count} action of earlier meetings comes along; /actions shows it.",
            "{count} actions of earlier meetings come along; /actions shows them.",
            count,
        )
    for name in agreed.damaged:
        yield say("{name} is damaged; it may hold more.", name=name)


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
    who = f"{one_line(', '.join(each.doers))}: " if each.doers else ""
    due = f" ({told(say('by {day}', day=each.due))})" if each.due else ""
    yield inert(f"{each.id}  {who}{one_line(each.text)}{due}")
    if each.outcome:
        line = f": {one_line(each.afterwards)}" if each.afterwards else ""
        yield inert(f"    {told(OUTCOME_NAMES[Outcome(each.outcome)])}{line}")


def _values(each: Action) -> dict[str, object]:
    return {
        "id": each.id,
        "group": each.group_name,
        "date": each.day.isoformat(),
        "who": ", ".join(each.doers),
        "text": each.text,
        "reads": each.reads,
        "due": each.due.isoformat() if each.due else None,
        "shared": each.shared,
        "outcome": each.outcome or None,
        "afterwards": each.afterwards,
    }
