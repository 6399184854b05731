"""The commands of `intervisie retention`. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.arguments import whole_number
from intervisie.cli.completion import complete_groups
from intervisie.cli.spoken import spoken
from intervisie.text import say


def list_due(
    *, json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False
) -> int | None:
    """List what is past its date."""
    from intervisie.cli import retention as work

    return work.list_due(json=json)


def apply(
    *,
    yes: Annotated[bool, typer.Option("--yes", help=spoken(say("Do not ask whether you are sure.")))] = False,
    number: Annotated[
        str | None,
        typer.Option(
            "--number", metavar="N", help=spoken(say("How many meetings it is about; of many it is needed."))
        ),
    ] = None,
) -> int | None:
    """Take away what is past its date."""
    count = whole_number("--number", number)
    from intervisie.cli import retention as work

    return work.apply(yes=yes, number=count)


def set_periods(
    *,
    content: Annotated[
        str | None,
        typer.Option("--content", metavar="2y", help=spoken(say("How long what was said is kept."))),
    ] = None,
    proof: Annotated[
        str | None,
        typer.Option("--proof", metavar="6y", help=spoken(say("How long is kept who was there."))),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help=spoken(say("Why so long, in a sentence.")))
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar="NAME",
            help=spoken(say("For this group; left out, for every group.")),
            autocompletion=complete_groups,
        ),
    ] = None,
) -> int | None:
    """Set how long things are kept."""
    from intervisie.cli import periods as work

    return work.set_periods(group=group, content=content, proof=proof, reason=reason)


def clear(
    *,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar="NAME",
            help=spoken(say("For this group; left out, for every group.")),
            autocompletion=complete_groups,
        ),
    ] = None,
) -> int | None:
    """Forget a period."""
    from intervisie.cli import periods as work

    return work.clear(group=group)
