"""`intervisie methods copy`: a method as a file of your own, to change it. Arguments in, exit code out."""

from __future__ import annotations

import os
import re
from pathlib import Path

from intervisie.archive.folders import data_folder, make_folders
from intervisie.cli.method_schema import schema_text
from intervisie.cli.methods import open_library
from intervisie.cli.spoken import interface_words
from intervisie.cli.writing import refuse_what_is_there, write
from intervisie.errors import ExitCode, UsageError
from intervisie.faces.inert import inert
from intervisie.method.library import LANGUAGES, content_of
from intervisie.text import say
from intervisie.words.catalogue import Words

_ID_LINE = re.compile(r"""^id[ \t]*:[ \t]*["']?[a-z0-9-]+["']?""", re.MULTILINE)
_MODELINE = re.compile(r"\A# yaml-language-server:.*\n")
_ID = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)


def run(*, method: str, new_id: str | None, language: str | None, force: bool) -> int:
    """Write a copy to the person's own methods, with the schema beside it, and say what to do next."""
    if new_id is not None and not _ID.fullmatch(new_id):
        raise UsageError(
            say("'{value}' is no id of a method.", value=new_id),
            say("Write small letters, digits and hyphens, such as {example}.", example="mijn-methode"),
        )
    source = _source(method, language)
    library = open_library()
    found = library.read(source)
    text = own_text(content_of(source).decode("utf-8-sig"), found.language, new_id)
    name = new_id or found.id

    own = data_folder(os.environ) / "methods"
    target = own / found.language / f"{name}.yaml"
    refuse_what_is_there(target, force=force)
    make_folders(target.parent)
    _put_schema(own, found.language)
    write(target, text, force=force)
    words = interface_words()
    print(words.text(say("To go on:")))
    for command in (f"methods check {_quoted(target)}", f"rehearse {name}", f"start {name}"):
        print(inert(f"  intervisie {command}"))
    return ExitCode.DONE


def own_text(text: str, language: str, new_id: str | None) -> str:
    """Return the text of a method file as one of a person's own: with its schema, and another id if given.

    All else stays as it is, comments too.
    """
    modeline = f"# yaml-language-server: $schema=../method.{language}.schema.json\n"
    text = modeline + _MODELINE.sub("", text)
    return _ID_LINE.sub(f"id: {new_id}", text, count=1) if new_id is not None else text


def _source(method: str, language: str | None) -> Path:
    """Return the file to copy: in this language, or in that of the interface, or else in the one there is."""
    library = open_library()
    if language is not None:
        return library.file_of(method, language)
    preferred = interface_words().language
    for each in (preferred, *LANGUAGES):
        if method in library.ids(each):
            return library.file_of(method, each)
    return library.file_of(method, preferred)


def _put_schema(own: Path, language: str) -> None:
    """Write the schema that the first line of the copy names, unless one is there already."""
    path = own / f"method.{language}.schema.json"
    if not os.path.lexists(path):
        write(path, schema_text(Words(language)), force=False)


def _quoted(path: Path) -> str:
    from shlex import quote

    return quote(str(path))
