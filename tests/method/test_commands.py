"""What `intervisie methods` prints and how it ends."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from intervisie.cli import method_check, methods
from intervisie.cli.problems import problem_lines
from intervisie.errors import BadFileError, ExitCode
from intervisie.faces.inert import inert
from intervisie.method.library import Library
from intervisie.words.catalogue import Words
from tests.method.builders import TEN_LINES, method, step


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    (tmp_path / "methods").mkdir()


def test_files_in_order_get_one_line_each_and_exit_code_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ronde.yaml"
    path.write_text(TEN_LINES + "house_form: yes\n")

    code = method_check.run(files=(str(path),))

    assert (code, capsys.readouterr()) == (ExitCode.DONE, (f"{path}: in order\n", ""))


def test_problems_go_to_stderr_like_a_compilers_with_exit_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ronde.yaml"
    path.write_text(step("tijd: 10m"))

    code = method_check.run(files=(str(path),))

    shown = capsys.readouterr()
    assert (code, shown.out) == (ExitCode.BAD_FILE, "")
    assert shown.err.splitlines() == [
        f"{path}:7:5: unknown key 'tijd' in step 'Vragen'",
        "    7 |     tijd: 10m",
        "      |     ^^^^",
        "  Did you mean 'time'?",
    ]


def test_translations_that_differ_in_shape_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nl, en = tmp_path / "nl.yaml", tmp_path / "en.yaml"
    nl.write_text(TEN_LINES)
    en.write_text(TEN_LINES.replace("language: nl", "language: en").replace("10m", "11m"))

    code = method_check.run(files=(str(nl), str(en)))

    assert code == ExitCode.BAD_FILE
    assert "'time' differs in step 'step-1'" in capsys.readouterr().err


def test_the_list_holds_own_methods_first_and_tells_how_to_look_at_a_broken_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "methods" / "stuk.yaml").write_text("zomaar")

    code = methods.list_methods(language=None, json=False)

    first = capsys.readouterr().out.splitlines()[0]
    assert code == ExitCode.DONE
    assert first.startswith("stuk")
    assert "intervisie methods check" in first


def test_the_list_and_the_page_can_be_read_by_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    methods.list_methods(language="nl", json=True)
    listed = json.loads(capsys.readouterr().out)
    methods.show(method="incidentmethode", people=6, language="nl", json=True)
    page = json.loads(capsys.readouterr().out)

    assert {"incidentmethode", "incidentmethode-kort"} <= {entry["id"] for entry in listed}
    assert (page["seconds"], page["method"]["id"]) == (90 * 60, "incidentmethode")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_of_a_method_has_its_steps_and_its_time(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    methods.show(method="incidentmethode", people=6, language=language, json=False)

    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith({"nl": "1 uur en 30 minuten", "en": "1 hour and 30 minutes"}[language])
    assert sum(line[:1].isdigit() and ". " in line[:4] for line in lines) == 10
    assert max(map(len, lines)) <= 80


def test_hostile_texts_in_a_method_are_harmless_on_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vreemd.yaml"
    path.write_text(step("say: '\u202e[bold]\U000e0041 \u6f22\u5b57 [/]'"), encoding="utf-8")

    methods.show(method=str(path), people=3, language=None, json=False)

    lines = capsys.readouterr().out.splitlines()
    assert all(line == inert(line) for line in lines)
    assert any("<U+202E>[bold]" in line for line in lines)


def test_a_method_is_shown_with_the_times_that_fit(capsys: pytest.CaptureFixture[str]) -> None:
    methods.show(method="incidentmethode", people=6, time=timedelta(minutes=75), language="en", json=False)
    fits = capsys.readouterr().out
    methods.show(method="incidentmethode", people=6, time=timedelta(minutes=30), language="en", json=True)
    values = json.loads(capsys.readouterr().out)

    assert "Fits in 1 hour and 15 minutes with 6 people." in fits
    assert "By itself it takes 1 hour and 30 minutes." in fits
    assert not values["fits"]
    assert values["seconds"] == values["least_seconds"] > 30 * 60


def test_the_mark_stands_below_the_spot_in_wide_and_long_lines() -> None:
    long = "\u6f22" * 80

    with pytest.raises(BadFileError) as caught:
        method(step(f"watch: ['{long}', P99]"))

    _, source, marks, _ = problem_lines(caught.value, Words("en"))
    assert len(source) < 120
    assert source[source.index("P99") :].startswith("P99")
    assert marks.endswith("^^^")


def test_the_library_of_a_person_stands_in_their_data_folder(tmp_path: Path) -> None:
    library = methods.open_library()

    assert isinstance(library, Library)
    assert library.own == tmp_path / "methods"
