"""Finds and reads method files: the shipped ones, a person's own, or one named by its path.

The only room here that opens files. Each is opened once, without waiting, and read once; what was
read is what is used. No message shows what stands in a file that is not a method.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from intervisie.errors import BadFileError, StorageError, UsageError
from intervisie.method.characters import MAX_BYTES, too_large
from intervisie.method.choices import Block, Experience, Form
from intervisie.text import say

if TYPE_CHECKING:
    from intervisie.method.index import Summary
    from intervisie.method.model import Blocks, BlockText, Method, Pitfall, Step
    from intervisie.method.reading import FileValue

LANGUAGES = ("nl", "en")

SHARED = "shared"
"""The folder of the added collections, below a person's own methods."""

_TOP_KEY = re.compile(rb"^(id|language|block|pitfalls)[ \t]*:[ \t]*[\"']?([A-Za-z0-9-]*)", re.MULTILINE)

_LANGUAGE = re.compile(rb"^language[ \t]*:[ \t]*[\"']?([A-Za-z0-9-]*)", re.MULTILINE)


class Entry(Struct, frozen=True):
    """One line of the list of methods.

    `own` tells a person's file from a shipped one; `origin` names the collection in which it was added, ""
    for one written here. `replaces` says that it comes before a shipped one of the same id. A file that
    cannot be used is `broken`: its id is then the name of the file, and the fields after `broken` say
    nothing but `origin`. `duration` is for `people`, who are as many as were asked about, or else the ideal
    number; the method is made for `least` to `most`.
    """

    id: str
    language: str
    path: Path
    own: bool
    broken: bool = False
    name: str = ""
    form: Form = Form.INTERVISIE
    people: int = 0
    duration: timedelta = timedelta(0)
    least: int = 0
    most: int = 0
    splits: bool = False
    experience: Experience = Experience.BEGINNER
    replaces: bool = False
    origin: str = ""


class _Found(Struct, frozen=True):
    """A file that seems to be a method, judged by two of its lines."""

    id: str
    language: str
    path: Path
    own: bool
    origin: str = ""


class Library:
    """The methods, blocks and pitfalls that can be used here.

    `shipped` is the folder that came with the program, with a folder for each language; `own` a
    person's own, which need not exist and whose methods go first.
    """

    def __init__(self, shipped: Path, own: Path | None = None) -> None:
        self.shipped = shipped
        self.own = own
        self._pitfalls: dict[str, dict[str, Pitfall]] = {}
        self._blocks: dict[str, Blocks] = {}
        self._texts: dict[str, tuple[BlockText, ...]] = {}

    def find(self, name: str, language: str) -> Method:
        """Return the method with this id in this language, or the one in the file with this path.

        A file is taken in its own language. A colon and the id of a variant may follow the name.

        Raises:
            UsageError: there is no such method or file.
            BadFileError: the file cannot be used.
            StorageError: the file cannot be opened.
        """
        name, variant = _name_and_variant(name)
        if variant:
            from intervisie.method.variants import with_variant

            return with_variant(self.find(name, language), variant)
        return self.read(self.file_of(name, language))

    def file_of(self, name: str, language: str) -> Path:
        """Return the file of the method with this id in this language, or the file with this path.

        Raises:
            UsageError: there is no such method.
        """
        if _is_path(name):
            return Path(name)
        found = [each for each in self._candidates(name) if each.id == name]
        for each in found:
            if each.language == language:
                return each.path
        if found:
            other = found[0].language
            raise UsageError(
                say(
                    "The method '{name}' is not there in this language, only in '{language}'.",
                    name=name,
                    language=other,
                ),
                say("Add {option}.", option=f"--language {other}"),
            )
        raise self._unknown(name)

    def find_in_any_language(self, name: str, preferred: str) -> Method:
        """Return the method with this id, in another language if it is not there in the preferred one.

        Raises as `find` does.
        """
        plain = _name_and_variant(name)[0]
        languages = {each.language for each in self._candidates(plain) if each.id == plain}
        if languages and preferred not in languages:
            return self.find(name, min(languages))
        return self.find(name, preferred)

    def read(self, path: Path) -> Method:
        """Return the method in one file; raises as `find` does."""
        from intervisie.method.reading import read_method

        content = content_of(path)
        language = _language_of(content)
        return read_method(
            content, str(path), pitfalls=self.pitfalls(language), block_steps=self.block_steps(language)
        )

    def check(self, path: Path) -> FileValue:
        """Return what one file holds, be it a method, a block or pitfalls; raises as `find` does."""
        return self.value_of(content_of(path), str(path))

    def value_of(self, content: bytes, file: str) -> FileValue:
        """Return what the content of a file holds; `file` is only for the message.

        Raises:
            BadFileError: it cannot be used.
        """
        from intervisie.method.reading import read_any

        language = _language_of(content)
        return read_any(
            content, file, pitfalls=self.pitfalls(language), block_steps=self.block_steps(language)
        )

    def entries(self, language: str, people: int | None = None) -> tuple[Entry, ...]:
        """Return the methods in this language by id, own ones first; of one id only the first.

        Their durations are for this many people, or else for the ideal number of each.
        """
        entries: dict[str, Entry] = {}
        for each in (*self._own_files, *self._shipped_files()):
            if each.language not in (language, ""):
                continue
            if each.id not in entries:
                entries[each.id] = self._entry(each, people)
            elif not each.own and entries[each.id].own:
                entries[each.id] = replace(entries[each.id], replaces=True)
        return tuple(sorted(entries.values(), key=lambda entry: (not entry.own, entry.id)))

    def ids(self, language: str) -> tuple[str, ...]:
        """Return the ids of the methods in this language, own ones first; no method is read for it."""
        found = (*self._own_files, *self._shipped_files())
        return tuple(dict.fromkeys(each.id for each in found if each.language in (language, "")))

    def blocks(self, language: str) -> Blocks:
        """Return the shared blocks of a language; raises as `find` does."""
        known = self._blocks.get(language)
        if known is None:
            from intervisie.method.blocks import blocks_of

            known = self._blocks[language] = blocks_of(self._block_texts(language))
        return known

    def _block_texts(self, language: str) -> tuple[BlockText, ...]:
        known = self._texts.get(language)
        if known is None:
            from intervisie.method.reading import read_block

            folder = self.shipped / _either(language) / "blocks"
            paths = [folder / f"{block}.yaml" for block in Block]
            known = self._texts[language] = tuple(
                read_block(content_of(path), str(path), pitfalls=self.pitfalls(language)) for path in paths
            )
        return known

    def pitfalls(self, language: str) -> dict[str, Pitfall]:
        """Return the pitfall library of a language by id; raises as `find` does."""
        known = self._pitfalls.get(language)
        if known is None:
            from intervisie.method.reading import read_pitfalls

            path = self.shipped / _either(language) / "pitfalls.yaml"
            known = self._pitfalls[language] = read_pitfalls(content_of(path), str(path))
        return known

    def block_steps(self, language: str) -> dict[str, Step]:
        """Return the steps of all shared blocks of a language by id; raises as `find` does."""
        from intervisie.method.blocks import steps_by_id

        return steps_by_id(self._block_texts(language))

    def _entry(self, found: _Found, people: int | None) -> Entry:
        known = self._in_short(found)
        if known is not None and people in (None, known.people):
            return Entry(
                found.id,
                found.language,
                found.path,
                own=False,
                name=known.name,
                form=known.form,
                people=known.people,
                duration=known.duration,
                least=known.least,
                most=known.most,
                splits=known.splits,
                experience=known.experience,
            )
        return self._read_entry(found, people)

    def _in_short(self, found: _Found) -> Summary | None:
        """Return what the index knows about a shipped file, None when it was made from another one."""
        if found.own:
            return None
        known = self._index.get(f"{found.language}/{found.path.name}")
        return known if known is not None and found.path.stat().st_size == known.size else None

    @cached_property
    def _index(self) -> dict[str, Summary]:
        from intervisie.method.index import NAME, decoded

        try:
            return decoded(content_of(self.shipped / NAME))
        except (BadFileError, StorageError, UsageError):
            return {}

    def _read_entry(self, found: _Found, people: int | None) -> Entry:
        from intervisie.method.planning import total

        try:
            method = self.read(found.path)
        except (BadFileError, StorageError, UsageError):
            if not found.own:
                raise
            return Entry(
                found.path.stem, found.language, found.path, own=True, broken=True, origin=found.origin
            )
        people = people or method.people.ideal
        return Entry(
            method.id,
            method.language,
            found.path,
            own=found.own,
            name=method.name,
            form=method.form,
            people=people,
            duration=total(method, people),
            least=method.people.least,
            most=method.people.most,
            splits=method.people.splits,
            experience=method.experience,
            origin=found.origin,
        )

    def _candidates(self, name: str) -> Iterator[_Found]:
        """Yield the files in which a method with this id may stand; a shipped file has its id for a name."""
        yield from self._own_files
        for language in LANGUAGES:
            path = self.shipped / language / f"{name}.yaml"
            if _ID.fullmatch(name) and path.is_file() and name != "pitfalls":
                yield _Found(name, language, path, own=False)

    def _shipped_files(self) -> Iterator[_Found]:
        for language in LANGUAGES:
            for path in sorted((self.shipped / language).glob("*.yaml")):
                if path.stem != "pitfalls":
                    yield _Found(path.stem, language, path, own=False)

    def doubles(self) -> tuple[tuple[str, Path, Path], ...]:
        """Return the files of a person that stay unused, because another of theirs is the same method.

        Each with the id, and after it the file that is used.
        """
        used: dict[tuple[str, str], Path] = {}
        unused = []
        for each in self._own_files:
            first = used.setdefault((each.id, each.language), each.path) if not each.origin else each.path
            if first != each.path:
                unused.append((each.id, each.path, first))
        return tuple(unused)

    @cached_property
    def _own_files(self) -> tuple[_Found, ...]:
        if self.own is None:
            return ()
        found = list(_methods_in(self.own))
        for folder in collections_in(self.own):
            found.extend(_methods_in(folder, folder.name))
        return tuple(found)

    def _unknown(self, name: str) -> UsageError:
        from intervisie.method.suggest import nearest

        names = sorted({each.id for each in (*self._own_files, *self._shipped_files())})
        meant = nearest(name, names)
        return UsageError(
            say("There is no method '{name}'.", name=name),
            say("Did you mean '{name}'?", name=meant)
            if meant is not None
            else say("The methods are: {names}. A file is named by its path.", names=", ".join(names)),
        )


def collections_in(own: Path) -> tuple[Path, ...]:
    """Return the folders of the collections that were added to a person's methods, the newest first."""
    try:
        folders = [
            path for path in (own / SHARED).iterdir() if not path.name.startswith(".") and path.is_dir()
        ]
    except OSError:
        return ()
    return tuple(sorted(folders, key=lambda path: (-path.stat().st_mtime_ns, path.name)))


def _methods_in(folder: Path, origin: str = "") -> Iterator[_Found]:
    """Yield the files of a folder, and of those of its languages, that seem to be methods."""
    for each in (folder, *(folder / language for language in LANGUAGES)):
        for path in sorted((*each.glob("*.yaml"), *each.glob("*.yml"))):
            try:
                top = _top_keys(content_of(path))
            except (BadFileError, StorageError, UsageError):
                top = {}
            if "block" not in top and "pitfalls" not in top:
                language = top.get("language") or (each.name if each.name in LANGUAGES else "")
                yield _Found(top.get("id") or path.stem, language, path, own=True, origin=origin)


_ID = re.compile(r"[a-z0-9-]{1,64}", re.ASCII)


def content_of(path: Path) -> bytes:
    """Return the bytes of a regular file that is not too large, opened once and without waiting.

    Raises:
        UsageError: there is no such file.
        BadFileError: it is larger than any method.
        StorageError: it is not a regular file, or cannot be opened.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        handle = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UsageError(say("There is no file {path}.", path=str(path))) from None
    except OSError as error:
        raise _cannot_open(path, error) from None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise StorageError(say("{path} is not an ordinary file.", path=str(path)))
        if state.st_size > MAX_BYTES:
            raise too_large(str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _cannot_open(path, error) from None
    finally:
        os.close(handle)


def _cannot_open(path: Path, error: OSError) -> StorageError:
    return StorageError(
        say("{path} cannot be opened: {reason}.", path=str(path), reason=error.strerror or "?"),
        say("Check the name and the permissions of the file."),
    )


def _top_keys(content: bytes) -> dict[str, str]:
    """Return the plain values of a few keys at the top of a file, before anything else is known about it."""
    found: dict[str, str] = {}
    for match in _TOP_KEY.finditer(content[:MAX_BYTES]):
        found.setdefault(match[1].decode(), match[2].decode())
    return found


def _language_of(content: bytes) -> str:
    """Return the language that a file says it is in, "" when it says none."""
    found = _LANGUAGE.search(content)
    return found[1].decode() if found is not None else ""


def _name_and_variant(name: str) -> tuple[str, str]:
    """Return the name of a method and the variant after its last colon, "" when there is none.

    What follows the colon of a drive is a path and no id, so that such a name stays whole.
    """
    plain, _, variant = name.rpartition(":")
    return (plain, variant) if plain and _ID.fullmatch(variant) else (name, "")


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml"))


def _either(language: str) -> str:
    return language if language in LANGUAGES else "en"
