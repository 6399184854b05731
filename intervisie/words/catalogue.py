"""From `Text` to words in Dutch or English. The only place where a sentence gets its language.

The English sentence is the message id, so that English needs no catalogue. The Dutch catalogue is
compiled beforehand and opened when the first Dutch sentence is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal

from intervisie.text import Argument, Either, Text, say, say_count

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

_BLANK = r"\{(\w+)\}"
"""Compiled by `re` at its first use: a start-up that fills no blank does not wait for it."""
_SETTINGS = ("INTERVISIE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class Words:
    """The sentences of one language.

    Nothing in here raises on a faulty sentence: a blank without an argument stays visible as
    `{name}`, a sentence without a translation stays English. What is filled in is not made inert;
    whoever shows the result on a terminal does that.
    """

    def __init__(self, language: str) -> None:
        self.language: Language = "nl" if language == "nl" else "en"

    def text(self, text: Text) -> str:
        """Return the sentence in this language with its blanks filled.

        A timedelta becomes "1 hour and 5 minutes", a datetime "14:32" in its own zone, a date
        "12 December 2026".
        """
        sentence = self._sentence(text)
        if not text.arguments:
            return sentence
        arguments = dict(text.arguments)

        def filled(blank: re.Match[str]) -> str:
            return self._spoken(arguments[blank[1]]) if blank[1] in arguments else blank[0]

        return re.sub(_BLANK, filled, sentence)

    def _sentence(self, text: Text) -> str:
        if self.language == "en" or not text.msgid:  # gettext keeps its own settings under the empty id
            return text.plural if text.plural and text.count != 1 else text.msgid
        if text.plural:
            return _catalogue(self.language).ngettext(text.msgid, text.plural, text.count)
        return _catalogue(self.language).gettext(text.msgid)

    def name(self, name: Either) -> str:
        """Return what something is called in this language."""
        return name.dutch if self.language == "nl" else name.english

    def _spoken(self, argument: Argument) -> str:
        match argument:
            case Text():
                return self.text(argument)
            case Either():
                return self.name(argument)
            case timedelta():
                return self.text(duration_text(argument))
            case datetime():
                return f"{argument:%H:%M}"
            case date():
                return self.text(date_text(argument))
            case _:
                return str(argument)


def duration_text(duration: timedelta) -> Text:
    """Return a duration as people say it, without its sign: two units at most, the rest left out."""
    seconds = int(abs(duration).total_seconds())
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    spoken = [
        unit
        for number, unit in (
            (hours, say_count("{count} hour", "{count} hours", hours)),
            (minutes, say_count("{count} minute", "{count} minutes", minutes)),
            (seconds, say_count("{count} second", "{count} seconds", seconds)),
        )
        if number
    ]
    if hours:
        spoken = spoken[:2] if minutes else spoken[:1]
    if not spoken:
        return say_count("{count} second", "{count} seconds", 0)
    if len(spoken) == 1:
        return spoken[0]
    return say("{first} and {second}", first=spoken[0], second=spoken[1])


def date_text(day: date) -> Text:
    """Return a date as people write it, whatever the system's own settings are."""
    return say("{day} {month} {year}", day=day.day, month=_month(day.month), year=day.year)


def interface_language(environ: Mapping[str, str]) -> Language:
    """Return the facilitator's language: the first setting that is filled in decides, else English."""
    for setting in _SETTINGS:
        value = environ.get(setting, "")
        if value:
            code = value.replace("-", "_").replace(".", "_").replace("@", "_").split("_")[0]
            return "nl" if code.lower() == "nl" else "en"
    return "en"


def _month(number: int) -> Text:
    months = (
        say("January"),
        say("February"),
        say("March"),
        say("April"),
        say("May"),
        say("June"),
        say("July"),
        say("August"),
        say("September"),
        say("October"),
        say("November"),
        say("December"),
    )
    return months[number - 1]


@cache
def _catalogue(language: Language) -> NullTranslations:
    """Open the compiled catalogue of `language`; without one, English remains."""
    compiled = Path(__file__).parent / language / "LC_MESSAGES" / "intervisie.mo"
    try:
        with compiled.open("rb") as file:
            return GNUTranslations(file)
    except OSError:
        return NullTranslations()
