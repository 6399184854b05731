"""`intervisie methods`: list and show methods. Arguments in, exit code out."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.errors import ExitCode, StorageError, UsageError
from intervisie.faces.inert import cells, inert
from intervisie.method.library import LANGUAGES, Entry, Library
from intervisie.method.model import Method
from intervisie.text import Text, say, say_count

if TYPE_CHECKING:
    from intervisie.cli.wishes import Wanted
    from intervisie.method.fitting import Fit
    from intervisie.words.catalogue import Words

MOST_PEOPLE = 999


def open_library() -> Library:
    """Return the library of this person: the shipped methods, and those in their own `methods` folder."""
    from intervisie.archive.folders import data_folder
    from intervisie.shipped import shipped

    try:
        own = data_folder(os.environ) / "methods"
    except StorageError:
        own = None  # methods can be read without a place to keep meetings
    return Library(shipped("methods"), own)


def list_methods(*, wanted: Wanted | None = None, language: str | None, json: bool) -> int:
    """Print the methods, own ones first; one that is broken says how to find out why."""
    library = open_library()
    entries = _entries(library, language, wanted.people if wanted else None)
    if wanted is not None:
        from intervisie.cli.wishes import narrowed

        entries = list(narrowed(entries, wanted))
    if json:
        _print_json([_entry_values(entry) for entry in entries])
        return ExitCode.DONE
    words = interface_words()
    rows = [_row(entry, words) for entry in entries]
    widths = [max((cells(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        padded = [text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=False)]
        print("  ".join((*padded, row[3])).rstrip())
    if not rows:
        print(words.text(say("No method fits; ask for less at once.")))
    print(end="", flush=True)
    for double in library.doubles():
        complain(unused(*double))
    return ExitCode.DONE


def _entries(library: Library, language: str | None, people: int | None = None) -> list[Entry]:
    """Return the methods in one language, or in both."""
    if language is not None:
        return list(library.entries(language, people))
    seen: dict[Path, Entry] = {}
    for each in LANGUAGES:
        seen.update((entry.path, entry) for entry in library.entries(each, people))
    return sorted(seen.values(), key=lambda entry: (not entry.own, entry.id, entry.language))


def _row(entry: Entry, words: Words) -> tuple[str, str, str, str]:
    if entry.broken:
        path = str(entry.path)
        command = f"intervisie methods check {path}"
        told = say("cannot be used; see: {command}", command=command)
        return inert(entry.id), entry.language or "-", "", inert(words.text(told))
    facts = say_count(
        "{duration} with {count} person",
        "{duration} with {count} people",
        entry.people,
        duration=_rounded(entry.duration),
    )
    own = words.text(_whose(entry)) if entry.own else ""
    name = f"{entry.name} ({own})" if own else entry.name
    return inert(entry.id), entry.language, inert(name), words.text(facts)


def unused(identifier: str, path: Path, used: Path) -> Text:
    """Return that a file stays unused, because another has its id."""
    return say("{path} is not used: {other} is '{id}' too.", path=str(path), other=str(used), id=identifier)


def _whose(entry: Entry) -> Text:
    if entry.origin:
        if entry.replaces:
            return say("from {collection}, in place of the shipped one", collection=entry.origin)
        return say("from {collection}", collection=entry.origin)
    return say("your own, in place of the shipped one") if entry.replaces else say("your own")


def _rounded(duration: timedelta) -> timedelta:
    """Return a duration in whole minutes, rounded up: nobody plans a meeting in seconds."""
    minute = timedelta(minutes=1)
    return -(-duration // minute) * minute


def _entry_values(entry: Entry) -> dict[str, object]:
    values: dict[str, object] = {"id": entry.id, "language": entry.language, "path": str(entry.path)}
    values |= {"own": entry.own, "origin": entry.origin, "broken": entry.broken}
    if not entry.broken:
        seconds = int(entry.duration.total_seconds())
        values |= {"name": entry.name, "form": str(entry.form), "people": entry.people, "seconds": seconds}
        values |= {"least": entry.least, "most": entry.most, "experience": str(entry.experience)}
        values |= {"replaces": entry.replaces}
    return values


def show(
    *,
    method: str,
    people: int | None,
    time: timedelta | None = None,
    language: str | None,
    json: bool,
    markdown: bool = False,
) -> int:
    """Print one method as a facilitator reads it the evening before, fitted to `time` if one is given."""
    if people is not None and not 1 <= people <= MOST_PEOPLE:
        raise UsageError(
            say("{option} must be a number from 1 to {most}.", option="--people", most=MOST_PEOPLE)
        )
    library = open_library()
    if language is None:
        found = library.find_in_any_language(method, interface_words().language)
    else:
        found = library.find(method, language)
    count = people or found.people.ideal
    from intervisie.method.fitting import fit
    from intervisie.method.planning import size_of

    fitted = fit(found, size_of(count), time) if time is not None else None
    if json:
        _print_json(_method_values(found, count, fitted))
        return ExitCode.DONE
    from intervisie.cli.method_page import rows_of
    from intervisie.cli.rows import markdown as as_markdown
    from intervisie.cli.rows import plain
    from intervisie.words.catalogue import Words

    rows = rows_of(found, count, Words(found.language), fitted=fitted)
    for line in as_markdown(rows) if markdown else plain(rows):
        print(line)
    return ExitCode.DONE


def _method_values(method: Method, people: int, fitted: Fit | None) -> dict[str, object]:
    from msgspec import to_builtins

    from intervisie.method.planning import total

    method = fitted.method if fitted else method
    values: dict[str, object] = {"people": people, "seconds": int(total(method, people).total_seconds())}
    if fitted is not None:
        values |= {"fits": fitted.fits, "least_seconds": int(fitted.least.total_seconds())}
    return values | {"method": to_builtins(method)}


def _print_json(value: object) -> None:
    """Print a value for another program: in ASCII, so that nothing in it can steer a terminal."""
    from json import dumps

    print(dumps(value, indent=2))
