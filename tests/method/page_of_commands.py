"""The commands that the authoring pages show below a method, with what they really print.

A `console` block below a `yaml` block begins with commands after `$ `; what they print follows each.
"""

from __future__ import annotations

import re
import shlex
from contextlib import chdir
from pathlib import Path

import pytest

from intervisie.cli.edge import run
from tests.method.page_of_ideas import HEAD

EXAMPLE = re.compile(
    r"```yaml\n(?P<yaml>(?:(?!```).)*?)```\n\n```console\n(?P<shown>\$ intervisie (?:(?!```).)*?)```",
    re.DOTALL,
)
NAMED = re.compile(r"```yaml\n# (?P<name>[\w-]+\.yaml)\n(?P<yaml>(?:(?!```).)*?)```", re.DOTALL)
"""A whole file, with its name in a comment on top."""

FILE = "korte-ronde.yaml"


def with_output(page: str, language: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return a page with the real output of its commands, each run beside the method above it.

    The method is in the language of the page, because `methods show` speaks that of the method. A file that
    has its name on top is there for every command.
    """
    head = HEAD.replace("language: nl", f"language: {language}")
    files = {each["name"]: each["yaml"] for each in NAMED.finditer(page)}

    def printed(match: re.Match[str]) -> str:
        written = files if match["yaml"].startswith("# ") else {FILE: head + match["yaml"]}
        for name, text in written.items():
            (folder / name).write_text(text, encoding="utf-8")
        lines = []
        for command in re.findall(r"^\$ intervisie (.*)$", match["shown"], re.MULTILINE):
            lines.append(f"$ intervisie {command}\n")
            with chdir(folder):
                run(shlex.split(command))
            shown = capsys.readouterr()
            lines.append(f"{(shown.out + shown.err).rstrip()}\n")
        return f"```yaml\n{match['yaml']}```\n\n```console\n{''.join(lines)}```"

    return EXAMPLE.sub(printed, page)
