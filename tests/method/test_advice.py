"""What is advised about a method that is in order, and where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intervisie.cli import method_check
from intervisie.errors import ExitCode, Place
from intervisie.method.advising import Code, advice_on
from intervisie.method.library import LANGUAGES, Library
from intervisie.method.places import problems_at
from tests.method.builders import PITFALLS, method

ROOT = Path(__file__).parents[2]
LIBRARY = Library(ROOT / "methods")

TOP = "format: 1\nid: ronde\nlanguage: nl\nname: Ronde\nsources: [een boek]\n"
TELL = "  - {title: Vertellen, mode: case-owner, time: 10m}\n"
ADVISE = "  - {title: Adviezen, mode: turns, time: 2m per adviser, record: advice}\n"
LONG = " ".join(["woord"] * 41)

CASES = (
    (Code.NO_SOURCES, TOP.replace("sources: [een boek]\n", "") + "steps:\n" + TELL, "name:"),
    (Code.TIMES_DO_NOT_ADD_UP, TOP + "duration: 60m\nsteps:\n" + TELL, "duration:"),
    (
        Code.TIMES_DO_NOT_FIT,
        TOP + "duration: 30m\npeople: {min: 2, ideal: 10, max: 12}\nsteps:\n"
        "  - {title: Rondje, mode: turns, time: 10m per person}\n",
        "duration:",
    ),
    (
        Code.TOO_FEW_PEOPLE,
        TOP + "people: {min: 1, ideal: 4, max: 6}\nsteps:\n" + TELL + ADVISE,
        "- {title: Adviezen",
    ),
    (
        Code.TOO_FEW_PEOPLE,
        TOP + "people: {min: 2, ideal: 3, max: 6}\nsteps:\n"
        "  - id: ronde\n    title: Ronde\n    for_each: {each: seat, group_size: 3}\n"
        "    steps:\n    - {title: Vertellen, mode: case-owner, time: 5m}\n",
        "group_size:",
    ),
    (
        Code.TURNS_TOO_SHORT,
        TOP + "people: {min: 3, ideal: 4, max: 12}\nsteps:\n" + TELL + "  - title: Rondje\n"
        "    mode: turns\n    time: 1m\n",
        "time: 1m",
    ),
    (
        Code.NOBODY_SPEAKS,
        TOP + "steps:\n" + TELL + "  - title: Leeg\n    time: 2m\n    speaks: nobody\n",
        "speaks:",
    ),
    (
        Code.RECORD_UNFILLED,
        TOP + "steps:\n" + TELL + "  - title: Stil\n    mode: silence\n    time: 2m\n    record: advice\n",
        "record: advice",
    ),
    (Code.NO_CLOSING, TOP + "brings: [closing]\nsteps:\n" + TELL, "brings:"),
    (Code.ADVICE_TOO_EARLY, TOP + "steps:\n" + ADVISE + TELL, "- {title: Adviezen"),
    (
        Code.TOO_LONG_TO_READ,
        TOP + "steps:\n  - title: Vertellen\n    mode: case-owner\n    time: 10m\n"
        f"    ask: [Wat nu?, {LONG}]\n",
        LONG,
    ),
    (
        Code.PITFALL_OF_OUR_OWN,
        TOP + "steps:\n  - title: Vertellen\n    mode: case-owner\n    time: 10m\n"
        "    watch: [Pitfall 3]\n    record: notes\n",
        "Pitfall 3",
    ),
)


@pytest.mark.parametrize(
    ("code", "text", "spot"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)]
)
def test_each_piece_of_advice_is_given_once_and_at_its_place(code: Code, text: str, spot: str) -> None:
    found = advice_on(method(text), PITFALLS)

    assert [each.code for each in found] == [code]
    (problem,) = problems_at(text.encode(), "ronde.yaml", ((found[0].path, found[0].text, found[0].mend),))
    line = text.splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith(spot.removeprefix("- {")) or spot in line


BETTER = (
    ("a method of one's own", TOP.replace("sources: [een boek]", "house_form: yes") + "steps:\n" + TELL),
    ("nearly the time that is stated", TOP + "duration: 12m\nsteps:\n" + TELL),
    ("advice first, for a reason", TOP + "steps:\n" + ADVISE.replace("mode", "purpose: Zo, mode") + TELL),
    ("forty words", TOP + "steps:\n" + TELL.replace("mode", "say: " + LONG[6:] + ", mode")),
    (
        "a silence of which nothing is kept",
        TOP + "steps:\n" + TELL + "  - {title: Stil, mode: silence, time: 2m}\n",
    ),
    (
        "a closing that looks back",
        TOP
        + "brings: [closing]\nsteps:\n"
        + TELL
        + "  - {title: Slot, mode: turns, time: 5m, record: evaluation}\n",
    ),
)


@pytest.mark.parametrize(("name", "text"), BETTER, ids=[name for name, _ in BETTER])
def test_no_advice_is_given_about(name: str, text: str) -> None:
    assert advice_on(method(text), PITFALLS) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_no_advice_on_any_shipped_method(language: str) -> None:
    pitfalls = LIBRARY.pitfalls(language)
    found = {name: advice_on(LIBRARY.find(name, language), pitfalls) for name in LIBRARY.ids(language)}

    assert {name: advice for name, advice in found.items() if advice} == {}


@pytest.fixture
def advised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    path = tmp_path / "ronde.yaml"
    path.write_text(TOP.replace("sources: [een boek]\n", "") + "steps:\n" + TELL)
    return str(path)


def test_advice_goes_to_stderr_and_fails_only_when_strict(
    advised: str, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = [method_check.run(files=(advised,), strict=strict) for strict in (False, True)]

    shown = capsys.readouterr()
    assert codes == [ExitCode.DONE, ExitCode.BAD_FILE]
    assert shown.out.splitlines()[0] == f"{advised}: in order, with 1 piece of advice"
    assert shown.err.splitlines()[:4] == [
        f"{advised}:4:1: advice: nothing says where this method comes from",
        "    4 | name: Ronde",
        "      | ^^^^",
        "  Add 'sources', or 'house_form: yes' when it is your own.",
    ]


def test_another_program_gets_every_remark_with_its_place(
    advised: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, missing = tmp_path / "fout.yaml", tmp_path / "weg.yaml"
    wrong.write_text(TOP + "steps:\n  - {title: Vragen, tijd: 10m}\n")

    code = method_check.run(files=(advised, str(wrong), str(missing)), output=method_check.Format.JSON)

    files = json.loads(capsys.readouterr().out)["files"]
    assert code == ExitCode.BAD_FILE
    assert [file["usable"] for file in files] == [True, False, False]
    assert [
        [(each["severity"], each["code"], each["line"]) for each in file["remarks"]] for file in files
    ] == [
        [("advice", "no-sources", 4)],
        [("error", "error", 7)],
        [("error", "error", 1)],
    ]


def test_github_gets_lines_that_no_text_can_break_out_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a,b%.yaml"
    path.write_text(
        TOP + "steps:\n  - {title: 'Zo\u202e::error::', mode: case-owner, speaks: nobody, answers: nobody}\n"
    )

    code = method_check.run(files=(str(path),), output=method_check.Format.GITHUB)

    lines = capsys.readouterr().out.splitlines()
    assert code == ExitCode.DONE
    assert [line.split(" ")[0] for line in lines] == ["::warning"]
    assert "a%2Cb%25.yaml" in lines[0]
    assert "\u202e" not in lines[0]


def test_two_files_cannot_be_one_method_in_one_language(
    advised: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = tmp_path / "nog-een.yaml"
    twin.write_text(Path(advised).read_text())

    code = method_check.run(files=(advised, str(twin)))

    assert code == ExitCode.BAD_FILE
    assert capsys.readouterr().err.rstrip().endswith(f"{advised} and {twin} are both 'ronde'")


@pytest.mark.parametrize("page", ["methods.md", "methods.nl.md"])
def test_the_course_has_a_line_for_every_code(page: str) -> None:
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()

    explained = [line.split("`")[1] for line in lines if line.startswith("| `") and line.count("|") == 3]
    assert [code for code in explained if code in set(Code)] == [str(code) for code in Code]


@pytest.mark.parametrize(
    ("named", "advised"),
    [
        ("weg.schema.json", True),
        ("../../weg.json", True),
        ("x" * 5000, True),
        ("er.json", False),
        ("https://example.org/method.json", False),
        ("", False),
    ],
)
def test_a_schema_for_the_editor_that_is_not_there_is_told(named: str, advised: bool, tmp_path: Path) -> None:
    (tmp_path / "er.json").write_text("{}")
    path = tmp_path / "ronde.yaml"
    path.write_text(f"# yaml-language-server: $schema={named}\n{TOP}steps:\n{TELL}")

    outcome = method_check.checked(str(path), LIBRARY)

    told = [remark.problem.place for remark in outcome.remarks if remark.code is Code.NO_SCHEMA]
    assert outcome.method is not None
    assert told == ([Place(1, 33)] if advised else [])
