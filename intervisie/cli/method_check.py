"""`intervisie methods check`: what is wrong in files, and what could be better."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from shlex import quote

from msgspec import Struct

from intervisie.cli.methods import open_library
from intervisie.cli.problems import lines_of
from intervisie.cli.report import report
from intervisie.cli.spoken import interface_words
from intervisie.errors import BadFileError, ExitCode, IntervisieError, Place, Problem
from intervisie.faces.inert import inert
from intervisie.method.advising import Code, advice_on
from intervisie.method.comparing import differences
from intervisie.method.library import Library, content_of
from intervisie.method.model import Method
from intervisie.method.places import problems_at
from intervisie.text import Text, say, say_count

MODELINE = b"# yaml-language-server: $schema="
"""How the first line of a file tells an editor which schema to use."""


class Format(StrEnum):
    """For whom the outcome is: people, another program, or the checks that GitHub runs on a change."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class Remark(Struct, frozen=True):
    """One thing said about a file: an error, or advice with its code."""

    problem: Problem
    code: str = "error"

    @property
    def is_error(self) -> bool:
        """Whether the file cannot be used like this."""
        return self.code == "error"


class Outcome(Struct, frozen=True):
    """What the check of one file came to; `error` is set when it cannot be used at all."""

    file: str
    method: Method | None = None
    error: IntervisieError | None = None
    remarks: tuple[Remark, ...] = ()


def run(*, files: tuple[str, ...], strict: bool = False, output: Format = Format.TEXT) -> int:
    """Tell of each file what is wrong or could be better; advice only counts when `strict`.

    Files with the same id are also compared: translations have the same shape, and no two files are the
    same method in one language.
    """
    library = open_library()
    outcomes = []
    with _without_collecting():
        for file in files:
            outcome = checked(file, library)
            outcomes.append(outcome)
            if output is Format.TEXT:
                _tell(outcome)
    between = tuple(_between(outcomes))
    if output is Format.TEXT:
        sys.stdout.flush()
        for *_, text in between:
            print(inert(interface_words().text(text)), file=sys.stderr)
    elif output is Format.JSON:
        _print_json(outcomes, between)
    else:
        _print_github(outcomes, between)
    return _exit_code(outcomes, differs=bool(between), strict=strict)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: reading makes none, and what was read stays until the end."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def checked(file: str, library: Library) -> Outcome:
    """Return what the check of one file comes to."""
    try:
        content = content_of(Path(file))
        value = library.value_of(content, file)
        named = tuple(_schema_that_is_not_there(content, Path(file)))
        if not isinstance(value, Method):
            return Outcome(file, remarks=named)
        return Outcome(file, value, remarks=(*named, *_advice(file, content, value, library)))
    except BadFileError as error:
        return Outcome(file, error=error, remarks=tuple(Remark(each) for each in error.problems))
    except IntervisieError as error:
        problem = Problem(Place(1, 1), error.text, error.mend)
        return Outcome(file, error=error, remarks=(Remark(problem),))


def _schema_that_is_not_there(content: bytes, file: Path) -> Iterator[Remark]:
    """Yield a remark on a first line that sends editors to a schema beside the file, where there is none."""
    if not content.startswith(MODELINE):
        return
    line = content.partition(b"\n")[0].decode("utf-8", "replace").rstrip()
    named = line[len(MODELINE) :].strip()
    if not named or "://" in named or _is_there(file.parent / named):
        return
    missing = os.path.normpath(file.parent / named)
    yield Remark(
        Problem(
            Place(1, len(MODELINE) + 1),
            say("the schema for your editor is not there: {path}", path=named),
            say(
                "Write it: {command}",
                command=f"intervisie methods schema --output {quote(missing)}",
            ),
            line,
            len(named),
        ),
        Code.NO_SCHEMA,
    )


def _is_there(path: Path) -> bool:
    """Tell whether a path leads to a file; one that cannot be a path leads nowhere."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _advice(file: str, content: bytes, method: Method, library: Library) -> tuple[Remark, ...]:
    found = advice_on(method, library.pitfalls(method.language))
    if not found:
        return ()
    codes = {(each.text, each.mend): each.code for each in found}
    problems = problems_at(content, file, ((each.path, each.text, each.mend) for each in found))
    return tuple(
        Remark(problem, codes[problem.text, problem.mend]) for problem in problems if problem.mend is not None
    )


def _tell(outcome: Outcome) -> None:
    """Say of one file that it is in order, or why not: errors and advice to stderr, the rest to stdout."""
    words = interface_words()
    sys.stdout.flush()
    if outcome.error is not None:
        report(outcome.error)
        return
    for remark in outcome.remarks:
        for line in lines_of(outcome.file, remark.problem, words, label=words.text(say("advice"))):
            print(line, file=sys.stderr)
        print(file=sys.stderr)
    told = say("{file}: in order", file=outcome.file)
    if outcome.remarks:
        told = say_count(
            "{file}: in order, with {count} piece of advice",
            "{file}: in order, with {count} pieces of advice",
            len(outcome.remarks),
            file=outcome.file,
        )
    sys.stderr.flush()
    print(inert(words.text(told)))


def _between(outcomes: Iterable[Outcome]) -> Iterable[tuple[str, Code, Text]]:
    """Yield what is wrong between two files, with the second one: two of one id, or a shape that differs.

    Each is held against the first of its id and language, and translations against the first of the others.
    """
    firsts: dict[str, dict[str, tuple[str, Method]]] = {}
    for file, method in ((each.file, each.method) for each in outcomes if each.method is not None):
        known = firsts.setdefault(method.id, {})
        same = known.get(method.language)
        if same is None:
            for other_file, other in known.values():
                yield from _shapes(other_file, other, file, method)
            known[method.language] = (file, method)
        elif Path(file) != Path(same[0]):
            text = say("{file} and {other} are both '{id}'", file=same[0], other=file, id=method.id)
            yield file, Code.SAME_ID, text


def _shapes(file: str, method: Method, other_file: str, other: Method) -> Iterable[tuple[str, Code, Text]]:
    for difference in differences(method, other):
        yield (
            other_file,
            Code.SHAPE_DIFFERS,
            say("{file} and {other}: {difference}", file=file, other=other_file, difference=difference),
        )


def _print_json(outcomes: Iterable[Outcome], between: Iterable[tuple[str, Code, Text]]) -> None:
    """Print everything for another program: in ASCII, so that nothing in it can steer a terminal."""
    from json import dumps

    words = interface_words()
    files = [
        {
            "file": outcome.file,
            "usable": outcome.error is None,
            "id": outcome.method.id if outcome.method else None,
            "remarks": [
                {
                    "severity": "error" if remark.is_error else "advice",
                    "code": remark.code,
                    "line": remark.problem.place.line,
                    "column": remark.problem.place.column,
                    "text": words.text(remark.problem.text),
                    "mend": words.text(remark.problem.mend) if remark.problem.mend else None,
                }
                for remark in outcome.remarks
            ],
        }
        for outcome in outcomes
    ]
    between_files = [
        {"file": file, "code": str(code), "text": words.text(text)} for file, code, text in between
    ]
    print(dumps({"files": files, "between_files": between_files}, indent=2))


def _print_github(outcomes: Iterable[Outcome], between: Iterable[tuple[str, Code, Text]]) -> None:
    """Print a line for each remark in the way that GitHub shows beside the line of a change."""
    words = interface_words()
    for outcome in outcomes:
        for remark in outcome.remarks:
            place, problem = remark.problem.place, remark.problem
            sentence = words.text(problem.text)
            if problem.mend is not None:
                sentence = f"{sentence}. {words.text(problem.mend)}"
            level = "error" if remark.is_error else "warning"
            where = f"file={_property(outcome.file)},line={place.line},col={place.column}"
            print(f"::{level} {where},title={_property(remark.code)}::{_message(sentence)}")
    for file, code, text in between:
        print(f"::error file={_property(file)},title={_property(code)}::{_message(words.text(text))}")


def _message(text: str) -> str:
    """Return a message as GitHub reads it: per cent signs and line breaks written out."""
    return inert(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _exit_code(outcomes: Iterable[Outcome], *, differs: bool, strict: bool) -> ExitCode:
    """Return 3 when a file is bad or, if `strict`, could be better; else that of the first other error."""
    worst = ExitCode.DONE
    for outcome in outcomes:
        if outcome.error is not None:
            code = ExitCode(outcome.error.exit_code)
            worst = worst if worst is ExitCode.BAD_FILE else code
        elif outcome.remarks and strict:
            worst = ExitCode.BAD_FILE
    return ExitCode.BAD_FILE if differs else worst
