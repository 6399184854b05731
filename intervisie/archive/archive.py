"""The folder of all meetings: the only door to them for every other room.

The journals are the truth and there is no index: what is asked is read from them each time, and
reading never writes. A handle, as in 2026-11-23-1, is stored in the first record of its meeting.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from intervisie.archive.durable import DISK, Disk
from intervisie.archive.erasing import erase, finish_erasures
from intervisie.archive.faults import cannot_read
from intervisie.archive.files import MeetingFiles, meetings_among
from intervisie.archive.heading import Heading, chosen, free_handle, read_heading, same_name
from intervisie.archive.journal import Journal
from intervisie.archive.lock import Lock
from intervisie.archive.reading import ReadBack, read
from intervisie.archive.summary import Summary, summarise
from intervisie.archive.synchronised import warn_of_synchronising
from intervisie.errors import BusyError, DamagedError, IntervisieError
from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.codec import Decided, encode
from intervisie.meeting.instant import Instant, Stamp, advance
from intervisie.meeting.meeting import MeetingEvent, apply_all
from intervisie.meeting.recovering import recover
from intervisie.meeting.state import ZERO, Meeting
from intervisie.meeting.timing import resume
from intervisie.text import Text, say, say_count

KIND = "decided"
"""The kind of every record that holds events."""


class Reopened(Struct, frozen=True):
    """A meeting that can be gone on with; `stamp` is what the clocks said at `meeting.last`."""

    meeting: Meeting
    journal: Journal
    stamp: Stamp
    notices: tuple[Text, ...] = ()


class Archive:
    """The meetings in one folder, which need not be there yet.

    Wherever a meeting is named, None stands for the latest. A name is a handle, a date with only one
    meeting, or the beginning of an id, at least eight characters of it.
    """

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self.folder = folder
        self._disk = disk

    def create(self, beginning: Beginning, stamp: Stamp) -> tuple[Meeting, Journal, Stamp]:
        """Begin a meeting and return it, its journal and `stamp`, once its first record is safe.

        Its id and handle are given here, and the id of its group: that of an earlier meeting of a
        group with the same name.

        Raises:
            StorageError: there is no keeping a meeting here; nothing is left of it.
        """
        finish_erasures(self.folder, self._disk)
        meeting_id = beginning.meeting or os.urandom(16).hex()
        journal = Journal.create(self.folder, meeting_id, self._disk)
        try:
            with _numbering(self.folder, self._disk):
                headings = self._headings()
                named = replace(
                    beginning,
                    meeting=meeting_id,
                    handle=beginning.handle or free_handle(headings, stamp.wall.date()),
                    group=beginning.group or _group_id(headings, beginning.group_name),
                )
                now = Instant(ZERO, stamp.wall)
                events = begin(named, now)
                journal.append(KIND, encode(Decided(elapsed=ZERO, events=events)), stamp)
        except BaseException:
            journal.close()
            self._take_away(meeting_id)
            raise
        return apply_all(None, events, now), journal, stamp

    def find(self, name: str | None = None) -> str:
        """Return the id of a meeting.

        Raises:
            UsageError: there is none of that name, or more than one; it says which there are.
        """
        return self.heading(name).meeting

    def heading(self, name: str | None = None) -> Heading:
        """Return what a meeting says of itself at its beginning; raises as `find` does."""
        return chosen(self._headings(), name)

    def load(self, name: str | None = None) -> Meeting:
        """Return a meeting as its journal tells it, also while it is open in another window.

        Raises:
            UsageError: there is none of that name.
            StorageError, DamagedError: it cannot be read.
        """
        meeting = self.find(name)
        return _replayed(self.folder, meeting, read(self.folder, meeting, self._disk))[0]

    def open(self, name: str | None = None) -> Reopened:
        """Open a meeting to go on with it; whoever does closes the journal.

        Raises:
            UsageError: there is none of that name.
            BusyError: it is open in another window.
            StorageError, DamagedError: it cannot be read or written.
        """
        journal, back = Journal.open(self.folder, self.find(name), self._disk)
        try:
            meeting, notices = _replayed(self.folder, journal.meeting, back)
        except IntervisieError:
            journal.close()
            raise
        told, journal.notices[:] = (*journal.notices, *notices), []
        return Reopened(meeting, journal, back.records[-1].stamp, told)

    def resume(self, name: str | None, stamp: Stamp) -> Reopened:
        """Open a meeting and bring it to `stamp`: its clock stands still from then on.

        Nothing is written when it stood still already.

        Raises:
            As `open` does, and StorageError when the record is not saved.
        """
        reopened = self.open(name)
        meeting, journal = reopened.meeting, reopened.journal
        now, estimated = advance(meeting.last, reopened.stamp, stamp, same_process=False)
        events = resume(meeting, now, estimated=estimated)
        try:
            if events:
                meeting = apply_all(meeting, events, now)
                journal.append(KIND, encode(Decided(elapsed=now.elapsed, events=events)), stamp)
        except BaseException:
            journal.close()
            raise
        return Reopened(replace(meeting, last=now), journal, stamp, reopened.notices)

    def append(self, name: str | None, events: Iterable[MeetingEvent], stamp: Stamp) -> Meeting:
        """Add events to a meeting that nobody conducts now, as one record; return the meeting after it.

        A meeting that was broken off with its clock running is put on hold by the same record, so
        that the time since then is still asked about when it is resumed.

        Raises:
            As `open` does, and StorageError when the record is not saved.
        """
        reopened = self.open(name)
        meeting, journal = reopened.meeting, reopened.journal
        try:
            now, estimated = advance(meeting.last, reopened.stamp, stamp, same_process=False)
            added = (*resume(meeting, now, estimated=estimated), *events)
            changed = apply_all(meeting, added, now)
            journal.append(KIND, encode(Decided(elapsed=now.elapsed, events=added)), stamp)
        finally:
            journal.close()
        return changed

    def erase(self, name: str) -> None:
        """Remove every file of a meeting.

        Raises:
            UsageError: there is none of that name.
            BusyError: it is open.
            StorageError: not all could be removed; the next erasure goes on with it.
        """
        meeting = self.find(name)
        finish_erasures(self.folder, self._disk)
        erase(self.folder, meeting, self._disk)

    def summaries(self) -> tuple[Summary, ...]:
        """Return what to list of each meeting, the latest first; damaged ones as far as they can be read."""
        found = (
            summarise(self.folder, meeting, self._disk, names) for meeting, names in self._meetings().items()
        )
        return tuple(sorted((one for one in found if one is not None), key=Summary.rank, reverse=True))

    def handles(self) -> tuple[str, ...]:
        """Return the handles of the meetings, the latest first."""
        return tuple(heading.handle for heading in self._headings() if heading.handle)

    def groups(self) -> tuple[str, ...]:
        """Return the names of the groups that met here, as typed last, the latest first."""
        names: dict[str, str] = {}
        for heading in self._headings():
            if heading.group_name:
                names.setdefault(same_name(heading.group_name), heading.group_name)
        return tuple(names.values())

    def last_group(self) -> tuple[str, tuple[str, ...]]:
        """Return the name of the group that met last and its people; "" and () when there is none yet."""
        groups = self.groups()
        return (groups[0], self.people_of(groups[0])) if groups else ("", ())

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
            return tuple(person.name for person in meeting.people)
        return ()

    def warning(self) -> Text | None:
        """Return what to say once about a folder that another program copies elsewhere, or None."""
        return warn_of_synchronising(self.folder)

    def _meetings(self) -> dict[str, list[str]]:
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

    def _headings(self) -> tuple[Heading, ...]:
        """Return what each meeting says of itself at its beginning, the latest first."""
        found = [read_heading(self.folder, meeting, self._disk) for meeting in self._meetings()]
        return tuple(sorted((one for one in found if one is not None), key=Heading.rank, reverse=True))

    def _take_away(self, meeting: str) -> None:
        """Leave nothing of a meeting that never began."""
        with suppress(IntervisieError):
            erase(self.folder, meeting, self._disk)


@contextmanager
def _numbering(folder: Path, disk: Disk) -> Iterator[None]:
    """Keep two meetings that begin at once from taking the same handle.

    Somebody who stays for seconds is not numbering: then a handle twice is better than no meeting.
    """
    lock = None
    for _ in range(_PATIENCE):
        try:
            lock = Lock.take(folder / "handles.lock", disk)
            break
        except BusyError:
            time.sleep(_MOMENT)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


_MOMENT = 0.02
_PATIENCE = 150


def _group_id(headings: tuple[Heading, ...], name: str) -> str:
    """Return the id of the group of this name, a new one if it never met, "" without a name."""
    if not name:
        return ""
    wanted = same_name(name)
    known = (
        heading.group for heading in headings if heading.group and same_name(heading.group_name) == wanted
    )
    return next(known, "") or os.urandom(16).hex()


def _replayed(folder: Path, meeting: str, back: ReadBack) -> tuple[Meeting, tuple[Text, ...]]:
    """Return the meeting that a journal adds up to, and what to say of records that could not be used."""
    records = tuple((record.wall, record.body) for record in back.records)
    found, unused = recover(records, damaged=back.damaged)
    if found is None:
        raise DamagedError(
            say(
                "The beginning of this meeting cannot be read: {path}.",
                path=str(MeetingFiles(folder, meeting).segment(1)),
            ),
            say("Nothing was changed."),
        )
    if not unused:
        return found, ()
    return found, (
        say_count(
            "{count} record of this meeting could not be used; everything else is here.",
            "{count} records of this meeting could not be used; everything else is here.",
            unused,
        ),
    )
