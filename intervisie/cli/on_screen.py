"""Conducts a meeting on the whole screen: the loop in a thread of its own, the screen in the main one."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from intervisie.cli.spoken import interface_words
from intervisie.conduct.loop import Conductor
from intervisie.conduct.ports import Clock, Ending, FindMethod, SaveIn, Store
from intervisie.conduct.typist import Typist
from intervisie.faces.leaving import Signals
from intervisie.faces.screen.board import Board
from intervisie.faces.screen.drawing import draw
from intervisie.faces.screen.face import ScreenFace
from intervisie.faces.screen.glyphs import glyphs_for
from intervisie.faces.screen.palette import looks_for
from intervisie.faces.screen.scene import Pen
from intervisie.faces.screen.terminal import paint_first, terminal_kept, terminal_size
from intervisie.meeting.instant import Instant, Stamp, advance
from intervisie.meeting.state import Meeting
from intervisie.text import Text
from intervisie.words.catalogue import Words

if TYPE_CHECKING:
    from intervisie.faces.screen.application import Screen


class Keeping(Store, Protocol):
    """A store that also keeps what stands typed."""

    def save_draft(self, text: str) -> None:
        """Keep what stands typed but not entered."""
        ...


def conduct_on_screen(
    meeting: Meeting,
    store: Keeping,
    stamp: Stamp,
    *,
    clock: Clock,
    find_method: FindMethod,
    save_in: SaveIn | None,
    methods: Callable[[], tuple[str, ...]],
    draft: str,
    notices: Sequence[Text],
    pace: float = 1,
    ascii_only: bool = False,
    typist: Typist | None = None,
) -> tuple[Ending, Conductor]:
    """Conduct until somebody leaves; return how, and the loop as it was then."""
    words = interface_words()
    pen = Pen(words, Words(meeting.language), glyphs_for(sys.stdout.encoding, ascii_only=ascii_only))
    looks = looks_for(os.environ)
    board = Board(meeting, meeting.last, words, methods)
    face = ScreenFace(board)
    for notice in notices:
        face.told(notice)
    now = _moments(meeting, stamp, clock)
    conductor = Conductor(
        meeting,
        stamp,
        store=store,
        clock=clock,
        face=face,
        find_method=find_method,
        save_in=save_in,
        origin="screen",
        pace=pace,
        watched=True,
    )
    leaving = _Leaving(conductor)
    with Signals(leaving.leave, leaving.interrupted), terminal_kept() as give_back:
        leaving.give_back = give_back
        face.catch_up()
        paint_first(draw(board.scene(now(), 0.0), pen, *terminal_size()), looks)
        from intervisie.faces.drafts import Drafts
        from intervisie.faces.screen.application import Screen

        drafts = Drafts(store.save_draft)
        screen = Screen(board, face, conductor, pen=pen, looks=looks, now=now, drafts=drafts, pace=pace)
        running = _Running(conductor, screen)
        leaving.takes_over(screen)
        running.start()
        if typist is not None:
            typist.start(conductor.type)
        screen.run(draft)
        running.wait(screen.ending)
        drafts.end()
        if typist is not None:
            typist.stop()
        leaving.went_well()
    if running.fault is not None:
        raise running.fault
    if screen.faults:
        _report(screen.faults[0])
    return screen.ending or running.ending, conductor


def _moments(meeting: Meeting, stamp: Stamp, clock: Clock) -> Callable[[], Instant]:
    """Return what tells the moment of the meeting, counted from the same beginning as the loop counts."""
    return lambda: advance(meeting.last, stamp, clock.stamp(), same_process=True)[0]


class _Leaving:
    """What signals ask, also before there is a screen and when the terminal takes nothing any more."""

    def __init__(self, conductor: Conductor) -> None:
        self.give_back: Callable[[], None] = lambda: None
        self._conductor = conductor
        self._screen: Screen | None = None
        self._ending: Ending | None = None
        self._last_resort: threading.Timer | None = None

    def leave(self, ending: Ending) -> None:
        """Leave; when even that hangs, the program ends all the same, with what was noted on the disk."""
        self._ending = self._ending or ending
        if self._screen is None:
            self._conductor.leave(ending)
        else:
            self._screen.leave(ending)
        if self._last_resort is None:
            self._last_resort = threading.Timer(LAST_RESORT, self._end)
            self._last_resort.daemon = True
            self._last_resort.start()

    def interrupted(self) -> None:
        """Take a Ctrl-C for a mistake the first time; before there is a screen every time."""
        if self._screen is not None:
            self._screen.interrupted()

    def takes_over(self, screen: Screen) -> None:
        """Let a screen handle what is asked from now on, and what was asked before."""
        self._screen = screen
        if self._ending is not None:
            screen.leave(self._ending)

    def went_well(self) -> None:
        """Need no last resort."""
        if self._last_resort is not None:
            self._last_resort.cancel()

    def _end(self) -> None:
        from intervisie.cli.conducting import CODES

        self.give_back()
        os._exit(CODES[self._ending or Ending.TERMINATED])


class _Running:
    """The loop in its thread; `fault` is what it died of, if it did."""

    def __init__(self, conductor: Conductor, screen: Screen) -> None:
        self.ending = Ending.LEFT
        self.fault: Exception | None = None
        self._conductor = conductor
        self._screen = screen
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="meeting", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wait(self, ending: Ending | None) -> None:
        """Wait until the loop has ended; after a signal only briefly."""
        self._ended.wait(None if ending is None else PATIENCE)

    def _work(self) -> None:
        try:
            self.ending = self._conductor.run()
        except Exception as fault:  # noqa: BLE001 # handed to the main thread, which raises it
            self.fault = fault
        self._ended.set()
        self._screen.stop()


LAST_RESORT = 2.0
"""Seconds after a signal at which the program ends even when its terminal hangs; nothing waits on it then."""

PATIENCE = 0.8
"""Seconds that the loop gets to end after a signal; a disk that hangs longer is not waited for."""


def _report(fault: BaseException) -> None:
    from intervisie.cli.crash import report_crash

    report_crash(fault)
