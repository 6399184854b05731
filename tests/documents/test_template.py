"""Templates: what they may do, how they fail, and that a stranger's harms nobody."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from intervisie.documents.engine import FILTERS, GLOBALS
from intervisie.documents.sample import samples
from intervisie.documents.shelf import DOCUMENTS, Shelf
from intervisie.documents.template import Limits, Page, Template, check, make
from intervisie.errors import BadFileError, ExitCode
from intervisie.words.catalogue import Words
from tests.documents.builder import ROOT

SHELF = Shelf(ROOT / "templates")
SECRET = "zqsecretnoteqz"
DATA = {"title": "T", "note": SECRET, "notes": [SECRET, "b"], "line": {"text": SECRET}, "count": 3}
QUICK = Limits(cpu_seconds=1, wall_seconds=5)
HOSTILE = sorted((ROOT / "tests/hostile/templates").glob("*.j2"))


def own(source: str) -> Template:
    return Template("mine.md.j2", source, shipped=False, partials={})


def fault_of(source: str, limits: Limits = QUICK) -> BadFileError:
    with pytest.raises(BadFileError) as caught:
        make(own(source), DATA, limits=limits)
    return caught.value


def told(error: BadFileError) -> str:
    problem = error.problems[0]
    return Words("en").text(problem.text)


@pytest.mark.parametrize("document", ["owner", "minutes"])
def test_a_shipped_template_makes_the_same_in_the_child_as_here(document: str) -> None:
    shipped = SHELF.of_document(document)
    page = Page("Title", "en")

    for data in samples(document):
        assert make(own(shipped.source), data, page=page) == make(shipped, data, page=page)


@pytest.mark.parametrize("document", ["owner", "minutes"])
def test_shipped_templates_pass_the_check(document: str) -> None:
    check(own(SHELF.of_document(document).source), samples(document))


def test_a_template_of_ones_own_writes_what_was_typed() -> None:
    text = make(
        own("{% for n in notes %}\n- {{ n }}\n{% endfor %}\n{{ count * 2 }}"), {**DATA, "notes": ["# *a*"]}
    )

    assert text == "- \\# \\*a\\*\n6\n"


def test_what_a_macro_wrote_is_not_written_twice() -> None:
    source = "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(star) }} {% set s %}{{ star }}{% endset %}{{ s }}"

    assert make(own(source), {"star": "*a*"}) == "\\*a\\* \\*a\\*\n"


def test_what_is_typed_stays_typed_when_a_template_turns_escaping_off() -> None:
    source = "{% autoescape false %}{{ star }}{% endautoescape %}"

    assert make(own(source), {"star": "*a*"}) == "\\*a\\*\n"


@pytest.mark.parametrize(
    ("source", "line", "sentence"),
    [
        ("a\n{{ titel }}", 2, "There is no 'titel' here."),
        ("a\n\n{{ line.txt }}", 3, "There is no 'txt' here."),
        ("{% if %}", 1, "This is not understood: "),
        ("{% for x in notes %}", 1, "This is not understood: "),
        ("a\n{{ notes }}", 2, "Only text and numbers can be written"),
        ("{{ note|safe }}", 1, "This is not understood: No filter named 'safe'"),
        ("a\n{% include 'other' %}", 2, "There is no part 'other' to include."),
        ("{{ 1 / 0 }}", 1, "This cannot be worked out: ZeroDivisionError"),
        ("a\n{{ note.__class__ }}", 2, "This"),
    ],
)
def test_an_error_says_at_which_line_and_why(source: str, line: int, sentence: str) -> None:
    error = fault_of(source)

    assert error.exit_code is ExitCode.BAD_FILE
    assert error.problems[0].place.line == line
    assert told(error).startswith(sentence)


@pytest.mark.parametrize(
    "source",
    [
        "{{ line[note] }}",
        "{{ note.nothing }}",
        "{{ note + 1 }}",
        "{{ note|int + notes }}",
        "{% include note %}",
        "{{ range(note) }}",
        "{% for a, b in note %}{% endfor %}",
        "{{ notes|map(note)|list }}",
        "{{ note % 3 }}",
        "{{ note() }}",
        "{{ {}[note] }}",
        "{{ note|groupby(note) }}",
    ],
)
def test_an_error_never_quotes_a_note(source: str) -> None:
    error = fault_of(source)

    problem = error.problems[0]
    assert SECRET not in f"{told(error)} {problem.source} {error.text} {error.file}"


def test_a_message_is_short_and_harmless_for_a_terminal() -> None:
    error = fault_of("{{ '" + "x" * 500 + "\x1b[2J' | nothing" + "y" * 500 + " }}")

    assert len(told(error)) < 120
    assert "\x1b" not in told(error)


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.name)
def test_a_hostile_template_ends_soon_with_an_error_of_ours_and_shows_nothing(file: Path) -> None:
    begun = time.monotonic()

    error = fault_of(file.read_text())

    assert time.monotonic() - begun < 10
    assert error.exit_code is ExitCode.BAD_FILE
    assert SECRET not in told(error)


def test_a_template_that_only_waits_is_ended() -> None:
    slow = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"

    error = fault_of(slow, Limits(cpu_seconds=60, wall_seconds=0.7))

    assert told(error) == "The template takes longer than it may."


def test_the_child_gets_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "jinja2.py").write_text("raise SystemExit(3)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "jinja2.py"))

    assert make(own("{{ title }}"), DATA) == "T\n"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_no_child_stays_behind_and_no_file_stays_open() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))

    for source in ("{{ title }}", "{{ nothing }}", "{{ 9 ** 9 ** 9 ** 9 }}"):
        try:
            make(own(source), DATA, limits=QUICK)
        except BadFileError:
            continue

    assert len(list(Path("/proc/self/fd").iterdir())) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_name_that_a_template_can_use_is_explained(document: str) -> None:
    explained = set(re.findall(r"`(?:label\[')?([\w-]+)", (ROOT / "docs/templates.md").read_text()))

    for data in samples(document):
        label = data["label"]
        assert isinstance(label, dict)
        assert data.keys() | label.keys() <= explained
        assert _keys_below(data) <= explained


def test_every_filter_and_function_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", (ROOT / "docs/templates.md").read_text()))

    assert {*FILTERS, *GLOBALS} <= explained


def _keys_below(value: object) -> set[str]:
    """Return the names in the values of lists."""
    if isinstance(value, list):
        return set().union(
            *(_keys_below(one) | (set(one) if isinstance(one, dict) else set()) for one in value)
        )
    if isinstance(value, dict):
        return set().union(*(_keys_below(one) for one in value.values()))
    return set()
