"""`methods new`: whatever an author says, the file passes the check and reads back as what was said."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from intervisie.cli import method_check, method_new, rehearse
from intervisie.cli.method_new import SIMPLE_KINDS, SIMPLE_MODES
from intervisie.errors import AnswerNeededError, ExitCode, StorageError, UsageError
from intervisie.method.choices import Form, HelpsWith, Mode, RecordKind
from intervisie.method.library import Library
from intervisie.method.model import Method
from intervisie.method.writing import NewMethod, NewStep, id_from, method_text
from intervisie.shipped import shipped
from intervisie.words.catalogue import Words
from tests.method.builders import method, problems

WORDS = Words("nl")
TEXTS = (
    "Vertellen",
    "Let op: nog geen advies",
    "# geen commentaar",
    "yes",
    "1",
    "- een streepje",
    'Zeg "dank je"',
    "{a: b}",
    "[x]",
    "*ster",
    "é, ü en 漢",
    "een regel\\met een streep",
    "!tag",
    "'t Gaat goed",
)


def new(**values: object) -> NewMethod:
    given: dict[str, object] = {"id": "mijn-methode", "language": "nl", "name": "Mijn methode"}
    given["steps"] = (NewStep("Vertellen", Mode.CASE_OWNER, "10m"),)
    return NewMethod(**{**given, **values})  # type: ignore[arg-type]


def read(wanted: NewMethod) -> Method:
    return method(method_text(wanted, WORDS.text))


@pytest.mark.parametrize("mode", SIMPLE_MODES)
@pytest.mark.parametrize("kind", SIMPLE_KINDS)
def test_every_mode_and_kind_that_can_be_chosen_passes_the_check(mode: Mode, kind: RecordKind) -> None:
    found = read(new(steps=(NewStep("Stap", mode, "10m", "Wat nu?", kind),)))

    (part,) = found.steps[0].parts
    assert part.mode is mode
    assert part.say == "Wat nu?"
    if mode is not Mode.BREAK:
        assert (part.record.kind if part.record else RecordKind.NONE) is kind


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_reads_back_letter_for_letter(text: str) -> None:
    found = read(new(name=text, purpose=text, steps=(NewStep(text, Mode.PLENARY, "5m", text),)))

    assert (found.name, found.purpose) == (text, text)
    assert (found.steps[0].title, found.steps[0].parts[0].say) == (text, text)


def test_whatever_is_said_the_file_is_in_order() -> None:
    chance = random.Random(7)
    for _ in range(300):
        steps = tuple(
            NewStep(chance.choice(TEXTS), chance.choice(SIMPLE_MODES), "2m per person", chance.choice(TEXTS))
            for _ in range(chance.randint(1, 6))
        )
        wanted = new(
            steps=steps,
            form=chance.choice(tuple(Form)),
            helps_with=(chance.choice(tuple(HelpsWith)),),
            people=(2, 3, chance.randint(3, 9)),
        )

        assert problems(method_text(wanted, WORDS.text)) == ()


def test_two_steps_of_one_title_have_ids_of_their_own() -> None:
    found = read(new(steps=(NewStep("Vraag", Mode.PLENARY, "5m"), NewStep("Vraag", Mode.PLENARY, "5m"))))

    assert [step.id for step in found.steps] == ["vraag", "vraag-2"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Mijn Methode", "mijn-methode"), ("Café & vragen!", "cafe-vragen"), ("漢字", ""), ("-a-", "a")],
)
def test_an_id_is_made_of_the_name(name: str, expected: str) -> None:
    assert id_from(name) == expected


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    return tmp_path


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer the questions of a method with two steps, as a trainer would type them."""
    typed = iter(
        ["Short round", "", "", "", "", "", "Tell", "5m", "What happened?", "Ask", "1m per adviser", "", ""]
    )
    chosen = iter([0, 1, SIMPLE_MODES.index(Mode.CASE_OWNER), 0, SIMPLE_MODES.index(Mode.QUESTIONS), 0])

    def type_in(_question: object, refusal: object, *, usual: str = "") -> str:
        text = next(typed) or usual
        assert callable(refusal)
        assert refusal(text) is None
        return text

    monkeypatch.setattr(method_new, "can_ask", lambda: True)
    monkeypatch.setattr(method_new, "type_in", type_in)
    monkeypatch.setattr(method_new, "choose", lambda *_: next(chosen))


def test_a_conversation_ends_with_a_file_that_passes_every_check(
    home: Path, answered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    code = method_new.run(new_id=None, source=None, language="en", force=False)

    path = home / "methods" / "en" / "short-round.yaml"
    lines = capsys.readouterr().out.splitlines()
    assert code == ExitCode.DONE
    assert path.stat().st_mode & 0o777 == 0o600
    assert lines[-3:] == [
        f"  intervisie methods check {path}",
        "  intervisie rehearse short-round",
        "  intervisie start short-round",
    ]
    assert method_check.run(files=(str(path),), strict=True) == ExitCode.DONE
    assert rehearse.run(method="short-round", check=True) == ExitCode.DONE
    found = Library(shipped("methods"), home / "methods").find("short-round", "en")
    assert [step.title for step in found.steps] == ["Tell", "Ask"]
    assert "#" in path.read_text()


def test_what_is_there_is_not_replaced_and_nobody_answers_for_nothing(home: Path, answered: None) -> None:
    path = home / "methods" / "en" / "short-round.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("mine")

    with pytest.raises(StorageError):
        method_new.run(new_id=None, source=None, language="en", force=False)
    assert path.read_text() == "mine"


def test_another_method_can_be_the_beginning(home: Path) -> None:
    code = method_new.run(new_id="mijn-incident", source="incidentmethode", language="nl", force=False)

    assert code == ExitCode.DONE
    assert Library(shipped("methods"), home / "methods").find("mijn-incident", "nl").id == "mijn-incident"


def test_nobody_to_ask_is_said_with_what_to_do(home: Path) -> None:
    with pytest.raises(AnswerNeededError):
        method_new.run(new_id="iets", source=None, language=None, force=False)


@pytest.mark.parametrize("identifier", ["Met Hoofdletters", "../buiten", "", "-"])
def test_an_id_that_is_none_is_refused_first(home: Path, identifier: str) -> None:
    with pytest.raises(UsageError):
        method_new.run(new_id=identifier, source=None, language=None, force=False)


def _refusals() -> Iterator[tuple[object, str, bool]]:
    yield method_new._time_refusal, "10m", True
    yield method_new._time_refusal, "10", False
    yield method_new._needed, "", False
    yield method_new._anything, "a\x1bb", False
    yield method_new._id_refusal, "Hoi", False


@pytest.mark.parametrize(("refusal", "text", "fine"), tuple(_refusals()))
def test_what_cannot_be_is_refused_while_it_is_typed(refusal: object, text: str, fine: bool) -> None:
    assert callable(refusal)
    assert (refusal(text) is None) is fine
