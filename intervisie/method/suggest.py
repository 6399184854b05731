"""Did you mean: the nearest word among few, and what is odd about a word that looks right. Pure.

Only used once something is wrong, so `difflib` and `unicodedata` are imported inside.
"""

from __future__ import annotations

from collections.abc import Iterable

from intervisie.method.keys import HIDDEN, METHOD, PEOPLE, RECORD, STEP, VALUES_KNOWN_AS, Key, Table
from intervisie.text import Text, say

_LOOK_ALIKES = dict(
    zip(
        "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b"
        "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c7\u0131\u0261",
        "abekmhopctyxsijhdqaikvoptxig",
        strict=True,
    )
)
"""Cyrillic and Greek letters, the dotless i and the script g, with the letters that they look like."""

Homes = tuple[tuple[Table, Text], ...]
"""Tables with where their mappings stand in a file, in the order in which a stray key is looked for."""

METHOD_HOMES: Homes = (
    (METHOD, say("at the top of a method file")),
    (PEOPLE, say("under 'people'")),
    (HIDDEN, say("under 'hidden'")),
    (STEP, say("in a step")),
    (RECORD, say("under 'record'")),
)

_FEW = 16
_FEW_ENOUGH = 8
_LONGEST_WORD = 40


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that was probably meant, or None."""
    from difflib import get_close_matches

    if len(word) > _LONGEST_WORD:
        return None
    folded = {_folded(candidate): candidate for candidate in candidates}
    exact = folded.get(_folded(word))
    if exact is not None:
        return exact
    close = get_close_matches(_folded(word), folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None


def key_mend(word: str, table: Table, homes: Homes) -> Text:
    """Return what to do about a key that a table does not know; `homes` tells where others belong."""
    meant = meant_key(word, table)
    if meant is not None:
        odd = odd_character(word)
        if odd is not None:
            return say("It holds {odd}. Type '{key}' again.", odd=odd, key=meant)
        return say("Did you mean '{key}'?", key=meant)
    elsewhere = _home_of(word, table, homes)
    if elsewhere is not None:
        return say(
            "'{key}' belongs elsewhere: {home}. {keys}", key=word, home=elsewhere, keys=_keys_of(table)
        )
    odd = odd_character(word)
    if odd is not None:
        return say("It holds {odd}. {keys}", odd=odd, keys=_keys_of(table))
    return _keys_of(table)


def meant_key(word: str, table: Table) -> str | None:
    """Return the name of the key that was probably meant, or None."""
    folded = _folded(word)
    for key in table.keys:
        if folded == _folded(key.name) or folded in key.known_as:
            return key.name
    names = {key.name: key.name for key in table.keys}
    if len(folded) < 4:
        return nearest(word, names)
    begun = [name for name in names if name.startswith(f"{folded}_")]
    if len(begun) == 1:
        return begun[0]
    names.update((other, key.name) for key in table.keys for other in key.known_as if len(other) > 3)
    close = nearest(word, names)
    return names[close] if close else None


def _home_of(word: str, table: Table, homes: Homes) -> Text | None:
    for other, home in homes:
        if other is not table and any(key.name == word for key in other.keys):
            return home
    return None


def _keys_of(table: Table) -> Text:
    names = ", ".join(key.name for key in table.keys)
    return say("The keys here are: {keys}.", keys=names)


def choice_mend(value: str, choices: Iterable[str]) -> Text:
    """Return what to write instead of a value that is none of a few choices."""
    names = tuple(choices)
    meant = VALUES_KNOWN_AS.get(_folded(value))
    if meant not in names:
        meant = nearest(value, names)
    if meant is not None and len(names) > _FEW_ENOUGH:
        return say("Did you mean '{value}'?", value=meant)
    if meant is not None:
        return say("Did you mean '{value}'? Choose from: {choices}.", value=meant, choices=", ".join(names))
    if len(names) > _FEW:
        return say("Choose from: {choices} ...", choices=", ".join(names[:_FEW]))
    return say("Choose from: {choices}.", choices=", ".join(names))


def required_example(key: Key) -> str:
    """Return a line to add for a key that is missing."""
    examples = {
        "format": "format: 1",
        "language": "language: nl",
        "steps": "steps:",
        "pitfalls": "pitfalls:",
        "block": "block: opening",
        "id": "id: ...",
    }
    return key.example or examples.get(key.name, f'{key.name}: "..."')


def id_from(value: str) -> str:
    """Return an id made of the letters and digits of a text; "" when there are none."""
    letters = (char if char.isascii() and char.isalnum() else "-" for char in _plain(value).lower()[:80])
    return "-".join("".join(letters).replace("-", " ").split())


def odd_character(word: str) -> Text | None:
    """Name the first character that is not what it looks like, with its code point."""
    import unicodedata

    for char in word:
        code = f"U+{ord(char):04X}"
        if char in _LOOK_ALIKES:
            return say("{code}, which looks like '{letter}'", code=code, letter=_LOOK_ALIKES[char])
        if unicodedata.category(char) in ("Cf", "Zs", "Zl", "Zp", "Mn") and char != " ":
            return say("{code}, which nobody can see", code=code)
        letter = unicodedata.normalize("NFKC", char)
        if not char.isascii() and letter.isascii():
            return say("{code}, which looks like '{letter}'", code=code, letter=letter)
    return None


def _plain(value: str) -> str:
    """Return a text without accents, look-alikes and invisible characters."""
    import unicodedata

    if value.isascii():
        return value
    spread = unicodedata.normalize("NFKD", "".join(_LOOK_ALIKES.get(char, char) for char in value))
    return "".join(char for char in spread if unicodedata.category(char) not in ("Mn", "Cf"))


def _folded(word: str) -> str:
    return _plain(word).strip().casefold().replace("-", "_").replace(" ", "_")
