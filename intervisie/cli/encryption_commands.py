"""The commands of `intervisie encryption`. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.completion import complete_meetings
from intervisie.cli.spoken import spoken
from intervisie.text import say


def on(
    *,
    recovery: Annotated[
        bool, typer.Option("--recovery", help=spoken(say("Make a recovery key as well, without asking.")))
    ] = False,
    seal: Annotated[
        bool, typer.Option("--seal", help=spoken(say("Seal what stands there already, without asking.")))
    ] = False,
) -> int | None:
    """Turn encryption on."""
    from intervisie.cli import encryption as work

    return work.turn_on(recovery=recovery, seal=seal)


def off() -> int | None:
    """Turn encryption off for what begins from now on."""
    from intervisie.cli import encryption as work

    return work.turn_off()


def passphrase(
    *,
    new: Annotated[
        str | None,
        typer.Option(
            "--new",
            metavar="FILE",
            help=spoken(say("A file with the new passphrase; left out, you type it.")),
        ),
    ] = None,
) -> int | None:
    """Change the passphrase."""
    from intervisie.cli import encryption as work

    return work.change_passphrase(new=new)


def recovery(
    *,
    remove: Annotated[
        bool, typer.Option("--remove", help=spoken(say("Let no recovery key open anything any more.")))
    ] = False,
) -> int | None:
    """Make a recovery key."""
    from intervisie.cli import encryption as work

    return work.recovery_key(remove=remove)


def seal(
    meetings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MEETING",
            help=spoken(say("Only these meetings; left out, everything that is there.")),
            autocompletion=complete_meetings,
        ),
    ] = None,
) -> int | None:
    """Seal what stands unsealed."""
    from intervisie.cli import sealing as work

    return work.seal_all(meetings=tuple(meetings or ()))


def status(
    *, json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False
) -> int | None:
    """Show what is sealed."""
    from intervisie.cli import sealing as work

    return work.status(json=json)
