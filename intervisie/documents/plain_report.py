"""The individual report as plain data for a template, as `plain.py` does it for the other documents."""

from __future__ import annotations

from intervisie.documents.individual import Offered, Report
from intervisie.documents.labels import PROOF
from intervisie.documents.plain import Data, labels_in, named_day, time_of, whole_minutes
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

REPORT: dict[str, Text] = {
    **{name: PROOF[name] for name in ("name", "activity", "meeting", "group", "date", "time", "net")},
    **{name: PROOF[name] for name in ("size", "methods", "signature", "day_of_signing")},
    "others": say("Took part too"),
    "register": say("Register and number"),
    "competence": say("CanMEDS role or competence"),
    "adopted": say("Adopted on"),
}
"""The fixed words of an individual report."""


def report_data(report: Report) -> Data:
    """Return what a template of an individual report gets."""
    whole, layout = report.whole, report.layout
    words = Words(whole.language)
    title = words.text(layout.title)
    return {
        "document": "report",
        "layout": layout.id,
        "language": words.language,
        "label": {**labels_in(REPORT, words), "title": title},
        "title": title,
        "handle": whole.handle,
        **named_day(whole.begin.date(), words),
        "group": whole.group,
        "time": words.text(time_of(whole)),
        "net": words.text(say("{net}", net=whole_minutes(report.net))),
        "size": len(whole.people),
        "methods": list(report.methods),
        "activity": report.activity,
        "name": report.name,
        "registration": dict(zip(("register", "number"), report.registration or ("", ""), strict=True)),
        "others": list(report.others),
        "parts": [
            {
                "name": heading.name,
                "heading": words.text(heading.text),
                "hint": words.text(heading.hint),
                "lines": list(report.written.get(heading.name, ())),
            }
            for heading in layout.headings
        ],
    }


def offered_text(line: Offered, words: Words) -> tuple[str, str]:
    """Return the heading of an offered line and its text, in a language."""
    pieces = (piece if isinstance(piece, str) else words.text(piece) for piece in line.pieces)
    heading = line.heading if isinstance(line.heading, str) else words.text(line.heading)
    return heading, "\n".join(pieces)
