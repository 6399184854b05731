"""The commands that an author runs pass on every shipped method: `check --strict` and `rehearse --check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervisie.cli import method_check, rehearse
from intervisie.errors import ExitCode
from intervisie.method.library import LANGUAGES, Library
from tests.method.shipped import METHODS

LIBRARY = Library(METHODS)
FILES = [(name, language) for language in LANGUAGES for name in LIBRARY.ids(language)]


@pytest.fixture(autouse=True)
def _nobodys_methods(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")


def test_every_shipped_file_passes_the_strict_check_beside_its_translation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = [str(path) for path in sorted(METHODS.rglob("*.yaml"))]

    code = method_check.run(files=tuple(files), strict=True)

    assert code == ExitCode.DONE
    assert capsys.readouterr() == ("".join(f"{file}: in order\n" for file in files), "")


@pytest.mark.parametrize(("name", "language"), FILES)
def test_every_shipped_method_can_be_rehearsed_by_its_least_ideal_and_largest_group(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = LIBRARY.file_of(name, language)
    people = LIBRARY.find(name, language).people

    code = rehearse.run(method=str(file), check=True)

    told = capsys.readouterr().out.splitlines()
    sizes = dict.fromkeys((people.least, people.ideal, people.most))
    assert code == ExitCode.DONE
    assert told == [
        f"{file} with {count} {'person' if count == 1 else 'people'}: can be played" for count in sizes
    ]
