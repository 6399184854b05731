"""The commands of `intervisie actions`. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.spoken import spoken
from intervisie.text import say


def list_actions(
    *,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("Only the meetings of this group."))),
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help=spoken(say("Only this person.")))
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help=spoken(say("Also those that were not shared.")))
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help=spoken(say("Also those that are done or dropped.")))
    ] = False,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
    ics: Annotated[
        str | None,
        typer.Option(
            "--ics",
            metavar="FILE|-",
            help=spoken(say("Write those that have a day to a calendar file; - is the terminal.")),
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
) -> int | None:
    """List the open actions."""
    from intervisie.cli import actions as work

    return work.list_actions(
        group=group,
        person=person,
        private=private,
        everything=everything,
        json=json,
        ics=ics,
        force=force,
    )


def done(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help=spoken(say("The action, as the list names it.")))
    ],
    text: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT", help=spoken(say("A line about it.")))
    ] = None,
) -> int | None:
    """Say that an action was done."""
    return _settle(action, "done", text)


def change(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help=spoken(say("The action, as the list names it.")))
    ],
    text: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT", help=spoken(say("A line about it.")))
    ] = None,
) -> int | None:
    """Say what an action has become."""
    return _settle(action, "changed", text)


def drop(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help=spoken(say("The action, as the list names it.")))
    ],
    text: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT", help=spoken(say("A line about it.")))
    ] = None,
) -> int | None:
    """Say that an action was dropped."""
    return _settle(action, "dropped", text)


def reopen(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help=spoken(say("The action, as the list names it.")))
    ],
) -> int | None:
    """Take back what was said about an action."""
    return _settle(action, None, None)


def _settle(action: str, outcome: str | None, text: list[str] | None) -> int:
    from intervisie.cli import actions as work
    from intervisie.meeting.note import Outcome

    return work.settle(
        action=action, outcome=Outcome(outcome) if outcome else None, text=" ".join(text or ())
    )
