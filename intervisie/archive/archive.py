"""The folder of all meetings: the only door to them for every other room.

The journals are the truth and there is no index: what is asked is read from them each time, and
reading never writes. A handle, as in 2026-11-23-1, is stored in the first record of its meeting.
What needs the whole engine is imported when it is asked for, so that a list is there at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from intervisie.archive.durable import DISK, Disk
from intervisie.archive.faults import cannot_read
from intervisie.archive.files import MeetingFiles, meetings_among
from intervisie.archive.folders import make_folders
from intervisie.archive.heading import Heading, chosen, free_handle, rank, read_heading
from intervisie.archive.keyring import Keyring
from intervisie.archive.seal import UNSEALED
from intervisie.archive.summary import Summary, summarise
from intervisie.errors import IntervisieError
from intervisie.groups.naming import same_name
from intervisie.meeting.nobody import is_nobody
from intervisie.text import Text

if TYPE_CHECKING:
    from intervisie.archive.agreed import Agreed
    from intervisie.archive.examining import Examined
    from intervisie.archive.journal import Journal
    from intervisie.archive.keeping import Reopened, Told
    from intervisie.archive.redacting import Change, Ids
    from intervisie.archive.searching import Found
    from intervisie.archive.year import Year
    from intervisie.meeting.beginning import Beginning
    from intervisie.meeting.instant import Stamp
    from intervisie.meeting.meeting import MeetingEvent
    from intervisie.meeting.state import Meeting


class Archive:
    """The meetings in one folder, which need not be there yet.

    Wherever a meeting is named, None stands for the latest. A name is a handle, a date with only one
    meeting, or the beginning of an id, at least eight characters of it.

    `keys` open what is sealed. The passphrase is asked for by what reads a sealed meeting, before
    anything comes of it: every method that returns more than a handle raises PassphraseError or
    AnswerNeededError when it is not proved.
    """

    def __init__(self, folder: Path, disk: Disk = DISK, keys: Keyring | None = None) -> None:
        self.folder = folder
        self._disk = disk
        self.keys = Keyring(folder.parent, disk) if keys is None else keys

    def unlock(self) -> None:
        """Have the passphrase proved now, if a meeting here is sealed or the next one will be."""
        if self.keys.seals_new or _is_any_sealed(self._found()):
            self.keys.unlock()

    def create(self, beginning: Beginning, stamp: Stamp) -> tuple[Meeting, Journal, Stamp]:
        """Begin a meeting and return it, its journal and `stamp`, once its first record is safe.

        Its id and handle are given here, and the id of its group: that of an earlier meeting of a
        group with the same name.

        Raises:
            StorageError: there is no keeping a meeting here; nothing is left of it.
        """
        from intervisie.archive.erasing import finish_erasures
        from intervisie.archive.journal import Journal
        from intervisie.archive.keeping import keep_first, numbering, take_away
        from intervisie.archive.redacting import finish_redactions

        self.unlock()
        finish_erasures(self.folder, self._disk)
        finish_redactions(self.folder, self._disk)
        make_folders(self.folder, self._disk)
        new, journal = os.urandom(16).hex(), None
        try:
            with numbering(self.folder, self._disk):
                headings = self._headings_unasked()
                handle = free_handle(headings, stamp.wall.date())
                seal = self.keys.new_seal(new, handle) if self.keys.seals_new else UNSEALED
                journal = Journal.create(self.folder, new, self._disk, seal)
                named = replace(
                    beginning,
                    meeting=new,
                    handle=handle,
                    group=beginning.group or _group_id(headings, beginning.group_name),
                )
                meeting = keep_first(journal, named, stamp)
        except BaseException:
            if journal is not None:
                journal.close()
            take_away(self.folder, new, self._disk)
            raise
        return meeting, journal, stamp

    def find(self, name: str | None = None) -> str:
        """Return the id of a meeting.

        Raises:
            UsageError: there is none of that name, or more than one; it says which there are.
        """
        return self.heading(name).meeting

    def heading(self, name: str | None = None) -> Heading:
        """Return what a meeting says of itself at its beginning; raises as `find` does.

        Nobody is asked for a passphrase: without it a sealed meeting says its handle and when it opened.
        """
        return chosen(self._headings_unasked(), name)

    def load(self, name: str | None = None) -> Meeting:
        """Return a meeting as its journal tells it, also while it is open in another window.

        Raises:
            UsageError: there is none of that name.
            StorageError, DamagedError: it cannot be read.
        """
        from intervisie.archive.keeping import load

        return load(self.folder, self.find(name), self._disk, self.keys)

    def load_whole(self, name: str | None = None) -> Meeting:
        """Return a meeting of which nothing was lost, for what must miss nothing.

        Raises:
            DamagedError: a part of it cannot be read.
            As `load` does.
        """
        from intervisie.archive.keeping import load_whole

        return load_whole(self.folder, self.find(name), self._disk, self.keys)

    def open(self, name: str | None = None) -> Reopened:
        """Open a meeting as its last record left it; whoever does closes the journal.

        Raises:
            UsageError: there is none of that name.
            BusyError: it is open in another window.
            StorageError, DamagedError: it cannot be read or written.
        """
        from intervisie.archive.keeping import reopen

        return reopen(self.folder, self.find(name), self._disk, self.keys)

    def resume(self, name: str | None, stamp: Stamp) -> Reopened:
        """Open a meeting and bring it to `stamp`: its clock stands still from then on.

        Nothing is written when it stood still already.

        Raises:
            As `open` does, and StorageError when the record is not saved.
        """
        from intervisie.archive.keeping import bring_to

        reopened = self.open(name)
        try:
            return bring_to(reopened, stamp)
        except BaseException:
            reopened.journal.close()
            raise

    def append(self, name: str | None, events: Iterable[MeetingEvent], stamp: Stamp) -> Meeting:
        """Add events to a meeting that nobody conducts now, as one record; return the meeting after it.

        A meeting that was broken off with its clock running is put on hold by the same record, so
        that the time since then is still asked about when it is resumed.

        Raises:
            As `resume` does.
        """
        from intervisie.archive.keeping import bring_to

        reopened = self.open(name)
        try:
            return bring_to(reopened, stamp, events).meeting
        finally:
            reopened.journal.close()

    def erase(self, name: str) -> None:
        """Remove every file of a meeting, and what a repair copied of it.

        Raises:
            UsageError: there is none of that name.
            BusyError: it is open.
            StorageError: not all could be removed; the next erasure goes on with it.
        """
        from intervisie.archive.erasing import erase, finish_erasures
        from intervisie.archive.repairing import erase_copies

        meeting = self.find(name)
        finish_erasures(self.folder, self._disk)
        erase_copies(self.folder, meeting, self._disk)
        erase(self.folder, meeting, self._disk)

    def redact(self, name: str, plan: Callable[[Meeting], tuple[Change, Ids]]) -> None:
        """Rewrite a closed meeting with less in it: `plan` says what is left of the meeting as it is now.

        Raises:
            UsageError: there is none of that name, or it is still open.
            BusyError: it is open in another window.
            DamagedError: a part of it cannot be read; nothing was changed.
            StorageError: it is as it was, or the next redaction goes on with it.
        """
        from intervisie.archive.redacting import redact
        from intervisie.archive.repairing import erase_copies

        meeting = self.find(name)
        redact(self.folder, meeting, plan, self._disk, self.keys.seal_of(MeetingFiles(self.folder, meeting)))
        erase_copies(self.folder, meeting, self._disk)

    def pseudonyms(self, meeting: Meeting) -> dict[str, str]:
        """Return what stands for a name in the documents of a meeting and of its group, by the name.

        What was given first holds; a meeting that cannot be read has nothing to add.
        """
        from intervisie.archive.keeping import load

        found: dict[str, str] = {}
        earlier = self.of_group(meeting.group) if meeting.group else ()
        for heading in reversed(earlier):
            with suppress(IntervisieError):
                found = {**load(self.folder, heading.meeting, self._disk, self.keys).pseudonyms, **found}
        return {**meeting.pseudonyms, **found}

    def finish(self) -> None:
        """Take up the erasures and redactions that were broken off, where that can be done."""
        from intervisie.archive.erasing import finish_erasures
        from intervisie.archive.redacting import finish_redactions

        finish_erasures(self.folder, self._disk)
        finish_redactions(self.folder, self._disk)

    def each_told(self) -> Iterator[tuple[Heading, Told | IntervisieError]]:
        """Yield every meeting with its records, the latest first; the error of one that cannot be read."""
        from intervisie.archive.keeping import told

        for heading in self._headings():
            try:
                yield heading, told(self.folder, heading.meeting, self._disk, self.keys)
            except IntervisieError as error:
                yield heading, error

    def each(self) -> Iterator[tuple[Heading, Meeting | IntervisieError]]:
        """Yield every meeting with its heading, the latest first; the error of one that is not whole."""
        from intervisie.archive.keeping import load_whole

        for heading in self._headings():
            try:
                yield heading, load_whole(self.folder, heading.meeting, self._disk, self.keys)
            except IntervisieError as error:
                yield heading, error

    def of_group(self, group: str) -> tuple[Heading, ...]:
        """Return what the meetings of a group, by its id, say of themselves, the latest first."""
        return tuple(heading for heading in self._headings() if heading.group == group)

    def summaries(self, group_name: str | None = None, group_id: str = "") -> tuple[Summary, ...]:
        """Return what to list of each meeting, of a group or of all, the latest first.

        Damaged ones as far as they can be read.
        """
        meetings = self._of_group(group_name, group_id)
        found = (
            summarise(self.folder, meeting, self._disk, names, self.keys)
            for meeting, names in meetings.items()
        )
        return tuple(sorted((one for one in found if one is not None), key=Summary.rank, reverse=True))

    def search(
        self, words: Iterable[str], group_name: str | None = None, group_id: str = ""
    ) -> tuple[Found, ...]:
        """Return the meetings in which all these words stand in one note or question, the latest first.

        Also those that could not be read whole, because they may hold more. Capitals do not matter.
        """
        from intervisie.archive.searching import search

        wanted = tuple(same_name(word) for word in words)
        every = (
            search(MeetingFiles(self.folder, meeting), self._disk, names, wanted, self.keys)
            for meeting, names in self._of_group(group_name, group_id).items()
        )
        found = [one for one in every if one is not None and (one.hits or one.damaged)]
        return tuple(sorted(found, key=lambda one: rank(one.opened, one.handle, one.meeting), reverse=True))

    def agreed(self, group_name: str | None = None, group_id: str = "") -> Agreed:
        """Return what the meetings of a group, or all, agreed for after: actions, and the next date.

        With its id the meetings of a group are found under every name that it had.
        """
        from intervisie.archive.agreed import agreed

        return agreed(self.folder, self._of_group(group_name, group_id).items(), self._disk, self.keys)

    def year(self, year: int, group_name: str | None = None, group_id: str = "") -> Year:
        """Return the meetings of a year, of a group or of all, for an overview."""
        from intervisie.archive.year import read_year

        return read_year(
            self.folder, self._of_group(group_name, group_id).items(), self._disk, self.keys, year
        )

    def headings(self) -> tuple[Heading, ...]:
        """Return what each meeting says of itself at its beginning, the latest first."""
        return self._headings()

    def handles(self) -> tuple[str, ...]:
        """Return the handles of the meetings, the latest first."""
        return tuple(heading.handle for heading in self._headings_unasked() if heading.handle)

    def groups(self) -> tuple[str, ...]:
        """Return the names of the groups that met here, as typed last, the latest first."""
        names: dict[str, str] = {}
        for heading in self._headings():
            if heading.group_name:
                names.setdefault(same_name(heading.group_name), heading.group_name)
        return tuple(names.values())

    def number_in_group(self, meeting: Meeting) -> int:
        """Return which meeting of its group this is, of those kept here; 0 without a group."""
        if not meeting.group:
            return 0
        meetings = [heading.meeting for heading in reversed(self.of_group(meeting.group))]
        return meetings.index(meeting.id) + 1 if meeting.id in meetings else 0

    def people_of(self, group_name: str) -> tuple[str, ...]:
        """Return the names of those at the last readable meeting of a group, in the order they were named."""
        wanted = same_name(group_name)
        for heading in self._headings():
            if same_name(heading.group_name) != wanted:
                continue
            try:
                meeting = self.load(heading.meeting)
            except IntervisieError:
                continue
            return tuple(person.name for person in meeting.people if not is_nobody(person.name))
        return ()

    def examine(self) -> tuple[Examined, ...]:
        """Return what every meeting is like: whole or not, and for its owner only or not.

        Nobody is asked for a passphrase: without it sealed meetings are verified, and not opened.
        """
        from intervisie.archive.examining import examine

        return tuple(examine(self.folder, self._found(), self._disk, self.keys))

    def warning(self) -> Text | None:
        """Return what to say once about a folder that another program copies elsewhere, or None."""
        from intervisie.archive.synchronised import warn_of_synchronising

        return warn_of_synchronising(self.folder)

    def _found(self) -> dict[str, list[str]]:
        """Return the ids of the meetings, each with the names of its files."""
        try:
            names = self._disk.names(self.folder)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise cannot_read(self.folder, error) from error
        files: dict[str, list[str]] = {meeting: [] for meeting in meetings_among(names)}
        for name in names:
            files.get(name.partition(".")[0], []).append(name)
        return files

    def _meetings(self) -> dict[str, list[str]]:
        """Return the meetings with the names of their files, once what is sealed among them can be opened."""
        meetings = self._found()
        if _is_any_sealed(meetings):
            self.keys.unlock()
        return meetings

    def _of_group(self, group_name: str | None, group_id: str) -> dict[str, list[str]]:
        """Return the ids of the meetings of a group, of all for None, each with the names of its files."""
        every = self._meetings()
        if group_name is None:
            return every
        wanted = same_name(group_name)
        of_group = {
            each.meeting
            for each in self._headings()
            if same_name(each.group_name) == wanted or (group_id and each.group == group_id)
        }
        return {meeting: names for meeting, names in every.items() if meeting in of_group}

    def _headings(self) -> tuple[Heading, ...]:
        """Return what each meeting says of itself at its beginning, the latest first."""
        self._meetings()
        return self._headings_unasked()

    def _headings_unasked(self) -> tuple[Heading, ...]:
        """Return the same without a passphrase: a sealed meeting says no more than its handle and moment."""
        found = (read_heading(self.folder, meeting, self._disk, self.keys) for meeting in self._found())
        return tuple(sorted((one for one in found if one is not None), key=Heading.rank, reverse=True))


def _is_any_sealed(meetings: dict[str, list[str]]) -> bool:
    """Tell whether one of the meetings has a key among its files."""
    return any(f"{meeting}.key" in names for meeting, names in meetings.items())


def _group_id(headings: tuple[Heading, ...], name: str) -> str:
    """Return the id of the group of this name, a new one if it never met, "" without a name."""
    if not name:
        return ""
    wanted = same_name(name)
    known = (
        heading.group for heading in headings if heading.group and same_name(heading.group_name) == wanted
    )
    return next(known, "") or os.urandom(16).hex()
