"""Whatever comes in through the terminal, however fast and however large the window: notes, in order."""

from __future__ import annotations

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
    started = Screen(tmp_path, *START).see("Enter begins").type("\r").see("left of")
    yield started
    started.child.close(force=True)


def paste(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def send_whole(screen: Screen, text: str) -> None:
    """Send more than a terminal holds at once, reading what is drawn meanwhile."""
    for start in range(0, len(text), 512):
        screen.type(text[start : start + 512]).watch()


def leave(screen: Screen) -> None:
    screen.type("/quit\r")
    assert screen.end() == 0
    assert b"Traceback" not in screen.raw


def test_long_pastes_with_and_without_brackets_arrive_whole(screen: Screen, tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(650))
    lines = [f"line {number}" for number in range(100)]

    send_whole(screen, paste(f"#note {long}") + "\r")
    send_whole(screen, f"#note {long}\r")
    send_whole(screen, "#note " + paste("\n".join(lines)) + "\r")
    send_whole(screen, "".join(f"#note {line}\r" for line in lines))
    leave(screen)

    assert len(long) > 5000
    assert texts_of(tmp_path) == [long, long, " ".join(lines), *lines]


def test_fifty_notes_in_bursts_of_four_milliseconds_arrive_in_order(screen: Screen, tmp_path: Path) -> None:
    notes = [f"note {number} of a burst, é 王 🙂" for number in range(50)]

    for note in notes:
        screen.type(f"#note {note}\r")
        screen.watch(0.004)
    leave(screen)

    assert texts_of(tmp_path) == notes


def test_answers_of_the_terminal_never_become_a_note(screen: Screen, tmp_path: Path) -> None:
    answers = (
        "\x1b[24;80R", "\x1b[?62;22c", "\x1b[I", "\x1b[O", "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1b]52;c;aGVsbG8=\x1b\\", "\x1b[<0;3;4M", "\x1b[<0;3;4m", "\x1bP>|xterm(380)\x1b\\", "\x1b[0n",
    )  # fmt: skip
    for answer in answers:
        screen.type(f"{answer}#note ").type(f"{answer[:3]}").type(f"{answer[3:]}one").type(
            f"{answer}\r"
        ).watch()
    leave(screen)

    assert texts_of(tmp_path) == ["one"] * len(answers)


def test_a_window_of_one_cell_and_a_hundred_sizes_in_a_second_lose_nothing(
    screen: Screen, tmp_path: Path
) -> None:
    screen.resize(1, 1).type("#note in one cell\r").watch(0.2)
    for number in range(100):
        screen.resize(1 + number * 7 % 50, 1 + number * 13 % 150)
        screen.watch(0.005)
    screen.resize(24, 80).type("#note afterwards\r").see("2 notes").see("left of")
    leave(screen)

    assert texts_of(tmp_path) == ["in one cell", "afterwards"]


FOREIGN = (
    "\u05e9\u05dc\u05d5\u05dd, \u202egnp.exe", "e\u0301" * 40, "王" * 60,
    "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈",
    "\x1b]0;title\x07 \x1b[2J \x9b31m", "a\tb\x0cc", "\u2028\u2029\ufeff", "[bold]x[/] {name} %s <b>",
)  # fmt: skip


def test_foreign_text_in_every_field_steers_nothing(screen: Screen, tmp_path: Path) -> None:
    for text in FOREIGN:
        for before in ("#note ", "@Bas #note ", "/arrive ", "/owner ", "/question ", "/goto ", "/nonsense "):
            screen.type(before + paste(text) + "\r").watch()
    screen.type("\x0f").watch().type("\x0f\x07").watch().type("\x07/notes\r").watch(0.2)
    leave(screen)

    for code in (b"\x1b]0;", b"\x1b[2J \xe2", b"\x9b31m", b"\x07", "\u202e".encode(), b"\x0c"):
        assert code not in screen.raw.partition(b"\x1b[?1049h")[2].replace(b"\x1b[2J\x1b", b"")
    assert len(texts_of(tmp_path)) == 2 * len(FOREIGN)
