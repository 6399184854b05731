"""`intervisie encryption seal` and `status`: what stands sealed and what not. Arguments in, exit code out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from intervisie.archive.files import MeetingFiles
from intervisie.archive.folders import groups_folder, meetings_folder
from intervisie.archive.keyring import Keyring
from intervisie.archive.sealing_up import Standing, seal_up, standing
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import keyring
from intervisie.errors import ExitCode, IntervisieError, UsageError
from intervisie.faces.output import Lines
from intervisie.text import Text, say, say_count

if TYPE_CHECKING:
    from intervisie.archive.vault import Vault

HOW_TO_SEAL = "intervisie encryption seal"
_MEETINGS, _GROUPS = say("Meetings"), say("Groups")


def seal_all(*, meetings: tuple[str, ...]) -> int:
    """Seal what stands unsealed: these meetings, or all of them and the groups."""
    keys, _ = opened()
    keys.unlock()
    wanted = tuple(_named(meetings, keys)) if meetings else not_sealed()
    code, sealed = ExitCode.DONE, 0
    for files in wanted:
        try:
            seal_up(files, keys)
            sealed += 1
        except IntervisieError as error:
            code = error.exit_code
            complain(say("{name} stays unsealed: {reason}", name=_name_of(files, keys), reason=error.text))
    if not wanted:
        tell(say("Everything here is sealed."))
    elif sealed:
        tell(say_count("{count} is sealed now.", "{count} are sealed now.", sealed))
        tell(say("Not reached: backups, documents you made, and what a disk keeps of replaced files."))
    return code


def status(*, json: bool) -> int:
    """Say what is sealed and what opens it; nobody is asked for a passphrase."""
    keys = keyring(ask=False)
    vault, found = keys.vault, dict(folders())
    if json:
        from intervisie.cli.meetings import print_json

        print_json(_values(vault, found))
        return ExitCode.DONE
    if vault is None:
        tell(say("Encryption is off. To turn it on: {command}", command="intervisie encryption on"))
    elif vault.sealing:
        tell(say("Encryption is on: what begins now is sealed."))
    else:
        tell(say("Encryption is off for what begins now."))
    if vault is not None:
        tell(
            say("There is a recovery key beside the passphrase.")
            if vault.has_recovery
            else say("Only the passphrase opens it; there is no recovery key.")
        )
    for each, counted in zip(found.values(), (_MEETINGS, _GROUPS), strict=True):
        tell(
            say(
                "{what}: {sealed} sealed, {rest} not.",
                what=counted,
                sealed=len(each.sealed),
                rest=len(each.unsealed),
            )
        )
        if each.half:
            tell(say_count("{count} is half sealed.", "{count} are half sealed.", len(each.half)))
    if vault is not None and not_sealed():
        tell(say("To seal the rest: {command}", command=HOW_TO_SEAL))
    return ExitCode.DONE


def opened() -> tuple[Keyring, Vault]:
    """Return the keys and the vault, with the passphrase not asked for yet.

    Raises:
        UsageError: there is no vault.
    """
    keys = keyring()
    if keys.vault is None:
        raise UsageError(
            say("Nothing is sealed here."),
            say("To turn encryption on: {command}", command="intervisie encryption on"),
        )
    return keys, keys.vault


def folders() -> Iterator[tuple[Path, Standing]]:
    """Yield the folders with journals, each with what stands there."""
    for folder in (meetings_folder(os.environ), groups_folder(os.environ)):
        yield folder, standing(folder)


def not_sealed() -> tuple[MeetingFiles, ...]:
    """Return what is not sealed, or half."""
    return tuple(
        MeetingFiles(folder, one) for folder, each in folders() for one in (*each.half, *each.unsealed)
    )


def _named(names: tuple[str, ...], keys: Keyring) -> Iterator[MeetingFiles]:
    """Yield the meetings of these names that are not sealed, or half."""
    from intervisie.archive.archive import Archive

    archive = Archive(meetings_folder(os.environ), keys=keys)
    for name in names:
        yield MeetingFiles(archive.folder, archive.find(name))


def _name_of(files: MeetingFiles, keys: Keyring) -> str:
    """Return what a meeting is called; a group, whose name is nobody's business here, by its id."""
    from intervisie.archive.durable import DISK
    from intervisie.archive.heading import read_heading

    heading = read_heading(files.folder, files.meeting, DISK, keys)
    return heading.handle if heading is not None and heading.handle else files.meeting


def _values(vault: Vault | None, found: dict[Path, Standing]) -> dict[str, object]:
    """Return the status for another program."""
    return {
        "on": vault is not None and vault.sealing,
        "vault": vault is not None,
        "recovery_key": vault is not None and vault.has_recovery,
        **{
            folder.name: {
                "sealed": len(each.sealed),
                "half_sealed": len(each.half),
                "unsealed": len(each.unsealed),
            }
            for folder, each in found.items()
        },
    }


def tell(text: Text) -> None:
    """Print one sentence, broken between words where the terminal ends."""
    Lines().show(interface_words().text(text))
