"""The meeting on a real terminal: long lines, pastes, Ctrl-C, closing the window, coming back."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.programs import ROOT, START, command, environment, meeting_of, texts_of

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pexpect

READY = re.escape("\x1b[?2004h")
"""The line editor asks for bracketed pastes when it is ready."""


class Terminal:
    """The program on a terminal of 24 by 80."""

    def __init__(self, home: Path, *arguments: str, **more: str) -> None:
        program, *rest = command(*arguments)
        self.child = pexpect.spawn(
            program, rest, env=environment(home, **more), cwd=str(ROOT),
            encoding="utf-8", timeout=20, dimensions=(24, 80),
        )  # fmt: skip
        self.child.delaybeforesend = None

    def see(self, text: str) -> Terminal:
        """Wait until a text is on the screen."""
        self.child.expect_exact(text)
        return self

    def ready(self) -> Terminal:
        """Wait until the line editor reads."""
        self.child.expect(READY)
        return self

    def type(self, text: str) -> Terminal:
        self.child.send(text)
        return self

    def enter(self, line: str) -> Terminal:
        return self.type(f"{line}\r")

    def ended(self) -> int:
        """Wait for the end and return the exit code."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)

    def close_window(self) -> int:
        """Close the window, wait for the end and return the exit code; nothing is sent besides."""
        self.child.ptyproc.fileobj.close()
        return int(self.child.wait())


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path, *START)
    opened.see("The clock stands still. /begin starts it.").ready()
    yield opened
    opened.child.close(force=True)


def test_a_meeting_is_typed_and_left_with_ctrl_d(terminal: Terminal, tmp_path: Path) -> None:
    terminal.enter("/begin").see("The clock runs.").enter("#note one").see("Noted (1).").ready()

    terminal.type("\x04").see("The meeting stays open")

    assert terminal.ended() == 0
    assert texts_of(tmp_path) == ["one"]


def test_a_line_of_five_thousand_characters_is_one_note(terminal: Terminal, tmp_path: Path) -> None:
    terminal.type(f"\x1b[200~#note {'0123456789' * 500}\x1b[201~").type("\r").see("Noted (1).")

    assert texts_of(tmp_path) == ["0123456789" * 500]


def test_a_paste_of_a_hundred_lines_is_one_note(terminal: Terminal, tmp_path: Path) -> None:
    pasted = "\n".join(f"line {number}" for number in range(100))

    terminal.type("#note ").type(f"\x1b[200~{pasted}\x1b[201~").type("\r").see("Noted (1).")

    assert texts_of(tmp_path) == [pasted.replace("\n", " ")]


def test_a_pasted_command_is_a_note(terminal: Terminal, tmp_path: Path) -> None:
    terminal.enter("/goto ground-rules").see("passed over").enter("/yes")
    terminal.see("Opening, step 3 of 4")

    terminal.type("\x1b[200~/end\n/yes\n\x1b[201~").type("\r").see("Noted (1).")

    assert texts_of(tmp_path) == ["/end /yes"]
    assert meeting_of(tmp_path).closed is None


def test_a_mistaken_ctrl_c_keeps_what_stands_typed(terminal: Terminal, tmp_path: Path) -> None:
    terminal.type("#note half").see("half").type("\x03").see("Nothing is lost.").see("half")

    terminal.enter(" a line").see("Noted (1).")

    assert texts_of(tmp_path) == ["half a line"]


def test_ctrl_c_twice_leaves_with_everything_saved(terminal: Terminal, tmp_path: Path) -> None:
    terminal.enter("#note one").see("Noted (1).")

    terminal.type("\x03").see("Nothing is lost.").type("\x03")

    assert terminal.ended() == 130
    assert texts_of(tmp_path) == ["one"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_and_the_draft_is_kept(
    terminal: Terminal, tmp_path: Path, number: int, code: int
) -> None:
    terminal.enter("#note one").see("Noted (1).").type("half a thought").see("thought")

    terminal.child.kill(number)

    assert terminal.ended() == code
    assert texts_of(tmp_path) == ["one"]
    again = Terminal(tmp_path, "resume", "--plain")
    again.see("half a thought").type("\x15\x04")
    assert again.ended() == 0


def test_the_terminal_is_as_it_was_afterwards(terminal: Terminal) -> None:
    terminal.child.kill(signal.SIGTERM)

    terminal.child.expect_exact("\x1b[?2004l")

    assert terminal.ended() == 143


def test_closing_the_window_ends_it_and_keeps_the_notes(terminal: Terminal, tmp_path: Path) -> None:
    terminal.enter("#note one").see("Noted (1).")

    code = terminal.close_window()

    assert code == 129
    assert texts_of(tmp_path) == ["one"]


def test_another_size_breaks_nothing(terminal: Terminal, tmp_path: Path) -> None:
    terminal.type("#note wide")
    for rows, columns in ((12, 40), (40, 120), (3, 10), (24, 80)):
        terminal.child.setwinsize(rows, columns)

    terminal.enter(" and narrow").see("Noted (1).")

    assert texts_of(tmp_path) == ["wide and narrow"]


def test_what_must_stay_hidden_is_stars_and_nowhere_else(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, *START, "--case-owner", "Anna")
    terminal.see("/begin starts it.").ready()
    terminal.enter("/goto schets-van-de-situatie").see("passed over").enter("/yes").see("Step 2 of 10")

    terminal.type("/private secretword").see("/private **********").type("\r").see("Kept, and hidden")
    terminal.type("\x1b[A").type("\x15").enter("/notes").see("There are no notes yet.").ready()

    terminal.type("\x04")
    terminal.child.expect(pexpect.EOF)
    assert "secretword" not in terminal.child.before


def test_a_tab_completes_commands_and_people(terminal: Terminal, tmp_path: Path) -> None:
    terminal.type("/beg\t").see("/begin").type("\r").see("The clock runs.")
    terminal.type("/leave Dew\t").see("Dewi").type("\r").see("Dewi is gone.")

    assert sum(person.is_present for person in meeting_of(tmp_path).people) == 4


def test_killed_and_resumed_it_stands_where_it_stood(terminal: Terminal, tmp_path: Path) -> None:
    terminal.enter("/begin").see("The clock runs.").enter("/turn").see("Speaking: Bas.")
    terminal.type("a draft of more than forty characters, as people write").see("write")
    while not list(tmp_path.rglob("*.draft")):
        terminal.child.expect(pexpect.TIMEOUT, timeout=0.05)

    terminal.child.kill(signal.SIGKILL)
    terminal.ended()
    again = Terminal(tmp_path, "resume", "--plain")

    again.see("Opening, step 1 of 4").see("Speaking: Bas.").see("a draft of more than forty characters")
    again.type("\x15\x04")
    assert again.ended() == 0


def test_a_simple_terminal_gets_no_escape_sequence(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, *START, TERM="dumb")
    terminal.see("/begin starts it.").enter("#note one").see("Noted (1).").type("\x04")

    terminal.child.expect(pexpect.EOF)

    assert "\x1b" not in terminal.child.before
    terminal.child.close()
    assert terminal.child.exitstatus == 0


def test_a_simple_terminal_takes_ctrl_c_for_a_mistake_once(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, *START, TERM="dumb")
    terminal.see("/begin starts it.").type("\x03").see("Nothing is lost.").type("\x03")

    assert terminal.ended() == 130


def test_a_mistaken_ctrl_c_on_a_simple_terminal_keeps_what_stands_typed(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, *START, TERM="dumb")
    terminal.see("/begin starts it.").type("#note half").see("half").type("\x03").see("Nothing is lost.")

    terminal.type(" a line\n").see("Noted (1).").type("\x04")

    assert terminal.ended() == 0
    assert texts_of(tmp_path) == ["half a line"]


def test_long_lines_are_broken_between_words(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, *START)
    terminal.see("The clock stands still.").ready()
    shown = terminal.child.before or ""

    lines = [re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", line) for line in shown.split("\r\n")]
    terminal.type("\x04")

    assert terminal.ended() == 0
    assert max(len(line) for line in lines) < 80
