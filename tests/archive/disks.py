"""Disks that remember what was asked of them, and disks that fail or die when told to."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from intervisie.archive.durable import Disk
from intervisie.meeting.instant import Stamp

OPERATIONS = frozenset(name for name in vars(Disk) if not name.startswith("_"))
MEETING = "0123456789abcdef" * 2


def a_stamp(seconds: float = 0) -> Stamp:
    return Stamp(datetime(2026, 1, 5, 14, tzinfo=UTC) + timedelta(seconds=seconds), "boot", 1000 + seconds)


class Killed(BaseException):
    """The process ended here; no `except OSError` sees it."""


class QuickDisk(Disk):
    """A real disk without the waiting: what is written is seen by others, a power cut is not survived."""

    def sync(self, handle: int) -> None:
        os.fstat(handle)

    def sync_folder(self, path: Path) -> None:
        path.stat()


class SteppedDisk(QuickDisk):
    """A disk on which every operation passes through `step`."""

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in OPERATIONS:
            return found
        return lambda *arguments: self.step(name, found, arguments)

    def step(self, _name: str, operation: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        return operation(*arguments)


class WatchedDisk(SteppedDisk):
    """A disk that remembers each operation with its arguments and what came of it."""

    def __init__(self) -> None:
        self.log: list[tuple[str, tuple[Any, ...], Any]] = []

    def step(self, name: str, operation: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        result = operation(*arguments)
        self.log.append((name, arguments, result))
        return result

    def names_of(self) -> list[str]:
        return [name for name, _, _ in self.log]


class FailingDisk(SteppedDisk):
    """A disk that fails from operation `at` on, for `times` operations.

    `fault` is the error number; 0 makes a write come short instead; `only` limits it to some operations.
    """

    def __init__(self, at: int, fault: int, times: int = 1, only: frozenset[str] = OPERATIONS) -> None:
        self.count = 0
        self.at = at
        self.fault = fault
        self.times = times
        self.only = only

    def step(self, name: str, operation: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        if name in self.only:
            self.count += 1
            if self.at <= self.count < self.at + self.times:
                return self.fail(name, operation, arguments)
        return operation(*arguments)

    def fail(self, name: str, operation: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        if name == "close":  # a file is closed even if closing it reports a fault
            operation(*arguments)
        if self.fault:
            raise OSError(self.fault, os.strerror(self.fault))
        if name == "close":
            return None
        if name != "write":
            return operation(*arguments)
        handle, data = arguments
        return operation(handle, data[: len(data) // 2])


class DyingDisk(SteppedDisk):
    """A disk of a process that is killed before operation `at`, or in the middle of it if it is a write."""

    def __init__(self, at: int) -> None:
        self.count = 0
        self.at = at
        self.handles: set[int] = set()

    def step(self, name: str, operation: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        self.count += 1
        if self.count == self.at and name == "write":
            operation(arguments[0], arguments[1][: len(arguments[1]) // 2])
        if self.count >= self.at:
            raise Killed
        result = operation(*arguments)
        if name.startswith("open_"):
            self.handles.add(result)
        elif name == "close":
            self.handles.discard(arguments[0])
        return result

    def bury(self) -> None:
        """Do what the system does for a dead process: close its files."""
        for handle in self.handles:
            os.close(handle)


FAULTS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "short": 0}
