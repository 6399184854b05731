"""Plays a shipped method from typed lines, as a facilitator would, with a clock that is moved by hand.

A script holds lines as they are typed, each half a minute after the one before, and besides:
`--` begins a remark, or says who is there (`-- people: Anna, Bas`); `~ 5m` lets time pass; a line
that begins with `! ` must be refused or asked about. All others must be done as they stand; what is
asked back is answered by the next line.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.codec import Decided, encode, replay
from intervisie.meeting.command import Command, Verb
from intervisie.meeting.commands import BY_VERB
from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.instant import Instant
from intervisie.meeting.lines import read_line, read_minutes
from intervisie.meeting.meeting import MeetingEvent, apply_all, decide
from intervisie.meeting.state import Meeting
from intervisie.method.library import Library
from intervisie.text import Text
from intervisie.words.catalogue import Words

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(__file__).parent / "scripts"
LIBRARY = Library(ROOT / "methods")
START = datetime(2026, 11, 23, 14, 0, tzinfo=timezone(timedelta(hours=1)))
BETWEEN_LINES = timedelta(seconds=30)


class Played:
    """A meeting that was played; `events` holds every record of it."""

    def __init__(self, method: str, language: str) -> None:
        lines = (SCRIPTS / f"{method}.{language}.txt").read_text(encoding="utf-8").splitlines()
        people = next(line for line in lines if line.startswith("-- people:")).partition(":")[2].split(",")
        self.words = Words(language)
        self.now = Instant(timedelta(0), START)
        self.question: Command | None = None
        self.records: list[tuple[Instant, tuple[MeetingEvent, ...]]] = []
        self._fresh = 0
        beginning = Beginning(
            meeting="0" * 32,
            handle="2026-11-23-1",
            language=language,
            blocks=LIBRARY.blocks(language),
            people=tuple((f"p{number}", name.strip()) for number, name in enumerate(people, 1)),
            group_name="Team Noord",
            method=LIBRARY.find(method, language),
        )
        events = begin(beginning, self.now)
        self.meeting: Meeting = apply_all(None, events, self.now)
        self.records.append((self.now, events))
        for number, line in enumerate(lines, 1):
            self._play(line, f"{method}.{language}.txt:{number}: {line}")

    def _play(self, line: str, where: str) -> None:
        if not line.strip() or line.startswith("--"):
            return
        if line.startswith("~ "):
            wait = read_minutes(line[2:])
            assert wait is not None, where
            self._wait(wait)
            return
        self._wait(BETWEEN_LINES)
        refused = line.startswith("! ")
        answer = self._type(line.removeprefix("! "))
        assert (answer is not None) is refused, f"{where} -> {answer}"

    def _wait(self, duration: timedelta) -> None:
        self.now = Instant(self.now.elapsed + duration, self.now.wall + duration)

    def _type(self, line: str) -> str | None:
        """Type a line; return what was said against it, None when it was done."""
        self._fresh += 1
        command = read_line(line, self.meeting, self.now, fresh_id=f"{self._fresh:032x}")
        assert command is not None
        if isinstance(command, Refusal):
            return self._told(command.text)
        if command.verb is Verb.YES and self.question is not None:
            command = self.question
        self.question = None
        spec = BY_VERB.get(command.verb)
        if spec is not None and spec.looks:
            return None
        outcome = decide(self.meeting, command, self.now)
        if isinstance(outcome, Refusal):
            return self._told(outcome.text)
        if isinstance(outcome, Confirm):
            self.question = outcome.command
            return self._told(outcome.text)
        self.meeting = apply_all(self.meeting, outcome, self.now)
        self.records.append((self.now, outcome))
        return None

    def _told(self, text: Text) -> str:
        return self.words.text(text)

    def again(self) -> Meeting | None:
        """Return the meeting as its journal gives it back."""
        import msgspec

        return replay(
            (at.wall, msgspec.json.encode(encode(Decided(elapsed=at.elapsed, events=events))))
            for at, events in self.records
        )
