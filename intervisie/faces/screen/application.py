"""The screen itself: pictures on a terminal, keys into lines. Everything that needs prompt_toolkit.

Redrawn on the whole second of the clock, at news from the loop, at a key and at a new size, and only
when the picture differs; never while the clock stands still. What goes wrong in here is remembered and
told in one calm line: the terminal belongs to the meeting.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from types import FrameType
from typing import Any, Protocol

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout
from prompt_toolkit.layout.containers import Window
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from intervisie.conduct.ports import Ending
from intervisie.faces.answers import hear_keys_only
from intervisie.faces.completing import hidden_from
from intervisie.faces.drafts import Drafts
from intervisie.faces.inert import cells
from intervisie.faces.leaving import Interrupts
from intervisie.faces.line_editor import GONE, as_note
from intervisie.faces.screen.board import Board
from intervisie.faces.screen.drawing import draw, most_input_rows
from intervisie.faces.screen.face import ScreenFace
from intervisie.faces.screen.input_line import Masked, Recall
from intervisie.faces.screen.keys import KEYS, Act
from intervisie.faces.screen.list_page import FRAME, last_first
from intervisie.faces.screen.output import tame
from intervisie.faces.screen.palette import Look, style_rules
from intervisie.faces.screen.reading import is_still, until_next_change
from intervisie.faces.screen.rows import width_of
from intervisie.faces.screen.scene import Page, Pen, Picture, Scene
from intervisie.faces.screen.sheet import Sheet
from intervisie.faces.stream import visible
from intervisie.meeting.instant import Instant
from intervisie.text import say

PATIENCE = 0.8
"""Seconds that the loop gets to end after a signal; a disk that hangs longer is not waited for."""

JUST_PAST = 0.001
"""Seconds after the whole second at which the picture is drawn, so that the clock shows the new one."""

SETTLING = 0.05
"""Seconds until it is looked at again whether a line that was dealt with is out of the loop's hands."""

APART = {Act.NEXT: 0.8, Act.TURN: 0.25, Act.HOLD: 0.25}
"""Seconds between two presses of a key that are both meant. Keys that repeat begin to after half a second:
holding down the one that goes on must not answer the question whether to."""

ESCAPE_TIME = 0.05
"""Seconds to tell the Escape key from the beginning of another key."""


class Leader(Protocol):
    """What the screen needs of the loop."""

    @property
    def pending(self) -> int:
        """Return how many lines have not been dealt with."""
        ...

    def type(self, line: str) -> None:
        """Hand in a line."""
        ...

    def look(self, now: Instant) -> None:
        """Look at the clock, so that sleep is noticed."""
        ...

    def was_busy(self, now: Instant) -> None:
        """Know that the time until now was work, not sleep."""
        ...

    def leave(self, ending: Ending) -> None:
        """End the meeting's loop; the meeting stays open."""
        ...


class Screen:
    """The full screen of one meeting; `run` returns when the loop has ended or was left."""

    def __init__(  # noqa: PLR0913 # the rooms it joins
        self,
        board: Board,
        face: ScreenFace,
        leader: Leader,
        *,
        pen: Pen,
        looks: dict[str, Look],
        now: Callable[[], Instant],
        drafts: Drafts,
        pace: float = 1,
        terminal: Input | None = None,
        output: Output | None = None,
    ) -> None:
        self.ending: Ending | None = None
        self.faults: list[BaseException] = []
        self._board, self._face, self._leader = board, face, leader
        self._pen, self._now, self._drafts, self._pace = pen, now, drafts, pace
        self._interrupts = Interrupts()
        self._recall = Recall()
        self._timer: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._size = (0, 0)
        self._more_changed = False
        self._is_over = False
        self._pressed: dict[Act, float] = {}
        self._scene: Scene | None = None
        self._picture = Picture((), (), 1, ())
        self._buffer = Buffer(multiline=False)
        self._buffer.on_text_changed += lambda buffer: self._guarded(lambda: self._typed(buffer.text))
        self._app = self._application(looks, terminal, output)

    def run(self, draft: str = "") -> None:
        """Show the meeting until it is left; `draft` stands in the input line."""
        self._buffer.text = draft
        self._buffer.cursor_position = len(draft)
        try:
            asyncio.run(self._run())
        except LOST:
            self.leave(Ending.HUNG_UP)

    def leave(self, ending: Ending) -> None:
        """Ask the loop to end, and stop waiting for it soon; also from a signal. The first ending counts."""
        if self.ending is None:
            self.ending = ending
        self._leader.leave(ending)
        self._soon(self._stop_waiting)

    def stop(self) -> None:
        """End the screen, from any thread: the loop has ended."""
        self._is_over = True
        self._soon(self._exit)

    def interrupted(self) -> None:
        """Take a Ctrl-C for a mistake the first time; also from a signal."""
        self._soon(self._interrupt)

    def _interrupt(self) -> None:
        if self._interrupts.is_meant(empty=not self._buffer.text):
            self.leave(Ending.INTERRUPTED)
            return
        self._board.told(HOW_TO_LEAVE, None, time.monotonic())
        self._refresh()

    # Running.

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(self._failed)
        self._face.wake = lambda: self._soon(self._news)
        before = self._catch_suspension()
        try:
            await self._app.run_async(pre_run=self._begin, set_exception_handler=False, handle_sigint=False)
        finally:
            self._loop = None
            for number, handler in before.items():
                signal.signal(number, handler)

    def _begin(self) -> None:
        self._news()
        if self._is_over:  # the loop ended while the screen began
            self._exit()

    def _application(
        self, looks: dict[str, Look], terminal: Input | None, output: Output | None
    ) -> Application[None]:
        rules = style_rules(looks)
        window = Window(
            BufferControl(self._buffer, input_processors=[Masked(lambda: self._picture.masked)]),
            wrap_lines=True,
        )
        app: Application[None] = Application(
            layout=Layout(Sheet(lambda: self._picture, window), focused_element=window),
            key_bindings=self._bindings(),
            style=Style.from_dict({name: rule for name, rule in rules.items() if rule}),
            include_default_pygments_style=False,
            full_screen=True,
            input=terminal,
            output=output,
            before_render=lambda _: self._guarded(self._prepare),
            after_render=lambda _: self._leader.was_busy(self._now()),
        )
        if hasattr(signal, "SIGWINCH"):
            app.terminal_size_polling_interval = None  # the system tells when the size changes
        hear_keys_only(app.input)
        app.ttimeoutlen = app.timeoutlen = ESCAPE_TIME  # or what is typed soon after Esc would be lost
        tame(app.output)
        return app

    def _soon(self, action: Callable[[], None]) -> None:
        """Let the screen's thread do something, if it still runs."""
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # it ended at this very moment
                loop.call_soon_threadsafe(self._guarded, action)

    def _stop_waiting(self) -> None:
        if self._loop is not None:
            self._loop.call_later(PATIENCE, self._exit)

    def _exit(self) -> None:
        if self._app.is_running and self._app.future is not None and not self._app.future.done():
            self._app.exit()

    # Drawing.

    def _news(self) -> None:
        """Take over what the loop told, and draw it."""
        self._face.catch_up()
        self._board.settle(self._leader.pending)
        self._refresh()

    def _refresh(self) -> None:
        """Work out the picture, draw it when it differs, and come back when it will have changed."""
        try:
            if self._compose() and self._app.is_running:
                self._app.invalidate()
        finally:
            self._schedule()

    def _prepare(self) -> None:
        """See to it, just before drawing, that the picture has the size of the terminal."""
        self._leader.look(self._now())
        size = self._app.output.get_size()
        if (size.columns, size.rows) != self._size or self._line_matters():
            self._compose()
            self._schedule()

    def _compose(self) -> bool:
        """Make the picture of this moment; tell whether it differs from the last one."""
        size = self._app.output.get_size()
        self._size = (size.columns, size.rows)
        self._more_changed = False
        self._scene = self._board.scene(self._now(), time.monotonic())
        picture = draw(self._scene, self._pen, *self._size, input_rows=self._input_rows())
        differs = picture != self._picture
        self._picture = picture
        return differs

    def _schedule(self) -> None:
        """Wake up at the next whole second of a running clock, or when something said stood long enough."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._loop is None or self._scene is None:
            return
        at = time.monotonic()
        delay = self._board.next_expiry(at)
        clock = self._scene.view.clock
        if not is_still(clock):
            second = until_next_change(clock).total_seconds() / self._pace + JUST_PAST
            delay = second if delay is None else min(delay, second)
        if self._board.waits():
            delay = SETTLING if delay is None else min(delay, SETTLING)
        if delay is not None:
            self._timer = self._loop.call_later(delay, self._guarded, self._tick)

    def _tick(self) -> None:
        self._leader.look(self._now())
        self._board.settle(self._leader.pending)
        self._refresh()

    # Typing.

    def _typed(self, text: str) -> None:
        changes_more = self._board.take(text)
        self._interrupts.forget()
        self._drafts.keep("" if hidden_from(text) is not None else text)
        self._more_changed = self._more_changed or changes_more

    def _line_matters(self) -> bool:
        """Tell whether what was typed changes more than its own line: once a drawing, not once a letter."""
        return self._more_changed or self._input_rows() != self._picture.input_rows

    def _input_rows(self) -> int:
        """Return how many rows what stands typed gets."""
        room = max(self._size[0] - width_of(self._picture.prompt) - 1, 1)
        text = self._buffer.text
        wanted = cells(text) // room + 1 if len(text) >= room // 2 else 1
        return min(wanted, most_input_rows(self._size[1]))

    def _send(self, line: str) -> None:
        self._board.sent(line, time.monotonic())
        self._leader.type(line)
        self._schedule()

    def _send_typed(self) -> bool:
        """Hand in what stands typed; tell whether there was anything."""
        line = visible(_repaired(self._buffer.text))
        if not line.strip():
            return False
        self._recall.remember(line)
        self._buffer.reset()
        self._board.typed = ""
        self._board.hush(time.monotonic())
        self._drafts.entered()
        self._send(line)
        return True

    # Keys.

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        doing: dict[Act, Callable[[], None]] = {
            Act.ENTER: self._enter,
            Act.TURN: self._turn,
            Act.NEXT: lambda: self._move(Act.NEXT),
            Act.HOLD: self._hold,
            Act.STEP: lambda: self._scroll(1),
            Act.CLOSE: self._close,
        }
        for key in KEYS:
            action = doing.get(key.act, lambda act=key.act: self._toggle(act))
            for name in key.names:
                bindings.add(name, eager=key.act is not Act.CLOSE)(self._handler(action))
        bindings.add("c-c")(self._handler(self._interrupt))
        bindings.add("<sigint>")(self._handler(self._interrupt))
        bindings.add("c-d")(self._handler(self._delete_or_leave))
        bindings.add("up", eager=True)(self._handler(lambda: self._recalled(-1)))
        bindings.add("down", eager=True)(self._handler(lambda: self._recalled(1)))
        bindings.add("pageup")(self._handler(lambda: self._scroll(-1)))
        bindings.add(Keys.BracketedPaste)(self._pasted)
        if hasattr(signal, "SIGTSTP"):
            bindings.add("c-z")(self._handler(self._suspend))
        for name in ("c-s", "c-q", "c-x", "c-r", Keys.Vt100MouseEvent):
            bindings.add(name, eager=True)(self._handler(lambda: None))
        return bindings

    def _handler(self, action: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
        """Return a key handler in which nothing can go so wrong that it shows."""

        @wraps(action)
        def handle(event: KeyPressEvent) -> None:  # noqa: ARG001 # asked for by the library
            self._guarded(action)

        return handle

    def _enter(self) -> None:
        if self._send_typed():
            return
        line = self._board.line_for_empty_enter()
        if line:
            self._send(line)
        else:
            self._close()

    def _turn(self) -> None:
        """Complete a command or name; else end the turn, after writing down what was said in it."""
        found = self._board.completions()
        if found:
            self._complete(found)
        elif not self._buffer.text.startswith("/"):
            self._move(Act.TURN)

    def _hold(self) -> None:
        if not self._is_held_down(Act.HOLD):
            self._send(self._board.line_for(Act.HOLD))

    def _is_held_down(self, act: Act) -> bool:
        """Tell whether a key comes again so soon that a finger rests on it, or slipped."""
        now = time.monotonic()
        before, self._pressed[act] = self._pressed.get(act), now
        return before is not None and now - before < APART[act]

    def _move(self, act: Act) -> None:
        if self._is_held_down(act):
            return
        self._board.hush(time.monotonic())
        is_note = not self._buffer.text.startswith("/") or self._buffer.text.startswith("//")
        if is_note and (act is Act.NEXT or self._board.has_turns()):
            self._send_typed()
        self._send(self._board.line_for(act))

    def _complete(self, found: tuple[str, ...]) -> None:
        """Put the only completion in the line, or as much as all have in common, then each in turn."""
        text = self._buffer.text
        shared = _shared_beginning(found)
        line = found[0] if len(found) == 1 else shared if len(shared) > len(text) else found[0]
        self._buffer.text = line
        self._buffer.cursor_position = len(line)

    def _recalled(self, by: int) -> None:
        line = self._recall.step(by, self._buffer.text)
        self._buffer.text = line
        self._buffer.cursor_position = len(line)

    def _toggle(self, act: Act) -> None:
        self._board.toggle(act)
        self._refresh()

    def _close(self) -> None:
        self._board.hush(time.monotonic())
        if self._board.page is not Page.MEETING:
            self._board.toggle(Act.CLOSE)
        self._refresh()

    def _scroll(self, direction: int) -> None:
        """Turn a page; down from the meeting itself is to all of its present step."""
        if self._board.page is Page.MEETING and direction > 0:
            self._board.toggle(Act.STEP)
        elif self._scene is not None:
            most = last_first(self._scene, self._pen, *self._size)
            step = max(self._size[1] - FRAME, 1)
            self._board.scroll = min(max(self._board.scroll + direction * step, 0), most)
        self._refresh()

    def _delete_or_leave(self) -> None:
        if self._buffer.text:
            self._buffer.delete()
        else:
            self._interrupt()

    def _pasted(self, event: KeyPressEvent) -> None:
        def insert() -> None:
            at_start = self._buffer.cursor_position == 0
            self._buffer.insert_text(as_note(_repaired(event.data), at_start=at_start))

        self._guarded(insert)

    def _catch_suspension(self) -> dict[int, Any]:
        """Give the terminal back before a stop that was asked for from outside, and take it again after any.

        Returns the handlers as they were.
        """
        if not hasattr(signal, "SIGTSTP") or threading.current_thread() is not threading.main_thread():
            return {}
        handlers = {signal.SIGTSTP: self._suspend, signal.SIGCONT: self._take_again}
        return {number: signal.signal(number, self._later(action)) for number, action in handlers.items()}

    def _later(self, action: Callable[[], None]) -> Callable[[int, FrameType | None], None]:
        return lambda number, frame: self._soon(action)  # noqa: ARG005 # what a handler is given

    def _suspend(self) -> None:
        """Give the terminal back and stop until somebody lets the program go on."""

        def stop() -> None:
            handler = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(0, signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, handler)
            self._soon(self._refresh)

        run_in_terminal(stop)

    def _take_again(self) -> None:
        """Draw everything anew: somebody else may have written on the terminal, or changed how it reads."""
        with suppress(OSError):
            self._app.input.raw_mode().__enter__()  # left by the library itself, to what was there at first
        self._app.renderer.reset()
        self._refresh()
        self._app.invalidate()

    # Faults.

    def _guarded(self, action: Callable[[], Any]) -> None:
        try:
            action()
        except GONE:
            self.leave(Ending.HUNG_UP)
        except Exception as fault:  # noqa: BLE001 # nothing may be printed over the screen
            self._remember(fault)

    def _failed(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Take what went wrong in the library itself: the terminal is gone, or a fault of ours."""
        fault = context.get("exception") or RuntimeError(context["message"])
        if isinstance(fault, GONE):
            self.leave(Ending.HUNG_UP)
            return
        self._remember(fault)

    def _remember(self, fault: BaseException) -> None:
        self.faults.append(fault)
        with suppress(Exception):
            self._board.told(
                say("Something went wrong on the screen. Nothing is lost."), None, time.monotonic()
            )
        if len(self.faults) > MOST_FAULTS:
            self.leave(Ending.LEFT)


MOST_FAULTS = 50
"""More faults than this and the screen gives up, with everything saved, rather than fail at every key."""

LOST: tuple[type[Exception], ...] = (EOFError, *GONE)
"""What ends the screen when its terminal is gone."""

HOW_TO_LEAVE = say("Nothing is lost. /quit leaves; the meeting stays open. Ctrl-C once more does the same.")


def _repaired(text: str) -> str:
    """Return text in which bytes that were no UTF-8 are the replacement character."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _shared_beginning(lines: tuple[str, ...]) -> str:
    shortest = min(lines, key=len)
    same = (index for index in range(len(shortest)) if any(line[index] != shortest[index] for line in lines))
    return shortest[: next(same, len(shortest))]
