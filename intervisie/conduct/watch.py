"""When somebody last looked at the meeting's clock, and when something about time is to be said.

Two threads look: the loop, and a face that wakes up every second anyhow. Each figure here is replaced
whole, and a moment's difference between the two changes nothing.
"""

from __future__ import annotations

from datetime import timedelta

TICK = timedelta(seconds=1)
"""How often somebody looks at the running clock, so that sleep is noticed."""

LATE = timedelta(seconds=5)
"""A look that comes this much later than meant is a gap."""


class Watch:
    """Moments are elapsed time of the meeting, which goes `pace` times as fast as the world.

    `told` while a face found the clock late and the loop has yet to see it: until then no work of either
    explains the time away, or a gap would be lost to whoever draws first on waking.
    """

    def __init__(self, looked: timedelta, pace: float) -> None:
        self.tick = TICK * pace
        self.looked = looked
        self.due: timedelta | None = None
        self.told = False
        self._late = LATE * pace
        self._meant = self.tick

    def mean_to_look_in(self, wait: timedelta) -> None:
        """Note how long it is meant to be until the next look."""
        self._meant = wait

    def is_late(self, now: timedelta) -> bool:
        """Tell whether so much went by since the last look that waiting does not explain it."""
        return now - self.looked > self._meant + self._late

    def forgive(self, now: timedelta) -> None:
        """Take the time since the last look for work, unless it was found to be a gap."""
        if not self.told:
            self.looked = now

    def is_due(self, now: timedelta) -> bool:
        """Tell whether it is time to say something."""
        return self.due is not None and now >= self.due
