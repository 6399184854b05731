"""`intervisie doctor`: whether everything that is kept can be read, and this computer does what is needed.

It only looks; what it finds it says with how to mend it. No name and no text of a meeting is shown.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from msgspec import Struct

from intervisie import __version__
from intervisie.archive.archive import Archive
from intervisie.archive.examining import Examined, is_open_to_others
from intervisie.archive.folders import data_folder
from intervisie.archive.keyring import Keyring
from intervisie.archive.sealing_up import standing
from intervisie.archive.synchronised import warn_of_synchronising
from intervisie.cli.methods import open_library, unused
from intervisie.cli.profiles import open_profiles
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import keyring
from intervisie.errors import AnswerNeededError, ExitCode, IntervisieError, PassphraseError, StorageError
from intervisie.faces.inert import inert
from intervisie.method.library import LANGUAGES
from intervisie.text import Text, say, say_count


class Finding(Struct, frozen=True):
    """One thing that was looked at; `code` is what the program ends with when it is not fine."""

    text: Text
    fine: bool = True
    mend: Text | None = None
    code: ExitCode = ExitCode.FAULT


def run(*, json: bool) -> int:
    """Look at everything, and say of each thing whether it is fine."""
    findings = tuple(_findings())
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


def _findings() -> Iterator[Finding]:
    yield Finding(
        say(
            "intervisie {version}, Python {python}, {system}",
            version=__version__,
            python=platform.python_version(),
            system=platform.system(),
        )
    )
    yield from _computer()
    try:
        home = data_folder(os.environ)
    except StorageError as error:
        yield Finding(error.text, fine=False, mend=error.mend, code=ExitCode.STORAGE)
        return
    yield from _folders(home)
    keys = keyring()
    yield from _sealing(home, keys)
    yield from _meetings(Archive(home / "meetings", keys=keys))
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
    from intervisie.conduct.clock import SystemClock

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


def _folders(home: Path) -> Iterator[Finding]:
    """Yield whether meetings can be kept, and nobody else can look at them."""
    meetings = home / "meetings"
    if not meetings.exists():
        yield Finding(say("Nothing is kept yet; it will stand in {folder}.", folder=str(home)))
        return
    for folder in (home, meetings):
        if is_open_to_others(folder):
            yield Finding(
                say("Others on this computer can look into {folder}.", folder=str(folder)),
                fine=False,
                mend=say("Shut it: {command}", command=f"chmod 700 {quote(str(folder))}"),
                code=ExitCode.STORAGE,
            )
    if not os.access(meetings, os.R_OK | os.W_OK | os.X_OK):
        yield Finding(
            say("Nothing can be kept in {folder}.", folder=str(meetings)),
            fine=False,
            mend=say("Check whose folder it is, and its permissions."),
            code=ExitCode.STORAGE,
        )
        return
    yield Finding(say("Meetings are kept in {folder}.", folder=str(meetings)))
    warning = warn_of_synchronising(meetings)
    if warning is not None:
        yield Finding(warning, fine=False, code=ExitCode.STORAGE)


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


def _meetings(archive: Archive) -> Iterator[Finding]:
    """Yield one line for each meeting that is not fine, and how many are."""
    try:
        every = archive.examine()
    except StorageError as error:
        yield Finding(error.text, fine=False, mend=error.mend, code=ExitCode.STORAGE)
        return
    for each in every:
        yield from _meeting(each, archive.folder)
    whole = sum(not each.damaged for each in every)
    if every:
        yield Finding(say_count("{count} meeting is whole.", "{count} meetings are whole.", whole))


def _meeting(each: Examined, folder: Path) -> Iterator[Finding]:
    if each.error is not None:
        yield Finding(
            say("{name} cannot be read: {reason}", name=each.name, reason=each.error),
            fine=False,
            mend=say("Keep its files as they are, and put back a backup if there is one."),
            code=ExitCode.DAMAGED,
        )
    elif each.damaged and not each.missing:
        yield Finding(
            say("{name} is damaged; {count} records can be read.", name=each.name, count=each.records),
            fine=False,
            mend=say("It can be resumed and exported; look over what it holds."),
            code=ExitCode.DAMAGED,
        )
    elif each.damaged:
        yield Finding(
            say_count(
                "{name} is damaged: {count} record is missing, the other {records} can be read.",
                "{name} is damaged: {count} records are missing, the other {records} can be read.",
                each.missing,
                name=each.name,
                records=each.records,
            ),
            fine=False,
            mend=say("It can be resumed and exported; look over what it holds."),
            code=ExitCode.DAMAGED,
        )
    elif each.torn:
        yield Finding(
            say(
                "{name} ends in a line that was never finished; nothing that was saved is lost.",
                name=each.name,
            )
        )
    for file in each.exposed:
        yield Finding(
            say("Others on this computer can read {file}.", file=file),
            fine=False,
            mend=say("Shut it: {command}", command=f"chmod 600 {quote(str(folder / file))}"),
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
