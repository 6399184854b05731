"""`intervisie search`: words in what was noted, over all meetings. Arguments in, exit code out.

Words that are typed behind the command stand in the history of the shell; without any they are asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from intervisie.cli.asking import can_ask, type_in
from intervisie.cli.circles import id_of_group
from intervisie.cli.meetings import print_json
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive
from intervisie.errors import AnswerNeededError, ExitCode
from intervisie.faces.inert import cut, inert, one_line
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

if TYPE_CHECKING:
    from intervisie.archive.searching import Found, Hit

_WIDEST = 200
"""Cells of a text that are shown; the whole stands in its meeting."""


def run(*, terms: tuple[str, ...], group: str | None, json: bool) -> int:
    """Print every note and question in which all words stand, by meeting, the latest first."""
    words = tuple(word for term in (terms or _asked()) for word in term.split())
    found = open_archive().search(words, group, id_of_group(group))
    for one in found:
        if one.damaged:
            complain(say("{name} is damaged; it may hold more.", name=one.handle or one.meeting))
    hits = [one for one in found if one.hits]
    if json:
        print_json([_values(one) for one in hits])
        return ExitCode.DONE
    for line in _lines(hits, interface_words()):
        print(line)
    return ExitCode.DONE


def _asked() -> tuple[str, ...]:
    if not can_ask():
        raise AnswerNeededError(
            say("Which words? There is nobody to ask."), say("Write them behind the command.")
        )
    return (type_in(say("Which words do you look for?"), _needed),)


def _needed(text: str) -> Text | None:
    return None if text.strip() else say("Type at least a word.")


def _lines(found: Sequence[Found], words: Words) -> Iterator[str]:
    told = words.text
    if not found:
        yield told(say("Nothing was found."))
        return
    for one in found:
        day: date = one.opened.date()
        heading = told(say("{handle}, {day}", handle=one.handle or one.meeting, day=day))
        yield inert(f"{heading}, {one_line(one.group_name)}" if one.group_name else heading)
        for hit in one.hits:
            yield f"  {_line(hit, words)}"
        yield ""
    count = sum(len(one.hits) for one in found)
    yield told(say_count("{count} place.", "{count} places.", count))


def _line(hit: Hit, words: Words) -> str:
    other = say("what became of it") if hit.is_outcome else say("case question")
    where = words.text(other) if hit.is_outcome or not hit.number else one_line(hit.step)
    who = f"{one_line(hit.speaker)}: " if hit.speaker else ""
    number = f"{hit.number:>3}" if hit.number else "  -"
    return cut(inert(f"{number}  {where}  {who}{one_line(hit.text)}"), _WIDEST)


def _values(one: Found) -> dict[str, object]:
    return {
        "meeting": one.handle or one.meeting,
        "date": one.opened.date().isoformat(),
        "group": one.group_name,
        "damaged": one.damaged,
        "hits": [
            {
                "number": hit.number or None,
                "outcome": hit.is_outcome,
                "step": hit.step,
                "speaker": hit.speaker,
                "text": hit.text,
                "at": hit.at.isoformat(timespec="minutes"),
            }
            for hit in one.hits
        ],
    }
