"""Whatever happens inside, a person meets a few calm sentences and a published exit code."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from intervisie import errors
from intervisie.cli.crash import crash_report
from intervisie.cli.edge import guarded, run
from intervisie.errors import ExitCode, IntervisieError
from intervisie.text import say


def _raising(error: BaseException) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.UsageError, 2),
        (errors.DamagedError, 4),
        (errors.StorageError, 5),
        (errors.BusyError, 6),
        (errors.AnswerNeededError, 8),
    ],
)
def test_an_error_becomes_its_sentences_and_its_exit_code(
    kind: type[IntervisieError], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    error = kind(say("There is no meeting {name}.", name="x\x1b[2J"), say("Do that."))

    assert guarded(_raising(error)) == code

    assert capsys.readouterr() == ("", "There is no meeting x␛[2J.\nDo that.\n")


def test_exit_codes_never_change() -> None:
    published = {
        "DONE": 0,
        "FAULT": 1,
        "USAGE": 2,
        "BAD_FILE": 3,
        "DAMAGED": 4,
        "STORAGE": 5,
        "BUSY": 6,
        "PASSPHRASE": 7,
        "ANSWER_NEEDED": 8,
        "HANG_UP": 129,
        "INTERRUPTED": 130,
        "CLOSED_PIPE": 141,
        "TERMINATED": 143,
    }

    assert {code.name: code.value for code in ExitCode} == published


def test_every_exit_code_stands_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme[readme.index("## Exit codes") : readme.index("## Working on it")]

    missing = [code for code in ExitCode if str(code.value) not in table]

    assert missing == []


def test_ctrl_c_ends_with_130_and_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(_raising(KeyboardInterrupt())) == 130

    assert capsys.readouterr() == ("", "")


def test_a_fault_of_ours_shows_no_traceback_and_no_value(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "home"))

    assert guarded(_raising(ZeroDivisionError("the secret of Anna"))) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert "secret" not in err
    assert "ZeroDivisionError" not in err


def test_the_report_of_a_fault_is_kept_where_only_its_owner_can_read_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "home"))

    guarded(_raising(ZeroDivisionError("the secret of Anna")))

    [report] = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert str(report) in capsys.readouterr().err
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert "secret" not in report.read_text(encoding="utf-8")
    assert os.name == "nt" or stat.S_IMODE(report.stat().st_mode) == 0o600


def test_a_report_that_cannot_be_kept_hides_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path / "file" / "home"))

    assert guarded(_raising(ZeroDivisionError())) == 1

    assert "could not be kept" in capsys.readouterr().err


def test_a_report_names_causes_and_lines_of_code_but_no_values_and_no_home() -> None:
    def with_a_secret(note: str) -> None:
        try:
            int(note)
        except ValueError as error:
            raise RuntimeError(f"cannot show {note}") from error

    with pytest.raises(RuntimeError) as caught:
        with_a_secret("Anna cried")

    report = crash_report(caught.value)
    assert "builtins.RuntimeError" in report
    assert "builtins.ValueError" in report
    assert "with_a_secret" in report
    assert "Anna" not in report
    assert str(Path(__file__).parents[2]) not in report


def test_errors_that_cause_each_other_end_the_report_all_the_same() -> None:
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first

    assert crash_report(first).count("builtins.") == 2


@pytest.mark.parametrize(
    ("arguments", "english", "dutch"),
    [
        (["strat"], "There is no command 'strat'.", "De opdracht 'strat' bestaat niet."),
        (["strat"], "Did you mean 'start'?", "Bedoel je 'start'?"),
        (["meetings", "lst"], "Did you mean 'list'?", "Bedoel je 'list'?"),
        (["zzz"], "The commands are: start, resume,", "De opdrachten zijn: start, resume,"),
        (["start", "--zzz"], "There is no option --zzz.", "De optie --zzz bestaat niet."),
        (["start", "--grup", "x"], "Did you mean --group?", "Bedoel je --group?"),
        (["start", "--until"], "--until needs a value.", "Bij de optie --until hoort een waarde."),
        (["start", "--plain=3"], "--plain takes no value.", "Bij de optie --plain hoort geen waarde."),
        (["start", "a", "b c", "d"], "too many: b c d", "te veel achter de opdracht: b c d"),
        (["start", "--until", "16:00", "--time", "1h"], "--until and --time.", "Kies tussen --until"),
        (["start", "--language", "de"], "'de' is no value of --language.", "'de' kan niet bij --language."),
        (["methods", "show"], "METHOD|FILE is missing.", "METHOD|FILE ontbreekt."),
        (["methods", "show", "x", "--people", "six"], "--people must be a whole number", "een heel getal"),
        (["methods", "show", "x", "--people", "0"], "--people must be a whole number", "een heel getal"),
        (["methods", "show", "x", "--people", "-1"], "--people must be a whole number", "een heel getal"),
        (["methods", "show", "x", "--people", "٦"], "--people must be a whole number", "een heel getal"),
        (["meetings", "erase"], "MEETING is missing.", "MEETING ontbreekt."),
        (["export"], "Which document?", "Welk document?"),
        (["export", "--document", "x"], "owner, minutes", "owner, minutes"),
        (["export", "--document", "owner", "--format", "odt"], "md, html, docx", "md, html, docx"),
        (["start", "--participant", "x", "\x1b[2J", "y"], "too many: y", "opdracht: y"),
        (["\x1b[2J"], "'␛[2J'", "'␛[2J'"),
        (["start", "--\x1b[2J"], "There is no option --", "De optie --"),
    ],
)
def test_wrong_arguments_are_explained_in_the_language_of_the_facilitator(
    arguments: list[str],
    english: str,
    dutch: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for language, expected in (("en", english), ("nl", dutch)):
        monkeypatch.setenv("INTERVISIE_LANGUAGE", language)

        assert run(arguments) == 2

        out, err = capsys.readouterr()
        assert out == ""
        assert expected in err
        assert "\x1b" not in err
