"""What the list says about each shipped method, known without reading its file. Pure.

`methods/index.json` holds it, made by `python -m intervisie.cli.index`. A file whose size is another one than
the index was made from is read after all, and a test holds the index against the files.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import msgspec
from msgspec import Struct

from intervisie.method.choices import Experience, Form
from intervisie.method.model import Method
from intervisie.method.planning import total

NAME = "index.json"


class Summary(Struct, frozen=True):
    """One shipped method in short: what `Entry` says, for the ideal number of people.

    `file` is its place below the folder of methods, with forward slashes; `size` that of the file in bytes.
    """

    file: str
    size: int
    name: str
    form: Form
    people: int
    duration: timedelta
    least: int
    most: int
    splits: bool
    experience: Experience


def summary_of(method: Method, file: str, size: int) -> Summary:
    """Return what the list says about a method."""
    people = method.people
    return Summary(
        file=file,
        size=size,
        name=method.name,
        form=method.form,
        people=people.ideal,
        duration=total(method, people.ideal),
        least=people.least,
        most=people.most,
        splits=people.splits,
        experience=method.experience,
    )


def encoded(summaries: Iterable[Summary]) -> bytes:
    """Return an index as it stands in its file, one method a line."""
    lines = (msgspec.json.encode(summary) for summary in summaries)
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def decoded(content: bytes) -> dict[str, Summary]:
    """Return an index by file; nothing of one that cannot be read."""
    try:
        found = msgspec.json.decode(content, type=tuple[Summary, ...])
    except msgspec.DecodeError:
        return {}
    return {summary.file: summary for summary in found}
