"""What a rehearsal has instead of a clock and a journal: fast time, and a store that keeps nothing."""

from __future__ import annotations

from datetime import timedelta

from intervisie.conduct.ports import Clock
from intervisie.meeting.instant import Stamp
from intervisie.text import Text


class FastClock:
    """Another clock, `pace` times as fast from the moment this one is made."""

    def __init__(self, clock: Clock, pace: float) -> None:
        self._clock = clock
        self._pace = pace
        self._start = clock.stamp()

    def stamp(self) -> Stamp:
        """Read the clocks; both the elapsed time and the wall clock run fast."""
        passed = (self._clock.stamp().boot_clock - self._start.boot_clock) * self._pace
        wall = self._start.wall + timedelta(seconds=passed)
        return Stamp(wall, self._start.boot_id, self._start.boot_clock + passed)


class Nowhere:
    """Takes records and drafts, and keeps none of them."""

    def __init__(self) -> None:
        self.notices: list[Text] = []
        self._records = 0

    def append(self, kind: str, body: object, stamp: Stamp) -> int:  # noqa: ARG002 # nothing is kept
        """Return the number that the record would have had."""
        self._records += 1
        return self._records

    def save_draft(self, text: str) -> None:
        """Keep nothing."""

    def drop_draft(self) -> None:
        """Forget nothing."""

    def close(self) -> None:
        """Close nothing."""
