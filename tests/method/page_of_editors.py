"""What an editor cannot see, as the authoring pages tell it: a row for each reason that a mistake has."""

from __future__ import annotations

ROWS = {
    "it points at an id": (
        "an id that is not there, in `protect`, `revealed_at`, `watch` or `use`",
        "een id dat er niet is, bij `protect`, `revealed_at`, `watch` of `use`",
        "only the whole file, or the library, tells which ids there are",
        "welke id's er zijn, blijkt alleen uit het hele bestand of uit de bibliotheek",
    ),
    "it compares numbers": (
        "more people at least than at most, a range the wrong way round",
        "meer mensen op zijn minst dan op zijn hoogst, een bereik dat andersom staat",
        "a schema does not compare two values",
        "een schema vergelijkt geen twee waarden",
    ),
    "it reckons with times": (
        "a time of nothing, or one longer than eight hours",
        "een tijd van niets, of een van meer dan acht uur",
        "a schema sees letters there, no time",
        "een schema ziet daar letters, geen tijd",
    ),
    "two keys exclude each other": (
        "`parts` beside a mode or a time",
        "`parts` naast een werkvorm of een tijd",
        "an editor would underline the whole step and not say why",
        "een editor zou de hele stap onderstrepen en niet zeggen waarom",
    ),
    "ids are unique": (
        "two steps with one id",
        "twee stappen met hetzelfde id",
        "a schema looks at one step at a time",
        "een schema bekijkt één stap tegelijk",
    ),
}
"""By the reason of `tests.method.mistakes`: what only the check sees and why, in English and in Dutch."""

HEADS = {
    "en": "| what only `intervisie methods check` sees | why |",
    "nl": "| wat alleen `intervisie methods check` ziet | waarom |",
}


def page_of_editors(language: str) -> str:
    """Return the table of the page in a language."""
    dutch = language == "nl"
    rows = (f"| {row[dutch]} | {row[2 + dutch]} |" for row in ROWS.values())
    return "\n".join((HEADS[language], "|---|---|", *rows)) + "\n"
