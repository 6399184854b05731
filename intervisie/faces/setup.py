"""The questions before a meeting: which group, who is here, until when. Only what nobody said yet.

Enter takes the usual answer. On a terminal that can only add lines, the same questions are asked in
plain lines.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from intervisie.faces.inert import inert, one_line, wrap
from intervisie.faces.names import cleaned, why_not
from intervisie.method.model import MethodRole
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words


class Questions(Protocol):
    """Asks; an answer of None means that whoever was asked has gone.

    What was refused is said, and asked again.
    """

    def group(self, known: Sequence[str]) -> str | None:
        """Ask which group meets; "" is none. The first of `known` met last."""
        ...

    def people(self, usual: Sequence[str]) -> tuple[str, ...] | None:
        """Ask who is here; `usual` are the people of last time."""
        ...

    def holders(self, role: MethodRole, people: Sequence[str]) -> tuple[str, ...] | None:
        """Ask who of these has a role of the method; () when that is left for later."""
        ...

    def until(self) -> str | None:
        """Ask until when; "" is no end."""
        ...

    def agreed(self, question: Text, answers: tuple[Text, Text], *, usual: bool = True) -> bool | None:
        """Ask for the first of two answers or the other; Enter takes the first where that is `usual`."""
        ...


def somebody_to_ask() -> bool:
    """Tell whether both sides of the conversation are at a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def questions(words: Words) -> Questions:
    """Return the way of asking that this terminal can show."""
    if os.environ.get("TERM", "") in ("", "dumb") and sys.platform != "win32":
        return LineQuestions(words)
    return ScreenQuestions(words)


class _Said(Struct, frozen=True):
    """What the questions say."""

    group: Text = say("Which group?")
    new_group: Text = say("another group")
    no_group: Text = say("no group")
    name_of_group: Text = say("Name of the group (Enter for none):")
    here: Text = say("Who is here?")
    others: Text = say("Who else? Names with a comma between them (Enter for nobody):")
    names: Text = say("Who is here? Names with a comma between them:")
    nobody: Text = say("At least two people are needed.")
    until: Text = say("Until when? As in 16:00 (Enter for no end):")
    not_a_time: Text = say("Write a time, as in 16:00.")
    one_or_two: Text = say("Type 1 or 2.")
    how_to_tick: Text = say("(arrows move, space ticks, Enter goes on)")


SAID = _Said()


class ScreenQuestions:
    """The questions with arrows and ticks."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def group(self, known: Sequence[str]) -> str | None:
        """Ask which group meets."""
        import questionary

        if known:
            other, none = self._words.text(SAID.new_group), self._words.text(SAID.no_group)
            choices = [
                *(questionary.Choice(name, value=(name,)) for name in known[:20]),
                questionary.Choice(other, value=()),
                questionary.Choice(none, value=("",)),
            ]
            picked: tuple[str, ...] | None = questionary.select(
                self._words.text(SAID.group), choices=choices, instruction=" ", qmark=""
            ).ask()
            if picked is None or picked:
                return picked[0] if picked else None
        return self._text(SAID.name_of_group, _group_refusal)

    def people(self, usual: Sequence[str]) -> tuple[str, ...] | None:
        """Ask who is here, the usual people ticked."""
        import questionary

        ticked: tuple[str, ...] = ()
        if usual:
            chosen: list[str] | None = questionary.checkbox(
                self._words.text(SAID.here),
                choices=[questionary.Choice(name, checked=True) for name in usual],
                instruction=self._words.text(SAID.how_to_tick),
                qmark="",
                erase_when_done=True,  # it would say how many in English; who it is says more
            ).ask()
            if chosen is None:
                return None
            ticked = tuple(chosen)
            names = ", ".join(map(one_line, ticked)) or "-"
            sys.stdout.write(f" {inert(self._words.text(SAID.here))} {inert(names)}\n")
        question = SAID.others if usual else SAID.names
        typed = self._text(question, lambda text: names_refusal(text, ticked))
        return None if typed is None else (*ticked, *split_names(typed))

    def holders(self, role: MethodRole, people: Sequence[str]) -> tuple[str, ...] | None:
        """Ask who has a role of the method."""
        typed = self._text(_who_is(role), lambda text: _holders_refusal(text, role, people))
        return None if typed is None else split_names(typed)

    def until(self) -> str | None:
        """Ask until when."""
        return self._text(SAID.until, _until_refusal)

    def agreed(self, question: Text, answers: tuple[Text, Text], *, usual: bool = True) -> bool | None:
        """Ask with two answers to choose from, the usual one first."""
        import questionary

        choices = [
            questionary.Choice(self._words.text(answer), value=value)
            for answer, value in zip(answers, ("first", "other"), strict=True)
        ]
        width = (os.get_terminal_size().columns or 80) - 2
        picked: str | None = questionary.select(
            "\n ".join(wrap(self._words.text(question), width)),
            choices=choices if usual else choices[::-1],
            instruction=" ",
            qmark="",
        ).ask()
        return None if picked is None else picked == "first"

    def _text(self, question: Text, refusal: Refusal) -> str | None:
        import questionary

        def validate(text: str) -> bool | str:
            why = refusal(text)
            return True if why is None else self._words.text(why)

        answer: str | None = questionary.text(self._words.text(question), qmark="", validate=validate).ask()
        return None if answer is None else cleaned(answer)


class LineQuestions:
    """The same questions in plain lines."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def group(self, known: Sequence[str]) -> str | None:
        """Ask which group meets; Enter takes the one that met last."""
        if known:
            question = say("Which group? Enter for {name}, - for none:", name=known[0])
            typed = self._text(question, _group_refusal)
            return typed if typed is None else "" if typed == "-" else typed or known[0]
        return self._text(SAID.name_of_group, _group_refusal)

    def people(self, usual: Sequence[str]) -> tuple[str, ...] | None:
        """Ask who is here; Enter takes the usual people."""
        if not usual:
            typed = self._text(SAID.names, lambda text: names_refusal(text, ()))
            return None if typed is None else split_names(typed)
        question = say(
            "Who is here? Names with a comma between them, Enter for: {names}.", names=", ".join(usual)
        )
        typed = self._text(question, lambda text: names_refusal(text, ()) if text.strip() else None)
        if typed is None:
            return None
        return split_names(typed) or tuple(usual)

    def holders(self, role: MethodRole, people: Sequence[str]) -> tuple[str, ...] | None:
        """Ask who has a role of the method."""
        typed = self._text(_who_is(role), lambda text: _holders_refusal(text, role, people))
        return None if typed is None else split_names(typed)

    def until(self) -> str | None:
        """Ask until when."""
        return self._text(SAID.until, _until_refusal)

    def agreed(self, question: Text, answers: tuple[Text, Text], *, usual: bool = True) -> bool | None:
        """Ask for 1 or 2."""
        first, other = answers
        asked = say("{question} 1: {first}. 2: {other}.", question=question, first=first, other=other)
        typed = self._text(asked, lambda text: None if text.strip() in ("", "1", "2") else SAID.one_or_two)
        return None if typed is None else usual if not typed else typed == "1"

    def _text(self, question: Text, refusal: Refusal) -> str | None:
        while True:
            try:
                typed = input(f"{self._words.text(question)} ")
            except EOFError:
                return None
            why = refusal(typed)
            if why is None:
                return cleaned(typed)
            sys.stdout.write(f"{self._words.text(why)}\n")


class Refusal(Protocol):
    """Tells why an answer cannot be used, None when it can."""

    def __call__(self, text: str, /) -> Text | None:
        """Return the reason."""
        ...


def _who_is(role: MethodRole) -> Text:
    return say("{role}: who? (Enter for later)", role=role.name)


def _holders_refusal(text: str, role: MethodRole, people: Sequence[str]) -> Text | None:
    """Return why these names cannot have a role, None when they can: at the table, and not too many."""
    known = {name.casefold() for name in people}
    names = split_names(text)
    stranger = next((name for name in names if name.casefold() not in known), None)
    if stranger is not None:
        return say("{name} is not at the table.", name=stranger)
    if len(names) > role.most:
        return say_count(
            "{role}: {count} person at most.", "{role}: {count} people at most.", role.most, role=role.name
        )
    return None


def split_names(typed: str) -> tuple[str, ...]:
    """Return the names in a line with commas between them."""
    return tuple(name for name in map(cleaned, typed.split(",")) if name)


def names_refusal(typed: str, ticked: Sequence[str]) -> Text | None:
    """Return why these names cannot be used beside those ticked, None when they can."""
    names = list(ticked)
    for name in split_names(typed):
        why = why_not(name, names)
        if why is not None:
            return why
        names.append(name)
    return None if len(names) >= LEAST else SAID.nobody


LEAST = 2
"""A meeting is between people; one alone is a diary."""


def _group_refusal(typed: str) -> Text | None:
    name = cleaned(typed)
    return why_not(name) if name else None


def _until_refusal(typed: str) -> Text | None:
    import re

    text = typed.strip()
    match = re.fullmatch(r"(\d{1,2})[:.u](\d{2})", text, re.ASCII)
    if not text or (match and int(match[1]) < 24 and int(match[2]) < 60):
        return None
    return SAID.not_a_time
