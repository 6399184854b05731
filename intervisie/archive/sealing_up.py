"""Sealing a journal that stands unsealed, in an order that can be broken off anywhere and taken up again.

Its key comes first, marked so that unsealed bodies may still stand beside sealed ones. Then all records,
sealed, come in one step as a next segment: for an equal number the later segment wins, so that the
journal reads the same before and after. Only then do the unsealed files go, and last the mark. Numbers,
moments and bodies stay as they were; the chain runs anew, over sealed bodies.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Raw, Struct

from intervisie.archive.body_seal import BodySeal
from intervisie.archive.durable import DISK, Disk, remove_quietly, write_whole
from intervisie.archive.faults import cannot_read, cannot_write
from intervisie.archive.files import MeetingFiles, meetings_among, with_key
from intervisie.archive.frame import FORMAT, Record, Writing, write_line
from intervisie.archive.heading import read_heading
from intervisie.archive.keyring import Keyring
from intervisie.archive.label import encode_label, read_label
from intervisie.archive.lock import Lock
from intervisie.archive.reading import Found, find
from intervisie.archive.seal import Place, Seal, draft_place
from intervisie.errors import DamagedError, IntervisieError
from intervisie.text import say


class Standing(Struct, frozen=True):
    """The journals in a folder by their ids: sealed, half sealed because that was broken off, not sealed.

    One that never began, because nothing stands in it, is none of them.
    """

    sealed: tuple[str, ...] = ()
    half: tuple[str, ...] = ()
    unsealed: tuple[str, ...] = ()


def standing(folder: Path, disk: Disk = DISK) -> Standing:
    """Tell which journals in a folder are sealed; no passphrase is needed.

    Raises:
        StorageError: the folder cannot be read.
    """
    try:
        names = disk.names(folder)
    except FileNotFoundError:
        return Standing()
    except OSError as error:
        raise cannot_read(folder, error) from error
    every = meetings_among(names)
    keyed = with_key(every, names)
    half = tuple(one for one in keyed if _is_half_sealed(MeetingFiles(folder, one), disk))
    return Standing(
        sealed=tuple(one for one in keyed if one not in half),
        half=half,
        unsealed=tuple(
            one
            for one in every
            if one not in keyed and _holds_anything(MeetingFiles(folder, one), names, disk)
        ),
    )


def seal_up(files: MeetingFiles, keys: Keyring, disk: Disk = DISK) -> None:
    """Seal a meeting or a group, or go on with what was broken off; one that is sealed stays as it is.

    Raises:
        BusyError: the meeting is open.
        DamagedError: it cannot be read whole; nothing was changed.
        StorageError: not everything was written. It can be read as before; do it again.
    """
    lock = Lock.take(files.lock, disk)
    try:
        before = keys.seal_of(files)
        if isinstance(before, BodySeal) and not before.label.plain:
            return
        found = find(files, disk, before)
        if found.back.damaged or not found.back.records:
            raise DamagedError(
                say("It is damaged, and stays as it is."),
                say("To see what is damaged: {command}", command="intervisie doctor"),
            )
        seal = before if isinstance(before, BodySeal) else _begun(files, keys, disk)
        try:
            _keep_torn_ends(files, found, seal, disk)
            _replace_journal(files, found, seal, disk)
            _seal_what_stands_beside(files, seal, disk)
        except OSError as error:
            raise cannot_write(files.folder, error) from error
        write_whole(files.key, encode_label(seal.without_plain(keys.unlock()).label), force=True, disk=disk)
    finally:
        lock.release()


def _is_half_sealed(files: MeetingFiles, disk: Disk) -> bool:
    try:
        label = read_label(files, disk)
    except IntervisieError:
        return False
    return label is not None and label.plain


def _holds_anything(files: MeetingFiles, names: list[str], disk: Disk) -> bool:
    try:
        return any(disk.status(files.segment(number)).st_size for number in files.segments(names))
    except OSError:
        return True


def _begun(files: MeetingFiles, keys: Keyring, disk: Disk) -> BodySeal:
    """Put a key beside the journal, with its handle if it has one."""
    heading = read_heading(files.folder, files.meeting, disk, keys)
    seal = keys.new_seal(files.meeting, heading.handle if heading else "", plain=True)
    seal.accompany(files, disk)
    return seal


def _replace_journal(files: MeetingFiles, found: Found, seal: Seal, disk: Disk) -> None:
    """Put the sealed records in the place of the others, and the file where a first segment stands."""
    numbers = [segment.number for segment in found.segments]
    newest = numbers[-1] + 1
    write_whole(files.segment(newest), _sealed(files.meeting, found.back.records, seal), disk=disk)
    for number in numbers:
        disk.remove(files.segment(number))
    disk.sync_folder(files.folder)
    disk.replace(files.segment(newest), files.segment(1))
    disk.sync_folder(files.folder)


def _sealed(meeting: str, records: tuple[Record, ...], seal: Seal) -> bytes:
    """Return the records as lines with sealed bodies, linked anew."""
    lines, chain = [], ""
    for record in records:
        writing = Writing(record.number, chain, record.kind, Raw(record.body), record.stamp, record.format)
        line, chain = write_line(meeting, writing, seal)
        lines.append(line)
    return b"".join(lines)


def _keep_torn_ends(files: MeetingFiles, found: Found, seal: BodySeal, disk: Disk) -> None:
    """Put what was being written when the power went aside, sealed, as an unsealed journal would."""
    for segment in found.segments:
        torn = disk.read(files.segment(segment.number))[segment.end : segment.size]
        if torn:
            number = max(files.tails(disk.names(files.folder)), default=0) + 1
            place = Place(files.meeting, FORMAT, number, "tail", "")
            write_whole(files.tail(number), seal.seal(torn, place), disk=disk)


def _seal_what_stands_beside(files: MeetingFiles, seal: BodySeal, disk: Disk) -> None:
    """Seal torn ends and the draft; a file in the making goes, because nobody can use it."""
    names = disk.names(files.folder)
    beside = [
        (files.tail(number), Place(files.meeting, FORMAT, number, "tail", ""))
        for number in files.tails(names)
    ]
    if files.draft.name in names:
        beside.append((files.draft, draft_place(files.meeting)))
    for path, place in beside:
        write_whole(path, seal.seal(seal.open(disk.read(path), place), place), force=True, disk=disk)
    for path in files.unfinished(names):
        remove_quietly(path, disk)
