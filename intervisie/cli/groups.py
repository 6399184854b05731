"""`intervisie groups`: list, show, make, change and archive groups. Arguments in, exit code out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date

from intervisie.archive.folders import ensure_writable, groups_folder
from intervisie.archive.groups import Groups, Kept
from intervisie.cli.asking import can_ask, choose, type_in
from intervisie.cli.group_edits import EDITS, Edit, day_of, name_of
from intervisie.cli.meetings import print_json
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive, open_groups
from intervisie.conduct.clock import SystemClock
from intervisie.errors import ExitCode, IntervisieError, UsageError
from intervisie.faces.inert import cells, inert, one_line
from intervisie.groups import changing
from intervisie.groups.group import Group, Member, active_members
from intervisie.groups.naming import same_name
from intervisie.meeting.instant import Stamp
from intervisie.text import Text, say, say_count


def list_groups(*, everything: bool, json: bool) -> int:
    """Print the groups by name, archived ones only when asked for, and those that only met."""
    groups = []
    for _, kept in open_groups().each():
        if isinstance(kept, IntervisieError):
            complain(kept.text)
        elif everything or kept.group.archived is None:
            groups.append(kept.group)
    groups.sort(key=lambda group: same_name(group.name))
    known = {same_name(group.name) for group in open_groups().all()}
    met = [name for name in open_archive().groups() if same_name(name) not in known]
    if json:
        from intervisie.cli.group_page import values

        print_json({"groups": [values(group) for group in groups], "only_met": met})
        return ExitCode.DONE
    told = interface_words().text
    if not groups and not met:
        print(
            told(
                say("All groups are archived. intervisie groups list --all shows them.")
                if known
                else say("There are no groups yet. intervisie groups new makes one.")
            )
        )
        return ExitCode.DONE
    width = max(cells(inert(one_line(name))) for name in (*(group.name for group in groups), *met))
    for group in groups:
        members = told(say_count("{count} member", "{count} members", len(active_members(group))))
        behind = f", {told(say('archived since {day}', day=group.archived))}" if group.archived else ""
        print(f"{_padded(group.name, width)}  {members}{behind}")
    for name in met:
        print(f"{_padded(name, width)}  {told(say('only met; intervisie groups new sets it up'))}")
    return ExitCode.DONE


def show(*, group: str | None, json: bool) -> int:
    """Print one group."""
    from intervisie.cli.group_page import page, values

    kept = meant(open_groups(), group)
    if kept.damaged:
        complain(say("A part of this group's file cannot be read: a later change may be lost."))
    if json:
        print_json(values(kept.group))
        return ExitCode.DONE
    for line in page(kept.group, interface_words()):
        print(line)
    return ExitCode.DONE


def new(*, name: str | None, typed: Mapping[str, Sequence[str]], on: str | None) -> int:
    """Make a group; one that met before keeps its id, and its people become members."""
    stamp = SystemClock().stamp()
    today = stamp.wall.date()
    if name is None:
        if not can_ask():
            raise UsageError(say("{argument} is missing.", argument="NAME"))
        name = type_in(say("What is the group called?"), _refusal)
    ensure_writable(groups_folder(os.environ))
    group = _changed(_as_it_met(name_of(name)), typed, day_of(on, today))
    group = open_groups().create(group, stamp)
    told = interface_words().text
    members = say_count("{count} member", "{count} members", len(active_members(group)))
    print(inert(told(say("Group {name} is kept, with {members}.", name=group.name, members=members))))
    print(inert(told(say("To begin: {command}", command=f'intervisie start --group "{group.name}"'))))
    print(told(say("To say more about it: {command}", command="intervisie groups edit")))
    return ExitCode.DONE


def edit(*, group: str | None, typed: Mapping[str, Sequence[str]], on: str | None) -> int:
    """Change a group by options, or in a conversation when there are none."""
    stamp = SystemClock().stamp()
    day = day_of(on, stamp.wall.date())
    groups = open_groups()
    found = meant(groups, group).group
    if not any(typed.values()):
        if not can_ask():
            raise UsageError(
                say("Nothing to change was named."),
                say("To see what can be: {command}", command="intervisie groups edit --help"),
            )
        return _in_conversation(groups, found, stamp)
    after = groups.change(found.id, lambda each: _changed(each, typed, day), stamp)
    _say_kept(after)
    return ExitCode.DONE


def archive(*, group: str | None, undo: bool, on: str | None) -> int:
    """Note that a group stopped meeting, or that it meets again."""
    stamp = SystemClock().stamp()
    day = day_of(on, stamp.wall.date())
    groups = open_groups()
    found = meant(groups, group, archived=undo).group
    after = groups.change(
        found.id,
        changing.taken_up_again if undo else lambda each: changing.archived(each, day=day),
        stamp,
    )
    _say_kept(after)
    return ExitCode.DONE


def _say_kept(group: Group) -> None:
    print(inert(interface_words().text(say("Group {name} is kept.", name=group.name))))


def meant(groups: Groups, name: str | None, *, archived: bool = False) -> Kept:
    """Return the group of this name; without a name the only one there is, or the one that is picked.

    Raises:
        UsageError: none is meant, or it is not there.
    """
    if name is not None:
        return groups.find(name)
    usual = [group for group in groups.all() if (group.archived is not None) == archived]
    if len(usual) == 1:
        return groups.find(usual[0].id)
    if can_ask() and usual:
        return groups.find(usual[choose(say("Which group?"), [group.name for group in usual])].id)
    raise UsageError(
        say("{argument} is missing.", argument="GROUP"),
        say("To see the groups: {command}", command="intervisie groups list"),
    )


def _as_it_met(name: str) -> Group:
    """Return a new group; if it met before, with its id, and with the people of its last meeting."""
    wanted = same_name(name)
    archive = open_archive()
    for heading, meeting in archive.each():
        if same_name(heading.group_name) != wanted or isinstance(meeting, IntervisieError):
            continue
        members = tuple(Member(person.id, person.name) for person in meeting.people)
        return Group(id=heading.group, name=name, members=members)
    return Group(id="", name=name)


def _changed(group: Group, typed: Mapping[str, Sequence[str]], day: date) -> Group:
    """Return the group after everything that was typed."""
    for argument, each in EDITS.items():
        for value in typed.get(argument, ()):
            group = each.change(group, value, day)
    return group


def _refusal(text: str) -> Text | None:
    try:
        name_of(text)
    except UsageError as error:
        return error.text
    return None


def _in_conversation(groups: Groups, group: Group, stamp: Stamp) -> int:
    """Ask what to change until there is nothing more; each change is kept at once."""
    from intervisie.cli.group_page import page

    words = interface_words()
    asked = [each for each in EDITS.values() if each.question is not None]
    answers = [
        words.text(say("Nothing more")),
        *(words.text(each.question) for each in asked if each.question is not None),
    ]
    while True:
        for line in page(group, words):
            print(line)
        print()
        picked = choose(say("What is to be changed?"), answers)
        if picked == 0:
            return ExitCode.DONE
        edit = asked[picked - 1]
        assert edit.question is not None
        value = type_in(edit.question, lambda _: None)
        if not value:
            continue
        try:
            group = _after(groups, group, edit, value, stamp)
        except UsageError as error:
            complain(error.text)
            if error.mend is not None:
                complain(error.mend)


def _after(groups: Groups, group: Group, edit: Edit, value: str, stamp: Stamp) -> Group:
    return groups.change(group.id, lambda each: edit.change(each, value, stamp.wall.date()), stamp)


def _padded(name: str, width: int) -> str:
    shown = inert(one_line(name))
    return shown + " " * (width - cells(shown))
