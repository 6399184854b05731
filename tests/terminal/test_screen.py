"""The screen on a real terminal, seen through a terminal emulator."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

from tests.terminal.programs import texts_of
from tests.terminal.screens import START, Screen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    started = Screen(tmp_path, *START)
    yield started
    started.child.close(force=True)


def test_a_note_is_on_the_disk_once_it_is_shown(screen: Screen, tmp_path: Path) -> None:
    screen.see("Enter begins").type("\r").see("left of").type("\x1b[200~#note kept whole\x1b[201~\r")
    screen.see("1 note")
    screen.child.kill(signal.SIGKILL)

    assert texts_of(tmp_path) == ["kept whole"]


def test_leaving_by_command_says_how_to_go_on(screen: Screen) -> None:
    screen.see("Enter begins").type("\r").see("left of").type("/quit\r")

    assert screen.end() == 0
    assert b"intervisie resume" in screen.raw
    assert b"\x07" not in screen.raw
    assert b"\x1b]" not in screen.raw


def test_a_new_size_is_drawn_at_once_also_while_held(screen: Screen) -> None:
    screen.see("Enter begins")
    screen.picture.resize(12, 40)
    screen.child.setwinsize(12, 40)

    screen.see("the clock does not run yet")
    assert screen.picture.columns == 40


def test_no_color_leaves_no_colour_code(tmp_path: Path) -> None:
    screen = Screen(tmp_path, *START, NO_COLOR="1").see("Enter begins")
    screen.type("/quit\r").end()

    assert b"38;5" not in screen.raw


def test_a_simple_terminal_gets_plain_lines_and_a_reason(tmp_path: Path) -> None:
    screen = Screen(tmp_path, *START, TERM="dumb").see("line by line").see("Opening, step 1 of 4")
    screen.child.close(force=True)

    assert b"\x1b[?1049h" not in screen.raw


def test_what_stands_typed_survives_a_kill(screen: Screen, tmp_path: Path) -> None:
    text = "a sentence of more than forty characters, not entered yet"
    screen.see("Enter begins").type(text).see(text[:40])
    draft = next(tmp_path.rglob("*.jsonl"), None)
    assert draft is not None
    while not any(text[:40] in path.read_text() for path in tmp_path.rglob("*.draft")):
        pass
    screen.child.kill(signal.SIGKILL)
    screen.child.wait()

    again = Screen(tmp_path, "resume", "--screen").see(text[:40])
    again.child.close(force=True)
