"""A rehearsal with scripted people: played for whoever watches, or only checked. Nothing is kept."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from intervisie.cli.conducting import conduct
from intervisie.cli.preparing import choose_method, library
from intervisie.cli.problems import lines_of
from intervisie.cli.rehearse import LONGEST, PACE
from intervisie.cli.spoken import interface_words
from intervisie.cli.templates import open_shelf, show_source
from intervisie.cli.writing import refuse_what_is_there, write
from intervisie.conduct.clock import SystemClock
from intervisie.conduct.rehearsal import FastClock, Nowhere
from intervisie.conduct.typist import Typist
from intervisie.documents.cases import cases_of
from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.plain import Data, minutes_data, owner_data
from intervisie.documents.template import make
from intervisie.errors import ExitCode, StorageError, UsageError
from intervisie.faces.inert import inert
from intervisie.meeting.beginning import begin
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import apply_all
from intervisie.meeting.state import ZERO, Meeting
from intervisie.method.library import content_of
from intervisie.method.model import Method
from intervisie.method.places import Path as PathInFile
from intervisie.method.places import problems_at
from intervisie.rehearsing.playing import Play, Stuck, play, table_for
from intervisie.text import say, say_count


def check(name: str, people: int | None) -> int:
    """Play a method without showing it, for its fewest, ideal and most people, the short way and the long.

    Prints a line for each group; where it cannot be played, the line of the file that causes it.
    """
    method = _method(name)
    size = method.people
    code = ExitCode.DONE
    for count in (people,) if people else tuple(dict.fromkeys((size.least, size.ideal, size.most))):
        plays = [_played(method, count, everything=everything) for everything in (False, True)]
        stuck = next((each.stuck for each in plays if each.stuck is not None), None)
        if stuck is None:
            told = say_count(
                "{name} with {count} person: can be played",
                "{name} with {count} people: can be played",
                count,
                name=name,
            )
            print(inert(interface_words().text(told)))
            continue
        sys.stdout.flush()
        _tell(stuck, method, name, count)
        code = ExitCode.BAD_FILE
    return code


def play_it(name: str, people: int | None, *, documents: str | None, face: str | None) -> int:
    """Let a meeting play itself with a fast clock, and then make its documents.

    They are printed, or written to the folder `documents`.
    """
    method = _method(name)
    count = people or method.people.ideal
    played = _played(method, count, everything=False)
    folder = Path(documents) if documents is not None else None
    if folder is not None:
        _refuse_folder(folder, played.meeting)
    pace = max(PACE, played.meeting.last.elapsed / LONGEST)
    clock = FastClock(SystemClock(), pace)
    stamp = clock.stamp()
    now = Instant(ZERO, stamp.wall)
    meeting = apply_all(None, begin(table_for(method, library().blocks(method.language), count), now), now)
    notices = (
        say("A rehearsal that plays itself: nothing is kept, and a minute takes a second or less."),
        say("At the table: {names}.", names=", ".join(person.name for person in meeting.people)),
    )
    code = conduct(
        meeting,
        Nowhere(),
        stamp,
        archive=None,
        notices=notices,
        face=face,
        clock=clock,
        pace=pace,
        typist=Typist([(each.after.total_seconds() / pace, each.line) for each in played.script], "/quit"),
    )
    if code != ExitCode.DONE:
        return code
    if played.stuck is not None:
        _tell(played.stuck, method, name, count)
        return ExitCode.BAD_FILE
    for title, text in _documents(played.meeting):
        if folder is None:
            show_source(text)
        else:
            write(folder / title, text, force=False)
    return ExitCode.DONE


def _method(name: str) -> Method:
    method, _ = choose_method(name, None)
    if method is None:
        raise UsageError(say("{argument} is missing.", argument="METHOD|FILE"))
    return method


def _played(method: Method, count: int, *, everything: bool) -> Play:
    beginning = table_for(method, library().blocks(method.language), count)
    return play(beginning, SystemClock().stamp().wall, everything=everything)


def _tell(stuck: Stuck, method: Method, name: str, count: int) -> None:
    """Say where a method cannot be played, at its line where it stands in a file that can be read."""
    sentence = say_count(
        "with {count} person '{step}' cannot be played: {reason}",
        "with {count} people '{step}' cannot be played: {reason}",
        count,
        step=stuck.stop.step.title,
        reason=stuck.reason,
    )
    words = interface_words()
    lines = [inert(words.text(sentence))]
    with suppress(UsageError, StorageError):
        file = library().file_of(name.partition(":")[0], method.language)
        spot = (_path_of(method, stuck), sentence, stuck.mend)
        (problem,) = problems_at(content_of(file), str(file), (spot,))
        lines = lines_of(str(file), problem, words)
    for line in lines:
        print(line, file=sys.stderr)


def _path_of(method: Method, stuck: Stuck) -> PathInFile:
    """Return where the step stands in its file, the top of it for one that the meeting brings."""
    for number, step in enumerate(method.steps):
        if step.id == stuck.stop.step.id:
            return ("steps", number)
        for inner, inside in enumerate(step.steps):
            if inside.id == stuck.stop.step.id:
                return ("steps", number, "steps", inner)
    return ()


def _refuse_folder(folder: Path, meeting: Meeting) -> None:
    """Raise before anything is played when a document could not be written."""
    if not folder.is_dir():
        raise StorageError(say("There is no folder {path}.", path=str(folder)), say("Make it first."))
    for title in _titles(meeting):
        refuse_what_is_there(folder / title, force=False)


def _titles(meeting: Meeting) -> tuple[str, ...]:
    return ("minutes.md", *(f"owner-{number}.md" for number, _ in enumerate(cases_of(meeting), 1)))


def _documents(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Return the group minutes and the sheet of every case, each with its file name."""
    shelf = open_shelf()
    made: list[tuple[str, Data]] = [("minutes", minutes_data(minutes(meeting)))]
    made += [("owner", owner_data(owner_sheet(meeting, case.id))) for case in cases_of(meeting)]
    return tuple(
        (title, make(shelf.of_document(kind), data))
        for title, (kind, data) in zip(_titles(meeting), made, strict=True)
    )
