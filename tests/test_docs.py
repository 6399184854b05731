"""What the pages promise is true: screens, commands, options and exit codes are those of the program."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intervisie.cli.app import build_app
from intervisie.cli.manual import page
from intervisie.errors import ExitCode
from intervisie.text import say
from intervisie.words.catalogue import LANGUAGES, Words
from tests.terminal.programs import START, run

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "nl": ROOT / "README.nl.md"}
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "benchmarks" / "README.md"))
BOTH = pytest.mark.parametrize("language", ["en", "nl"])
EACH_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())

NO_TERMINAL_HERE = {
    Words(language).text(say("There is no terminal here, so the meeting goes line by line."))
    for language in LANGUAGES
}


def blocks(path: Path, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def commands_in(path: Path) -> list[list[str]]:
    """Return the words behind `intervisie` of every command that a page shows."""
    text = path.read_text(encoding="utf-8")
    shown = [line for block in blocks(path, "console") for line in block.splitlines()]
    shown += re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    found = [re.search(r"(?:^|[\\/ ])intervisie((?: [^<>]+)?)", each.split("      ")[0]) for each in shown]
    return [shlex.split(match[1]) for match in found if match and match[1].strip() and "|" not in match[1]]


def resolve(words: list[str]) -> tuple[Any, list[str]]:
    """Return the command that these words begin with, and the rest of them.

    Raises:
        UsageError: there is no such command.
    """
    command = build_app()
    while words and hasattr(command, "members") and not words[0].startswith("-"):
        _, command, words = command.resolve_command(
            command.make_context("", [], resilient_parsing=True), words
        )
    return command, words


def options_of(command: Any) -> set[str]:
    return {"--help"} | {name for param in command.params for name in param.opts if name.startswith("-")}


def all_commands(group: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    for word in group.members:
        member = group.get_command(None, word)
        if hasattr(member, "members"):
            yield from all_commands(member, f"{name}{word} ")
        else:
            yield f"{name}{word}", member


@BOTH
def test_the_screen_on_the_first_page_is_that_of_a_real_meeting(language: str, tmp_path: Path) -> None:
    example = (ROOT / "docs" / "examples" / f"incident.{language}.txt").read_text(encoding="utf-8")
    screen = blocks(READMES[language], "text")[0].splitlines()

    ended = run(tmp_path, *START, "--language", language, lines=example, INTERVISIE_LANGUAGE=language)

    typed = [line.removeprefix("> ") for line in screen if line.startswith("> ")]
    shown = [line for line in screen if not line.startswith("> ")]
    assert ended.returncode == ExitCode.DONE
    assert in_this_order(typed, example.splitlines())
    assert in_this_order(shown, ended.stdout.decode().splitlines())


def in_this_order(wanted: list[str], lines: list[str]) -> bool:
    rest = iter(lines)
    return all(line in rest for line in wanted)


@BOTH
def test_the_first_meeting_of_the_first_page_works_as_it_stands(language: str, tmp_path: Path) -> None:
    [first_meeting] = [block for block in blocks(READMES[language], "console") if "rehearse" in block]
    here = tmp_path / "here"
    here.mkdir()

    for line in first_meeting.splitlines():
        program, *arguments = shlex.split(line)
        assert program == "intervisie"
        ended = subprocess.run(
            [sys.executable, "-m", "intervisie", *arguments],
            cwd=here,
            env=settings(tmp_path, language),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        told = [said for said in ended.stderr.decode().splitlines() if said not in NO_TERMINAL_HERE]
        assert (ended.returncode, told) == (ExitCode.DONE, []), line

    assert len(list(here.glob("*.md"))) == 1


def settings(home: Path, language: str) -> dict[str, str]:
    import os

    ours = {"INTERVISIE_HOME": str(home), "INTERVISIE_LANGUAGE": language, "PYTHONPATH": str(ROOT)}
    return {**os.environ, **ours}


def test_both_first_pages_show_the_same_commands_and_lead_to_each_other() -> None:
    english, dutch = (path.read_text(encoding="utf-8") for path in READMES.values())

    assert blocks(READMES["en"], "console") == blocks(READMES["nl"], "console")
    assert "(README.nl.md)" in english.split("##", maxsplit=1)[0]
    assert "(README.md)" in dutch.split("##", maxsplit=1)[0]


def test_the_command_that_sets_up_the_tests_is_the_one_that_is_run_for_every_change() -> None:
    [line] = [
        line for block in blocks(READMES["en"], "console") for line in block.splitlines() if "[dev]" in line
    ]
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for part in ("-m venv", "-e '.[dev]'", "pytest -n auto"):
        assert part in line
        assert part in checks


@EACH_PAGE
def test_every_command_and_option_on_a_page_exists(path: Path) -> None:
    for words in commands_in(path):
        command, rest = resolve(words)
        given = {word.split("=")[0] for word in rest if word.startswith("--")}
        assert given <= options_of(command), words


@EACH_PAGE
def test_every_link_on_a_page_leads_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)

    missing = [link for link in links if "://" not in link and not (path.parent / link).exists()]

    assert missing == []


def test_every_command_and_option_is_on_the_page_of_the_command_line() -> None:
    written = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")

    assert written == page(), "run: python -m intervisie.cli.manual > docs/command-line.md"
    for name, command in all_commands(build_app()):
        section = re.search(rf"^## `intervisie {name}\b.*?(?=^## |\Z)", written, re.DOTALL | re.MULTILINE)
        assert section is not None, name
        for option in options_of(command) - {"--help"}:
            assert f"`{option}" in section[0], (name, option)


@BOTH
def test_the_table_of_exit_codes_has_each_of_them_once(language: str) -> None:
    rows = re.findall(r"^\| ([\d, ]+) \|", READMES[language].read_text(encoding="utf-8"), re.MULTILINE)
    codes = [int(code) for row in rows for code in row.split(",")]

    assert sorted(codes) == sorted(ExitCode)


def test_every_requirement_of_the_field_is_accounted_for_by_tests_that_are_there() -> None:
    page = (ROOT / "docs" / "requirements.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in page.splitlines()
        if re.match(r"\| \d", line)
    ]

    assert [int(row[0]) for row in rows] == list(range(1, 61))
    assert {row[2] for row in rows} <= {"yes", "partly", "no"}
    tests = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    for row in rows:
        named = re.findall(r"test_[a-z_]+\.py", row[3])
        assert set(named) <= tests, row
        assert named or row[2] != "yes", row
