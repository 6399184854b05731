"""The loop of a meeting: it joins clock, face, decisions and journal. The journal comes before the screen.

The loop runs in a thread of its own, so that a slow disk never holds up typing: the face's thread puts
lines into one queue, stamped as they come, and each is decided only after the record before it is safe
and applied.

Somebody looks at the clock every second while it runs, or sleep would go unnoticed: the loop itself, or
the face where that wakes up every second anyhow. While the clock stands still nobody wakes up.
"""

from __future__ import annotations

import os
import queue
from collections import deque
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from intervisie.conduct.ports import Clock, Ending, Face, FindMethod, SaveIn, Store
from intervisie.conduct.watch import Watch
from intervisie.errors import IntervisieError, StorageError
from intervisie.meeting.codec import KIND, Decided, encode
from intervisie.meeting.command import Command, Verb
from intervisie.meeting.commands import BY_VERB
from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.instant import Instant, Stamp, advance
from intervisie.meeting.lines import read_line
from intervisie.meeting.meeting import MeetingEvent, Outcome, apply_all, decide
from intervisie.meeting.signals import Signal, SignalKind, next_signal
from intervisie.meeting.state import ZERO, Meeting, StandstillKind, current_visit
from intervisie.meeting.stopwatch import left
from intervisie.meeting.timing import ClockStopped, ProgramLeft, find_gap
from intervisie.text import say

RETRY = timedelta(seconds=5)
"""How long to wait before a record that the disk refused is tried again."""


class Typed(Struct, frozen=True):
    """One line, with what the clocks said when it came."""

    line: str
    stamp: Stamp


class Nudge(Struct, frozen=True):
    """The face found the clock further than it should be, or something to be due: look at once."""


class Conductor:
    """Runs one meeting until its face leaves."""

    def __init__(  # noqa: PLR0913 # the rooms it joins
        self,
        meeting: Meeting,
        stamp: Stamp,
        *,
        store: Store,
        clock: Clock,
        face: Face,
        find_method: FindMethod,
        save_in: SaveIn | None = None,
        origin: str = "plain",
        pace: float = 1,
        watched: bool = False,
    ) -> None:
        """`stamp` is what the clocks said at `meeting.last`, read by this process.

        `save_in` lets the store go on in another folder, None where nothing is kept. `pace` is how many
        times as fast as the world `clock` runs. `watched` promises that the face calls `look` every
        second while the clock runs, so that the loop need not wake up for it.
        """
        self._pace = pace
        self._watched = watched
        self._meeting = meeting
        self._now = meeting.last
        self._watch = Watch(meeting.last.elapsed, pace)
        self._stamp = stamp
        self._store = store
        self._clock = clock
        self._face = face
        self._find_method = find_method
        self._save_in = save_in
        self._origin = origin
        self._inbox: queue.SimpleQueue[Typed | Nudge | Ending] = queue.SimpleQueue()
        self._waiting: deque[Typed] = deque()
        self._came = 0
        self._settled = 0
        self._question: Command | None = None
        self._signal: Signal | None = None

    @property
    def meeting(self) -> Meeting:
        """Return the meeting as the last safe record left it."""
        return self._meeting

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Return the lines that the disk has not taken."""
        return tuple(typed.line for typed in self._waiting)

    @property
    def pending(self) -> int:
        """Return how many lines were handed in and not dealt with yet; one thread hands in."""
        return self._came - self._settled

    def type(self, line: str) -> None:
        """Hand in a line; safe to call from any thread, returns at once."""
        self._came += 1
        self._inbox.put(Typed(line, self._clock.stamp()))

    def leave(self, ending: Ending) -> None:
        """End the loop after the lines that came before; the meeting stays open."""
        self._inbox.put(ending)

    def look(self, now: Instant) -> None:
        """Look at the clock for the loop, which is woken only when that is late or something is due.

        For a face that promised it, from any thread.
        """
        is_late = self._watch.is_late(now.elapsed)
        if is_late or self._watch.is_due(now.elapsed):
            self._watch.told = self._watch.told or is_late
            self._inbox.put(Nudge())
        else:
            self._watch.looked = now.elapsed

    def was_busy(self, now: Instant) -> None:
        """Note that the face could not look until now, because it worked: that was no sleep."""
        self._watch.forgive(now.elapsed)

    def run(self) -> Ending:
        """Conduct until somebody leaves; return how."""
        self._face.opened(self._meeting, self._now)
        self._expect_signal()
        while True:
            self._watch.forgive(self._read_clock(self._clock.stamp()).elapsed)
            came = self._wait()
            if not isinstance(came, Typed):
                self._tick()
            if isinstance(came, Ending):
                self._try_waiting()
                self._note_leaving()
                return came
            if isinstance(came, Typed):
                self._notice_sleep(came.stamp)
                command = read_line(came.line, self._meeting, self._now)
                verb = command.verb if isinstance(command, Command) else None
                if verb is Verb.QUIT:
                    return self._quit(came)
                if isinstance(command, Command) and verb is Verb.SAVE_IN:
                    self._go_elsewhere(command.text)
                    self._settled += 1
                else:
                    self._waiting.append(came)
            self._try_waiting()

    def _read_clock(self, stamp: Stamp) -> Instant:
        """Return the meeting's moment of a stamp; a line that waited is never before what was decided."""
        self._now, _ = advance(self._now, self._stamp, stamp, same_process=True)
        if stamp.boot_clock > self._stamp.boot_clock or stamp.boot_id != self._stamp.boot_id:
            self._stamp = stamp
        return self._now

    def _wait(self) -> Typed | Nudge | Ending | None:
        """Wait for what comes; None when it is time to look at the clock instead."""
        patience = self._patience()
        self._watch.mean_to_look_in(self._watch.tick if self._watched or patience is None else patience)
        try:
            return self._inbox.get(
                timeout=None if patience is None else patience.total_seconds() / self._pace
            )
        except queue.Empty:
            return None

    def _patience(self) -> timedelta | None:
        """Return how long to wait for a line: until the next look or signal, None for ever."""
        if self._waiting:
            return RETRY * self._pace
        still = self._meeting.standstill is not None or self._meeting.closed is not None
        due = self._watch.due
        if due is None:
            return None if still or self._watched else self._watch.tick
        left_until = max(due - self._now.elapsed, ZERO)
        return left_until if self._watched and not still else min(left_until, self._watch.tick)

    def _tick(self) -> None:
        """Look at the clock: find out that the machine slept, and say what is due about time."""
        signal, due = self._signal, self._watch.due
        slept = self._notice_sleep(self._clock.stamp())
        self._watch.told = False
        if due is None or self._now.elapsed < due:
            return
        if slept:
            over = left(self._meeting, current_visit(self._meeting), self._now) <= ZERO
            signal = Signal(SignalKind.UP, ZERO, ZERO) if over else None
        if signal is not None:
            self._face.signalled(signal, self._meeting, self._now)
        self._expect_signal()

    def _notice_sleep(self, stamp: Stamp) -> bool:
        """Journal a gap when the clock was looked at late; tell whether it was."""
        now = self._read_clock(stamp)
        if not self._watch.is_late(now.elapsed):
            return False
        gap = find_gap(self._meeting, now, now.elapsed - self._watch.looked)
        self._watch.looked, self._watch.told = now.elapsed, False
        if gap:
            self._do_unasked(gap, now)
        return True

    def _try_waiting(self) -> None:
        """Decide the lines that wait, in order, until the disk refuses one."""
        while self._waiting:
            typed = self._waiting[0]
            try:
                self._decide(typed)
            except StorageError as error:
                self._face.not_saved(error, self.unsaved)
                return
            self._waiting.popleft()
            self._settled += 1

    def _decide(self, typed: Typed) -> None:
        """Turn one line into what it comes to."""
        now = self._read_clock(typed.stamp)
        command = read_line(typed.line, self._meeting, now, fresh_id=os.urandom(16).hex())
        if command is None:
            return
        if isinstance(command, Refusal):
            self._face.refused(command, typed.line)
            return
        command = self._answered(command)
        if command.verb is Verb.NO and self._question is not None:
            self._question = None
            self._face.told(say("Nothing changes."))
            return
        self._question = None
        spec = BY_VERB.get(command.verb)
        if spec is not None and spec.looks:
            self._face.looked(command, self._meeting, now)
            return
        decision = self._decision(command, now)
        match decision:
            case Refusal():
                self._face.refused(decision, typed.line)
            case Confirm():
                self._question = decision.command
                self._face.asked(decision.text)
            case _:
                self._do(decision, now)
                self._store.drop_draft()

    def _answered(self, command: Command) -> Command:
        """Return the command that was asked about when this one says yes to it, or says it again."""
        question = self._question
        if question is None:
            return command
        again = replace(command, confirmed=True, fresh_id="", method=None, spread=()) == replace(
            question, fresh_id="", method=None, spread=()
        )
        return question if command.verb is Verb.YES or again else command

    def _decision(self, command: Command, now: Instant) -> Outcome:
        """Ask the meeting; the method that a command names is looked up first."""
        if command.verb is Verb.METHOD and command.method is None:
            try:
                command = replace(command, method=self._find_method(command.text))
            except IntervisieError as error:
                return Refusal(error.text, error.mend)
        return decide(self._meeting, command, now)

    def _do(self, events: tuple[MeetingEvent, ...], now: Instant) -> None:
        """Make events safe, then true, then visible."""
        before = self._meeting
        decided = Decided(elapsed=now.elapsed, events=events, origin=self._origin)
        stamp = replace(self._stamp, wall=now.wall)
        self._store.append(KIND, encode(decided), stamp)
        self._meeting = apply_all(before, events, now)
        self._face.changed(before, self._meeting, events, now)
        while self._store.notices:
            self._face.told(self._store.notices.pop(0))
        self._expect_signal()

    def _expect_signal(self) -> None:
        """Work out what will have to be said about time if nothing happens."""
        self._signal = next_signal(self._meeting, self._now)
        self._watch.due = None if self._signal is None else self._now.elapsed + self._signal.after

    def _do_unasked(self, events: tuple[MeetingEvent, ...], now: Instant) -> None:
        """Do what nobody typed; that the disk refuses it is told and holds up nothing."""
        try:
            self._do(events, now)
        except StorageError as error:
            self._face.not_saved(error, self.unsaved)

    def _go_elsewhere(self, folder: str) -> None:
        """Let the journal go on in another folder, before the lines that wait are tried again."""
        if self._save_in is None:
            self._face.refused(Refusal(say("Nothing is kept in a rehearsal.")), folder)
            return
        try:
            self._save_in(folder)
        except IntervisieError as error:
            self._face.refused(Refusal(error.text, error.mend), folder)
            return
        self._face.told(
            say("Everything is saved in {folder} from now on.", folder=folder),
            say("To come back to it later: set INTERVISIE_HOME to that folder first."),
        )

    def _quit(self, typed: Typed) -> Ending:
        """Leave with the clock held: who asks to stop is not in a meeting for the time being."""
        self._try_waiting()
        now = self._read_clock(typed.stamp)
        if self._meeting.standstill is None and self._meeting.closed is None:
            self._do_unasked((ClockStopped(kind=StandstillKind.HOLD),), now)
        return Ending.LEFT

    def _note_leaving(self) -> None:
        """Journal that nobody watches the clock from now on; that it fails is no reason to stay."""
        if self._meeting.standstill or self._meeting.closed:
            return
        self._do_unasked((ProgramLeft(),), self._read_clock(self._clock.stamp()))
