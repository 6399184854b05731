"""The commands of `intervisie signal`. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.arguments import PAPER, check_choice, check_language, whole_number
from intervisie.cli.completion import complete_groups, complete_languages
from intervisie.cli.spoken import spoken
from intervisie.text import say

KINDS = ("obstacle", "helps", "hinders", "ours", "theirs", "question")


def make(
    period: Annotated[
        str,
        typer.Argument(
            metavar="YYYY|YYYYH1|YYYYH2", help=spoken(say("A year, or half of one, that is over."))
        ),
    ],
    *,
    group: Annotated[
        list[str] | None,
        typer.Option(
            "--group",
            metavar="NAME",
            help=spoken(say("Only these groups; once for each.")),
            autocompletion=complete_groups,
        ),
    ] = None,
    least_meetings: Annotated[
        str | None,
        typer.Option(
            "--least-meetings", metavar="N", help=spoken(say("In how many meetings a theme was raised."))
        ),
    ] = None,
    least_people: Annotated[
        str | None,
        typer.Option("--least-people", metavar="N", help=spoken(say("By how many different people."))),
    ] = None,
    least_groups: Annotated[
        str | None, typer.Option("--least-groups", metavar="N", help=spoken(say("In how many groups.")))
    ] = None,
    least_members: Annotated[
        str | None,
        typer.Option(
            "--least-members", metavar="N", help=spoken(say("How many members those groups have together."))
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
    format: Annotated[  # noqa: A002 # the name of the option
        str,
        typer.Option(
            "--format",
            metavar="md|html|docx|pdf|json",
            show_default=False,
            help=spoken(say("Markdown, a page to print, Word, PDF, or for another program.")),
            autocompletion=lambda: list(PAPER),
        ),
    ] = "md",
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE|-", help=spoken(say("Where to write it; - is the terminal."))),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
) -> int | None:
    """Write the signal to policy."""
    check_language(language)
    check_choice("--format", format, PAPER)
    thresholds = (
        whole_number("--least-meetings", least_meetings),
        whole_number("--least-people", least_people),
        whole_number("--least-groups", least_groups),
        whole_number("--least-members", least_members),
    )
    from intervisie.cli import signal as work

    return work.make_signal(
        period=period,
        groups=tuple(group or ()),
        thresholds=thresholds,
        language=language,
        format=format,
        output=output,
        force=force,
    )


def release(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help=spoken(say("What it is about: {kinds}.", kinds=", ".join(KINDS))),
            autocompletion=lambda: list(KINDS),
        ),
    ],
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT", help=spoken(say("The line, as the group worded it.")))
    ],
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
    """Release a line."""
    check_choice("KIND", kind, KINDS)
    from intervisie.cli import signal as work

    return work.release(kind=kind, text=" ".join(text), group=group, on=on)


def withdraw(
    number: Annotated[
        str, typer.Argument(metavar="N", help=spoken(say("The number of the line, as the list has it.")))
    ],
    *,
    group: Annotated[
        str | None,
        typer.Option(
            "--group", metavar="NAME", help=spoken(say("The group; left out, the only one there is."))
        ),
    ] = None,
) -> int | None:
    """Take a line back."""
    wanted = whole_number("N", number)
    from intervisie.cli import signal as work

    return work.withdraw(number=wanted or 0, group=group)


def send(
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT", help=spoken(say("The signal, as the group worded it.")))
    ],
    *,
    to: Annotated[str, typer.Option("--to", metavar="NAME", help=spoken(say("Who is to answer.")))],
    answer_by: Annotated[
        str,
        typer.Option("--answer-by", metavar="YYYY-MM-DD", help=spoken(say("By when an answer is asked."))),
    ],
    everybody_agreed: Annotated[
        bool,
        typer.Option("--everybody-agreed", help=spoken(say("It was read out, and everybody agreed."))),
    ] = False,
    sender: Annotated[
        str | None,
        typer.Option(
            "--sender",
            metavar="NAME",
            help=spoken(say("What the group calls itself there, if anything.")),
        ),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group", metavar="NAME", help=spoken(say("The group; left out, the only one there is."))
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
    format: Annotated[  # noqa: A002 # the name of the option
        str,
        typer.Option(
            "--format",
            metavar="md|html|docx|pdf|json",
            show_default=False,
            help=spoken(say("Markdown, a page to print, Word, PDF, or for another program.")),
            autocompletion=lambda: list(PAPER),
        ),
    ] = "md",
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE|-", help=spoken(say("Where to write it; - is the terminal."))),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help=spoken(say("On which day; left out, today."))),
    ] = None,
) -> int | None:
    """Write a group's own signal."""
    check_language(language)
    check_choice("--format", format, PAPER)
    from intervisie.cli import signal as work

    return work.send(
        text=" ".join(text),
        addressee=to,
        answer_by=answer_by,
        agreed=everybody_agreed,
        sender=sender,
        group=group,
        language=language,
        format=format,
        output=output,
        force=force,
        on=on,
    )


def answer(
    number: Annotated[
        str, typer.Argument(metavar="N", help=spoken(say("The number of the signal, as the list has it.")))
    ],
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help=spoken(say("What came back.")))],
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
    """Note an answer."""
    wanted = whole_number("N", number)
    from intervisie.cli import signal as work

    return work.answer(number=wanted or 0, text=" ".join(text), group=group, on=on)


def list_signals(
    *,
    group: Annotated[
        str | None,
        typer.Option(
            "--group", metavar="NAME", help=spoken(say("The group; left out, the only one there is."))
        ),
    ] = None,
) -> int | None:
    """List what was released and sent."""
    from intervisie.cli import signal as work

    return work.list_signals(group=group)
