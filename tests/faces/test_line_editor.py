"""The line editor with a pipe for a keyboard and no screen: lines, pastes, history, completion, leaving."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from intervisie.conduct.ports import Ending
from intervisie.faces.drafts import Drafts
from intervisie.faces.line_editor import LineEditor, as_note
from tests.meeting.builders import Table

PASTE = "\x1b[200~{}\x1b[201~"


class Desk:
    """A line editor and what became of what was typed."""

    def __init__(self, keyboard: PipeInput) -> None:
        self.lines: list[str] = []
        self.mistakes = 0
        self.kept: list[str] = []
        self.table = Table()
        self.drafts = Drafts(self.kept.append)
        self.keyboard = keyboard
        self.editor = LineEditor(
            take=self.take,
            mistaken=self.mistake,
            meeting=lambda: self.table.meeting,
            language="en",
            drafts=self.drafts,
            terminal=keyboard,
            screen=DummyOutput(),
        )

    def take(self, line: str) -> None:
        self.lines.append(line)
        if line == "/stop here":
            self.editor.stop()

    def mistake(self) -> None:
        self.mistakes += 1

    def type(self, keys: str, draft: str = "") -> Ending:
        """Type keys and then end the input; return how the reading ended."""
        self.keyboard.send_text(keys)
        with self.editor:
            ended = self.editor.read(draft)
        self.drafts.end()
        return ended


@pytest.fixture
def desk() -> Iterator[Desk]:
    with create_pipe_input() as keyboard:
        yield Desk(keyboard)


def test_each_entered_line_is_handed_over_in_order(desk: Desk) -> None:
    ended = desk.type("one\rtwo\r\x04")

    assert desk.lines == ["one", "two"]
    assert ended is Ending.LEFT


def test_a_burst_of_lines_is_kept_whole(desk: Desk) -> None:
    desk.type("".join(f"note {number}\r" for number in range(50)) + "\x04")

    assert desk.lines == [f"note {number}" for number in range(50)]


def test_a_paste_is_one_line_whatever_is_in_it(desk: Desk) -> None:
    desk.type(PASTE.format("/end\r\n/yes\rthree\n") + "\r\x04")

    assert desk.lines == ["//end /yes three "]


def test_a_paste_behind_what_was_typed_changes_nothing_of_it(desk: Desk) -> None:
    desk.type("/at 4 " + PASTE.format("/x\ny") + "\r\x04")

    assert desk.lines == ["/at 4 /x y"]


@pytest.mark.parametrize(
    ("pasted", "line"),
    [("/next", "//next"), ("//next", "//next"), (" /next", " /next"), ("a\tb", "a b"), ("\x1b[31m", "␛[31m")],
)
def test_a_pasted_line_is_no_command(pasted: str, line: str) -> None:
    assert as_note(pasted, at_start=True) == line


def test_the_draft_of_before_stands_in_the_first_line(desk: Desk) -> None:
    desk.type(" typed\r\x04", draft="half")

    assert desk.lines == ["half typed"]


def test_what_is_not_entered_is_a_draft(desk: Desk) -> None:
    desk.type("half a line\x03\x03")

    assert desk.kept == ["half a line"]


def test_what_must_stay_hidden_is_no_draft(desk: Desk) -> None:
    desk.type("/private secret\r/private half\x03\x03")

    assert desk.lines == ["/private secret"]
    assert not any("secret" in text or "half" in text for text in desk.kept)


def test_a_ctrl_c_is_a_mistake_first_and_keeps_the_line(desk: Desk) -> None:
    desk.type("half\x03 more\r\x04")

    assert desk.mistakes == 1
    assert desk.lines == ["half more"]


def test_ctrl_c_twice_is_meant(desk: Desk) -> None:
    assert desk.type("half\x03\x03") is Ending.INTERRUPTED


def test_ctrl_d_with_half_a_line_leaves_nothing(desk: Desk) -> None:
    desk.type("half\x04 more\r\x04")

    assert desk.lines == ["half more"]


def test_being_stopped_ends_the_reading(desk: Desk) -> None:
    assert desk.type("/stop here\rnever") is Ending.LEFT
    assert desk.lines == ["/stop here"]


def test_tab_completes_commands_people_and_kinds(desk: Desk) -> None:
    desk.type("/ove\t\r@Dew\thello\r#actio\tdo it\r/leave El\t\r\x04")

    assert desk.lines == ["/overview ", "@Dewi hello", "#action do it", "/leave Els"]


def test_what_is_printed_meanwhile_is_not_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = io.StringIO()
    monkeypatch.setattr(sys, "stdout", printed)
    desk.editor = LineEditor(
        take=lambda line: print(f"got {line}", flush=True),  # noqa: T201 # what a face does
        mistaken=desk.mistake,
        meeting=lambda: desk.table.meeting,
        language="en",
        drafts=desk.drafts,
        terminal=desk.keyboard,
        screen=DummyOutput(),
    )

    desk.type("one\rtwo\r\x04")

    assert printed.getvalue() == "got one\ngot two\n"
