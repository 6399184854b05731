"""Methods of your own: which ones the list shows, and how a shipped one is copied to change it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from intervisie.cli import method_copy, methods
from intervisie.cli.wishes import Wanted, narrowed, wanted
from intervisie.errors import ExitCode, StorageError, UsageError
from intervisie.method.choices import Experience, Form
from intervisie.method.library import Entry, Library
from intervisie.shipped import shipped
from intervisie.words.catalogue import Words
from tests.method.builders import TEN_LINES

HOUR = timedelta(hours=1)
LISTED = (
    Entry("eigen", "nl", Path("eigen.yaml"), own=True, least=2, most=4, people=3, duration=HOUR),
    Entry("kapot", "nl", Path("kapot.yaml"), own=True, broken=True),
    Entry("lang", "nl", Path("lang.yaml"), own=False, least=4, most=8, people=6, duration=2 * HOUR),
    Entry(
        "zwaar",
        "nl",
        Path("zwaar.yaml"),
        own=False,
        form=Form.COACHING,
        least=2,
        most=3,
        people=2,
        duration=HOUR,
        splits=True,
        experience=Experience.SOME,
    ),
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (Wanted(form=Form.COACHING), ["zwaar"]),
        (Wanted(people=2), ["eigen", "zwaar"]),
        (Wanted(people=8), ["lang", "zwaar"]),
        (Wanted(people=9), ["zwaar"]),
        (Wanted(people=1), []),
        (Wanted(time=HOUR), ["eigen", "zwaar"]),
        (Wanted(time=HOUR - timedelta(seconds=1)), []),
        (Wanted(experience=Experience.BEGINNER), ["eigen", "lang"]),
        (Wanted(experience=Experience.TRAINED_FACILITATOR), ["eigen", "lang", "zwaar"]),
        (Wanted(own=True), ["eigen", "kapot"]),
        (Wanted(shipped=True), ["lang", "zwaar"]),
        (Wanted(own=True, people=3), ["eigen"]),
    ],
)
def test_the_list_is_narrowed_to_what_somebody_asks_for(asked: Wanted, left: list[str]) -> None:
    found = narrowed(LISTED, asked)

    assert [entry.id for entry in found] == left


def test_the_time_asked_for_is_that_of_so_many_people(capsys: pytest.CaptureFixture[str]) -> None:
    asked = Wanted(people=8, time=timedelta(minutes=70))

    methods.list_methods(wanted=asked, language="nl", json=False)

    listed = capsys.readouterr().out
    assert "incidentmethode " not in listed
    assert all("8 people" in line for line in listed.splitlines())


def test_a_list_without_a_method_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    methods.list_methods(wanted=Wanted(own=True), language=None, json=False)

    assert capsys.readouterr().out == "No method fits; ask for less at once.\n"


@pytest.mark.parametrize(("form", "experience"), [("zang", None), (None, "oud")])
def test_a_wish_that_is_no_choice_is_refused_with_the_choices(
    form: str | None, experience: str | None
) -> None:
    with pytest.raises(UsageError):
        wanted(form=form, people=None, time=None, experience=experience, own=False, shipped=False)


def test_own_and_shipped_at_once_are_refused() -> None:
    with pytest.raises(UsageError):
        wanted(form=None, people=None, time=None, experience=None, own=True, shipped=True)


def test_a_copy_comes_in_place_of_the_shipped_method_and_says_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "methods" / "nl" / "troika-consulting.yaml"

    code = method_copy.run(method="troika-consulting", new_id=None, language="nl", force=False)

    told = capsys.readouterr().out.splitlines()
    (entry,) = (each for each in methods.open_library().entries("nl") if each.own)
    assert (code, entry.path, entry.replaces) == (ExitCode.DONE, target, True)
    assert told[-3:] == [
        f"  intervisie methods check {target}",
        "  intervisie rehearse troika-consulting",
        "  intervisie start troika-consulting",
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_shipped_method_can_be_copied_under_another_id_with_its_comments(
    tmp_path: Path, language: str
) -> None:
    names = Library(shipped("methods")).ids(language)

    for name in names:
        method_copy.run(method=name, new_id=f"mijn-{name}", language=language, force=False)

    mine = Library(shipped("methods"), tmp_path / "methods")
    for name in names:
        copy, original = (mine.file_of(each, language) for each in (f"mijn-{name}", name))
        assert mine.find(f"mijn-{name}", language).steps == mine.find(name, language).steps
        assert copy.read_text().count("#") == original.read_text().count("#")


def test_the_schema_that_a_copy_names_stands_beside_it_and_only_for_its_owner(tmp_path: Path) -> None:
    method_copy.run(method="troika-consulting", new_id="mijn-troika", language="nl", force=False)

    copy = tmp_path / "methods" / "nl" / "mijn-troika.yaml"
    named = copy.read_text().splitlines()[0].partition("$schema=")[2]
    schema = copy.parent / named
    assert schema.is_file()
    assert [path.stat().st_mode & 0o777 for path in (copy, schema, copy.parent)] == [0o600, 0o600, 0o700]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("incidentmethode-kort:inbrenger-blijft", "is not copied by itself"),
        ("incidentmethode-kort:weg", "has no variant 'weg'"),
        ("weg:inbrenger-blijft", "There is no method 'weg:inbrenger-blijft'"),
    ],
)
def test_a_variant_is_not_copied_by_itself(tmp_path: Path, asked: str, sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        method_copy.run(method=asked, new_id=None, language="nl", force=False)

    assert sentence in Words("en").text(caught.value.text)
    assert not (tmp_path / "methods").exists()


def test_a_copy_never_replaces_a_file_unasked(tmp_path: Path) -> None:
    method_copy.run(method="troika-consulting", new_id=None, language="nl", force=False)
    copy = tmp_path / "methods" / "nl" / "troika-consulting.yaml"
    copy.write_text(TEN_LINES)

    with pytest.raises(StorageError):
        method_copy.run(method="troika-consulting", new_id=None, language="nl", force=False)

    assert copy.read_text() == TEN_LINES


@pytest.mark.parametrize("new_id", ["../weg", "Hoofdletter", "", "a" * 65, "met spatie", "nl/x"])
def test_an_id_that_could_lead_out_of_the_folder_is_refused(tmp_path: Path, new_id: str) -> None:
    with pytest.raises(UsageError):
        method_copy.run(method="troika-consulting", new_id=new_id, language="nl", force=False)

    assert not (tmp_path / "methods").exists()


def test_of_two_own_files_with_one_id_the_second_is_named_as_unused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "methods"
    folder.mkdir()
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(TEN_LINES)
    (folder / "c.yaml").write_text(TEN_LINES.replace("language: nl", "language: en"))

    methods.list_methods(language=None, json=False)

    shown = capsys.readouterr()
    assert shown.err == f"{folder / 'b.yaml'} is not used: {folder / 'a.yaml'} is 'ronde' too.\n"
    assert [line.split()[:2] for line in shown.out.splitlines()[:2]] == [["ronde", "en"], ["ronde", "nl"]]
