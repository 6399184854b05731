"""Where methods are found, and what happens with files that are none."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

from intervisie.cli.index import index_of
from intervisie.errors import BadFileError, StorageError, UsageError
from intervisie.method.comparing import differences
from intervisie.method.index import NAME
from intervisie.method.library import Library, content_of
from intervisie.method.planning import total
from intervisie.shipped import shipped
from tests.method.builders import TEN_LINES, english, method

METHODS = shipped("methods")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "methods"
    folder.mkdir()
    return folder


@pytest.fixture
def library(own: Path) -> Library:
    return Library(shipped("methods"), own)


def test_a_shipped_method_is_found_by_its_id_in_either_language(library: Library) -> None:
    assert library.find("incidentmethode", "nl").language == "nl"
    assert library.find("incidentmethode", "en").language == "en"


def test_an_own_method_goes_before_a_shipped_one_whatever_its_file_is_called(
    own: Path, library: Library
) -> None:
    (own / "mijn.yaml").write_text(TEN_LINES.replace("id: ronde", "id: incidentmethode"))

    assert library.find("incidentmethode", "nl").name == "Ronde"
    assert library.find("incidentmethode", "en").name == "Incident method"


def test_the_ids_to_choose_from_hold_own_methods_in_the_language_of_the_meeting(
    own: Path, library: Library
) -> None:
    (own / "mijn.yaml").write_text(TEN_LINES)

    assert library.ids("nl")[0] == "ronde"
    assert "incidentmethode" in library.ids("nl")
    assert "ronde" not in library.ids("en")


def test_a_file_is_named_by_its_path(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "elders.yaml"
    path.write_text(TEN_LINES)

    assert library.find(str(path), "en").id == "ronde"


def test_an_unknown_id_gets_the_nearest_one_as_an_answer(library: Library) -> None:
    with pytest.raises(UsageError) as caught:
        library.find("incidentmetode", "nl")

    assert english(caught.value.mend) == "Did you mean 'incidentmethode'?"


def test_a_method_that_is_only_there_in_another_language_says_so(own: Path, library: Library) -> None:
    (own / "ronde.yaml").write_text(TEN_LINES)

    with pytest.raises(UsageError) as caught:
        library.find("ronde", "en")

    assert english(caught.value.mend) == "Add --language nl."
    assert library.find_in_any_language("ronde", "en").language == "nl"


def test_a_broken_own_method_stays_in_the_list(own: Path, library: Library) -> None:
    (own / "stuk.yaml").write_text("zomaar")
    (own / "goed.yaml").write_text(TEN_LINES)

    listed = {entry.id: entry.broken for entry in library.entries("nl") if entry.own}

    assert listed == {"stuk": True, "ronde": False}


def test_a_method_that_is_no_ordinary_file_is_refused_without_waiting(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        content_of(tmp_path)
    if sys.platform == "win32":
        return
    pipe, device = tmp_path / "pipe", Path(os.devnull)
    os.mkfifo(pipe)
    for path in (pipe, device):
        with pytest.raises(StorageError):
            content_of(path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        with pytest.raises(StorageError):
            content_of(tmp_path / "socket")


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(link)

    with pytest.raises(StorageError):
        content_of(link)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)

    with pytest.raises(BadFileError):
        content_of(path)


def test_a_file_that_is_not_there_is_a_slip_in_the_arguments(tmp_path: Path, library: Library) -> None:
    for name in (str(tmp_path / "niets.yaml"), "a\0b.yaml"):
        with pytest.raises(UsageError):
            library.find(name, "nl")


def test_two_translations_may_differ_in_words_and_not_in_shape() -> None:
    one = method(TEN_LINES)

    same = method(
        TEN_LINES.replace("language: nl", "language: en").replace("Casus vertellen", "Tell the case")
    )
    other = method(TEN_LINES.replace("time: 10m", "time: 12m\n    say: Vertel."))

    assert differences(one, same) == ()
    assert [english(text) for text in differences(one, other)] == [
        "'time' differs in step 'step-1'",
        "'say' differs in step 'step-1'",
    ]


def test_the_index_of_the_shipped_methods_is_in_step_with_the_files() -> None:
    """`python -m intervisie.cli.index` makes it anew."""
    assert (METHODS / NAME).read_bytes() == index_of(METHODS)


@pytest.mark.parametrize("index", ["in step", "of another file", "broken", "gone"])
def test_the_list_is_the_same_whatever_the_index(tmp_path: Path, index: str) -> None:
    folder = tmp_path / "methods"
    shutil.copytree(METHODS, folder)
    wrong = (METHODS / NAME).read_bytes().replace(b'"size":', b'"size":1').replace(b"PT", b"PT9")
    content = {"of another file": wrong, "broken": b'[{"file":', "gone": None}.get(index, b"")
    if content is None:
        (folder / NAME).unlink()
    elif content:
        (folder / NAME).write_bytes(content)

    listed = {entry.id: (entry.name, entry.duration, entry.people) for entry in Library(folder).entries("nl")}

    read = {name: Library(METHODS).find(name, "nl") for name in Library(METHODS).ids("nl")}
    assert listed == {
        name: (each.name, total(each, each.people.ideal), each.people.ideal) for name, each in read.items()
    }
