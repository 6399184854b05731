"""However it is installed, the program runs from any folder and finds its methods and templates."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from intervisie import __version__

ROOT = Path(__file__).parents[1]
SOURCES = ("intervisie", "methods", "templates", "pyproject.toml", "README.md", "LICENSE")
SHIPPED = {
    path.relative_to(ROOT).as_posix()
    for name in ("methods", "templates")
    for path in (ROOT / name).rglob("*")
    if path.is_file()
}
LOOK = (
    "from intervisie.shipped import shipped\n"
    "for name in ('methods', 'templates'):\n"
    "    folder = shipped(name)\n"
    "    for path in folder.rglob('*'):\n"
    "        if path.is_file():\n"
    "            print(name + '/' + path.relative_to(folder).as_posix())\n"
)


class Installation:
    """An environment of its own that borrows the libraries of this one, so that nothing is downloaded."""

    def __init__(self, folder: Path, elsewhere: Path) -> None:
        self.elsewhere = elsewhere
        venv.create(folder)
        programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = programs / "python"
        self.program = programs / "intervisie"
        libraries = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
        (libraries / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def install(self, *what: str) -> None:
        """Install by pip, without network and without the dependencies that are borrowed."""
        given = ("install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", *what)
        _run(sys.executable, "-m", "pip", "--python", str(self.python), *given, folder=self.elsewhere)

    def run(self, *arguments: str) -> str:
        """Run something from a folder that has nothing to do with the sources; return what it says."""
        return _run(*arguments, folder=self.elsewhere)


def _run(*arguments: str, folder: Path) -> str:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ended = subprocess.run(
        arguments, cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and the wheel from the sdist, as a release is built."""
    folder = tmp_path_factory.mktemp("built")
    _run(
        *(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)), folder=folder
    )
    return folder


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    return Installation(tmp_path / "environment", elsewhere)


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    [file] = built.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def sdist(built: Path) -> Path:
    [file] = built.glob("*.tar.gz")
    return file


def test_an_installed_wheel_runs_from_any_folder(installation: Installation, wheel: Path) -> None:
    installation.install(str(wheel))

    assert installation.run(str(installation.program), "--version") == f"intervisie {__version__}\n"
    assert "incidentmethode" in installation.run(str(installation.program), "methods", "list")
    assert "nova-intervisie" in installation.run(str(installation.program), "profiles", "list")
    assert set(installation.run(str(installation.python), "-c", LOOK).split()) == SHIPPED


def test_an_installed_wheel_makes_a_pdf(installation: Installation, wheel: Path) -> None:
    installation.install(str(wheel))
    setting = (
        "from intervisie.documents.elements import elements_of\n"
        "from intervisie.documents.paper import paper_of\n"
        "from intervisie.documents.pdf import pdf\n"
        "print(pdf(elements_of('# a'), paper_of('T', 'nl'))[:5])"
    )

    assert installation.run(str(installation.python), "-c", setting) == "b'%PDF-'\n"


def test_an_installed_wheel_speaks_dutch(installation: Installation, wheel: Path) -> None:
    installation.install(str(wheel))
    speak = (
        "from intervisie.words.catalogue import Words, date_text\n"
        "from datetime import date\n"
        "print(Words('nl').text(date_text(date(2026, 3, 1))))"
    )

    assert installation.run(str(installation.python), "-c", speak) == "1 maart 2026\n"


def test_an_editable_install_runs_from_any_folder(installation: Installation, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    _copy_sources(copy)
    installation.install("--editable", str(copy))

    assert "incidentmethode" in installation.run(str(installation.program), "methods", "list")
    where = "import intervisie.shipped; print(intervisie.shipped.shipped('methods'))"
    assert installation.run(str(installation.python), "-c", where).strip() == str(copy / "methods")


def test_an_unpacked_sdist_is_whole(sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = tmp_path / f"intervisie-{__version__}"

    assert set(_run(sys.executable, "-c", LOOK, folder=unpacked).split()) == SHIPPED
    assert (unpacked / "tests" / "test_packaging.py").is_file()
    assert (unpacked / "LICENSE").is_file()


def test_a_wheel_holds_the_program_and_nothing_of_its_making(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}

    assert tops == {"intervisie", f"intervisie-{__version__}.dist-info"}


def test_a_missing_folder_says_to_install_again(installation: Installation, wheel: Path) -> None:
    installation.install(str(wheel))
    ask = (
        "from intervisie.errors import StorageError\n"
        "from intervisie.shipped import shipped\n"
        "try: shipped('nothing')\n"
        "except StorageError as error: print(error.mend.msgid)"
    )

    assert installation.run(str(installation.python), "-c", ask) == "Install intervisie again.\n"


def _copy_sources(target: Path) -> None:
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
