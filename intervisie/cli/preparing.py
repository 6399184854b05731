"""What is settled before a meeting begins: the method, who sits where, until when."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache

from msgspec import Struct

from intervisie.cli.arguments import length_of_time
from intervisie.cli.casting import Cast
from intervisie.cli.methods import open_library
from intervisie.cli.spoken import interface_words
from intervisie.cli.text_files import MOST_BYTES, text_of_file
from intervisie.errors import UsageError
from intervisie.faces.inert import inert
from intervisie.faces.names import LONGEST, accepted, cleaned
from intervisie.groups.naming import same_name
from intervisie.meeting.state import Role
from intervisie.method.choices import Confidence
from intervisie.method.library import Library
from intervisie.method.model import Method
from intervisie.text import Text, say


def library() -> Library:
    """Return the methods and blocks of this person, of which each file is read once."""
    return _library_of(os.environ.get("INTERVISIE_HOME", ""))


@cache
def _library_of(_home: str) -> Library:
    return open_library()


class Table(Struct, frozen=True):
    """Who sits at the table: (id, name) in order, the tasks, roles of the method and case owners by id."""

    people: tuple[tuple[str, str], ...]
    roles: tuple[tuple[Role, str], ...]
    owner: str
    method_roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    co_owners: tuple[str, ...] = ()
    online: tuple[str, ...] = ()


def choose_method(name: str | None, language: str | None) -> tuple[Method | None, str]:
    """Return the method of this name, if one is named, and the language of the meeting.

    Without a language the meeting is in that of the method, or of the facilitator.

    Raises:
        UsageError, BadFileError, StorageError: the method cannot be used.
    """
    wanted = language or interface_words().language
    if name is None:
        return None, wanted
    if language is not None:
        return library().find(name, language), language
    method = library().find_in_any_language(name, wanted)
    return method, method.language


def names_from(source: str | None) -> tuple[str, ...]:
    """Return the names in a file, one a line; `-` reads them from the input, up to an empty line.

    What comes after that line is the meeting's. Empty lines in a file are passed over.

    Raises:
        UsageError, StorageError: there is no reading it.
    """
    if source is None:
        return ()
    if source == "-":
        return tuple(_names_typed())
    lines = text_of_file(
        source, too_large=say("{path} is too large for a list of names.", path=source)
    ).splitlines()
    return tuple(line for line in lines if line.strip())


def _names_typed() -> Iterator[str]:
    """Yield lines of the input up to an empty one, taking no byte of what comes after it."""
    line = b""
    while len(line) <= MOST_BYTES:
        byte = os.read(0, 1)
        if byte not in (b"", b"\n"):
            line += byte
            continue
        name = line.decode("utf-8", "replace").strip()
        if name:
            yield name
        if not byte or not name:
            return
        line = b""


def seat(
    names: Sequence[str],
    *,
    owner: str | None,
    roles: Sequence[tuple[Role, str | None]],
    cast: Cast = Cast(),  # noqa: B008 # a frozen value
    known: Mapping[str, str] | None = None,
    online: Sequence[str] = (),
) -> Table:
    """Return the table: everybody named has a place at it, also who is only named with a task.

    `known` are the ids of the members of the group, by `same_name`; everybody else gets a new one.

    Raises:
        UsageError: a name cannot be used.
    """
    everybody = list(names)
    owners = (owner,) if owner is not None else cast.owners
    tasks = dict(cast.tasks) | {role: name for role, name in roles if name is not None}
    played = tuple(name for _, holders in cast.roles for name in holders)
    for name in (*owners, *tasks.values(), *played, *online):
        if _same(name, everybody) is None:
            everybody = list(accepted((*everybody, name)))
    ids = {name: (known or {}).get(same_name(name)) or os.urandom(16).hex() for name in everybody}

    def id_of(name: str) -> str:
        return ids[_same(name, everybody) or ""]

    return Table(
        people=tuple((person, name) for name, person in ids.items()),
        roles=tuple((role, id_of(name)) for role, name in tasks.items()),
        owner=id_of(owners[0]) if owners else "",
        method_roles=tuple((role, tuple(map(id_of, holders))) for role, holders in cast.roles),
        co_owners=tuple(map(id_of, owners[1:])),
        online=tuple(dict.fromkeys(map(id_of, online))),
    )


def _same(name: str, names: Sequence[str]) -> str | None:
    """Return the one of these names that is the same but for case, or None."""
    wanted = cleaned(name).casefold()
    return next((each for each in names if each.casefold() == wanted), None)


def place_named(typed: str | None) -> str:
    """Return the place of a meeting as it is kept, "" when nobody said where.

    Raises:
        UsageError: it cannot be written down like that.
    """
    if typed is None:
        return ""
    place = cleaned(typed)
    if not place:
        raise UsageError(say("A place cannot be empty."), say("Leave out {option}.", option="--place"))
    if len(place) > LONGEST:
        raise UsageError(say("A place holds at most {most} characters.", most=LONGEST))
    if inert(place) != place:
        raise UsageError(say("The place holds characters that cannot be seen."))
    return place


def end_of(until: str | None, length: str | None, now: datetime) -> datetime | None:
    """Return when the meeting is to end, given as a time or as a length; None for neither.

    Raises:
        UsageError: that is no time, or no length.
    """
    if until is None and length is None:
        return None
    from intervisie.meeting.lines import read_clock

    if until is not None:
        end = read_clock(until, now)
        if end is None:
            raise UsageError(say("'{text}' is no time.", text=until), say("Write it as in --until 16:00."))
        return end
    duration = length_of_time("--time", length)
    assert duration is not None
    return now + duration


def advice(method: Method | None) -> Iterator[Text]:
    """Yield what to know of a method before it begins: what it is not for, and how sure its steps are."""
    if method is None:
        return
    if method.avoid:
        yield say("{method} is not for: {avoid}.", method=method.name, avoid="; ".join(method.avoid))
    if method.confidence is Confidence.LOW:
        yield say("The sources of {method} leave doubts.", method=method.name)
        for doubt in method.doubts:
            yield say("Doubt: {text}", text=doubt)
