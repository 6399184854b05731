"""Asking the person at the keyboard one thing; whoever cannot be asked is told which option answers it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from intervisie.cli.spoken import interface_words
from intervisie.faces.inert import inert
from intervisie.text import Text, say


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal, on both sides of it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def choose(question: Text, answers: Sequence[str], *, first: int = 0) -> int:
    """Return the place in `answers` of the one that is chosen; `first` is the one Enter takes.

    Raises:
        KeyboardInterrupt: no answer was given.
    """
    if os.environ.get("TERM", "") == "dumb":
        return _choose_by_number(question, answers, first)
    import questionary

    choices = [questionary.Choice(inert(answer), value=place) for place, answer in enumerate(answers)]
    told = interface_words().text
    asked = questionary.select(
        inert(told(question)),
        choices=choices,
        default=choices[first],
        instruction=" ",
        qmark="",
    )
    return int(asked.unsafe_ask())


def _choose_by_number(question: Text, answers: Sequence[str], first: int) -> int:
    """Ask line by line, for a terminal that only adds lines and for whoever hears it read aloud."""
    told = interface_words().text
    print(inert(told(question)))
    for number, answer in enumerate(answers, start=1):
        print(f"{number}. {inert(answer)}")
    while True:
        try:
            answer = input(f"{inert(told(say('Number, or Enter for {number}:', number=first + 1)))} ").strip()
        except EOFError:
            raise KeyboardInterrupt from None
        if not answer:
            return first
        if answer.isascii() and answer.isdecimal() and 1 <= int(answer[:9]) <= len(answers):
            return int(answer) - 1


def type_in(question: Text, refusal: Callable[[str], Text | None], *, usual: str = "") -> str:
    """Return what is typed, without space around it; `refusal` says why a text cannot be, None when it can.

    Enter takes `usual`, which is checked as well.

    Raises:
        KeyboardInterrupt: no answer was given.
    """
    told = interface_words().text
    if os.environ.get("TERM", "") == "dumb":
        return _type_in_by_line(question, refusal, usual)
    import questionary

    def validate(text: str) -> bool | str:
        why = refusal(text.strip() or usual)
        return True if why is None else inert(told(why))

    shown = f"{inert(told(question))} ({inert(usual)})" if usual else inert(told(question))
    asked = questionary.text(shown, qmark="", validate=validate)
    return str(asked.unsafe_ask()).strip() or usual


def _type_in_by_line(question: Text, refusal: Callable[[str], Text | None], usual: str) -> str:
    told = interface_words().text
    while True:
        try:
            typed = input(f"{inert(told(question))} ").strip() or usual
        except EOFError:
            raise KeyboardInterrupt from None
        why = refusal(typed)
        if why is None:
            return typed
        print(inert(told(why)))
