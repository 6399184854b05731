"""A year in numbers as a document: what its template gets, and where it is written."""

from __future__ import annotations

from pathlib import Path

from intervisie.cli.overview import around, in_all, of_actions
from intervisie.cli.overview_numbers import Overview, Timed
from intervisie.cli.templates import open_shelf, show_source
from intervisie.cli.writing import write
from intervisie.documents.template import make
from intervisie.errors import ExitCode
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

_LABELS: dict[str, Text] = {
    "title": say("Overview"),
    "group": say("Group"),
    "hours": say("Meetings and hours"),
    "quarter": say("Quarter"),
    "month": say("Month"),
    "meetings": say("Meetings"),
    "net": say("Net duration"),
    "groups": say("Meetings by group"),
    "methods": say("Methods"),
    "method": say("Method"),
    "themes": say("Themes of the cases"),
    "theme": say("Theme"),
    "times": say("times"),
    "minutes": say("Planned and real minutes, on average"),
    "planned": say("planned"),
    "real": say("real"),
    "turns": say("Who brought a case, led and took notes"),
    "name": say("Name"),
    "present": say("there"),
    "brought": say("case"),
    "led": say("led"),
    "wrote": say("wrote"),
    "actions": say("Actions"),
}


def document(numbers: Overview, group: str | None, words: Words, target: Path | None, *, force: bool) -> int:
    """Write the year as Markdown, or show it where no file was named."""
    text = make(open_shelf().of_document("overview"), data_of(numbers, group, words))
    if target is None:
        show_source(text)
    else:
        write(target, text, force=force)
    return ExitCode.DONE


def data_of(numbers: Overview, group: str | None, words: Words) -> dict[str, object]:
    """Return what the template gets: text, numbers and lists, in one language."""
    told = words.text
    labels = {name: told(text) for name, text in _LABELS.items()}
    return {
        "document": "overview",
        "language": words.language,
        "label": labels,
        "title": f"{labels['title']} {numbers.year}",
        "year": numbers.year,
        "group": group or "",
        "in_all": told(in_all(numbers)),
        "quarters": [
            {"name": told(say("Q{number}", number=number)), "net": told(say("{net}", net=net))}
            for number, net in enumerate(numbers.quarters, start=1)
        ],
        "months": [{"name": f"{month:02}", "count": count} for month, count in enumerate(numbers.months, 1)],
        "groups": [{"name": name, "count": count} for name, count in numbers.groups],
        "methods": [{"name": name, "count": count} for name, count in numbers.methods],
        "themes": [{"name": name, "count": count} for name, count in numbers.themes],
        "minutes": [
            {**_timed(one), "name": one.name or around(words), "steps": [_timed(step) for step in one.steps]}
            for one in numbers.timed
        ],
        "people": [
            {
                "name": one.name,
                "present": one.present,
                "brought": one.brought,
                "led": one.facilitated,
                "wrote": one.took_notes,
            }
            for one in numbers.tasks
        ],
        "actions": told(of_actions(numbers)) if numbers.actions else "",
    }


def _timed(one: Timed) -> dict[str, object]:
    return {"name": one.name, "times": one.times, "planned": one.planned, "real": one.real}
