"""`intervisie rehearse`: a whole meeting with a fast clock, of which nothing is kept."""

from __future__ import annotations

from intervisie.cli.conducting import conduct
from intervisie.cli.preparing import advice, choose_method, library, seat
from intervisie.conduct.clock import SystemClock
from intervisie.conduct.rehearsal import FastClock, Nowhere
from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import apply_all
from intervisie.meeting.state import ZERO
from intervisie.text import say

PEOPLE = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay")
"""Six, as most methods like best."""

PACE = 60


def run(*, method: str | None, face: str | None = None) -> int:
    """Walk through a meeting."""
    played, language = choose_method(method, None)
    table = seat(PEOPLE, owner=None, roles=())
    clock = FastClock(SystemClock(), PACE)
    stamp = clock.stamp()
    beginning = Beginning(
        language=language,
        blocks=library().blocks(language),
        people=table.people,
        method=played,
        meeting="0" * 32,
        handle="0",
    )
    now = Instant(ZERO, stamp.wall)
    meeting = apply_all(None, begin(beginning, now), now)
    notices = (
        say("A rehearsal: nothing is kept, and every minute takes a second."),
        say("At the table: {names}.", names=", ".join(PEOPLE)),
        *advice(played),
    )
    return conduct(
        meeting, Nowhere(), stamp, archive=None, notices=notices, face=face, clock=clock, pace=PACE
    )
