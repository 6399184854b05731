"""`intervisie doctor`: whether everything that is kept can be read, and this computer does what is needed.

It says what it finds with how to mend it, and mends only when asked. No name and no note is shown.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from shlex import quote

from intervisie import __version__
from intervisie.archive.examining import is_open_to_others
from intervisie.archive.folders import data_folder
from intervisie.archive.keyring import Keyring
from intervisie.archive.sealing_up import standing
from intervisie.cli.doctor_journals import Finding, journals
from intervisie.cli.methods import open_library, unused
from intervisie.cli.profiles import open_profiles
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import keyring
from intervisie.conduct.clock import SystemClock
from intervisie.errors import AnswerNeededError, ExitCode, IntervisieError, PassphraseError, StorageError
from intervisie.faces.inert import inert
from intervisie.method.library import LANGUAGES
from intervisie.text import Text, say, say_count


def run(*, repair: bool, json: bool) -> int:
    """Look at everything, and say of each thing whether it is fine; mend what can be mended if asked."""
    findings = tuple(_findings(repair=repair))
    if json:
        _print_json(findings)
    else:
        told = interface_words().text
        for each in findings:
            print(f"{'  ' if each.fine else '! '}{inert(told(each.text))}")
            if each.mend is not None:
                print(f"    {inert(told(each.mend))}")
    wrong = [each.code for each in findings if not each.fine]
    if ExitCode.DAMAGED in wrong:
        return ExitCode.DAMAGED
    return wrong[0] if wrong else ExitCode.DONE


def _findings(*, repair: bool) -> Iterator[Finding]:
    yield Finding(
        say(
            "intervisie {version}, Python {python}, {system}",
            version=__version__,
            python=platform.python_version(),
            system=platform.system(),
        )
    )
    yield from _computer()
    yield from extras(_requirements(), _is_installed)
    try:
        home = data_folder(os.environ)
    except StorageError as error:
        yield Finding(error.text, fine=False, mend=error.mend, code=ExitCode.STORAGE)
        return
    keys = keyring()
    yield from _sealing(home, keys)
    yield from journals(home, SystemClock().stamp().wall, keys, repair=repair)
    yield from _methods()
    yield from _profiles()


def _computer() -> Iterator[Finding]:
    """Yield what this computer can do."""
    import yaml

    if hasattr(yaml, "CSafeLoader"):
        yield Finding(say("Method files are read by the fast reader."))
    else:
        yield Finding(
            say("Method files are read by the slow reader; everything works, only slower."),
            mend=say("Install PyYAML with its C library to make it fast."),
        )
    from intervisie.faces.screen.able import why_no_screen

    yield _pdf()
    reason = why_no_screen(os.environ)
    yield Finding(reason if reason is not None else say("This terminal can show the whole screen."))
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding != "utf8":
        yield Finding(
            say("This terminal writes in {encoding}, so that plain characters are drawn.", encoding=encoding),
            mend=say("Set the language of your system to one with UTF-8."),
        )
    if sys.stdout.isatty():
        yield Finding(_size_of_terminal())
    if SystemClock().stamp().boot_id:
        yield Finding(say("The clock counts on while the computer sleeps."))
    else:
        yield Finding(say("The time between closing and resuming is taken from the clock on the wall."))


def _pdf() -> Finding:
    from intervisie.cli.formats import pdf_can_be_made

    if pdf_can_be_made():
        return Finding(say("Documents can be made as PDF."))
    from intervisie.documents.pdf import not_installed

    missing = not_installed()
    return Finding(missing.text, mend=missing.mend)


def _size_of_terminal() -> Text:
    size = shutil.get_terminal_size()
    if size.columns >= _ROOMY[0] and size.lines >= _ROOMY[1]:
        return say("It is {columns} wide and {lines} high.", columns=size.columns, lines=size.lines)
    return say(
        "It is {columns} wide and {lines} high; from {width} by {height} on the clock has large figures.",
        columns=size.columns,
        lines=size.lines,
        width=_ROOMY[0],
        height=_ROOMY[1],
    )


_ROOMY = (64, 16)
"""What the page of a meeting needs for its large clock."""

_EXTRA = re.compile(r"""([A-Za-z0-9._-]+)[^;]*;\s*extra\s*==\s*['"]([a-z0-9-]+)['"]\s*""")
"""A package of an extra, in the form in which packages say what they need (PEP 508)."""

_NOT_TOLD = frozenset({"dev", "documents"})
"""The first is for who works on the code; of the second the line about PDF tells."""


def extras(requirements: Iterable[str], is_installed: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield of each extra whether it is there, and how to get it; one that is not there is no fault."""
    packages: dict[str, list[str]] = {}
    for match in filter(None, map(_EXTRA.fullmatch, requirements)):
        packages.setdefault(match[2], []).append(match[1])
    for extra, needed in packages.items():
        if extra in _NOT_TOLD:
            continue
        lacking = [package for package in needed if not is_installed(package)]
        if not lacking:
            yield Finding(say("The extra {extra} is there.", extra=extra))
            continue
        yield Finding(
            say("The extra {extra} is not there; without it some things cannot be done.", extra=extra),
            mend=say("To get it: {command}", command=f"pip install 'intervisie[{extra}]'"),
        )


def _requirements() -> list[str]:
    from importlib.metadata import PackageNotFoundError, requires

    try:
        return requires("intervisie") or []
    except PackageNotFoundError:
        return []


def _is_installed(package: str) -> bool:
    from importlib.metadata import PackageNotFoundError, version

    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def _sealing(home: Path, keys: Keyring) -> Iterator[Finding]:
    """Yield whether what is sealed can be opened; whoever is there is asked for the passphrase."""
    found = [standing(folder) for folder in (home / "meetings", home / "groups")]
    sealed = sum(len(each.sealed) + len(each.half) for each in found)
    try:
        if keys.vault is None and not sealed:
            return
        if is_open_to_others(keys.path):
            yield Finding(
                say("Others on this computer can read {file}.", file=str(keys.path)),
                fine=False,
                mend=say("Shut it: {command}", command=f"chmod 600 {quote(str(keys.path))}"),
                code=ExitCode.STORAGE,
            )
        keys.unlock()
    except AnswerNeededError:
        yield Finding(
            say("What is sealed was verified without opening it."),
            mend=say("With the passphrase its text is looked at too."),
        )
        return
    except PassphraseError:
        raise
    except IntervisieError as error:
        yield Finding(error.text, fine=False, mend=error.mend, code=error.exit_code)
        return
    yield Finding(say("The passphrase opens what is sealed."))
    half = sum(len(each.half) for each in found)
    if half:
        yield Finding(
            say_count(
                "{count} is half sealed; it can be read.", "{count} are half sealed; they can be read.", half
            ),
            fine=False,
            mend=say("To finish it: {command}", command="intervisie encryption seal"),
            code=ExitCode.STORAGE,
        )


def _methods() -> Iterator[Finding]:
    """Yield the methods of one's own that cannot be used, or stay unused."""
    library = open_library()
    for identifier, path, used in library.doubles():
        yield Finding(
            unused(identifier, path, used),
            fine=False,
            mend=say("Give one of them another id, or take it away."),
            code=ExitCode.BAD_FILE,
        )
    own = {entry.path: entry for language in LANGUAGES for entry in library.entries(language) if entry.own}
    for entry in own.values():
        if entry.broken:
            yield Finding(
                say("The method in {path} cannot be used.", path=str(entry.path)),
                fine=False,
                mend=say(
                    "To see why: {command}", command=f"intervisie methods check {quote(str(entry.path))}"
                ),
                code=ExitCode.BAD_FILE,
            )
    usable = sum(not entry.broken for entry in own.values())
    if usable:
        yield Finding(
            say_count(
                "{count} method of your own can be used.", "{count} methods of your own can be used.", usable
            )
        )


def _profiles() -> Iterator[Finding]:
    """Yield the profiles of one's own that cannot be used."""
    usable = 0
    for entry in open_profiles().own_entries():
        if entry.profile is not None:
            usable += 1
            continue
        yield Finding(
            say("The profile in {path} cannot be used.", path=str(entry.path)),
            fine=False,
            mend=say("To see why: {command}", command=f"intervisie profiles check {quote(str(entry.path))}"),
            code=ExitCode.BAD_FILE,
        )
    if usable:
        yield Finding(
            say_count(
                "{count} profile of your own can be used.",
                "{count} profiles of your own can be used.",
                usable,
            )
        )


def _print_json(findings: tuple[Finding, ...]) -> None:
    from intervisie.cli.meetings import print_json

    told = interface_words().text
    print_json(
        [
            {
                "fine": each.fine,
                "text": told(each.text),
                "mend": told(each.mend) if each.mend is not None else None,
            }
            for each in findings
        ]
    )
