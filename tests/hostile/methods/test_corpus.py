"""No hostile file is read as a method, none costs time, and each is answered with a place and a sentence."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from intervisie.cli.problems import problem_lines
from intervisie.errors import BadFileError
from intervisie.faces.inert import inert
from intervisie.method.findings import Findings
from intervisie.method.walk import walk
from intervisie.words.catalogue import Words
from tests.hostile.methods.corpus import SOUND, corpus
from tests.method.builders import english, method, problems

CORPUS = corpus()
RICH = SOUND + (
    "    record: {kind: advice, goes_to: minutes}\n    watch: [P1, 'eigen: woorden']\n"
    "    ask:\n      - \"Wat?\"\n      - 'Hoe?'\n    say: |\n      Twee\n      regels\n"
    "people: {min: 4, ideal: 6, max: 10, outside: warn}\nprotect: [step-1]\nbrings: [evaluation]\n"
    "hidden:\n  - {id: afloop, ask: Hoe?, revealed_at: step-1}\n"
)


SIGNS = ["", "\t", ": ", "- ", "[", "}", "&a ", "*a", "!", "'", '"', "#", "\n", "? "]


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_is_refused_within_a_second(name: str) -> None:
    begin = time.process_time()  # the work, not what else the machine does meanwhile

    with pytest.raises(BadFileError) as caught:
        method(CORPUS[name])

    assert time.process_time() - begin < 1
    assert 1 <= len(caught.value.problems) <= 20


@pytest.mark.parametrize("name", CORPUS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_shown_of_it_cannot_steer_a_terminal(name: str, language: str) -> None:
    with pytest.raises(BadFileError) as caught:
        method(CORPUS[name])

    lines = problem_lines(caught.value, Words(language))

    assert all(line == inert(line) for line in lines)
    assert max(map(len, lines)) < 1_000


@pytest.mark.parametrize("name", CORPUS)
def test_the_place_exists_in_the_file(name: str) -> None:
    with pytest.raises(BadFileError) as caught:
        method(CORPUS[name])

    text = CORPUS[name].decode("utf-8", "replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in caught.value.problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


def test_there_are_three_hundred_hostile_files() -> None:
    assert len(CORPUS) >= 300


@given(st.data())
@settings(max_examples=300, deadline=1_000)
def test_a_file_changed_at_random_is_a_method_or_refused(data: st.DataObject) -> None:
    text = RICH
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        piece = data.draw(st.sampled_from(SIGNS) | st.text(max_size=4))
        text = text[:at] + piece + text[at + cut :]

    _read_or_refused(text)


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=1_000)
def test_any_bytes_are_a_method_or_refused(content: bytes) -> None:
    _read_or_refused(content)


@given(st.text(alphabet="ab:-[]{},&*!|>'\"%@`#? \n\t0", max_size=80))
@settings(max_examples=300, deadline=1_000)
def test_either_parser_explains_what_it_refuses(text: str) -> None:
    fast, slow = Findings(text, "f"), Findings(text, "f")

    walk(text, fast)
    walk(text, slow, yaml.BaseLoader)

    for findings in (fast, slow):
        if findings:
            assert findings.error().problems


def _read_or_refused(content: str | bytes) -> None:
    """Read a text; anything but a method or a refusal with its sentences fails the test."""
    with suppress(BadFileError):
        method(content)
    found = problems(content)
    assert all(english(problem.text) for problem in found)
