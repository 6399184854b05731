"""Which document, which case and whose: asked where no option said so and somebody sits there to answer."""

from __future__ import annotations

from collections.abc import Sequence

from intervisie.cli.asking import can_ask, choose
from intervisie.cli.spoken import interface_words
from intervisie.errors import UsageError
from intervisie.text import Text, say, say_count

DOCUMENTS: dict[str, Text] = {
    "owner": say("Case owner's sheet"),
    "minutes": say("Group minutes"),
    "proof": say("Proof of participation"),
    "attendance": say("Attendance list"),
    "report": say("Individual report"),
}
"""By the word behind `--document`, in the order in which they are offered."""


def which_document() -> str:
    """Return the word of the document that somebody chooses.

    Raises:
        UsageError: there is nobody to ask.
    """
    if not can_ask():
        raise UsageError(
            say("Which document?"),
            say("Add --document with one of: {kinds}.", kinds=", ".join(DOCUMENTS)),
        )
    told = interface_words().text
    place = choose(say("Which document?"), [told(name) for name in DOCUMENTS.values()])
    return tuple(DOCUMENTS)[place]


def which_person(names: Sequence[str]) -> int:
    """Return the number, from 1, of the person a proof is about.

    Raises:
        UsageError: there is nobody to ask, or nobody was there.
    """
    if not (names and can_ask()):
        raise UsageError(
            say("A proof is about one person."),
            say("Say whose it is: {example}", example="--person NAME"),
        )
    return choose(say("Whose proof is it?"), names) + 1


def which_case(owners: Sequence[str]) -> int:
    """Return the number, from 1, of the case a sheet is about; `owners` are the names of who brought them.

    Raises:
        UsageError: there is nobody to ask.
    """
    if not can_ask():
        count = len(owners)
        raise UsageError(
            say_count("This meeting has {count} case.", "This meeting has {count} cases.", count),
            say("Say which one the sheet is about: {example}.", example=f"--case {count}"),
        )
    return choose(say("Which case?"), [f"{number}. {name}" for number, name in enumerate(owners, 1)]) + 1
