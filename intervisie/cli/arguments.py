"""What the values of options may be; Typer checks none of them, so that the complaint can be ours."""

from __future__ import annotations

from datetime import timedelta

from intervisie.errors import UsageError
from intervisie.text import say

PAPER = ("md", "html", "docx", "pdf", "json")
"""The formats that every document comes in."""


def check_language(value: str | None) -> None:
    """Raise UsageError when `value` is no language of ours."""
    if value is not None:
        check_choice("--language", value, ("nl", "en"))


def check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    """Raise UsageError, naming the choices, when `value` is none of them."""
    if value not in choices:
        raise UsageError(
            say("'{value}' is no value of {option}.", value=value, option=option),
            say("The values are: {names}.", names=", ".join(choices)),
        )


def whole_number(option: str, value: str | None) -> int | None:
    """Return the number that `value` writes in Arabic digits, from 1 on; UsageError when it does not."""
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 5 and int(value)):
        raise UsageError(say("{option} must be a whole number, 1 or more.", option=option))
    return int(value)


def length_of_time(option: str, value: str | None) -> timedelta | None:
    """Return the length that `value` writes, such as 75m; UsageError when it writes none."""
    if value is None:
        return None
    from intervisie.meeting.lines import read_minutes

    length = read_minutes(value)
    if not length:
        raise UsageError(
            say("'{text}' is no length of time.", text=value),
            say("Write it as in {option} 75m.", option=option),
        )
    return length


def choose_face(*, plain: bool, screen: bool, ascii_only: bool) -> str | None:
    """Return which face was asked for: plain, screen or ascii; None leaves it to the terminal."""
    for asked, name in ((screen, "--screen"), (ascii_only, "--ascii")):
        if plain and asked:
            raise UsageError(say("Choose between {one} and {other}.", one="--plain", other=name))
    return "plain" if plain else "ascii" if ascii_only else "screen" if screen else None
