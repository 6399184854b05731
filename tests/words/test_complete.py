"""Dutch is complete: every sentence in the code, with the same blanks, compiled."""

from __future__ import annotations

import ast
import re

import pytest
from babel.messages import Message

from intervisie.meeting.commands import COMMANDS
from intervisie.words import update

CATALOGUE = update.translated()
MESSAGES = [message for message in CATALOGUE if message.id]


def _forms(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (str(value or ""),)


def _same_blanks(message: Message) -> bool:
    """Compare the blanks; a form for one or many may leave `{count}` out ("one note")."""
    english = {blank for form in _forms(message.id) for blank in _blanks(form)}
    dutch = [_blanks(form) for form in _forms(message.string) if form]
    return all(blanks <= english and english - blanks <= {"count"} for blanks in dutch)


def _blanks(form: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", form))


def test_every_sentence_has_its_dutch() -> None:
    assert update.missing(CATALOGUE) == []


def test_the_compiled_catalogue_is_fresh() -> None:
    assert update.is_fresh(CATALOGUE), "run: python -m intervisie.words.update"


def test_dutch_fills_the_same_blanks() -> None:
    different = [message.id for message in MESSAGES if not _same_blanks(message)]

    assert different == []


def test_no_dutch_sentence_shouts() -> None:
    shouting = [message.id for message in MESSAGES if any("!" in form for form in _forms(message.string))]

    assert shouting == []


def test_a_command_is_named_in_the_language_of_the_sentence() -> None:
    english = {name for spec in COMMANDS for name in spec.english}
    dutch = {name for spec in COMMANDS for name in spec.dutch}

    foreign = [name for message in MESSAGES for name in _commands(message.id) - english]
    foreign += [name for message in MESSAGES for name in _commands(message.string) - dutch]

    assert foreign == []


def _commands(value: object) -> set[str]:
    """Return the names behind a slash; a path such as /home/name holds none."""
    return {name for form in _forms(value) for name in re.findall(r"(?<![\w/])/([a-z][\w-]*)(?![\w/])", form)}


def test_marks_are_found_wherever_they_stand() -> None:
    code = ast.parse('f"{say(\'One {blank}.\', blank=1)}"; text.say_count("a", "b", 3); other("c")')

    assert sorted(map(str, update.marked(code))) == ["('a', 'b')", "One {blank}."]


@pytest.mark.parametrize("code", ["say(name)", 'say(f"{name}")', 'say_count("one", many, 2)', "say()"])
def test_a_sentence_that_is_no_literal_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="literal"):
        list(update.marked(ast.parse(code)))
