"""The table of everything that a method can say, made of the constructs that the tests read and play."""

from __future__ import annotations

from tests.method.constructs import CONSTRUCTS, Construct


def table_of_constructs(language: str) -> str:
    """Return the table of the page in a language, as Markdown."""
    heads = "| | wat | in het bestand |" if language == "nl" else "| | what | in the file |"
    rows = (f"| {one.number} | {_words(one, language)} | {_yaml(one)} |" for one in CONSTRUCTS)
    return "\n".join((heads, "| --- | --- | --- |", *rows)) + "\n"


def _words(one: Construct, language: str) -> str:
    return one.dutch if language == "nl" else one.english


def _yaml(one: Construct) -> str:
    lines = (*one.head.splitlines(), *one.steps.splitlines())
    return f"<pre>{'<br>'.join(lines)}</pre>".replace("|", "\\|") if lines else ""
