"""The commands of `intervisie groups`. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.completion import complete_groups
from intervisie.cli.spoken import spoken
from intervisie.text import say


def list_groups(
    *,
    everything: Annotated[bool, typer.Option("--all", help=spoken(say("Also archived ones.")))] = False,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """List the groups."""
    from intervisie.cli import groups as work

    return work.list_groups(everything=everything, json=json)


def show(
    group: Annotated[
        str | None,
        typer.Argument(
            metavar="GROUP",
            help=spoken(say("The group; left out, the only one there is.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Show one group."""
    from intervisie.cli import groups as work

    return work.show(group=group, json=json)


def new(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help=spoken(say("What the group is called.")))
    ] = None,
    *,
    member: Annotated[
        list[str] | None,
        typer.Option("--member", metavar="NAME", help=spoken(say("Who is in it; once for each person."))),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="nl|en", help=spoken(say("The language of its meetings."))),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help=spoken(say("Since when; left out, today."))),
    ] = None,
) -> int | None:
    """Make a group."""
    from intervisie.cli import groups as work

    typed = {"member": member or (), "language": [language] if language is not None else ()}
    return work.new(name=name, typed=typed, on=on)


def edit(
    group: Annotated[
        str | None,
        typer.Argument(
            metavar="GROUP",
            help=spoken(say("The group; left out, the only one there is.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    *,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help=spoken(say("Call the group otherwise.")))
    ] = None,
    member: Annotated[
        list[str] | None,
        typer.Option("--member", metavar="NAME", help=spoken(say("Somebody joins; once for each person."))),
    ] = None,
    leave: Annotated[
        list[str] | None,
        typer.Option("--leave", metavar="NAME", help=spoken(say("Somebody leaves; what they did stays."))),
    ] = None,
    rename: Annotated[
        list[str] | None,
        typer.Option(
            "--rename", metavar="NAME=NEW", help=spoken(say("Somebody is called otherwise from now on."))
        ),
    ] = None,
    register: Annotated[
        list[str] | None,
        typer.Option(
            "--register",
            metavar="NAME=REGISTER NUMBER",
            help=spoken(say("A member's number in a register, for the proof of participation.")),
        ),
    ] = None,
    no_register: Annotated[
        list[str] | None,
        typer.Option("--no-register", metavar="NAME=REGISTER", help=spoken(say("Forget such a number."))),
    ] = None,
    discipline: Annotated[
        list[str] | None,
        typer.Option("--discipline", metavar="NAME=TEXT", help=spoken(say("What a member works as."))),
    ] = None,
    site: Annotated[
        list[str] | None,
        typer.Option("--site", metavar="NAME=TEXT", help=spoken(say("Where a member works."))),
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="TEXT", help=spoken(say("One more ground rule of the group's own."))),
    ] = None,
    no_rules: Annotated[
        bool, typer.Option("--no-rules", help=spoken(say("Go back to the usual ground rules.")))
    ] = False,
    agreement: Annotated[
        str | None,
        typer.Option(
            "--agreement", metavar="FILE", help=spoken(say("A new version of what the group agreed."))
        ),
    ] = None,
    agreed: Annotated[
        list[str] | None,
        typer.Option("--agreed", metavar="NAME", help=spoken(say("Who agreed to the version in force."))),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", metavar="CODE=TEXT", help=spoken(say("A theme of the group's own."))),
    ] = None,
    no_theme: Annotated[
        list[str] | None,
        typer.Option("--no-theme", metavar="CODE", help=spoken(say("Take a theme off the list."))),
    ] = None,
    clock: Annotated[
        str | None,
        typer.Option(
            "--clock", metavar="exact|rough|hidden", help=spoken(say("How the group wants to see the time."))
        ),
    ] = None,
    guidance: Annotated[
        str | None,
        typer.Option(
            "--guidance",
            metavar="read-aloud|headings|clock",
            help=spoken(say("How much help its meetings begin with.")),
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="nl|en", help=spoken(say("The language of its meetings."))),
    ] = None,
    methods: Annotated[
        str | None,
        typer.Option(
            "--methods", metavar="ID,ID", help=spoken(say("The methods that the group likes to use."))
        ),
    ] = None,
    profiles: Annotated[
        str | None,
        typer.Option(
            "--profiles", metavar="ID,ID", help=spoken(say("The rules that its hours are held against."))
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help=spoken(say("On which day; left out, today."))),
    ] = None,
) -> int | None:
    """Change a group."""
    from intervisie.cli import groups as work

    typed = {
        "member": member or (),
        "leave": leave or (),
        "rename": rename or (),
        "register": register or (),
        "no_register": no_register or (),
        "discipline": discipline or (),
        "site": site or (),
        "rule": rule or (),
        "no_rules": [""] if no_rules else (),
        "agreed": agreed or (),
        "theme": theme or (),
        "no_theme": no_theme or (),
    }
    once = {
        "name": name,
        "agreement": agreement,
        "clock": clock,
        "guidance": guidance,
        "language": language,
        "methods": methods,
        "profiles": profiles,
    }
    typed |= {argument: [value] for argument, value in once.items() if value is not None}
    return work.edit(group=group, typed=typed, on=on)


def archive(
    group: Annotated[
        str | None,
        typer.Argument(
            metavar="GROUP",
            help=spoken(say("The group; left out, the only one there is.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    *,
    undo: Annotated[bool, typer.Option("--undo", help=spoken(say("The group meets again.")))] = False,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help=spoken(say("On which day; left out, today."))),
    ] = None,
) -> int | None:
    """Archive a group."""
    from intervisie.cli import groups as work

    return work.archive(group=group, undo=undo, on=on)
