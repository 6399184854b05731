"""The ten mistakes on the authoring pages, each with the message that the program really gives."""

from __future__ import annotations

from intervisie.cli.problems import problem_lines
from intervisie.errors import BadFileError
from intervisie.words.catalogue import Words
from tests.method.builders import method

HEAD = "format: 1\nid: korte-ronde\nlanguage: nl\nname: Korte ronde\nsteps:\n"

MISTAKES = (
    (
        "A Dutch word for a key",
        "Een Nederlands woord als sleutel",
        "  - titel: Vragen stellen\n    time: 10m\n",
    ),
    ("A clock time for a duration", "Een kloktijd als tijdsduur", "  - title: Advies\n    time: 12:30\n"),
    (
        "A colon in a text",
        "Een dubbele punt in een tekst",
        "  - title: Start\n    say: Let op: nog geen advies\n",
    ),
    ("A time without a unit", "Een tijd zonder eenheid", "  - title: Advies\n    time: 10\n"),
    (
        "A line that is indented too little",
        "Een regel die te weinig inspringt",
        "  - title: Advies\n   time: 10m\n",
    ),
    ("A mode that does not exist", "Een werkvorm die niet bestaat", "  - title: Vragen\n    mode: rondje\n"),
    ("The same key twice", "Tweemaal dezelfde sleutel", "  - title: Vragen\n    time: 10m\n    time: 15m\n"),
    ("A time per participant", "Een tijd per deelnemer", "  - title: Vragen\n    time: 2m per deelnemer\n"),
    (
        "A quotation mark that stays open",
        "Een aanhalingsteken dat open blijft",
        '  - title: Vragen\n    say: "Stel een vraag.\n',
    ),
    (
        "A pitfall that is not in the list",
        "Een valkuil die niet in de lijst staat",
        "  - title: Vragen\n    watch: [P1, P22]\n",
    ),
)
"""Each with its heading in English and in Dutch."""

ALSO_SHOWN_IN_DUTCH = 2
"""So many of the English page have a Dutch message, as a Dutch facilitator sees it."""


def page_of_mistakes(language: str) -> str:
    """Return this part of the page in a language."""
    return "\n".join(
        f"### {number}. {dutch if language == 'nl' else english}\n\n"
        f"```yaml\n{text}```\n\n"
        f"```text\n{message(HEAD + text, 'nl' if number <= ALSO_SHOWN_IN_DUTCH else language)}\n```\n"
        for number, (english, dutch, text) in enumerate(MISTAKES, 1)
    )


def message(text: str, language: str) -> str:
    """Return what the program says about a text, as it stands on the terminal."""
    try:
        method(text)
    except BadFileError as error:
        return "\n".join(problem_lines(error, Words(language))).replace("ronde.yaml", "korte-ronde.yaml")
    raise AssertionError(text)
