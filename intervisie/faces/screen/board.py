"""What the screen knows: the meeting as last heard, the page that is open, what stands above the input line.

Used from one thread only. Nothing here reads a clock or a terminal; moments are arguments.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from datetime import timedelta

from msgspec import Struct

from intervisie.errors import IntervisieError
from intervisie.faces.announce import event_lines
from intervisie.faces.completing import completions, hidden_from
from intervisie.faces.hints import hints_given
from intervisie.faces.looking import notes_listing
from intervisie.faces.screen.keys import Act
from intervisie.faces.screen.lookup import (
    Entry,
    beside_the_order,
    brought_entries,
    help_entries,
    shown,
    step_entries,
)
from intervisie.faces.screen.scene import Line, Message, MessageKind, Page, Scene
from intervisie.meeting.command import Command, Verb
from intervisie.meeting.commands import BY_VERB
from intervisie.meeting.decision import Refusal
from intervisie.meeting.display import ClockDisplay
from intervisie.meeting.group_view import group_view
from intervisie.meeting.hiding import HiddenRevealed
from intervisie.meeting.hinting import hint_at
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.signals import Signal, SignalKind
from intervisie.meeting.state import Meeting, StandstillKind, current_visit
from intervisie.meeting.timetable import Leg, timetable
from intervisie.meeting.timing import ClockContinued, ClockStopped, GapFound
from intervisie.meeting.view import View, view, view_later
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

STANDS_FOR = 10.0
"""Seconds that an answer stays above the input line, unless something else is said."""

READABLE = 2.0
"""Seconds that a refusal stands even when a next key is pressed: what was refused is not written down."""

SLOW = 0.3
"""Seconds after which a line that the disk has not taken is shown as waiting."""

MINUTE = timedelta(minutes=1)

MOST_OFFERS = 8
MOST_TOLD = 4
MOST_WAITING = 3


class Sent(Struct, frozen=True):
    """A line that was handed in, and when, in seconds of any clock."""

    line: str
    at: float


WATCHED = (Page.GROUP, Page.BLANK)
"""Pages that are up while the group looks on."""

COMPLETED = ("/", "@", "#")
"""How a line begins that is offered completions."""


class Board:
    """The state of the screen; `words` is the facilitator's language, `methods` what can be chosen."""

    def __init__(
        self, meeting: Meeting, now: Instant, words: Words, methods: Callable[[], tuple[str, ...]] = tuple
    ) -> None:
        self.meeting = meeting
        self.page = Page.MEETING
        self._shown_before = Page.MEETING
        self.guidance = meeting.guidance
        self.clock = meeting.clock
        self._gives_hints = True
        self.scroll = 0
        self.typed = ""
        self._words = words
        self._methods = methods
        self._title = ""
        self._lines: tuple[Line, ...] = ()
        self._said: list[Message] = []
        self._said_until = 0.0
        self._readable_until = 0.0
        self._unsaved: tuple[Message, ...] = ()
        self._sent: deque[Sent] = deque()
        self._seen: View = view(meeting, now)
        self._seen_of = meeting
        self._order: tuple[Leg, ...] = ()
        self._order_of: Meeting | None = None
        self._order_at = -1

    # What the loop tells.

    def changed(self, after: Meeting, events: tuple[MeetingEvent, ...], now: Instant, at: float) -> None:
        """Take over the meeting as it became, and say what the page does not show by itself.

        A page of lines was about the part that was left, so it closes; the group's page stays up.
        """
        if self.page is Page.LINES and after.here != self.meeting.here:
            self.page = Page.MEETING
        self.meeting = after
        self._unsaved = ()
        said = [
            line for event in events if not _is_seen(event, after) for line in event_lines(after, event, now)
        ]
        if any(isinstance(event, HiddenRevealed) for event in events):
            self._open(Page.LINES, say("Kept hidden until now"), map(Entry, said))
            self._say(MessageKind.TOLD, (), at)
            return
        self._say(MessageKind.TOLD, tuple(said), at)

    def refused(self, refusal: Refusal, line: str, at: float) -> None:
        """Say what is not possible, and what is."""
        again = () if line.startswith("/") else (say("Arrow up brings back what you typed."),)
        texts = (refusal.text, *again) if refusal.mend is None else (refusal.text, *again, refusal.mend)
        self._unsaved = ()
        self._say(MessageKind.REFUSED, texts, at)

    def asked(self, question: Text, at: float) -> None:
        """Ask; the question stands until something else happens."""
        self._unsaved = ()
        self._say(MessageKind.ASKED, (say("{question} /yes or /no.", question=question),), at)
        self._said_until = float("inf")

    def looked(self, command: Command, at: float) -> None:
        """Open the page that somebody asked for; asked for again, it closes."""
        self._say(MessageKind.TOLD, (), at)
        match command.verb:
            case Verb.OVERVIEW:
                self.toggle(Act.OVERVIEW)
            case Verb.GROUP_VIEW:
                self.toggle(Act.GROUP)
            case Verb.CLOCK:
                self.toggle(Act.HIDE_CLOCK)
            case Verb.GUIDANCE:
                self.toggle(Act.GUIDANCE)
            case Verb.HINTS:
                self._gives_hints = not self._gives_hints
                self._say(MessageKind.TOLD, (hints_given(on=self._gives_hints),), at)
            case Verb.ACTIONS:
                self._open(Page.LINES, say("Actions of earlier meetings"), brought_entries(self.meeting))
            case Verb.NOTES:
                self._open(Page.LINES, say("Notes"), map(Entry, notes_listing(self.meeting, command.stop)))
            case _:
                self._open(Page.LINES, say("Help"), help_entries(self.meeting, command.text))

    def signalled(self, signal: Signal, at: float) -> None:
        """Say what the clock on the screen does not: that a break is over."""
        if signal.kind is SignalKind.BREAK_OVER:
            self._say(MessageKind.TOLD, (say("The break is over. /continue lets the clock go on."),), at)
            self._said_until = float("inf")

    def told(self, text: Text, mend: Text | None, at: float) -> None:
        """Say something to the facilitator, below what was told just before."""
        before = [one for one in self._said if one.kind is MessageKind.TOLD and at < self._said_until]
        self._say(MessageKind.TOLD, (text,) if mend is None else (text, mend), at)
        self._said = [*before, *self._said][-MOST_TOLD:]

    def not_saved(self, error: IntervisieError, lines: tuple[str, ...]) -> None:
        """Say which lines are not on the disk yet, until they are."""
        said = [self._words.text(text) for text in (error.text, error.mend) if text is not None]
        waiting = [
            self._words.text(say("Not on the disk yet, and tried again: {line}", line=shown(line)))
            for line in lines[-MOST_WAITING:]
        ]
        self._unsaved = tuple(Message(MessageKind.UNSAVED, text) for text in (" ".join(said), *waiting))

    # What the keys ask.

    def sent(self, line: str, at: float) -> None:
        """Remember a line until the loop has dealt with it."""
        self._sent.append(Sent(line, at))

    def settle(self, pending: int) -> None:
        """Forget the lines that the loop has dealt with: all but the last `pending`."""
        while len(self._sent) > pending:
            self._sent.popleft()

    def toggle(self, act: Act) -> None:
        """Open a page or close it again, or change how much is shown."""
        match act:
            case Act.OVERVIEW if self.page is not Page.OVERVIEW:
                self._open(Page.OVERVIEW, say("Overview"), beside_the_order(self.meeting))
            case Act.STEP if self.page is Page.MEETING:
                self._open(Page.LINES, self._seen.step, step_entries(self._seen))
            case Act.GROUP if self.page is not Page.GROUP:
                self.page = Page.GROUP
            case Act.BLANK:
                before = self.page
                self.page = self._shown_before if before is Page.BLANK else Page.BLANK
                self._shown_before = before
            case Act.HELP if self.page is not Page.LINES:
                self._open(Page.LINES, say("Help"), help_entries(self.meeting, ""))
            case Act.GUIDANCE:
                self.guidance = self.guidance.following
                self.page = Page.MEETING
            case Act.HIDE_CLOCK:
                self.clock = _other_display(self.clock, self.meeting.clock)
            case _:
                self.page = Page.MEETING

    def hush(self, at: float) -> None:
        """Take away what was said: a question only an answer settles, a refusal stands a moment at least."""
        stays = {MessageKind.ASKED} | ({MessageKind.REFUSED} if at < self._readable_until else set())
        self._said = [one for one in self._said if one.kind in stays]

    def line_for(self, act: Act) -> str:
        """Return the line that a key stands for, "" when it sends none now."""
        still = self.meeting.standstill is not None
        verbs = {
            Act.NEXT: Verb.NEXT,
            Act.TURN: Verb.TURN,
            Act.HOLD: Verb.CONTINUE if still else Verb.HOLD,
        }
        return f"/{self._words.text(say('{name}', name=BY_VERB[verbs[act]].name))}" if act in verbs else ""

    def line_for_empty_enter(self) -> str:
        """Return what Enter sends on an empty line: it starts the clock of a meeting that has not begun."""
        standstill = self.meeting.standstill
        begins = standstill is not None and standstill.kind is StandstillKind.START
        return self.line_for(Act.HOLD) if begins and self.page is not Page.LINES else ""

    # What is drawn.

    def scene(self, now: Instant, at: float) -> Scene:
        """Return the moment to draw; what does not depend on the clock is worked out once."""
        meeting = self.meeting
        if meeting is self._seen_of:
            self._seen = view_later(self._seen, meeting, now)
        else:
            self._seen, self._seen_of = view(meeting, now), meeting
        return Scene(
            view=self._seen,
            group=group_view(meeting, now),
            legs=self._legs(now),
            wall=now.wall,
            page=self.page,
            guidance=self.guidance,
            clock=self.clock,
            title=self._title,
            lines=self._lines,
            scroll=self.scroll,
            messages=self._messages(at),
            typed=bool(self.typed),
        )

    def _legs(self, now: Instant) -> tuple[Leg, ...]:
        """Return the running order, in which no figure changes more than once a minute."""
        minute = now.elapsed // MINUTE
        if self._order_of is not self.meeting or self._order_at != minute:
            self._order, self._order_of, self._order_at = timetable(self.meeting, now), self.meeting, minute
        return self._order

    def completions(self) -> tuple[str, ...]:
        """Return the lines that what stands typed can become; none for an ordinary note."""
        if self.typed[:1] not in ("/", "@", "#") or hidden_from(self.typed) is not None:
            return ()
        return tuple(completions(self.meeting, self.typed, self._words.language, self._methods))

    def take(self, text: str) -> bool:
        """Take over what stands typed; tell whether more changes by it than its own line."""
        before, hint, self.typed = self.typed, self.hint(), text
        return before.startswith(COMPLETED) or text.startswith(COMPLETED) or self.hint() is not hint

    def hint(self) -> Text | None:
        """Return what to hint at in what stands typed; nothing while the group looks on."""
        if not self._gives_hints or self.page in WATCHED:
            return None
        return hint_at(self.meeting, self.typed)

    def waits(self) -> bool:
        """Tell whether a line has not been dealt with, as far as is known here."""
        return bool(self._sent)

    def has_turns(self) -> bool:
        """Tell whether somebody has the floor in this part."""
        turns = current_visit(self.meeting).turns
        return turns is not None and bool(turns.speaking)

    def next_expiry(self, at: float) -> float | None:
        """Return in how many seconds something above the input line appears or goes, None for never."""
        moments = [self._said_until] if self._said else []
        moments += [sent.at + SLOW for sent in self._sent]
        later = [moment - at for moment in moments if at < moment < float("inf")]
        return min(later, default=None)

    def _messages(self, at: float) -> tuple[Message, ...]:
        if self._said and at >= self._said_until:
            self._said = []
        waiting = [sent.line for sent in self._sent if at - sent.at >= SLOW] if not self._unsaved else []
        stand = [*self._unsaved, *self._said]
        stand += [
            Message(
                MessageKind.WAITING,
                self._words.text(say("Being written to the disk: {line}", line=shown(line))),
            )
            for line in waiting[-MOST_WAITING:]
        ]
        hint = self.hint()
        if hint is not None:
            stand.append(Message(MessageKind.HINT, self._words.text(hint)))
        found = self.completions()
        if found and self.page not in WATCHED:
            words = "   ".join(_last_word(line) for line in found[:MOST_OFFERS])
            stand.append(Message(MessageKind.OFFERED, words))
        return tuple(stand)

    def _say(self, kind: MessageKind, texts: tuple[Text, ...], at: float) -> None:
        """Say something instead of what was said before; below a refusal, which may just have come."""
        stays = kind is not MessageKind.REFUSED and at < self._said_until
        refused = [one for one in self._said if stays and one.kind is MessageKind.REFUSED]
        said = " ".join(self._words.text(text) for text in texts)
        if refused and not said:
            return
        self._said = [*refused, Message(kind, said)] if said else []
        self._said_until = at + STANDS_FOR
        if kind is MessageKind.REFUSED:
            self._readable_until = at + READABLE

    def _open(self, page: Page, title: Text | str, entries: Iterable[Entry]) -> None:
        self.page = page
        self.scroll = 0
        self._title = self._in_words(title)
        self._lines = tuple(
            Line(self._in_words(entry.text), self._in_words(entry.label)) for entry in entries
        )

    def _in_words(self, text: Text | str) -> str:
        return text if isinstance(text, str) else self._words.text(text)


def _other_display(now: ClockDisplay, of_group: ClockDisplay) -> ClockDisplay:
    """Return the clock to the second, or what the group wants instead, in words where it said nothing."""
    if now is not ClockDisplay.EXACT:
        return ClockDisplay.EXACT
    return ClockDisplay.ROUGH if of_group is ClockDisplay.EXACT else of_group


def _last_word(line: str) -> str:
    return line.strip() if line[:1] == "/" and " " not in line.strip() else line.strip().rpartition(" ")[2]


def _is_seen(event: MeetingEvent, meeting: Meeting) -> bool:
    """Tell whether the page of the meeting shows by itself what happened."""
    if isinstance(event, NoteTaken):
        return event.stop == meeting.here and not event.off_record
    return isinstance(event, (ClockStopped, ClockContinued, GapFound))
