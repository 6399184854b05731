"""The commands of `intervisie people`. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.completion import complete_groups, complete_meetings
from intervisie.cli.spoken import spoken
from intervisie.text import say


def show(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help=spoken(say("Whose; left out, it is asked.")))
    ] = None,
    *,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar="NAME",
            help=spoken(say("Only in this group and its meetings.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Show everything that is held about somebody."""
    from intervisie.cli import people as work

    return work.show(name=name, group=group, json=json)


def forget(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help=spoken(say("Whom; left out, it is asked.")))
    ] = None,
    *,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar="NAME",
            help=spoken(say("Only in this group and its meetings.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=spoken(say("Do not ask whether you are sure.")))] = False,
) -> int | None:
    """Forget somebody."""
    from intervisie.cli import forgetting as work

    return work.forget(name=name, group=group, yes=yes)


def pseudonyms(
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
    """Show what stands for a name in documents."""
    from intervisie.cli import people as work

    return work.pseudonyms(meeting=meeting, json=json)
