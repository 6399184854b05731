"""Conducts a meeting until somebody leaves: on the whole screen where it can be shown, else line by line.

Arguments in, exit code out.

The loop runs in a thread of its own; the main thread reads what is typed and gets the signals.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from intervisie.archive.archive import Archive
from intervisie.archive.folders import meetings_folder
from intervisie.archive.journal import Journal
from intervisie.cli.spoken import interface_words
from intervisie.conduct.clock import SystemClock
from intervisie.conduct.loop import Conductor
from intervisie.conduct.ports import Clock, Ending, FindMethod, SaveIn, Store
from intervisie.conduct.typist import Typist
from intervisie.errors import ExitCode, IntervisieError
from intervisie.faces.leaving import Interrupts, Signals
from intervisie.faces.output import Lines
from intervisie.faces.plain import PlainFace
from intervisie.meeting.instant import Stamp
from intervisie.meeting.state import Meeting
from intervisie.method.model import Method
from intervisie.text import Text, say

PATIENCE = 0.8
"""Seconds that the loop gets to end after a signal; a disk that hangs longer is not waited for."""

CODES = {
    Ending.LEFT: ExitCode.DONE,
    Ending.HUNG_UP: ExitCode.HANG_UP,
    Ending.TERMINATED: ExitCode.TERMINATED,
    Ending.INTERRUPTED: ExitCode.INTERRUPTED,
}


class Keeping(Store, Protocol):
    """A store that also keeps what stands typed, and is closed at the end."""

    def save_draft(self, text: str) -> None:
        """Keep what stands typed but not entered."""
        ...

    def close(self) -> None:
        """Let others open the meeting."""
        ...


def conduct(
    meeting: Meeting,
    store: Keeping,
    stamp: Stamp,
    *,
    archive: Archive | None,
    draft: str = "",
    notices: Sequence[Text] = (),
    face: str | None = None,
    clock: Clock | None = None,
    pace: float = 1,
    lines: Lines | None = None,
    typist: Typist | None = None,
) -> int:
    """Conduct a meeting that stands open in `store`; return the exit code.

    `archive` is None when nothing is kept. `draft` is what stood typed when the program ended before.
    `face` is the one asked for: plain, screen, ascii (the screen in plain characters), None for whatever
    the terminal can show. `pace` is how many times as fast as the world `clock` runs. Lines that the disk
    did not take until the end are shown, and make the exit code that of a disk that failed. `lines` is
    where something was shown already. `typist` types what people say, where nobody does so by hand.
    """
    lines = lines or Lines()
    shown = PlainFace(interface_words(), lines)
    if face != "plain" and can_show_screen():
        return _on_screen(
            meeting,
            store,
            stamp,
            shown,
            archive=archive,
            draft=draft,
            notices=notices,
            clock=clock,
            pace=pace,
            ascii_only=face == "ascii",
            typist=typist,
        )
    for notice in notices:
        shown.told(notice)
    conductor = Conductor(
        meeting,
        stamp,
        store=store,
        clock=clock or SystemClock(),
        face=shown,
        find_method=_finder(meeting.language),
        save_in=_mover(store) if isinstance(store, Journal) else None,
        pace=pace,
    )
    running = Running(conductor, shown)
    try:
        if typist is not None:
            ending = _from_typist(running, typist)
        else:
            ending = _at_terminal(running, store, draft) if _has_line_editor() else _from_stream(running)
    finally:
        store.close()
    if running.fault is not None:
        raise running.fault
    if archive is not None:
        _say_goodbye(conductor.meeting, shown, archive)
    if conductor.unsaved:
        return ExitCode.STORAGE
    return ExitCode.CLOSED_PIPE if lines.closed_pipe else CODES[ending]


def _on_screen(  # what `conduct` was given
    meeting: Meeting,
    store: Keeping,
    stamp: Stamp,
    shown: PlainFace,
    *,
    archive: Archive | None,
    draft: str,
    notices: Sequence[Text],
    clock: Clock | None,
    pace: float,
    ascii_only: bool,
    typist: Typist | None,
) -> int:
    """Conduct on the whole screen; what is said afterwards is said in lines."""
    from intervisie.cli.on_screen import conduct_on_screen

    try:
        ending, conductor = conduct_on_screen(
            meeting,
            store,
            stamp,
            clock=clock or SystemClock(),
            find_method=_finder(meeting.language),
            save_in=_mover(store) if isinstance(store, Journal) else None,
            methods=_method_ids(meeting.language),
            draft=draft,
            notices=notices,
            pace=pace,
            ascii_only=ascii_only,
            typist=typist,
        )
    finally:
        store.close()
    if archive is not None:
        _say_goodbye(conductor.meeting, shown, archive)
    if conductor.unsaved:
        for line in conductor.unsaved:
            shown.told(say("Not on the disk: {line}", line=line))
        return ExitCode.STORAGE
    return CODES[ending]


def can_show_screen() -> bool:
    """Tell whether the whole screen can be used; say why on stderr when it cannot.

    Who knows that it cannot, or wants no such line, says --plain.
    """
    from intervisie.faces.screen.able import why_no_screen

    reason = why_no_screen(os.environ)
    if reason is not None:
        from intervisie.cli.report import complain

        complain(reason)
    return reason is None


class Running:
    """The loop in its thread; `fault` is what it died of, if it did."""

    def __init__(self, conductor: Conductor, face: PlainFace) -> None:
        self.conductor = conductor
        self.face = face
        self.ending = Ending.LEFT
        self.fault: Exception | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="meeting", daemon=True)
        self._stop_reading: list[Editor] = []

    def start(self) -> None:
        """Begin, and return when the first lines are shown."""
        self._thread.start()
        self.face.opened_once.wait()

    def stops(self, editor: Editor) -> None:
        """Let the end of the loop end the reading too."""
        self._stop_reading.append(editor)
        if self._ended.is_set():
            editor.stop()

    def wait(self) -> None:
        """Wait until the loop has ended; in stretches, because some systems show no signal meanwhile."""
        while not self._ended.wait(3600):
            pass

    def wait_briefly(self) -> None:
        """Wait until the loop has ended, no longer than somebody who closes the terminal can."""
        self._ended.wait(PATIENCE)

    def _work(self) -> None:
        try:
            self.ending = self.conductor.run()
        except Exception as fault:  # noqa: BLE001 # handed to the main thread, which raises it
            self.fault = fault
        self._ended.set()
        self.face.opened_once.set()
        for editor in self._stop_reading:
            editor.stop()


class Editor(Protocol):
    """Something that reads and can be told to stop."""

    def stop(self) -> None:
        """Stop reading."""
        ...


def _at_terminal(running: Running, store: Keeping, draft: str) -> Ending:
    """Read with the line editor, imported once the first lines are shown."""
    face, conductor = running.face, running.conductor
    leaving: list[Editor] = []

    def leave(ending: Ending) -> None:
        conductor.leave(ending)
        for editor in leaving:
            editor.stop()

    with Signals(leave, lambda: None) as signals:
        running.start()
        from intervisie.faces.drafts import Drafts
        from intervisie.faces.line_editor import LineEditor

        drafts = Drafts(store.save_draft)
        with LineEditor(
            take=conductor.type,
            mistaken=lambda: face.told(HOW_TO_LEAVE),
            meeting=lambda: conductor.meeting,
            language=interface_words().language,
            methods=_method_ids(conductor.meeting.language),
            drafts=drafts,
        ) as editor:
            leaving.append(editor)
            running.stops(editor)
            if signals.ending is not None:
                editor.stop()
            left = editor.read(draft)
            if left is Ending.LEFT:
                conductor.leave(left)
            else:
                signals.end(left)
            if signals.ending is None:
                running.wait()
            else:
                running.wait_briefly()
        drafts.end()
    return signals.ending or running.ending


def _from_stream(running: Running) -> Ending:
    """Read lines from a pipe, a file, or a terminal that can only add lines."""
    from intervisie.faces.stream import keeping_typed, start_reading

    conductor, face = running.conductor, running.face
    interrupts = Interrupts()

    def interrupted() -> None:
        if not sys.stdin.isatty() or interrupts.is_meant(empty=True):
            signals.end(Ending.INTERRUPTED)
        else:
            face.told(HOW_TO_LEAVE)

    with keeping_typed(0), Signals(conductor.leave, interrupted) as signals:
        running.start()
        start_reading(0, conductor.type, lambda: conductor.leave(Ending.LEFT))
        running.wait()
    return signals.ending or running.ending


def _from_typist(running: Running, typist: Typist) -> Ending:
    """Let a script be typed; whoever watches can only leave."""
    with Signals(running.conductor.leave, lambda: signals.end(Ending.INTERRUPTED)) as signals:
        running.start()
        typist.start(running.conductor.type)
        running.wait()
        typist.stop()
    return signals.ending or running.ending


HOW_TO_LEAVE = say("Nothing is lost. /quit leaves; the meeting stays open. Ctrl-C once more does the same.")


def _has_line_editor() -> bool:
    """Tell whether somebody types at a terminal that can do more than add lines."""
    able = os.environ.get("TERM", "dumb") not in ("", "dumb") or sys.platform == "win32"
    return able and all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _finder(language: str) -> FindMethod:
    def find(name: str) -> Method:
        from intervisie.cli.methods import open_library

        return open_library().find(name, language)

    return find


def _method_ids(language: str) -> Callable[[], tuple[str, ...]]:
    """Return what lists the methods that can be chosen, own ones among them; it reads no file of ours."""

    def ids() -> tuple[str, ...]:
        from intervisie.cli.methods import open_library

        return open_library().ids(language)

    return ids


def _mover(journal: Journal) -> SaveIn:
    def save_in(folder: str) -> None:
        home = str(Path(folder).expanduser())
        journal.move_to(meetings_folder({"INTERVISIE_HOME": home}))

    return save_in


def _say_goodbye(meeting: Meeting, face: PlainFace, archive: Archive) -> None:
    """Say how to go on, or how to make the documents; after the first meeting also that it can be sealed."""
    handle = meeting.handle
    if meeting.closed is None:
        face.told(say("The meeting stays open: intervisie resume {handle} goes on with it.", handle=handle))
        return
    face.told(say("The group minutes: intervisie export {handle} --document minutes", handle=handle))
    if meeting.cases:
        face.told(say("The case owner's sheet: intervisie export {handle} --document owner", handle=handle))
    if sys.stdout.isatty() and _is_only_meeting_unsealed(archive):
        face.told(
            say(
                "Who can read your files can read this meeting. To seal what is kept: {command}",
                command=_SEAL,
            )
        )


_SEAL = "intervisie encryption on"


def _is_only_meeting_unsealed(archive: Archive) -> bool:
    """Tell whether this is the first meeting that is kept here, and nobody thought of encryption yet."""
    try:
        return archive.keys.vault is None and len(archive.handles()) == 1
    except IntervisieError:
        return False
