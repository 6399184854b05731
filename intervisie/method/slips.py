"""What is wrong with a value and what to write instead, as sentences. Pure."""

from __future__ import annotations

import re

from intervisie.method.findings import shown
from intervisie.method.keys import Key, Kind
from intervisie.method.model import FORMAT
from intervisie.method.suggest import id_from
from intervisie.text import Text, say

_UNITS = (
    (re.compile(r"(\d+) ?(?:min|mins|minute|minutes|minuut|minuten|m|')\.?", re.ASCII | re.IGNORECASE), "m"),
    (re.compile(r"(\d+) ?(?:s|sec|secs|second|seconds|seconde|seconden)\.?", re.ASCII | re.IGNORECASE), "s"),
    (re.compile(r"(\d+) ?(?:h|hour|hours|u|uur|uren)\.?", re.ASCII | re.IGNORECASE), "h"),
)
_RANGE = re.compile(r"(\d{1,3}) ?([^\W\d]*)\.? ?[-\u2013] ?(\d{1,3}) ?([^\W\d]+)\.?", re.ASCII)
_ENDS_AN_ITEM = re.compile(r"[,:#\[\]{}\"']|^[-?&*!|>%@`]")
_PER = {
    "persoon": "person",
    "deelnemer": "person",
    "participant": "person",
    "adviseur": "adviser",
    "groepslid": "adviser",
    "advisor": "adviser",
    "casus": "case",
    "zaak": "case",
    "notitie": "item",
    "vraag": "item",
    "note": "item",
}
_LISTS_OF_MAPPINGS = frozenset(
    {Kind.STEPS, Kind.PARTS, Kind.HIDDEN, Kind.ROLES, Kind.VARIANTS, Kind.MODULES, Kind.PITFALLS}
)


def time_mend(value: str) -> Text:
    """Return how to write a time that was written otherwise."""
    if re.search(r"\d", value) and not re.search(r"\d", value, re.ASCII):
        return say("Use the digits 0 to 9: 10m.")
    if re.fullmatch(r"\d+", value, re.ASCII):
        return say(
            "Write {minutes} for minutes or {seconds} for seconds.",
            minutes=f"{value[:4]}m",
            seconds=f"{value[:4]}s",
        )
    clock = re.fullmatch(r"(\d{1,3}):([0-5]\d)", value, re.ASCII)
    if clock is not None:
        spoken = f"{int(clock[1])}m" if clock[2] == "00" else f"{int(clock[1])}m{int(clock[2])}s"
        return say("Write {example}, 10m, or a time per adviser: 2m per adviser.", example=spoken)
    between = _RANGE.fullmatch(value)
    if between is not None:
        unit = next((unit for pattern, unit in _UNITS if pattern.fullmatch(f"1{between[4]}")), "")
        if unit:
            return say(
                "Write {time}, and on a line of its own {between}.",
                time=f"'time: {between[3]}{unit}'",
                between=f"'between: {between[1]}{unit} - {between[3]}{unit}'",
            )
    head, per, tail = value.partition(" per ")
    for pattern, unit in _UNITS:
        match = pattern.fullmatch(head.strip())
        if match is not None:
            whose = f" per {_PER.get(tail.strip().lower(), tail.strip())}" if per else ""
            return say("Write {example}.", example=shown(f"{match[1]}{unit}{whose}"))
    return say("Write 10m, 90s, 1h30m, or a time per adviser: 2m per adviser.")


def time_too_long() -> Text:
    """Return the bounds of a time."""
    return say("A time is longer than nothing and at most 480 minutes.")


def range_mend(value: str) -> Text:
    """Return how to write a shortest and a longest time."""
    if re.search(r"[\u2013\u2014\u2212]", value):
        return say("Use an ordinary hyphen: 15m - 30m.")
    return say("Write the shortest and the longest time: 15m - 30m.")


def list_mend(key: Key, node_value: str | None) -> Text:
    """Return how to write a list where something else stands."""
    if key.kind in _LISTS_OF_MAPPINGS:
        return say("Begin each one on a line of its own with '- '.")
    if node_value:
        return say("Put it between brackets: {example}", example=f"{key.name}: [{_in_a_list(node_value)}]")
    return say("Begin each one on a line of its own with '- '.")


def _in_a_list(value: str) -> str:
    """Return a text as one item between brackets: with quotes where a comma or a sign would end it."""
    if not _ENDS_AN_ITEM.search(value):
        return shown(value)
    quote = "'" if '"' in value else '"'
    return f"{quote}{shown(value)}{quote}"


def id_mend(value: str) -> Text:
    """Return what an id is made of, with an example from what was written."""
    example = id_from(value)
    if example:
        return say("Use small letters, digits and hyphens: {example}", example=example[:64].strip("-"))
    return say("Use small letters, digits and hyphens.")


def format_slip(value: str) -> tuple[Text, Text]:
    """Return what to say about a format number that this version does not read."""
    if value.isascii() and value.isdigit() and int(value[:9]) > FORMAT:
        return (
            say(
                "format {number} is newer than this version of intervisie, which reads {known}",
                number=shown(value),
                known=FORMAT,
            ),
            say(
                "Install a newer version of intervisie, or write 'format: {known}' and check again.",
                known=FORMAT,
            ),
        )
    return (
        say("'{value}' is not the number of a format", value=shown(value)),
        say("Write 'format: {known}'.", known=FORMAT),
    )


def unseen_escape(char: str) -> tuple[Text, Text]:
    """Return what to say about a backslash that makes a character that nobody can see."""
    return (
        say("this text makes a character that nobody can see: {code}", code=f"U+{ord(char):04X}"),
        say("Use single quotation marks, or write the backslash twice."),
    )
