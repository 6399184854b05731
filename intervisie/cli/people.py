"""`intervisie people show`: everything that is held about somebody. Arguments in, exit code out.

Read in the strict way: notes for the facilitator and struck lines are shown too. A name that is typed behind
the command stands in the history of the shell; without one it is asked.
"""

from __future__ import annotations

from intervisie.archive.archive import Archive
from intervisie.archive.groups import Groups
from intervisie.cli.asking import can_ask, type_in
from intervisie.cli.meetings import print_json
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive, open_groups
from intervisie.cli.whereabouts import Whereabouts, whereabouts
from intervisie.errors import AnswerNeededError, ExitCode, UsageError
from intervisie.faces.inert import inert, one_line
from intervisie.groups.naming import same_name
from intervisie.text import Text, say


def show(*, name: str | None, group: str | None, json: bool) -> int:
    """Print everything that is held about somebody."""
    from intervisie.cli.people_page import page, values

    archive, groups = open_all()
    found = whereabouts(archive, groups, name_or_asked(name), group)
    if json:
        print_json(values(found))
    else:
        for line in page(found, interface_words()):
            print(line)
    warn_of_unread(found)
    return ExitCode.DONE


def pseudonyms(*, meeting: str | None, json: bool) -> int:
    """Print what stands for a name in the documents of a meeting and of its group."""
    archive, _ = open_all()
    table = archive.pseudonyms(archive.load(meeting))
    if json:
        print_json(table)
        return ExitCode.DONE
    for name, pseudonym in sorted(table.items(), key=lambda row: row[1]):
        print(inert(f"{one_line(pseudonym)}  {one_line(name)}"))
    if not table:
        print(interface_words().text(say("In these documents no name was replaced.")))
    return ExitCode.DONE


def open_all() -> tuple[Archive, Groups]:
    """Return the meetings and groups of the person at the keyboard."""
    return open_archive(), open_groups()


def name_or_asked(name: str | None) -> str:
    """Return the name that was typed behind the command, or now.

    Raises:
        UsageError: it says nothing.
        AnswerNeededError: there is none, and nobody to ask.
    """
    if name is None:
        if not can_ask():
            raise AnswerNeededError(
                say("Whose name? There is nobody to ask."), say("Write it behind the command.")
            )
        return type_in(say("Whose name?"), _needed)
    if not same_name(name):
        raise UsageError(say("A name holds at least a letter."))
    return name


def warn_of_unread(found: Whereabouts) -> None:
    """Name what cannot be read whole, on stderr."""
    for name in found.unread:
        complain(say("{name} is damaged; it may hold more.", name=name))
    for name in (each.name for each in found.meetings if each.damaged):
        complain(say("{name} is damaged; it may hold more.", name=name))
    for name in (one.group.name for one in found.groups if one.damaged):
        complain(say("{name} is damaged; it may hold more.", name=name))


def nothing_held(name: str) -> str:
    """Return the sentence for somebody nobody knows, harmless for a terminal."""
    return inert(interface_words().text(say("Nothing is held about {name}.", name=name)))


def _needed(text: str) -> Text | None:
    return None if same_name(text) else say("Type at least a letter.")
