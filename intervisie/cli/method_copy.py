"""`intervisie methods copy`: a method as a file of your own, to change it. Arguments in, exit code out."""

from __future__ import annotations

import re
from pathlib import Path

from intervisie.cli.methods import open_library
from intervisie.cli.own_methods import check_id, place_of, put, say_what_next
from intervisie.cli.spoken import interface_words
from intervisie.errors import ExitCode, UsageError
from intervisie.method.library import LANGUAGES, content_of
from intervisie.text import say

_ID_LINE = re.compile(r"""^id[ \t]*:[ \t]*["']?[a-z0-9-]+["']?""", re.MULTILINE)
MODELINE = re.compile(r"\A# yaml-language-server:.*\n")


def run(*, method: str, new_id: str | None, language: str | None, force: bool) -> int:
    """Write a copy to the person's own methods, with the schema beside it, and say what to do next."""
    if new_id is not None:
        check_id(new_id)
    source = _source(method, language)
    library = open_library()
    found = library.read(source)
    text = own_text(content_of(source).decode("utf-8-sig"), found.language, new_id)
    name = new_id or found.id

    target = place_of(name, found.language, force=force)
    put(target, text, found.language, force=force)
    say_what_next(target, name)
    return ExitCode.DONE


def own_text(text: str, language: str, new_id: str | None) -> str:
    """Return the text of a method file as one of a person's own: with its schema, and another id if given.

    All else stays as it is, comments too.
    """
    modeline = f"# yaml-language-server: $schema=../method.{language}.schema.json\n"
    text = modeline + MODELINE.sub("", text)
    return _ID_LINE.sub(f"id: {new_id}", text, count=1) if new_id is not None else text


def _source(method: str, language: str | None) -> Path:
    """Return the file to copy: in this language, or in that of the interface, or else in the one there is."""
    library = open_library()
    plain, _, variant = method.rpartition(":")
    if any(plain in library.ids(each) for each in LANGUAGES):
        library.find_in_any_language(method, language or interface_words().language)
        raise UsageError(
            say(
                "The variant '{variant}' is not copied by itself: it stands in the file of its method.",
                variant=variant,
            ),
            say("Copy the method: {command}", command=f"intervisie methods copy {plain}"),
        )
    if language is not None:
        return library.file_of(method, language)
    preferred = interface_words().language
    for each in (preferred, *LANGUAGES):
        if method in library.ids(each):
            return library.file_of(method, each)
    return library.file_of(method, preferred)
