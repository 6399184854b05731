"""The meeting through a pipe: whatever comes in, every line is a note or answered, and nothing stops it."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from intervisie.meeting.state import current_stop
from tests.terminal.programs import (
    ROOT,
    START,
    archive_of,
    command,
    environment,
    meeting_of,
    run,
    texts_of,
)

HOSTILE = "\x1b]0;title\x07\x1b[31mred\x9b2J\x00\x08\u202e"


def test_the_end_of_the_input_leaves_the_meeting_open(tmp_path: Path) -> None:
    done = run(tmp_path, *START, lines="#note one")

    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[-1].startswith("The meeting stays open: intervisie resume")
    assert meeting_of(tmp_path).closed is None
    assert texts_of(tmp_path) == ["one"]


def test_lines_may_end_as_on_any_system_and_be_of_any_length(tmp_path: Path) -> None:
    long = "x" * 19_000

    run(tmp_path, *START, lines=f"#note one\r\n\r\n#note {long}\n#note three")

    assert texts_of(tmp_path) == ["one", long, "three"]


def test_a_line_that_is_too_long_is_refused_whole(tmp_path: Path) -> None:
    done = run(tmp_path, *START, lines=f"#note {'x' * 300_000}\n#note two\n")

    assert "A note holds at most" in done.stdout.decode()
    assert texts_of(tmp_path) == ["two"]


def test_bytes_that_are_no_text_are_kept_as_replaced(tmp_path: Path) -> None:
    done = run(tmp_path, *START, lines=b"#note caf\xe9\n#note caf\xc3\xa9\n")

    assert done.returncode == 0
    assert texts_of(tmp_path) == ["caf\ufffd", "café"]


def test_nothing_foreign_steers_the_terminal(tmp_path: Path) -> None:
    lines = f"#note {HOSTILE}\n/arrive Fay{HOSTILE}\n/notes\n/owner {HOSTILE}\n/{HOSTILE}\n/overview\n"

    done = run(tmp_path, *START, lines=lines)

    shown = done.stdout.decode()
    assert not any(sign in shown for sign in ("\x1b", "\x9b", "\x00", "\x08", "\x07", "\r", "\u202e"))
    assert done.stderr == b""


def test_notes_that_look_like_markup_stay_as_typed(tmp_path: Path) -> None:
    done = run(tmp_path, *START, lines="#note [bold]x[/] {name} %s <b> \\n\n/notes\n")

    assert "1. Anna: [bold]x[/] {name} %s <b> \\n (note)" in done.stdout.decode()


def test_an_encoding_that_lacks_a_letter_ends_nothing(tmp_path: Path) -> None:
    done = run(
        tmp_path, *START, lines="#note één 🙂\n/notes\n", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C"
    )

    assert done.returncode == 0
    assert b"??n ?" in done.stdout


def test_a_reader_that_went_away_does_not_stop_the_notes(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        command(*START), input=b"#note one\n#note two\n", stdout=writer, stderr=subprocess.PIPE,
        timeout=60, check=False, cwd=ROOT, env=environment(tmp_path),
    )  # fmt: skip
    os.close(writer)

    assert done.returncode == 141
    assert done.stderr == b""
    assert texts_of(tmp_path) == ["one", "two"]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_it_with_everything_saved(tmp_path: Path, number: int, code: int) -> None:
    program = subprocess.Popen(
        command(*START), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=ROOT, env=environment(tmp_path),
    )  # fmt: skip
    assert program.stdin is not None
    assert program.stdout is not None

    program.stdin.write(b"/begin\n#note one\n")
    program.stdin.flush()
    while b"Noted (1)" not in program.stdout.readline():
        pass
    program.send_signal(number)
    _, complaints = program.communicate(timeout=5)

    assert program.returncode == code
    assert complaints == b""
    assert texts_of(tmp_path) == ["one"]


def test_a_pipe_is_told_in_one_line_why_there_is_no_screen_unless_it_asked_for_none(tmp_path: Path) -> None:
    asked_for_none = run(tmp_path / "one", *START, lines="#note one\n")
    not_asked = run(
        tmp_path / "two", *(word for word in START if word != "--plain"), lines="#note one\n",
        INTERVISIE_LANGUAGE="en",
    )  # fmt: skip

    assert asked_for_none.stderr == b""
    assert not_asked.stderr.decode().splitlines() == [
        "There is no terminal here, so the meeting goes line by line."
    ]
    assert texts_of(tmp_path / "two") == ["one"]


def test_quitting_leaves_at_once_though_the_input_goes_on(tmp_path: Path) -> None:
    program = subprocess.Popen(
        command(*START), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment(tmp_path)
    )
    assert program.stdin is not None

    program.stdin.write(b"/quit\n")
    program.stdin.flush()

    assert program.wait(timeout=10) == 0
    program.communicate()


def test_people_come_from_the_input_and_the_notes_after_an_empty_line(tmp_path: Path) -> None:
    done = run(
        tmp_path, "start", "incidentmethode", "--people", "-", "--plain", lines="Anna\nBas\n\n#note one\n"
    )

    assert done.returncode == 0
    assert [person.name for person in meeting_of(tmp_path).people] == ["Anna", "Bas"]
    assert texts_of(tmp_path) == ["one"]


def test_without_people_and_with_nobody_to_ask_the_option_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "start", "incidentmethode", "--plain")

    assert done.returncode == 8
    assert b"--participant" in done.stderr
    assert archive_of(tmp_path).summaries() == ()


def test_the_people_of_last_time_are_the_usual_ones(tmp_path: Path) -> None:
    run(tmp_path, *START, "--group", "Noord")

    done = run(tmp_path, "start", "--group", "noord", "--plain", "--yes")

    assert done.returncode == 0
    assert [person.name for person in meeting_of(tmp_path).people] == ["Anna", "Bas", "Cem", "Dewi", "Els"]


def test_who_is_only_named_with_a_task_sits_at_the_table_too(tmp_path: Path) -> None:
    run(tmp_path, *START, "--case-owner", "anna", "--facilitator", "Gijs")

    meeting = meeting_of(tmp_path)

    assert [person.name for person in meeting.people][-1] == "Gijs"
    assert len(meeting.people) == 6
    assert meeting.cases[0].owner == meeting.people[0].id


def test_without_a_method_the_group_chooses_it_after_the_case(tmp_path: Path) -> None:
    lines = "/goto collect-cases\n/yes\n@Bas A case of mine\n/goto choose-case\n/yes\n/choose 1\n"

    done = run(
        tmp_path, "start", "--participant", "Anna", "--participant", "Bas", "--participant", "Cem",
        "--participant", "Dewi", "--plain", "--yes", "--language", "en",
        lines=lines + "/method nonsense\n/method incidentmethode\n/next\n",
    )  # fmt: skip

    meeting = meeting_of(tmp_path)
    assert "There is no method 'nonsense'." in done.stdout.decode()
    assert meeting.rounds[0].method.id == "incidentmethode"
    assert current_stop(meeting).round == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--participant", "Anna", "--participant", "anna"], "here twice"),
        (["--participant", "x" * 81], "at most 80"),
        (["--participant", " "], "cannot be empty"),
        (["--participant", "A\x1bB"], "cannot be seen"),
        (["--people", "/nowhere/names"], "There is no file"),
        (["--until", "25:00"], "is no time"),
        (["--time", "soon"], "is no length"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_used_is_refused_before_anything_begins(
    tmp_path: Path, arguments: list[str], complaint: str
) -> None:
    done = run(tmp_path, "start", "incidentmethode", "--plain", "--yes", *arguments)

    assert done.returncode == 2
    assert complaint in done.stderr.decode()
    assert archive_of(tmp_path).summaries() == ()


def test_a_folder_that_cannot_be_written_is_found_before_the_first_question(tmp_path: Path) -> None:
    (tmp_path / "meetings").write_text("in the way")

    done = run(tmp_path, "start", "incidentmethode", "--plain")

    assert done.returncode == 5


def test_a_rehearsal_keeps_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "rehearse", "incidentmethode", lines="/begin\n/turn\n#note one\n/quit\n")

    assert done.returncode == 0
    assert b"nothing is kept" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_looking_and_help_work_in_a_pipe(tmp_path: Path) -> None:
    done = run(tmp_path, *START, lines="/help\n/help hold\n/help nonsense\n/clock\n/group-view\n/notes\n")

    shown = done.stdout.decode()
    assert "/hold: Hold the clock." in shown
    assert "Also: /stil /stilzetten /hold." in shown
    assert "There is no command /nonsense." in shown
    assert "There are no notes yet." in shown


def test_a_method_that_refuses_other_numbers_of_people_does_not_start(tmp_path: Path) -> None:
    method = tmp_path / "four.yaml"
    method.write_text(
        "format: 1\nid: four\nlanguage: en\nname: Four\npeople: {min: 4, ideal: 4, max: 4, outside: refuse}\n"
        "steps:\n  - title: Telling\n    mode: case-owner\n    time: 5m\n"
    )

    done = run(tmp_path, "start", str(method), "--participant", "Anna", "--plain", "--yes", lines="")

    assert done.returncode == 2
    assert b"plays with 4 to 4 people" in done.stderr
    assert not list(tmp_path.rglob("*.jsonl"))


def test_reasons_not_to_begin_are_asked_about_even_where_nothing_is_asked(tmp_path: Path) -> None:
    mediation = ("start", "bemiddelend-gesprek", "--participant", "Anna", "--participant", "Bas", "--yes")

    asked = run(tmp_path, *mediation, lines="")
    begun = run(tmp_path, *mediation, "--no-stop-signs", lines="")

    assert asked.returncode == 8
    assert b"--no-stop-signs" in asked.stderr
    assert begun.returncode == 0
    assert len(archive_of(tmp_path).handles()) == 1
