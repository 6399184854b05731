"""However the screen ends or is stopped, the terminal is as it was and nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

from tests.terminal.programs import command, texts_of
from tests.terminal.screens import START, Screen

GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    started = Screen(tmp_path, *START)
    yield started
    started.child.close(force=True)


def was_given_back(screen: Screen) -> bool:
    """Tell whether the terminal is as it was before the program began."""
    left = all(code in screen.raw for code in GIVEN_BACK)
    return left and screen.flags() == screen.before and b"Traceback" not in screen.raw


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["terminated", "hung up"]
)
def test_a_signal_gives_the_terminal_back(screen: Screen, number: signal.Signals, code: int) -> None:
    screen.see("Enter begins").type("half a line").see("❯ half a line")
    screen.child.kill(number)

    assert screen.end() == code
    assert was_given_back(screen)


def test_a_signal_while_the_screen_is_still_being_built_gives_the_terminal_back(screen: Screen) -> None:
    screen.see("Check-in")
    screen.child.kill(signal.SIGTERM)

    assert screen.end() == 143
    assert b"\x1b[?1049l" in screen.raw
    assert screen.flags() == screen.before


def test_an_interrupt_from_outside_asks_first_like_the_key(screen: Screen) -> None:
    screen.see("Enter begins").ready()
    screen.child.kill(signal.SIGINT)
    screen.see("Nothing is lost.")
    screen.child.kill(signal.SIGINT)

    assert screen.end() == 130
    assert was_given_back(screen)


def test_closing_the_window_ends_it_and_keeps_the_notes(screen: Screen, tmp_path: Path) -> None:
    screen.see("Enter begins").type("\r#note one\r").see("1 note")
    screen.child.ptyproc.fileobj.close()

    assert screen.child.wait() == 129
    assert texts_of(tmp_path) == ["one"]


def test_stopped_and_continued_it_stands_there_again(tmp_path: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("needs a shell with jobs")
    shell = Screen(tmp_path, shell=True).see("SHELL>").type(f"stty -g > {tmp_path}/before\r")
    shell.type(f"{' '.join(command(*START))}\r").see("Enter begins").type("\r").see("left of")
    flags = shell.flags()

    kept = f"stty -g > {tmp_path}/while; echo kept-$((40 + 2))"
    shell.type("half a\x1a").see("Stopped").type(f"{kept}\r").see("kept-42")
    assert b"\x1b[?1049l" in shell.raw
    assert (tmp_path / "while").read_text() == (tmp_path / "before").read_text()

    shell.picture.reset()
    shell.type("fg\r").see("❯ half a").type(" line").see("❯ half a line")
    assert shell.flags() == flags
    shell.child.close(force=True)


def test_after_a_stop_that_nobody_can_catch_everything_is_drawn_anew(screen: Screen) -> None:
    screen.see("Enter begins").type("\r").see("left of")
    screen.child.kill(signal.SIGSTOP)
    screen.watch(0.2).picture.reset()

    screen.child.kill(signal.SIGCONT)

    screen.see("Check-in").see("Read aloud").see("left of").type("typed").see("❯ typed")


def test_a_laptop_that_was_closed_for_a_while_asks_whether_that_time_counts(screen: Screen) -> None:
    screen.see("Enter begins").type("\r").see("left of").watch(0.4)

    screen.child.kill(signal.SIGSTOP)
    screen.watch(7)
    screen.child.kill(signal.SIGCONT)

    screen.see("The laptop slept for").see("Does that time count?")


NOTED = re.compile(r"^\s+\d+\s+(?:Anna\s+)?note (\d+)\b", re.MULTILINE)
ROUNDS = int(os.environ.get("INTERVISIE_KILLS", "12"))


def test_what_stood_on_the_screen_as_noted_survives_a_kill(tmp_path: Path) -> None:
    for number in range(ROUNDS):
        home = tmp_path / str(number)
        screen = Screen(home, *START).see("Enter begins").type("\r")
        last = 3 + 5 * (number % 12)
        for note in range(1, last + 1):
            screen.type(f"#note note {note}\r")
            if note % 3 == 0:
                screen.watch()
        screen.child.kill(signal.SIGKILL)
        screen.watch(0.05)
        screen.child.close(force=True)

        seen = max((int(found) for found in NOTED.findall(screen.shown().rpartition("❯")[0])), default=0)
        kept = texts_of(home)
        assert len(kept) >= seen
        assert kept == [f"note {note}" for note in range(1, len(kept) + 1)]
