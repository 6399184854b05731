"""The schema for editors, as two programs of others read it: they refuse what is wrong and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from intervisie.cli import method_schema
from intervisie.cli.method_schema import schema_text
from intervisie.errors import BadFileError, ExitCode, StorageError
from intervisie.method.json_schema import json_schema
from intervisie.method.keys import TABLES
from intervisie.method.library import Library
from intervisie.words.catalogue import LANGUAGES, Words
from tests.method.language_server import COMMAND, LanguageServer
from tests.method.mistakes import MISTAKES, Mistake
from tests.method.shipped import METHODS

SHIPPED = sorted(METHODS.rglob("*.yaml"))
Judge = Callable[[Path, list[Path]], set[Path]]


def by_validator(schema: Path, files: list[Path]) -> set[Path]:
    """Return the files that check-jsonschema refuses."""
    arguments = ("--schemafile", str(schema), "--output-format", "json", *map(str, files))
    ended = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *arguments], capture_output=True, text=True, check=False
    )
    told = json.loads(ended.stdout)
    return {Path(each["filename"]) for each in (*told.get("errors", ()), *told.get("parse_errors", ()))}


def by_editor(schema: Path, files: list[Path]) -> set[Path]:
    """Return the files in which an editor underlines something."""
    program = shutil.which(COMMAND)
    if program is None:
        pytest.skip(f"{COMMAND} is not installed")
    server = LanguageServer(program, schema)
    try:
        return {file for file, mistakes in server.mistakes(files).items() if mistakes}
    finally:
        server.close()


JUDGES = pytest.mark.parametrize("judge", [by_validator, by_editor], ids=["check-jsonschema", "editor"])


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "method.schema.json"
    path.write_text(json.dumps(json_schema(Words("en").text)))
    return path


@JUDGES
def test_every_shipped_file_is_right(judge: Judge, schema: Path) -> None:
    assert judge(schema, SHIPPED) == set()


@JUDGES
def test_every_mistake_that_a_schema_can_see_is_seen(judge: Judge, schema: Path, tmp_path: Path) -> None:
    files = {}
    for number, mistake in enumerate(MISTAKES):
        path = tmp_path / f"{number}.yaml"
        path.write_text(mistake.text)
        files[path] = mistake

    refused = judge(schema, list(files))

    assert {files[path].name for path in refused} == {one.name for one in MISTAKES if not one.only_here}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.name)
def test_our_own_check_sees_every_mistake(mistake: Mistake, tmp_path: Path) -> None:
    path = tmp_path / "method.yaml"
    path.write_text(mistake.text)

    with pytest.raises(BadFileError):
        Library(METHODS).read(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_explained_in_the_language_asked_for(language: str) -> None:
    words = Words(language)
    definitions = json_schema(words.text)["$defs"]
    assert isinstance(definitions, dict)

    for table in TABLES:
        for key in table.keys:
            told = definitions[table.name]["properties"][key.name]["description"]
            assert told.startswith(words.text(key.meaning))


def test_the_command_prints_it_and_writes_it_where_asked(tmp_path: Path) -> None:
    program = (sys.executable, "-m", "intervisie", "methods", "schema", "--language", "nl")
    path = tmp_path / "s.json"

    printed = subprocess.run(program, capture_output=True, check=True).stdout
    subprocess.run([*program, "--output", str(path)], capture_output=True, check=True)
    again = subprocess.run([*program, "--output", str(path)], capture_output=True, check=False)

    assert json.loads(printed) == json_schema(Words("nl").text)
    assert path.read_bytes() == printed
    assert again.returncode == ExitCode.STORAGE


@pytest.mark.parametrize("target", ["no-folder/s.json", "file/s.json", "folder", "x" * 300])
def test_a_place_where_it_cannot_be_written_is_told_and_nothing_is_left(target: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(StorageError):
        method_schema.run(language="nl", output=str(tmp_path / target), force=True)

    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_schema_beside_the_shipped_methods_is_fresh(language: str) -> None:
    written = (METHODS / f"method.{language}.schema.json").read_text("utf-8")

    assert written == schema_text(Words(language)), (
        "run: intervisie methods schema --language nl --output ..."
    )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(METHODS)))
def test_every_shipped_file_names_the_schema_that_is_there(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]

    named = first.removeprefix("# yaml-language-server: $schema=")
    language = path.relative_to(METHODS).parts[0]
    assert (path.parent / named).resolve() == METHODS / f"method.{language}.schema.json"
