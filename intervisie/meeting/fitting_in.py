"""Whether a method fits between the beginning and the announced end of a meeting, before it begins. Pure."""

from __future__ import annotations

from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import apply_all
from intervisie.meeting.state import Role
from intervisie.meeting.stopwatch import expected_end
from intervisie.method.fitting import MINUTE, Fit, fit
from intervisie.method.planning import plan, size_of, total_of


def too_long(beginning: Beginning, now: Instant) -> Fit | None:
    """Return the method fitted to what opening and closing leave of the time, None where it fits as it is.

    None too without a method or an announced end. The clock is taken to run from now on.
    """
    method, until = beginning.method, beginning.until
    if method is None or until is None:
        return None
    over = expected_end(apply_all(None, begin(beginning, now), now), now) - until
    if over < MINUTE:
        return None
    led = any(role is Role.FACILITATOR for role, _ in beginning.roles)
    size = size_of(len(beginning.people), with_facilitator=led)
    left = total_of(plan(method, size)) - over
    return fit(method, size, max(left - left % MINUTE, MINUTE))
