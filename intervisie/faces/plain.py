"""The plain face: the meeting line by line, for a screen reader, a simple terminal or a pipe.

It only adds lines, moves no cursor, and says about time no more than its milestones. Every sentence
comes from the pure rooms beside this one; here they get their language and are shown.
"""

from __future__ import annotations

import threading

from intervisie.errors import IntervisieError
from intervisie.faces.announce import announce
from intervisie.faces.announce_time import signal_text
from intervisie.faces.hints import hints_after, hints_given
from intervisie.faces.looking import brought_listing, help_lines, notes_listing, overview
from intervisie.faces.output import Lines
from intervisie.faces.position import clock_lines, group_lines, guidance_now, position
from intervisie.meeting.clocks import clock_view
from intervisie.meeting.command import Command, Verb
from intervisie.meeting.decision import Refusal
from intervisie.meeting.display import Guidance
from intervisie.meeting.following import brought_views
from intervisie.meeting.group_view import group_view
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.signals import Signal
from intervisie.meeting.state import Meeting, current_stop
from intervisie.meeting.view import view
from intervisie.method.choices import SILENT_MODES
from intervisie.text import Text, say
from intervisie.words.catalogue import Words


class PlainFace:
    """Shows a meeting in lines; `words` is the facilitator's language."""

    def __init__(self, words: Words, lines: Lines) -> None:
        self.opened_once = threading.Event()
        self._words = words
        self._lines = lines
        self._unsaved: tuple[str, ...] = ()
        self._gives_hints = True
        self._guidance = Guidance.READ_ALOUD

    def opened(self, meeting: Meeting, now: Instant) -> None:
        """Show where the meeting stands."""
        self._guidance = meeting.guidance
        self._show(*position(meeting, now, self._guidance))
        self.opened_once.set()

    def changed(
        self, before: Meeting, after: Meeting, events: tuple[MeetingEvent, ...], now: Instant
    ) -> None:
        """Acknowledge what happened."""
        self._unsaved = ()
        self._show(*announce(before, after, events, now, self._guidance))
        if self._gives_hints:
            self._show(*hints_after(after, events))

    def refused(self, refusal: Refusal, line: str) -> None:  # noqa: ARG002 # it stays on the screen
        """Say what is not possible, and what is."""
        self._show(refusal.text, *((refusal.mend,) if refusal.mend is not None else ()))

    def asked(self, question: Text) -> None:
        """Ask whether something may be skipped or lost."""
        self._show(say("{question} /yes or /no.", question=question))

    def looked(self, command: Command, meeting: Meeting, now: Instant) -> None:
        """Show what somebody asked to see."""
        match command.verb:
            case Verb.OVERVIEW:
                self._show(*overview(meeting, now))
            case Verb.NOTES:
                self._show(*notes_listing(meeting, command.stop))
            case Verb.ACTIONS:
                self._show(*brought_listing(brought_views(meeting)))
            case Verb.CLOCK:
                self._show(*clock_lines(view(meeting, now)))
            case Verb.GUIDANCE:
                self._guidance = self._guidance.following
                self._show(guidance_now(self._guidance), *position(meeting, now, self._guidance))
            case Verb.HINTS:
                self._gives_hints = not self._gives_hints
                self._show(hints_given(on=self._gives_hints))
            case Verb.GROUP_VIEW:
                self._show(*group_lines(group_view(meeting, now)))
            case _:
                self._show(*help_lines(meeting, command.text))

    def signalled(self, signal: Signal, meeting: Meeting, now: Instant) -> None:
        """Say something about time."""
        silent = current_stop(meeting).part.mode in SILENT_MODES
        late = clock_view(meeting, now).is_late
        text = signal_text(signal, silent=silent, late=late, display=meeting.clock)
        self._show(*(() if text is None else (text,)))

    def told(self, text: Text, mend: Text | None = None) -> None:
        """Say something to the facilitator."""
        self._show(text, *((mend,) if mend is not None else ()))

    def not_saved(self, error: IntervisieError, lines: tuple[str, ...]) -> None:
        """Say which lines are not on the disk yet; once, however often it is tried again."""
        if lines == self._unsaved:
            return
        self._unsaved = lines
        self.told(error.text, error.mend)
        for line in lines:
            self._show(say("Not on the disk yet, and tried again: {line}", line=line))

    def _show(self, *texts: Text) -> None:
        for text in texts:
            self._lines.show(self._words.text(text))
