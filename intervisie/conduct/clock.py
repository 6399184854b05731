"""The system's clocks, read in one place.

Elapsed time needs a clock that counts on while the computer sleeps, and that nobody can set:

- Linux: CLOCK_BOOTTIME;
- macOS: CLOCK_MONOTONIC by clock_gettime, which counts through sleep there, unlike `time.monotonic()`;
- Windows: `time.monotonic()`, which counts through sleep there.

The boot id tells readings of different boots apart: from the kernel on Linux, from `sysctl` on macOS.
Windows has none; there a meeting that is resumed estimates the time between by the wall clock.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from intervisie.meeting.instant import Stamp

_BOOT_ID = re.compile(r"[0-9A-Fa-f-]{32,36}")


class Clock(Protocol):
    """Whatever can tell the moment; tests move one by hand."""

    def stamp(self) -> Stamp:
        """Read all clocks at once."""


class SystemClock:
    """The clocks of this computer."""

    def __init__(self) -> None:
        self._boot_id = _read_boot_id()
        self._boot_clock = _choose_boot_clock()

    def stamp(self) -> Stamp:
        """Read all clocks at once; the wall clock carries the offset of here and now."""
        return Stamp(datetime.now(UTC).astimezone(), self._boot_id, self._boot_clock())


def _choose_boot_clock() -> Callable[[], float]:
    counts_through_sleep = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}
    name = counts_through_sleep.get(sys.platform, "")
    if not hasattr(time, name):
        return time.monotonic
    clock: int = getattr(time, name)
    return lambda: time.clock_gettime(clock)


def _read_boot_id() -> str:
    """Return what names this boot, or "" where nothing does."""
    try:
        if sys.platform == "linux":
            found = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        elif sys.platform == "darwin":
            found = _ask_sysctl()
        else:
            return ""
    except (OSError, ValueError):
        return ""
    return found if _BOOT_ID.fullmatch(found) else ""


if sys.platform == "darwin":

    def _ask_sysctl() -> str:
        import subprocess

        asked = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
        try:
            answer = subprocess.run(asked, capture_output=True, timeout=2, check=True)
        except subprocess.SubprocessError:
            return ""
        return answer.stdout.decode("ascii").strip()
