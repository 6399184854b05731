"""What the clock of a part reads: digits, and the words that go with them. Pure.

Digits and words always say the same, so that nothing depends on colour. A silent part shows no
running seconds; who wants the time in words sees how it stands, and who hides it only that it is up.
"""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from intervisie.faces.screen.scene import InWords, Pen
from intervisie.meeting.clocks import ClockState, ClockView, TurnView
from intervisie.meeting.display import ClockDisplay
from intervisie.meeting.state import StandstillKind
from intervisie.text import Text, clock_reading, say, say_count

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
ZERO = timedelta(0)

ALMOST = 5
"""The last fifth of a part is `almost time`, but never less than its last minute."""


class Reading(Struct, frozen=True):
    """`digits` is "" where none are shown; `style` is that of digits and words; `words` in order of worth."""

    digits: str
    style: str
    words: tuple[str, ...]


def read_clock(clock: ClockView, turn: TurnView | None, pen: Pen, display: ClockDisplay) -> Reading:
    """Return what the facilitator's clock shows."""
    return _reading(clock, turn, pen.words, display)


def read_group_clock(clock: ClockView, pen: Pen, display: ClockDisplay) -> Reading:
    """Return what the group sees of the clock, in its own language and without the seconds of turns."""
    return _reading(clock, None, pen.group_words, display)


def _reading(clock: ClockView, turn: TurnView | None, words: InWords, display: ClockDisplay) -> Reading:
    in_words = display is not ClockDisplay.EXACT
    match clock.state:
        case ClockState.CLOSED:
            return Reading("", "still", (words.text(say("The meeting is closed.")),))
        case ClockState.BREAK if clock.break_until:
            said = words.text(say("We go on at {time}.", time=clock.break_until))
            return Reading(f"{clock.break_until:%H:%M}", "still", (words.text(say("break")), said))
        case ClockState.STILL | ClockState.BREAK:
            digits = "" if in_words or clock.silent or not clock.budget else _digits(clock.left)
            return Reading(digits, "still", (words.text(_still(clock)),))
        case ClockState.NONE:
            return Reading("", "still", (words.text(say("no clock here")), *_turn(turn, words)))
    if clock.silent:
        return Reading("", "clock", (words.text(_silent(clock)),))
    if in_words:
        return Reading("", "clock", (words.text(_how_it_stands(clock, display)),))
    if clock.state is ClockState.OVERTIME:
        said = words.text(say("over time"))
        return Reading(f"+{clock_reading(clock.left)}", "over", (said, *_turn(turn, words)))
    said = words.text(say("left of {budget}", budget=clock_reading(clock.budget)))
    return Reading(_digits(clock.left), "clock", (said, *_turn(turn, words)))


def _digits(left: timedelta) -> str:
    """Return time left rounded up, so that 0:00 is shown when it is over and not a second before."""
    if left < ZERO:
        return f"+{clock_reading(left)}"
    return clock_reading(-(-left // SECOND) * SECOND)


def _turn(turn: TurnView | None, words: InWords) -> tuple[str, ...]:
    if turn is None or not (turn.speaking or turn.quiet):
        return ()
    if turn.quiet:
        return (words.text(say("quiet, {time} more", time=clock_reading(-(-turn.quiet // SECOND) * SECOND))),)
    if turn.limit and turn.spent > turn.limit:
        return (words.text(say("turn {time} over time", time=clock_reading(turn.spent - turn.limit))),)
    if turn.limit:
        rest = -(-(turn.limit - turn.spent) // SECOND) * SECOND
        return (words.text(say("turn {time} left", time=clock_reading(rest))),)
    return (words.text(say("turn {time}", time=clock_reading(turn.spent))),)


def _still(clock: ClockView) -> Text:
    if not clock.started:
        return say("the clock does not run yet")
    if clock.held_for is StandstillKind.APART and clock.still_since is not None:
        return say("a talk apart since {time}", time=clock.still_since)
    if clock.held_for is StandstillKind.META and clock.still_since is not None:
        return say("a talk about the talk since {time}", time=clock.still_since)
    if clock.still_since is not None:
        return say("clock stands still since {time}", time=clock.still_since)
    return say("clock stands still")


def _silent(clock: ClockView) -> Text:
    """Return a silent part's time in words that seldom change."""
    if clock.left <= ZERO:
        return say("Time is up. Finish your sentence.")
    if clock.left <= MINUTE:
        return say("in silence, almost time")
    minutes = -(-clock.left // MINUTE)
    return say_count(
        "in silence, about {count} minute left", "in silence, about {count} minutes left", minutes
    )


def _how_it_stands(clock: ClockView, display: ClockDisplay) -> Text:
    if clock.left < ZERO:
        return say("over time")
    if display is ClockDisplay.HIDDEN:
        return say("the clock runs")
    if clock.left <= max(clock.budget / ALMOST, MINUTE):
        return say("almost time")
    return say("plenty of time")


def until_next_change(clock: ClockView) -> timedelta:
    """Return how long the reading stays as it is, at most a second; the clock must be running."""
    rest = clock.left % SECOND
    return rest or SECOND


def is_still(clock: ClockView) -> bool:
    """Tell whether nothing on the screen moves by itself."""
    return clock.state in (ClockState.STILL, ClockState.BREAK, ClockState.CLOSED)
