"""Templates at work: one environment for shipped and own ones, and what went wrong in words of its own.

Runs in this process for shipped templates, and in the child (`child.py`) for all others. It imports
nothing of the rest of the program but the escaping, so that a child starts quickly and holds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import DictLoader, StrictUndefined, Template
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from intervisie.documents.markdown import as_typed, on_one_line

MOST_TEXT = 2 * 1024 * 1024
"""Bytes a document may have: a thousand pages."""
FILTERS = (
    "abs",
    "batch",
    "capitalize",
    "default",
    "first",
    "groupby",
    "int",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "select",
    "selectattr",
    "sort",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
)
"""The filters of Jinja2 that a template may use; `one_line` and `hang` are ours."""
GLOBALS = ("range", "namespace", "joiner")
"""The functions a template may call."""
_NAME = "<template>"
_MOST_MESSAGE = 80


class TemplateFault(Exception):  # noqa: N818 # it becomes a BadFileError where the file's name is known
    """A template cannot be used: `kind` says how, `line` where (0 when unknown), `detail` quotes it.

    The detail never holds what stood in the data: it comes from the template's own source.
    """

    def __init__(self, kind: str, line: int = 0, detail: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.line = line
        self.detail = detail


def render(source: str, data: Mapping[str, Any], partials: Mapping[str, str]) -> str:
    """Return the Markdown that a template makes of `data`.

    Raises:
        TemplateFault: whatever the template did wrong.
    """
    try:
        template = _environment(partials).from_string(source)
        text = "".join(_limited(template, data))
    except TemplateFault as fault:
        raise TemplateFault(fault.kind, _line_of(fault), fault.detail) from None
    except Exception as error:  # noqa: BLE001 # foreign code: anything may come out of it
        raise _fault(error, source) from None
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _limited(template: Template, data: Mapping[str, Any]) -> Iterator[str]:
    size = 0
    for piece in template.generate(**data):
        size += len(piece.encode("utf-8", "replace"))
        if size > MOST_TEXT:
            raise TemplateFault("too-much-text")
        yield piece


def _environment(partials: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """Return the environment: every value a template writes shows exactly as typed.

    Escaping for HTML is on only because Jinja2 then marks what a macro returns as written already;
    what a template writes is made Markdown by `finalize` before that.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(partials)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_written,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
    )
    filters = {name: environment.filters[name] for name in FILTERS}
    environment.filters.clear()
    environment.filters.update(filters, one_line=_one_line, hang=_hang)
    functions = {name: environment.globals[name] for name in GLOBALS}
    environment.globals.clear()
    environment.globals.update(functions)
    return environment


def _written(value: object) -> Markup:
    """Return what `{{ value }}` writes."""
    if isinstance(value, Markup):
        return value
    if value is None or isinstance(value, (bool, list, tuple, dict)) or not isinstance(value, (str, int)):
        if isinstance(value, StrictUndefined):
            str(value)  # raises, and says which name
        raise TemplateFault("not-text")
    return Markup(as_typed(str(value)))  # noqa: S704 # as_typed is the escaping


def _one_line(value: str) -> Markup:
    """Write a text on one line."""
    return value if isinstance(value, Markup) else Markup(on_one_line(str(value)))  # noqa: S704


def _hang(value: str, spaces: int = 2) -> Markup:
    """Write a text whose further lines are indented, as in a list; an empty item would end the list."""
    if isinstance(value, Markup):
        return value
    return Markup(as_typed(str(value), hang=spaces) or "&nbsp;")  # noqa: S704


def _fault(error: Exception, source: str) -> TemplateFault:
    """Say what went wrong without a word of the data."""
    line = _line_of(error)
    match error:
        case TemplateSyntaxError():
            message = (error.message or "").replace("\n", " ")
            return TemplateFault("syntax", error.lineno, message[:_MOST_MESSAGE])
        case TemplateNotFound():
            return TemplateFault("no-partial", line, _named_in(source, str(error.name)))
        case SecurityError():
            return TemplateFault("forbidden", line)
        case UndefinedError():
            named = re.findall(r"'([^']+)'", str(error))
            return TemplateFault("undefined", line, _named_in(source, named[-1] if named else ""))
        case MemoryError():
            return TemplateFault("too-much-memory", line)
        case RecursionError() | SyntaxError():
            return TemplateFault("too-deep", line)
        case _:
            return TemplateFault("fails", line, type(error).__name__)


def _named_in(source: str, name: str) -> str:
    """Return a name only when the template itself holds it: otherwise it may come from a note."""
    return name[:_MOST_MESSAGE] if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", source) else ""


def _line_of(error: BaseException) -> int:
    """Return the line of the template at which something went wrong, 0 when it is unknown."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _NAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
