"""The line editor on a terminal: long lines and pastes stay whole, and nothing said breaks what is typed.

Imported after the first lines of a meeting are on the screen: prompt_toolkit takes longer to import
than all the rest.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Self

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.output import Output
from prompt_toolkit.shortcuts import CompleteStyle

from intervisie.conduct.ports import Ending
from intervisie.faces.answers import hear_keys_only
from intervisie.faces.completing import completions, hidden_from
from intervisie.faces.drafts import Drafts
from intervisie.faces.leaving import Interrupts
from intervisie.faces.stream import visible
from intervisie.meeting.state import Meeting

PROMPT = "> "

try:
    from termios import error as _TerminalError  # noqa: N812 # the name it should have had
except ImportError:  # not on Windows
    GONE: tuple[type[Exception], ...] = (OSError,)
else:
    GONE = (OSError, _TerminalError)
"""What drawing or reading raises when the window was closed."""


class LineEditor:
    """Reads lines at a terminal until it is stopped; what is printed meanwhile stands above the line.

    `take` gets each line, `mistaken` is called at a Ctrl-C that may be a mistake. For completion `meeting`
    returns the meeting as it is and `methods` those that can be chosen; `language` is that of the reader.
    Without `terminal` and `screen` it is those of this process.
    """

    def __init__(  # noqa: PLR0913 # the rooms it joins
        self,
        *,
        take: Callable[[str], None],
        mistaken: Callable[[], None],
        meeting: Callable[[], Meeting],
        language: str,
        drafts: Drafts,
        methods: Callable[[], tuple[str, ...]] = tuple,
        terminal: Input | None = None,
        screen: Output | None = None,
    ) -> None:
        self._terminal = terminal
        self._screen = screen
        self._above = _Above(self._soon)
        self._before = sys.stdout
        self._take = take
        self._mistaken = mistaken
        self._meeting = meeting
        self._language = language
        self._drafts = drafts
        self._methods = methods
        self._interrupts = Interrupts()
        self._stopped = threading.Event()
        self._session: PromptSession[str] | None = None

    def __enter__(self) -> Self:
        self._session = self._new_session()
        self._before, sys.stdout = sys.stdout, self._above
        return self

    def __exit__(self, *error: object) -> None:
        sys.stdout = self._before
        self._above.release()

    def read(self, draft: str = "") -> Ending:
        """Read lines until somebody leaves or it is stopped; return how. `draft` stands in the first one."""
        assert self._session is not None
        try:
            self._read(self._session, draft)
        except EOFError:
            return Ending.LEFT
        except KeyboardInterrupt:
            return Ending.INTERRUPTED
        except GONE:
            return Ending.HUNG_UP
        finally:
            self._above.release()
        return Ending.LEFT

    def _read(self, session: PromptSession[str], draft: str) -> None:
        while not self._stopped.is_set():
            line = session.prompt(PROMPT, default=draft, pre_run=self._began, set_exception_handler=False)
            if self._stopped.is_set():
                return
            draft = ""
            self._drafts.entered()
            self._take(visible(line))

    def stop(self) -> None:
        """End the reading, from any thread or signal; what stands typed stays in the draft."""
        self._stopped.set()
        self._soon(self._leave_prompt)

    def _soon(self, action: Callable[[], object]) -> None:
        """Let the thread of the prompt do something, if there is a prompt."""
        loop = self._session.app.loop if self._session is not None else None
        if loop is not None:
            with suppress(RuntimeError):  # the prompt ended at this very moment
                loop.call_soon_threadsafe(action)

    def _leave_prompt(self, error: BaseException | None = None) -> None:
        app = self._session.app if self._session is not None else None
        if app is None or app.future is None or app.future.done():
            return
        if error is None:
            app.exit(result="")
        else:
            app.exit(exception=error)

    def _began(self) -> None:
        """Look, once the prompt can be left, whether it should be; and let a fault of ours leave it."""

        def failed(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
            self._leave_prompt(context.get("exception") or RuntimeError(context["message"]))

        asyncio.get_running_loop().set_exception_handler(failed)
        self._above.print_all()
        if self._stopped.is_set():
            self._leave_prompt()

    def _new_session(self) -> PromptSession[str]:
        session: PromptSession[str] = PromptSession(
            history=_SeenLines(),
            input_processors=[_Mask()],
            completer=_Completer(self._meeting, self._language, self._methods),
            complete_while_typing=False,
            complete_style=CompleteStyle.READLINE_LIKE,
            reserve_space_for_menu=0,
            key_bindings=self._keys(),
            input=self._terminal,
            output=self._screen or _screen(),
        )
        hear_keys_only(session.app.input)
        session.app.terminal_size_polling_interval = None  # the system tells when the size changes
        session.default_buffer.on_text_changed += lambda buffer: self._changed(buffer.text)
        return session

    def _changed(self, text: str) -> None:
        self._interrupts.forget()
        self._drafts.keep("" if hidden_from(text) is not None else text)

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("c-c")
        @keys.add("<sigint>")
        def _(event: KeyPressEvent) -> None:
            if self._interrupts.is_meant(empty=not event.current_buffer.text):
                event.app.exit(exception=KeyboardInterrupt())
            else:
                self._mistaken()

        @keys.add(Keys.BracketedPaste)
        def _(event: KeyPressEvent) -> None:
            at_start = event.current_buffer.cursor_position == 0
            event.current_buffer.insert_text(as_note(event.data, at_start=at_start))

        return keys


def as_note(pasted: str, *, at_start: bool) -> str:
    """Return pasted text as part of one line that is no command: a slash at its start is doubled."""
    line = visible(" ".join(pasted.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
    return f"/{line}" if at_start and line.startswith("/") and not line.startswith("//") else line


class _Above:
    """Stands in for Python's output while lines are read: what is printed stands above the one being typed.

    Only the thread of the prompt prints, so that nothing is written into a half-drawn line; what comes
    between two prompts waits for the next, some milliseconds. After `release` all is printed at once.
    """

    def __init__(self, soon: Callable[[Callable[[], object]], None]) -> None:
        self._soon = soon
        self._real = sys.stdout
        self._waiting: deque[str] = deque()
        self._released = False

    def write(self, text: str) -> int:
        self._waiting.append(text)
        return len(text)

    def flush(self) -> None:
        if self._released:
            self.print_all()
        else:
            self._soon(self._print_above)

    def release(self) -> None:
        """Print what waits, and from now on everything at once."""
        self._released = True
        self.print_all()

    def print_all(self) -> None:
        """Print what waits, in order; a terminal that is gone is no reason to stop."""
        with suppress(IndexError):
            while True:
                text = self._waiting.popleft()
                with suppress(OSError, ValueError):
                    self._real.write(text)
        with suppress(OSError, ValueError):
            self._real.flush()

    def _print_above(self) -> None:
        if self._waiting:
            run_in_terminal(self.print_all)


def _screen() -> Output:
    """Return the terminal, without asking it where its cursor is: an answer could end up in a note."""
    from prompt_toolkit.output.defaults import create_output

    output = create_output(stdout=sys.__stdout__)
    if hasattr(output, "enable_cpr"):
        output.enable_cpr = False
    return output


class _SeenLines(InMemoryHistory):
    """The lines of this sitting, but for what was typed to stay hidden."""

    def append_string(self, string: str) -> None:
        if hidden_from(string) is None:
            super().append_string(string)


class _Mask(Processor):
    """Shows what is typed to stay hidden as stars."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        text = transformation_input.document.text
        start = hidden_from(text)
        if start is None:
            return Transformation(transformation_input.fragments)
        return Transformation([("", text[:start] + "*" * (len(text) - start))])


class _Completer(Completer):
    def __init__(
        self, meeting: Callable[[], Meeting], language: str, methods: Callable[[], tuple[str, ...]]
    ) -> None:
        self._meeting = meeting
        self._language = language
        self._methods = methods

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 # asked for by Tab only
    ) -> Iterable[Completion]:
        line = document.text_before_cursor
        if hidden_from(line) is None:
            for found in completions(self._meeting(), line, self._language, self._methods):
                shown = found.strip().rpartition(" ")[2] if found.startswith("/") else found
                yield Completion(found, start_position=-len(line), display=shown)
