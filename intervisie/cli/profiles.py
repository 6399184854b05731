"""`intervisie profiles`: list, show and check the rules of registers. Arguments in, exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from intervisie.cli.meetings import print_json
from intervisie.cli.report import report
from intervisie.cli.rows import WIDTH
from intervisie.cli.spoken import interface_words
from intervisie.errors import BadFileError, ExitCode, IntervisieError, StorageError
from intervisie.faces.inert import cells, inert, one_line, wrap
from intervisie.profiles.library import Entry, Profiles
from intervisie.text import say

if TYPE_CHECKING:
    from intervisie.profiles.model import Profile
    from intervisie.words.catalogue import Words


def open_profiles() -> Profiles:
    """Return the shipped profiles, and those in this person's own `profiles` folder."""
    from intervisie.archive.folders import data_folder

    try:
        return Profiles(data_folder(os.environ) / "profiles")
    except StorageError:
        return Profiles()  # profiles can be read without a place to keep meetings


def list_profiles(*, json: bool) -> int:
    """Print the profiles, own ones first; one that is broken says how to find out why."""
    entries = open_profiles().entries()
    words = interface_words()
    if json:
        print_json([_entry_values(entry, words) for entry in entries])
        return ExitCode.DONE
    width = max(cells(entry.id) for entry in entries)
    for entry in entries:
        print(f"{inert(entry.id)}{' ' * (width - cells(entry.id))}  {inert(one_line(_told(entry, words)))}")
    return ExitCode.DONE


def _told(entry: Entry, words: Words) -> str:
    profile = entry.profile
    if profile is None:
        command = f"intervisie profiles check {entry.path}"
        return words.text(say("cannot be used; see: {command}", command=command))
    told = words.text(
        say("{name} ({activities})", name=profile.name, activities=" / ".join(profile.activities))
    )
    if not entry.own:
        return told
    own = say("your own, in place of the shipped one") if entry.replaces else say("your own")
    return f"{told} ({words.text(own)})"


def _entry_values(entry: Entry, words: Words) -> dict[str, object]:
    values: dict[str, object] = {"id": entry.id, "path": str(entry.path), "own": entry.own}
    values["broken"] = entry.profile is None
    if entry.profile is not None:
        values |= {
            "name": words.name(entry.profile.name),
            "body": entry.profile.body,
            "activities": list(entry.profile.activities),
            "basis": str(entry.profile.basis),
            "checked": entry.profile.checked.isoformat(),
            "replaces": entry.replaces,
        }
    return values


def show(*, profile: str, json: bool) -> int:
    """Print the rules of one profile with their sources."""
    found = open_profiles().find(profile)
    if json:
        from msgspec import to_builtins

        print_json(to_builtins(found))
        return ExitCode.DONE
    for line in page(found, interface_words()):
        print(line)
    return ExitCode.DONE


def page(profile: Profile, words: Words) -> Iterator[str]:
    """Yield a profile as lines, harmless for a terminal."""
    from intervisie.profiles.telling import facts, rules

    yield from wrap(words.name(profile.name), WIDTH)
    yield ""
    for fact in facts(profile):
        yield from hung("", words.text(fact))
    yield ""
    for text, named in rules(profile):
        marks = ", ".join(named)
        yield from hung("- ", f"{words.text(text)} [{marks}]" if marks else words.text(text))
    yield ""
    yield from sources(profile, words)


def sources(profile: Profile, words: Words) -> Iterator[str]:
    """Yield where the rules stand, and when this file was held against that."""
    from intervisie.profiles.naming import checked_text, cited

    yield words.text(say("Sources"))
    for source in profile.sources:
        yield from hung("  ", f"[{source.id}] {words.text(cited(source))}", "    ")
    yield from hung("", words.text(checked_text(profile.basis, profile.checked)))


def hung(first: str, text: str, rest: str | None = None) -> Iterator[str]:
    """Yield a text with something before its first line, the others below it."""
    indent = " " * len(first) if rest is None else rest
    for number, line in enumerate(wrap(text, WIDTH - len(indent))):
        yield f"{indent if number else first}{line}"


def check(*, files: tuple[str, ...]) -> int:
    """Tell of each file whether it is in order, or why not."""
    words = interface_words()
    code = ExitCode.DONE
    for file in files:
        sys.stdout.flush()
        try:
            open_profiles().read(Path(file))
        except IntervisieError as error:
            report(error)
            if code is not ExitCode.BAD_FILE:
                code = ExitCode.BAD_FILE if isinstance(error, BadFileError) else ExitCode(error.exit_code)
        else:
            print(inert(words.text(say("{file}: in order", file=file))))
    return code
