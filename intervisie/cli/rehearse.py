"""`intervisie rehearse`: a whole meeting with a fast clock, of which nothing is kept."""

from __future__ import annotations

from datetime import timedelta

from intervisie.cli.conducting import conduct
from intervisie.cli.preparing import advice, choose_method, library, seat
from intervisie.conduct.clock import SystemClock
from intervisie.conduct.rehearsal import FastClock, Nowhere
from intervisie.errors import UsageError
from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import apply_all
from intervisie.meeting.state import ZERO
from intervisie.rehearsing.said import NAMES
from intervisie.text import say

USUAL = 6
"""How many sit at the table when nobody says so and no method is named."""

PACE = 60
LONGEST = timedelta(seconds=100)
"""A rehearsal that plays itself takes no longer, however long the meeting."""


def run(
    *,
    method: str | None,
    people: int | None = None,
    play: bool = False,
    check: bool = False,
    documents: str | None = None,
    face: str | None = None,
) -> int:
    """Walk through a meeting, let it play itself, or only see whether it can be played."""
    if people is not None and not 1 <= people <= len(NAMES):
        raise UsageError(
            say("{option} must be a number from 1 to {most}.", option="--people", most=len(NAMES))
        )
    if play or check:
        if method is None:
            raise UsageError(say("{argument} is missing.", argument="METHOD|FILE"))
        from intervisie.cli import rehearse_played

        if check:
            return rehearse_played.check(method, people)
        return rehearse_played.play_it(method, people, documents=documents, face=face)
    if documents is not None:
        raise UsageError(say("{option} goes with {other}.", option="--documents", other="--play"))
    return _by_hand(method, people, face)


def _by_hand(method: str | None, people: int | None, face: str | None) -> int:
    """Let the facilitator type."""
    played, language = choose_method(method, None)
    names = NAMES[: people or USUAL]
    table = seat(names, owner=None, roles=())
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
        say("At the table: {names}.", names=", ".join(names)),
        *advice(played),
    )
    return conduct(
        meeting, Nowhere(), stamp, archive=None, notices=notices, face=face, clock=clock, pace=PACE
    )
