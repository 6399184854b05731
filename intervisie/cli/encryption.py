"""`intervisie encryption`: turn it on and off, and change what opens it. Arguments in, exit code out."""

from __future__ import annotations

import os
from pathlib import Path

from intervisie.archive.folders import ensure_writable
from intervisie.archive.keyring import Keyring
from intervisie.cli.asking import can_ask, choose
from intervisie.cli.report import complain
from intervisie.cli.sealing import HOW_TO_SEAL, folders, not_sealed, opened, seal_all, tell
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import VARIABLE, ask_hidden, can_ask_hidden, keyring, passphrase_in, remember
from intervisie.errors import AnswerNeededError, ExitCode, UsageError
from intervisie.text import Text, say, say_count


def turn_on(*, recovery: bool, seal: bool) -> int:
    """Seal what begins from now on; the first time a passphrase is chosen and explained."""
    from intervisie.archive import ciphers
    from intervisie.archive.vault import new_vault, passphrase_bytes, sealing

    ciphers.require()
    keys = keyring()
    if keys.vault is not None and keys.vault.sealing:
        tell(say("Encryption is on already."))
    elif keys.vault is not None:
        key = keys.unlock()
        keys.keep(sealing(keys.vault, key, on=True), key)
        tell(say("Encryption is on: what begins now is sealed, with the passphrase you had."))
    else:
        if any(each.sealed or each.half for _, each in folders()):
            keys.unlock()  # which says that their vault is gone
        for notice in ensure_writable(keys.path.parent):
            tell(notice)
        file = os.environ.get(VARIABLE)
        for text in () if file or not can_ask_hidden() else _PROMISES:
            tell(text)
        passphrase = _new_passphrase(Path(file) if file else None)
        vault, key = new_vault(passphrase_bytes(passphrase))
        keys.keep(vault, key)
        remember(vault, key)
        tell(say("Encryption is on: what begins now is sealed."))
        if recovery or _is_agreed(_RECOVERY, say("Make a recovery key"), say("Go without")):
            _make_recovery_key(keys)
    plain = len(not_sealed())
    if not plain:
        return ExitCode.DONE
    if seal or _is_agreed(
        say_count(
            "{count} meeting or group stands here unsealed.",
            "{count} meetings and groups stand here unsealed.",
            plain,
        ),
        say("Seal them too"),
        say("Leave them as they are"),
    ):
        return seal_all(meetings=())
    tell(say("What stands here already stays as it is. To seal it: {command}", command=HOW_TO_SEAL))
    return ExitCode.DONE


def turn_off() -> int:
    """Let meetings that begin from now on be unsealed; what is sealed stays so."""
    from intervisie.archive.vault import sealing

    keys, vault = opened()
    if not vault.sealing:
        tell(say("Encryption is off already."))
        return ExitCode.DONE
    key = keys.unlock()
    keys.keep(sealing(vault, key, on=False), key)
    tell(say("Encryption is off: what begins now can be read by who can read your files."))
    sealed = sum(len(each.sealed) + len(each.half) for _, each in folders())
    if sealed:
        tell(
            say_count(
                "{count} meeting or group stays sealed, and needs the passphrase.",
                "{count} meetings and groups stay sealed, and need the passphrase.",
                sealed,
            )
        )
    return ExitCode.DONE


def change_passphrase(*, new: str | None) -> int:
    """Let another passphrase open what is sealed; not a note is written anew."""
    from intervisie.archive.vault import passphrase_bytes, with_passphrase

    keys, vault = opened()
    key = keys.unlock()
    passphrase = _new_passphrase(Path(new) if new else None)
    keys.keep(with_passphrase(vault, key, passphrase_bytes(passphrase)), key)
    tell(say("From now on the new passphrase opens what is sealed, and the old one no longer."))
    tell(say("A backup of vault.json from before still opens with the old one."))
    return ExitCode.DONE


def recovery_key(*, remove: bool) -> int:
    """Make another recovery key, or take it away."""
    from intervisie.archive.vault import without_recovery

    keys, vault = opened()
    key = keys.unlock()
    if not remove:
        _make_recovery_key(keys)
    elif not vault.has_recovery:
        tell(say("There is no recovery key."))
    else:
        keys.keep(without_recovery(vault, key), key)
        tell(say("The recovery key opens nothing any more."))
    return ExitCode.DONE


_PROMISES = (
    say("With encryption on, who has your files and not the passphrase can read no note and no name."),
    say("What shows is when each record was made, how long it is, and the date and number of a meeting."),
    say("While a meeting is open its text is in the memory of this computer, and on your screen."),
    say("Documents that you export are not sealed."),
    say("A lost passphrase cannot be asked for again: without it, or a recovery key, nobody can read them."),
)
_RECOVERY = say(
    "A recovery key opens everything when the passphrase is lost. It is shown once, to keep on paper."
)


def _make_recovery_key(keys: Keyring) -> None:
    from intervisie.archive.recovery_key import new_recovery_key
    from intervisie.archive.vault import with_recovery

    vault = keys.vault
    if vault is None:
        raise TypeError(vault)
    had_one, written = vault.has_recovery, new_recovery_key()
    key = keys.unlock()
    keys.keep(with_recovery(vault, key, written), key)
    tell(say("This is your recovery key. It is not shown again; write it down and keep it elsewhere:"))
    print(f"\n    {written}\n")
    if had_one:
        tell(say("The recovery key that you had opens nothing any more."))


def _new_passphrase(file: Path | None) -> str:
    """Return a passphrase that is chosen now, typed twice or taken from a file.

    Raises:
        UsageError: the one in the file cannot be one.
        AnswerNeededError: there is no file and nobody to ask.
        KeyboardInterrupt: no answer was given.
    """
    from intervisie.archive.vault import why_not

    if file is not None:
        passphrase = passphrase_in(file)
        reason = why_not(passphrase)
        if reason is not None:
            raise UsageError(reason)
        return passphrase
    if not can_ask_hidden():
        raise AnswerNeededError(
            say("A passphrase has to be chosen, and there is nobody to ask."),
            say("{variable} names a file with the passphrase on its first line.", variable=VARIABLE),
        )
    tell(say("Four or five words that have nothing to do with one another make a good passphrase."))
    while True:
        passphrase = ask_hidden(say("New passphrase (nothing shows while you type):"))
        reason = why_not(passphrase)
        if reason is None and ask_hidden(say("Once more:")).strip() == passphrase.strip():
            return passphrase
        complain(reason or say("These were two different ones. Again, from the beginning."))


def _is_agreed(question: Text, yes: Text, no: Text) -> bool:
    """Ask for one of two answers where there is somebody; otherwise it is no."""
    if not can_ask():
        return False
    told = interface_words().text
    return choose(question, (told(yes), told(no))) == 0
