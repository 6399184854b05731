"""The commands of `intervisie year`. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.arguments import PAPER, check_choice, check_language, whole_number
from intervisie.cli.completion import complete_languages
from intervisie.cli.spoken import spoken
from intervisie.text import say


def report(
    *,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YYYY", help=spoken(say("Which year; left out, this one."))),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("The group; left out when there is one."))),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("The language; left out, that of the latest meeting.")),
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
) -> int | None:
    """Draft the annual report."""
    return _draft(
        "annual-report",
        year=year,
        group=group,
        language=language,
        format=format,
        template=template,
        output=output,
        force=force,
    )


def plan(
    *,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YYYY", help=spoken(say("Which year; left out, the next one."))),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("The group; left out when there is one."))),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("The language; left out, that of the latest meeting.")),
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
) -> int | None:
    """Draft the year plan."""
    return _draft(
        "year-plan",
        year=year,
        group=group,
        language=language,
        format=format,
        template=template,
        output=output,
        force=force,
    )


def _draft(
    document: str,
    *,
    year: str | None,
    group: str | None,
    language: str | None,
    format: str,  # noqa: A002 # the name of the option
    template: str | None,
    output: str | None,
    force: bool,
) -> int:
    check_choice("--format", format, PAPER)
    check_language(language)
    number = whole_number("--year", year)
    from intervisie.cli import year as work

    return work.run(
        document=document,
        year=number,
        group=group,
        language=language,
        format=format,
        template=template,
        output=output,
        force=force,
    )
