"""Templates and what they make: shipped ones here, everybody's own in a child process with limits.

A template can come from a stranger. Its child is a fresh interpreter with an empty environment that gets
the data of one document and nothing else; it is ended, with all it started, when it takes too long,
and what it answers is read up to a limit. Memory, processor time and file size are limited where the
system can do that (not on Windows, and memory not on macOS).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any

from msgspec import Struct

from intervisie.errors import BadFileError, Place, Problem
from intervisie.faces.inert import inert
from intervisie.text import Text, say

Data = Mapping[str, object]

_MOST_ANSWER = 32 * 1024 * 1024
"""Bytes that are read of an answer: a page of 2 MiB in which every letter is written as an escape."""


class Template(Struct, frozen=True):
    """A template: its name for people, its text, and whether it is one of ours."""

    name: str
    source: str
    shipped: bool
    partials: dict[str, str]


class Page(Struct, frozen=True):
    """What a printable page needs besides its text."""

    title: str
    language: str


class Limits(Struct, frozen=True):
    """What a child may use; `memory` in bytes."""

    memory: int = 256 * 1024 * 1024
    cpu_seconds: int = 4
    wall_seconds: float = 8.0


LIMITS = Limits()


def make(
    template: Template,
    data: Data,
    *,
    page: Page | None = None,
    readable: bool = False,
    limits: Limits = LIMITS,
) -> str:
    """Return the document that a template makes of `data`: Markdown, or one HTML page.

    Markdown that is `readable` has been read once within the limits, and so can be read again outside them.

    Raises:
        BadFileError: the template cannot be used; it says at which line, and never what stood in the data.
    """
    if not template.shipped:
        return _made_by_child(template, (data,), page, limits, readable=readable)
    from intervisie.documents.engine import TemplateFault, render
    from intervisie.documents.formats import page as page_of

    try:
        markdown = render(template.source, data, template.partials)
    except TemplateFault as fault:
        raise _error(template, fault.kind, fault.line, fault.detail) from None
    return page_of(markdown, title=page.title, language=page.language) if page else markdown


def check(template: Template, data: Sequence[Data], *, limits: Limits = LIMITS) -> None:
    """Try a template on each of these data, in a child.

    Raises:
        BadFileError: it does not go through with one of them.
    """
    _made_by_child(template, data, None, limits, readable=False)


def _made_by_child(
    template: Template, data: Sequence[Data], page: Page | None, limits: Limits, *, readable: bool
) -> str:
    request = {
        "source": template.source,
        "partials": template.partials,
        "data": data,
        "page": {"title": page.title, "language": page.language} if page else None,
        "readable": readable,
        "limits": {"memory": limits.memory, "cpu_seconds": limits.cpu_seconds},
    }
    answer = _read_answer(*_ask(json.dumps(request).encode("ascii"), limits))
    text = answer.get("text")
    if isinstance(text, str):
        return text
    line = answer.get("line")
    raise _error(
        template,
        str(answer.get("kind", "")),
        line if isinstance(line, int) else 0,
        str(answer.get("detail", "")),
    )


def _ask(request: bytes, limits: Limits) -> tuple[bytes, int]:
    """Start a child, give it a request, and return its answer and how it ended."""
    with subprocess.Popen(
        [sys.executable, "-I", "-S", "-B", str(Path(__file__).with_name("child.py")), *_library_folders()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_bare_environment(),
        cwd=Path(__file__).parent,
        start_new_session=True,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        watch = Timer(limits.wall_seconds, _end, (child,))
        watch.daemon = True
        watch.start()
        try:
            with suppress(BrokenPipeError, OSError):
                child.stdin.write(request)
                child.stdin.close()
            answer = child.stdout.read(_MOST_ANSWER + 1)
            if len(answer) > _MOST_ANSWER:
                _end(child)
            ended = child.wait()
        finally:
            watch.cancel()
            _end(child)
    return answer, ended


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a child and everything it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        elif child.returncode is None:  # its group is certainly still its own
            os.killpg(child.pid, signal.SIGKILL)


def _library_folders() -> list[str]:
    """Return where this process found what the child needs: isolation takes away every other hint."""
    import jinja2
    import markdown_it
    import markupsafe
    import mdurl

    libraries = (jinja2, markupsafe, markdown_it, mdurl)
    folders = (str(Path(str(library.__file__)).parents[1]) for library in libraries)
    return list(dict.fromkeys((str(Path(__file__).parents[2]), *folders)))


def _bare_environment() -> dict[str, str]:
    """Return an empty environment, but for what Windows cannot start a program without."""
    if sys.platform == "win32":
        return {"SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}
    return {}


def _read_answer(answer: bytes, ended: int) -> dict[str, Any]:
    """Return what a child answered, or what its end tells when it could not."""
    if ended == 0:
        with suppress(ValueError):
            read = json.loads(answer)
            if isinstance(read, dict):
                return read
    kills = {-getattr(signal, name) for name in ("SIGKILL", "SIGXCPU") if hasattr(signal, name)}
    return {"kind": "too-long" if ended in kills or sys.platform == "win32" else "ended"}


def _error(template: Template, kind: str, line: int, detail: str) -> BadFileError:
    text = _text_of(kind, inert(detail)[:80])
    lines = template.source.split("\n")
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    column = len(source) - len(source.lstrip()) + 1 if source else 1
    problem = Problem(Place(max(line, 1), column), text, _mend_of(kind), source)
    return BadFileError(text, template.name, (problem,))


def _text_of(kind: str, detail: str) -> Text:
    """Say what is wrong with a template."""
    quoted = {
        "syntax": say("This is not understood: {message}", message=detail),
        "undefined": say("There is no '{name}' here.", name=detail),
        "no-partial": say("There is no part '{name}' to include.", name=detail),
    }
    if detail and kind in quoted:
        return quoted[kind]
    return {
        "syntax": say("This is not understood."),
        "undefined": say("This asks for something that is not there."),
        "no-partial": say("This includes something that is not there."),
        "forbidden": say("This reaches for something that a template may not use."),
        "not-text": say("Only text and numbers can be written, no lists or groups of values."),
        "too-deep": say("This is nested too deeply."),
        "too-much-text": say("The document becomes larger than 2 MB."),
        "too-much-memory": say("The template needs more memory than it may have."),
        "too-long": say("The template takes longer than it may."),
        "ended": say("The template needs more than it may have, and was ended."),
    }.get(kind, say("This cannot be worked out: {message}", message=detail or "?"))


def _mend_of(kind: str) -> Text | None:
    """Say what to do about it."""
    return {
        "undefined": say("docs/templates.md lists the names of each document."),
        "no-partial": say("Put the text itself into the template: other files cannot be included."),
        "not-text": say("Go through a list with a for loop."),
        "too-long": say("Look for a loop that goes on too long, or a very large number."),
        "too-much-memory": say("Look for a text that is repeated too often, or a very large number."),
        "too-much-text": say("Look for a loop that goes on too long."),
    }.get(kind)
