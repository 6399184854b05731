"""The commands of `intervisie methods`: to choose, read, check, write and share methods.

Declarations only, as in `app.py`.
"""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.arguments import check_choice, check_language, length_of_time, whole_number
from intervisie.cli.completion import complete_languages, complete_methods
from intervisie.cli.spoken import spoken
from intervisie.errors import UsageError
from intervisie.text import say


def list_methods(
    *,
    form: Annotated[
        str | None,
        typer.Option("--form", metavar="FORM", help=spoken(say("Only this form, such as intervisie."))),
    ] = None,
    people: Annotated[
        str | None,
        typer.Option("--people", metavar="N", help=spoken(say("Only methods for so many people."))),
    ] = None,
    time: Annotated[
        str | None,
        typer.Option("--time", metavar="75m", help=spoken(say("Only methods that take no longer."))),
    ] = None,
    experience: Annotated[
        str | None,
        typer.Option(
            "--experience",
            metavar="LEVEL",
            help=spoken(say("The most a method may ask: beginner, some or trained-facilitator.")),
        ),
    ] = None,
    own: Annotated[bool, typer.Option("--own", help=spoken(say("Only your own methods.")))] = False,
    shipped: Annotated[
        bool, typer.Option("--shipped", help=spoken(say("Only the methods of the program.")))
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("Only the methods in this language.")),
            autocompletion=complete_languages,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """List the methods."""
    check_language(language)
    from intervisie.cli import methods as work
    from intervisie.cli.wishes import wanted

    asked = wanted(
        form=form,
        people=whole_number("--people", people),
        time=length_of_time("--time", time),
        experience=experience,
        own=own,
        shipped=shipped,
    )
    return work.list_methods(wanted=asked, language=language, json=json)


def show(
    method: Annotated[
        str,
        typer.Argument(
            metavar="METHOD|FILE",
            help=spoken(say("The method to show.")),
            autocompletion=complete_methods,
        ),
    ],
    *,
    people: Annotated[
        str | None,
        typer.Option("--people", metavar="N", help=spoken(say("For how many people the times are counted."))),
    ] = None,
    time: Annotated[
        str | None,
        typer.Option("--time", metavar="75m", help=spoken(say("The time that the method is fitted to."))),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("The language of the method.")),
            autocompletion=complete_languages,
        ),
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help=spoken(say("As Markdown, to print or to send.")))
    ] = False,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Show one method."""
    if json and markdown:
        raise UsageError(say("Choose between {one} and {other}.", one="--json", other="--markdown"))
    check_language(language)
    size = whole_number("--people", people)
    length = length_of_time("--time", time)
    from intervisie.cli import methods as work

    return work.show(method=method, people=size, time=length, language=language, json=json, markdown=markdown)


def choose(
    *,
    people: Annotated[
        str | None,
        typer.Option("--people", metavar="N", help=spoken(say("How many people there are."))),
    ] = None,
    time: Annotated[
        str | None,
        typer.Option("--time", metavar="75m", help=spoken(say("The time for the method itself."))),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(
            "--question",
            metavar="KIND",
            help=spoken(say("What it is about, such as event, own-part or moral.")),
        ),
    ] = None,
    goal: Annotated[
        str | None,
        typer.Option(
            "--goal",
            metavar="KIND",
            help=spoken(
                say("What there should be at the end: advice, insight, step, decision or agreement.")
            ),
        ),
    ] = None,
    experience: Annotated[
        str | None,
        typer.Option(
            "--experience",
            metavar="LEVEL",
            help=spoken(say("The most a method may ask: beginner, some or trained-facilitator.")),
        ),
    ] = None,
    trust: Annotated[
        str | None,
        typer.Option(
            "--trust",
            metavar="LEVEL",
            help=spoken(say("How much people trust each other: little, some or much.")),
        ),
    ] = None,
    leader: Annotated[
        str | None,
        typer.Option(
            "--leader",
            metavar="WHO",
            help=spoken(say("Who can lead: rotating, external, trained or registered.")),
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("Only the methods in this language.")),
            autocompletion=complete_languages,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=spoken(say("For another program.")))] = False,
) -> int | None:
    """Choose a method for a group and its question."""
    check_language(language)
    size = whole_number("--people", people)
    length = length_of_time("--time", time)
    from intervisie.cli import method_choose as work

    known = work.situation(
        people=size,
        time=length,
        question=question,
        goal=goal,
        experience=experience,
        trust=trust,
        leader=leader,
    )
    return work.run(known=known, language=language, json=json)


def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help=spoken(say("The method files to check.")))
    ],
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help=spoken(say("Let advice count as an error too.")))
    ] = False,
    output: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|json|github",
            help=spoken(say("For people, for another program, or for the checks of GitHub.")),
        ),
    ] = "text",
) -> int | None:
    """Check method files."""
    check_choice("--format", output, ("text", "json", "github"))
    from intervisie.cli import method_check as work

    return work.run(files=tuple(files), strict=strict, output=work.Format(output))


def new(
    new_id: Annotated[
        str | None,
        typer.Argument(metavar="ID", help=spoken(say("The id of the new method; left out, it is asked."))),
    ] = None,
    *,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="METHOD|FILE",
            help=spoken(say("Begin with this method.")),
            autocompletion=complete_methods,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("The language of the method.")),
            autocompletion=complete_languages,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
) -> int | None:
    """Write a method of your own."""
    check_language(language)
    from intervisie.cli import method_new as work

    return work.run(new_id=new_id, source=source, language=language, force=force)


def copy(
    method: Annotated[
        str,
        typer.Argument(
            metavar="METHOD|FILE",
            help=spoken(say("The method to copy.")),
            autocompletion=complete_methods,
        ),
    ],
    *,
    new_id: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="ID", help=spoken(say("The id of the copy; left out, it replaces the method."))
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("The language of the method.")),
            autocompletion=complete_languages,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
) -> int | None:
    """Copy a method, to change it."""
    check_language(language)
    from intervisie.cli import method_copy as work

    return work.run(method=method, new_id=new_id, language=language, force=force)


def schema(
    *,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("The language of the explanations.")),
            autocompletion=complete_languages,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE|-", help=spoken(say("Where to write it; - is the terminal."))),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
) -> int | None:
    """Write the schema of method files."""
    check_language(language)
    from intervisie.cli import method_schema as work

    return work.run(language=language, output=output, force=force)


def add(
    path: Annotated[str, typer.Argument(metavar="FOLDER|ZIP", help=spoken(say("The methods to add.")))],
    *,
    name: Annotated[
        str | None,
        typer.Option(
            "--name", metavar="NAME", help=spoken(say("What to call them; left out, as the file is called."))
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help=spoken(say("Take also what is there already.")))
    ] = False,
    skip: Annotated[
        bool, typer.Option("--skip", help=spoken(say("Leave out what is there already.")))
    ] = False,
) -> int | None:
    """Add methods that somebody gave you."""
    if replace and skip:
        raise UsageError(say("Choose between {one} and {other}.", one="--replace", other="--skip"))
    from intervisie.cli import sharing as work

    return work.add(path=path, name=name, replace=replace, skip=skip)


def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help=spoken(say("The collection to remove.")))],
    *,
    yes: Annotated[bool, typer.Option("--yes", help=spoken(say("Do not ask whether you are sure.")))] = False,
) -> int | None:
    """Remove methods that were added."""
    from intervisie.cli import sharing as work

    return work.remove(name=name, yes=yes)


def pack(
    methods: Annotated[
        list[str],
        typer.Argument(
            metavar="METHOD", help=spoken(say("The methods to pack.")), autocompletion=complete_methods
        ),
    ],
    *,
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help=spoken(say("The zip to write.")))
    ] = "methods.zip",
    force: Annotated[
        bool, typer.Option("--force", help=spoken(say("Replace a file that is already there.")))
    ] = False,
) -> int | None:
    """Pack methods for somebody else."""
    from intervisie.cli import sharing as work

    return work.pack(methods=tuple(methods), output=output, force=force)
