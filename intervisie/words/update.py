"""Bring the Dutch catalogue up to date with the sentences in the code. Needs Babel; not used to run.

    python -m intervisie.words.update            rewrite the catalogue, list what has no Dutch yet
    python -m intervisie.words.update --check    change nothing; exit 1 when something is not fresh

The catalogue holds no line numbers, no dates and no guessed translations, so that it changes only
when a sentence does.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "nl" / "LC_MESSAGES"
FORMS = {"say": 1, "say_count": 2}
_HEAD = "# The Dutch of intervisie. Written by: python -m intervisie.words.update"


class _Catalogue(Catalog):
    """A catalogue without dates and versions of tools in its head."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "intervisie"),
            ("Language", "nl"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ]

    @mime_headers.setter
    def mime_headers(self, value: Iterable[tuple[str, str]]) -> None:  # noqa: ARG002 (nothing may be set)
        raise AttributeError("the head of the catalogue is always the same")


def sentences() -> Catalog:
    """Return every sentence marked in the code, without translations, by file."""
    catalogue = _Catalogue(locale="nl", header_comment=_HEAD, fuzzy=False)
    for file in sorted(PACKAGE.rglob("*.py")):
        for message in marked(ast.parse(file.read_bytes(), str(file))):
            catalogue.add(message, locations=[(file.relative_to(PACKAGE.parent).as_posix(), 1)])
    return catalogue


def marked(tree: ast.AST) -> Iterator[str | tuple[str, str]]:
    """Yield the sentences that `say` and `say_count` mark in a piece of code, in its order.

    Babel's own extraction is not used: it overlooks what stands inside an f-string.

    Raises:
        ValueError: a sentence is not written out as a literal, so that nobody could translate it.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in FORMS:
            continue
        forms = [form.value for form in node.args[: FORMS[name]] if isinstance(form, ast.Constant)]
        if len(forms) != FORMS[name] or not all(isinstance(form, str) for form in forms):
            raise ValueError(f"line {node.lineno}: {ast.unparse(node)} is not a literal sentence")
        one, *many = (str(form) for form in forms)
        yield (one, many[0]) if many else one


def translated() -> Catalog:
    """Return the sentences in the code with the Dutch that stands in the catalogue on disk."""
    fresh = sentences()
    with (FOLDER / "intervisie.po").open("rb") as file:
        known = read_po(file, locale="nl")
    for message in fresh:
        before = known.get(message.id)
        if message.id and before is not None and not before.fuzzy:
            message.string = before.string
    return fresh


def missing(catalogue: Catalog) -> list[str]:
    """Return the sentences without Dutch, or with only one of two forms."""
    lacking = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        wanted = 2 if message.pluralizable else 1
        if message.id and (len(forms) != wanted or not all(forms)):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def written(catalogue: Catalog) -> dict[Path, bytes]:
    """Return the bytes of the readable and of the compiled catalogue, by file."""
    readable, compiled = BytesIO(), BytesIO()
    write_po(readable, catalogue, width=100, include_lineno=False, sort_by_file=False)
    write_mo(compiled, catalogue)
    return {
        FOLDER / "intervisie.po": readable.getvalue(),
        FOLDER / "intervisie.mo": compiled.getvalue(),
    }


def main(arguments: list[str]) -> int:
    """Rewrite or check the catalogue; return 1 when Dutch is missing or, checking, not fresh."""
    catalogue = translated()
    lacking = missing(catalogue)
    for sentence in lacking:
        print(f"no Dutch: {sentence}")
    if arguments == ["--check"]:
        fresh = is_fresh(catalogue)
        if not fresh:
            print("the catalogue is not fresh; run python -m intervisie.words.update")
        return 0 if fresh and not lacking else 1
    for file, content in written(catalogue).items():
        file.write_bytes(content)
    return 1 if lacking else 0


def is_fresh(catalogue: Catalog) -> bool:
    """Return whether the files on disk hold these sentences and no others.

    The order and the places of sentences do not count: moving code does not make a catalogue stale.
    """
    readable, compiled = FOLDER / "intervisie.po", FOLDER / "intervisie.mo"
    with readable.open("rb") as file:
        known = {message.id for message in read_po(file, locale="nl")}
    same = known == {message.id for message in catalogue}
    return same and compiled.is_file() and compiled.read_bytes() == written(catalogue)[compiled]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
