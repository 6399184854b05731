"""One meeting, one writer."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from intervisie.archive.durable import Disk
from intervisie.archive.erasing import erase
from intervisie.archive.journal import Journal
from intervisie.archive.lock import Lock
from intervisie.errors import BusyError, IntervisieError, StorageError
from tests.archive.disks import MEETING, QuickDisk, a_stamp

QUICK = QuickDisk()


def test_the_second_who_opens_is_told_who_has_it(tmp_path: Path) -> None:
    Journal.create(tmp_path, MEETING, QUICK).append("note", "text", a_stamp())

    with pytest.raises(BusyError) as caught:
        Journal.open(tmp_path, MEETING, QUICK)

    assert dict(caught.value.text.arguments)["process"] == str(os.getpid())


def test_of_many_who_open_at_once_exactly_one_wins(tmp_path: Path) -> None:
    first = Journal.create(tmp_path, MEETING, QUICK)
    first.append("note", "text", a_stamp())
    first.close()

    for _ in range(25):
        start, outcomes = threading.Barrier(4), list[Journal | None]()

        def resume(start: threading.Barrier = start, outcomes: list[Journal | None] = outcomes) -> None:
            start.wait()
            try:
                outcomes.append(Journal.open(tmp_path, MEETING, QUICK)[0])
            except BusyError:
                outcomes.append(None)

        threads = [threading.Thread(target=resume) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        winners = [journal for journal in outcomes if journal]
        assert len(outcomes) == 4
        assert len(winners) == 1
        winners[0].close()


def test_a_meeting_that_is_closed_can_be_opened_again(tmp_path: Path) -> None:
    lock = Lock.take(tmp_path / "a.lock", QUICK)

    lock.release()
    lock.release()

    Lock.take(tmp_path / "a.lock", QUICK).release()


def test_what_was_written_just_before_the_lock_was_ours_is_not_missed(tmp_path: Path) -> None:
    first = Journal.create(tmp_path, MEETING, QUICK)
    first.append("note", "one", a_stamp())
    first.close()

    class Late(QuickDisk):
        def open_lock(self, path: Path) -> int:
            other, _ = Journal.open(path.parent, MEETING, QUICK)
            other.append("note", "two", a_stamp())
            other.close()
            return super().open_lock(path)

    journal, back = Journal.open(tmp_path, MEETING, Late())

    assert len(back.records) == 2
    assert journal.append("note", "three", a_stamp()) == 3


def test_the_lock_of_a_dead_process_is_no_lock_even_if_its_number_lives_on(tmp_path: Path) -> None:
    (tmp_path / "a.lock").write_text(f"{os.getpid()}\n")

    Lock.take(tmp_path / "a.lock", QUICK).release()


def test_a_program_started_during_a_meeting_never_holds_its_lock(tmp_path: Path) -> None:
    lock = Lock.take(tmp_path / "a.lock", QUICK)
    command = [sys.executable, "-S", "-c", "print('running', flush=True); input()"]

    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False) as child:
        assert child.stdout is not None
        child.stdout.readline()
        lock.release()
        Lock.take(tmp_path / "a.lock", QUICK).release()
        child.communicate(b"\n")


def test_two_meetings_are_open_at_once(tmp_path: Path) -> None:
    one = Journal.create(tmp_path, MEETING, QUICK)
    other = Journal.create(tmp_path, "f" * 32, QUICK)

    assert one.append("note", "one", a_stamp()) == other.append("note", "other", a_stamp()) == 1


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL])
def test_a_disk_without_locks_is_refused_with_advice(tmp_path: Path, number: int) -> None:
    class NetworkDisk(QuickDisk):
        def lock(self, handle: int) -> None:
            raise OSError(number, f"no lock on {handle}")

    with pytest.raises(StorageError) as caught:
        Journal.create(tmp_path, MEETING, NetworkDisk())

    assert caught.value.mend is not None
    assert "INTERVISIE_HOME" in caught.value.mend.msgid


def test_a_lock_file_that_was_erased_while_we_waited_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"

    class Slow(QuickDisk):
        erased = False

        def lock(self, handle: int) -> None:
            if not self.erased:
                self.erased = True
                path.unlink()
            Disk.lock(self, handle)

    Lock.take(path, Slow())

    with pytest.raises(BusyError):
        Lock.take(path, QUICK)


def test_a_link_in_place_of_a_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("keep me")
    (tmp_path / "a.lock").symlink_to(tmp_path / "precious")

    with pytest.raises(StorageError):
        Lock.take(tmp_path / "a.lock", QUICK)

    assert (tmp_path / "precious").read_text() == "keep me"


def test_an_open_meeting_cannot_be_erased(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path, MEETING, QUICK)
    journal.append("note", "text", a_stamp())

    with pytest.raises(IntervisieError):
        erase(tmp_path, MEETING, QUICK)

    journal.append("note", "more", a_stamp())
