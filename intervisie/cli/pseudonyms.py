"""What a line says in general instead of a name, an address or a number, in the language of its document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from intervisie.documents.identifying import NAMES, Kind
from intervisie.groups.naming import same_name
from intervisie.meeting.pseudonyms import pseudonym_for
from intervisie.text import say
from intervisie.words.catalogue import Words

_LESS = {
    Kind.MAIL: say("(e-mail address)"),
    Kind.PHONE: say("(telephone number)"),
    Kind.NUMBER: say("(number)"),
    Kind.DATE: say("(date)"),
}


class Pseudonyms:
    """What stands for a name in documents; `given` is what was used of it."""

    def __init__(
        self, names: Sequence[str], words: Words, known: Callable[[], Mapping[str, str]] = dict
    ) -> None:
        """Begin with what `known` gives, looked up when first needed; `names` are those at the table."""
        self.given: dict[str, str] = {}
        self._names = names
        self._words = words
        self._look_up = known
        self._known: dict[str, str] | None = None

    def instead(self, kind: Kind, text: str) -> str:
        """Return what says less than a piece of a text."""
        if kind not in NAMES:
            return self._words.text(_LESS[kind])
        if self._known is None:
            self._known = dict(self._look_up())
        name = self._whole(text)
        pseudonym = pseudonym_for(name, self._known, self._words.text(say("person")))
        self._known[name] = self.given[name] = pseudonym
        return pseudonym

    def _whole(self, text: str) -> str:
        """Return the name at the table that a part of it stands for, if it is one person's only."""
        words = set(same_name(text).split())
        meant = [name for name in self._names if words <= set(same_name(name).split())]
        return meant[0] if len(meant) == 1 else text
