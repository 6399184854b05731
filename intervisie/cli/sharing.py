"""`intervisie methods add`, `remove` and `pack`: methods that people give each other."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from intervisie.archive.durable import write_whole
from intervisie.archive.folders import make_folders
from intervisie.cli.asking import can_ask, choose
from intervisie.cli.collection import Found, files_of
from intervisie.cli.methods import open_library
from intervisie.cli.own_methods import ID, own_folder
from intervisie.cli.report import report
from intervisie.cli.spoken import interface_words
from intervisie.cli.writing import refuse_what_is_there
from intervisie.errors import AnswerNeededError, BadFileError, ExitCode, StorageError, UsageError
from intervisie.faces.inert import inert
from intervisie.method.library import LANGUAGES, SHARED, Entry, Library, collections_in
from intervisie.method.model import Method
from intervisie.method.writing import id_from
from intervisie.text import say, say_count


class _Checked(Struct, frozen=True):
    """A method of a collection that passed the gate."""

    method: Method
    content: bytes

    @property
    def place(self) -> str:
        """Return where it stands in a collection."""
        return f"{self.method.language}/{self.method.id}.yaml"


def add(*, path: str, name: str | None, replace: bool, skip: bool) -> int:
    """Take the methods of a folder or a zip among the person's own, all or none of them.

    `replace` takes also those whose id is known already, `skip` leaves those out; else each is asked about.
    """
    source = Path(path)
    called = name if name is not None else id_from(source.stem if source.suffix else source.name)
    if not ID.fullmatch(called):
        raise UsageError(
            say("'{value}' is no name for a collection.", value=called),
            say("Name it with {option}.", option="--name"),
        )
    target = own_folder() / SHARED / called
    if target.exists() and not replace:
        raise StorageError(
            say("There is a collection '{name}' already.", name=called),
            say("Add --replace to take this one in its place, or --name for another name."),
        )
    library = open_library()
    checked = _checked(files_of(source), library)
    if checked is None:
        return ExitCode.BAD_FILE
    wanted = _without_clashes(checked, library, called, replace=replace, skip=skip)
    words = interface_words()
    if not wanted:
        print(words.text(say("Nothing was added.")))
        return ExitCode.DONE
    _put(target, wanted)
    told = say_count(
        "{count} method was added as '{name}'.",
        "{count} methods were added as '{name}'.",
        len(wanted),
        name=called,
    )
    print(inert(words.text(told)))
    for each in wanted:
        print(inert(f"  {each.method.id}  {each.method.language}  {each.method.name}"))
    return ExitCode.DONE


def _checked(found: Sequence[Found], library: Library) -> tuple[_Checked, ...] | None:
    """Return the methods of a collection, None when one cannot be used; every problem is told."""
    checked: list[_Checked] = []
    fine = True
    for each in found:
        try:
            value = _read(each, library)
        except BadFileError as error:
            report(error)
            fine = False
            continue
        twin = next((one for one in checked if one.place == f"{value.language}/{value.id}.yaml"), None)
        if twin is not None:
            report(
                UsageError(say("{file}: '{id}' stands in the collection twice", file=each.name, id=value.id))
            )
            fine = False
        checked.append(_Checked(value, each.content))
    return tuple(checked) if fine else None


def _read(found: Found, library: Library) -> Method:
    """Return the method of a file; what is none is refused, also a block or a list of pitfalls."""
    value = library.value_of(found.content, found.name)
    if not isinstance(value, Method):
        raise BadFileError(say("{file}: this is not a method", file=found.name), found.name, ())
    return value


def _without_clashes(
    checked: Sequence[_Checked], library: Library, called: str, *, replace: bool, skip: bool
) -> tuple[_Checked, ...]:
    """Return what to take, after asking about every id that is known already."""
    known = {
        (entry.id, language): entry
        for language in LANGUAGES
        for entry in library.entries(language)
        if entry.origin != called
    }
    clashes = {
        each.method.id: known[each.method.id, each.method.language]
        for each in checked
        if (each.method.id, each.method.language) in known
    }
    if not clashes or replace:
        return tuple(checked)
    if skip:
        return tuple(each for each in checked if each.method.id not in clashes)
    if not can_ask():
        raise AnswerNeededError(
            say("These methods are there already: {names}.", names=", ".join(sorted(clashes))),
            say("Add --replace to take them, or --skip to leave them out."),
        )
    left_out = {identifier for identifier, entry in clashes.items() if not _is_taken(identifier, entry)}
    return tuple(each for each in checked if each.method.id not in left_out)


def _is_taken(identifier: str, entry: Entry) -> bool:
    told = interface_words().text
    take = say("Take it; it comes before the one that is there")
    if entry.own and not entry.origin:
        take = say("Take it; your own still goes first")
    answers = (told(say("Leave it out")), told(take))
    return choose(say("There is a method '{id}' already.", id=identifier), answers) == 1


def _put(target: Path, wanted: Sequence[_Checked]) -> None:
    """Write a collection beside its place and put it there whole."""
    unfinished = target.with_name(f".{target.name}.{os.urandom(8).hex()}")
    try:
        for each in wanted:
            place = unfinished / each.place
            make_folders(place.parent)
            write_whole(place, each.content)
        if target.exists():
            shutil.rmtree(target)
        unfinished.rename(target)
    except OSError as error:
        raise StorageError(
            say("{path} cannot be written: {reason}.", path=str(target), reason=error.strerror or "?")
        ) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def remove(*, name: str, yes: bool) -> int:
    """Remove a collection that was added, once somebody said yes to it."""
    found = {folder.name: folder for folder in collections_in(own_folder())}
    words = interface_words()
    if name not in found:
        raise UsageError(
            say("There is no collection '{name}'.", name=name),
            say("There are: {names}.", names=", ".join(sorted(found)))
            if found
            else say("No collection was added; a method of your own is a file that you remove yourself."),
        )
    if not yes:
        if not can_ask():
            raise AnswerNeededError(
                say("Removing a collection cannot be undone, and there is nobody to ask."),
                say("Add --yes if you are sure."),
            )
        answers = (words.text(say("No, keep it")), words.text(say("Yes, remove it")))
        if choose(say("Remove the collection '{name}'?", name=name), answers) == 0:
            print(words.text(say("Nothing was removed.")))
            return ExitCode.DONE
    try:
        shutil.rmtree(found[name])
    except OSError as error:
        raise StorageError(
            say("{path} cannot be removed: {reason}.", path=str(found[name]), reason=error.strerror or "?")
        ) from None
    print(inert(words.text(say("The collection '{name}' is removed.", name=name))))
    return ExitCode.DONE


def pack(*, methods: tuple[str, ...], output: str, force: bool) -> int:
    """Write methods to a zip that others can add, each in all its languages, with a page about them."""
    from intervisie.cli.packing import packed

    target = Path(output)
    refuse_what_is_there(target, force=force)
    library = open_library()
    found: list[tuple[Method, bytes]] = []
    for name in methods:
        found.extend(_in_all_languages(name, library))
    write_whole(target, packed(found, interface_words()), force=force)
    print(inert(interface_words().text(say("Written: {path}", path=str(target)))))
    return ExitCode.DONE


def _in_all_languages(name: str, library: Library) -> list[tuple[Method, bytes]]:
    from intervisie.method.library import content_of

    known = [language for language in LANGUAGES if name in library.ids(language)]
    if not known:
        path = library.file_of(name, LANGUAGES[0])
        return [(library.read(path), content_of(path))]
    paths = [library.file_of(name, language) for language in known]
    return [(library.read(path), content_of(path)) for path in paths]
