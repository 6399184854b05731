"""Methods that people give each other: what is taken, and what is refused without a trace."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from intervisie.cli import methods, sharing
from intervisie.cli.collection import MOST_DEEP, MOST_FILES
from intervisie.errors import (
    AnswerNeededError,
    BadFileError,
    ExitCode,
    IntervisieError,
    StorageError,
    UsageError,
)
from intervisie.method.characters import MAX_BYTES
from intervisie.method.library import Library
from intervisie.shipped import shipped
from tests.method.builders import TEN_LINES

ROUND = TEN_LINES
OTHER = TEN_LINES.replace("id: ronde", "id: tweede")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("INTERVISIE_HOME", str(folder))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    return folder


def library(home: Path) -> Library:
    return Library(shipped("methods"), home / "methods")


def a_zip(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def a_folder(path: Path, files: Mapping[str, str]) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(content)
    return path


def add(path: Path, *, name: str | None = None, replace: bool = False, skip: bool = False) -> int:
    return sharing.add(path=str(path), name=name, replace=replace, skip=skip)


@pytest.mark.parametrize("make", [a_zip, a_folder])
def test_the_methods_of_a_folder_or_a_zip_are_added_and_listed_with_where_they_came_from(
    make: Callable[[Path, dict[str, str]], Path],
    tmp_path: Path,
    home: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = make(
        tmp_path / ("noord.zip" if make is a_zip else "noord"), {"a/b.yaml": ROUND, "README.md": "x"}
    )

    code = add(source)
    methods.list_methods(language="nl", json=False)

    listed = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("ronde"))
    place = home / "methods" / "shared" / "noord" / "nl" / "ronde.yaml"
    assert code == ExitCode.DONE
    assert "from noord" in listed
    assert place.read_text() == ROUND
    assert (stat.S_IMODE(place.stat().st_mode), stat.S_IMODE(place.parent.stat().st_mode)) == (0o600, 0o700)
    assert sorted(path.name for path in place.parents[1].rglob("*") if path.is_file()) == ["ronde.yaml"]


def test_what_was_added_can_be_used_and_comes_before_a_shipped_one(tmp_path: Path, home: Path) -> None:
    mine = ROUND.replace("id: ronde", "id: incidentmethode")

    add(a_zip(tmp_path / "noord.zip", {"i.yaml": mine}), replace=True)

    assert len(library(home).find("incidentmethode", "nl").steps) == 2
    (entry,) = (each for each in library(home).entries("nl") if each.id == "incidentmethode")
    assert (entry.origin, entry.replaces) == ("noord", True)


def test_ones_own_file_still_goes_first(tmp_path: Path, home: Path) -> None:
    a_folder(home / "methods", {"ronde.yaml": ROUND.replace("name: Ronde", "name: Van mij")})

    add(a_zip(tmp_path / "noord.zip", {"r.yaml": ROUND}), replace=True)

    assert library(home).find("ronde", "nl").name == "Van mij"


def test_of_two_collections_the_newest_goes_first(tmp_path: Path, home: Path) -> None:
    add(a_zip(tmp_path / "oud.zip", {"r.yaml": ROUND.replace("name: Ronde", "name: Oud")}))
    add(a_zip(tmp_path / "nieuw.zip", {"r.yaml": ROUND.replace("name: Ronde", "name: Nieuw")}), replace=True)
    shared = home / "methods" / "shared"
    os.utime(shared / "oud", (1, 1))

    assert library(home).find("ronde", "nl").name == "Nieuw"


CLASH = {"i.yaml": ROUND.replace("id: ronde", "id: incidentmethode"), "r.yaml": ROUND}


def test_an_id_that_is_there_already_must_be_answered_for(tmp_path: Path, home: Path) -> None:
    with pytest.raises(AnswerNeededError):
        add(a_zip(tmp_path / "noord.zip", CLASH))
    assert not (home / "methods" / "shared").exists()


def test_what_is_there_already_can_be_left_out(tmp_path: Path, home: Path) -> None:
    add(a_zip(tmp_path / "noord.zip", CLASH), skip=True)

    assert library(home).find("ronde", "nl").id == "ronde"
    assert not [each for each in library(home).entries("nl") if each.id == "incidentmethode" and each.own]


@pytest.mark.parametrize(("answer", "taken"), [(0, False), (1, True)])
def test_at_a_terminal_each_clash_is_asked_about(
    answer: int, taken: bool, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "can_ask", lambda: True)
    monkeypatch.setattr(sharing, "choose", lambda *_: answer)

    add(a_zip(tmp_path / "noord.zip", CLASH))

    own = [each.id for each in library(home).entries("nl") if each.own]
    assert own == (["incidentmethode", "ronde"] if taken else ["ronde"])


def test_a_collection_is_not_replaced_unasked(tmp_path: Path, home: Path) -> None:
    first = a_zip(tmp_path / "noord.zip", {"r.yaml": ROUND})
    add(first)
    a_zip(first, {"t.yaml": OTHER})

    with pytest.raises(StorageError):
        add(first)
    assert library(home).find("ronde", "nl").id == "ronde"

    add(first, replace=True)
    assert [each.id for each in library(home).entries("nl") if each.own] == ["tweede"]


def test_one_bad_file_and_nothing_is_added(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {"r.yaml": ROUND, "fout.yaml": ROUND.replace("time: 10m", "time: 10"), "geen.yaml": "a: b\n"}

    code = add(a_zip(tmp_path / "noord.zip", bad))

    shown = capsys.readouterr().err
    assert code == ExitCode.BAD_FILE
    assert "fout.yaml:8:11" in shown
    assert "geen.yaml:1:1" in shown
    assert not (home / "methods").exists()


def test_two_files_with_one_id_are_refused(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = add(a_zip(tmp_path / "noord.zip", {"a.yaml": ROUND, "b.yaml": ROUND}))

    assert code == ExitCode.BAD_FILE
    assert capsys.readouterr().err == "b.yaml: 'ronde' stands in the collection twice\n"
    assert not (home / "methods").exists()


def test_a_block_or_a_list_of_pitfalls_is_no_method(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    block = (shipped("methods") / "nl" / "blocks" / "closing.yaml").read_bytes()

    code = add(a_zip(tmp_path / "noord.zip", {"closing.yaml": block}))

    assert code == ExitCode.BAD_FILE
    assert capsys.readouterr().err == "closing.yaml: this is not a method\n"


def _entry(name: str, mode: int = stat.S_IFREG | 0o600) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    return entry


def _hostile(path: Path, *entries: tuple[zipfile.ZipInfo, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return path


def _encrypted(path: Path) -> Path:
    content = bytearray(_hostile(path, (_entry("r.yaml"), ROUND)).read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + offset] |= 1
    path.write_bytes(content)
    return path


def _damaged(path: Path) -> Path:
    content = bytearray(_hostile(path, (_entry("r.yaml"), ROUND)).read_bytes())
    content[40:60] = b"\xff" * 20
    path.write_bytes(content)
    return path


def _many(path: Path) -> Path:
    return _hostile(path, *((_entry(f"{number}.txt"), "") for number in range(MOST_FILES + 1)))


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "climbs": lambda path: _hostile(path, (_entry("../r.yaml"), ROUND)),
    "climbs deep down": lambda path: _hostile(path, (_entry("a/b/../../../r.yaml"), ROUND)),
    "absolute": lambda path: _hostile(path, (_entry("/etc/r.yaml"), ROUND)),
    "a drive": lambda path: _hostile(path, (_entry("C:r.yaml"), ROUND)),
    "a link": lambda path: _hostile(path, (_entry("r.yaml", stat.S_IFLNK | 0o777), "/etc/passwd")),
    "a device": lambda path: _hostile(path, (_entry("r.yaml", stat.S_IFCHR | 0o600), "")),
    "too deep": lambda path: _hostile(path, (_entry("a/" * (MOST_DEEP + 1) + "r.yaml"), ROUND)),
    "a bomb": lambda path: _hostile(path, (_entry("r.yaml"), b" " * (200 * MAX_BYTES))),
    "too many": _many,
    "a password": _encrypted,
    "damaged": _damaged,
    "no zip": lambda path: (path.write_bytes(b"PK\x03\x04 and no more"), path)[1],
    "nothing in it": lambda path: _hostile(path, (_entry("README.md"), "x")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_in_a_sentence_and_leaves_nothing(
    name: str, tmp_path: Path, home: Path
) -> None:
    path = HOSTILE[name](tmp_path / "kwaad.zip")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(IntervisieError) as caught:
        add(path)

    assert isinstance(caught.value, BadFileError)
    assert "passwd" not in str(caught.value.text)
    assert sorted(tmp_path.rglob("*")) == before


def test_what_a_zip_says_about_its_size_is_not_believed(tmp_path: Path) -> None:
    path = _hostile(tmp_path / "kwaad.zip", (_entry("r.yaml"), b"#" * (20 * MAX_BYTES)))
    content = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(sign) + offset
        content[place : place + 4] = (100).to_bytes(4, "little")
    path.write_bytes(content)

    with pytest.raises(BadFileError):
        add(path)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_in_a_folder_is_refused_and_a_link_to_a_folder_not_followed(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "noord", {"r.yaml": ROUND})
    outside = a_folder(tmp_path / "elders", {"t.yaml": OTHER})
    (folder / "map").symlink_to(outside)

    assert add(folder) == ExitCode.DONE

    (folder / "t.yaml").symlink_to(outside / "t.yaml")
    with pytest.raises(BadFileError):
        add(folder, name="nog-eens")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        add(tmp_path / "weg.zip")


@pytest.mark.parametrize("name", ["../buiten", "Met Hoofdletters", ".verborgen", ""])
def test_a_collection_has_a_plain_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        add(a_zip(tmp_path / "noord.zip", {"r.yaml": ROUND}), name=name)


def test_a_collection_is_removed_after_a_yes_and_nothing_else(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_folder(home / "methods", {"eigen.yaml": ROUND.replace("id: ronde", "id: eigen")})
    add(a_zip(tmp_path / "noord.zip", {"r.yaml": ROUND}))

    with pytest.raises(AnswerNeededError):
        sharing.remove(name="noord", yes=False)
    monkeypatch.setattr(sharing, "can_ask", lambda: True)
    monkeypatch.setattr(sharing, "choose", lambda *_: 0)
    sharing.remove(name="noord", yes=False)
    assert library(home).find("ronde", "nl").id == "ronde"

    sharing.remove(name="noord", yes=True)
    assert [each.id for each in library(home).entries("nl") if each.own] == ["eigen"]
    with pytest.raises(UsageError):
        sharing.remove(name="noord", yes=True)


def test_what_was_packed_can_be_added_by_somebody_else(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_folder(home / "methods", {"nl/ronde.yaml": ROUND, "en/ronde.yaml": ROUND.replace(": nl", ": en")})
    target = tmp_path / "ronde.zip"

    sharing.pack(methods=("ronde",), output=str(target), force=False)

    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["README.md", "en/ronde.yaml", "nl/ronde.yaml"]
        page = archive.read("README.md").decode()
    assert "## Ronde" in page
    assert "`ronde` (en, nl), 20 minutes with 6 people" in page
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    first = target.read_bytes()
    sharing.pack(methods=("ronde",), output=str(target), force=True)
    assert target.read_bytes() == first

    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "another"))
    assert add(target) == ExitCode.DONE
    assert library(tmp_path / "another").find("ronde", "en").name == "Ronde"


def test_a_zip_is_not_replaced_unasked(tmp_path: Path, home: Path) -> None:
    a_folder(home / "methods", {"ronde.yaml": ROUND})
    target = tmp_path / "ronde.zip"
    target.write_text("mine")

    with pytest.raises(StorageError):
        sharing.pack(methods=("ronde",), output=str(target), force=False)
    assert target.read_text() == "mine"


def test_foreign_text_does_nothing_on_the_page_of_a_collection(tmp_path: Path, home: Path) -> None:
    name = "'<b>x</b> [a](http://b) \\e[2J'"
    a_folder(home / "methods", {"ronde.yaml": ROUND.replace("name: Ronde", f"name: {name}")})
    target = tmp_path / "ronde.zip"

    sharing.pack(methods=("ronde",), output=str(target), force=False)

    page = zipfile.ZipFile(io.BytesIO(target.read_bytes())).read("README.md").decode()
    assert "<b>" not in page.replace("\\<b", "")
    assert "\\[a\\]" in page
