"""The table of all commands, in the order in which people need them.

Each is declared with its arguments and options in a `*_commands.py` beside this file. A function there
declares and passes on, nothing else: its annotations are worked out only when its command is used, the
module that does the work is imported only then, so that what a command does not need it does not pay for.
The functions it calls take plain values by keyword and return an exit code.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from intervisie.cli import action_commands as actions
from intervisie.cli import encryption_commands as encryption
from intervisie.cli import group_commands as groups
from intervisie.cli import kept_commands as kept
from intervisie.cli import lists
from intervisie.cli import meeting_commands as meeting
from intervisie.cli import method_commands as methods
from intervisie.cli import people_commands as people
from intervisie.cli import profile_commands as profiles
from intervisie.cli import retention_commands as retention
from intervisie.cli import signal_commands as signal
from intervisie.cli import trajectory_commands as trajectory
from intervisie.cli import year_commands as year_drafts
from intervisie.cli.spoken import Entry, Group, LazyGroup, build, spoken
from intervisie.text import say

COMMANDS = Group(
    help=say(
        "Leads a peer consultation meeting: the steps, the clock, the notes and, when the group stands up, "
        "the documents."
    ),
    entries={
        "start": Entry(meeting.start, say("Start a meeting.")),
        "resume": Entry(meeting.resume, say("Go on with a meeting where it stood.")),
        "rehearse": Entry(
            meeting.rehearse, say("Walk through a meeting with a fast clock; nothing is kept.")
        ),
        "export": Entry(kept.export, say("Write a document of a meeting.")),
        "search": Entry(kept.search, say("Find words in what was noted, over all meetings.")),
        "actions": Group(
            help=say("What people were going to do, and what became of it."),
            entries={
                "list": Entry(actions.list_actions, say("List the open actions.")),
                "done": Entry(actions.done, say("Say that an action was done.")),
                "change": Entry(actions.change, say("Say what an action has become.")),
                "drop": Entry(actions.drop, say("Say that an action was dropped.")),
                "reopen": Entry(actions.reopen, say("Take back what was said about an action.")),
            },
        ),
        "groups": Group(
            help=say("The groups that meet: their people, and what they agreed."),
            entries={
                "list": Entry(groups.list_groups, say("List the groups.")),
                "show": Entry(groups.show, say("Show one group.")),
                "new": Entry(groups.new, say("Make a group.")),
                "edit": Entry(groups.edit, say("Change a group, by options or in a conversation.")),
                "archive": Entry(groups.archive, say("Note that a group stopped meeting.")),
            },
        ),
        "trajectory": Group(
            help=say("A series of meetings with learning goals: supervision, coaching, learning sets."),
            entries={
                "start": Entry(trajectory.start, say("Begin a trajectory.")),
                "show": Entry(trajectory.show, say("Show how far it is: goals, what came in, own numbers.")),
                "change": Entry(trajectory.change, say("Change how many meetings, or when the next one is.")),
                "goal": Entry(trajectory.goal, say("Word somebody's learning goal; earlier wordings stay.")),
                "received": Entry(trajectory.received, say("Note that what somebody wrote came in.")),
                "end": Entry(trajectory.end, say("End a trajectory.")),
            },
        ),
        "signal": Group(
            help=say("What groups tell the organisation: together in numbers, or one in its own words."),
            entries={
                "make": Entry(signal.make, say("Write what several groups may tell of half a year or more.")),
                "release": Entry(signal.release, say("Release a line that the group worded.")),
                "withdraw": Entry(signal.withdraw, say("Take a released line back.")),
                "send": Entry(signal.send, say("Write a signal of one group, read out and agreed to.")),
                "answer": Entry(signal.answer, say("Keep what came back on a signal.")),
                "list": Entry(signal.list_signals, say("List what was released and sent.")),
            },
        ),
        "overview": Entry(kept.overview, say("Show a year in numbers: meetings, methods, turns.")),
        "year": Group(
            help=say("Drafts of what a register asks of a group each year."),
            entries={
                "report": Entry(year_drafts.report, say("Draft the annual report, without cases.")),
                "plan": Entry(year_drafts.plan, say("Draft the year plan.")),
            },
        ),
        "hours": Entry(kept.hours, say("Add up the net hours of everybody in a year.")),
        "check-profile": Entry(
            profiles.check_profile, say("Hold meetings against the rules of a register, and say why.")
        ),
        "profiles": Group(
            help=say("List, show or check the rules of registers."),
            entries={
                "list": Entry(profiles.list_profiles, say("List the profiles.")),
                "show": Entry(profiles.show, say("Show one profile with its sources.")),
                "check": Entry(profiles.check, say("Check profile files and say how to mend them.")),
            },
        ),
        "encryption": Group(
            help=say("Keep what was said sealed with a passphrase."),
            entries={
                "on": Entry(encryption.on, say("Seal what begins from now on.")),
                "off": Entry(encryption.off, say("Leave what begins from now on unsealed.")),
                "passphrase": Entry(encryption.passphrase, say("Change the passphrase.")),
                "recovery": Entry(encryption.recovery, say("Make a recovery key, or take it away.")),
                "seal": Entry(encryption.seal, say("Seal what stands unsealed.")),
                "status": Entry(encryption.status, say("Show what is sealed and what opens it.")),
            },
        ),
        "doctor": Entry(kept.doctor, say("Look whether everything that is kept can be read.")),
        "meetings": Group(
            help=say("List, show or erase meetings."),
            entries={
                "list": Entry(lists.meetings_list, say("List the meetings, the latest first.")),
                "show": Entry(lists.meetings_show, say("Show one meeting.")),
                "next": Entry(lists.meetings_next, say("Show when groups meet again.")),
                "erase": Entry(lists.meetings_erase, say("Erase one meeting for good.")),
            },
        ),
        "people": Group(
            help=say("What is held about somebody, and forgetting them."),
            entries={
                "show": Entry(people.show, say("Show everything that is held about somebody.")),
                "forget": Entry(people.forget, say("Take somebody out of everything that is kept.")),
                "pseudonyms": Entry(people.pseudonyms, say("Show what stands for a name in documents.")),
            },
        ),
        "retention": Group(
            help=say("How long things are kept, and what is past its date."),
            entries={
                "list": Entry(retention.list_due, say("List what is past its date; nothing changes.")),
                "apply": Entry(retention.apply, say("Take away what is past its date.")),
                "set": Entry(retention.set_periods, say("Set how long things are kept, and why.")),
                "clear": Entry(retention.clear, say("Forget a period that was set.")),
            },
        ),
        "methods": Group(
            help=say("Choose, read, check and write methods."),
            entries={
                "list": Entry(methods.list_methods, say("List the methods.")),
                "choose": Entry(methods.choose, say("Find the method that suits a group and its question.")),
                "show": Entry(methods.show, say("Show one method with its steps and times.")),
                "check": Entry(methods.check, say("Check method files and say how to mend them.")),
                "new": Entry(methods.new, say("Write a method of your own, in a conversation.")),
                "copy": Entry(methods.copy, say("Copy a method to a file of your own, to change it.")),
                "add": Entry(methods.add, say("Add methods that somebody gave you.")),
                "remove": Entry(methods.remove, say("Remove methods that were added.")),
                "pack": Entry(methods.pack, say("Pack methods in a zip for somebody else.")),
                "schema": Entry(methods.schema, say("Write the schema that helps your editor.")),
            },
        ),
        "templates": Group(
            help=say("List, show or check templates of documents."),
            entries={
                "list": Entry(lists.templates_list, say("List the templates.")),
                "show": Entry(lists.templates_show, say("Show one template.")),
                "check": Entry(lists.templates_check, say("Check templates and say how to mend them.")),
            },
        ),
    },
)


def build_app(arguments: Sequence[str] = ()) -> LazyGroup:
    """Return the whole command line, in the interface language.

    The options that install completion are left out when `arguments` name a command: they cost time
    at every start and are used once.
    """
    named = bool(arguments) and not arguments[0].startswith("-")
    return build("intervisie", COMMANDS, _root, completion=not named)


def _root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=lambda asked: _show_version() if asked else None,
            help=spoken(say("Show the version.")),
        ),
    ] = False,
) -> None:
    """Stand before every command."""


def _show_version() -> None:
    from intervisie import __version__

    typer.echo(f"intervisie {__version__}")
    raise typer.Exit
