"""The commands that list, show, check and erase what is kept: meetings and templates.

Declarations only, as in `app.py`.
"""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.completion import complete_meetings
from intervisie.cli.spoken import spoken
from intervisie.text import say


def meetings_list(
    *, json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False
) -> int | None:
    """List the meetings."""
    from intervisie.cli import meetings as work

    return work.list_meetings(json=json)


def meetings_show(
    meeting: Annotated[
        str | None,
        typer.Argument(
            metavar="MEETING",
            help=spoken(say("The meeting, by its date and number; left out, the latest.")),
            autocompletion=complete_meetings,
        ),
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Show one meeting."""
    from intervisie.cli import meetings as work

    return work.show(meeting=meeting, json=json)


def meetings_next(
    *,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("Only the meetings of this group."))),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
    ics: Annotated[
        str | None,
        typer.Option(
            "--ics", metavar="FILE|-", help=spoken(say("Write a calendar file; - is the terminal."))
        ),
    ] = None,
    with_group: Annotated[
        bool,
        typer.Option("--with-group", help=spoken(say("With --ics: put the name of the group in it."))),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
) -> int | None:
    """Show when groups meet again."""
    from intervisie.cli import meetings_next as work

    return work.run(group=group, json=json, ics=ics, with_group=with_group, force=force)


def meetings_erase(
    meeting: Annotated[
        str,
        typer.Argument(
            metavar="MEETING",
            help=spoken(say("The meeting, by its date and number.")),
            autocompletion=complete_meetings,
        ),
    ],
    *,
    yes: Annotated[bool, typer.Option("--yes", help=spoken(say("Do not ask whether you are sure.")))] = False,
) -> int | None:
    """Erase one meeting."""
    from intervisie.cli import meetings as work

    return work.erase(meeting=meeting, yes=yes)


def templates_list(
    *, json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False
) -> int | None:
    """List the templates."""
    from intervisie.cli import templates as work

    return work.list_templates(json=json)


def templates_show(
    template: Annotated[str, typer.Argument(metavar="TEMPLATE", help=spoken(say("The template to show.")))],
    *,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Show one template."""
    from intervisie.cli import templates as work

    return work.show(template=template, json=json)


def templates_check(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=spoken(say("The templates to check.")))],
) -> int | None:
    """Check templates."""
    from intervisie.cli import templates as work

    return work.check(files=tuple(files))
