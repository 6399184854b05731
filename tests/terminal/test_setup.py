"""The questions before a meeting, on a real terminal: only what is missing, Enter for what is usual."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.programs import PARTICIPANTS, archive_of, meeting_of, run

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.terminal.test_terminal import Terminal

ON = "The clock stands still. /begin starts it."


def _names(home: Path) -> list[str]:
    return [person.name for person in meeting_of(home).people]


def test_a_first_meeting_asks_for_group_people_and_end(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", "incidentmethode", "--plain")

    terminal.see("Name of the group").enter("Noord")
    terminal.see("Who is here?").enter("Anna, Bas, anna").see("here twice").type("\x7f" * 4).enter("Cem")
    terminal.see("Until when?").enter("23:59").see(ON)
    terminal.ready().type("\x04")

    assert terminal.ended() == 0
    assert _names(tmp_path) == ["Anna", "Bas", "Cem"]
    assert meeting_of(tmp_path).group_name == "Noord"
    assert meeting_of(tmp_path).until is not None


def test_the_next_meeting_takes_what_is_usual_at_three_enters(tmp_path: Path) -> None:
    run(tmp_path, "start", "incidentmethode", *PARTICIPANTS, "--group", "Noord", "--plain", "--yes")

    terminal = Terminal(tmp_path, "start", "incidentmethode", "--plain")
    terminal.see("Which group?").see("Noord").type("\r")
    terminal.see("Who is here?").see("Els").type("\r").see("Who else?").type("\r")
    terminal.see("Until when?").type("\r").see(ON)
    terminal.ready().type("\x04")

    assert terminal.ended() == 0
    assert len(archive_of(tmp_path).summaries()) == 2
    assert _names(tmp_path) == ["Anna", "Bas", "Cem", "Dewi", "Els"]
    assert meeting_of(tmp_path).group_name == "Noord"


def test_nothing_is_asked_when_everything_was_said(tmp_path: Path) -> None:
    options = ("--group", "Noord", "--until", "23:59", "--plain")

    terminal = Terminal(tmp_path, "start", "incidentmethode", *PARTICIPANTS, *options)

    terminal.see("Meeting ").see(ON).ready().type("\x04")
    assert terminal.ended() == 0


def test_leaving_the_questions_begins_nothing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", "incidentmethode", "--plain")

    terminal.see("Name of the group").type("\x03")

    assert terminal.ended() == 130
    assert archive_of(tmp_path).summaries() == ()


def test_a_simple_terminal_is_asked_in_plain_lines(tmp_path: Path) -> None:
    run(tmp_path, "start", "incidentmethode", *PARTICIPANTS, "--group", "Noord", "--plain", "--yes")

    terminal = Terminal(tmp_path, "start", "incidentmethode", "--plain", TERM="dumb")
    terminal.see("Which group? Enter for Noord").enter("")
    terminal.see("Enter for: Anna, Bas, Cem, Dewi, Els.").enter("Anna").see("At least two").enter("Anna, Bas")
    terminal.see("Until when?").enter("noon").see("Write a time").see("Until when?").enter("").see(ON)
    terminal.type("\x04")

    assert terminal.ended() == 0
    assert _names(tmp_path) == ["Anna", "Bas"]
