"""Help pages: in the facilitator's language, complete, plain, and cheap."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from intervisie import __version__
from intervisie.cli.app import COMMANDS, build_app
from intervisie.cli.edge import run
from intervisie.cli.spoken import Group

HEAVY = re.compile(r"\| +(prompt_toolkit|rich|yaml|jinja2|asyncio|importlib\.metadata|questionary|pydantic)$")
CAPPED = pytest.mark.skipif(
    tuple(map(int, typer.__version__.split(".")[:2])) >= (0, 29),
    reason="from 0.29 on Typer imports pydantic, which is why pyproject.toml caps it",
)


def _paths(group: Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield before
    for name, member in group.entries.items():
        if isinstance(member, Group):
            yield from _paths(member, (*before, name))
        else:
            yield (*before, name)


PAGES = list(_paths(COMMANDS))


@pytest.mark.parametrize("path", PAGES, ids=" ".join)
def test_every_command_has_a_page_in_both_languages(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []
    for language, usage in (("en", "Usage: "), ("nl", "Gebruik: ")):
        monkeypatch.setenv("INTERVISIE_LANGUAGE", language)

        assert run([*path, "--help"]) == 0

        page, err = capsys.readouterr()
        assert err == ""
        assert page.startswith(usage + " ".join(("intervisie", *path)))
        assert "\x1b" not in page
        pages.append(page)
    assert _without_names(pages[0]).isdisjoint(_without_names(pages[1]))


def test_every_option_is_explained() -> None:
    app = build_app()
    bare = []
    for path in PAGES:
        command = app
        for name in path:
            command = command.get_command(None, name)
        bare += [f"{path} {param.name}" for param in command.params if not getattr(param, "help", None)]

    assert bare == []


@pytest.mark.parametrize("path", [(), ("meetings",), ("methods",), ("templates",)], ids=" ".join)
def test_a_group_without_a_command_shows_its_page(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(list(path)) == 0
    bare = capsys.readouterr().out

    run([*path, "--help"])

    assert bare == capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "start"]])
def test_the_version_is_one_line(arguments: list[str]) -> None:
    ended = _intervisie(*arguments)

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, f"intervisie {__version__}\n", "")


@CAPPED
@pytest.mark.parametrize("arguments", [["--help"], ["start", "--help"], ["--version"]], ids=" ".join)
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    assert _heavy_imports(arguments, {}) == set()


@CAPPED
def test_completion_imports_nothing_heavy() -> None:
    settings = {
        "_INTERVISIE_COMPLETE": "complete_bash",
        "COMP_WORDS": "intervisie start in",
        "COMP_CWORD": "2",
    }

    assert _heavy_imports([], settings) == set()


def test_the_version_is_known_before_typer_is_imported() -> None:
    assert "typer" not in _intervisie("--version", options=("-X", "importtime")).stderr


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("intervisie me", {"meetings", "methods"}),
        ("intervisie start inc", {"incidentmethode", "incidentmethode-kort"}),
        ("intervisie start --language ", {"nl", "en"}),
        ("intervisie start --par", {"--participant"}),
        ("intervisie export --document ", {"owner", "minutes", "proof", "attendance", "report"}),
        ("intervisie export --layout ", {"vs-ict", "skj", "fgzpt", "krp"}),
        (
            "intervisie methods ",
            {"list", "choose", "show", "check", "new", "copy", "add", "remove", "pack", "schema"},
        ),
        ("intervisie resume 2", set()),
    ],
)
def test_tab_offers_what_can_stand_there(words: str, offered: set[str]) -> None:
    settings = {
        "_INTERVISIE_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }

    ended = _intervisie(settings=settings)

    assert set(ended.stdout.split()) == offered
    assert ended.stderr == ""


def test_tab_offers_own_methods_and_no_odd_names(tmp_path: Path) -> None:
    own = tmp_path / "methods"
    own.mkdir()
    for name in ("inloop.yaml", "in\x1b[2J.yaml", "in loop.yaml", "inloop.txt"):
        (own / name).touch()
    settings = {
        "INTERVISIE_HOME": str(tmp_path),
        "_INTERVISIE_COMPLETE": "complete_bash",
        "COMP_WORDS": "intervisie start inl",
        "COMP_CWORD": "2",
    }

    assert _intervisie(settings=settings).stdout.split() == ["inloop"]


def _without_names(page: str) -> set[str]:
    """Return the lines of a page that hold a sentence: without the usage and without names of options."""
    sentences = re.findall(r" {2}([A-Z][^\n]+)$", page, flags=re.MULTILINE)
    return {sentence for sentence in sentences if " " in sentence}


def _heavy_imports(arguments: list[str], settings: dict[str, str]) -> set[str]:
    ended = _intervisie(*arguments, options=("-X", "importtime"), settings=settings)
    return {line for line in ended.stderr.splitlines() if HEAVY.search(line)}


def _intervisie(
    *arguments: str, options: tuple[str, ...] = (), settings: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, "-m", "intervisie", *arguments],
        env={**os.environ, **(settings or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
