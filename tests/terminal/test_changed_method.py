"""A method file that changes between rehearsal, start and later: the one that was read then counts."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.programs import meeting_of, run

ROUND = """\
format: 1
id: ronde
language: en
name: Round
house_form: yes
steps:
  - {title: Tell, mode: case-owner, time: 10m}
  - {title: Advise, mode: turns, time: 2m per adviser}
"""
TABLE = ("--participant", "Anna", "--participant", "Bas", "--participant", "Cem", "--case-owner", "Anna")


def titles(home: Path) -> list[str]:
    """Return the titles of the steps as the journal keeps them."""
    (treated,) = meeting_of(home).rounds
    return [step.title for step in treated.method.steps]


def test_a_meeting_is_played_with_the_method_as_it_was_when_it_began(tmp_path: Path) -> None:
    file = tmp_path / "ronde.yaml"
    file.write_text(ROUND)
    rehearsed = run(tmp_path, "rehearse", str(file), "--check")

    file.write_text(ROUND.replace("Advise", "Think along"))
    run(tmp_path, "start", str(file), *TABLE, "--plain", "--yes", lines="/quit\n")
    assert rehearsed.returncode == 0
    assert titles(tmp_path) == ["Tell", "Think along"]

    file.write_text(ROUND.replace("Tell", "Something else").replace("Advise", "And more"))
    run(tmp_path, "resume", "--plain", lines="A note.\n/quit\n")
    assert titles(tmp_path) == ["Tell", "Think along"]

    file.unlink()
    resumed = run(tmp_path, "resume", "--plain", lines="/overview\n/quit\n", INTERVISIE_LANGUAGE="en")
    assert b"Think along" in resumed.stdout
    assert resumed.returncode == 0
