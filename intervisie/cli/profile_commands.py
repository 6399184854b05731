"""The commands about the rules of registers. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.completion import complete_groups, complete_profiles
from intervisie.cli.spoken import spoken
from intervisie.text import say


def list_profiles(
    *, json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False
) -> int | None:
    """List the profiles."""
    from intervisie.cli import profiles as work

    return work.list_profiles(json=json)


def show(
    profile: Annotated[
        str,
        typer.Argument(
            metavar="PROFILE|FILE",
            help=spoken(say("The profile to show.")),
            autocompletion=complete_profiles,
        ),
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Show one profile."""
    from intervisie.cli import profiles as work

    return work.show(profile=profile, json=json)


def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help=spoken(say("The profile files to check.")))
    ],
) -> int | None:
    """Check profile files."""
    from intervisie.cli import profiles as work

    return work.check(files=tuple(files))


def check_profile(
    profile: Annotated[
        str,
        typer.Argument(
            metavar="PROFILE|FILE",
            help=spoken(say("The profile to hold the meetings against.")),
            autocompletion=complete_profiles,
        ),
    ],
    *,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help=spoken(say("Only this person.")))
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar="NAME",
            help=spoken(say("Only the meetings of this group.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            "--year", metavar="YYYY", help=spoken(say("The period that ends in this year; left out, now."))
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="YYYY-MM-DD", help=spoken(say("The first day of your own period."))),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="YYYY-MM-DD", help=spoken(say("The last day of your own period."))),
    ] = None,
    activity: Annotated[
        str | None,
        typer.Option(
            "--activity",
            metavar="LABEL",
            help=spoken(say("As what these meetings were held, such as ICT; never so by itself.")),
        ),
    ] = None,
    preparation: Annotated[
        str | None,
        typer.Option("--preparation", metavar="5h", help=spoken(say("How long was prepared in the period."))),
    ] = None,
    months_away: Annotated[
        str | None,
        typer.Option(
            "--months-away", metavar="N", help=spoken(say("Months without practice that lower the hours."))
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Hold meetings against the rules of a register."""
    from intervisie.cli import check_profile as work

    return work.run(
        profile=profile,
        person=person,
        group=group,
        year=year,
        since=since,
        until=until,
        activity=activity,
        preparation=preparation,
        months_away=months_away,
        json=json,
    )
