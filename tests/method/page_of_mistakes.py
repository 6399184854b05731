"""The ten mistakes on the authoring page, each with the message that the program really gives."""

from __future__ import annotations

from intervisie.cli.problems import problem_lines
from intervisie.errors import BadFileError
from intervisie.words.catalogue import Words
from tests.method.builders import method

HEAD = "format: 0\nid: korte-ronde\nlanguage: nl\nname: Korte ronde\nsteps:\n"

MISTAKES = (
    ("A Dutch word for a key", "nl", "  - titel: Vragen stellen\n    time: 10m\n"),
    ("A clock time for a duration", "nl", "  - title: Advies\n    time: 12:30\n"),
    ("A colon in a text", "en", "  - title: Start\n    say: Let op: nog geen advies\n"),
    ("A time without a unit", "en", "  - title: Advies\n    time: 10\n"),
    ("A line that is indented too little", "en", "  - title: Advies\n   time: 10m\n"),
    ("A mode that does not exist", "en", "  - title: Vragen\n    mode: rondje\n"),
    ("The same key twice", "en", "  - title: Vragen\n    time: 10m\n    time: 15m\n"),
    ("A time per participant", "en", "  - title: Vragen\n    time: 2m per deelnemer\n"),
    ("A quotation mark that stays open", "en", '  - title: Vragen\n    say: "Stel een vraag.\n'),
    ("A pitfall that is not in the list", "en", "  - title: Vragen\n    watch: [P1, P22]\n"),
)


def page_of_mistakes() -> str:
    """Return this part of the page."""
    return "\n".join(
        f"### {number}. {title}\n\n```yaml\n{text}```\n\n```text\n{message(HEAD + text, language)}\n```\n"
        for number, (title, language, text) in enumerate(MISTAKES, 1)
    )


def message(text: str, language: str) -> str:
    """Return what the program says about a text, as it stands on the terminal."""
    try:
        method(text)
    except BadFileError as error:
        return "\n".join(problem_lines(error, Words(language))).replace("ronde.yaml", "korte-ronde.yaml")
    raise AssertionError(text)
