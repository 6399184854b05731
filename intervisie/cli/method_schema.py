"""`intervisie methods schema`: the schema of method files, for an editor. Arguments in, exit code out."""

from __future__ import annotations

import sys
from json import dumps
from pathlib import Path

from intervisie.cli.spoken import interface_words
from intervisie.cli.writing import STDOUT, write
from intervisie.errors import ExitCode
from intervisie.method.json_schema import json_schema
from intervisie.words.catalogue import Words


def run(*, language: str | None, output: str | None, force: bool) -> int:
    """Print the schema, or write it to a file, explained in `language` or else in that of the interface."""
    words = Words(language) if language else interface_words()
    text = schema_text(words)
    if output in (None, STDOUT):
        sys.stdout.write(text)
    else:
        assert output is not None
        write(Path(output), text, force=force)
    return ExitCode.DONE


def schema_text(words: Words) -> str:
    """Return the schema as the text of a file, in ASCII, so that every editor reads it alike."""
    return dumps(json_schema(words.text), indent=2) + "\n"
