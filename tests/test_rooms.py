"""The house stands as drawn: pure rooms reach no edge, arrows point inward, words are the field's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "intervisie"

EDGES_IN_PURE_ROOMS = {
    "intervisie.method.library",  # finds and reads files
    "intervisie.profiles.library",
}
PURE_ROOMS = (
    "intervisie.method",
    "intervisie.meeting",
    "intervisie.rehearsing",
    "intervisie.groups",
    "intervisie.profiles",
)
# A file elsewhere that calls itself "Pure." on top is held to it, but for the archive, which is an edge
# throughout and speaks of paths; these must be, whatever they say.
PURE_FILES = {
    "intervisie.text",
    "intervisie.errors",
    "intervisie.documents.attendance",
    "intervisie.documents.content",
    "intervisie.documents.labels",
    "intervisie.documents.markdown",
    "intervisie.documents.values",
    "intervisie.faces.inert",
}

# What a pure room may import: nothing here reads a clock, a disk, the environment or a terminal.
PURE_IMPORTS = {
    "__future__",
    "abc",
    "bisect",
    "calendar",  # how long months are
    "collections",
    "contextlib",
    "datetime",  # its readings of the clock are looked for below
    "difflib",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "string",
    "types",
    "typing",
    "unicodedata",
    "msgspec",
    "wcwidth",
    "yaml",
}
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "breakpoint", "__import__"}
CLOCK_READINGS = {"now", "utcnow", "today", "fromtimestamp", "astimezone"}

# Which rooms a room may import from besides itself; every room may use text and errors.
ARROWS = {
    "method": set(),
    "groups": {"method", "meeting"},
    "meeting": {"method"},
    "rehearsing": {"method", "meeting"},
    "documents": {"method", "meeting", "groups", "words", "faces", "archive", "shipped"},
    "profiles": {"method", "groups", "documents"},
    "archive": {"meeting", "groups"},
    "conduct": {"method", "meeting", "words"},
    "faces": {"method", "meeting", "words", "conduct"},
    "words": set(),
}

# Words of other trades for what has a name here (see CONTRIBUTING.md).
WRONG_WORDS = {
    "beamer",
    "certificate",
    "dashboard",
    "moderator",
    "phase",
    "presenter",
    "scribe",
    "stage",
    "substep",
    "todo",
    "uitloop",
    "workflow",
}


def _modules() -> dict[str, Path]:
    names = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return names


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes(), str(file))


MODULES = _modules()
PURE = sorted(
    name
    for name in MODULES
    if name in PURE_FILES
    or (name.startswith(PURE_ROOMS) and name not in EDGES_IN_PURE_ROOMS)
    or (
        not name.startswith("intervisie.archive")
        and "Pure." in (ast.get_docstring(_tree(MODULES[name])) or "")
    )
)
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))


def _imports(file: Path) -> Iterator[str]:
    """Yield what a file imports anywhere in it, as the most exact dotted name that is a module."""
    for node in ast.walk(_tree(file)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), level=0, names=names):
                for alias in names:
                    exact = f"{module}.{alias.name}"
                    yield exact if exact in MODULES else module
            case ast.ImportFrom():
                yield "a relative import"


def _calls(file: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(_tree(file)) if isinstance(node, ast.Call))


@pytest.mark.parametrize("name", PURE)
def test_a_pure_room_imports_only_pure_rooms_and_pure_libraries(name: str) -> None:
    reached = {
        imported
        for imported in _imports(MODULES[name])
        if imported not in PURE and imported.split(".")[0] not in PURE_IMPORTS and imported != "intervisie"
    }

    assert reached == set()


@pytest.mark.parametrize("name", PURE)
def test_a_pure_room_reads_no_clock_and_touches_nothing_outside(name: str) -> None:
    outside = {
        ast.unparse(call)
        for call in _calls(MODULES[name])
        if getattr(call.func, "id", "") in IMPURE_CALLS or getattr(call.func, "attr", "") in CLOCK_READINGS
    }

    assert outside == set()


@pytest.mark.parametrize("room", ARROWS)
def test_arrows_point_inward(room: str) -> None:
    reached = {
        f"{name} -> {imported}"
        for name, file in MODULES.items()
        if name.startswith(f"intervisie.{room}.") and name not in EDGES_IN_PURE_ROOMS
        for imported in _imports(file)
        if imported.startswith("intervisie.")
        and imported.split(".")[1] not in ARROWS[room] | {room, "text", "errors"}
        and imported != "intervisie.faces.inert"
    }

    assert reached == set()


def test_no_room_is_a_drawer_for_everything() -> None:
    drawers = {
        name for name in MODULES if name.rsplit(".", 1)[-1] in {"utils", "util", "helpers", "common", "misc"}
    }

    assert drawers == set()


@pytest.mark.parametrize("name", MODULES)
def test_every_file_says_what_lives_there(name: str) -> None:
    assert ast.get_docstring(_tree(MODULES[name]))


def test_values_are_structs_because_dataclasses_cost_start_up_time() -> None:
    users = {name for name, file in MODULES.items() if "dataclasses" in set(_imports(file))}

    assert users == set()


def test_names_are_the_words_of_the_field() -> None:
    wrong = {
        f"{name}: {defined}"
        for name, file in MODULES.items()
        for defined in _defined_names(file)
        if WRONG_WORDS & set(_words_in(defined))
    }

    assert wrong == set()


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_test_sleeps_or_patches_a_clock(file: Path) -> None:
    imported = set(_imports(file))
    sleeping = {
        ast.unparse(call)
        for call in _calls(file)
        if ast.unparse(call.func) in {"time.sleep", "sleep", "asyncio.sleep"}
        or (
            getattr(call.func, "attr", "") == "setattr"
            and re.search(r"\btime\b|monotonic", ast.unparse(call))
        )
    }

    assert not imported & {"freezegun", "time_machine", "unittest.mock"}
    assert sleeping == set()


def _defined_names(file: Path) -> Iterator[str]:
    for node in ast.walk(_tree(file)):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.arg(arg=name):
                yield name


def _words_in(name: str) -> list[str]:
    """Split `NoteTaken` and `note_taken` into small words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")


def test_only_one_place_opens_what_is_kept_so_that_a_passphrase_is_asked_for_everywhere() -> None:
    opening = {
        name
        for name, file in MODULES.items()
        if not name.startswith("intervisie.archive.")
        for call in _calls(file)
        if getattr(call.func, "id", "") in {"Archive", "Groups", "Keyring"} and not _has_keys(call)
    }

    assert opening == set()


def _has_keys(call: ast.Call) -> bool:
    return any(keyword.arg in {"keys", "prove"} for keyword in call.keywords)
