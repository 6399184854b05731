"""Sentences before they have a language. Pure: only faces, cli and documents turn them into words.

A pure room returns `Text`, never a `str` meant for people. The English sentence is the message id;
`intervisie.words` looks up the Dutch one. `say` and `say_count` are the two marks that the
extraction of catalogues looks for, so their first arguments are always literal strings.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Union

from msgspec import Struct

Argument = Union[str, int, timedelta, date, datetime, "Text", "Either"]


class Text(Struct, frozen=True):
    """One sentence with its blanks, still without a language.

    `msgid` holds `{name}` blanks; `arguments` fills them, as pairs in any order. `plural` is empty,
    or the form for any `count` but one. How an argument is worded: a timedelta as people say it
    ("20 minutes"), a date and a datetime (timezone-aware, shown as hours and minutes) in the ways of
    the language, a nested Text in the same language, of an Either the one name, a str as it stands.
    """

    msgid: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    plural: str = ""
    count: int = 1


class Either(Struct, frozen=True):
    """Something with a fixed name in each language that is no sentence, such as a command."""

    dutch: str
    english: str


def say(msgid: str, /, **arguments: Argument) -> Text:
    """Mark a sentence for translation and fill its blanks."""
    return Text(msgid, tuple(arguments.items()))


def say_count(one: str, many: str, count: int, /, **arguments: Argument) -> Text:
    """Mark a sentence that depends on a number; `{count}` stands for it in both forms."""
    return Text(one, (("count", count), *arguments.items()), many, count)


def clock_reading(duration: timedelta) -> str:
    """Return a duration as a clock shows it, `2:10` or `1:02:10`, without sign and rounded down.

    The same in every language, so that it is a plain string.
    """
    seconds = int(abs(duration).total_seconds())
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
