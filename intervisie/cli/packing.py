"""A collection of methods as a zip that others can add: the files, and a page that says what they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from intervisie.cli.method_copy import MODELINE
from intervisie.documents.markdown import as_typed, on_one_line
from intervisie.method.model import Method
from intervisie.method.planning import total
from intervisie.text import say, say_count
from intervisie.words.catalogue import Words

_THEN = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip: the same methods make the same zip."""


def packed(methods: Sequence[tuple[Method, bytes]], words: Words) -> bytes:
    """Return the zip: methods by language, and README.md in the language of whoever packs."""
    files = {"README.md": "\n".join(_page([method for method, _ in methods], words)) + "\n"}
    for method, content in methods:
        text = content.decode("utf-8-sig")
        files[f"{method.language}/{method.id}.yaml"] = MODELINE.sub("", text)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _THEN)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, files[name].encode())
    return made.getvalue()


def _page(methods: Sequence[Method], words: Words) -> Iterator[str]:
    told = words.text
    yield f"# {told(say('Methods'))}"
    yield ""
    yield told(say("For intervisie. To add them: {command}", command="`intervisie methods add FILE.zip`"))
    shown: set[str] = set()
    for method in sorted(methods, key=lambda each: (each.id, each.language != words.language)):
        if method.id in shown:
            continue
        shown.add(method.id)
        languages = sorted(each.language for each in methods if each.id == method.id)
        yield ""
        yield f"## {on_one_line(method.name)}"
        yield ""
        duration = total(method, method.people.ideal)
        facts = say_count(
            "{duration} with {count} person",
            "{duration} with {count} people",
            method.people.ideal,
            duration=duration,
        )
        yield f"`{method.id}` ({', '.join(languages)}), {told(facts)}"
        if method.purpose:
            yield ""
            yield as_typed(method.purpose)
        if method.sources or method.licence:
            yield ""
            for source in method.sources:
                yield f"- {on_one_line(source)}"
            if method.licence:
                yield f"- {told(say('Licence: {licence}', licence=on_one_line(method.licence)))}"
