"""The commands of `intervisie trajectory`. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.arguments import check_choice, whole_number
from intervisie.cli.completion import complete_groups
from intervisie.cli.spoken import spoken
from intervisie.text import say


def start(
    group: Annotated[
        str | None,
        typer.Argument(
            metavar="GROUP",
            help=spoken(say("The group; left out, the only one there is.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    *,
    meetings: Annotated[
        str | None,
        typer.Option("--meetings", metavar="N", help=spoken(say("How many meetings are planned."))),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help=spoken(say("Since when; left out, today."))),
    ] = None,
) -> int | None:
    """Begin a trajectory."""
    planned = whole_number("--meetings", meetings)
    from intervisie.cli import trajectory as work

    return work.start(group=group, planned=planned, on=on)


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
    """Show a trajectory."""
    from intervisie.cli import trajectory as work

    return work.show(group=group, json=json)


def change(
    group: Annotated[
        str | None,
        typer.Argument(
            metavar="GROUP",
            help=spoken(say("The group; left out, the only one there is.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    *,
    meetings: Annotated[
        str | None,
        typer.Option("--meetings", metavar="N", help=spoken(say("How many meetings are planned."))),
    ] = None,
    next_on: Annotated[
        str | None,
        typer.Option("--next", metavar="YYYY-MM-DD", help=spoken(say("When the next meeting is."))),
    ] = None,
) -> int | None:
    """Change a trajectory."""
    planned = whole_number("--meetings", meetings)
    from intervisie.cli import trajectory as work

    return work.change(group=group, planned=planned, next_on=next_on)


def goal(
    name: Annotated[str, typer.Argument(metavar="NAME", help=spoken(say("Whose learning goal it is.")))],
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help=spoken(say("The goal, in their words.")))],
    *,
    group: Annotated[
        str | None,
        typer.Option(
            "--group", metavar="NAME", help=spoken(say("The group; left out, the only one there is."))
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help=spoken(say("On which day; left out, today."))),
    ] = None,
) -> int | None:
    """Word a learning goal."""
    from intervisie.cli import trajectory as work

    return work.goal(name=name, text=" ".join(text), group=group, on=on)


def received(
    name: Annotated[str, typer.Argument(metavar="NAME", help=spoken(say("Who wrote it.")))],
    kind: Annotated[
        str,
        typer.Argument(
            metavar="work|report",
            help=spoken(say("The work brought in before a meeting, or the report after it.")),
            autocompletion=lambda: ["work", "report"],
        ),
    ],
    *,
    meeting: Annotated[
        str | None,
        typer.Option(
            "--meeting",
            metavar="N",
            help=spoken(say("For or after which meeting; left out, the next or the last one.")),
        ),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group", metavar="NAME", help=spoken(say("The group; left out, the only one there is."))
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help=spoken(say("On which day; left out, today."))),
    ] = None,
) -> int | None:
    """Note that something came in."""
    number = whole_number("--meeting", meeting)
    check_choice("work|report", kind, ("work", "report"))
    from intervisie.cli import trajectory as work

    return work.received(name=name, kind=kind, number=number, group=group, on=on)


def end(
    group: Annotated[
        str | None,
        typer.Argument(
            metavar="GROUP",
            help=spoken(say("The group; left out, the only one there is.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    *,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help=spoken(say("On which day; left out, today."))),
    ] = None,
) -> int | None:
    """End a trajectory."""
    from intervisie.cli import trajectory as work

    return work.end(group=group, on=on)
