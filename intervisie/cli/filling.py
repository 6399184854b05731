"""The questions before an individual report is made: which line goes where? Nothing goes in by itself.

What is typed begins with the number of a heading, or is one of three answers: nothing, a line back, no more.
A line that may tell who it is about is asked about once more, as before the group minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from msgspec import Struct

from intervisie.cli.line_by_line import answer, kinds_of, show, worded_anew
from intervisie.cli.pseudonyms import Pseudonyms
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.documents.identifying import pieces
from intervisie.documents.layouts import Layout
from intervisie.text import say, say_count

BACK = frozenset({"/back", "/vorige"})
DONE = frozenset({"/end", "/einde"})

_UNANSWERED = say("There was no answer to what goes into the report.")


class Placed(Struct, frozen=True):
    """A line that its owner put somewhere: under which heading, counted from 0, and in which words."""

    heading: int
    text: str


def fill(
    layout: Layout,
    lines: Sequence[tuple[str, str]],
    names: Sequence[str],
    table: Pseudonyms | None = None,
) -> dict[str, tuple[str, ...]]:
    """Show each line with its heading in the sheet, and return what the owner put under each heading.

    `names` are those of everybody at the table, which may tell who a line is about; `table` knows what stands
    for a name.

    Raises:
        AnswerNeededError: the input ended before there was an answer; nothing is decided then.
    """
    _explain(layout, len(lines))
    placed = [*_placed(layout, lines), *_own_words(layout)]
    settled = _settled(layout, placed, names, table or Pseudonyms(names, interface_words()))
    return {
        heading.name: tuple(each.text for each in settled if each.heading == number)
        for number, heading in enumerate(layout.headings)
    }


def _explain(layout: Layout, count: int) -> None:
    told = interface_words().text
    complain(say("Nothing goes into this report by itself. Its headings are:"))
    for number, heading in enumerate(layout.headings, 1):
        print(f"{number:>4}  {told(heading.text)}: {told(heading.hint)}", file=sys.stderr)
    if not count:
        return
    complain(
        say_count(
            "{count} line of your sheet follows.",
            "{count} lines of your sheet follow, one at a time.",
            count,
        )
    )
    complain(
        say(
            "Type the number of a heading to put a line there, a number with your own words to word it anew, "
            "or Enter to leave it out. /back goes back a line, /end leaves out the rest."
        )
    )


def _placed(layout: Layout, lines: Sequence[tuple[str, str]]) -> list[Placed]:
    """Return where each line goes, those that are left out not among them."""
    where: list[Placed | None] = []
    while len(where) < len(lines):
        heading, text = lines[len(where)]
        number = len(where) + 1
        complain(say("Line {number} of {count}, {heading}", number=number, count=len(lines), heading=heading))
        show(number, text)
        typed = answer(say("Heading, or Enter:"), _UNANSWERED)
        if typed.casefold() in BACK:
            where = where[:-1]
        elif typed.casefold() in DONE:
            break
        elif not typed:
            where.append(None)
        else:
            placed = _read(typed, text, len(layout.headings))
            if placed is None:
                complain(say("Begin with the number of a heading, 1 to {most}.", most=len(layout.headings)))
            else:
                where.append(placed)
    return [each for each in where if each is not None]


def _read(typed: str, text: str, most: int) -> Placed | None:
    """Return where a line goes and in which words, or None when no heading is named."""
    number, _, own = typed.partition(" ")
    if not (number.isascii() and number.isdigit() and len(number) < 3 and 1 <= int(number) <= most):
        return None
    return Placed(int(number) - 1, own.strip() or text)


def _own_words(layout: Layout) -> list[Placed]:
    """Return what is typed under each heading besides, by its owner or, where it is theirs, by the group."""
    complain(
        say("Anything in your own words? Enter goes on to the next heading.")
        if layout.personal
        else say("Which words does the group choose? Line by line; Enter goes on.")
    )
    typed: list[Placed] = []
    for number, heading in enumerate(layout.headings):
        while text := answer(say("{heading}:", heading=heading.text), _UNANSWERED):
            typed.append(Placed(number, text))
    return typed


def _settled(
    layout: Layout, placed: Sequence[Placed], names: Sequence[str], table: Pseudonyms
) -> list[Placed]:
    """Return the lines with those worded anew that may tell who they are about."""
    settled: list[Placed] = []
    for number, each in enumerate(placed, 1):
        found = pieces(each.text, names)
        if found:
            heading = layout.headings[each.heading].text
            complain(
                say(
                    "Under '{heading}' this line may tell who it is about: {kinds}.",
                    heading=heading,
                    kinds=kinds_of(found),
                )
            )
            show(number, each.text)
        new = worded_anew(each.text, found, _UNANSWERED, table.instead) if found else ""
        settled.append(Placed(each.heading, new or each.text))
    return settled
