"""Conducting: a fault of ours ends it with a word, and what the disk did not take is not called saved."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

from intervisie.cli.conducting import conduct
from intervisie.conduct.rehearsal import FastClock, Nowhere
from intervisie.errors import ExitCode, StorageError
from intervisie.meeting.instant import Stamp
from intervisie.text import say
from tests.conduct.test_loop import FakeClock
from tests.meeting.builders import MINUTE, SECOND, Table


class BrokenClock:
    """A clock that breaks."""

    def stamp(self) -> Stamp:
        raise RuntimeError


class FullDisk(Nowhere):
    """A store that takes nothing."""

    def append(self, kind: str, body: object, stamp: Stamp) -> int:
        raise StorageError(say("Not saved: {reason}.", reason="no room"))


@pytest.fixture
def typed() -> Iterator[int]:
    """Give the program a pipe to read from; return its other end, for the test to close.

    The thread that reads is nobody's to wait for, except here: it must not take the next test's lines.
    """
    reader, writer = os.pipe()
    before = os.dup(0)
    os.dup2(reader, 0)
    yield writer
    for thread in threading.enumerate():
        if thread.name == "reading":
            thread.join()
    os.dup2(before, 0)
    for handle in (reader, before):
        os.close(handle)


def test_a_fault_in_the_loop_is_raised_where_it_can_be_told(typed: int) -> None:
    os.close(typed)

    with pytest.raises(RuntimeError):
        conduct(Table().meeting, Nowhere(), FakeClock().stamp(), archive=None, clock=BrokenClock())


def test_lines_that_the_disk_never_took_are_shown_and_not_called_saved(
    typed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    os.write(typed, b"#note one\n#note two\n")
    os.close(typed)

    code = conduct(Table().meeting, FullDisk(), FakeClock().stamp(), archive=None, clock=FakeClock())

    shown = capsys.readouterr().out
    assert code == ExitCode.STORAGE
    assert "Not saved: no room." in shown
    assert "Not on the disk yet, and tried again: #note one" in shown
    assert "Noted" not in shown


def test_a_fast_clock_runs_as_many_times_as_fast() -> None:
    clock = FakeClock()
    fast = FastClock(clock, 60)
    before = fast.stamp()

    clock.move(2 * SECOND)

    after = fast.stamp()
    assert after.wall - before.wall == 2 * MINUTE
    assert after.boot_clock - before.boot_clock == pytest.approx(120)
