"""The commands that lead a meeting: start, resume and rehearse. Declarations only, as in `app.py`."""

from __future__ import annotations

from typing import Annotated

import typer

from intervisie.cli.arguments import check_language, choose_face, whole_number
from intervisie.cli.completion import (
    complete_languages,
    complete_meetings,
    complete_methods,
)
from intervisie.cli.spoken import spoken
from intervisie.errors import UsageError
from intervisie.text import say


def start(
    method: Annotated[
        str | None,
        typer.Argument(
            metavar="METHOD|FILE",
            help=spoken(say("The method of the first case; left out, the meeting chooses.")),
            autocompletion=complete_methods,
        ),
    ] = None,
    *,
    participant: Annotated[
        list[str] | None,
        typer.Option(
            "--participant", metavar="NAME", help=spoken(say("Who is there; once for each person."))
        ),
    ] = None,
    people: Annotated[
        str | None,
        typer.Option("--people", metavar="FILE|-", help=spoken(say("A file with one name on each line."))),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", help=spoken(say("The group that meets; it is remembered."))),
    ] = None,
    case_owner: Annotated[
        str | None,
        typer.Option("--case-owner", metavar="NAME", help=spoken(say("Who brings the first case."))),
    ] = None,
    facilitator: Annotated[
        str | None,
        typer.Option("--facilitator", metavar="NAME", help=spoken(say("Who leads the meeting."))),
    ] = None,
    note_taker: Annotated[
        str | None,
        typer.Option("--note-taker", metavar="NAME", help=spoken(say("Who writes along."))),
    ] = None,
    timekeeper: Annotated[
        str | None,
        typer.Option("--timekeeper", metavar="NAME", help=spoken(say("Who watches the time."))),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(
            "--as",
            metavar="ROLE=NAME",
            help=spoken(say("Who has a role of the method; once for each role.")),
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help=spoken(say("The language of the meeting.")),
            autocompletion=complete_languages,
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="TEXT", help=spoken(say("Where the meeting is."))),
    ] = None,
    online: Annotated[
        list[str] | None,
        typer.Option("--online", metavar="NAME", help=spoken(say("Who joins online; once for each person."))),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="16:00", help=spoken(say("When the meeting must be over."))),
    ] = None,
    time: Annotated[
        str | None,
        typer.Option("--time", metavar="75m", help=spoken(say("How long the meeting may take."))),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help=spoken(say("Line by line, for a screen reader or a pipe."))),
    ] = False,
    screen: Annotated[bool, typer.Option("--screen", help=spoken(say("Use the whole screen.")))] = False,
    ascii: Annotated[  # noqa: A002 # the name of the option
        bool, typer.Option("--ascii", help=spoken(say("Draw the screen with plain characters only.")))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=spoken(say("Ask nothing; take what is usual.")))] = False,
    fit: Annotated[
        bool,
        typer.Option("--fit", help=spoken(say("Shorten the method to the time, where it may be shorter."))),
    ] = False,
    no_stop_signs: Annotated[
        bool,
        typer.Option("--no-stop-signs", help=spoken(say("None of the method's reasons not to begin holds."))),
    ] = False,
) -> int | None:
    """Start a meeting."""
    face = choose_face(plain=plain, screen=screen, ascii_only=ascii)
    if until is not None and time is not None:
        raise UsageError(say("Choose between {one} and {other}.", one="--until", other="--time"))
    check_language(language)
    from intervisie.cli import start as work

    return work.run(
        method=method,
        participants=tuple(participant or ()),
        people=people,
        group=group,
        case_owner=case_owner,
        facilitator=facilitator,
        note_taker=note_taker,
        timekeeper=timekeeper,
        given=tuple(role or ()),
        language=language,
        place=place,
        online=tuple(online or ()),
        until=until,
        time=time,
        face=face,
        yes=yes,
        no_stop_signs=no_stop_signs,
        fit=fit,
    )


def resume(
    meeting: Annotated[
        str | None,
        typer.Argument(
            metavar="MEETING",
            help=spoken(say("The meeting, by its date and number; left out, the open ones are shown.")),
            autocompletion=complete_meetings,
        ),
    ] = None,
    *,
    plain: Annotated[
        bool,
        typer.Option("--plain", help=spoken(say("Line by line, for a screen reader or a pipe."))),
    ] = False,
    screen: Annotated[bool, typer.Option("--screen", help=spoken(say("Use the whole screen.")))] = False,
    ascii: Annotated[  # noqa: A002 # the name of the option
        bool, typer.Option("--ascii", help=spoken(say("Draw the screen with plain characters only.")))
    ] = False,
) -> int | None:
    """Go on with a meeting."""
    face = choose_face(plain=plain, screen=screen, ascii_only=ascii)
    from intervisie.cli import resume as work

    return work.run(meeting=meeting, face=face)


def rehearse(
    method: Annotated[
        str | None,
        typer.Argument(
            metavar="METHOD|FILE",
            help=spoken(say("The method to walk through.")),
            autocompletion=complete_methods,
        ),
    ] = None,
    *,
    people: Annotated[
        str | None,
        typer.Option("--people", metavar="N", help=spoken(say("How many sit at the table."))),
    ] = None,
    play: Annotated[
        bool,
        typer.Option("--play", help=spoken(say("Let scripted people play it, then make its documents."))),
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help=spoken(say("Only see whether it can be played, for groups of all sizes."))
        ),
    ] = False,
    documents: Annotated[
        str | None,
        typer.Option(
            "--documents", metavar="FOLDER", help=spoken(say("With --play: where to write the documents."))
        ),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help=spoken(say("Line by line, for a screen reader or a pipe."))),
    ] = False,
    screen: Annotated[bool, typer.Option("--screen", help=spoken(say("Use the whole screen.")))] = False,
    ascii: Annotated[  # noqa: A002 # the name of the option
        bool, typer.Option("--ascii", help=spoken(say("Draw the screen with plain characters only.")))
    ] = False,
) -> int | None:
    """Walk through a whole meeting with a fast clock."""
    face = choose_face(plain=plain, screen=screen, ascii_only=ascii)
    size = whole_number("--people", people)
    if play and check:
        raise UsageError(say("Choose between {one} and {other}.", one="--play", other="--check"))
    from intervisie.cli import rehearse as work

    return work.run(method=method, people=size, play=play, check=check, documents=documents, face=face)
