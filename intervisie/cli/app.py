"""Every command with its arguments and options; the work is done in the module each one imports.

A function here declares and passes on, nothing else: its annotations are worked out only when its
command is used, its import likewise, so that what a command does not need it does not pay for.
The functions it calls take plain values by keyword and return an exit code.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from intervisie.cli import action_commands as actions
from intervisie.cli import encryption_commands as encryption
from intervisie.cli import group_commands as groups
from intervisie.cli import lists
from intervisie.cli import method_commands as methods
from intervisie.cli import people_commands as people
from intervisie.cli import profile_commands as profiles
from intervisie.cli import retention_commands as retention
from intervisie.cli import signal_commands as signal
from intervisie.cli import trajectory_commands as trajectory
from intervisie.cli import year_commands as year_drafts
from intervisie.cli.arguments import PAPER, check_choice, check_language, choose_face, whole_number
from intervisie.cli.completion import (
    complete_languages,
    complete_meetings,
    complete_methods,
    complete_profiles,
)
from intervisie.cli.spoken import Entry, Group, LazyGroup, build, spoken
from intervisie.errors import UsageError
from intervisie.text import say


def start(
    method: Annotated[
        str | None,
        typer.Argument(
            metavar="METHOD|FILE",
            help=spoken(say("The method of the first case; left out, the meeting chooses.")),
            autocompletion=complete_methods,
        ),
    ] = None,
    *,
    participant: Annotated[
        list[str] | None,
        typer.Option(
            "--participant", metavar="NAME", help=spoken(say("Who is there; once for each person."))
        ),
    ] = None,
    people: Annotated[
        str | None,
        typer.Option("--people", metavar="FILE|-", help=spoken(say("A file with one name on each line."))),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("The group that meets; it is remembered."))),
    ] = None,
    case_owner: Annotated[
        str | None,
        typer.Option("--case-owner", metavar="NAME", help=spoken(say("Who brings the first case."))),
    ] = None,
    facilitator: Annotated[
        str | None,
        typer.Option("--facilitator", metavar="NAME", help=spoken(say("Who leads the meeting."))),
    ] = None,
    note_taker: Annotated[
        str | None,
        typer.Option("--note-taker", metavar="NAME", help=spoken(say("Who writes along."))),
    ] = None,
    timekeeper: Annotated[
        str | None,
        typer.Option("--timekeeper", metavar="NAME", help=spoken(say("Who watches the time."))),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(
            "--as",
            metavar="ROLE=NAME",
            help=spoken(say("Who has a role of the method; once for each role.")),
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("The language of the meeting.")),
            autocompletion=complete_languages,
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="TEXT", help=spoken(say("Where the meeting is."))),
    ] = None,
    online: Annotated[
        list[str] | None,
        typer.Option("--online", metavar="NAME", help=spoken(say("Who joins online; once for each person."))),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="16:00", help=spoken(say("When the meeting must be over."))),
    ] = None,
    time: Annotated[
        str | None,
        typer.Option("--time", metavar="75m", help=spoken(say("How long the meeting may take."))),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help=spoken(say("Line by line, for a screen reader or a pipe."))),
    ] = False,
    screen: Annotated[bool, typer.Option("--screen", help=spoken(say("Use the whole screen.")))] = False,
    ascii: Annotated[  # noqa: A002 # the name of the option
        bool, typer.Option("--ascii", help=spoken(say("Draw the screen with plain characters only.")))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=spoken(say("Ask nothing; take what is usual.")))] = False,
    fit: Annotated[
        bool,
        typer.Option("--fit", help=spoken(say("Shorten the method to the time, where it may be shorter."))),
    ] = False,
    no_stop_signs: Annotated[
        bool,
        typer.Option("--no-stop-signs", help=spoken(say("None of the method's reasons not to begin holds."))),
    ] = False,
) -> int | None:
    """Start a meeting."""
    face = choose_face(plain=plain, screen=screen, ascii_only=ascii)
    if until is not None and time is not None:
        raise UsageError(say("Choose between {one} and {other}.", one="--until", other="--time"))
    check_language(language)
    from intervisie.cli import start as work

    return work.run(
        method=method,
        participants=tuple(participant or ()),
        people=people,
        group=group,
        case_owner=case_owner,
        facilitator=facilitator,
        note_taker=note_taker,
        timekeeper=timekeeper,
        given=tuple(role or ()),
        language=language,
        place=place,
        online=tuple(online or ()),
        until=until,
        time=time,
        face=face,
        yes=yes,
        no_stop_signs=no_stop_signs,
        fit=fit,
    )


def resume(
    meeting: Annotated[
        str | None,
        typer.Argument(
            metavar="MEETING",
            help=spoken(say("The meeting, by its date and number; left out, the open ones are shown.")),
            autocompletion=complete_meetings,
        ),
    ] = None,
    *,
    plain: Annotated[
        bool,
        typer.Option("--plain", help=spoken(say("Line by line, for a screen reader or a pipe."))),
    ] = False,
    screen: Annotated[bool, typer.Option("--screen", help=spoken(say("Use the whole screen.")))] = False,
    ascii: Annotated[  # noqa: A002 # the name of the option
        bool, typer.Option("--ascii", help=spoken(say("Draw the screen with plain characters only.")))
    ] = False,
) -> int | None:
    """Go on with a meeting."""
    face = choose_face(plain=plain, screen=screen, ascii_only=ascii)
    from intervisie.cli import resume as work

    return work.run(meeting=meeting, face=face)


def rehearse(
    method: Annotated[
        str | None,
        typer.Argument(
            metavar="METHOD|FILE",
            help=spoken(say("The method to walk through.")),
            autocompletion=complete_methods,
        ),
    ] = None,
    *,
    people: Annotated[
        str | None,
        typer.Option("--people", metavar="N", help=spoken(say("How many sit at the table."))),
    ] = None,
    play: Annotated[
        bool,
        typer.Option("--play", help=spoken(say("Let scripted people play it, then make its documents."))),
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help=spoken(say("Only see whether it can be played, for groups of all sizes."))
        ),
    ] = False,
    documents: Annotated[
        str | None,
        typer.Option(
            "--documents", metavar="FOLDER", help=spoken(say("With --play: where to write the documents."))
        ),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help=spoken(say("Line by line, for a screen reader or a pipe."))),
    ] = False,
    screen: Annotated[bool, typer.Option("--screen", help=spoken(say("Use the whole screen.")))] = False,
    ascii: Annotated[  # noqa: A002 # the name of the option
        bool, typer.Option("--ascii", help=spoken(say("Draw the screen with plain characters only.")))
    ] = False,
) -> int | None:
    """Walk through a whole meeting with a fast clock."""
    face = choose_face(plain=plain, screen=screen, ascii_only=ascii)
    size = whole_number("--people", people)
    if play and check:
        raise UsageError(say("Choose between {one} and {other}.", one="--play", other="--check"))
    from intervisie.cli import rehearse as work

    return work.run(method=method, people=size, play=play, check=check, documents=documents, face=face)


_DOCUMENTS = ("owner", "minutes", "proof", "attendance", "report")


def export(
    meeting: Annotated[
        str | None,
        typer.Argument(
            metavar="MEETING",
            help=spoken(say("The meeting, by its date and number; left out, the latest.")),
            autocompletion=complete_meetings,
        ),
    ] = None,
    *,
    document: Annotated[
        str | None,
        typer.Option(
            "--document",
            metavar="owner|minutes|proof|attendance|report",
            help=spoken(
                say(
                    "Which: case owner's sheet, group minutes, proof of participation, attendance list or "
                    "individual report."
                )
            ),
            autocompletion=lambda: list(_DOCUMENTS),
        ),
    ] = None,
    case: Annotated[
        str | None,
        typer.Option("--case", metavar="N", help=spoken(say("The case the sheet or report is about."))),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="NAME", help=spoken(say("Whose proof or report it is."))),
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option(
            "--layout",
            metavar="vs-ict|skj|fgzpt|krp",
            help=spoken(say("The layout of the report, by the register that asks it.")),
            autocompletion=lambda: ["vs-ict", "skj", "fgzpt", "krp"],
        ),
    ] = None,
    register: Annotated[
        str | None,
        typer.Option(
            "--register",
            metavar="NAME",
            help=spoken(say("Print the number in this register, as the group knows it.")),
        ),
    ] = None,
    activity: Annotated[
        str | None,
        typer.Option(
            "--activity", metavar="TEXT", help=spoken(say("What kind of activity it was, for the register."))
        ),
    ] = None,
    empty: Annotated[
        bool, typer.Option("--empty", help=spoken(say("The report with lines to fill in; ask nothing.")))
    ] = False,
    format: Annotated[  # noqa: A002 # the name of the option
        str,
        typer.Option(
            "--format",
            metavar="md|html|docx|pdf|json|csv",
            show_default=False,
            help=spoken(say("Markdown, a page to print, Word, PDF, or for another program.")),
            autocompletion=lambda: [*PAPER, "csv"],
        ),
    ] = "md",
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="FILE", help=spoken(say("A template of your own."))),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE|-", help=spoken(say("Where to write it; - is the terminal."))),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=spoken(say("Ask first about lines of the owner's sheet that may tell who they are about.")),
        ),
    ] = False,
) -> int | None:
    """Write a document of a meeting."""
    if document is None:
        raise UsageError(
            say("Which document?"),
            say("Add --document with one of: {kinds}.", kinds=", ".join(_DOCUMENTS)),
        )
    check_choice("--document", document, _DOCUMENTS)
    check_choice("--format", format, (*PAPER, "csv"))
    number = whole_number("--case", case)
    if document == "report":
        from intervisie.cli import individual

        return individual.run(
            meeting=meeting,
            layout=layout,
            case=number,
            person=person,
            register=register,
            activity=activity,
            empty=empty,
            format=format,
            template=template,
            output=output,
            force=force,
        )
    for option, given in (("--layout", layout is not None), ("--empty", empty)):
        if given:
            raise UsageError(
                say("Only a report has {option}.", option=option), say("Leave out {option}.", option=option)
            )
    from intervisie.cli import export as work

    return work.run(
        meeting=meeting,
        document=document,
        case=number,
        person=person,
        register=register,
        activity=activity,
        format=format,
        template=template,
        output=output,
        force=force,
        check=check,
    )


def hours(
    *,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YYYY", help=spoken(say("Which year; left out, this one."))),
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help=spoken(say("Only this person.")))
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("Only the meetings of this group."))),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="PROFILE|FILE",
            help=spoken(say("What counts under the rules of this profile.")),
            autocompletion=complete_profiles,
        ),
    ] = None,
    activity: Annotated[
        str | None,
        typer.Option(
            "--activity",
            metavar="LABEL",
            help=spoken(say("As what these meetings were held, such as ICT; never so by itself.")),
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|csv|json",
            help=spoken(say("A table, or a line for each person and meeting.")),
        ),
    ] = "text",
) -> int | None:
    """Add up who was there how long."""
    check_choice("--format", output, ("text", "csv", "json"))
    number = whole_number("--year", year)
    if profile is not None:
        from intervisie.cli import hours_by_profile

        return hours_by_profile.run(
            profile=profile, year=number, person=person, group=group, activity=activity, output=output
        )
    if activity is not None:
        raise UsageError(say("{option} belongs to {other}.", option="--activity", other="--profile"))
    from intervisie.cli import hours as work

    return work.run(year=number, person=person, group=group, output=output)


def search(
    terms: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help=spoken(say("The words; left out, they are asked for."))),
    ] = None,
    *,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("Only the meetings of this group."))),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Find words in what was noted."""
    from intervisie.cli import search as work

    return work.run(terms=tuple(terms or ()), group=group, json=json)


def doctor(
    *,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair",
            help=spoken(say("Shut what others can read; write what is left of a damaged file beside it.")),
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Look whether everything is in order."""
    from intervisie.cli import doctor as work

    return work.run(repair=repair, json=json)


def overview(
    *,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YYYY", help=spoken(say("Which year; left out, this one."))),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("Only the meetings of this group."))),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="FILE|-",
            help=spoken(say("Write it as a document in Markdown; - is the terminal.")),
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("The language of the document.")),
            autocompletion=complete_languages,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
) -> int | None:
    """Show a year in numbers."""
    number = whole_number("--year", year)
    check_language(language)
    from intervisie.cli import overview as work

    return work.run(year=number, group=group, json=json, output=output, language=language, force=force)


COMMANDS = Group(
    help=say(
        "Leads a peer consultation meeting: the steps, the clock, the notes and, when the group stands up, "
        "the documents."
    ),
    entries={
        "start": Entry(start, say("Start a meeting.")),
        "resume": Entry(resume, say("Go on with a meeting where it stood.")),
        "rehearse": Entry(rehearse, say("Walk through a meeting with a fast clock; nothing is kept.")),
        "export": Entry(export, say("Write a document of a meeting.")),
        "search": Entry(search, say("Find words in what was noted, over all meetings.")),
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
        "overview": Entry(overview, say("Show a year in numbers: meetings, methods, turns.")),
        "year": Group(
            help=say("Drafts of what a register asks of a group each year."),
            entries={
                "report": Entry(year_drafts.report, say("Draft the annual report, without cases.")),
                "plan": Entry(year_drafts.plan, say("Draft the year plan.")),
            },
        ),
        "hours": Entry(hours, say("Add up the net hours of everybody in a year.")),
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
        "doctor": Entry(doctor, say("Look whether everything that is kept can be read.")),
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
