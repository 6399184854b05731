"""The report with content: its owner fills it, line by line, and nothing of the sheet comes in by itself."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.cli.filling import fill
from intervisie.cli.pseudonyms import Pseudonyms
from intervisie.documents.content import owner_sheet
from intervisie.documents.individual import offered, own_cases, report
from intervisie.documents.layouts import LAYOUTS
from intervisie.documents.plain_report import offered_text, report_data
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import make
from intervisie.errors import AnswerNeededError, ExitCode
from intervisie.meeting.choices import CaseChosen
from intervisie.meeting.note import NoteKind
from intervisie.words.catalogue import Words
from tests.documents.builder import ROOT, a_meeting, a_whole_meeting, after, noted
from tests.documents.test_export import archive, stamp, with_a_second_case  # noqa: F401 # the fixture

SHELF = Shelf(ROOT / "templates")
LINES = [("What struck me", "I say must so often"), ("Images", "a door"), ("Questions", "Why?\nBecause.")]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> Terminal:
    """Let these lines be typed at a terminal; return what is shown there."""
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in lines)))
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    return shown


def run(*arguments: str) -> int:
    return edge.run(["export", "--document", "report", *arguments])


def written_file() -> Path:
    (file,) = Path.cwd().iterdir()
    return file


def text_of(layout: str, language: str = "nl", **written: tuple[str, ...]) -> str:
    """Return the report of Bas, whose case it was."""
    made = report(
        a_whole_meeting(language), LAYOUTS[layout], case=1, person="p2", activity="", written=written
    )
    return make(SHELF.of_document(f"report-{layout}"), report_data(made))


@pytest.mark.parametrize(
    ("layout", "headings"),
    [
        (
            "vs-ict",
            [
                "Individueel handelen uit het verleden",
                "Dilemma of leerdoel",
                "Bevraging",
                "Leereffect groep",
                "Leereffect persoonlijk",
            ],
        ),
        ("skj", ["Technisch-instrumenteel", "Normatief", "Persoonlijk"]),
        ("fgzpt", ["Gezamenlijk deel", "Persoonlijk deel"]),
        ("krp", ["Korte samenvatting van de casus"]),
    ],
)
def test_each_layout_has_the_headings_of_its_register_and_lines_to_write_on(
    layout: str, headings: list[str]
) -> None:
    text = text_of(layout)

    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == headings
    assert text.count("\n________________________________________\n") == 2 * len(headings)


def test_names_stand_only_where_the_register_asks_for_them() -> None:
    texts = {layout: text_of(layout) for layout in LAYOUTS}

    others = ("Anna", "Cem", "Dewi", "Els", "Fay")
    assert [name for name in (*others, "Bas") for layout in ("vs-ict", "krp") if name in texts[layout]] == []
    assert "- **Naam:** Bas\n" in texts["skj"]
    assert [name for name in others if name in texts["skj"]] == []
    assert "- **Ook deelgenomen:** Anna, Cem, Dewi, Els, Fay\n" in texts["fgzpt"]


def test_what_its_owner_put_there_stands_under_its_heading_and_signs_nothing() -> None:
    text = text_of("vs-ict", dilemma=("Ik zweeg.\nEn toen?", "# geen kop"))

    part = text.partition("## Dilemma of leerdoel\n")[2].partition("\n## ")[0]
    assert part.strip() == "- Ik zweeg.\\\n  En toen?\n- \\# geen kop"
    assert text.rstrip().endswith("**Datum van ondertekening** ______________________________")


def test_nothing_is_called_by_any_name_that_nobody_chose() -> None:
    for layout in LAYOUTS:
        assert "- **Soort activiteit:** ____" in text_of(layout)
        assert "ICT" not in text_of(layout)


def test_the_lines_that_are_offered_are_those_of_the_sheet_without_numbers_and_without_who_gave_them() -> (
    None
):
    meeting = a_whole_meeting("nl")
    meeting = noted(meeting, 126, NoteKind.SCALE, "7", "want het gaat", speaker="p3")

    lines = [offered_text(line, Words("nl")) for line in offered(owner_sheet(meeting, "1"))]

    assert lines[0] == ("Mijn vraag bij binnenkomst", "Hoe krijg ik haar zover dat ze luistert?")
    assert ("Wat mij trof", "Dat ik het woord 'moeten' zo vaak gebruik.") in lines
    assert any("Dat ze er genoeg van had." in text for _, text in lines)
    assert not [text for _, text in lines if "want het gaat" in text]
    assert not [line for line in lines if "Cem" in repr(line) or "Dewi" in repr(line)]
    assert not [text for _, text in lines if "Eerst de feiten" in text]


def test_a_case_is_of_its_owner_and_of_who_shares_it() -> None:
    meeting = after(a_meeting(), 1, CaseChosen(case="1", owner="p2", co_owners=("p3",)))

    assert [own_cases(meeting, person) for person in ("p2", "p3", "p4", "")] == [(1,), (1,), (), ()]


def test_each_line_goes_where_its_owner_says_as_it_is_worded_anew_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = typed(monkeypatch, "3", "1 a closed door", "", "", "", "my own")

    with pytest.raises(AnswerNeededError):
        fill(LAYOUTS["skj"], LINES, ())

    shown = typed(monkeypatch, "3", "1 a closed door", "", "", "", "my own", "")
    assert fill(LAYOUTS["skj"], LINES, ()) == {
        "technical": ("a closed door",),
        "normative": (),
        "personal": ("I say must so often", "my own"),
    }
    assert "Line 2 of 3, Images" in shown.getvalue()


def test_a_line_can_be_gone_back_to_and_the_rest_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "/back", "1", "/vorige", "2", "/EINDE", "", "", "")

    found = fill(LAYOUTS["skj"], LINES, ())

    assert found == {"technical": (), "normative": ("I say must so often",), "personal": ()}


@pytest.mark.parametrize("wrong", ["4", "0", "x", "-1", "²", "999", "1a text", "#1"])
def test_what_names_no_heading_is_asked_again(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = typed(monkeypatch, wrong, "1", "/end", "", "", "")

    assert fill(LAYOUTS["skj"], LINES, ())["technical"] == ("I say must so often",)
    assert "1 to 3" in shown.getvalue()


def test_a_line_that_may_tell_who_it_is_about_is_asked_about_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed(monkeypatch, "1 Anna rang", "2 wrote to Bas", "3 Cem left", "", "", "", "1", "wrote to him", "")

    found = fill(LAYOUTS["skj"], LINES, ("Anna", "Bas", "Cem"))

    assert found == {"technical": ("███ rang",), "normative": ("wrote to him",), "personal": ("Cem left",)}


def test_one_person_is_called_the_same_in_every_line_of_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "1 Anna rang", "2 wrote to Bas", "3 Anna left", "", "", "", "2", "2", "2")
    table = Pseudonyms(("Anna", "Bas", "Cem"), Words("en"), lambda: {"Bas": "person A"})

    found = fill(LAYOUTS["skj"], LINES, ("Anna", "Bas", "Cem"), table)

    assert found == {
        "technical": ("person B rang",),
        "normative": ("wrote to person A",),
        "personal": ("person B left",),
    }
    assert table.given == {"Anna": "person B", "Bas": "person A"}


def test_what_steers_a_terminal_is_shown_and_does_not_steer(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = typed(monkeypatch, "/end", "", "", "")

    fill(LAYOUTS["skj"], [("head\x1b[2J", "text\x1b]0;x\x07")], ())

    assert "\x1b" not in shown.getvalue()


@pytest.mark.usefixtures("archive")
def test_without_a_terminal_it_is_the_headings_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--layout", "skj") == ExitCode.DONE

    file = written_file()
    assert file.name == "2026-11-23-1-individual-report-skj-case-1.md"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "How do I listen?" not in file.read_text()
    assert "nothing was taken over" in capsys.readouterr().err


@pytest.mark.usefixtures("archive")
def test_at_a_terminal_empty_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch)

    assert run("--layout", "fgzpt", "--empty") == ExitCode.DONE
    assert "How do I listen?" not in written_file().read_text()
    assert run("--layout", "vs-ict", "--empty") == ExitCode.ANSWER_NEEDED


def test_at_a_terminal_the_owner_fills_it_and_the_journal_keeps_only_that_it_was_made(
    archive: Archive,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed(monkeypatch, "2", "", "", "quite my own words", "")
    before = archive.load()

    assert run("--layout", "skj", "--format", "html") == ExitCode.DONE

    text = written_file().read_text()
    assert "How do I listen?" in text
    assert "quite my own words" in text
    (journal,) = archive.folder.glob("*.jsonl")
    last = journal.read_text().splitlines()[-1]
    assert '"document":"report-skj"' in last
    assert "own words" not in journal.read_text()
    assert archive.load().notes == before.notes


def test_the_lines_of_somebody_elses_case_are_not_shown(
    archive: Archive,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for arguments in (("--person", "Cem"), ("--person", "cem", "--case", "1", "--force")):
        shown = typed(monkeypatch, "", "", "", "")

        assert run("--layout", "skj", "--output", "out.md", *arguments) == ExitCode.DONE

        assert "How do I listen?" not in shown.getvalue()
        assert "- **Name:** Cem\n" in Path("out.md").read_text()


@pytest.mark.usefixtures("archive")
def test_a_report_for_the_vs_register_needs_its_activity_said_and_tells_what_does_not_count(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("--layout", "vs-ict") == ExitCode.ANSWER_NEEDED
    told = capsys.readouterr().err
    assert "does not count intervision" in told
    assert "--activity" in told
    assert list(Path.cwd().iterdir()) == []

    assert run("--layout", "vs-ict", "--activity", "peer  review") == ExitCode.DONE
    assert "- **Kind of activity:** peer review\n" in written_file().read_text()


@pytest.mark.usefixtures("archive")
def test_at_a_terminal_the_activity_is_asked_until_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "", "x" * 81, "peer review", "/end", *("",) * 5)

    assert run("--layout", "vs-ict") == ExitCode.DONE
    assert "- **Kind of activity:** peer review\n" in written_file().read_text()


@pytest.mark.usefixtures("archive")
def test_the_minutes_of_a_case_meeting_are_filled_by_the_group_and_by_no_note(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = typed(monkeypatch, "a talk that went wrong", "")

    assert run("--layout", "krp") == ExitCode.DONE

    assert "How do I listen?" not in shown.getvalue()
    assert "- a talk that went wrong\n" in written_file().read_text()
    assert run("--layout", "krp", "--person", "Bas", "--force") == ExitCode.USAGE


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--layout", "nothing"),
        ("--layout", "skj", "--case", "7"),
        ("--layout", "skj", "--person", "Nobody"),
        ("--layout", "skj", "--activity", " "),
        ("--layout", "skj", "--activity", "a\x1b[2Jb"),
        ("--layout", "skj", "--template", "nothing"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == ExitCode.USAGE

    assert capsys.readouterr().err
    assert list(Path.cwd().iterdir()) == []


def test_two_cases_ask_which_one(archive: Archive) -> None:  # noqa: F811
    with_a_second_case(archive)

    assert run("--layout", "skj") == ExitCode.USAGE
    assert run("--layout", "skj", "--person", "Bas") == ExitCode.USAGE
    assert run("--layout", "skj", "--case", "2") == ExitCode.DONE
    assert written_file().name.endswith("-case-2.md")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("document", "option"),
    [
        ("minutes", ("--layout", "skj")),
        ("minutes", ("--empty",)),
        ("owner", ("--activity", "x")),
        ("minutes", ("--activity", "x")),
    ],
)
def test_options_of_a_report_do_nothing_silently_elsewhere(document: str, option: tuple[str, ...]) -> None:
    assert edge.run(["export", "--document", document, *option]) == ExitCode.USAGE


@pytest.mark.usefixtures("archive")
def test_the_kind_of_activity_that_was_said_stands_on_the_list() -> None:
    assert edge.run(["export", "--document", "attendance", "--activity", "peer review"]) == ExitCode.DONE

    assert "- **Kind of activity:** peer review\n" in written_file().read_text()


@pytest.mark.usefixtures("archive")
def test_a_template_of_ones_own_gets_what_was_put_there() -> None:
    folder = Path(os.environ["INTERVISIE_HOME"]) / "templates"
    folder.mkdir()
    (folder / "own.md.j2").write_text(
        "{% for part in parts %}{{ part.heading }}: {{ part.name }}\n{% endfor %}"
    )

    assert run("--layout", "fgzpt", "--template", "own", "--output", "out.md") == ExitCode.DONE

    assert Path("out.md").read_text() == "Joint part: joint\nPersonal part: personal\n"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(("form", "begin"), [("docx", b"PK"), ("html", b"<!DOCTYPE"), ("json", b"{")])
def test_a_report_comes_in_every_format(form: str, begin: bytes) -> None:
    assert run("--layout", "skj", "--format", form) == ExitCode.DONE

    assert written_file().name.endswith(f"-skj-case-1.{form}")
    assert written_file().read_bytes().startswith(begin)


@pytest.mark.usefixtures("archive")
def test_a_report_is_no_line_of_a_spreadsheet() -> None:
    assert run("--layout", "skj", "--format", "csv") == ExitCode.USAGE
