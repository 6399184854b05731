"""The signal to policy and a group's own signal as plain data for a template; no meeting is looked at.

The names of the keys are an interface, as in `plain.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from intervisie.documents.plain import Data, named_day
from intervisie.groups.group import OwnSignal
from intervisie.groups.releasing import LineKind
from intervisie.groups.signal import Line, PolicySignal, Told, Trend
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

SIGNAL: dict[str, Text] = {
    "title": say("Signal to policy"),
    "period": say("Period"),
    "groups": say("Groups"),
    "meetings": say("Meetings"),
    "members": say("Participants"),
    "threshold": say("Threshold met"),
    "themes": say("Themes"),
    "theme": say("Theme"),
    "count": say("In how many meetings"),
    "trend": say("Compared with the period before"),
    "released_on": say("released on"),
    "none": say("No theme was raised by enough meetings, people and groups to be told."),
    "how": say(
        "Numbers are told as ranges. A theme is told only when enough meetings, people and groups raised it."
    ),
}
"""Document D (practice sheet, 2.5)."""

KINDS: dict[LineKind, Text] = {
    LineKind.OBSTACLE: say("Obstacles in our professional leeway"),
    LineKind.HELPS: say("What helps"),
    LineKind.HINDERS: say("What hinders"),
    LineKind.OURS: say("What we already do ourselves"),
    LineKind.THEIRS: say("What policy or management could do"),
    LineKind.QUESTION: say("Our question to the organisation"),
}
"""The headings under which released lines stand."""

TRENDS: dict[Trend, Text] = {
    Trend.MORE: say("more"),
    Trend.FEWER: say("less"),
    Trend.SAME: say("about the same"),
}

OWN: dict[str, Text] = {
    "title": say("Signal of a group"),
    "to": say("To"),
    "from": say("From"),
    "date": say("Date"),
    "answer_by": say("Answer asked by"),
    "agreed": say("This text was read out in the group, and everybody agreed to it."),
}
"""What one group tells in its own words."""


class Titled(Struct, frozen=True):
    """A group's own signal with the name under which the group sends it, "" for none."""

    signal: OwnSignal
    sender: str
    language: str


def signal_data(signal: PolicySignal, language: str, today: date) -> Data:
    """Return what a template of the signal to policy gets."""
    words = Words(language)
    labels = {name: words.text(text) for name, text in SIGNAL.items()}
    period = signal.period
    return {
        "document": "signal",
        "language": words.language,
        "label": labels,
        "title": labels["title"],
        **named_day(today, words),
        "handle": period.name,
        "period": words.text(say("{begin} through {end}", begin=period.begin, end=period.end)),
        "enough": signal.enough,
        "threshold": words.text(say("yes") if signal.enough else say("no")),
        "groups": signal.groups if signal.enough else "",
        "meetings": _range(signal.meetings, words) if signal.enough else "",
        "members": _range(signal.members, words) if signal.enough else "",
        "themes": [_theme(theme, words) for theme in signal.themes],
        "below": words.text(_below(signal.below)) if signal.below and signal.enough else "",
        "sections": _sections(signal.lines, words),
    }


def own_signal_data(titled: Titled) -> Data:
    """Return what a template of a group's own signal gets."""
    words = Words(titled.language)
    labels = {name: words.text(text) for name, text in OWN.items()}
    signal = titled.signal
    return {
        "document": "own-signal",
        "language": words.language,
        "label": labels,
        "title": labels["title"],
        **named_day(signal.day, words),
        "handle": str(signal.number),
        "number": signal.number,
        "sender": titled.sender,
        "addressee": signal.addressee,
        "answer_by": words.text(say("{day}", day=signal.answer_by)),
        "answer_by_iso": signal.answer_by.isoformat(),
        "text": signal.text,
    }


def _theme(theme: Told, words: Words) -> Data:
    return {
        "code": theme.code,
        "name": theme.label,
        "count": _range((theme.least, theme.most), words),
        "trend": words.text(TRENDS[theme.trend]) if theme.trend else "",
    }


def _range(found: tuple[int, int | None], words: Words) -> str:
    least, most = found
    return words.text(say("{least} or more", least=least)) if most is None else f"{least}–{most}"


def _below(count: int) -> Text:
    return say_count(
        "{count} theme is below the threshold.", "{count} themes are below the threshold.", count
    )


def _sections(lines: Sequence[Line], words: Words) -> list[Data]:
    """Return the released lines under their headings, in the order of the headings."""
    return [
        {
            "kind": kind.value,
            "title": words.text(heading),
            "lines": [
                {
                    "text": line.text,
                    "released": words.text(say("{day}", day=line.day)),
                    "released_iso": line.day.isoformat(),
                }
                for line in lines
                if line.kind == kind
            ],
        }
        for kind, heading in KINDS.items()
        if any(line.kind == kind for line in lines)
    ]
