"""The journal of one meeting, open for writing: the truth, and the only copy of it.

A record is acknowledged, by `append` returning, only when it is on the disk. What happens when the
disk fails:

- a write that fails or comes short is cut back, and the record refused; it may be entered again;
- a sync that fails is never tried again on the same file, because the system may then say that all
  is well: the record goes, again and whole, to a next segment;
- a file that is not as we left it (a synchronising program replaced it, or half a record could not
  be cut back) is left alone: all records go to a next segment. They are kept in memory for that;
- a journal found damaged in the middle is left alone too, and goes on in a next segment.

At every moment the files on the disk are a journal that can be read back, so that being killed
anywhere does no harm.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from intervisie.archive.durable import DISK, Disk, remove_quietly, write_whole
from intervisie.archive.faults import cannot_write, not_saved
from intervisie.archive.files import MeetingFiles
from intervisie.archive.folders import make_folders
from intervisie.archive.frame import Writing, write_line
from intervisie.archive.lock import Lock
from intervisie.archive.reading import Found, ReadBack, Segment, find, unchanged
from intervisie.archive.seal import UNSEALED, Seal, draft_place
from intervisie.archive.segment import OpenSegment, put_aside
from intervisie.errors import DamagedError, IntervisieError, StorageError
from intervisie.meeting.instant import Stamp
from intervisie.text import Text, say, say_count


class Journal:
    """A journal that is locked and open; made by `create` and `open` only.

    `notices` grows with what the facilitator should be told in a line; whoever shows them takes them out.
    """

    def __init__(self, files: MeetingFiles, disk: Disk, seal: Seal, lock: Lock) -> None:
        self.notices: list[Text] = []
        self._files = files
        self._disk = disk
        self._seal = seal
        self._lock = lock
        self._lines: list[bytes] = []
        self._last = 0
        self._chain = ""
        self._segment: OpenSegment | None = None
        self._begun = 0
        self._rewrite = False

    @classmethod
    def create(cls, folder: Path, meeting: str, disk: Disk = DISK, seal: Seal = UNSEALED) -> Journal:
        """Begin the journal of a new meeting; its id is 128 random bits in hexadecimal.

        What opens a sealed journal again is beside it before its first record.

        Raises:
            StorageError: there is no writing here, or the meeting exists.
        """
        files = MeetingFiles(folder, meeting)
        make_folders(folder, disk)
        journal = cls(files, disk, seal, Lock.take(files.lock, disk))
        try:
            seal.accompany(files, disk)
            journal._segment = OpenSegment.begin(files.segment(1), b"", disk)
            journal._begun = 1
        except OSError as error:
            journal.close()
            raise cannot_write(files.segment(1), error) from error
        except IntervisieError:
            journal.close()
            raise
        return journal

    @classmethod
    def open(
        cls, folder: Path, meeting: str, disk: Disk = DISK, seal: Seal = UNSEALED
    ) -> tuple[Journal, ReadBack]:
        """Open the journal of a meeting to go on with it; a torn end is put aside first.

        Raises:
            BusyError: the meeting is open elsewhere.
            StorageError: it is not there, or cannot be read or written.
            DamagedError: it is of a newer format, or nothing in it can be read. Nothing was changed.
        """
        files = MeetingFiles(folder, meeting)
        found = find(files, disk, seal)
        journal = cls(files, disk, seal, Lock.take(files.lock, disk))
        try:
            if not unchanged(files, found, disk):
                found = find(files, disk, seal)
            journal._go_on_after(found)
        except OSError as error:
            journal.close()
            raise cannot_write(files.folder, error) from error
        except IntervisieError:
            journal.close()
            raise
        return journal, found.back

    @property
    def meeting(self) -> str:
        """Return the id of the meeting."""
        return self._files.meeting

    @property
    def folder(self) -> Path:
        """Return the folder in which the journal stands."""
        return self._files.folder

    def append(self, kind: str, body: object, stamp: Stamp) -> int:
        """Write one record; return its number when it is on the disk.

        Raises:
            StorageError: it is not saved, everything before it is, and it may be tried again.
        """
        writing = Writing(self._last + 1, self._chain, kind, body, stamp)
        line, chain = write_line(self.meeting, writing, self._seal)
        try:
            self._store(line)
        except OSError as error:
            raise not_saved(error) from error
        self._lines.append(line)
        self._last, self._chain = writing.number, chain
        return writing.number

    def move_to(self, folder: Path) -> None:
        """Go on in another folder, with everything written so far; the old files stay as they are.

        Raises:
            BusyError, StorageError: that folder will not do; the journal is where it was.
        """
        target = Journal.create(folder, self.meeting, self._disk, self._seal)
        try:
            target._store(b"".join(self._lines))
        except OSError as error:
            target.close()
            remove_quietly(target._files.segment(1), self._disk)
            raise cannot_write(folder, error) from error
        self.close()
        self._files, self._lock, self._segment = target._files, target._lock, target._segment
        self._begun, self._rewrite = 1, False

    def save_draft(self, text: str) -> None:
        """Keep what stands typed but not entered; that it fails is no reason to disturb anybody."""
        body = self._seal.seal(text.encode("utf-8", "surrogatepass"), draft_place(self.meeting))
        with suppress(StorageError):
            write_whole(self._files.draft, body, force=True, disk=self._disk)

    def draft(self) -> str:
        """Return what stood typed but not entered, "" if nothing did."""
        try:
            body = self._seal.open(self._disk.read(self._files.draft), draft_place(self.meeting))
            return body.decode("utf-8", "surrogatepass")
        except (OSError, ValueError):
            return ""

    def drop_draft(self) -> None:
        """Forget the draft: it was entered, or its writer took it back."""
        remove_quietly(self._files.draft, self._disk)

    def close(self) -> None:
        """Let others open the meeting; twice does no harm."""
        self._abandon_segment()
        self._lock.release()

    def _go_on_after(self, found: Found) -> None:
        """Stand where the journal ends, in its last segment if that is sound."""
        if not found.lines:
            raise DamagedError(
                say(
                    "The journal of this meeting holds nothing that can be read: {path}.",
                    path=str(self._files.segment(1)),
                ),
                say("Nothing was changed."),
            )
        last = found.back.records[-1]
        self._lines, self._last, self._chain = list(found.lines), last.number, last.chain
        segment = found.segments[-1]
        self._begun = segment.number
        for path in self._files.unfinished(self._disk.names(self.folder)):
            remove_quietly(path, self._disk)
        if segment.sound:
            self._segment = self._reopen(segment)
        if found.back.damaged:
            self.notices.append(
                say(
                    "The file of this meeting is damaged. What can be read is kept; it goes on in a new file."
                )
            )

    def _reopen(self, segment: Segment) -> OpenSegment:
        path = self._files.segment(segment.number)
        if segment.end < segment.size:
            aside = put_aside(self._files, self._disk.read(path)[segment.end :], self._disk)
            self.notices.append(
                say_count(
                    "The last {count} byte of the journal was never finished; it is kept in {file}.",
                    "The last {count} bytes of the journal were never finished; they are kept in {file}.",
                    segment.size - segment.end,
                    file=aside.name,
                )
            )
        return OpenSegment.reopen(path, segment.end, self._disk)

    def _store(self, lines: bytes) -> None:
        """Put whole lines on the disk, in this segment or a next one."""
        segment = self._segment
        if segment is not None and not segment.in_place():
            self._abandon_segment()
            self._rewrite = True
            self.notices.append(
                say("The file of this meeting is not as we left it. Everything is saved in a new file.")
            )
            segment = None
        if segment is None:
            self._begin_next_segment(lines)
            return
        segment.write(lines)
        try:
            segment.sync()
        except OSError:
            self._abandon_segment()
            self._begin_next_segment(lines)
            self.notices.append(
                say("The disk reported a fault. Everything is saved, in a new file from here on.")
            )

    def _begin_next_segment(self, lines: bytes) -> None:
        numbers = self._files.segments(self._disk.names(self.folder))
        number = max([self._begun, *numbers]) + 1
        contents = b"".join((*self._lines, lines)) if self._rewrite else lines
        self._segment = OpenSegment.begin(self._files.segment(number), contents, self._disk)
        self._begun, self._rewrite = number, False

    def _abandon_segment(self) -> None:
        if self._segment is not None:
            self._segment.close()
            self._segment = None
