"""Plays a whole meeting with scripted people, and says where it cannot be played. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.going import following_stop
from intervisie.meeting.instant import Instant
from intervisie.meeting.lines import read_line
from intervisie.meeting.meeting import apply_all, decide
from intervisie.meeting.skipping import optional_next
from intervisie.meeting.state import ZERO, Meeting, Role, current_stop, current_visit, name_of
from intervisie.meeting.stop import Place, Stop
from intervisie.meeting.turns import has_turns
from intervisie.method.choices import Laps, LedBy, RecordKind
from intervisie.method.model import Blocks, Method
from intervisie.rehearsing.lines import (
    NobodyLeftError,
    answer,
    contributions,
    owner_line,
    says_in_turns,
    secrets,
    turn_line,
)
from intervisie.rehearsing.said import NAMES
from intervisie.text import Text, say, say_count

MOST_LINES = 5_000
"""A meeting that takes more lines than this goes round in circles."""

_BEAT = timedelta(seconds=10)
_SECOND = timedelta(seconds=1)
_FEWEST_LED = 4
"""In a smaller group nobody only leads."""


class Said(Struct, frozen=True):
    """One line of the play, and how long after the beginning of the meeting it is typed."""

    after: timedelta
    line: str


class Stuck(Struct, frozen=True):
    """Where a method cannot be played: the stop, and why."""

    stop: Stop
    reason: Text
    mend: Text | None = None


class Play(Struct, frozen=True):
    """A meeting that was played: `script` is what was typed; `stuck` is None when it came to its end."""

    meeting: Meeting
    script: tuple[Said, ...]
    stuck: Stuck | None = None


def table_for(method: Method, blocks: Blocks, people: int) -> Beginning:
    """Return the beginning of a meeting of so many scripted people, one of whom leads in a larger group.

    At most as many as there are names.
    """
    count = max(1, min(people, len(NAMES)))
    seats = tuple((f"p{number}", name) for number, name in enumerate(NAMES[:count], 1))
    leads = count >= _FEWEST_LED or (count > 1 and method.led_by is not LedBy.ROTATING)
    return Beginning(
        language=method.language,
        blocks=blocks,
        people=seats,
        roles=((Role.FACILITATOR, seats[-1][0]),) if leads else (),
        method=method,
        meeting="0" * 32,
        handle="0",
    )


def play(beginning: Beginning, at: datetime, *, everything: bool = False) -> Play:
    """Play a meeting from its beginning to its end, or to the first step that cannot be played.

    `everything` takes in all optional steps, the last of several ways to do a step, and what an answer can
    bring in; without it the shortest way is taken. `at` is when the meeting begins.
    """
    player = _Player(beginning, Instant(ZERO, at), everything=everything)
    stuck: Stuck | None = None
    try:
        player.play()
    except _StuckError as error:
        stuck = error.stuck
    return Play(player.meeting, tuple(player.script), stuck)


class _StuckError(Exception):
    def __init__(self, stuck: Stuck) -> None:
        super().__init__()
        self.stuck = stuck


class _Player:
    """One play; `meeting` is how far it has come."""

    def __init__(self, beginning: Beginning, now: Instant, *, everything: bool) -> None:
        self.now = now
        self.everything = everything
        self.meeting = apply_all(None, begin(beginning, now), now)
        self.script: list[Said] = []
        self._wanted: set[str] = set()

    def play(self) -> None:
        self.type("/continue")
        while self.meeting.closed is None:
            self.at_stop()
            if following_stop(self.meeting) is None:
                self.type("/end")
            else:
                self.type("/next")

    def at_stop(self) -> None:
        """Do what there is to do at the present stop, in the time that is planned for it."""
        stop = current_stop(self.meeting)
        planned = current_visit(self.meeting).budget
        began = self.now.elapsed
        self.settle()
        owner = owner_line(self.meeting)
        if owner is not None:
            self.type(owner)
        for line in tuple(secrets(self.meeting)):
            self.type(line)
        if has_turns(stop):
            self.turns(stop)
        elif stop.part.record is None or stop.part.record.kind is not RecordKind.CASE_CHOICE:
            for line in contributions(self.meeting):
                self.type(line)
        if stop.part.reveals:
            self.reveal()
        self.settle()
        if self.everything and stop.place is Place.ROUND:
            self.want_optional()
        left = planned - (self.now.elapsed - began)
        if left > ZERO:
            self.wait(left)

    def settle(self) -> None:
        """Answer what the stop asks, one question after another; yes or no only once all is said."""
        stop = current_stop(self.meeting)
        for _ in range(len(self.meeting.people) + len(stop.step.modules) + 2):
            try:
                line = answer(self.meeting, everything=self.everything)
            except NobodyLeftError as error:
                raise self.stuck(
                    say_count(
                        "with {count} person nobody is left for the role '{role}'",
                        "with {count} people nobody is left for the role '{role}'",
                        len(self.meeting.people),
                        role=str(error.args[0]),
                    ),
                    say("Write a higher 'min' under 'people', or fewer roles."),
                ) from None
            if line is None:
                return
            self.type(line)

    def turns(self, stop: Stop) -> None:
        """Let everybody have a turn; once round, and then pass where the part goes on until all pass."""
        if not says_in_turns(stop):
            for line in contributions(self.meeting):
                self.type(line)
        turns = current_visit(self.meeting).turns
        if turns is None:
            return
        share = current_visit(self.meeting).budget // (len(turns.waiting) + 1)
        pause = timedelta(seconds=max((share - 2 * _BEAT) // _SECOND, 0))
        for _ in range(2 * len(self.meeting.people) + 2):
            turns = current_visit(self.meeting).turns
            assert turns is not None
            if not turns.speaking:
                if not turns.waiting:
                    break
                self.type(f"/floor {name_of(self.meeting, turns.waiting[0])}")
                continue
            passes = turns.lap > 1 and stop.part.laps is Laps.UNTIL_ALL_PASS
            line = "" if passes else turn_line(self.meeting)
            if line:
                self.type(line)
            self.wait(ZERO if passes else pause)
            self.type("/pass" if passes else "/turn")

    def reveal(self) -> None:
        """Show what was hidden until now, where anything was."""
        if any(case.hidden for case in self.meeting.cases):
            self.try_to("/reveal")

    def want_optional(self) -> None:
        """Want every optional step that could come next, each once."""
        for stop in optional_next(self.meeting):
            if stop.step_key not in self._wanted:
                self._wanted.add(stop.step_key)
                self.try_to(f"/unskip {stop.step.id}")

    def type(self, line: str) -> None:
        """Type a line that must be done; what is asked back is answered with yes."""
        refusal = self.try_to(line)
        if refusal is not None:
            raise self.stuck(refusal.text, refusal.mend)

    def try_to(self, line: str) -> Refusal | None:
        """Type a line; return the refusal if there is one."""
        if len(self.script) >= MOST_LINES:
            raise self.stuck(say("the meeting goes round in circles here"))
        command = read_line(line, self.meeting, self.now, fresh_id=f"{len(self.script):032x}")
        if command is None or isinstance(command, Refusal):
            return command
        outcome = decide(self.meeting, command, self.now)
        asked = isinstance(outcome, Confirm)
        if isinstance(outcome, Confirm):
            outcome = decide(self.meeting, outcome.command, self.now)
        if isinstance(outcome, Refusal | Confirm):
            return outcome if isinstance(outcome, Refusal) else Refusal(outcome.text)
        self.script.append(Said(self.now.elapsed, line))
        if asked:
            self.script.append(Said(self.now.elapsed, "/yes"))
        self.meeting = apply_all(self.meeting, outcome, self.now)
        self.wait(_BEAT)
        return None

    def wait(self, duration: timedelta) -> None:
        """Let time pass."""
        self.now = Instant(self.now.elapsed + duration, self.now.wall + duration)

    def stuck(self, reason: Text, mend: Text | None = None) -> _StuckError:
        """Return that the play cannot go on here."""
        return _StuckError(Stuck(current_stop(self.meeting), reason, mend))
