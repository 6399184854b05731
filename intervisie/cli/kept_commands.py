"""The commands that make something of what is kept: documents, hours, a year. Declarations only."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.arguments import PAPER, check_choice, check_language, whole_number
from intervisie.cli.completion import (
    complete_languages,
    complete_meetings,
    complete_profiles,
)
from intervisie.cli.spoken import spoken
from intervisie.errors import UsageError
from intervisie.text import say

DOCUMENTS = ("owner", "minutes", "proof", "attendance", "report")


def export(
    meeting: Annotated[
        str | None,
        typer.Argument(
            metavar="MEETING",
            help=spoken(say("The meeting, by its date and number; left out, the latest.")),
            autocompletion=complete_meetings,
        ),
    ] = None,
    *,
    document: Annotated[
        str | None,
        typer.Option(
            "--document",
            metavar="owner|minutes|proof|attendance|report",
            help=spoken(
                say(
                    "Which: case owner's sheet, group minutes, proof of participation, attendance list or "
                    "individual report."
                )
            ),
            autocompletion=lambda: list(DOCUMENTS),
        ),
    ] = None,
    case: Annotated[
        str | None,
        typer.Option("--case", metavar="N", help=spoken(say("The case the sheet or report is about."))),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="NAME", help=spoken(say("Whose proof or report it is."))),
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option(
            "--layout",
            metavar="vs-ict|skj|fgzpt|krp",
            help=spoken(say("The layout of the report, by the register that asks it.")),
            autocompletion=lambda: ["vs-ict", "skj", "fgzpt", "krp"],
        ),
    ] = None,
    register: Annotated[
        str | None,
        typer.Option(
            "--register",
            metavar="NAME",
            help=spoken(say("Print the number in this register, as the group knows it.")),
        ),
    ] = None,
    activity: Annotated[
        str | None,
        typer.Option(
            "--activity", metavar="TEXT", help=spoken(say("What kind of activity it was, for the register."))
        ),
    ] = None,
    empty: Annotated[
        bool, typer.Option("--empty", help=spoken(say("The report with lines to fill in; ask nothing.")))
    ] = False,
    format: Annotated[  # noqa: A002 # the name of the option
        str,
        typer.Option(
            "--format",
            metavar="md|html|docx|pdf|json|csv",
            show_default=False,
            help=spoken(say("Markdown, a page to print, Word, PDF, or for another program.")),
            autocompletion=lambda: [*PAPER, "csv"],
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
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=spoken(say("Ask first about lines of the owner's sheet that may tell who they are about.")),
        ),
    ] = False,
) -> int | None:
    """Write a document of a meeting."""
    if document is None:
        from intervisie.cli.which_document import which_document

        document = which_document()
    check_choice("--document", document, DOCUMENTS)
    check_choice("--format", format, (*PAPER, "csv"))
    number = whole_number("--case", case)
    if document == "report":
        from intervisie.cli import individual

        return individual.run(
            meeting=meeting,
            layout=layout,
            case=number,
            person=person,
            register=register,
            activity=activity,
            empty=empty,
            format=format,
            template=template,
            output=output,
            force=force,
        )
    for option, given in (("--layout", layout is not None), ("--empty", empty)):
        if given:
            raise UsageError(
                say("Only a report has {option}.", option=option), say("Leave out {option}.", option=option)
            )
    from intervisie.cli import export as work

    return work.run(
        meeting=meeting,
        document=document,
        case=number,
        person=person,
        register=register,
        activity=activity,
        format=format,
        template=template,
        output=output,
        force=force,
        check=check,
    )


def hours(
    *,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YYYY", help=spoken(say("Which year; left out, this one."))),
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help=spoken(say("Only this person.")))
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("Only the meetings of this group."))),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="PROFILE|FILE",
            help=spoken(say("What counts under the rules of this profile.")),
            autocompletion=complete_profiles,
        ),
    ] = None,
    activity: Annotated[
        str | None,
        typer.Option(
            "--activity",
            metavar="LABEL",
            help=spoken(say("As what these meetings were held, such as ICT; never so by itself.")),
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|csv|json",
            help=spoken(say("A table, or a line for each person and meeting.")),
        ),
    ] = "text",
) -> int | None:
    """Add up who was there how long."""
    check_choice("--format", output, ("text", "csv", "json"))
    number = whole_number("--year", year)
    if profile is not None:
        from intervisie.cli import hours_by_profile

        return hours_by_profile.run(
            profile=profile, year=number, person=person, group=group, activity=activity, output=output
        )
    if activity is not None:
        raise UsageError(say("{option} belongs to {other}.", option="--activity", other="--profile"))
    from intervisie.cli import hours as work

    return work.run(year=number, person=person, group=group, output=output)


def search(
    terms: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help=spoken(say("The words; left out, they are asked for."))),
    ] = None,
    *,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("Only the meetings of this group."))),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Find words in what was noted."""
    from intervisie.cli import search as work

    return work.run(terms=tuple(terms or ()), group=group, json=json)


def doctor(
    *,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair",
            help=spoken(say("Shut what others can read; write what is left of a damaged file beside it.")),
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Look whether everything is in order."""
    from intervisie.cli import doctor as work

    return work.run(repair=repair, json=json)


def overview(
    *,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YYYY", help=spoken(say("Which year; left out, this one."))),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("Only the meetings of this group."))),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="FILE|-",
            help=spoken(say("Write it as a document in Markdown; - is the terminal.")),
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
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
) -> int | None:
    """Show a year in numbers."""
    number = whole_number("--year", year)
    check_language(language)
    from intervisie.cli import overview as work

    return work.run(year=number, group=group, json=json, output=output, language=language, force=force)
