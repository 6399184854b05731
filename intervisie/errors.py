"""Every error a user can meet: its sentences and its exit code. Pure: nothing here prints or exits."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar

from msgspec import Struct

from intervisie.text import Text


class ExitCode(IntEnum):
    """The published exit codes; a number never changes meaning."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    BAD_FILE = 3
    DAMAGED = 4
    STORAGE = 5
    BUSY = 6
    PASSPHRASE = 7
    ANSWER_NEEDED = 8
    HANG_UP = 129
    INTERRUPTED = 130
    CLOSED_PIPE = 141
    TERMINATED = 143


class IntervisieError(Exception):
    """Base of everything a user may meet; any other exception is a fault of ours.

    `text` says what is wrong, `mend` what to do about it. Both may quote foreign text: whoever
    shows them makes it inert first. Neither ever holds note text or, unless the user typed it on
    this command line, a name.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.FAULT

    def __init__(self, text: Text, mend: Text | None = None) -> None:
        super().__init__(text.msgid)
        self.text = text
        self.mend = mend


class UsageError(IntervisieError):
    """The arguments are wrong, or name a method, meeting or template that is not there."""

    exit_code = ExitCode.USAGE


class Place(Struct, frozen=True):
    """A place in a file as an editor shows it: line and column count from 1, columns in characters."""

    line: int
    column: int


class Problem(Struct, frozen=True):
    """One thing wrong in a file: where, what, and how to mend it.

    `source` is the line as written ("" when it cannot be shown), `width` the number of characters
    to underline from the column on.
    """

    place: Place
    text: Text
    mend: Text | None = None
    source: str = ""
    width: int = 1


class BadFileError(IntervisieError):
    """A method, block, pitfall or template file cannot be used; `problems` holds all, in file order."""

    exit_code = ExitCode.BAD_FILE

    def __init__(self, text: Text, file: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(text)
        self.file = file
        self.problems = problems


class DamagedError(IntervisieError):
    """A journal is damaged in a way that reading alone cannot get round."""

    exit_code = ExitCode.DAMAGED


class StorageError(IntervisieError):
    """A file or folder cannot be read or written where asked."""

    exit_code = ExitCode.STORAGE


class BusyError(IntervisieError):
    """The meeting is open in another window or on another machine."""

    exit_code = ExitCode.BUSY


class PassphraseError(IntervisieError):
    """What is sealed was not opened: the passphrase was wrong. Nothing was changed."""

    exit_code = ExitCode.PASSPHRASE


class AnswerNeededError(IntervisieError):
    """An answer is missing and there is nobody to ask; the text names the option that gives it."""

    exit_code = ExitCode.ANSWER_NEEDED
