"""The manual page of the command line, made from the declarations of the commands themselves.

INTERVISIE_LANGUAGE=en python -m intervisie.cli.manual > docs/command-line.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from intervisie.cli.app import build_app

_INTRODUCTION = """\
# The command line

Made from the declarations in `intervisie/cli/app.py` by `python -m intervisie.cli.manual`.

The same stands in the help pages, `intervisie start --help` for instance, in Dutch or English. What you type
once a meeting runs is on [another page](commands.md). `intervisie --install-completion` lets Tab complete
commands, methods and meetings.

MEETING is a date and a number, such as `2026-11-23-1`. METHOD is an id from `intervisie methods list`.

| setting | what it does |
|---|---|
| `INTERVISIE_HOME` | The folder in which everything is kept, instead of the one your system has for it. |
| `INTERVISIE_LANGUAGE` | `nl` or `en`: the language of the program, instead of that of your system. |
"""


def page() -> str:
    """Return the page as Markdown, in the interface language."""
    return "\n".join((_INTRODUCTION, *_group(build_app(), "intervisie")))


def _group(group: Any, name: str) -> Iterator[str]:  # noqa: ANN401 # Typer's own classes have no public name
    """Yield the lines of a group's own options and of all its commands."""
    if group.params:
        yield from _command(group, name)
    for word in group.members:
        member = group.get_command(None, word)
        if hasattr(member, "members"):
            yield from _group(member, f"{name} {word}")
        else:
            context = member.make_context(word, [], resilient_parsing=True)
            _, *arguments = member.collect_usage_pieces(context)
            yield from _command(member, " ".join((name, word, *arguments)))


def _command(command: Any, usage: str) -> Iterator[str]:  # noqa: ANN401 # as above
    yield from (f"## `{usage}`", "", command.help, "")
    rows = [(_names(param), param.help) for param in command.params if param.help]
    if rows:
        yield from ("| argument or option | what it is |", "|---|---|")
        yield from (f"| `{name}` | {sentence} |" for name, sentence in rows)
        yield ""


def _names(param: Any) -> str:  # noqa: ANN401 # as above
    if param.param_type_name == "argument":
        name: str = param.metavar or param.name
    else:
        value = "" if param.is_flag or not param.metavar else f" {param.metavar}"
        name = f"{', '.join(param.opts)}{value}"
    return name.replace("|", r"\|")


if __name__ == "__main__":
    sys.stdout.write(page())
