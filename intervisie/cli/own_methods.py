"""A person's own methods: where they stand, the schema beside them, and what to do after writing one."""

from __future__ import annotations

import os
import re
from pathlib import Path

from intervisie.archive.folders import data_folder, make_folders
from intervisie.cli.method_schema import schema_text
from intervisie.cli.spoken import interface_words
from intervisie.cli.writing import refuse_what_is_there, write
from intervisie.errors import UsageError
from intervisie.faces.inert import inert
from intervisie.text import say
from intervisie.words.catalogue import Words

ID = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)


def own_folder() -> Path:
    """Return the folder of a person's own methods, which need not exist."""
    return data_folder(os.environ) / "methods"


def check_id(value: str) -> None:
    """Raise UsageError for what is no id of a method."""
    if not ID.fullmatch(value):
        raise UsageError(
            say("'{value}' is no id of a method.", value=value),
            say("Write small letters, digits and hyphens, such as {example}.", example="mijn-methode"),
        )


def place_of(name: str, language: str, *, force: bool) -> Path:
    """Return where an own method of this id stands; StorageError when there is one and not `force`."""
    target = own_folder() / language / f"{name}.yaml"
    refuse_what_is_there(target, force=force)
    return target


def put(target: Path, text: str, language: str, *, force: bool) -> None:
    """Write a method among a person's own, with the schema that its first line names beside it."""
    make_folders(target.parent)
    schema = own_folder() / f"method.{language}.schema.json"
    if not os.path.lexists(schema):
        write(schema, schema_text(Words(language)), force=False)
    write(target, text, force=force)


def say_what_next(target: Path, name: str) -> None:
    """Print the three commands that come after writing a method."""
    from shlex import quote

    print(interface_words().text(say("To go on:")))
    for command in (f"methods check {quote(str(target))}", f"rehearse {name}", f"start {name}"):
        print(inert(f"  intervisie {command}"))
