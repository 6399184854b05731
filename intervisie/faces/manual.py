"""The manual page of the commands, made from their one table.

python -m intervisie.faces.manual > docs/commands.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from intervisie.meeting.commands import COMMANDS, USAGE, Spec
from intervisie.meeting.typed import KIND_NAMES, TAGS
from intervisie.words.catalogue import Words

_INTRODUCTION = """\
# What you can type during a meeting

Made from the table of commands in `intervisie/meeting/commands.py` by `python -m intervisie.faces.manual`.

A line is a note, unless it begins with `/`. Dutch and English names both work, whatever the language
of the meeting; `/help` shows what is possible at that moment, `/help hold` what one command does.

- `//text` is a note that begins with a slash.
- `@Bas text` is a note of Bas, as is `@b text` while nobody else begins with a b.
- `#action text` gives a note its kind; the kinds stand below.
- `question | answer` puts an answer behind a question, `action | 5 december | shared` a date and that it
  is for the group minutes behind an action.
- What skips or loses something is asked about: `/yes`, or the same command again, does it; `/no` or any
  other command leaves it.
- Hidden things are typed with `/private`, shown as stars, while the facilitator looks away.
- A paste is always one note. Tab completes commands, names after `@` and kinds after `#`.
- Ctrl-C once says how to leave and loses nothing; twice leaves. Ctrl-D on an empty line leaves. The meeting
  stays open, and `intervisie resume` goes on with it.

The same lines work from a file: `intervisie start incidentmethode --participant Anna ... --plain --yes <
docs/examples/incident.en.txt`. With `--people -` the names come first, one a line, up to an empty line.
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join((_INTRODUCTION, *_commands(), "", *_kinds(), ""))


def _commands() -> Iterator[str]:
    yield from ("## Commands", "", "| English | Dutch | behind it | what it does |", "|---|---|---|---|")
    for spec in COMMANDS:
        usage = USAGE.get(spec.takes)
        behind = f"`{_english(usage)}`".replace("|", r"\|") if usage is not None else ""
        yield f"| {_names(spec.english)} | {_names(spec.dutch)} | {behind} | {_does(spec)} |"


def _kinds() -> Iterator[str]:
    yield from ("## Kinds of note", "", "| tag | kind |", "|---|---|")
    for kind, name in KIND_NAMES.items():
        tags = (f"`#{tag}`" for tag, meant in TAGS.items() if meant is kind)
        yield f"| {' '.join(tags)} | {_english(name)} |"


def _names(names: tuple[str, ...]) -> str:
    return " ".join(f"`/{name}`" for name in names)


def _does(spec: Spec) -> str:
    return _english(spec.does)


_english = Words("en").text


if __name__ == "__main__":
    sys.stdout.write(page())
